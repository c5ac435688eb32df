import { told } from './sight';

// Records of B that wait to be compared, ten words each: kind, row, row of A, place of the line in memory, hash of the name, two of
// who was born when, shape, number of the segment, what is told.
const EACH: u32 = 40;
const PAIR: u32 = 0, AGAIN: u32 = 4, ODD_LINE: u32 = 3;

let waiting: usize = 0;
let most: u32 = 0;
let arena: usize = 0;
let arenaEnd: usize = 0;
let count: u32 = 0;
let free: usize = 0;

export function waitAt(records: usize, mostRecords: u32, lines: usize, linesEnd: usize): void {
  waiting = records;
  most = mostRecords;
  arena = lines;
  arenaEnd = linesEnd;
  clear();
}
export function clear(): void {
  count = 0;
  free = arena;
}
export function waitingRecords(): u32 { return count; }

/** Takes the entries of a block that `probe` left, copying their lines; stops before the room is full. Returns how many were looked at. */
export function gather(entries: usize, entryCount: u32, from: u32, places: usize, rows: u32, end: usize, names: usize, births: usize, firstRow: u32, shape: usize, segment: u32): u32 {
  for (let index = from; index < entryCount; index++) {
    const entry = entries + (<usize>index << 4);
    const kind = load<u32>(entry);
    if (kind == AGAIN || kind == ODD_LINE) continue;
    const row = load<u32>(entry, 4);
    const start = <usize>load<u32>(places + (<usize>row << 2));
    const length = (row + 1 < rows ? <usize>load<u32>(places + (<usize>row << 2), 4) : end) - start;
    if (free + length > arenaEnd || count == most) return index;
    const record = waiting + <usize>count * EACH;
    store<u32>(record, kind);
    store<u32>(record, firstRow + row, 4);
    store<i32>(record, kind == PAIR ? load<u32>(entry, 8) : -1, 8);
    store<u32>(record, <u32>free, 12);
    store<u32>(record, load<u32>(names + (<usize>row << 2)), 16);
    store<u64>(record, load<u64>(births + (<usize>row << 3)), 20);
    store<u32>(record, <u32>shape, 28);
    store<u32>(record, segment, 32);
    memory.copy(free, start, length);
    free += length;
    count++;
  }
  return entryCount;
}

let judged: usize = 0;
let counters: usize = 0;
let mostCounted: u32 = 0;
let left: usize = 0;
let leftCount: u32 = 0;
/** `codes`: for everything that can be told, what it counts as (0 = not judged yet); codes from 3 up to `most` are counted in `sums`, all else is left over. */
export function judgeBy(codes: usize, sums: usize, most: u32, leftOver: usize): void {
  judged = codes;
  counters = sums;
  mostCounted = most;
  left = leftOver;
}
/** Places in the order that `tell` has not counted. */
export function leftOver(): u32 { return leftCount; }

/** Looks at waiting records in an order, beside the lines of A that stand in a window of the file; stops at the first that lies outside. Returns where. */
export function tell(order: usize, from: u32, until: u32, places: usize, shapeA: usize, window: usize, windowFrom: u32, windowUntil: u32): u32 {
  leftCount = 0;
  for (let index = from; index < until; index++) {
    const record = waiting + <usize>load<u32>(order + (<usize>index << 2)) * EACH;
    const place = load<u32>(places + (<usize>load<u32>(record, 8) << 2));
    if (place < windowFrom || place >= windowUntil) return index;
    const said = told(shapeA, window + (place - windowFrom), <usize>load<u32>(record, 28), <usize>load<u32>(record, 12));
    const code = <u32>load<u8>(judged + said);
    if (code >= 3 && code <= mostCounted) {
      const sum = counters + (code << 2);
      store<u32>(sum, load<u32>(sum) + 1);
      continue;
    }
    store<u32>(record, said, 36);
    store<u32>(left + (<usize>(leftCount++) << 2), index);
  }
  return until;
}
