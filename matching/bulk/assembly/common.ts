// What the parts of the kernel share. AssemblyScript: TypeScript's syntax, compiled to WebAssembly by `node bin/kernel.js`.
// It knows bytes only. All state lies in memory that the caller hands out, so that several workers can share one memory.

/** What a column says; the first five are compared, in this order. */
export const NUMBER: u32 = 5;
export const ROLES: u32 = 24;
/** In `keys`: a line the fast reader leaves to the careful one, a number without form or check digit, a blank line. */
export const ODD: i64 = -1;
export const BAD_NUMBER: i64 = -2;
export const BLANK: i64 = -3;

export const STEP: u64 = 0x9e3779b97f4a7c15;
export const TURN: u64 = 0xd6e8feb86659fd93;

// A shape: +0 delimiter, +1 encoding (0 UTF-8, 1 CP932), +2 bytes before a line, +3 check digit (0 valid, 1–9 shifted, 255 unchecked), +4 columns, +8 role of each column.
@inline export function rolesOf(shape: usize): usize { return shape + 8; }

@inline export function spread(key: i64): u64 {
  const mixed = (<u64>key ^ (<u64>key >> 19)) * TURN;
  return mixed ^ (mixed >> 32);
}
/** Which of `count` parts a number belongs to. */
@inline export function partOf(spread: u64, count: u32): u32 { return <u32>(((spread >> 40) * <u64>count) >> 24); }
