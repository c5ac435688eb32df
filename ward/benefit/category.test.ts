import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { householdForm, enter } from '../ward-fixture.js';
import { benefitWard, income, inpatient, person, receiptOf, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-12-20T09:30' });
});
afterEach(() => ward.drop());
const category = async (household: string, careMonth = '2026-06') => {
  const { category: found } = await ward.month(household, careMonth);
  return found && [found.under70, found.over70];
};
const old = (n: number, bornOn: `${number}-${number}-${number}` = '1953-05-05') => person(n, { bornOn });
const pension = (personKey: string, revenueYen: number, taxableIncomeYen: number | null = 0, fiscalYear = 2025) => income(personKey, Math.max(0, revenueYen - 1_100_000), fiscalYear, { publicPensionRevenueYen: revenueYen, publicPensionIncomeYen: Math.max(0, revenueYen - 1_100_000), taxableIncomeYen });

describe('区分ア〜オ', () => {
  it.each([[9_440_001, 'ア'], [9_440_000, 'イ'], [6_430_001, 'イ'], [6_430_000, 'ウ'], [2_530_001, 'ウ'], [2_530_000, 'エ'], [450_001, 'エ'], [450_000, 'オ'], [0, 'オ']] as const)('一人の総所得金額等が%i円なら区分%s', async (yen, said) => {
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', yen));
    expect(await category(household)).toEqual([said, null]);
  });
  it('基礎控除は一人ずつ引き、被保険者の所得だけを足す', async () => {
    const household = await ward.insures([person(1), person(2), person(3)], '2023-04-01', ['P2', 'P3']);
    await ward.incomes(income('P1', 20_000_000), income('P2', 1_480_000), income('P3', 1_480_000));
    expect(await category(household)).toEqual(['エ', null]);
    expect((await ward.month(household)).categoryBecause).toEqual(['被保険者2人の旧ただし書き所得の合計 2,100,000円 は 2,100,000円以下']);
  });
  it('擬制世帯主の所得は区分オにだけ効き、所得が分からなくても区分アにはならない', async () => {
    const household = await ward.insures([person(1), person(2)], '2023-04-01', ['P2']);
    await ward.incomes(income('P1', 450_001), income('P2', 0));
    expect(await category(household)).toEqual(['エ', null]);
    await ward.incomes(income('P1', 450_000), income('P2', 0));
    expect(await category(household)).toEqual(['オ', null]);
    await ward.incomes(income('P1', 0, 2025, { taxState: 'undeclared', netIncomeYen: null, salaryIncomeYen: null, publicPensionIncomeYen: null, salaryRevenueYen: null, publicPensionRevenueYen: null, familyEmployeeDeductionYen: null }), income('P2', 0));
    expect(await category(household)).toEqual(['エ', null]);
  });
  it('未申告の被保険者がいれば区分ア、課税資料のない子では変わらない', async () => {
    const household = await ward.insures([person(1), person(2, { bornOn: '2015-05-05' })]);
    await ward.incomes(income('P1', 1_000_000));
    expect(await category(household)).toEqual(['エ', null]);
    const alone = await ward.insures([person(3)]);
    expect(await category(alone)).toEqual(['ア', null]);
  });
  it('診療月が7月までは前々年、8月からは前年の所得による', async () => {
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000, 2025), income('P1', 10_000_000, 2026));
    expect([await category(household, '2026-07'), await category(household, '2026-08')]).toEqual([['ウ', null], ['ア', null]]);
  });
  it('非自発的失業の人の給与所得は30%で数え、非課税かどうかには効かない', async () => {
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 7_000_000, 2025, { salaryIncomeYen: 7_000_000, salaryRevenueYen: 8_900_000 }));
    expect(await category(household)).toEqual(['イ', null]);
    expect(await ward.act({ act: 'enterPremiumForm', form: { kind: 'involuntaryUnemployment', notificationId: 'U', receivedOn: '2026-12-01', personKey: 'P1', leftOn: '2026-05-31', reasonCode: '11' } })).toBe('accepted');
    // 7,000,000×30% − 430,000 = 1,670,000
    expect([await category(household, '2026-05'), await category(household, '2026-06')]).toEqual([['イ', null], ['エ', null]]);
  });
});

describe('70〜74歳', () => {
  it.each([[6_900_000, '現役並みⅢ'], [6_899_000, '現役並みⅡ'], [3_800_000, '現役並みⅡ'], [3_799_000, '現役並みⅠ'], [1_450_000, '現役並みⅠ'], [1_449_000, '一般']] as const)('課税標準額 %i円なら %s', async (taxable, said) => {
    const household = await ward.insures([old(1)]);
    await ward.incomes(pension('P1', 12_000_000, taxable));
    expect((await category(household))![1]).toBe(said);
  });
  it('低所得Ⅰの公的年金の線は、令和8年7月診療まで806,700円、8月診療から826,500円', async () => {
    const household = await ward.insures([old(1)]);
    await ward.incomes(pension('P1', 826_500), pension('P1', 826_500, 0, 2026));
    expect([await category(household, '2026-07'), await category(household, '2026-08')]).toEqual([['オ', '低所得Ⅱ'], ['オ', '低所得Ⅰ']]);
    await ward.incomes(pension('P1', 806_700), pension('P1', 826_501, 0, 2026));
    expect([await category(household, '2026-07'), await category(household, '2026-08')]).toEqual([['オ', '低所得Ⅰ'], ['オ', '低所得Ⅱ']]);
  });
  it('70歳は誕生日の翌月から(1日生まれはその月から)、75歳の誕生月は1日生まれでなければ2分の1', async () => {
    const households = [await ward.insures([old(1, '1956-06-02')]), await ward.insures([old(2, '1956-06-01')])];
    await ward.incomes(income('P1', 1_000_000), income('P2', 1_000_000));
    expect([await category(households[0]!), await category(households[0]!, '2026-07'), await category(households[1]!)].map((found) => found![1])).toEqual([null, '一般', '一般']);
    const turning = await ward.insures([old(3, '1951-06-20')], '2020-04-01');
    await ward.incomes(income('P1', 1_000_000), income('P2', 1_000_000), income('P3', 1_000_000));
    await ward.records(inpatient(turning, old(3, '1951-06-20'), 20_000));
    await ward.candidates();
    // 2割で40,000円、限度額は 57,600円の2分の1
    expect((await ward.cases(turning)).map(({ amountYen }) => amountYen)).toEqual([11_200]);
  });
});

it('判定は替わったときだけ書き足し、前の判定は残る', async () => {
  const household = await ward.insures([person(1)]);
  await ward.incomes(income('P1', 3_000_000));
  await ward.records(inpatient(household, person(1), 100_000));
  await ward.candidates();
  await ward.candidates();
  await ward.incomes(income('P1', 10_000_000));
  await ward.candidates();
  const { categoryHistory, reckonings } = await ward.month(household);
  expect([categoryHistory.map(({ under70 }) => under70), reckonings.map(({ refundYen, differenceYen }) => [refundYen, differenceYen])]).toEqual([['ウ', 'ア'], [[212_570, 212_570], [45_820, -166_750]]]);
  expect((await ward.cases()).map(({ amountYen, state }) => [amountYen, state])).toEqual([[45_820, 'detected']]);
});

it('世帯主が替わった月は、月の末日の世帯主で区分オを見て、その人に支給する', async () => {
  const household = await ward.insures([person(1), person(2)]);
  await ward.incomes(income('P1', 3_000_000), income('P2', 0));
  expect((await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-06-30', personKeys: ['P1', 'P2'], headPersonKey: 'P2' }))).accepted).toBe(true);
  expect([(await ward.month(household, '2026-05')).headPersonKey, (await ward.month(household, '2026-06')).headPersonKey]).toEqual(['P1', 'P2']);
});

it('擬制世帯主が後から替われば、計算した月の区分オを見直す', async () => {
  const household = await ward.insures([person(1), person(2)], '2023-04-01', ['P2']);
  await ward.incomes(income('P1', 3_000_000), income('P2', 0));
  await ward.records(inpatient(household, person(2), 100_000));
  await ward.candidates();
  expect((await ward.cases()).map(({ amountYen }) => amountYen)).toEqual([300_000 - 57_600]);
  await ward.ward.setClock('2026-12-21T09:30');
  expect((await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-06-15', personKeys: ['P2'], headPersonKey: 'P2' }))).accepted).toBe(true);
  await ward.candidates();
  expect((await ward.cases()).map(({ amountYen, payerPersonKey }) => [amountYen, payerPersonKey])).toEqual([[300_000 - 35_400, 'P2']]);
});

describe('レセプトの区分と多数回との照合', () => {
  const findings = async () => (await ward.ward.query({ query: 'receiptWorklist' })).findings.map(({ code, ja }) => `${code} ${ja}`);
  it('特記の区分が違えばW810、多数回が違えばW811。合えば何も言わない', async () => {
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000));
    await ward.records(receiptOf(household, person(1), { remarks: ['28'] }));
    await ward.candidates();
    expect(await findings()).toEqual([]);
    await ward.records(receiptOf(household, person(1), { remarks: ['29'] }), receiptOf(household, person(1), { remarks: ['33'] }), receiptOf(household, person(1), { counterPayment: '02', copayYen: 3_000 }));
    await ward.candidates();
    expect(await findings()).toEqual(['W810 特記事項は区エ、区の判定はウ', 'W811 レセプトは多数回該当、区の数え方では該当でない', 'W811 レセプトは多数回該当、区の数え方では該当でない']);
  });
});
