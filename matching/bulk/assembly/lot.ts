import { addressLetters, DASH, HARMLESS, MOST_LETTERS, placeLetter, prefectureAt, prefectureLength, STRANGE } from './letters';

const SPACE: u32 = 0x20;
/** 丁 目 番 地 号 条 十 */
const BLOCK: u32 = 0x4e01, EYE: u32 = 0x76ee, LOT: u32 = 0x756a, GROUND: u32 = 0x5730, HOUSE: u32 = 0x53f7, LINE: u32 = 0x6761, TEN: u32 = 0x5341;
export const NO_UNIT: u32 = 0;

// A lot in memory: place of its 都道府県 in the list (0 = none is written), whether the names are delicate, how many letters the
// names have, how many numbers there are, three values, three units; from 64 on the names, then the letters it is read from.
@inline export function prefectureOf(lot: usize): u32 { return load<u32>(lot); }
/** The names hold a letter that may be left out, or that a county hides behind. */
@inline export function isDelicate(lot: usize): boolean { return load<u32>(lot, 4) != 0; }
@inline export function namesCount(lot: usize): u32 { return load<u32>(lot, 8); }
@inline export function numbersCount(lot: usize): u32 { return load<u32>(lot, 12); }
@inline export function valueOf(lot: usize, index: u32): u32 { return load<u32>(lot + 16 + (index << 2)); }
@inline export function unitOf(lot: usize, index: u32): u32 { return load<u32>(lot + 28 + (index << 2)); }
@inline export function namesOf(lot: usize): usize { return lot + 64; }
export const lotBytes: u32 = 64 + 4 * MOST_LETTERS;


let letters: usize = 0;
let end: u32 = 0;
@inline function letterAt(index: u32): u32 { return index < end ? <u32>load<u16>(letters + (index << 1)) : 0; }
@inline function isDigit(letter: u32): boolean { return letter >= 0x30 && letter <= 0x39; }

/** 一…九, or 0. */
function kanjiDigit(letter: u32): u32 {
  if (letter == 0x4e00) return 1;
  if (letter == 0x4e8c) return 2;
  if (letter == 0x4e09) return 3;
  if (letter == 0x56db) return 4;
  if (letter == 0x4e94) return 5;
  if (letter == 0x516d) return 6;
  if (letter == 0x4e03) return 7;
  if (letter == 0x516b) return 8;
  return letter == 0x4e5d ? 9 : 0;
}
@inline function isKanjiNumeral(letter: u32): boolean { return kanjiDigit(letter) > 0 || letter == TEN || letter == 0x3007 || letter == 0x767e || letter == 0x5343; }

/** What may make a number of the numeral before it: 丁番号条階地街, の and ノ and 之, ー. */
function mayCount(letter: u32): boolean {
  return letter == BLOCK || letter == LOT || letter == HOUSE || letter == GROUND || letter == LINE || letter == 0x968e || letter == 0x8857 || letter == 0x306e || letter == 0x30ce || letter == 0x4e4b || letter == 0x30fc;
}
/** 々字第がつ郡島: left out by some, or the rest of the name depends on them. So does の at its end. */
function mayBeLeftOut(letter: u32): boolean { return letter == 0x3005 || letter == 0x5b57 || letter == 0x7b2c || letter == 0x304c || letter == 0x3064 || letter == 0x90e1 || letter == 0x5cf6; }

/**
 * Reads an address of the usual form, 港区白金5丁目25番3号 or 港区白金5-25-3: names, a lot of up to three numbers, then nothing or a
 * space and a building. Says no to every other form; such addresses are left to the scanner.
 */
export function readLot(start: usize, length: u32, lot: usize): boolean {
  letters = namesOf(lot) + (MOST_LETTERS << 1);
  const count = addressLetters(start, length, letters);
  if (count <= 0) return false;
  end = count;
  const begins = readNames(lot);
  return begins > 0 && readNumbers(lot, begins);
}

/** 郵便番号, or a space that may stand within the name of a 都道府県. */
function isOddlyBegun(prefecture: u32): boolean { return letterAt(0) == 0x90f5 || letterAt(0) == SPACE || (prefecture == 0 && (letterAt(1) == SPACE || letterAt(2) == SPACE || letterAt(3) == SPACE)); }
/** 壱弐参拾, which may be a number before 丁目. */
function isOldNumeral(letter: u32): boolean { return letter == 0x58f1 || letter == 0x5f10 || letter == 0x53c2 || letter == 0x62fe; }
/** 東西南北通, which may go on with a lot. */
function isSide(letter: u32): boolean { return letter == 0x6771 || letter == 0x897f || letter == 0x5357 || letter == 0x5317 || letter == 0x901a; }

/** Names up to the first number; where that stands, or 0. */
function readNames(lot: usize): u32 {
  const prefecture = prefectureAt(letters, end);
  store<u32>(lot, prefecture);
  store<u32>(lot, 0, 4);
  let named: u32 = 0;
  let at: u32 = prefecture > 0 ? prefectureLength(prefecture) : 0;
  if (isOddlyBegun(prefecture) || letterAt(at) == 0x5e02) return 0;
  while (at < end) {
    const letter = letterAt(at);
    if (isDigit(letter)) break;
    if (letter == STRANGE || letter == HARMLESS || letter == DASH || isOldNumeral(letter) || (letter == 0x4eac && letterAt(at + 1) == 0x90fd)) return 0;
    if (isKanjiNumeral(letter)) {
      let after = at;
      while (isKanjiNumeral(letterAt(after))) after++;
      const next = letterAt(after);
      if (next == BLOCK && letterAt(after + 1) == EYE) break;
      if (next == 0 || next == SPACE || next == STRANGE || next == HARMLESS || next == DASH || isDigit(next) || mayCount(next)) return 0;
      while (at < after) store<u16>(namesOf(lot) + (named++ << 1), <u16>letterAt(at++));
      continue;
    }
    if (letter != SPACE) {
      const said = placeLetter(letter);
      if (mayBeLeftOut(said)) store<u32>(lot, 1, 4);
      store<u16>(namesOf(lot) + (named++ << 1), <u16>said);
    }
    at++;
  }
  store<u32>(lot, named, 8);
  if (named > 0 && load<u16>(namesOf(lot) + ((named - 1) << 1)) == 0x306e) store<u32>(lot, 1, 4);
  return named > 0 && at < end ? at : 0;
}

let value: u32 = 0;
/** A number at a place, into `value`; where the text goes on, or 0. */
function numberAt(at: u32): u32 {
  const begun = at;
  value = 0;
  if (isDigit(letterAt(at))) {
    for (; isDigit(letterAt(at)); at++) value = value * 10 + letterAt(at) - 0x30;
    return at - begun <= 6 ? at : 0;
  }
  const tens = kanjiDigit(letterAt(at));
  if (tens > 0) at++;
  value = tens;
  if (letterAt(at) == TEN) {
    const ones = kanjiDigit(letterAt(++at));
    if (tens == 1) return 0;
    value = (tens > 0 ? tens * 10 : 10) + ones;
    if (ones > 0) at++;
  }
  return at > begun && letterAt(at) == BLOCK && letterAt(at + 1) == EYE ? at : 0;
}

let unit: u32 = 0;
/** A unit at a place, into `unit`; where the text goes on. */
function unitAt(at: u32): u32 {
  const letter = letterAt(at);
  unit = letter == BLOCK && letterAt(at + 1) == EYE ? BLOCK : letter == LOT || letter == HOUSE ? letter : NO_UNIT;
  if (unit == NO_UNIT) return at;
  return unit == BLOCK || (unit == LOT && letterAt(at + 1) == GROUND) ? at + 2 : at + 1;
}

function readNumbers(lot: usize, from: u32): boolean {
  let at = from;
  for (let count: u32 = 0; count < 3; count++) {
    const after = numberAt(at);
    if (after == 0) return false;
    at = unitAt(after);
    store<u32>(lot + 16 + (count << 2), value);
    store<u32>(lot + 28 + (count << 2), unit);
    store<u32>(lot, count + 1, 12);
    const next = letterAt(at);
    if (at >= end || next == SPACE) return endsAt(at) && isOneLot(lot);
    if (unit == NO_UNIT ? next != DASH || !isDigit(letterAt(at + 1)) : !isDigit(next)) return false;
    if (unit == NO_UNIT) at++;
  }
  return false;
}

/** After a space a number, a unit, a dash or a side may go on with the lot; so may a number of 丁目, 番地, 地割 or 条 a few letters on. */
function endsAt(at: u32): boolean {
  if (at >= end) return true;
  const next = letterAt(at + 1);
  if (next == SPACE || next == STRANGE || next == DASH || isDigit(next) || isKanjiNumeral(next) || isSide(next) || mayCount(next)) return false;
  for (let further = at + 1; further < end; further++) if (letterAt(further) == BLOCK || letterAt(further) == LOT || letterAt(further) == GROUND || letterAt(further) == LINE) return false;
  return true;
}

/** 番 before two more numbers, or a third number above 99, may tell a room. */
function isOneLot(lot: usize): boolean { return numbersCount(lot) < 3 || (unitOf(lot, 0) != LOT && (valueOf(lot, 2) <= 99 || unitOf(lot, 2) != NO_UNIT)); }
