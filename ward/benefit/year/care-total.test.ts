import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { careTotalLeastYen, careTotalLimits } from '../../../law/benefit-year.js';
import { under70Categories } from '../../../law/high-cost.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { benefitWard, income, inpatient, person, type BenefitWard } from '../benefit-fixture.js';
import { careTotalOf, type CareTotalPerson } from './rules/care-total.js';

const limits = careTotalLimits.on('2026-07-31');
const one = (facts: Partial<CareTotalPerson> = {}): CareTotalPerson => ({ ref: 'a', youngYen: 600_000, oldYen: 0, elsewhereYen: 0, careYen: 70_000, isElderly: false, ...facts });
const total = (people: readonly CareTotalPerson[], facts: Partial<Parameters<typeof careTotalOf>[0]> = {}) => careTotalOf({ people, under70: 'ウ', over70: null, limits, leastYen: 0, ...facts });

describe('高額介護合算の計算', () => {
  test.each<[string, readonly CareTotalPerson[], Partial<Parameters<typeof careTotalOf>[0]>, number, string | null]>([
    ['区分ウの670,000円ちょうどなら支給はない', [one()], {}, 0, null], ['超えた1,000円は自己負担額の割合で分ける: 600÷671 = 894円', [one({ careYen: 71_000 })], {}, 894, null],
    ['介護を知らされていなければ計算しない', [one({ careYen: null })], {}, 0, '介護の自己負担額を知らされていない'], ['介護が0円なら合算にならない', [one({ youngYen: 900_000, careYen: 0 })], {}, 0, null], ['医療が0円なら合算にならない', [one({ youngYen: 0, careYen: 900_000 })], {}, 0, null],
    ['前の保険者の証明書がなければ計算しない', [one({ elsewhereYen: null, careYen: 900_000 })], {}, 0, 'ほかの保険者の自己負担額証明書がない'], ['70〜74歳の一般は560,000円: 10,000×500÷570 = 8,772円', [one({ youngYen: 0, oldYen: 500_000, isElderly: true })], { over70: '一般' }, 8_772, null],
    ['70〜74歳の分に先に当て、残りと70歳未満の分に区分エの600,000円を当てる', [one({ ref: 'o', youngYen: 0, oldYen: 500_000, careYen: 100_000, isElderly: true }), one({ ref: 'y', youngYen: 100_000, careYen: null })], { under70: 'エ', over70: '一般' }, 85_714 + 0, null],
    ['限度額を500円超えるだけなら支給しない', [one({ careYen: 70_500 })], { leastYen: careTotalLeastYen }, 0, null], ['501円からは支給する: 501×600,000÷670,501', [one({ careYen: 70_501 })], { leastYen: careTotalLeastYen }, 448, null],
    ['分けた後の額ではなく、超えた額で見る: 501円のうち医療は1円でも', [one({ youngYen: 1_000, careYen: 669_501 })], { leastYen: careTotalLeastYen }, 1, null], ['最小の額を定めなければ、1円からでも支給する', [one({ careYen: 70_001 })], { leastYen: 0 }, 1, null],
  ])('%s', (_, people, facts, yen, missing) => expect(total(people, facts)).toMatchObject({ yen, missing }));
  it('前の保険者の分も合わせ、この区の分・介護の分・前の保険者の分に分ける', () => {
    const { yen, because } = total([one({ youngYen: 300_000, elsewhereYen: 300_000, careYen: 170_000 })]);
    // 770,000 − 670,000 = 100,000円。300÷770、170÷770、残り。
    expect([yen, because.at(-1)!.ja]).toEqual([38_961, '支給 100,000円 を自己負担額で分ける: この区の医療 38,961円、介護 22,078円、ほかの保険者 38,961円。介護の分は介護保険から払う']);
  });
});

test('この区の分は超えた額まで、医療の自己負担まで。70歳未満だけの世帯では、残る額は限度額以下にならない', () => {
  const amounts = fc.integer({ min: 0, max: 3_000_000 });
  fc.assert(fc.property(fc.array(fc.record({ youngYen: amounts, careYen: amounts, elsewhereYen: amounts }), { minLength: 1, maxLength: 4 }), fc.constantFrom(...under70Categories), (people, under70) => {
    const { yen } = total(people.map((facts, i) => one({ ref: String(i), ...facts })), { under70 });
    const [own, all] = [people.reduce((sum, { youngYen }) => sum + youngYen, 0), people.reduce((sum, { youngYen, careYen, elsewhereYen }) => sum + youngYen + careYen + elsewhereYen, 0)];
    expect(yen).toBeGreaterThanOrEqual(0);
    expect(yen).toBeLessThanOrEqual(Math.min(own, Math.max(0, all - limits.under70[under70])));
  }));
});

describe('区の高額介護合算', () => {
  let ward: BenefitWard;
  let household: string;
  beforeEach(async () => {
    ward = await benefitWard(undefined, { now: '2026-10-05T09:30' });
    household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000, 2024), income('P1', 3_000_000), income('P1', 3_000_000, 2026));
    // 78,000円ずつ8月: どの月も限度額より少ない。
    await ward.records(...['202508', '202509', '202510', '202511', '202512', '202601', '202602', '202603'].map((careMonth) => inpatient(household, person(1), 26_000, { careMonth, receiptKey: `C-${careMonth}` })));
  });
  afterEach(() => ward.drop());
  const certified = (facts: Partial<Extract<StaffAct, { act: 'enterSelfPaid' }>> = {}) => ward.act({ act: 'enterSelfPaid', personKey: 'P1', benefitYear: 2025, selfPaidSystem: 'care', issuedBy: '港区 介護保険', totalYen: 100_000, outpatientYen: 0, receivedOn: '2026-10-05', by: '給付係', why: '本人の提出', ...facts });
  const cases = async () => (await ward.cases()).map(({ kind, careMonth, amountYen, state }) => `${kind} ${careMonth} ${amountYen} ${state}`);

  it('介護の証明書が来るまで候補はなく、来れば医療の分だけが候補になり、額が改まれば計算し直す', async () => {
    await ward.candidates();
    expect(await cases()).toEqual([]);
    expect(await certified()).toBe('accepted');
    await ward.candidates();
    // 624,000 + 100,000 − 670,000 = 54,000円。54,000×624÷724。
    expect(await cases()).toEqual(['careTotal 2026-07 46541 detected']);
    await certified({ totalYen: 46_000 });
    await ward.candidates();
    expect(await cases()).toEqual(['careTotal 2026-07 0 withdrawn']);
    await certified({ totalYen: 46_500 });
    await ward.candidates();
    expect(await cases()).toEqual(['careTotal 2026-07 0 withdrawn']);
    await certified({ totalYen: 46_501 });
    await ward.candidates();
    // 670,000円を501円超える。501×624,000÷670,501
    expect(await cases()).toEqual(['careTotal 2026-07 0 withdrawn', 'careTotal 2026-07 466 detected']);
  });
});

it('500円以下も支給する区では、超えた1円も候補になる', async () => {
  const ward = await benefitWard(undefined, { now: '2026-10-05T09:30', parameters: { careTotalLeast: '0' } });
  const household = await ward.insures([person(1)]);
  await ward.incomes(...[2024, 2025, 2026].map((year) => income('P1', 3_000_000, year)));
  await ward.records(...['202508', '202509', '202510', '202511', '202512', '202601', '202602', '202603'].map((careMonth) => inpatient(household, person(1), 26_000, { careMonth, receiptKey: `Z-${careMonth}` })));
  await ward.act({ act: 'enterSelfPaid', personKey: 'P1', benefitYear: 2025, selfPaidSystem: 'care', issuedBy: '港区 介護保険', totalYen: 46_001, outpatientYen: 0, receivedOn: '2026-10-05', by: '給付係', why: '本人の提出' });
  await ward.candidates();
  expect((await ward.cases()).map(({ kind, amountYen }) => `${kind} ${amountYen}`)).toEqual(['careTotal 1']);
  await ward.drop();
});

describe('令和8年8月からの年', () => {
  const months = ['202608', '202609', '202610', '202611', '202612', '202701', '202702', '202703', '202704', '202705', '202706', '202707'];
  async function later(parameters: Record<string, string>) {
    const ward = await benefitWard(undefined, { now: '2027-10-05T09:30', parameters });
    const household = await ward.insures([person(1)]);
    await ward.incomes(...[2024, 2025, 2026, 2027].map((year) => income('P1', 3_000_000, year)));
    await ward.records(...months.map((careMonth) => inpatient(household, person(1), 26_000, { careMonth, receiptKey: `A-${careMonth}` })));
    await ward.act({ act: 'enterSelfPaid', personKey: 'P1', benefitYear: 2026, selfPaidSystem: 'care', issuedBy: '港区 介護保険', totalYen: 100_000, outpatientYen: 0, receivedOn: '2027-10-05', by: '給付係', why: '本人の提出' });
    await ward.candidates();
    const found = { cases: (await ward.cases()).map(({ kind, careMonth, amountYen }) => `${kind} ${careMonth} ${amountYen}`), sums: (await ward.ward.query({ query: 'benefitYear', personKey: 'P1', benefitYear: 2026 })).yearlySums };
    await ward.drop();
    return found;
  }
  it('どれも計算せず、年間上限は額だけを示し、わけを言う', async () => {
    const { cases, sums } = await later({});
    expect(cases).toEqual([]);
    expect(sums.map(({ yearlyKind, refundYen }) => [yearlyKind, refundYen])).toEqual([['yearlyOutpatient', 0], ['careTotal', 0], ['annualCap', 0]]);
    expect(sums.map(({ because }) => because.at(-1))).toEqual([
      expect.stringContaining('数える支払が定まっていない'), expect.stringContaining('令和8年8月の見直しが高額介護合算に及ぶかを述べる公開資料はない'), expect.stringContaining('月の支給の後に残る一部負担金 936,000円、年間上限 530,000円'),
    ]);
  });
  test.each(['household', 'person'])('年間上限の単位を %s と決めれば、残った額に当て、どの行も仮定と言う', async (annualCap) => {
    const { cases, sums } = await later({ annualCap });
    // 78,000×12 = 936,000 − 530,000
    expect(cases).toEqual(['annualCap 2027-07 406000']);
    expect(sums[2]!.because.slice(1).every((line) => line.includes('仮定'))).toBe(true);
  });
  it('高額介護合算を前のままと決めれば、前の限度額で計算し、仮定と言う', async () => {
    const { cases, sums } = await later({ careTotalAfterReform: 'asBefore' });
    // 936,000 + 100,000 − 670,000 = 366,000円。366,000×936÷1,036。
    expect([cases, sums[1]!.because[1]]).toEqual([['careTotal 2027-07 330672'], expect.stringContaining('仮定: 令和8年7月までの限度額による')]);
  });
});
