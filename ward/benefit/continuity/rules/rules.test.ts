import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decideContinuity, predecessorOf, type ContinuityQuestion, type HouseholdBefore } from './decide-continuity.js';
import { moveMonth } from './move-month.js';

type Member = HouseholdBefore['members'][number];
const moved = (key: string): Member => ({ key, fate: 'movedHere' });
const source = (ref: string, head: string | null, ...members: readonly Member[]): HouseholdBefore => ({ ref, ja: `世帯${ref}`, head, members });
const asked = (question: Partial<ContinuityQuestion> & Pick<ContinuityQuestion, 'sources' | 'after'>): ContinuityQuestion => ({ destinationBefore: null, headChangeOnMove: 'recognise', ...question });
const decided = (question: ContinuityQuestion) => [decideContinuity.apply(question).outcome, predecessorOf(question)];
const family = source('S', 'h', moved('h'), moved('w'));

describe('世帯の継続性', () => {
  test.each([
    ['① 同じ世帯主・同じ世帯員で住所だけ', asked({ sources: [family], after: { head: 'h', members: ['h', 'w'] } }), 'addressOnly', 'S'],
    ['② 全員が移り、世帯主が替わる', asked({ sources: [family], after: { head: 'w', members: ['h', 'w'] } }), 'headChanged', 'S'],
    ['② を認めない区', asked({ sources: [family], after: { head: 'w', members: ['h', 'w'] }, headChangeOnMove: 'reject' }), 'none', null],
    ['認めない区でも、世帯主が同じなら続く', asked({ sources: [family], after: { head: 'h', members: ['h', 'w'] }, headChangeOnMove: 'reject' }), 'addressOnly', 'S'],
    ['③ 生まれた子が加わる', asked({ sources: [family], after: { head: 'h', members: ['h', 'w', 'c'] } }), 'membersAdded', 'S'],
    ['④ 一人が社保に入る', asked({ sources: [source('S', 'h', moved('h'), { key: 'w', fate: 'leftInsurance' })], after: { head: 'h', members: ['h'] } }), 'membersGone', 'S'],
    ['④ 一人が亡くなる', asked({ sources: [source('S', 'h', moved('h'), { key: null, fate: 'died' })], after: { head: 'h', members: ['h'] } }), 'membersGone', 'S'],
    ['② 世帯主が亡くなり、残る全員が移る', asked({ sources: [source('S', 'h', { key: 'h', fate: 'died' }, moved('w'))], after: { head: 'w', members: ['w'] } }), 'headChanged', 'S'],
    ['⑤ 世帯主が出て、残りは残る: 世帯主について行く', asked({ sources: [source('S', 'h', moved('h'), { key: null, fate: 'stays' })], after: { head: 'h', members: ['h'] } }), 'byHead', 'S'],
    ['⑤ 子だけが出る: 続かない', asked({ sources: [source('S', 'h', { key: null, fate: 'stays' }, moved('c'))], after: { head: 'c', members: ['c'] } }), 'none', null],
    ['⑤ 擬制世帯主を残す: 被保険者の全員が出ても続かない', asked({ sources: [source('S', 'n', { key: null, fate: 'stays' }, moved('w'), moved('c'))], after: { head: 'w', members: ['w', 'c'] } }), 'none', null],
    ['① 擬制世帯主も一緒: 続く', asked({ sources: [source('S', 'n', moved('n'), moved('w'))], after: { head: 'n', members: ['w'] } }), 'addressOnly', 'S'],
    ['⑤ 合併で、前からの世帯主のまま', asked({ sources: [family], destinationBefore: { ref: 'D', ja: '世帯D', head: 'd' }, after: { head: 'd', members: ['d', 'h', 'w'] } }), 'byHead', 'D'],
    ['⑤ 合併で、来た人が世帯主になる', asked({ sources: [family], destinationBefore: { ref: 'D', ja: '世帯D', head: 'd' }, after: { head: 'h', members: ['d', 'h', 'w'] } }), 'byHead', 'S'],
    ['⑤ 合併で、どちらの世帯主でもない人が世帯主になる', asked({ sources: [family], destinationBefore: { ref: 'D', ja: '世帯D', head: 'd' }, after: { head: 'w', members: ['d', 'h', 'w'] } }), 'none', null],
    ['⑤ 二つの世帯が一つになる', asked({ sources: [family, source('T', 't', moved('t'))], after: { head: 't', members: ['h', 'w', 't'] } }), 'byHead', 'T'],
    ['前の世帯がない', asked({ sources: [], after: { head: 'x', members: ['x'] } }), 'none', null],
  ] as const)('%s', (_ja, question, outcome, from) => {
    expect(decided(question)).toEqual([outcome, from]);
  });

  it('どんな世帯でも、続くのは多くて一つの前の世帯で、その世帯は問いの中にあり、理由がある', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const member = fc.record({ key: fc.option(key), fate: fc.constantFrom('movedHere', 'movedElsewhere', 'stays', 'leftInsurance', 'died') });
    const before = (ref: string) => fc.record({ ref: fc.constant(ref), ja: fc.constant(ref), head: fc.option(key), members: fc.array(member, { minLength: 1, maxLength: 4 }) });
    fc.assert(fc.property(fc.tuple(before('S'), before('T'), fc.integer({ min: 0, max: 2 })), fc.option(fc.record({ ref: fc.constant('D'), ja: fc.constant('D'), head: fc.option(key) })), key, fc.constantFrom('recognise' as const, 'reject' as const), ([s, t, count], destinationBefore, head, headChangeOnMove) => {
      const question: ContinuityQuestion = { sources: [s, t].slice(0, count), destinationBefore, after: { head, members: [head] }, headChangeOnMove };
      const [outcome, from] = decided(question);
      expect([null, ...(destinationBefore ? ['D'] : []), ...question.sources.map(({ ref }) => ref)]).toContain(from);
      expect(outcome === 'none').toBe(from === null);
      expect(decideContinuity.apply(question).because.every((line) => line !== '')).toBe(true);
    }), { seed: 20_261_126, numRuns: 2_000 });
  });
});

test('転居月の特例は、継続が認められた月の途中の転居だけにある', () => {
  const outcome = (movedOn: string | null, continues: boolean) => moveMonth.apply({ movedOn, continues, side: 'destination' }).outcome;
  expect([outcome('2026-05-02', true), outcome('2026-05-31', true), outcome('2026-05-01', true), outcome('2026-05-02', false), outcome(null, true)]).toEqual(['half', 'half', 'whole', 'whole', 'whole']);
});

test('転居月の特例は2018年4月の診療から', () => {
  const told = (movedOn: string) => moveMonth.apply({ movedOn, continues: true, side: 'destination' });
  expect([told('2018-03-31').outcome, told('2018-04-02').outcome]).toEqual(['whole', 'half']);
  expect(told('2018-03-31').because).toEqual(['2018-03-31 は、転居月の特例の始まった2018-04診療分より前']);
});
