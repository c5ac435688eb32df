import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparePair, isPairKind, pairKinds } from './kinds.js';
import { exampleFiles, examplePairs } from './pairs.examples.js';

describe.each(exampleFiles)('%s', (file, kind) => {
  test.each(examplePairs(file).map((pair) => [pair.id, pair.ja, pair] as const))('%s %s は書かれた段階になる', (_, __, { a, b, fold, levels }) => {
    const answer = comparePair(kind, a, b);
    expect(comparePair(kind, b, a)).toEqual(answer);
    if (levels.length > 0) expect(levels).toContain(answer.level);
    if (fold === 'either') expect(answer.level).not.toMatch(/9$/);
    else expect(answer.fold).toBe(fold === 'yes');
    expect(answer.because).not.toBe('');
  });

  test('知らない段階は一つもない', () => {
    for (const { id, levels } of examplePairs(file)) for (const level of levels) expect(Object.keys(pairKinds[kind].levels), id).toContain(level);
  });
});

test('集めた組は、種類ごとに欠けていない', () => {
  expect(exampleFiles.map(([file]) => examplePairs(file).length)).toEqual([78, 51, 8, 40, 60, 30, 213]);
  const ids = exampleFiles.flatMap(([file]) => examplePairs(file).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('町の一覧なしで確かに読める住所はすべて読め、それを超える住所の8割も読める', () => {
  const pairs = examplePairs('addresses').map(({ a, b, fold, tier }) => ({ tier, isRight: comparePair('addresses', a, b).fold === (fold === 'yes') }));
  const share = (wanted: string) => pairs.filter(({ tier, isRight }) => tier === wanted && isRight).length / pairs.filter(({ tier }) => tier === wanted).length;
  expect(share('core')).toBe(1);
  expect(share('extended')).toBeGreaterThanOrEqual(0.8);
});

/** The collection the examples were carried over from. It lies beside some checkouts and in none of the clones. */
const collection = new URL('../../shared/vectors/variants.json', import.meta.url);
interface CollectedPair { readonly id: string; readonly a: string; readonly b: string; readonly fold: boolean | null; readonly level?: string; readonly levels?: readonly string[]; readonly tier?: string }

describe.skipIf(!existsSync(collection))('元の組の集まり', () => {
  const { about: _, ...arrays } = (existsSync(collection) ? JSON.parse(readFileSync(collection, 'utf8')) : {}) as Record<string, readonly CollectedPair[]>;
  const pairs = Object.entries(arrays).flatMap(([kind, list]) => list.map((pair) => ({ kind, ...pair })));
  const isRight = ({ kind, a, b, fold }: (typeof pairs)[number]): boolean => {
    const answer = isPairKind(kind) ? comparePair(kind, a, b) : undefined;
    return answer !== undefined && (fold === null ? !answer.level.endsWith('9') : answer.fold === fold);
  };
  test('七つの種類があり、例の表はそのどの組も持つ', () => {
    expect(Object.keys(arrays).sort()).toEqual(exampleFiles.map(([, kind]) => kind).sort());
    const carried = new Set(exampleFiles.flatMap(([file, kind]) => examplePairs(file).flatMap(({ a, b, fold }) => [`${kind} ${a} ${b} ${fold}`, `${kind} ${b} ${a} ${fold}`])));
    expect(pairs.filter(({ kind, a, b, fold }) => !carried.has(`${kind} ${a} ${b} ${fold === null ? 'either' : fold ? 'yes' : 'no'}`))).toEqual([]);
  });
  test('どの組も、同じとみなすかどうかは書かれたとおりになる', () => {
    expect(pairs.filter((pair) => pair.tier !== 'extended' && !isRight(pair)).map(({ id }) => id)).toEqual([]);
    const extended = pairs.filter(({ tier }) => tier === 'extended');
    expect(extended.filter(isRight).length / extended.length).toBeGreaterThanOrEqual(0.8);
  });
  test('勧められた段階のとおりになる', () => {
    const other = pairs.filter((pair) => pair.tier !== 'extended').flatMap(({ id, kind, a, b, level, levels = level === undefined ? [] : [level] }) => {
      const found = comparePair(kind as 'names', a, b).level;
      return levels.length === 0 || levels.includes(found) ? [] : [`${id} ${found}`];
    });
    expect(other).toEqual([]);
  });
});
