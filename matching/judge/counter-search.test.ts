import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counterSearch, type Edge } from './counter-search.js';

const shapes = (edges: readonly Edge[]) => counterSearch(edges).map(({ kind, rows }) => [kind, rows]);

test('互いの番号を持つ二行は入れ替わり', () => expect(shapes([{ from: 7, to: 3 }, { from: 3, to: 7 }])).toEqual([['swap', [3, 7]]]));
test('三行の巡りは巡りとする', () => expect(shapes([{ from: 1, to: 5 }, { from: 5, to: 9 }, { from: 9, to: 1 }])).toEqual([['rotation', [1, 5, 9]]]));
test('k行のずれは、長さkの一つの行ずれになる', () => {
  const edges = Array.from({ length: 6 }, (_, i) => ({ from: 10 + i, to: i === 5 ? null : 11 + i }));
  expect(shapes(edges)).toEqual([['rowShift', [10, 11, 12, 13, 14, 15]]]);
  expect(shapes(edges.map(({ from, to }) => ({ from: 100 - from, to: to === null ? null : 100 - to })))[0]![0]).toBe('rowShift');
});
test('番号を持つ行がなければ、別のところにあるとする', () => expect(shapes([{ from: 4, to: null }])).toEqual([['elsewhere', [4]]]));
test('正しい行を指す一本は連なり', () => expect(shapes([{ from: 4, to: 8 }])).toEqual([['chain', [4, 8]]]));
test('入れ替わりを指す行があっても、入れ替わりは見つかる', () => expect(shapes([{ from: 1, to: 2 }, { from: 2, to: 3 }, { from: 3, to: 2 }])).toEqual([['chain', [1, 2]], ['swap', [2, 3]]]));

test('どの辺もどれか一つの形に入り、順によらない', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.nat(20), fc.option(fc.nat(20), { nil: null })), { selector: ([from]) => from }), (pairs) => {
    const edges = pairs.filter(([from, to]) => from !== to).map(([from, to]) => ({ from, to }));
    const found = counterSearch(edges);
    expect(counterSearch([...edges].reverse())).toEqual(found);
    const told = new Set(found.flatMap(({ rows }) => rows));
    for (const { from } of edges) expect(told.has(from)).toBe(true);
  }), { numRuns: 500 });
});
