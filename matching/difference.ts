import type { Stretch } from '../contracts/side-by-side.js';

/** Two texts cut where they differ, and the characters that were set against each other there. */
export interface Difference {
  readonly one: readonly Stretch[];
  readonly other: readonly Stretch[];
  readonly pairs: readonly (readonly [one: string, other: string])[];
}

/** A character with the marks that hang on it: combining marks, 字形選択子, ゛゜ in either width. */
const character = /[^][\p{M}\u309b\u309c\uff9e\uff9f]*/gu;
export const charactersIn = (text: string): readonly string[] => text.match(character) ?? [];

const cost = { same: 0, folded: 1, gap: 2, other: 3 } as const;
/** Above this many comparisons only the common beginning and end are looked for. */
const mostComparisons = 40_000;

/**
 * Where two texts differ, character by character. Two characters of which `fold` makes the same are one character written
 * otherwise; what `fold` makes nothing of is a blank, and no difference but of writing.
 */
export function difference(a: string, b: string, fold: (character: string) => string): Difference {
  if (a === b) return { one: whole(a), other: whole(b), pairs: [] };
  const places = aligned(charactersIn(a), charactersIn(b), fold);
  const kindOf = ({ one, other }: Place): Stretch['difference'] => (one === other ? undefined : fold(one) === fold(other) ? 'writing' : 'character');
  const side = (of: (place: Place) => string) => joined(places.map((place) => ({ text: of(place), kind: kindOf(place) })));
  return {
    one: side(({ one }) => one), other: side(({ other }) => other),
    pairs: places.filter(({ one, other }) => one !== other && one !== '' && other !== '').map(({ one, other }) => [one, other] as const),
  };
}

/** The whole of a text as one stretch. */
export const whole = (text: string, kind?: Stretch['difference']): readonly Stretch[] => (text === '' ? [] : [{ text, ...(kind ? { difference: kind } : {}) }]);

/** A character beside the one it is set against; '' where the other side has none. */
interface Place { readonly one: string; readonly other: string }

function aligned(a: readonly string[], b: readonly string[], fold: (character: string) => string): readonly Place[] {
  let [head, endA, endB] = [0, a.length, b.length];
  while (head < Math.min(endA, endB) && a[head] === b[head]) head += 1;
  while (endA > head && endB > head && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [middleA, middleB] = [a.slice(head, endA), b.slice(head, endB)];
  const same = (text: string): Place => ({ one: text, other: text });
  const middle = middleA.length * middleB.length > mostComparisons
    ? [...middleA.map((one) => ({ one, other: '' })), ...middleB.map((other) => ({ one: '', other }))]
    : cheapest(middleA, middleB, fold);
  return [...a.slice(0, head).map(same), ...middle, ...a.slice(endA).map(same)];
}

/** The alignment with the fewest and mildest differences. */
function cheapest(a: readonly string[], b: readonly string[], fold: (character: string) => string): readonly Place[] {
  const [foldedA, foldedB] = [a.map(fold), b.map(fold)];
  const against = (i: number, j: number): number => (a[i] === b[j] ? cost.same : foldedA[i] === foldedB[j] ? cost.folded : cost.other);
  const width = b.length + 1;
  const costs = new Uint32Array((a.length + 1) * width);
  for (let i = a.length; i >= 0; i -= 1) {
    for (let j = b.length; j >= 0; j -= 1) {
      if (i === a.length || j === b.length) costs[i * width + j] = (a.length - i + b.length - j) * cost.gap;
      else costs[i * width + j] = Math.min(costs[(i + 1) * width + j + 1]! + against(i, j), costs[(i + 1) * width + j]! + cost.gap, costs[i * width + j + 1]! + cost.gap);
    }
  }
  const places: Place[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const rest = costs[i * width + j]!;
    if (i < a.length && j < b.length && rest === costs[(i + 1) * width + j + 1]! + against(i, j)) places.push({ one: a[i++]!, other: b[j++]! });
    else if (i < a.length && rest === costs[(i + 1) * width + j]! + cost.gap) places.push({ one: a[i++]!, other: '' });
    else places.push({ one: '', other: b[j++]! });
  }
  return places;
}

/** Neighbours of one kind are one stretch. */
function joined(pieces: readonly { readonly text: string; readonly kind: Stretch['difference'] }[]): readonly Stretch[] {
  const found: { text: string; kind: Stretch['difference'] }[] = [];
  for (const { text, kind } of pieces) {
    const last = found.at(-1);
    if (text === '') continue;
    if (last && last.kind === kind) last.text += text;
    else found.push({ text, kind });
  }
  return found.flatMap(({ text, kind }) => whole(text, kind));
}
