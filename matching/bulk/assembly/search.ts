// The search for the right person goes over every row of a register: nearly all of them are nobody who is looked for.

/** Adds to the slots (hash, 1 + how many bear it; 0 = empty) what the rows of a column say. */
export function countWanted(column: usize, rows: u32, slots: usize, mask: u32): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    const hash = load<u32>(column + (row << 2));
    let slot = hash & mask;
    for (;;) {
      const at = slots + (<usize>slot << 3);
      const seen = load<u32>(at, 4);
      if (seen == 0) break;
      if (load<u32>(at) == hash) { store<u32>(at, seen + 1, 4); break; }
      slot = (slot + 1) & mask;
    }
  }
}

@inline function isWanted(hash: u32, bits: usize, mask: u32): boolean { return ((load<u32>(bits + (<usize>((hash >> 5) & mask) << 2)) >> (hash & 31)) & 1) != 0; }

/** Rows of two hashes of which one has its bit set; all of them are written to `out`, which has room for each. Returns how many. */
export function mayBeWanted(column: usize, from: u32, until: u32, bits: usize, mask: u32, out: usize): u32 {
  let found: u32 = 0;
  for (let row = from; row < until; row++) {
    const at = column + (<usize>row << 3);
    if (isWanted(load<u32>(at), bits, mask) || isWanted(load<u32>(at, 4), bits, mask)) store<u32>(out + (<usize>(found++) << 2), row);
  }
  return found;
}
