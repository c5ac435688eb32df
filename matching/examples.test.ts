import { describe, expect, test } from 'vitest';
import { comparePair, pairKinds } from './kinds.js';
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
  expect(exampleFiles.map(([file]) => examplePairs(file).length)).toEqual([63, 49, 8, 34, 47, 13, 99]);
  const ids = exampleFiles.flatMap(([file]) => examplePairs(file).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('町の一覧なしで確かに読める住所はすべて読め、それを超える住所の8割も読める', () => {
  const pairs = examplePairs('addresses').map(({ a, b, fold, tier }) => ({ tier, isRight: comparePair('addresses', a, b).fold === (fold === 'yes') }));
  const share = (wanted: string) => pairs.filter(({ tier, isRight }) => tier === wanted && isRight).length / pairs.filter(({ tier }) => tier === wanted).length;
  expect(share('core')).toBe(1);
  expect(share('extended')).toBeGreaterThanOrEqual(0.8);
});
