/** Numbers filed under hashes of 32 bits, in a few arrays: a map of lists would take ten times the room. */
export interface HashIndex {
  readonly add: (hash: number, value: number) => void;
  readonly each: (hash: number, use: (value: number) => void) => void;
}

/** An index for so many numbers, and no more. Most hashes nobody filed anything under are told apart by one bit. */
export function hashIndex(most: number): HashIndex {
  const size = 2 ** Math.ceil(Math.log2(most + 2));
  const [heads, hashes, values, next] = [new Int32Array(size), new Uint32Array(most), new Int32Array(most), new Int32Array(most)];
  const bits = new Int32Array(Math.max(2048, size >> 1));
  const mask = bits.length - 1;
  let count = 0;
  return {
    add(hash, value) {
      const slot = hash & (size - 1);
      [hashes[count], values[count], next[count]] = [hash, value, heads[slot]!];
      count += 1;
      heads[slot] = count;
      bits[(hash >>> 5) & mask]! |= 1 << hash;
    },
    each(hash, use) {
      if (((bits[(hash >>> 5) & mask]! >>> hash) & 1) === 0) return;
      for (let entry = heads[hash & (size - 1)]!; entry !== 0; entry = next[entry - 1]!) if (hashes[entry - 1] === hash) use(values[entry - 1]!);
    },
  };
}

/** Counts how often each of some hashes of 32 bits comes by. */
export interface HashCounter {
  readonly count: (hash: number) => void;
  /** 0 for a hash nobody asked for. */
  readonly of: (hash: number) => number;
}

export function hashCounter(wanted: readonly number[]): HashCounter {
  const size = 2 ** Math.ceil(Math.log2(wanted.length * 4 + 2));
  // A place without a hash counts 0, one with a hash one more than came by.
  const [hashes, counts] = [new Uint32Array(size), new Uint32Array(size)];
  const placeOf = (hash: number): number => {
    let place = hash & (size - 1);
    while (counts[place] !== 0 && hashes[place] !== hash) place = (place + 1) & (size - 1);
    return place;
  };
  for (const hash of wanted) {
    const place = placeOf(hash);
    [hashes[place], counts[place]] = [hash, 1];
  }
  return {
    count(hash) {
      const place = placeOf(hash);
      if (counts[place] !== 0) counts[place]! += 1;
    },
    of: (hash) => Math.max(0, counts[placeOf(hash)]! - 1),
  };
}
