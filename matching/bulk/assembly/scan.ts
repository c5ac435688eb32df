import { BAD_NUMBER, BLANK, NUMBER, ODD, ROLES, rolesOf, STEP, TURN } from './common';

/** Where fields of a line stand: start and length of each role, twice; then five hashes. One a worker, set by `begin`. */
let fields: usize = 0;
let hashes: usize = 0;
let seed: u64 = 0;
let consumed: usize = 0;

export function begin(scratch: usize, chosenSeed: u64): void {
  fields = scratch;
  hashes = scratch + (<usize>ROLES << 4);
  seed = chosenSeed;
}
/** A line above it is left to the careful reader, which refuses it. */
const LONGEST: usize = 65536;

/** Half of the scratch is for whoever needs a little room for a while: 512 bytes. */
export function spareRoom(): usize { return fields + 512; }
export function fieldsAt(): usize { return fields; }
export function scannedTo(): usize { return consumed; }

/** Newlines between two places. */
export function countLines(start: usize, end: usize): u32 {
  let count: u32 = 0;
  const newline = i8x16.splat(10);
  for (; start + 16 <= end; start += 16) count += <u32>popcnt(i8x16.bitmask(i8x16.eq(v128.load(start), newline)));
  for (; start < end; start++) count += load<u8>(start) == 10 ? 1 : 0;
  return count;
}

@inline function special(at: usize, delimiter: v128): u32 {
  const bytes = v128.load(at);
  return <u32>i8x16.bitmask(v128.or(i8x16.eq(i8x16.min_u(bytes, i8x16.splat(0x1f)), bytes), v128.or(i8x16.eq(bytes, delimiter), i8x16.eq(bytes, i8x16.splat(0x22)))));
}

/** 64 bytes at once: whether one more of them is needed cannot be foreseen, and a wrong guess costs more than looking. */
@inline function specialsFrom(at: usize, delimiter: v128): u64 {
  return <u64>special(at, delimiter) | (<u64>special(at + 16, delimiter) << 16) | (<u64>special(at + 32, delimiter) << 32) | (<u64>special(at + 48, delimiter) << 48);
}

/** Eight bytes a step. Reads up to seven bytes behind the text; what stands there is masked out. */
@inline function hashOf(start: usize, length: u32): u64 {
  let h: u64 = seed ^ (<u64>length * STEP);
  const whole = start + (length & ~7);
  for (; start < whole; start += 8) {
    h = (h ^ load<u64>(start)) * TURN;
    h ^= h >> 29;
  }
  const rest = length & 7;
  if (rest > 0) {
    h = (h ^ (load<u64>(start) & ((<u64>1 << (rest << 3)) - 1))) * TURN;
    h ^= h >> 29;
  }
  return h;
}

/** 11 digits as a number when 12 digits stand there and the last is the check digit; else BAD_NUMBER. */
function keyOf(start: usize, length: u32, mode: u32): i64 {
  if (length != 12) return BAD_NUMBER;
  const digits = i8x16.sub(v128.load(start), i8x16.splat(0x30));
  if ((i8x16.bitmask(i8x16.lt_u(digits, i8x16.splat(10))) & 0xfff) != 0xfff) return BAD_NUMBER;
  const low = i16x8.extend_low_i8x16_u(digits);
  const high = i16x8.extend_high_i8x16_u(digits);
  const first = i32x4.dot_i16x8_s(low, i16x8(1000, 100, 10, 1, 1000, 100, 10, 1));
  const last = i32x4.dot_i16x8_s(high, i16x8(100, 10, 1, 0, 0, 0, 0, 0));
  const key = <i64>(i32x4.extract_lane(first, 0) + i32x4.extract_lane(first, 1)) * 10000000
    + <i64>(i32x4.extract_lane(first, 2) + i32x4.extract_lane(first, 3)) * 1000 + <i64>(i32x4.extract_lane(last, 0) + i32x4.extract_lane(last, 1));
  const sums = i32x4.add(i32x4.dot_i16x8_s(low, i16x8(6, 5, 4, 3, 2, 7, 6, 5)), i32x4.dot_i16x8_s(high, i16x8(4, 3, 2, 0, 0, 0, 0, 0)));
  const rest = (i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)) % 11;
  const written = load<u8>(start + 11) - 0x30;
  // An unchecked digit must stay part of the key: two numbers that differ only there are two numbers.
  if (mode == 255) return key * 10 + written;
  const wanted = ((rest <= 1 ? 0 : 11 - rest) + mode) % 10;
  return written == wanted ? key : BAD_NUMBER;
}

/** Can the comparers only answer "the same" for two equal texts of this item? Whatever is unsure is left to them. */
function isPlain(role: u32, start: usize, length: u32, encoding: u32): bool {
  if (length == 0) return false;
  if (role == 2) return isUsualDate(start, length);
  if (role == 3) return length == 1 && (load<u8>(start) == 0x31 || load<u8>(start) == 0x32);
  const first = <u32>load<u8>(start);
  if (first < 0x80) return (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a) || (first >= 0x30 && first <= 0x39);
  if (encoding == 1) return first >= 0x88 && first <= 0x9f || (first >= 0xe0 && first <= 0xea) || (first == 0x83 && load<u8>(start + 1) <= 0x96);
  if (first >= 0xe4 && first <= 0xe9) return true;
  if (first == 0xf0) return load<u8>(start + 1) >= 0xa0;
  if (first == 0xee) return true;
  if (first == 0xef) return isWideOrCompatible((<u32>load<u8>(start + 1) << 8) | <u32>load<u8>(start + 2));
  if (first != 0xe3) return false;
  const point = (0x3000 | ((<u32>load<u8>(start + 1) & 0x3f) << 6) | (<u32>load<u8>(start + 2) & 0x3f));
  return (point >= 0x3041 && point <= 0x3096) || (point >= 0x30a1 && point <= 0x30fa) || point >= 0x3400;
}

/** 外字, 互換漢字, Latin letters of full width, kana of half width, by the two bytes behind 0xef. */
@inline function isWideOrCompatible(rest: u32): boolean { return (rest >= 0x8080 && rest <= 0xabbf) || (rest >= 0xbca1 && rest <= 0xbcba) || (rest >= 0xbd81 && rest <= 0xbd9a) || (rest >= 0xbda6 && rest <= 0xbe9d); }

/** Of a year of four digits. */
function isLeap(start: usize): boolean {
  const century = (<u32>load<u8>(start) - 0x30) * 10 + <u32>load<u8>(start + 1) - 0x30;
  const year = (<u32>load<u8>(start + 2) - 0x30) * 10 + <u32>load<u8>(start + 3) - 0x30;
  return year == 0 ? century % 4 == 0 : year % 4 == 0;
}

export function isUsualDate(start: usize, length: u32): bool {
  if (length != 10 || load<u8>(start + 4) != 0x2d || load<u8>(start + 7) != 0x2d) return false;
  const shape = i8x16.bitmask(i8x16.lt_u(i8x16.sub(v128.load(start), i8x16.splat(0x30)), i8x16.splat(10))) & 0x3ff;
  if (shape != 0x36f || load<u8>(start) < 0x31 || load<u8>(start) > 0x32) return false;
  const month = (<u32>load<u8>(start + 5) - 0x30) * 10 + <u32>load<u8>(start + 6) - 0x30;
  const day = (<u32>load<u8>(start + 8) - 0x30) * 10 + <u32>load<u8>(start + 9) - 0x30;
  const longest: u32 = month == 2 ? (isLeap(start) ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

@inline function take(role: u32, start: usize, length: u32): void {
  store<u32>(fields + (role << 3), <u32>start);
  store<u32>(fields + (role << 3) + 4, length);
  if (role < NUMBER) store<u64>(hashes + (role << 3), hashOf(start, length));
}

/** Reads whole lines until `end` or `most` rows: a key, a fingerprint (0 = ask the comparers), place, hash of the name, hashes of カナ・生年月日・性別 and of 氏名・生年月日・性別. */
export function scan(shape: usize, start: usize, end: usize, keys: usize, prints: usize, places: usize, names: usize, births: usize, most: u32): u32 {
  const delimiter = load<u8>(shape);
  const before = <usize>load<u8>(shape + 2);
  const last = load<u32>(shape + 4) - 1;
  const delimiters = i8x16.splat(<i8>delimiter);
  let row: u32 = 0;
  memory.fill(fields, 0, hashes + (<usize>NUMBER << 3) - fields);
  let chunk = start;
  let mask = specialsFrom(chunk, delimiters);
  while (start < end && row < most) {
    const begun = start + before;
    let field = begun;
    let column: u32 = 0;
    let isOdd = false;
    let at: usize = 0;
    for (;;) {
      while (mask == 0) { chunk += 64; mask = specialsFrom(chunk, delimiters); }
      at = chunk + <usize>ctz(mask);
      mask &= mask - 1;
      const byte = load<u8>(at);
      if (byte == delimiter) {
        const role = <u32>load<u8>(rolesOf(shape) + column);
        if (role < ROLES) take(role, field, <u32>(at - field));
        field = at + 1;
        if (++column > last) { isOdd = true; column = last; }
      } else if (byte == 10) break;
      // In lines of our own making (parted by 0x1e) a quote is a letter like any other.
      else if ((byte != 13 || load<u8>(at + 1) != 10) && (byte != 0x22 || delimiter != 0x1e)) isOdd = true;
    }
    const stop = at > begun && load<u8>(at - 1) == 13 ? at - 1 : at;
    const role = <u32>load<u8>(rolesOf(shape) + last);
    if (column == last && role < ROLES) take(role, field, <u32>(stop - field));
    store<u32>(places + (row << 2), <u32>start);
    store<i64>(keys + (row << 3), stop == begun ? BLANK : isOdd || column != last || stop - begun > LONGEST ? ODD : keyOf(<usize>load<u32>(fields + (NUMBER << 3)), load<u32>(fields + (NUMBER << 3) + 4), <u32>load<u8>(shape + 3)));
    printRow(row, prints, names, births, <u32>load<u8>(shape + 1));
    row++;
    start = at + 1;
  }
  consumed = start;
  return row;
}

function printRow(row: u32, prints: usize, names: usize, births: usize, encoding: u32): void {
  let print: u64 = 0;
  let arePlain = true;
  for (let role: u32 = 0; role < NUMBER; role++) {
    print = (((print << 23) | (print >> 41)) ^ load<u64>(hashes + (role << 3))) * STEP;
    print ^= print >> 31;
    arePlain = arePlain && isPlain(role, <usize>load<u32>(fields + (role << 3)), load<u32>(fields + (role << 3) + 4), encoding);
  }
  store<u64>(prints + (row << 3), arePlain ? print | 1 : 0);
  store<u32>(names + (row << 2), <u32>(load<u64>(hashes) >> 32));
  const born = load<u64>(hashes + 16) ^ load<u64>(hashes + 24) * 5;
  store<u32>(births + (row << 3), <u32>((load<u64>(hashes + 8) * 3 ^ born) * TURN >> 32));
  store<u32>(births + (row << 3), <u32>((load<u64>(hashes) * 7 ^ born) * TURN >> 32), 4);
}

/** Finds the fields of a line at `line`, as start and length of each role in the first or second half of the scratch. */
export function split(shape: usize, line: usize, half: u32): usize {
  const delimiter = load<u8>(shape);
  const delimiters = i8x16.splat(<i8>delimiter);
  const last = load<u32>(shape + 4) - 1;
  const target = fields + (half ? <usize>ROLES << 3 : 0);
  let field = line + <usize>load<u8>(shape + 2);
  let chunk = field;
  let mask = special(chunk, delimiters);
  memory.fill(target, 0, <usize>ROLES << 3);
  for (let column: u32 = 0; column <= last;) {
    while (mask == 0) { chunk += 16; mask = special(chunk, delimiters); }
    const at = chunk + ctz(mask);
    mask &= mask - 1;
    const byte = load<u8>(at);
    if (byte != delimiter && byte != 10) continue;
    const role = <u32>load<u8>(rolesOf(shape) + column);
    if (role < ROLES) {
      store<u32>(target + (role << 3), <u32>field);
      store<u32>(target + (role << 3), <u32>(at > field && byte == 10 && load<u8>(at - 1) == 13 ? at - 1 - field : at - field), 4);
    }
    field = at + 1;
    column++;
  }
  return target;
}

/** Splits both lines. A bit is set for each of the five items whose bytes differ, and eight bits higher where equal bytes may still say nothing. */
export function differing(shapeA: usize, lineA: usize, shapeB: usize, lineB: usize): u32 {
  const one = split(shapeA, lineA, 0);
  const other = split(shapeB, lineB, 1);
  let mask: u32 = 0;
  for (let role: u32 = 0; role < NUMBER; role++) {
    const length = load<u32>(one + (role << 3), 4);
    if (length != load<u32>(other + (role << 3), 4) || memory.compare(<usize>load<u32>(one + (role << 3)), <usize>load<u32>(other + (role << 3)), length) != 0) mask |= 1 << role;
    else if (!isPlain(role, <usize>load<u32>(one + (role << 3)), length, <u32>load<u8>(shapeA + 1))) mask |= 0x100 << role;
  }
  return mask;
}
