import { BAD_NUMBER, BLANK, ODD, partOf, spread } from './common';

@inline function slotOf(spread: u64, size: u32): usize { return <usize>(((spread & 0xffffffff) * <u64>size) >> 32); }

/** A slot holds key + 1, and above 41 bits the row; then the fingerprint. Rows of a number that is there already are chained. */
export function build(table: usize, size: u32, part: u32, parts: u32, keys: usize, prints: usize, chain: usize, from: u32, until: u32): u32 {
  let count: u32 = 0;
  for (let row = from; row < until; row++) {
    const key = load<i64>(keys + (<usize>row << 3));
    if (key < 0) continue;
    const mixed = spread(key);
    if (parts > 1 && partOf(mixed, parts) != part) continue;
    let slot = slotOf(mixed, size);
    for (;;) {
      const at = table + (slot << 4);
      const held = load<u64>(at);
      if (held == 0) {
        store<u64>(at, <u64>(key + 1) | (<u64>row << 41));
        store<u64>(at, load<u64>(prints + (<usize>row << 3)), 8);
        count++;
        break;
      }
      if ((held & 0x1ffffffffff) == <u64>(key + 1)) {
        const head = <usize>(held >> 41);
        store<u32>(chain + (<usize>row << 2), load<u32>(chain + (head << 2)));
        store<u32>(chain + (head << 2), row + 1);
        break;
      }
      if (++slot == <usize>size) slot = 0;
    }
  }
  return count;
}

/** Kinds of entries `probe` leaves: a pair that must be looked at, no record of that number, a bad number, an odd line, a number seen before. */
const PAIR: u32 = 0;
const UNMATCHED: u32 = 1;
const NO_NUMBER: u32 = 2;
const ODD_LINE: u32 = 3;
const AGAIN: u32 = 4;
/** At most so many rows of one number are compared with one record; the others are told, not compared. */
const MOST_OF_ONE: u32 = 8;

let entries: usize = 0;
let equal: u32 = 0;
let pairs: u32 = 0;
let blanks: u32 = 0;
export function equalPairs(): u32 { return equal; }
export function joinedPairs(): u32 { return pairs; }
export function blankLines(): u32 { return blanks; }

@inline function leave(kind: u32, row: u32, other: u32, before: u32): void {
  store<u32>(entries, kind);
  store<u32>(entries, row, 4);
  store<u32>(entries, other, 8);
  store<u32>(entries, before, 12);
  entries += 16;
}

/** Remembers the lowest row that asked, whoever comes first; returns another that asked before, or 0. */
function hold(at: usize, row: u32): u32 {
  const first = atomic.cmpxchg<u32>(at, 0, row);
  let held = first;
  while (held > row) {
    const seen = atomic.cmpxchg<u32>(at, held, row);
    if (seen == held) break;
    held = seen;
  }
  return first;
}

/**
 * Looks up rows of a block. Equal fingerprints are counted and nothing more; everything else leaves an entry of 16 bytes
 * (kind, row, row of the other side, row seen before + 1). `holders` remembers for each row of the other side who asked first.
 */
export function probe(tables: usize, size: u32, parts: u32, shortcut: u32, keys: usize, prints: usize, count: u32, sidePrints: usize, chain: usize, holders: usize, firstRow: u32, out: usize): usize {
  entries = out;
  equal = 0;
  pairs = 0;
  blanks = 0;
  for (let row: u32 = 0; row < count; row++) {
    const key = load<i64>(keys + (<usize>row << 3));
    if (key < 0) {
      if (key == BLANK) blanks++;
      else leave(key == BAD_NUMBER ? NO_NUMBER : ODD_LINE, row, 0, 0);
      continue;
    }
    const mixed = spread(key);
    const table = tables + (parts > 1 ? (<usize>partOf(mixed, parts) * <usize>size) << 4 : 0);
    const print = load<u64>(prints + (<usize>row << 3));
    let slot = slotOf(mixed, size);
    for (;;) {
      const at = table + (slot << 4);
      const held = load<u64>(at);
      if (held == 0) { leave(UNMATCHED, row, 0, 0); break; }
      if ((held & 0x1ffffffffff) == <u64>(key + 1)) {
        const other = <u32>(held >> 41);
        if (shortcut && print != 0 && load<u64>(at, 8) == print) equal++;
        else leave(PAIR, row, other, 0);
        pairs++;
        const before = hold(holders + (<usize>other << 2), firstRow + row + 1);
        if (before != 0) leave(AGAIN, row, other, before);
        if (load<u32>(chain + (<usize>other << 2)) != 0) others(row, load<u32>(chain + (<usize>other << 2)), shortcut, print, sidePrints, chain, holders, firstRow);
        break;
      }
      if (++slot == <usize>size) slot = 0;
    }
  }
  return (entries - out) >> 4;
}

function others(row: u32, link: u32, shortcut: u32, print: u64, sidePrints: usize, chain: usize, holders: usize, firstRow: u32): void {
  for (let more: u32 = 1; link != 0; more++) {
    const other = link - 1;
    hold(holders + (<usize>other << 2), firstRow + row + 1);
    if (more < MOST_OF_ONE) {
      pairs++;
      if (shortcut && print != 0 && load<u64>(sidePrints + (<usize>other << 3)) == print) equal++;
      else leave(PAIR, row, other, 0);
    }
    link = load<u32>(chain + (<usize>other << 2));
  }
}

/** Eight digits of 64, lowest first, as letters from @ on: never a newline, a delimiter or a quote. */
function writeNumber(at: usize, number: u64): void {
  for (let digit: u32 = 0; digit < 8; digit++) store<u8>(at + digit, <u8>(0x40 | ((number >> (6 * digit)) & 63)));
}

/** Copies rows of a block into buffers by part (those with a bad number into the first), each with its line number before it; stops before a buffer is full. Returns rows done. */
export function route(keys: usize, places: usize, from: u32, count: u32, end: usize, before: u32, firstLine: u64, parts: u32, ends: usize, limits: usize): u32 {
  for (let row = from; row < count; row++) {
    const key = load<i64>(keys + (<usize>row << 3));
    if (key == BLANK || key == ODD) continue;
    const line = <usize>load<u32>(places + (<usize>row << 2));
    const length = (row + 1 < count ? <usize>load<u32>(places + (<usize>row << 2), 4) : end) - line;
    const part = key < 0 ? 0 : partOf(spread(key), parts);
    const at = <usize>load<u32>(ends + (part << 2));
    if (at + length + 8 > <usize>load<u32>(limits + (part << 2))) return row;
    if (before) memory.copy(at, line, length);
    else {
      writeNumber(at, firstLine + <u64>row);
      memory.copy(at + 8, line, length);
    }
    store<u32>(ends + (part << 2), <u32>(at + length + (before ? 0 : 8)));
  }
  return count;
}

/** The first byte that is not CP932 under `pairs` (one bit for each two bytes), or `end`. */
export function cp932Fault(start: usize, end: usize, pairs: usize): usize {
  while (start < end) {
    const byte = <u32>load<u8>(start);
    if (byte < 0x80 || (byte >= 0xa1 && byte <= 0xdf)) { start++; continue; }
    const pair = (byte << 8) | (start + 1 < end ? <u32>load<u8>(start + 1) : 0);
    if (((<u32>load<u8>(pairs + (pair >> 3)) >> (pair & 7)) & 1) == 0) return start;
    start += 2;
  }
  return end;
}
