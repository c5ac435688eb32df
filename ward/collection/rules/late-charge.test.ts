import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionParameterDefaults } from '../../../law/collection-parameters.js';
import { addDays } from '../../../law/day.js';
import { NotInForce, type Day } from '../../../law/define.js';
import { lateCharge, lateChargeSegments, lateChargeYen, unpaidUntil, type LateChargeQuestion } from './late-charge.js';

const asked = (amountYen: number, dueOn: Day, paidOn: Day, rules: Partial<LateChargeQuestion['rules']> = {}): LateChargeQuestion =>
  ({ dueOn, spans: unpaidUntil(dueOn, paidOn, amountYen), rules: { ...collectionParameterDefaults, ...rules } });
const one = { lateChargeFirstMonths: '1' } as const;
const each = { lateChargeFraction: 'floorEachSegment' } as const;

describe('延滞金', () => {
  it.each<[number, Day, Day, Partial<LateChargeQuestion['rules']>, number]>([
    [100_000, '2021-04-30', '2021-10-31', {}, 2_800],
    [56_780, '2025-09-30', '2026-05-31', {}, 2_400], [56_780, '2025-09-30', '2026-05-31', one, 3_000],
    [120_000, '2025-12-01', '2026-06-30', {}, 4_400], [120_000, '2025-12-01', '2026-06-30', one, 5_600],
    [50_000, '2025-06-30', '2025-12-31', {}, 1_300], [50_000, '2025-06-30', '2025-09-30', {}, 0],
    [23_400, '2026-01-05', '2026-06-30', {}, 0], [23_400, '2026-01-05', '2026-08-29', {}, 0], [23_400, '2026-01-05', '2026-08-30', {}, 1_000],
    [1_999, '2018-06-30', '2026-12-31', {}, 0], [2_000, '2018-07-02', '2026-12-31', {}, 1_400],
    [22_000, '2025-12-01', '2026-08-04', {}, 1_000], [22_000, '2025-12-01', '2026-08-04', each, 0],
    [21_000, '2025-06-30', '2026-04-27', {}, 1_200], [21_000, '2025-06-30', '2026-04-27', each, 1_100],
    [100_000, '2025-06-30', '2025-06-30', {}, 0],
  ])('%i円、納期限 %s、納付 %s、%j は %i円', (amountYen, dueOn, paidOn, rules, expected) => {
    expect(lateChargeYen(asked(amountYen, dueOn, paidOn, rules))).toBe(expected);
  });

  it('品川区の例の区間は、92日の2.5%と92日の8.8%', () => {
    expect(lateChargeSegments(asked(100_000, '2021-04-30', '2021-10-31')).map(({ from, through, days, perMille }) => [from, through, days, perMille])).toEqual([['2021-05-01', '2021-07-31', 92, 25], ['2021-08-01', '2021-10-31', 92, 88]]);
    // 2026年をまたぐ: 30日の2.4%、60日の2.8%、121日の9.1%
    expect(lateChargeSegments(asked(120_000, '2025-12-01', '2026-06-30')).map(({ days, perMille }) => [days, perMille])).toEqual([[30, 24], [60, 28], [121, 91]]);
  });

  it('うるう年も365日で割る', () => {
    // 2024年2月29日を含む366日: 1,000,000 ×(92×24 + 274×87)÷ 365,000 = 71,358.9
    expect(lateChargeYen(asked(1_000_000, '2023-06-30', '2024-06-30'))).toBe(71_300);
  });

  it('令和9年の日がかかれば、割合を延ばさず、計算しない', () => {
    const question = asked(100_000, '2026-06-30', '2027-01-01');
    expect([lateCharge.apply(question).outcome, lateCharge.apply(asked(100_000, '2026-06-30', '2026-12-31')).outcome]).toEqual(['unknownRate', 'charged']);
    expect(() => lateChargeYen(question)).toThrow(NotInForce);
  });

  it('一部を納めた日の翌日からは、残りの額で数える', () => {
    const spans = [{ from: '2025-07-01', through: '2025-09-30', yen: 100_000 }, { from: '2025-10-01', through: '2025-12-31', yen: 40_500 }] as const;
    // 100,000×92×24 + 40,000×92×87 = 220,800,000 + 320,160,000 → ÷365,000 = 1,482.08
    expect(lateChargeYen({ dueOn: '2025-06-30', spans, rules: collectionParameterDefaults })).toBe(1_400);
    // 残りが 2,000 円に満たなければ、その日々は数えない
    expect(lateChargeYen({ dueOn: '2025-06-30', spans: [spans[0], { ...spans[1], yen: 1_999 }], rules: collectionParameterDefaults })).toBe(0);
  });

  it('徴収猶予の間は猶予の割合で、免除する区では数えない', () => {
    const grace = [{ from: '2025-07-01', through: '2025-12-31' }] as const;
    const question = asked(1_000_000, '2025-06-30', '2026-01-31');
    // 184日×9‰ + 31日×91‰ = 1,656,000,000 + 2,821,000,000 → ÷365,000 = 12,265.7
    expect([lateChargeYen({ ...question, grace }), lateChargeYen({ ...question, grace, rules: { ...question.rules, lateChargeInGrace: 'waived' } })]).toEqual([12_200, 7_700]);
  });

  it('結果には、区間ごとの計算が付く', () => {
    expect(lateCharge.apply(asked(100_000, '2021-04-30', '2021-10-31')).because.slice(0, 3)).toEqual(['延滞金 2,800円', '2021-05-01〜2021-07-31 92日 × 100,000円 × 2.5% ÷ 365', '2021-08-01〜2021-10-31 92日 × 100,000円 × 8.8% ÷ 365']);
    expect([asked(1_999, '2025-06-30', '2026-06-30'), asked(50_000, '2025-06-30', '2025-09-30'), asked(1, '2025-06-30', '2025-06-30')].map((question) => lateCharge.apply(question).outcome)).toEqual(['smallBase', 'smallCharge', 'inTime']);
  });

  it('0か、1,000円以上の100円の倍数で、日数が延びても額が増えても減らない', () => {
    const rules = fc.record({ lateChargeFirstMonths: fc.constantFrom('1' as const, '3' as const), lateChargeFraction: fc.constantFrom('sumThenFloor' as const, 'floorEachSegment' as const), lateChargeInGrace: fc.constant('graceRate' as const) });
    const due = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2018-06-30', days));
    fc.assert(fc.property(fc.nat({ max: 400_000 }), due, fc.nat({ max: 60 }), fc.nat({ max: 40 }), fc.nat({ max: 5_000 }), rules, (amountYen, dueOn, late, later, more, choice) => {
      const [paidOn, laterOn] = [addDays(dueOn, late), addDays(dueOn, late + later)];
      if (laterOn > '2026-12-31') return;
      const charge = lateChargeYen(asked(amountYen, dueOn, paidOn, choice));
      expect(charge === 0 || (charge >= 1_000 && charge % 100 === 0)).toBe(true);
      expect(lateChargeYen(asked(amountYen, dueOn, laterOn, choice))).toBeGreaterThanOrEqual(charge);
      expect(lateChargeYen(asked(amountYen + more, dueOn, paidOn, choice))).toBeGreaterThanOrEqual(charge);
    }), { numRuns: 2_000 });
  });
});
