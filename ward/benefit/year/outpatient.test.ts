import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { BenefitRecord } from '../../../contracts/claims/records.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { benefitWard, income, inpatient, own, person, receiptOf, type BenefitWard } from '../benefit-fixture.js';

let ward: BenefitWard;
let household: string;
const elder = person(1, { bornOn: '1953-05-05' });
/** 一般: 18,000 a month at most, 2割. */
const pensioners = [income('P1', 1_000_000, 2024), income('P1', 1_000_000), income('P1', 1_000_000, 2026)] as const;
const opened = async (now: '2026-07-31T09:30' | '2026-10-05T09:30'): Promise<void> => {
  ward = await benefitWard(undefined, { now });
  household = await ward.insures([elder], '2023-04-01');
  await ward.incomes(...pensioners);
};
beforeEach(() => opened('2026-10-05T09:30'));
afterEach(() => ward.drop());

let serial = 0;
const clinic = (careMonth: string, points: number, facts: Partial<BenefitRecord> = {}): BenefitRecord => receiptOf(household, elder, { careMonth, points, receiptKey: `Y-${careMonth}-${points}`, ...facts });
/** Eight months of 18,000 yen, the limit of a month. */
const eight = (points = 9_000) => ['202508', '202509', '202510', '202511', '202512', '202601', '202602', '202603'].map((month) => clinic(month, points));
const cases = async () => (await ward.cases()).map(({ kind, careMonth, amountYen, state }) => `${kind} ${careMonth} ${amountYen} ${state}`);
const year = async () => (await ward.ward.query({ query: 'benefitYear', personKey: 'P1', benefitYear: 2025 })).yearlySums.find(({ yearlyKind }) => yearlyKind === 'yearlyOutpatient')!;
const applies = (facts: object = {}) => ward.act({ act: 'enterBenefitForm', form: { kind: 'yearly', notificationId: `Y-${(serial += 1)}`, receivedOn: '2026-10-05', yearlyKind: 'yearlyOutpatient', householdKey: household, benefitYear: 2025, applicantPersonKey: 'P1', account: own, ...facts } });
const decides = (caseId: string, decision: 'pay' | 'refuse' = 'pay'): Promise<string> => ward.act({ act: 'decideBenefit', caseId, decision, by: '給付係', why: '申請のとおり' });
const certificate = (facts: Partial<Extract<StaffAct, { act: 'enterSelfPaid' }>> = {}) => ward.act({ act: 'enterSelfPaid', personKey: 'P1', benefitYear: 2025, selfPaidSystem: 'medical', issuedBy: '架空健康保険組合', totalYen: 50_000, outpatientYen: 50_000, receivedOn: '2026-10-05', by: '給付係', why: '本人の提出', ...facts });

describe('外来年間合算', () => {
  it('一年の外来の自己負担が144,000円ちょうどなら支給はなく、超えた分だけを支給する', async () => {
    await ward.records(...eight());
    await ward.candidates();
    expect([await cases(), (await year()).refundYen]).toEqual([[], 0]);
    await ward.records(clinic('202604', 50));
    await ward.candidates();
    expect(await cases()).toEqual(['yearlyOutpatient 2026-07 100 detected']);
    expect((await year()).because.at(-1)).toBe('枝番01: 基準日の区分は一般。合計 144,100円 − 144,000円 = 100円');
  });
  it('月ごとの外来の高額療養費を先に引き、入院は数えない', async () => {
    await ward.records(...eight(20_000), clinic('202604', 500), inpatient(household, elder, 20_000, { careMonth: '202605' }));
    await ward.candidates();
    // 8月から3月は 40,000 − 22,000 = 18,000円ずつ、4月の1,000円を足して 145,000円。
    expect((await cases()).filter((one) => one.startsWith('yearly'))).toEqual(['yearlyOutpatient 2026-07 1000 detected']);
    expect((await year()).because).toContain('枝番01: 2025-08 外来 40,000円 − 外来の高額療養費 22,000円 = 18,000円');
  });
  it('年の終わる日までは候補にせず、次の日からする', async () => {
    await ward.drop();
    await opened('2026-07-31T09:30');
    await ward.records(...eight(), clinic('202604', 500));
    await ward.candidates();
    expect(await cases()).toEqual([]);
    await ward.ward.setClock('2026-08-01T09:30');
    await ward.candidates();
    expect(await cases()).toEqual(['yearlyOutpatient 2026-07 1000 detected']);
  });
  it('7月診療と8月診療は別の年', async () => {
    await ward.records(...eight(), clinic('202507', 500), clinic('202608', 500));
    await ward.candidates();
    expect(await cases()).toEqual([]);
    await ward.records(clinic('202607', 500));
    await ward.candidates();
    expect(await cases()).toEqual(['yearlyOutpatient 2026-07 1000 detected']);
  });
  it('支払の後に届いたレセプトの分は差額だけ、査定で減れば返還だけが出て、月の分と混ざらない', async () => {
    await ward.records(...eight(), clinic('202604', 500));
    await ward.candidates();
    expect([await applies(), await decides('B1')]).toEqual(['accepted', 'accepted']);
    expect((await ward.transfers()).map(([, , yen]) => yen)).toEqual([1_000]);
    await ward.records(clinic('202607', 1_000));
    await ward.candidates();
    expect([await cases(), await ward.repayments()]).toEqual([['yearlyOutpatient 2026-07 1000 decided', 'yearlyOutpatient 2026-07 2000 detected'], []]);
    await ward.records(clinic('202607', 1_000, { revision: 2, recordState: 'withdrawn' }), clinic('202604', 500, { revision: 2, recordState: 'withdrawn' }));
    await ward.candidates();
    expect([await cases(), (await ward.repayments()).map(({ cause, careMonth, amountYen }) => `${cause} ${careMonth} ${amountYen}`)]).toEqual([['yearlyOutpatient 2026-07 1000 decided', 'yearlyOutpatient 2026-07 0 withdrawn'], ['yearlyOutpatientRecalculated 2026-07 1000']]);
    await ward.candidates();
    expect((await ward.repayments()).length).toBe(1);
  });
  it('勧奨は7月の3か月後から送り、2年の時効で消える', async () => {
    await ward.records(...eight(), clinic('202604', 500));
    await ward.candidates();
    await ward.ward.setClock('2026-10-05T10:00');
    expect((await ward.ward.run('exportBenefitPrint')).files.length).toBe(2);
    expect((await ward.cases())[0]).toMatchObject({ state: 'solicited', deadlineOn: '2028-07-31' });
  });
  test.each<[string, object, string]>([
    ['年が違う', { benefitYear: 2024 }, '申請を待つ支給がない'], ['種類が違う', { yearlyKind: 'careTotal' }, '申請を待つ支給がない'], ['世帯主でない', { applicantPersonKey: 'P9' }, '世帯主ではない'], ['口座が他人のもの', { account: { ...own, holderName: 'ﾍﾞﾂｼﾞﾝ' } }, '申請者の口座ではない'],
  ])('申請は、%sなら受け付けない', async (_, facts, said) => {
    await ward.records(...eight(), clinic('202604', 500));
    await ward.candidates();
    expect(await applies(facts)).toBe(said);
  });
});

describe('年の途中に来た人', () => {
  beforeEach(async () => {
    household = await ward.insures([person(2, { bornOn: '1953-05-05' })], '2025-11-01');
    await ward.incomes(...pensioners, income('P2', 1_000_000, 2024), income('P2', 1_000_000), income('P2', 1_000_000, 2026));
    await ward.records(...['202511', '202512', '202601', '202602', '202603', '202604'].map((month) => clinic(month, 9_000, { receiptKey: `Z-${month}` })));
  });
  const second = async () => (await ward.ward.query({ query: 'benefitYear', personKey: 'P2', benefitYear: 2025 })).yearlySums[0]!;
  it('前の保険者の自己負担額証明書がなければ計算せず、そう言う', async () => {
    await ward.candidates();
    expect([await cases(), (await second()).missing]).toEqual([[], 'ほかの保険者の自己負担額証明書がない']);
  });
  it('証明書が来れば、超えた分を自己負担額の割合で分けた、この区の分だけを支給する', async () => {
    expect(await certificate({ personKey: 'P2', outpatientYen: 54_000, totalYen: 54_000 })).toBe('accepted');
    await ward.candidates();
    // 108,000 + 54,000 − 144,000 = 18,000円。その 108÷162 = 12,000円。
    expect([await cases(), (await second()).because.at(-1)]).toEqual([['yearlyOutpatient 2026-07 12000 detected'], '枝番01: この区の分 18,000円×108,000円÷162,000円 = 12,000円。残り 6,000円 はほかの保険者の分']);
    expect(await certificate({ personKey: 'P2', outpatientYen: 36_000, totalYen: 36_000 })).toBe('accepted');
    await ward.candidates();
    expect(await cases()).toEqual(['yearlyOutpatient 2026-07 0 withdrawn']);
  });
  test.each<[string, Partial<Extract<StaffAct, { act: 'enterSelfPaid' }>>, string]>([
    ['終わっていない年', { benefitYear: 2026 }, '2027-07-31 までの年はまだ終わっていない'], ['合計より多い外来', { totalYen: 1 }, '自己負担額の合計より多い'], ['介護の証明書の外来', { selfPaidSystem: 'care' }, '介護の証明書に外来の額はない'], ['後の日', { receivedOn: '2026-10-06' }, '業務日より後'], ['知らない人', { personKey: 'P8' }, 'この区に登録がない'],
  ])('証明書の%sは受け付けない', async (_, facts, said) => expect(await certificate(facts)).toBe(said));
});
