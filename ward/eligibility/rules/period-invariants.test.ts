import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../refusals.js';
import { brokenInvariants, periodInvariants, type InvariantQuestion } from './period-invariants.js';

type Period = InvariantQuestion['periods'][number];
const period = (facts: Partial<Period>): Period => ({ startOn: '2020-04-01', endOn: null, acquiredOn: '2020-04-01', lostOn: null, endReason: null, startReason: 'moveInFromOutside', ...facts });
const ended = (facts: Partial<Period>): Period => period({ endOn: '2021-04-01', lostOn: '2021-04-01', endReason: 'moveOutside', ...facts });
const codes = (periods: Period[], facts: Partial<InvariantQuestion> = {}) =>
  brokenInvariants({ personKey: 'A', bornOn: '1980-05-05', diedOn: null, periods, koukiLossRule: 'birthday', convention: 'sameDay', ...facts }).map((one) => refusalOf(one).code);

describe('適用期間の整合の判定', () => {
  it('終わった期間の次の日からの期間は整合する', () => {
    expect(codes([ended({}), period({ startOn: '2021-04-01', acquiredOn: '2021-04-01' })])).toEqual([]);
  });
  it('終了日の前の日に始まる期間は重なる', () => {
    expect(codes([ended({}), period({ startOn: '2021-03-31', acquiredOn: '2021-03-31' })])).toEqual(['TSG-W134']);
  });
  it('終了日を最後の日で書く区では終了日に始まる期間も重なる', () => {
    expect(codes([ended({ lostOn: '2021-04-02' }), period({ startOn: '2021-04-01', acquiredOn: '2021-04-01' })], { convention: 'dayBefore' })).toEqual(['TSG-W134']);
    expect(codes([ended({ lostOn: '2021-04-02' }), period({ startOn: '2021-04-02', acquiredOn: '2021-04-02' })], { convention: 'dayBefore' })).toEqual([]);
  });
  it('終わっていない期間は一人に一つまで', () => {
    expect(codes([period({}), period({ startOn: '2022-04-01', acquiredOn: '2022-04-01' })])).toEqual(['TSG-W130', 'TSG-W134']);
  });
  it('一日も続かない期間は整合しない', () => {
    expect(codes([ended({ endOn: '2020-04-01', lostOn: '2020-04-01' })])).toEqual(['TSG-W135']);
    expect(codes([ended({ endOn: '2020-04-02', lostOn: '2020-04-02' })])).toEqual([]);
  });
  it('出生の前、死亡の後、75歳の喪失日以後には始まらない', () => {
    expect(codes([period({})], { bornOn: '2020-04-02' })).toEqual(['TSG-W131']);
    expect(codes([period({})], { diedOn: '2020-03-31' })).toEqual(['TSG-W133']);
    expect(codes([period({})], { bornOn: '1945-04-01' })).toEqual(['TSG-W132']);
    expect(codes([period({})], { bornOn: '1945-04-02' })).toEqual([]);
  });
  it('取得日は適用開始日より後にならず、この区で取得した人では等しい', () => {
    expect(codes([period({ acquiredOn: '2020-04-02' })])).toEqual(['TSG-W136', 'TSG-W136']);
    expect(codes([period({ acquiredOn: '2020-03-31' })])).toEqual(['TSG-W136']);
    expect(codes([period({ acquiredOn: null, startReason: 'moveInWithinPrefecture' })])).toEqual([]);
  });
  it('適用終了日は喪失日より後にならず、県内転出に喪失日はない', () => {
    expect(codes([ended({ lostOn: '2021-03-31' })])).toEqual(['TSG-W136']);
    expect(codes([ended({ endReason: 'moveOutWithinPrefecture' })])).toEqual(['TSG-W136']);
    expect(codes([ended({ endReason: 'moveOutWithinPrefecture', lostOn: null })])).toEqual([]);
  });
  it('判定は理由を添える', () => {
    expect(periodInvariants.apply({ personKey: 'A', bornOn: '1980-05-05', diedOn: null, periods: [period({})], koukiLossRule: 'birthday', convention: 'sameDay' }))
      .toEqual({ rule: 'periodInvariants', outcome: 'sound', ja: '整合している', because: ['適用期間 2020-04-01〜'] });
  });
});
