import { hashCounter, hashIndex } from './hash-index.js';
import type { Register } from './register.js';

/** People somebody looks for in a register, by place. */
export interface Sought {
  /** Hashes of who was born when, of both records; the same one twice does no harm. */
  readonly births: (place: number, add: (hash: number) => void) => void;
  /** Hashes of the names whose bearers are counted. */
  readonly names: (place: number, add: (hash: number) => void) => void;
  /** Is the row the one the place was compared with? */
  readonly isOwn: (place: number, row: number, part: number) => boolean;
  /** Another row of one of those births. */
  readonly meet: (place: number, row: number, register: Register) => void;
}

/** So many are looked for in one pass over the registers. */
const mostAtOnce = 100_000;

/** Goes over the registers for everybody who is sought, and hands back how many bear the names of each place. */
export function lookedFor(sought: Sought, size: number, registers: () => Iterable<Register>): Uint32Array {
  const bearers = new Uint32Array(size);
  for (let from = 0; from < size; from += mostAtOnce) pass(sought, from, Math.min(from + mostAtOnce, size), registers(), bearers);
  return bearers;
}

function pass(sought: Sought, from: number, until: number, registers: Iterable<Register>, bearers: Uint32Array): void {
  const index = hashIndex((until - from) * 4);
  const names: number[] = [];
  let place = from;
  const file = (hash: number) => index.add(hash, place);
  const note = (hash: number) => void names.push(hash);
  for (; place < until; place += 1) {
    sought.births(place, file);
    sought.names(place, note);
  }
  const counter = hashCounter(names);
  let part = 0;
  for (const register of registers) {
    register.countNames(counter.slots);
    register.alike(index.bits, (row, births) => {
      for (const birth of births) index.each(birth, (found) => { if (!sought.isOwn(found, row, part)) sought.meet(found, row, register); });
    });
    part += 1;
  }
  for (place = from; place < until; place += 1) {
    let last = -1;
    // The names of the two sides are mostly one.
    sought.names(place, (hash) => { if (hash !== last) bearers[place]! += counter.of(hash); last = hash; });
  }
}

/** Days over which people of one name are born: thirty years, as in the example 田中実. Assumed; a longer span would suspect less. */
const span = 30 * 365.25;
/** Other people of these names one has to expect on one birthday, where so many bear them. */
export const expectedNamesakes = (bearers: number): number => Math.max(0, bearers - 1) / span;
