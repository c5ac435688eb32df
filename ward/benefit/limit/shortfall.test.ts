import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { benefitWard, income, inpatient, person, receiptOf, type BenefitWard } from '../benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-06-20T09:30' });
  household = await ward.insures([person(1)]);
  await ward.incomes(income('P1', 2_530_000));
});
afterEach(() => ward.drop());

/** 区分エ is certified; then the income goes to 区分ウ. */
const certifiedThenRaised = async () => {
  await ward.act({ act: 'enterBenefitForm', form: { kind: 'limitCertificate', notificationId: 'L', receivedOn: '2026-06-20', personKey: 'P1', applicantPersonKey: 'P1' } });
  await raised();
};
const raised = () => ward.incomes(income('P1', 2_530_001));
const capped = (remark: string, copayYen: number, careMonth = '202606') => inpatient(household, person(1), 100_000, { careMonth, counterPayment: '01', copayYen, remarks: [remark] });
const found = async (...receipts: readonly ReturnType<typeof receiptOf>[]) => {
  await ward.records(...receipts);
  await ward.ward.setClock('2026-08-20T09:30');
  await ward.candidates();
  return (await ward.repayments(household)).map(({ amountYen, state, payerPersonKey }) => `${amountYen} ${state} ${payerPersonKey}`);
};

// 区分ウ 80,100 + (1,000,000 − 267,000)×1% = 87,430円、区分エ 57,600円。
describe('窓口で払わなかった分', () => {
  it('区の証が区分エで、後から区分ウになれば、差額を世帯主に求め、わけを言う', async () => {
    await certifiedThenRaised();
    expect(await found(capped('29', 57_600))).toEqual(['29830 found P1']);
    expect((await ward.repayments(household))[0]!.because.at(-1)).toBe('区の証の区分が後から上がった。窓口で払わなかった 29,830円の返還を求める');
    await ward.incomes(income('P1', 2_530_000));
    await ward.candidates();
    expect((await ward.repayments(household)).map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('区分が替わらなければ求めない', async () => {
    await certifiedThenRaised();
    await ward.incomes(income('P1', 2_530_000));
    expect(await found(capped('29', 57_600))).toEqual([]);
  });

  it('証のない人の窓口が区分エとしたときは、世帯に求めず一覧に出す', async () => {
    await raised();
    expect(await found(capped('29', 57_600))).toEqual([]);
    expect((await ward.ward.query({ query: 'receiptWorklist' })).findings.map(({ code }) => code)).toEqual(['W810']);
  });
  it('区の証と違う区分オとした窓口の誤りは、世帯に求めない', async () => {
    await certifiedThenRaised();
    expect(await found(capped('30', 35_400))).toEqual([]);
  });

  it('一部負担金の書かれていない現物給付からは、何も求めない', async () => {
    await certifiedThenRaised();
    expect(await found({ ...capped('29', 0), copayYen: null })).toEqual([]);
  });

  it('証の始まる前の月は求めない', async () => {
    await certifiedThenRaised();
    expect(await found(capped('29', 57_600, '202605'))).toEqual([]);
  });

  it('ほかの医療機関で払った分も数え、限度額に足りない分だけを求める', async () => {
    await certifiedThenRaised();
    // 57,600 + 27,000 = 84,600円。限度額は 80,100 + (1,090,000 − 267,000)×1% = 88,330円。
    expect(await found(capped('29', 57_600), receiptOf(household, person(1), { institutionCode: '1312345679', points: 9_000 }))).toEqual(['3730 found P1']);
  });
});
