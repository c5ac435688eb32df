import { describe, expect, it } from 'vitest';
import { assessmentParameterDefaults } from '../../law/assessment-parameters.js';
import { installmentPlan, periodsOf, split } from './installments.js';
import { adjustInstallments, needsReassessment } from './reassess.js';
import { decisionTerm } from './rules/decision-term.js';

const rules = assessmentParameterDefaults;
const plan = (totalYen: number) => installmentPlan(2026, totalYen, '2026-06-12', rules);
const amounts = (periods: readonly { readonly yen: number }[]) => periods.map(({ yen }) => yen);

describe('期割', () => {
  it('234,567円は最初の期が23,517円、残り9期が23,450円', () => {
    expect(split(234_567, 10, '10')).toEqual([23_517, ...Array<number>(9).fill(23_450)]);
    // 234,567÷10 = 23,456.7 → 23,450; 234,567 − 9×23,450 = 23,517
    expect([split(0, 10, '10')[0], split(99, 10, '10'), split(1_000, 10, '100')]).toEqual([0, [99, 0, 0, 0, 0, 0, 0, 0, 0, 0], Array<number>(10).fill(100)]);
  });
  it('令和8年度は6月から翌年3月までの10期で、納期限は月末(休日なら翌開庁日)', () => {
    expect(periodsOf(2026, 'nextBusinessDay').map(({ dueOn }) => dueOn)).toEqual(['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-11-02', '2026-11-30', '2027-01-04', '2027-02-01', '2027-03-01', '2027-03-31']);
    expect(plan(234_567).periods).toHaveLength(10);
  });
  it('後から加入した世帯は、決定の翌月から残りの期で割る。3月の決定は随時期へ', () => {
    const late = installmentPlan(2026, 30_007, '2026-11-10', rules);
    // 12〜3月の4期: 30,007÷4 = 7,501.75 → 7,500
    expect([late.periods.map(({ month }) => month), amounts(late.periods)]).toEqual([['2026-12', '2027-01', '2027-02', '2027-03'], [7_507, 7_500, 7_500, 7_500]]);
    expect(installmentPlan(2026, 30_007, '2027-03-05', rules)).toEqual({ periods: [], extraordinaryYen: 30_007 });
    // 当初賦課の後に加入した世帯の最初の期は、6月の納期限の前に決まっても7月
    const [initial, later] = [false, true].map((isLater) => installmentPlan(2026, 30_007, '2026-06-28', rules, isLater).periods);
    expect([initial!.length, initial![0]!.number, later!.length, later![0]!.number]).toEqual([10, 1, 9, 2]);
  });
});

describe('更正', () => {
  const adjusted = (totalYen: number, told: Partial<Parameters<typeof adjustInstallments>[0]> = {}) =>
    adjustInstallments({ periods: plan(120_000).periods, totalYen, decidedOn: '2026-10-10', hasEnded: false, rules, ...told });
  it('納期の来た期はそのままにし、増えた分は残りの期で割る', () => {
    // 6〜9月の4期 48,000 は済み。150,000−48,000 = 102,000 を6期で
    expect(adjusted(150_000)).toMatchObject({ extraordinaryYen: 0, overpaidYen: 0 });
    expect(amounts(adjusted(150_000).periods)).toEqual([12_000, 12_000, 12_000, 12_000, 17_000, 17_000, 17_000, 17_000, 17_000, 17_000]);
  });
  it('納期限の当日はまだ来ていない期', () => {
    expect(amounts(adjusted(150_000, { decidedOn: '2026-09-30' }).periods)[3]).not.toBe(12_000);
    expect(amounts(adjusted(150_000, { decidedOn: '2026-10-01' }).periods)[3]).toBe(12_000);
  });
  it('残りの期より大きく減れば、過納として還付・充当へ回す', () => {
    const less = adjusted(30_000);
    expect([amounts(less.periods).slice(4), less.overpaidYen]).toEqual([[0, 0, 0, 0, 0, 0], 18_000]);
  });
  it('全員が喪失したら残りを一度に請求し、期がなければ随時期になる', () => {
    expect(adjusted(60_000, { hasEnded: true })).toMatchObject({ extraordinaryYen: 12_000, overpaidYen: 0 });
    expect(adjusted(130_000, { decidedOn: '2027-05-01' })).toMatchObject({ extraordinaryYen: 10_000, overpaidYen: 0 });
  });
  it('設定により、差額を次の期から順に加減する', () => {
    const next = { rules: { ...rules, adjustMode: 'nextPeriod' as const } };
    expect(amounts(adjusted(125_000, next).periods).slice(4)).toEqual([17_000, 12_000, 12_000, 12_000, 12_000, 12_000]);
    expect(amounts(adjusted(100_000, next).periods).slice(4)).toEqual([0, 4_000, 12_000, 12_000, 12_000, 12_000]);
  });
  it('額の変わらない再計算は更正でない', () => {
    const parts = [{ part: 'medical', yen: 1 }, { part: 'support', yen: 2 }];
    expect([needsReassessment({ parts }, { parts: [...parts] }), needsReassessment({ parts }, { parts: [{ part: 'medical', yen: 2 }, { part: 'support', yen: 1 }] })]).toEqual([false, true]);
  });
});

describe('賦課決定の期間制限の判定', () => {
  const outcome = (decidedOn: '2024-06-30', told: Partial<Parameters<typeof decisionTerm.apply>[0]> = {}) =>
    decisionTerm.apply({ levyKind: 'fee', firstDueOn: '2022-06-30', decidedOn, direction: 'raise', insurersSettleUp: false, ...told }).outcome;
  const on = (day: string) => day as '2024-06-30';
  it('令和4年度は2024年6月30日まで増額も減額もでき、7月1日からはどちらもできない(足立区)', () => {
    for (const direction of ['raise', 'lower'] as const) expect([outcome(on('2024-06-30'), { direction }), outcome(on('2024-07-01'), { direction })]).toEqual(['open', 'barred']);
  });
  it('社会保険などとの調整による減額だけは、5年以内ならできる', () => {
    const exception = { direction: 'lower', insurersSettleUp: true } as const;
    expect([outcome(on('2024-07-01'), exception), outcome(on('2027-06-30'), exception), outcome(on('2027-07-01'), exception)]).toEqual(['lowerOnly', 'lowerOnly', 'barred']);
    expect(outcome(on('2024-07-01'), { direction: 'raise', insurersSettleUp: true })).toBe('barred');
  });
  it('後から賦課できるようになった年は、その納期限から数える(神戸市・北区)', () => {
    expect([outcome(on('2024-11-30'), { firstDueOn: '2022-11-30' }), outcome(on('2024-12-01'), { firstDueOn: '2022-11-30' })]).toEqual(['open', 'barred']);
  });
  it('保険税は増額3年、減額5年(仮定)', () => {
    const tax = { levyKind: 'tax' } as const;
    expect([outcome(on('2025-06-30'), tax), outcome(on('2025-07-01'), tax), outcome(on('2025-07-01'), { ...tax, direction: 'lower' }), outcome(on('2027-07-01'), { ...tax, direction: 'lower' })]).toEqual(['open', 'barred', 'lowerOnly', 'barred']);
  });
});
