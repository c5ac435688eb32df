
// What single letters say, in tables that `letters.ts` fills from the comparers' own: u16 for each unit below 0x10000 (its usual
// form; 1 = a space, 0 = not told here), then kana, kana of half width, kana in names of places, 異体字 beyond 0xffff, contested letters.
let usual: usize = 0;
let kana: usize = 0;
let halfKana: usize = 0;
let placeKana: usize = 0;
let contested: usize = 0;
let farLetters: usize = 0;
let prefectures: usize = 0;

export function learn(tables: usize): void {
  usual = tables;
  kana = usual + 0x20000;
  halfKana = kana + 0x200;
  placeKana = halfKana + 0x180;
  contested = placeKana + 0x200;
  prefectures = contested + 0x2000;
  farLetters = prefectures + 48 * 8;
}

/** Nothing told. */
export const UNTOLD: u32 = 0;
export const SPACE: u32 = 1;
/** Longer texts are left to the comparers. */
export const MOST_LETTERS: u32 = 240;

let point: u32 = 0;
/** Reads one character of UTF-8 into `point`; where the next one stands. */
@inline function following(at: usize): usize {
  const first = <u32>load<u8>(at);
  if (first < 0x80) { point = first; return at + 1; }
  const second = <u32>load<u8>(at, 1) & 0x3f;
  if (first < 0xe0) { point = ((first & 0x1f) << 6) | second; return at + 2; }
  const third = <u32>load<u8>(at, 2) & 0x3f;
  if (first < 0xf0) { point = ((first & 0x0f) << 12) | (second << 6) | third; return at + 3; }
  point = ((first & 0x07) << 18) | (second << 12) | (third << 6) | (<u32>load<u8>(at, 3) & 0x3f);
  return at + 4;
}

function usualOf(letter: u32): u32 {
  if (letter < 0x10000) return load<u16>(usual + (letter << 1));
  const count = load<u32>(farLetters);
  for (let index: u32 = 0; index < count; index++) {
    const entry = farLetters + 8 + (index << 3);
    if (load<u32>(entry) == letter) return load<u32>(entry, 4);
  }
  return UNTOLD;
}

/** The letters of a name in their usual forms, without spaces; how many, or -1 where one of them is not told. */
export function nameLetters(start: usize, length: u32, out: usize): i32 {
  if (length > MOST_LETTERS) return -1;
  let count: u32 = 0;
  for (let at = start, end = start + length; at < end;) {
    at = following(at);
    const letter = usualOf(point);
    if (letter == UNTOLD) return -1;
    if (letter != SPACE) store<u16>(out + (count++ << 1), <u16>letter);
  }
  return count;
}

/** A sign for a letter that could not be written: ●, 〓, U+FFFD, 外字. */
@inline export function isUnknown(letter: u32): boolean { return letter == 0x25cf || letter == 0x3013 || letter == 0xfffd || (letter >= 0xe000 && letter <= 0xf8ff); }

/** A name in Latin letters of either width, in capitals, with one space between its words; -1 where it holds anything else. */
export function latinLetters(start: usize, length: u32, out: usize): i32 {
  if (length > MOST_LETTERS) return -1;
  let count: u32 = 0;
  let isGap = false;
  for (let at = start, end = start + length; at < end;) {
    at = following(at);
    const narrow: u32 = point >= 0xff01 && point <= 0xff5e ? point - 0xfee0 : point;
    const capital = narrow >= 0x61 && narrow <= 0x7a ? narrow - 0x20 : narrow;
    if (capital == 0x20 || capital == 0x3000) { isGap = count > 0; continue; }
    if (capital < 0x41 || capital > 0x5a) return -1;
    if (isGap) store<u16>(out + (count++ << 1), 0x20);
    isGap = false;
    store<u16>(out + (count++ << 1), <u16>capital);
  }
  return count;
}

@inline function isHalfKana(letter: u32): boolean { return letter >= 0xff66 && letter <= 0xff9d; }

/** The same for kana: in full width and written large. */
export function kanaLetters(start: usize, length: u32, out: usize): i32 {
  if (length > MOST_LETTERS) return -1;
  let count: u32 = 0;
  for (let at = start, end = start + length; at < end;) {
    at = following(at);
    let letter: u32 = point == 0x20 ? SPACE : point >= 0x3000 && point <= 0x30ff ? <u32>load<u16>(kana + ((point - 0x3000) << 1)) : UNTOLD;
    if (isHalfKana(point)) {
      const half = point;
      const next = at < end ? following(at) : at;
      const mark: u32 = next > at && (point == 0xff9e || point == 0xff9f) ? point - 0xff9d : 0;
      if (mark > 0) at = next;
      letter = load<u16>(halfKana + (((half - 0xff60) * 3 + mark) << 1));
    }
    if (letter == UNTOLD) return -1;
    if (letter != SPACE) store<u16>(out + (count++ << 1), <u16>letter);
  }
  return count;
}

export const DASH: u32 = 0x2d;
/** Stands for whatever is not told, and for Latin letters and kana of half width: no number begins with one of these. */
export const STRANGE: u32 = 0xffff;
export const HARMLESS: u32 = 0xfffe;

/** The letters of an address: digits and dashes of one kind, spaces as 0x20, kana and kanji as in names; the rest is strange. */
export function addressLetters(start: usize, length: u32, out: usize): i32 {
  if (length > MOST_LETTERS) return -1;
  let count: u32 = 0;
  for (let at = start, end = start + length; at < end;) {
    at = following(at);
    store<u16>(out + (count++ << 1), <u16>addressLetter(point));
  }
  return count;
}
function addressLetter(letter: u32): u32 {
  if (letter >= 0x30 && letter <= 0x39) return letter;
  if (letter >= 0xff10 && letter <= 0xff19) return letter - 0xfee0;
  if (letter == 0x20 || letter == 0x3000) return 0x20;
  if (letter == 0x2d || letter == 0xff0d || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212) return DASH;
  if (letter == 0x3005 || letter == 0x3007) return letter;
  if ((letter >= 0x41 && letter <= 0x5a) || (letter >= 0x61 && letter <= 0x7a) || (letter >= 0xff21 && letter <= 0xff3a) || (letter >= 0xff41 && letter <= 0xff5a) || isHalfKana(letter)) return HARMLESS;
  const told = letter > 0x3000 ? usualOf(letter) : UNTOLD;
  return told == UNTOLD || told == SPACE ? STRANGE : told;
}

/** A letter of a name of a place: ケヶが are one, and so are katakana and hiragana. */
@inline export function placeLetter(letter: u32): u32 { return letter >= 0x3000 && letter <= 0x30ff ? <u32>load<u16>(placeKana + ((letter - 0x3000) << 1)) : letter == 0x4e4b ? 0x306e : letter; }

@inline export function isContested(letter: u32): boolean { return ((load<u8>(contested + (letter >> 3)) >> <u8>(letter & 7)) & 1) != 0; }

/** 都道府県 at the head of a text: its place in the list, from 1 on; its length is in `prefectureLength`. */
export function prefectureAt(letters: usize, count: u32): u32 {
  if (count < 4) return 0;
  const four = load<u64>(letters);
  for (let index: u32 = 0; index < 47; index++) {
    const wanted = load<u64>(prefectures + (index << 3));
    const mask: u64 = wanted >> 48 == 0 ? 0xffffffffffff : 0xffffffffffffffff;
    if ((four & mask) == wanted) return index + 1;
  }
  return 0;
}
@inline export function prefectureLength(index: u32): u32 { return load<u64>(prefectures + ((index - 1) << 3)) >> 48 == 0 ? 3 : 4; }
