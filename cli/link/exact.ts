import type { ScannedSide } from './side.js';

/** Pairs of rows whose five items are the same bytes, where no other row of either side says the same: the n-th of one list with the n-th of the other. */
export interface ExactPairs { readonly pairedA: Uint32Array; readonly pairedB: Uint32Array; readonly leftA: Uint32Array; readonly leftB: Uint32Array }

const several = -1;

/** Fingerprints of 64 bits in a table of rows; whatever is not unique on both sides, or not comparable as bytes, is left over. */
export function exactPairs(a: ScannedSide, b: ScannedSide): ExactPairs {
  const size = 2 ** Math.ceil(Math.log2(a.rows.length * 1.5 + 16));
  // A place holds row + 1 and its fingerprint: whoever looks a row up waits for far memory once.
  const table = new Int32Array(size * 4);
  const partner = new Int32Array((a.rows.at(-1) ?? 0) + 1);
  const slotOf = (side: ScannedSide, row: number): number => {
    const [low, high] = [side.prints[row * 2]! | 0, side.prints[row * 2 + 1]! | 0];
    let slot = (Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b) >>> 8) & (size - 1);
    while (table[slot * 4] !== 0 && (table[slot * 4 + 1] !== low || table[slot * 4 + 2] !== high)) slot = (slot + 1) & (size - 1);
    return slot * 4;
  };
  const isComparable = (side: ScannedSide, row: number) => side.prints[row * 2] !== 0 || side.prints[row * 2 + 1] !== 0;
  for (const row of a.rows) {
    if (!isComparable(a, row)) continue;
    const slot = slotOf(a, row);
    if (table[slot] === 0) [table[slot], table[slot + 1], table[slot + 2]] = [row + 1, a.prints[row * 2]!, a.prints[row * 2 + 1]!];
    else partner[table[slot]! - 1] = several;
  }
  for (const row of b.rows) {
    if (!isComparable(b, row)) continue;
    const held = table[slotOf(b, row)]!;
    if (held !== 0) partner[held - 1] = partner[held - 1] === 0 ? row + 1 : several;
  }
  const pairedA = a.rows.filter((row) => partner[row]! > 0);
  const pairedB = pairedA.map((row) => partner[row]! - 1);
  const isTaken = new Uint8Array((b.rows.at(-1) ?? 0) + 1);
  for (const row of pairedB) isTaken[row] = 1;
  return { pairedA, pairedB, leftA: a.rows.filter((row) => partner[row]! <= 0), leftB: b.rows.filter((row) => isTaken[row] === 0) };
}
