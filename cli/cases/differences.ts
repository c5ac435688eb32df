/** Figures a case expects, some of them by name inside another (partsYen.medical). */
export type Expected = Readonly<Record<string, number | Readonly<Record<string, number | undefined>> | undefined>>;
export interface Difference { readonly key: string; readonly expected: number; readonly actual: number | null }

/** Every figure that is expected, and no other. */
export function differencesOf(expected: Expected | null, answer: object): readonly Difference[] {
  if (!expected) return [];
  const told = answer as Readonly<Record<string, unknown>>;
  return Object.entries(expected).flatMap(([key, wanted]) => {
    if (wanted === undefined) return [];
    return typeof wanted === 'number' ? difference(key, wanted, told[key]) : differencesOf(wanted, told[key] ?? {}).map((one) => ({ ...one, key: `${key}.${one.key}` }));
  });
}

const difference = (key: string, expected: number, actual: unknown): readonly Difference[] => (expected === actual ? [] : [{ key, expected, actual: typeof actual === 'number' ? actual : null }]);
