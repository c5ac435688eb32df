/** Above this many comparisons only the common beginning and end are looked for. */
const mostComparisons = 40_000;
/** Words, numbers and dates stay whole: half a date marked tells nothing. */
const tokens = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_#:-]+|./gsu) ?? [];

/** Both texts with the parts marked that the other does not have. */
export function marked(expected: string, actual: string, text: (value: string) => string): readonly [expected: string, actual: string] {
  const [a, b] = [tokens(expected), tokens(actual)];
  const kept = common(a, b);
  const show = (side: readonly string[], same: ReadonlySet<number>) => runs(side, same).map(({ tokens: run, isSame }) => (isSame ? text(run) : `<mark>${text(run)}</mark>`)).join('');
  return [show(a, kept.a), show(b, kept.b)];
}

function runs(side: readonly string[], same: ReadonlySet<number>): readonly { tokens: string; isSame: boolean }[] {
  const found: { tokens: string; isSame: boolean }[] = [];
  side.forEach((token, index) => {
    const last = found.at(-1);
    if (last && last.isSame === same.has(index)) last.tokens += token;
    else found.push({ tokens: token, isSame: same.has(index) });
  });
  return found;
}

/** Places of a longest common subsequence on both sides. */
function common(a: readonly string[], b: readonly string[]): { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> } {
  const kept = { a: new Set<number>(), b: new Set<number>() };
  const keep = (left: number, right: number) => { kept.a.add(left); kept.b.add(right); };
  let [head, endA, endB] = [0, a.length, b.length];
  while (head < Math.min(endA, endB) && a[head] === b[head]) keep(head, head++);
  while (endA > head && endB > head && a[endA - 1] === b[endB - 1]) keep(--endA, --endB);
  if ((endA - head) * (endB - head) > mostComparisons) return kept;
  const lengths = Array.from({ length: endA - head + 1 }, () => new Uint16Array(endB - head + 1));
  for (let i = endA - head - 1; i >= 0; i -= 1) {
    for (let j = endB - head - 1; j >= 0; j -= 1) lengths[i]![j] = a[head + i] === b[head + j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  }
  for (let i = head, j = head; i < endA && j < endB;) {
    if (a[i] === b[j]) keep(i++, j++);
    else if (lengths[i - head + 1]![j - head]! >= lengths[i - head]![j - head + 1]!) i += 1;
    else j += 1;
  }
  return kept;
}
