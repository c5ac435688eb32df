import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bankCodec } from '../../contracts/bank/codec.js';
import { collectingAccountOf } from '../../contracts/bank/collecting-account.js';
import { standardDialect } from '../../contracts/bank/dialect.js';
import { accountStatement } from '../../contracts/bank/statement.js';
import { benefitInvitation, benefitNotice, type BenefitInvitation, type BenefitNotice } from '../../contracts/mailing/benefit.js';
import { mailReturn } from '../../contracts/mailing/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Day } from '../../law/define.js';
import { eraDay } from '../collection/port/port-fixture.js';
import { end, enter, householdForm, profile } from '../ward-fixture.js';
import { benefitWard, income, inpatient, own, person, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-08-20T09:30' });
  household = await ward.insures([person(1), person(2)]);
  await ward.incomes(income('P1', 3_000_000), income('P2', 0));
  await ward.records(inpatient(household, person(1), 100_000));
  await ward.candidates();
});
afterEach(() => ward.drop());

const pay = (caseId = 'B1') => ward.act({ act: 'decideBenefit', caseId, decision: 'pay', by: '給付係', why: '申請のとおり' });
const states = async () => (await ward.cases()).map(({ caseId, state }) => `${caseId} ${state}`);
const until = (day: Day) => ward.ward.setClock(`${day}T09:30`);
/** The letters of today's print run. */
async function letters() {
  const { files } = await ward.ward.run('exportBenefitPrint');
  const found = (await ward.ward.outgoing()).filter(({ name }) => files.includes(name));
  for (const { name } of found) await ward.ward.taken(name);
  const rowsIn = (definition: typeof benefitInvitation | typeof benefitNotice) => found.filter(({ name }) => name.startsWith(`${definition.id}_`)).flatMap((file) => codecOf(profile, definition as typeof benefitInvitation).parse(file).records.map(({ value }) => value));
  return { invitations: rowsIn(benefitInvitation) as readonly BenefitInvitation[], notices: rowsIn(benefitNotice) as unknown as readonly BenefitNotice[] };
}
const account = collectingAccountOf('131032');
/** The bank's 明細: a 総合振込 went out, or money came back. */
const statement = (day: Day, entries: readonly (readonly [yen: number, back: string | null])[]) => ward.ward.deliver({
  name: `meisai-${day}.txt`, bytes: bankCodec(accountStatement, standardDialect).format([{
    header: { codeSet: '0', createdOn: eraDay(day), postedFrom: eraDay(day), postedTo: eraDay(day), bankCode: account.bankCode, bankName: account.bankName, branchCode: account.branchCode, branchName: account.branchName, accountKind: '1', accountNumber: `000${account.accountNumber}`, accountName: account.consignorName, openingBalanceSign: null, passbookKind: null, openingBalance: null },
    entries: entries.map(([amount, back], i) => ({
      inquiryNumber: String(i + 1).padStart(8, '0'), postedOn: eraDay(day), valueOn: eraDay(day), direction: back === null ? '2' as const : '1' as const, transactionKind: back === null ? '11' as const : '14' as const, amount, otherBankCheckAmount: 0, remitterNameOrContractNumber: '', description: back === null ? 'ｿｳｺﾞｳﾌﾘｺﾐ' : 'ｼｷﾝﾍﾝｷﾔｸ', ediInformation: back ?? '',
    })),
  }]),
});

describe('申請', () => {
  it('世帯主だけが、本人の口座で、2年のうちに申請できる', async () => {
    expect(await ward.applies(household, 'P2')).toBe('世帯主ではない');
    expect(await ward.applies(household, 'P1', { account: { ...own, holderName: 'ﾍﾞﾂｼﾞﾝ' } })).toBe('申請者の口座ではない');
    expect(await ward.applies(household, 'P1', { account: { ...own, accountNumber: '0000000' } })).toBe('0だけの番号');
    expect(await ward.applies(household, 'P1', { careMonth: '2026-05' })).toBe('申請を待つ支給がない');
    await until('2028-07-01');
    expect(await ward.applies(household, 'P1', { receivedOn: '2028-07-01' })).toBe('申請できるのは 2028-06-30 まで');
    expect(await ward.applies(household, 'P1', { receivedOn: '2028-06-30' })).toBe('accepted');
  });
  it('時効は診療月の翌月1日から2年: 最後の日には残り、次の日に消える', async () => {
    await until('2028-06-30');
    await ward.candidates();
    expect(await states()).toEqual(['B1 detected']);
    await until('2028-07-01');
    await ward.candidates();
    expect(await states()).toEqual(['B1 expired']);
    expect(await pay()).toBe('決定を待っていない');
    await ward.records(inpatient(household, person(1), 110_000, { receiptKey: 'later' }));
    await ward.candidates();
    expect((await ward.cases()).map(({ state }) => state)).toEqual(['expired', 'expired']);
    expect(await ward.transfers()).toEqual([]);
  });
  it('亡くなった世帯主の分は、相続人代表者に決めた人だけが申請できる', async () => {
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P1']), receivedOn: '2026-08-20', newHeadPersonKey: 'P2' } as never);
    await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-08-10', personKeys: ['P1', 'P2'], headPersonKey: 'P2', receivedOn: '2026-08-20' } as never));
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P1']), receivedOn: '2026-08-20' });
    expect(await ward.applies(household, 'P1')).toBe('世帯主は亡くなっていて、相続人代表者が決まっていない');
    expect(await ward.act({ act: 'nameRepresentative', payerPersonKey: 'P1', representativePersonKey: 'P2', namedBy: 'heirs', receivedOn: '2026-08-20', why: '相続人の届出' })).toBe('accepted');
    expect([await ward.applies(household, 'P1'), await ward.applies(household, 'P2')]).toEqual(['相続人代表者ではない', 'accepted']);
  });
  it('申請のない事案、知らない事案は決められない', async () => {
    expect([await pay(), await pay('B9'), await pay('R1')]).toEqual(['申請を受けていない', '記録のない事案', '記録のない事案']);
  });
});

describe('勧奨と決定の通知', () => {
  it('勧奨は診療月の3か月後から一度だけ、決定通知は計算の一行ずつとともに', async () => {
    expect((await letters()).invitations).toEqual([]);
    await until('2026-09-01');
    expect((await letters()).invitations).toMatchObject([{ invitationId: 'KS-B1-1', addressee: '試験 1号', householdKey: household, careMonth: '202606', amountYen: 212_570, deadlineOn: '2028-06-30', isAskedAgain: '0' }]);
    expect([await states(), (await letters()).invitations]).toEqual([['B1 solicited'], []]);
    await ward.applies(household, 'P1', { receivedOn: '2026-09-01' });
    await pay();
    const { notices } = await letters();
    expect(notices).toMatchObject([{ benefitNoticeId: 'KK-B1-1', benefitJa: '高額療養費', careMonth: '202606', benefitOutcome: 'paid', amountYen: 212_570, decidedOn: '2026-09-01', decisionReason: '申請のとおり' }]);
    const lines = notices[0]!.reckoning!.split('|');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual([expect.stringContaining('所得区分: 被保険者2人の旧ただし書き所得の合計 2,570,000円'), '支給額 212,570円', '支給決定 2026年9月1日 212,570円(申請のとおり)']);
  });
  it('追加支給の通知は、すでに支給を決めた額を言い、人は枝番でなく名で呼ぶ', async () => {
    await ward.applies(household, 'P1');
    await pay();
    await letters();
    await ward.records(inpatient(household, person(1), 50_000, { receiptKey: 'late', institutionCode: '1300000009' }));
    await ward.candidates();
    await ward.applies(household, 'P1');
    await pay('B2');
    const [notice] = (await letters()).notices;
    const lines = notice!.reckoning!.split('|');
    expect([notice!.amountYen, lines.slice(-3)]).toEqual([145_000, ['支給額 357,570円', 'すでに支給を決めた額 212,570円', '支給決定 2026年8月20日 145,000円(申請のとおり)']]);
    expect(lines.filter((line) => line.includes('1300000009'))).toEqual([expect.stringMatching(/^試験 1号さん 医療機関コード1300000009 入院: /)]);
    expect(lines.some((line) => /枝番|\d{4}-\d{2}/.test(line))).toBe(false);
  });
  it('支給しない決定とその取消しの通知に、支給する額に見える計算はない', async () => {
    for (const decision of ['refuse', 'takeBack'] as const) await ward.act({ act: 'decideBenefit', caseId: 'B1', decision, by: '給付係', why: '給付制限' });
    expect((await letters()).notices.map(({ benefitOutcome, amountYen, reckoning }) => [benefitOutcome, amountYen, reckoning])).toEqual([['refused', 0, null], ['refusalTakenBack', 0, null]]);
  });
  it('勧奨の後に額が替われば、もう一度送る', async () => {
    await until('2026-09-01');
    await letters();
    await ward.records(inpatient(household, person(1), 50_000, { receiptKey: 'late', institutionCode: '1300000009' }));
    await ward.candidates();
    expect((await letters()).invitations).toMatchObject([{ invitationId: 'KS-B1-2', amountYen: 357_570 }]);
  });
  it('支援措置の世帯の手紙は事業者へ渡さず、返戻はその手紙に記す', async () => {
    const hidden = await ward.insures([person(3), person(4, { isNotDisclosed: true })]);
    await ward.records(inpatient(hidden, person(3), 100_000));
    await ward.candidates();
    await until('2026-09-01');
    expect((await letters()).invitations.map(({ invitationId }) => invitationId)).toEqual(['KS-B1-1']);
    const returned = (noticeId: string, seq: number) => ward.ward.deliver(codecOf(profile, mailReturn).format({ municipalityCode: '131032', date: '2026-09-10', seq }, [{ noticeId, returnedOn: '2026-09-10', returnReason: 'unknownAddress' }]));
    expect([(await returned('KS-B2-1', 1)).accepted, (await returned('KS-B1-1', 2)).accepted]).toEqual([false, true]);
    expect(await ward.store.db.selectFrom('ward_benefit_letter').select(['letter_id', 'state', 'returned_on']).orderBy('letter_id').execute()).toEqual([{ letter_id: 'KS-B1-1', state: 'returned', returned_on: '2026-09-10' }, { letter_id: 'KS-B2-1', state: 'byHand', returned_on: null }]);
  });
  it('不支給も通知し、同じ額をまた候補にしない', async () => {
    expect(await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'refuse', by: '給付係', why: '給付制限' })).toBe('accepted');
    await ward.records(inpatient(household, person(1), 1_000, { receiptKey: 'small', institutionCode: '1300000009' }));
    await ward.candidates();
    expect([await states(), (await letters()).notices.map(({ benefitOutcome, amountYen }) => [benefitOutcome, amountYen])]).toEqual([['B1 refused'], [['refused', 0]]]);
  });
});

it('年度の自己負担の合計は、8月から翌年7月の支給の後に残る額で、年間上限には当てない', async () => {
  await ward.records(inpatient(household, person(1), 100_000, { careMonth: '202508', receiptKey: 'first' }), inpatient(household, person(1), 1_000, { careMonth: '202507', receiptKey: 'before' }), inpatient(household, person(1), 1_000, { careMonth: '202608', receiptKey: 'after' }));
  await ward.candidates();
  expect((await ward.month(household)).yearlySelfPaidYen).toBe(87_430 * 2);
});

describe('支払', () => {
  beforeEach(async () => {
    await ward.applies(household, 'P1');
    await pay();
    await ward.transfers();
  });
  it('振込日まで支払済とせず、明細で出金を見なければ5営業日を過ぎて疑う', async () => {
    await until('2026-08-24');
    expect(await states()).toEqual(['B1 decided']);
    await until('2026-08-25');
    expect(await states()).toEqual(['B1 paid']);
    await statement('2026-08-26', [[1, '']]);
    await until('2026-09-01');
    expect(await states()).toEqual(['B1 paid']);
    await until('2026-09-02');
    expect(await states()).toEqual(['B1 decided']);
  });
  it('戻った振込は口座を聞き直し、新しい口座へ同じ額を振り込む', async () => {
    await until('2026-08-26');
    await statement('2026-08-26', [[212_570, null], [212_570, '90000000010000000000']]);
    expect(await states()).toEqual(['B1 paymentFailed']);
    expect((await letters()).invitations).toMatchObject([{ invitationId: 'KS-B1-1', isAskedAgain: '1', amountYen: 212_570 }]);
    expect((await letters()).invitations).toEqual([]);
    expect(await ward.applies(household, 'P1', { receivedOn: '2026-08-26', account: { ...own, accountNumber: '0000002' } })).toBe('accepted');
    expect(await ward.transfers()).toEqual([['ｼｹﾝ', '0000002', 212_570, '9000000002']]);
    await until('2026-08-31');
    expect([await states(), (await ward.month(household)).paidYen]).toEqual([['B1 paid'], 212_570]);
  });
  it('給付の振込は収納の台帳の差にならない', async () => {
    await until('2026-08-26');
    await statement('2026-08-25', [[212_570, null]]);
    const { days } = await ward.ward.query({ query: 'ledger', fiscalYear: 2026 });
    expect(days).toEqual([{ day: '2026-08-25', channel: 'refund', toldYen: 0, depositYen: -212_570, ledgerYen: -212_570, differenceYen: 0 }]);
  });
});

describe('自動振込', () => {
  const later = async (careMonth: string) => {
    await ward.records(inpatient(household, person(1), 100_000, { careMonth, receiptKey: careMonth }));
    await ward.candidates();
    return (await ward.cases()).find((one) => one.careMonth === `${careMonth.slice(0, 4)}-${careMonth.slice(4)}`)!.state;
  };
  beforeEach(async () => {
    await ward.applies(household, 'P1', { autoPayment: true });
    await pay();
  });
  it('同意の2か月後から、申請なしで決定し、通知だけを送る', async () => {
    await until('2026-09-30');
    expect(await later('202607')).toBe('detected');
    await until('2026-10-01');
    expect(await later('202608')).toBe('decided');
    expect((await ward.cases())[1]!.state).toBe('decided');
  });
  it('世帯の申出で終わり、二度は申し出られない', async () => {
    const stop = (notificationId: string) => ward.act({ act: 'enterBenefitForm', form: { kind: 'stopAutoPayment', notificationId, receivedOn: '2026-08-20', householdKey: household } });
    expect([await stop('S-1'), await stop('S-2')]).toEqual(['accepted', '自動振込に同意していない']);
    await until('2026-10-01');
    expect(await later('202607')).toBe('detected');
  });
  it('世帯主の異動で終わる', async () => {
    await until('2026-10-01');
    await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-07-15', personKeys: ['P1', 'P2'], headPersonKey: 'P2' }));
    expect(await later('202607')).toBe('detected');
    expect((await ward.ward.query({ query: 'benefitCases', householdKey: household })).autoPayments).toMatchObject([{ isActive: false, why: '世帯主が替わったので終える' }]);
  });
  it('納期限を過ぎた保険料の未納で終わる', async () => {
    await ward.ward.run('assessYear');
    await until('2026-11-30');
    expect(await later('202607')).toBe('detected');
    expect((await ward.ward.query({ query: 'benefitCases', householdKey: household })).autoPayments).toMatchObject([{ isActive: false, why: '保険料の滞納があるので終える' }]);
  });
});

describe('返納金', () => {
  it('資格のない月は、保険者の払った分と食事と高額療養費を世帯主に請求し、返されるまで追う', async () => {
    await ward.applies(household, 'P1');
    await pay();
    await ward.records(inpatient(household, person(1), 10_000, { receiptKey: 'meal', mealCount: 10, mealYen: 6_700, mealCopayYen: 5_100, copayYen: 30_000 }));
    await ward.candidates();
    await enter(ward.ward, { ...end('joinEmployeeInsurance', '2026-05-31', ['P1']), receivedOn: '2026-08-20', newHeadPersonKey: 'P2' } as never);
    await ward.candidates();
    const keys = (await ward.ward.query({ query: 'receiptWorklist' })).receipts.map(({ receiptKey }) => receiptKey);
    expect([keys.length, (await ward.repayments()).map(({ amountYen, cause }) => [cause, amountYen])]).toEqual([2, [['recalculated', 212_570]]]);
    expect(await ward.act({ act: 'claimRepayment', receiptKeys: keys, by: '給付係', why: '資格喪失後の受診' })).toBe('accepted');
    const claims = await ward.repayments();
    expect(claims.map(({ repaymentId, state, amountYen, highCostYen, payerPersonKey }) => [repaymentId, state, amountYen, highCostYen, payerPersonKey])).toEqual([['R1', 'joined', 212_570, 212_570, 'P1'], ['R2', 'found', 212_570 + 700_000 + 70_000 + 1_600, 212_570, 'P1']]);
    expect(await ward.act({ act: 'claimRepayment', receiptKeys: keys, by: '給付係', why: '二度' })).toBe('R2 で請求している / R2 で請求している');
    const decide = (decision: 'demand' | 'repaid' | 'cancel' | 'settledByInsurer', yen?: number, on?: Day) => ward.act({ act: 'decideRepayment', repaymentId: 'R2', decision, by: '給付係', why: '返納金', ...(yen === undefined ? {} : { yen }), ...(on === undefined ? {} : { on }) });
    expect([await decide('repaid', 1, '2026-08-20'), await decide('demand'), await decide('demand')]).toEqual(['請求していない', 'accepted', '請求を待っていない']);
    expect((await letters()).notices).toMatchObject([{ benefitNoticeId: 'KH-R2-1', benefitOutcome: 'repayment', amountYen: 984_170, dueOn: '2026-09-19', addressee: '試験 1号' }, { benefitOutcome: 'paid' }]);
    expect([await decide('repaid', 984_171, '2026-08-20'), await decide('repaid', 900_000, '2026-08-20'), await decide('cancel'), await decide('repaid', 84_170, '2026-08-20'), await decide('settledByInsurer')]).toEqual(['請求した額より多い', 'accepted', '返されたか、終わっている', 'accepted', '請求していない']);
    expect((await ward.repayments())[1]).toMatchObject({ state: 'repaid', repaidYen: 984_170, demandedOn: '2026-08-20' });
    await ward.candidates();
    expect(await ward.repayments()).toHaveLength(2);
  });
  it('資格のある月の給付記録では請求できない', async () => {
    expect(await ward.act({ act: 'claimRepayment', receiptKeys: ['Z'], by: '給付係', why: '資格喪失後の受診' })).toBe('給付記録がない');
    const [{ receiptKey } = { receiptKey: '' }] = (await ward.ward.query({ query: 'receipts', householdKey: household })).receipts;
    expect(await ward.act({ act: 'claimRepayment', receiptKeys: [receiptKey], by: '給付係', why: '資格喪失後の受診' })).toBe('資格のない月の給付記録ではない');
  });
});
