/** Says no to nearly everything that is not one of the hashes, without a look into a map. */
export function sieveOf(hashes: Iterable<number>): (hash: number) => boolean {
  const bits = new Uint8Array(1 << 19);
  for (const hash of hashes) bits[(hash >>> 3) & 0x7ffff]! |= 1 << (hash & 7);
  return (hash) => ((bits[(hash >>> 3) & 0x7ffff]! >> (hash & 7)) & 1) === 1;
}
