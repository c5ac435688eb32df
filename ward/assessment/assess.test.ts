import { describe, expect, it } from 'vitest';
import { rateSetFor } from '../../law/premium-rates.js';
import { examplesOf } from '../eligibility/rules/examples.js';
import { UnknownFigure } from './assess.js';
import { assessed, born, member, partsOf, rateSet } from './household-fixture.js';
import type { IncomeFacts } from './household.js';

/** `50 salaryIncomeYen=5000000` → a member; a 給与所得 that is told makes a 給与所得者等. */
const membersOf = (text: string) => text.split(';').map((one) => {
  const [years, income] = one.split(' ');
  const [kind, amount] = income?.split('=') ?? [];
  const facts: IncomeFacts = kind ? { [kind]: Number(amount), ...(kind === 'salaryIncomeYen' ? { isEarner: true } : {}) } : {};
  return member({ years: Number(years) }, facts);
});

describe('公表された計算例', () => {
  for (const row of examplesOf(new URL('published.examples.csv', import.meta.url))) {
    it(`${row['備考']!}: 印字された額と1円まで合う(${row['id']!})`, () => {
      const found = assessed(membersOf(row['members']!), { rateSet: rateSet(row['rateSet']!), incomeReduction: row['switch'] === 'notApplied' ? 'notApplied' : 'judged', isIncomeDeclared: row['switch'] !== 'undeclared' });
      const printed = (key: string) => (row[key] === '' ? [] : [[key, Number(row[key])] as const]);
      const parts = Object.fromEntries((['medical', 'support', 'care', 'childSupport'] as const).flatMap((part) => printed(part)));
      expect(partsOf(found)).toMatchObject(parts);
      expect({ totalYen: found.totalYen, tenths: found.reductionTenths }).toMatchObject(Object.fromEntries([...printed('totalYen'), ...printed('tenths')]));
    });
  }
});

describe('手で計算した例', () => {
  it('45歳、給与収入500万円: 500万×80%−44万 = 356万、−43万 = 313万。四つの区分を別々に求める', () => {
    const found = assessed([member({ years: 45 }, { salaryRevenueYen: 5_000_000 })]);
    // 3,130,000×7.51% = 235,063 +47,600; ×2.80% = 87,640 +17,600; ×2.43% = 76,059 +17,800; ×0.27% = 8,451 +1,800+73
    expect(partsOf(found)).toEqual({ medical: 282_663, support: 105_240, care: 93_859, childSupport: 10_324 });
    expect(found.totalYen).toBe(282_663 + 105_240 + 93_859 + 10_324);
  });
  it('43万円は一人ずつ引く。夫婦で300万円と40万円なら、賦課標準は257万円と0円', () => {
    const found = assessed([member({}, { otherIncomeYen: 3_000_000 }), member({}, { otherIncomeYen: 400_000 })]);
    // 2,570,000×7.51% = 193,007; 47,600×2 = 95,200
    expect(partsOf(found).medical).toBe(193_007 + 95_200);
  });
  it('限度額は区分ごと。介護分だけが限度に達することがある', () => {
    // 40歳の賦課標準 700万: 医療 525,700+47,600 = 573,300 < 67万、介護 170,100+17,800 = 187,900 > 17万
    const found = assessed([member({ years: 40 }, { otherIncomeYen: 7_430_000 })]);
    expect(partsOf(found)).toMatchObject({ medical: 573_300, care: 170_000 });
    expect(found.parts.map(({ spans }) => spans[0]!.isCapped)).toEqual([false, false, true, false]);
  });
  it('介護分の所得割は40〜64歳の人の所得だけによる', () => {
    const found = assessed([member({ years: 66 }, { otherIncomeYen: 3_000_000 }), member({ years: 50 }, { otherIncomeYen: 1_430_000 })]);
    // 1,000,000×2.43% = 24,300 +17,800
    expect(partsOf(found).care).toBe(42_100);
  });
  it('擬制世帯主の所得は軽減の判定にだけ入り、所得割にも人数にも入らない', () => {
    const alone = assessed([member()]);
    const under = assessed([member({ role: 'nominalHead' }, { otherIncomeYen: 430_000 }), member()]);
    const over = assessed([member({ role: 'nominalHead' }, { otherIncomeYen: 2_000_000 }), member()]);
    expect([alone, under, over].map(({ reductionTenths }) => reductionTenths)).toEqual([7, 7, 0]);
    expect([alone.totalYen, under.totalYen, over.totalYen]).toEqual([14_280 + 5_280 + 561, 14_280 + 5_280 + 561, 47_600 + 17_600 + 1_873]);
  });
  it('特定同一世帯所属者は判定の所得と人数に入り、保険料はかからない', () => {
    // 2人分の5割の線 43万+31万×2 = 105万。1人分なら74万
    const couple = [member({ years: 70 }, { otherIncomeYen: 1_050_000 }), member({ years: 78, role: 'specificSameHousehold' })];
    expect(assessed(couple).reductionTenths).toBe(5);
    expect(assessed(couple.slice(0, 1)).reductionTenths).toBe(0);
    expect(partsOf(assessed(couple)).support).toBe(8_800 + 17_360);
  });
  it('未就学児は軽減の後の半額。7割の世帯では15%が残る', () => {
    const found = assessed([member(), member({ years: 5 })]);
    // 14,280 + 14,280÷2; 5,280 + 2,640; 子ども分は親だけ 540+21
    expect(partsOf(found)).toMatchObject({ medical: 21_420, support: 7_920, childSupport: 561 });
  });
  it('子ども分: 18歳未満に均等割はなく、所得割はある', () => {
    const found = assessed([member({}, { otherIncomeYen: 5_000_000 }), member({ years: 17 }, { otherIncomeYen: 1_430_000 })]);
    // (4,570,000+1,000,000)×0.27% = 15,039 + 1,873
    expect(partsOf(found).childSupport).toBe(15_039 + 1_873);
  });
  it('減免は月割の後の区分から引き、0円を下らない', () => {
    const found = assessed([member()], { relief: { yen: { medical: 4_280, support: 99_999 }, reason: '災害' } });
    expect(partsOf(found)).toEqual({ medical: 10_000, support: 0, care: 0, childSupport: 561 });
  });
  it('令和7年度の保険料に子ども分はない', () => {
    expect(Object.keys(partsOf(assessed([member()], { rateSet: rateSet('R7-tokyo23') })))).toEqual(['medical', 'support', 'care']);
  });
});

describe('分からない値', () => {
  it('江戸川区の令和8年度は18歳以上被保険者均等割が分からないので、大人のいる世帯を計算しない', () => {
    const edogawa = rateSetFor(2026, '131237')!;
    expect(() => assessed([member()], { rateSet: edogawa })).toThrow(new UnknownFigure([{ part: 'childSupport', key: 'adultExtraPerCapitaYen', ja: '子ども分の18歳以上被保険者均等割', why: '江戸川区の令和8年度の18歳以上被保険者均等割は一覧表に見えない' }]));
    expect(assessed([member()], { rateSet: edogawa, omitsAdultExtra: true }).totalYen).toBe(14_670 + 5_220 + 534);
  });
  it('令和5年度の介護分の率は区ごとで分からない。40〜64歳がいなければ要らない', () => {
    const adachi = rateSetFor(2023, '131211')!;
    expect(() => assessed([member({ years: 40 })], { rateSet: adachi })).toThrow('介護分の所得割率が分からない');
    expect(partsOf(assessed([member({ years: 39 })], { rateSet: adachi })).care).toBe(0);
  });
  it('年度の途中で40歳になる人にも、分からない率は要る', () => {
    expect(() => assessed([born('1984-03-02')], { rateSet: rateSetFor(2023, '131211')! })).toThrow(UnknownFigure);
    expect(() => assessed([born('1984-04-02')], { rateSet: rateSetFor(2023, '131211')! })).not.toThrow();
  });
});
