import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusedMoves, type Move } from './bindings.js';

const held: Readonly<Record<string, string>> = { '1': 'A', '2': 'B', '3': 'C' };
const refused = (...moves: [string, string | null, string | null][]) => [...refusedMoves(moves.map(([person, from, to]): Move => ({ person, from, to })), (number) => held[number])].sort();

it('空いている番号へは移れ、持ち主が手放さない番号へは移れない', () => {
  expect(refused(['A', '1', '9'])).toEqual([]);
  expect(refused(['A', '1', '2'])).toEqual(['A']);
  expect(refused(['X', null, '3'])).toEqual(['X']);
});

it('入れ替えも巡りも、そろっていれば成り立つ', () => {
  expect(refused(['A', '1', '2'], ['B', '2', '1'])).toEqual([]);
  expect(refused(['A', '1', '2'], ['B', '2', '3'], ['C', '3', '1'])).toEqual([]);
});

it('半分だけの入れ替えは拒み、拒まれた人の番号を当てにした人も拒む', () => {
  expect(refused(['A', '1', '2'], ['X', null, '1'])).toEqual(['A', 'X']);
  expect(refused(['A', '1', '2'], ['B', '2', '2'])).toEqual(['A']);
});

it('同じ番号を二人が求めれば、二人とも拒む', () => {
  expect(refused(['A', '1', '9'], ['B', '2', '9'])).toEqual(['A', 'B']);
});

it('無効化で手放された番号は、同じファイルで別の人に付けられる', () => {
  expect(refused(['A', '1', null], ['X', null, '1'])).toEqual([]);
});

it('拒まれなかった移動をすべて行っても、一つの番号は一人だけのもので、結果は並びによらない', () => {
  const someMoves = fc.uniqueArray(fc.record({ person: fc.constantFrom('A', 'B', 'C', 'D', 'E'), to: fc.option(fc.constantFrom('1', '2', '3', '4', '5')) }), { selector: ({ person }) => person });
  fc.assert(fc.property(someMoves, fc.infiniteStream(fc.nat()), (wished, order) => {
    const before = new Map([['A', '1'], ['B', '2'], ['C', '3']]);
    const moves = wished.map(({ person, to }): Move => ({ person, from: before.get(person) ?? null, to }));
    const out = refusedMoves(moves, (number) => held[number]);
    const keyed = moves.map((move) => ({ move, at: order.next().value }));
    expect([...refusedMoves(keyed.sort((a, b) => a.at - b.at).map(({ move }) => move), (number) => held[number])].sort()).toEqual([...out].sort());
    const after = new Map(before);
    for (const { person, to } of moves) if (!out.has(person)) { if (to === null) after.delete(person); else after.set(person, to); }
    expect(new Set(after.values()).size).toBe(after.size);
  }), { seed: 7, numRuns: 500 });
});
