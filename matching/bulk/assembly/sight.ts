import { NUMBER, ROLES } from './common';
import { isContested, isUnknown, kanaLetters, latinLetters, MOST_LETTERS, nameLetters } from './letters';
import { isDelicate, lotBytes, namesCount, namesOf, NO_UNIT, numbersCount, prefectureOf, readLot, unitOf, valueOf } from './lot';
import { differing, fieldsAt, isUsualDate } from './scan';

/** What two texts that differ are at sight: not told, the same but for writing, different; of names also the same but for one unknown letter, of addresses different beyond the 町字. */
const ASK: u32 = 0, WRITING: u32 = 1, OTHER: u32 = 2, UNKNOWN: u32 = 3, ELSEWHERE: u32 = 3;

/** Roles by their place, as `columns.ts` counts them. */
const NAME: u32 = 0, KANA: u32 = 1, BORN: u32 = 2, SEX: u32 = 3, ADDRESS: u32 = 4, COMMON: u32 = 8, FORMER: u32 = 9, PREVIOUS: u32 = 10, MOVED: u32 = 11, TOWN: u32 = 12, FORMER_KANA: u32 = 13, COMMON_KANA: u32 = 14, KANJI_FORM: u32 = 15, LATIN: u32 = 16;

let room: usize = 0;
/** Room for the letters of two names or two lots: twice `lotBytes`. */
export function look(scratch: usize): void { room = scratch; }

let one: usize = 0;
let other: usize = 0;
@inline function startOf(fields: usize, role: u32): usize { return <usize>load<u32>(fields + (role << 3)); }
@inline function lengthOf(fields: usize, role: u32): u32 { return load<u32>(fields + (role << 3), 4); }
@inline function isBlank(role: u32): boolean { return lengthOf(one, role) == 0 && lengthOf(other, role) == 0; }

/**
 * Splits both lines and tells what can be told of the five items without a comparer: a bit for each whose bytes differ, five bits
 * higher one for each where equal bytes may still say nothing, from the tenth on two bits for each that differs, and one more where a day of moving is
 * written. Never says
 * more than the comparers would: whatever is unusual, CP932 too, is left to them.
 */
export function told(shapeA: usize, lineA: usize, shapeB: usize, lineB: usize): u32 {
  const mask = differing(shapeA, lineA, shapeB, lineB);
  let said = (mask & 0x1f) | ((mask >> 3) & 0x3e0);
  if (load<u8>(shapeA, 1) == 1 || load<u8>(shapeB, 1) == 1) return said;
  one = fieldsAt();
  other = one + (<usize>ROLES << 3);
  for (let role: u32 = 0; role < NUMBER; role++) if (((mask >> role) & 1) != 0) said |= itemAtSight(role) << (10 + (role << 1));
  return isBlank(MOVED) ? said : said | 0x100000;
}

function itemAtSight(role: u32): u32 {
  if (role == NAME) return names();
  if (role == KANA) return kanaNames();
  if (role == BORN) return isUsualDate(startOf(one, BORN), lengthOf(one, BORN)) && isUsualDate(startOf(other, BORN), lengthOf(other, BORN)) ? OTHER : ASK;
  if (role == SEX) return isSex(one) && isSex(other) ? OTHER : ASK;
  return addresses();
}
function isSex(fields: usize): boolean { return lengthOf(fields, SEX) == 1 && (load<u8>(startOf(fields, SEX)) == 0x31 || load<u8>(startOf(fields, SEX)) == 0x32); }

function names(): u32 {
  const second = room + (MOST_LETTERS << 1);
  const count = nameLetters(startOf(one, NAME), lengthOf(one, NAME), room);
  const otherCount = nameLetters(startOf(other, NAME), lengthOf(other, NAME), second);
  if (count <= 0 || otherCount <= 0) return namesWithLatin(count, otherCount);
  if (count == otherCount && memory.compare(room, second, count << 1) == 0) return WRITING;
  sayRepeats(room, count);
  sayRepeats(second, otherCount);
  const apart = areApart(room, count, second, otherCount);
  return apart != OTHER || haveOneName() ? apart : ASK;
}
/** Nothing is registered that could be the name of the other side. */
function haveOneName(): boolean { return isBlank(COMMON) && isBlank(FORMER) && isBlank(COMMON_KANA) && isBlank(FORMER_KANA) && isBlank(KANJI_FORM) && isBlank(LATIN); }

/** 々 says the letter before it. */
function sayRepeats(letters: usize, count: u32): void {
  for (let at = letters + 2, end = letters + (<usize>count << 1); at < end; at += 2) if (load<u16>(at) == 0x3005) store<u16>(at, load<u16>(at - 2));
}

/** Two names by their letters, which are not all the same. Contested ones, 々 alone, or more than one unknown, are a matter for the comparer. */
function areApart(a: usize, count: u32, b: usize, otherCount: u32): u32 {
  if (count != otherCount) return OTHER;
  let unknown: u32 = 0;
  let isContestedHere = false;
  for (let at: usize = 0, end = <usize>count << 1; at < end; at += 2) {
    const x = <u32>load<u16>(a + at);
    const y = <u32>load<u16>(b + at);
    if (x == y) continue;
    if (isUnknown(x) || isUnknown(y)) unknown++;
    else if (isContested(x) && isContested(y)) isContestedHere = true;
    else return OTHER;
  }
  return unknown == 1 && count > 1 && !isContestedHere ? UNKNOWN : ASK;
}

/** A name in Latin letters beside another one, or beside one in kanji (`counts` are the letters of names that have none). */
function namesWithLatin(count: i32, otherCount: i32): u32 {
  const second = room + (MOST_LETTERS << 1);
  const latin = count > 0 ? -1 : latinLetters(startOf(one, NAME), lengthOf(one, NAME), room);
  const otherLatin = otherCount > 0 ? -1 : latinLetters(startOf(other, NAME), lengthOf(other, NAME), second);
  if (latin > 0 && otherLatin > 0) return latin == otherLatin && memory.compare(room, second, latin << 1) == 0 ? WRITING : ASK;
  return ((latin > 0 && otherCount > 0) || (otherLatin > 0 && count > 0)) && haveOneName() ? OTHER : ASK;
}

function kanaNames(): u32 {
  const second = room + (MOST_LETTERS << 1);
  const count = kanaLetters(startOf(one, KANA), lengthOf(one, KANA), room);
  const otherCount = kanaLetters(startOf(other, KANA), lengthOf(other, KANA), second);
  if (count <= 0 || otherCount <= 0) return ASK;
  if (count == otherCount && memory.compare(room, second, count << 1) == 0) return WRITING;
  return haveOneName() && (isInKanji(one) || isInKanji(other) || sumOf(room, count) != sumOf(second, otherCount)) ? OTHER : ASK;
}
/** Of two names in Latin letters the words may stand in any order, in kana too: only other letters make another name. */
function isInKanji(fields: usize): boolean { return lengthOf(fields, NAME) > 0 && load<u8>(startOf(fields, NAME)) >= 0xe3 && load<u8>(startOf(fields, NAME)) <= 0xe9; }
function sumOf(letters: usize, count: u32): u32 {
  let sum: u32 = 0;
  for (let at: u32 = 0; at < count; at++) sum += load<u16>(letters + (at << 1));
  return sum;
}

function addresses(): u32 {
  if (lengthOf(one, TOWN) > 0 && lengthOf(other, TOWN) > 0) return ASK;
  const a = room;
  const b = room + lotBytes;
  if (!readLot(startOf(one, ADDRESS), lengthOf(one, ADDRESS), a) || !readLot(startOf(other, ADDRESS), lengthOf(other, ADDRESS), b)) return ASK;
  const apart = howFar(a, b);
  return apart == WRITING || isBlank(PREVIOUS) ? apart : ASK;
}

function howFar(a: usize, b: usize): u32 {
  const prefecture = prefectureOf(a);
  const count = namesCount(a);
  if (prefecture != prefectureOf(b) && prefecture > 0 && prefectureOf(b) > 0) return ELSEWHERE;
  if (count != namesCount(b) || memory.compare(namesOf(a), namesOf(b), count << 1) != 0) return isDelicate(a) || isDelicate(b) ? ASK : ELSEWHERE;
  if (numbersCount(a) != numbersCount(b)) return OTHER;
  for (let index: u32 = 0; index < numbersCount(a); index++) {
    const unit = unitOf(a, index);
    const otherUnit = unitOf(b, index);
    if (valueOf(a, index) != valueOf(b, index) || (unit != otherUnit && unit != NO_UNIT && otherUnit != NO_UNIT)) return OTHER;
  }
  return WRITING;
}
