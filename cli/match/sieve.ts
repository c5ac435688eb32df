/** Says no to nearly everything that is not one of the hashes, without a look into a map. As small as it may be: it is asked for every row. */
export function sieveOf(hashes: ReadonlyMap<number, unknown>): (hash: number) => boolean {
  const bits = 2 ** Math.min(23, Math.max(16, Math.ceil(Math.log2(hashes.size * 16 + 1))));
  const words = new Int32Array(bits >>> 5);
  const mask = words.length - 1;
  for (const hash of hashes.keys()) words[(hash >>> 5) & mask]! |= 1 << hash;
  return (hash) => ((words[(hash >>> 5) & mask]! >>> hash) & 1) === 1;
}
