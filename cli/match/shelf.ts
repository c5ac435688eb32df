import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Things that wait in the order in which they came. What stands on it is told by its place, from 0 on. */
export interface Shelf<T> {
  readonly size: () => number;
  readonly put: (one: T) => void;
  readonly at: (place: number) => T;
  readonly close: () => void;
}

/** In memory: for as much as one join finds. */
export function shelf<T>(): Shelf<T> {
  const held: T[] = [];
  return { size: () => held.length, put: (one) => void held.push(one), at: (place) => held[place]!, close: () => {} };
}

const chunk = 1 << 20;

/** In a file of our own, as JSON: for what many joins find. Memory is a chunk and eight bytes for each thing. */
export function shelfIn<T>(path: string): Shelf<T> {
  const file = openSync(path, 'wx+', 0o600);
  let begins = new Float64Array(1024);
  let [count, written] = [0, 0];
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let window = { from: 0, bytes: Buffer.alloc(0) };
  const send = () => {
    const bytes = Buffer.concat(waiting);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    written += bytes.length;
    [waiting, waitingBytes] = [[], 0];
  };
  const bytesFrom = (from: number, until: number): Buffer => {
    const end = window.from + window.bytes.length;
    if (from < window.from || until > end) {
      // Whoever takes one after the other gets many at once, anybody else only what is asked for.
      const isInOrder = from >= window.from && from <= end;
      const bytes = Buffer.allocUnsafe(Math.max(until - from, isInOrder ? Math.min(65_536, written - from) : 0));
      window = { from, bytes: bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from)) };
    }
    return window.bytes.subarray(from - window.from, until - window.from);
  };
  return {
    size: () => count,
    put(one) {
      const bytes = Buffer.from(JSON.stringify(one));
      if (count + 2 > begins.length) { const longer = new Float64Array(begins.length * 2); longer.set(begins); begins = longer; }
      waiting.push(bytes);
      waitingBytes += bytes.length;
      count += 1;
      begins[count] = begins[count - 1]! + bytes.length;
      if (waitingBytes > chunk) send();
    },
    at(place) {
      if (begins[place + 1]! > written) send();
      return JSON.parse(bytesFrom(begins[place]!, begins[place + 1]!).toString()) as T;
    },
    close: () => closeSync(file),
  };
}
