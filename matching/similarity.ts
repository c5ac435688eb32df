/** Jaro–Winkler similarity, 0 to 1 (prefix of at most 4, weight 0.1). Only ever a hint: brothers score .943. */
export function jaroWinkler(a: string, b: string): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (longer.length === 0) return 1;
  const reach = Math.max(0, Math.floor(longer.length / 2) - 1);
  const isTaken = Array.from({ length: longer.length }, () => false);
  const matched: string[] = [];
  for (let index = 0; index < shorter.length; index += 1) {
    const last = Math.min(longer.length - 1, index + reach);
    for (let other = Math.max(0, index - reach); other <= last; other += 1) {
      if (isTaken[other]! || longer[other] !== shorter[index]) continue;
      isTaken[other] = true;
      matched.push(shorter[index]!);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inOrder = Array.from(longer).filter((_, index) => isTaken[index]);
  const transposed = matched.filter((character, index) => character !== inOrder[index]).length / 2;
  const jaro = (matched.length / shorter.length + matched.length / longer.length + (matched.length - transposed) / matched.length) / 3;
  return jaro + commonPrefix(a, b, 4) * 0.1 * (1 - jaro);
}

function commonPrefix(a: string, b: string, atMost: number): number {
  let length = 0;
  while (length < atMost && length < a.length && a[length] === b[length]) length += 1;
  return length;
}
