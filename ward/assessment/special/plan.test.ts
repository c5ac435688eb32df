import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessmentParameterDefaults } from '../../../law/assessment-parameters.js';
import type { Day } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import { specialMonthsOf } from '../../../law/special-collection.js';
import type { Installment } from '../installments.js';
import type { Adjusted } from '../reassess.js';
import { changedPlan, firstYearPlan, followingYearPlan, isSpecial, specialInstallment, type SpecialState } from './plan.js';

const rules = assessmentParameterDefaults;
const question = (totalYen: number, decidedOn: Day = '2026-06-10') => ({ fiscalYear: 2026, totalYen, decidedOn, rules });
const going: SpecialState = { continues: true, returned: [] };
const stopped: SpecialState = { continues: false, returned: [] };
const said = (plan: Adjusted | null) => plan && { periods: plan.periods.filter(({ yen }) => yen > 0).map(({ number, yen }) => `${number} ${yen}`), extra: plan.extraordinaryYen, over: plan.overpaidYen };
const first = (totalYen: number) => firstYearPlan(question(totalYen))!;
const provisional = (yen: number): readonly Installment[] => specialMonthsOf(2026).slice(0, 3).map((month) => specialInstallment(2026, month, yen));

describe('初めの年度', () => {
  it('十期のうち9月までの四期を普通徴収とし、残りを三つの月で100円単位に割って、端数を10月に加える', () => {
    // 62,102 → 1期 6,212、2〜4期 6,210。残り 37,260 の3分の1は 12,420 → 12,400
    expect(said(first(62_102))).toEqual({ periods: ['1 6212', '2 6210', '3 6210', '4 6210', '64 12460', '65 12400', '66 12400'], extra: 0, over: 0 });
  });
  it('10月の依頼が間に合わない決定では12月と2月に割り、2月も間に合わなければ天引きにしない', () => {
    expect(said(firstYearPlan(question(60_000, '2026-10-01')))).toMatchObject({ periods: ['65 30000', '66 30000'] });
    expect([said(firstYearPlan(question(60_000, '2026-09-30')))?.periods.length, firstYearPlan(question(60_000, '2027-02-01'))]).toEqual([3, null]);
  });
});

describe('仮徴収のあった年度', () => {
  it('年額から仮徴収を引いた残りを、10・12・2月で割る', () => {
    expect(said(followingYearPlan(question(80_000), provisional(12_400), going))).toEqual({ periods: ['61 12400', '62 12400', '63 12400', '64 14400', '65 14200', '66 14200'], extra: 0, over: 0 });
  });
  it('条件を外れれば、取り下げられる8月から止め、残りを6月からの十期で納める', () => {
    const plan = followingYearPlan(question(80_000), provisional(12_400), stopped);
    expect([said(plan)?.periods.slice(0, 3), plan.periods.filter((one) => !isSpecial(one)).reduce((sum, { yen }) => sum + yen, 0)]).toEqual([['61 12400', '62 12400', '1 5520'], 55_200]);
  });
  it('年額が仮徴収より少なければ、まず8月を減らし、取り下げられない月の分は過納になる', () => {
    expect(said(followingYearPlan(question(30_000), provisional(12_400), going))).toEqual({ periods: ['61 12400', '62 12400', '63 5200'], extra: 0, over: 0 });
    expect(said(followingYearPlan(question(20_000), provisional(12_400), going))).toEqual({ periods: ['61 12400', '62 12400'], extra: 0, over: 4_800 });
  });
  it('4月に引かれなかった額は、ほかの月に割り直される', () => {
    const plan = followingYearPlan(question(80_000), provisional(12_400), { continues: false, returned: [['2026-04', 0]] });
    expect([said(plan)?.periods[0], plan.periods.reduce((sum, { yen }) => sum + yen, 0)]).toEqual(['62 12400', 80_000]);
  });
});

describe('年度の途中', () => {
  const change = (totalYen: number, decidedOn: Day, state: SpecialState = going, hasEnded = false) => said(changedPlan({ ...question(totalYen, decidedOn), hasEnded }, first(62_102).periods, state));
  it('増えた分は天引きに加えず、まだ来ない普通徴収の期で納める', () => {
    expect(change(68_102, '2026-07-10')?.periods).toEqual(['1 6212', '2 8210', '3 8210', '4 8210', '64 12460', '65 12400', '66 12400']);
    expect(change(68_102, '2026-11-05')?.periods).toEqual(['1 6212', '2 6210', '3 6210', '4 6210', '7 1500', '8 1500', '9 1500', '10 1500', '64 12460', '65 12400', '66 12400']);
  });
  it('減った分は、普通徴収の期、2月、12月の順に減らし、締め切った月は減らさない', () => {
    expect(change(50_102, '2026-07-10')?.periods).toEqual(['1 6212', '2 2210', '3 2210', '4 2210', '64 12460', '65 12400', '66 12400']);
    expect(change(40_000, '2026-11-05')).toEqual({ periods: ['1 6212', '2 6210', '3 6210', '4 6210', '64 12460', '65 2698'], extra: 0, over: 0 });
    expect(change(30_000, '2026-12-01')).toEqual({ periods: ['1 6212', '2 6210', '3 6210', '4 6210', '64 12460', '65 12400'], extra: 0, over: 19_702 });
  });
  it('引かれなかった月と、その後の月の額は、翌月からの期に移る', () => {
    expect(change(62_102, '2026-12-22', { continues: false, returned: [['2026-12', 0]] })?.periods).toEqual(['1 6212', '2 6210', '3 6210', '4 6210', '8 8280', '9 8260', '10 8260', '64 12460']);
    expect(change(62_102, '2027-03-10', { continues: false, returned: [['2027-02', 0]] })?.extra).toBe(12_400);
  });
  it('全員が離れれば、残りは随時期で一度に請求する', () => {
    expect(change(50_000, '2026-11-05', going, true)).toEqual({ periods: ['1 6212', '2 6210', '3 6210', '4 6210', '64 12460'], extra: 12_698, over: 0 });
  });
});

it('どの時に、どれだけ変わり、どの月が引かれなくても、期の合計に随時期を足し過納を引けば年額になる', () => {
  const day = fc.integer({ min: 1, max: 28 }).chain((date) => fc.constantFrom('2026-06', '2026-07', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03').map((month) => `${month}-${String(date).padStart(2, '0')}` as Day));
  const total = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(fc.property(fc.integer({ min: 1_000, max: 1_000_000 }), total, total, day, fc.boolean(), fc.boolean(), fc.subarray(['2026-10', '2026-12', '2027-02'] as Month[]), (before, now, prior, decidedOn, continues, hasEnded, missed) => {
    const state: SpecialState = { continues: continues && missed.length === 0, returned: missed.map((month) => [month, 0] as const) };
    for (const plan of [changedPlan({ ...question(now, decidedOn), hasEnded }, first(before).periods, state), followingYearPlan(question(now, decidedOn), provisional(prior), { continues, returned: [] })]) {
      expect(plan.periods.reduce((sum, { yen }) => sum + yen, 0) + plan.extraordinaryYen - plan.overpaidYen).toBe(now);
      expect(plan.periods.every(({ yen }) => yen >= 0)).toBe(true);
      expect(new Set(plan.periods.map(({ number }) => number)).size).toBe(plan.periods.length);
    }
  }));
});
