/** Numbers filed under hashes of 32 bits, in a few arrays: a map of lists would take ten times the room. */
export interface HashIndex {
  /** A bit for each hash that somebody may have filed something under, by its place in `hash >>> 5`, modulo their number. */
  readonly bits: Int32Array;
  readonly add: (hash: number, value: number) => void;
  readonly each: (hash: number, use: (value: number) => void) => void;
}

/** More words of bits than this are farther away than what they spare. */
export const mostBits = 2 ** 18;

/** An index for so many numbers, and no more. */
export function hashIndex(most: number): HashIndex {
  const size = 2 ** Math.ceil(Math.log2(most + 2));
  const [heads, hashes, values, next] = [new Int32Array(size), new Uint32Array(most), new Int32Array(most), new Int32Array(most)];
  const bits = new Int32Array(Math.min(mostBits, Math.max(2048, size * 4)));
  const mask = bits.length - 1;
  let count = 0;
  return {
    bits,
    add(hash, value) {
      const slot = hash & (size - 1);
      hashes[count] = hash;
      values[count] = value;
      next[count] = heads[slot]!;
      count += 1;
      heads[slot] = count;
      bits[(hash >>> 5) & mask]! |= 1 << hash;
    },
    each(hash, use) {
      for (let entry = heads[hash & (size - 1)]!; entry !== 0; entry = next[entry - 1]!) if (hashes[entry - 1] === hash) use(values[entry - 1]!);
    },
  };
}

/** Counts how often each of some hashes of 32 bits comes by. */
export interface HashCounter {
  /** A hash and one more than came by, for each place; 0 where a place has no hash. Whoever counts looks from `hash` on, modulo their number, until it is found. */
  readonly slots: Uint32Array;
  readonly count: (hash: number) => void;
  /** 0 for a hash nobody asked for. */
  readonly of: (hash: number) => number;
}

export function hashCounter(wanted: readonly number[]): HashCounter {
  const size = 2 ** Math.ceil(Math.log2(wanted.length * 4 + 2));
  const slots = new Uint32Array(size * 2);
  const placeOf = (hash: number): number => {
    let place = hash & (size - 1);
    while (slots[place * 2 + 1] !== 0 && slots[place * 2] !== hash) place = (place + 1) & (size - 1);
    return place * 2;
  };
  for (const hash of wanted) {
    const place = placeOf(hash);
    slots[place] = hash;
    slots[place + 1] = 1;
  }
  return {
    slots,
    count(hash) {
      const place = placeOf(hash);
      if (slots[place + 1] !== 0) slots[place + 1]! += 1;
    },
    of: (hash) => Math.max(0, slots[placeOf(hash) + 1]! - 1),
  };
}
