import { describe, expect, it } from 'vitest';
import type { Day } from '../../law/define.js';
import { assessed, born, member, partsOf } from './household-fixture.js';
import type { InsuredMonths } from './household.js';
import { formerDependentIn, insuredMonthsOf, isMaternityMonth, isUnemployedIn, unemploymentObstacle } from './months.js';

const period = (acquiredOn: Day | null, lostOn: Day | null): InsuredMonths => ({ kind: 'period', acquiredOn, lostOn });
const monthsFor = (insuredMonths: InsuredMonths, bornOn: Day = '1990-05-05') => insuredMonthsOf(born(bornOn, { insuredMonths }), 2026).length;

describe('保険料のかかる月', () => {
  it.each([
    ['2026-10-01', null, 6, '10月1日に取得すれば10月から'], ['2026-10-31', null, 6, '10月31日に取得しても10月から'], [null, '2026-10-31', 6, '10月31日に喪失すれば9月まで'],
    [null, '2026-11-01', 7, '10月31日に転出し喪失日が11月1日なら10月もかかる'], ['2026-10-05', '2026-10-25', 0, '同じ月の取得と喪失は0月'], ['2026-10-05', '2026-11-01', 1, '10月だけ'],
    ['2020-01-01', '2026-04-01', 0, '4月1日の喪失なら年度にかかる月はない'], ['2020-01-01', '2030-01-01', 12, '一年を通して'],
  ] as const)('取得 %s・喪失 %s は%s月: %s', (...[acquiredOn, lostOn, months]) => expect(monthsFor(period(acquiredOn, lostOn))).toBe(months));
  it('月数だけなら年度末までの月とみなし、月の配列ならその月だけ', () => {
    expect(insuredMonthsOf(member({ insuredMonths: { kind: 'count', count: 2 } }), 2026)).toEqual(['2027-02', '2027-03']);
    expect(insuredMonthsOf(member({ insuredMonths: { kind: 'months', months: ['2026-05', '2026-07'] } }), 2026)).toEqual(['2026-05', '2026-07']);
  });
  it('75歳になる人は誕生月の前の月まで、生まれた子は生まれた月から', () => {
    expect([monthsFor({ kind: 'count', count: 12 }, '1951-10-01'), monthsFor({ kind: 'count', count: 12 }, '1951-04-30'), monthsFor({ kind: 'count', count: 12 }, '2026-08-31')]).toEqual([6, 0, 8]);
  });
  it('都内転居では、どの月も二重にかからず、抜けもしない', () => {
    const old = insuredMonthsOf(member({ insuredMonths: period(null, '2026-09-15') }), 2026);
    const next = insuredMonthsOf(member({ insuredMonths: period('2026-09-15', null) }), 2026);
    expect([...old, ...next]).toEqual(insuredMonthsOf(member(), 2026));
  });
});

describe('月割', () => {
  it('人の変わらない世帯は、年額×月数÷12を区分ごとに切り捨てる', () => {
    const full = partsOf(assessed([member({ years: 45 }, { otherIncomeYen: 3_430_000 })]));
    const part = partsOf(assessed([member({ years: 45, insuredMonths: { kind: 'count', count: 7 } }, { otherIncomeYen: 3_430_000 })]));
    // 医療 3,000,000×7.51% + 47,600 = 272,900; ×7÷12 = 159,191.6
    expect([full.medical, part.medical]).toEqual([272_900, 159_191]);
    for (const [id, amount] of Object.entries(full)) expect(part[id as 'care']).toBe(Math.floor((amount * 7) / 12));
  });
  it('限度額も月割になる', () => {
    expect(partsOf(assessed([member({ insuredMonths: { kind: 'count', count: 6 } }, { otherIncomeYen: 50_000_000 })])).medical).toBe(335_000);
  });
  it('保険税では月割の後も100円未満を切り捨てる(設定により1円)', () => {
    const rates = { parts: { medical: { incomeRatePer100k: 0, perCapitaYen: 10_000, capYen: 670_000 } } };
    const set = { id: 'x', ja: 'x', fiscalYear: 2026, levyKind: 'tax', rounding: 'floor100YenPerPart', basis: { kind: 'derived', from: 'x' }, checkedThrough: '2027-03-31', parts: { medical: Object.fromEntries(Object.entries(rates.parts.medical).map(([key, value]) => [key, { value, basis: { kind: 'derived', from: 'x' } }])) } } as never;
    const five = [member({ insuredMonths: { kind: 'count', count: 5 } }, { otherIncomeYen: 9_000_000 })];
    // 10,000×5÷12 = 4,166
    expect(assessed(five, { rateSet: set }).totalYen).toBe(4_100);
    expect(assessed(five, { rateSet: set, parameters: { prorationRounding: 'floor1Yen' } }).totalYen).toBe(4_166);
  });
  it('40歳になる人の介護分は到達の月から。1日生まれは前の月から', () => {
    const care = (bornOn: Day) => partsOf(assessed([born(bornOn)])).care;
    // 7割軽減 5,340×月数÷12: 10月2日生まれは10月から6月分、10月1日生まれは9月から7月分
    expect([care('1986-10-02'), care('1986-10-01'), care('1986-04-01'), care('1987-04-01'), care('1987-04-02')]).toEqual([2_670, 3_115, 5_340, 445, 0]);
  });
  it('65歳になる人の介護分は到達の月の前の月まで', () => {
    const care = (bornOn: Day) => partsOf(assessed([born(bornOn)])).care;
    expect([care('1961-10-02'), care('1961-10-01'), care('1961-04-01'), care('1961-05-02')]).toEqual([2_670, 2_225, 0, 445]);
  });
  it('途中で加わった人は加わった月から。軽減の人数は4月1日のままで変わらない', () => {
    const joined = assessed([member({}, { otherIncomeYen: 700_000 }), member({ insuredMonths: period('2026-10-01', null) })]);
    // 4月1日は一人: 43万+31万 = 74万 ≥ 70万 で5割。均等割 23,800×6 + 47,600×6 の12分の1 + 所得割 270,000×7.51% = 20,277
    expect([joined.reductionTenths, partsOf(joined).medical]).toEqual([5, Math.floor(((20_277 + 23_800) * 6 + (20_277 + 47_600) * 6) / 12)]);
    expect(joined.parts[0]!.spans.map(({ months }) => months.length)).toEqual([6, 6]);
  });
  it('年度の途中にできた世帯は、その月の人で軽減を判定する', () => {
    const late = [member({ insuredMonths: period('2026-10-01', null) }, { otherIncomeYen: 1_050_000 }), member({ insuredMonths: period('2026-10-01', null) })];
    expect(assessed(late).reductionTenths).toBe(5);
  });
  it('かかる月がなければ0円', () => {
    expect(assessed([member({ insuredMonths: { kind: 'count', count: 0 } })]).totalYen).toBe(0);
  });
});

describe('非自発的失業', () => {
  const left = (leftOn: Day | null, reasonCode: string | null = null) => ({ involuntaryUnemployment: { leftOn, reasonCode } });
  it('離職の翌日の月から、その翌年度の末まで(2021-10-31 の離職は 2021-11 から 2023-03)', () => {
    expect((['2021-10', '2021-11', '2023-03', '2023-04'] as const).map((month) => isUnemployedIn(member(left('2021-10-31')), month))).toEqual([false, true, true, false]);
    expect((['2024-03', '2026-03'] as const).map((month) => isUnemployedIn(member(left('2024-03-31')), month))).toEqual([false, true]);
  });
  it('対象でない離職理由と、離職のとき65歳以上の人には使えない', () => {
    expect(['11', '12', '21', '22', '23', '31', '32', '33', '34', '40'].map((code) => unemploymentObstacle(member(left(null, code))) === null)).toEqual([true, true, true, true, true, true, true, true, true, false]);
    expect([unemploymentObstacle(member({ years: 65, ...left(null) })), unemploymentObstacle(member({ years: 64, ...left(null) }))]).toEqual(['離職のとき65歳以上', null]);
    expect((['1961-05-02', '1961-05-01'] as const).map((bornOn) => unemploymentObstacle(born(bornOn, left('2026-04-30'))))).toEqual([null, '離職のとき65歳以上']);
  });
  it('被保険者でない擬制世帯主には使えず、その所得は全額で判定する', () => {
    const told = member({ role: 'nominalHead', ...left(null) }, { salaryRevenueYen: 2_000_000 });
    expect([unemploymentObstacle(told), assessed([told, member()]).reductionTenths]).toEqual(['被保険者でない', 0]);
  });
  it('給与所得を100分の30とし、所得割にも軽減の判定にも使う。ほかの所得は減らさない', () => {
    // 給与400万 → 所得276万 → 82.8万。−43万 = 39.8万×7.51% = 29,889。82.8万 ≤ 43万+57万 で2割: 38,080
    const found = assessed([member(left(null), { salaryRevenueYen: 4_000_000 })]);
    expect([found.reductionTenths, partsOf(found).medical]).toEqual([2, 29_889 + 38_080]);
    expect(assessed([member(left(null), { otherIncomeYen: 2_760_000 })]).reductionTenths).toBe(0);
  });
  it('年度の途中の離職は、その月から所得も軽減も変わる', () => {
    const found = assessed([member(left('2026-09-30'), { salaryRevenueYen: 4_000_000 })]);
    const before = Math.floor(2_330_000 * 0.0751) + 47_600;
    expect(partsOf(found).medical).toBe(Math.floor((before * 6 + (29_889 + 38_080) * 6) / 12));
    expect(found.because.filter(({ rule }) => rule === 'incomeReduction')).toHaveLength(2);
  });
});

describe('産前産後と旧被扶養者', () => {
  it('出産の前の月から翌々月まで4か月。多胎は3か月前から6か月', () => {
    const months = (bornOn: Day, isMultiple: boolean) => (['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12'] as const).filter((month) => isMaternityMonth(member({ maternity: { bornOn, isMultiple } }), month));
    expect([months('2026-09-15', false), months('2026-09-15', true)]).toEqual([['2026-08', '2026-09', '2026-10', '2026-11'], ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']]);
  });
  it('令和5年11月1日からの出産に限り、令和6年1月の分から', () => {
    const of = (bornOn: Day, month: '2023-12' | '2024-01') => isMaternityMonth(member({ maternity: { bornOn, isMultiple: false } }), month);
    expect([of('2023-11-01', '2023-12'), of('2023-11-01', '2024-01'), of('2023-10-31', '2024-01')]).toEqual([false, true, false]);
  });
  it('免除の月は母の所得割も均等割もかからず、ほかの人はかかる。人数と所得は判定に残る', () => {
    const mother = member({ maternity: { bornOn: '2026-09-15', isMultiple: false } }, { otherIncomeYen: 3_430_000 });
    // 一人なら 272,900×8÷12
    expect(partsOf(assessed([mother])).medical).toBe(Math.floor((272_900 * 8) / 12));
    const couple = assessed([member(), mother]);
    expect([couple.reductionTenths, partsOf(couple).medical]).toEqual([0, Math.floor(((272_900 + 47_600) * 8 + 47_600 * 4) / 12)]);
  });
  it('旧被扶養者は所得割がなく、均等割は加入から24か月だけ5割', () => {
    const told = member({ years: 66, formerDependent: { acquiredOn: '2024-08-10' } });
    expect((['2024-07', '2024-08', '2026-07', '2026-08'] as const).map((month) => formerDependentIn(told, month))).toEqual([
      { income: false, heads: false }, { income: true, heads: true }, { income: true, heads: true }, { income: true, heads: false },
    ]);
    // 4〜7月は5割 23,800、8月からは全額 47,600
    const found = assessed([{ ...told, income: { otherIncomeYen: 5_000_000 } }]);
    expect(partsOf(found).medical).toBe(Math.floor((23_800 * 4 + 47_600 * 8) / 12));
  });
  it('旧被扶養者でも7割・5割の世帯はその軽減。2割の世帯は5割まで。65歳未満には使えない', () => {
    const heads = (income: number, years = 66) => partsOf(assessed([member({ years, formerDependent: { acquiredOn: null } }, { otherIncomeYen: income })])).medical;
    expect([heads(430_000), heads(740_000), heads(1_000_000), heads(5_000_000)]).toEqual([14_280, 23_800, 23_800, 23_800]);
    expect(heads(1_430_000, 64)).toBe(75_100 + 47_600);
  });
});
