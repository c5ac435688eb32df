import { BAD_NUMBER, BLANK, ODD, partOf, spread } from './common';
import { spareRoom } from './scan';

@inline function slotOf(spread: u64, size: u32): usize { return <usize>(((spread & 0xffffffff) * <u64>size) >> 32); }

/** Rows looked up side by side. Each of them waits for far memory; fetched together, they wait once. */
const TOGETHER: u32 = 64;
let touched: u64 = 0;

/** A slot is empty (0) or holds a row + 1 below nine bits of what the number was spread to: fresh memory costs more than looking the number up. */
const ROW: u32 = 0x7fffff;
@inline function tagOf(mixed: u64): u32 { return <u32>(mixed >> 31) << 23; }
@inline function slotAt(tables: usize, size: u32, parts: u32, mixed: u64): usize { return tableOf(tables, size, parts, mixed) + (slotOf(mixed, size) << 2); }
@inline function tableOf(tables: usize, size: u32, parts: u32, mixed: u64): usize { return parts > 1 ? tables + ((<usize>partOf(mixed, parts) * <usize>size) << 2) : tables; }

/** Brings the first slots of rows near. Nothing is decided here, so that no fetch has to wait for another. */
function fetchSlots(tables: usize, size: u32, parts: u32, keys: usize, from: u32, until: u32): void {
  let seen: u32 = 0;
  for (let row = from; row < until; row++) seen ^= load<u32>(slotAt(tables, size, parts, spread(load<i64>(keys + (<usize>row << 3)))));
  touched = seen;
}

/** Brings near what belongs to the rows that the first slots name. */
function fetchRows(tables: usize, size: u32, parts: u32, keys: usize, sideKeys: usize, sidePrints: usize, links: usize, from: u32, until: u32): void {
  let seen: u64 = 0;
  for (let row = from; row < until; row++) {
    const held = load<u32>(slotAt(tables, size, parts, spread(load<i64>(keys + (<usize>row << 3))))) & ROW;
    const other = <usize>(held == 0 ? 0 : held - 1) << 3;
    seen ^= load<u64>(sideKeys + other) ^ load<u64>(sidePrints + other) ^ load<u64>(links + other);
  }
  touched = seen;
}

/** Puts the rows of one part into its table. Rows of a number that is there already are chained. */
export function build(tables: usize, size: u32, part: u32, parts: u32, keys: usize, links: usize, from: u32, until: u32): void {
  const chosen = spareRoom();
  let count: u32 = 0;
  let seen: u32 = 0;
  for (let row = from; row < until; row++) {
    const key = load<i64>(keys + (<usize>row << 3));
    if (key < 0) continue;
    const mixed = spread(key);
    if (parts > 1 && partOf(mixed, parts) != part) continue;
    seen ^= load<u32>(slotAt(tables, size, parts, mixed));
    store<u32>(chosen + (<usize>count << 2), row);
    if (++count < TOGETHER) continue;
    enterAll(chosen, count, tables, size, parts, keys, links);
    count = 0;
  }
  enterAll(chosen, count, tables, size, parts, keys, links);
  touched = seen;
}

function enterAll(chosen: usize, count: u32, tables: usize, size: u32, parts: u32, keys: usize, links: usize): void {
  for (let index: u32 = 0; index < count; index++) {
    const row = load<u32>(chosen + (<usize>index << 2));
    const key = load<i64>(keys + (<usize>row << 3));
    const mixed = spread(key);
    enter(tableOf(tables, size, parts, mixed), size, slotOf(mixed, size), tagOf(mixed), key, row, keys, links);
  }
}

@inline function enter(table: usize, size: u32, first: usize, tag: u32, key: i64, row: u32, keys: usize, links: usize): void {
  let slot = first;
  for (;;) {
    const at = table + (slot << 2);
    const held = load<u32>(at);
    if (held == 0) {
      store<u32>(at, tag | (row + 1));
      return;
    }
    const head = <usize>(held & ROW) - 1;
    if ((held & ~ROW) == tag && load<i64>(keys + (head << 3)) == key) {
      store<u32>(chainOf(links, row), load<u32>(chainOf(links, head)));
      store<u32>(chainOf(links, head), row + 1);
      return;
    }
    if (++slot == <usize>size) slot = 0;
  }
}

/** Two words are linked to each row of A: the next row of its number (+ 1), and the row of B that asked for it first (+ 1). */
@inline function chainOf(links: usize, row: usize): usize { return links + (row << 3); }
@inline function holderOf(links: usize, row: usize): usize { return links + (row << 3) + 4; }

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
function hold(at: usize, row: u32, isAlone: boolean): u32 {
  if (isAlone) {
    const held = load<u32>(at);
    if (held == 0 || held > row) store<u32>(at, row);
    return held;
  }
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
 * (kind, row, row of the other side, row seen before + 1). `links` remembers for each row of the other side who asked first.
 */
export function probe(tables: usize, size: u32, parts: u32, shortcut: u32, keys: usize, prints: usize, count: u32, sideKeys: usize, sidePrints: usize, links: usize, firstRow: u32, out: usize): usize {
  entries = out;
  equal = 0;
  pairs = 0;
  blanks = 0;
  for (let row: u32 = 0; row < count; row += TOGETHER) {
    const next = row + TOGETHER < count ? row + TOGETHER : count;
    fetchSlots(tables, size, parts, keys, row, next);
    fetchRows(tables, size, parts, keys, sideKeys, sidePrints, links, row, next);
    for (let one = row; one < next; one++) {
      const key = load<i64>(keys + (<usize>one << 3));
      if (key >= 0) ask(tables, size, parts, shortcut, one, key, load<u64>(prints + (<usize>one << 3)), sideKeys, sidePrints, links, firstRow);
      else if (key == BLANK) blanks++;
      else leave(key == BAD_NUMBER ? NO_NUMBER : ODD_LINE, one, 0, 0);
    }
  }
  return (entries - out) >> 4;
}

@inline function ask(tables: usize, size: u32, parts: u32, shortcut: u32, row: u32, key: i64, print: u64, sideKeys: usize, sidePrints: usize, links: usize, firstRow: u32): void {
  const mixed = spread(key);
  const table = tableOf(tables, size, parts, mixed);
  const tag = tagOf(mixed);
  let slot = slotOf(mixed, size);
  for (;;) {
    const held = load<u32>(table + (slot << 2));
    if (held == 0) { leave(UNMATCHED, row, 0, 0); return; }
    const other = (held & ROW) - 1;
    if ((held & ~ROW) == tag && load<i64>(sideKeys + (<usize>other << 3)) == key) {
      if (shortcut && print != 0 && load<u64>(sidePrints + (<usize>other << 3)) == print) equal++;
      else leave(PAIR, row, other, 0);
      pairs++;
      const before = hold(holderOf(links, other), firstRow + row + 1, parts == 1);
      if (before != 0) leave(AGAIN, row, other, before);
      const chained = load<u32>(chainOf(links, other));
      if (chained != 0) others(row, chained, shortcut, print, sidePrints, links, firstRow, parts == 1);
      return;
    }
    if (++slot == <usize>size) slot = 0;
  }
}

function others(row: u32, link: u32, shortcut: u32, print: u64, sidePrints: usize, links: usize, firstRow: u32, isAlone: boolean): void {
  for (let more: u32 = 1; link != 0; more++) {
    const other = link - 1;
    hold(holderOf(links, other), firstRow + row + 1, isAlone);
    if (more < MOST_OF_ONE) {
      pairs++;
      if (shortcut && print != 0 && load<u64>(sidePrints + (<usize>other << 3)) == print) equal++;
      else leave(PAIR, row, other, 0);
    }
    link = load<u32>(chainOf(links, other));
  }
}

/** Eight digits of 64, lowest first, as letters from @ on: never a newline, a delimiter or a quote. */
function writeNumber(at: usize, number: u64): void {
  for (let digit: u32 = 0; digit < 8; digit++) store<u8>(at + digit, <u8>(0x40 | ((number >> (6 * digit)) & 63)));
}

/** Copies rows of a block into buffers by part (those with a bad number wherever their row falls), each with its line number before it; stops before a buffer is full. Returns rows done. */
export function route(keys: usize, places: usize, from: u32, count: u32, end: usize, before: u32, firstLine: u64, parts: u32, ends: usize, limits: usize): u32 {
  for (let row = from; row < count; row++) {
    const key = load<i64>(keys + (<usize>row << 3));
    if (key == BLANK || key == ODD) continue;
    const line = <usize>load<u32>(places + (<usize>row << 2));
    const length = (row + 1 < count ? <usize>load<u32>(places + (<usize>row << 2), 4) : end) - line;
    const part = key < 0 ? row % parts : partOf(spread(key), parts);
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
