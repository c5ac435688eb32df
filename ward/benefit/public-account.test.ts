import { afterEach, beforeEach, expect, it } from 'vitest';
import { enquiry, enquiryAnswer, payloadColumns } from '../../contracts/municipal-hub/records.js';
import type { PayloadOf } from '../../contracts/municipal-hub/payloads.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { profile } from '../ward-fixture.js';
import { benefitWard, income, inpatient, own, person, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-08-20T09:30' });
  household = await ward.insures([person(1), person(2, { sex: '2' })]);
  await ward.incomes(income('P1', 3_000_000), income('P2', 0));
  await ward.records(inpatient(household, person(1), 100_000));
  await ward.candidates();
});
afterEach(() => ward.drop());

const registered: PayloadOf<'publicAccount'> = { bankCode: '9998', branchCode: '101', accountType: '1', accountNumber: '0000009', accountHolderKana: 'シケン' };
const states = (about: string) => ward.act({ act: 'registerPublicAccountUse', personKey: 'P1', purpose: 'benefit', about, channel: 'paper', statedOn: '2026-08-20', by: '給付係', why: '申請書' });
const applies = (notificationId: string, facts: { readonly account?: typeof own; readonly toPublicAccount?: boolean; readonly autoPayment?: boolean }) =>
  ward.act({ act: 'enterBenefitForm', form: { kind: 'highCost', notificationId, receivedOn: '2026-08-20', householdKey: household, careMonth: '2026-06', applicantPersonKey: 'P1', autoPayment: false, ...facts } });
const decides = () => ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' });
const state = async () => (await ward.cases())[0]!.state;
let seq = 0;
async function answers(payload: typeof registered | null): Promise<void> {
  const { files } = await ward.ward.run('exportEnquiries');
  const asked = (await ward.ward.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codecOf(profile, enquiry).parse(file).records.map(({ value }) => value));
  expect(asked.map(({ kind, work }) => [kind, work])).toEqual([['publicAccount', 'benefit']]);
  seq += 1;
  const rows = asked.map(({ requestId }) => ({ requestId, processingNumber: `PN-${seq}`, personKey: 'P1', kind: 'publicAccount' as const, providerCode: 'digitalAgency', lineStatus: 'N-OK' as const, kindStatus: payload ? 'N-OK' as const : 'N-NODATA' as const, total: payload ? 1 : 0, number: payload ? 1 : 0, asOf: payload ? '2026-08-20' as const : null, answeredAt: '2026-08-20T05:30' as const, message: null, ...payloadColumns(payload) }));
  expect((await ward.ward.deliver(codecOf(profile, enquiryAnswer).format({ municipalityCode: '131032', date: '2026-08-20', seq }, rows))).accepted).toBe(true);
}

it('公金受取口座には、登録が答えられてから、その申請のために一度だけ払う', async () => {
  await states('G-pub');
  expect([await applies('G-pub', { toPublicAccount: true }), await decides(), await ward.transfers()]).toEqual(['accepted', 'accepted', []]);
  await answers(registered);
  expect([await ward.transfers(), await ward.transfers()]).toEqual([[['ｼｹﾝ', '0000009', 212_570, '9000000001']], []]);
  expect((await ward.ward.query({ query: 'publicAccountUses', personKey: 'P1' })).uses.map(({ about, state: stands }) => [about, stands])).toEqual([['G-pub', 'spent']]);
});

it('登録のない人、名義の違う登録には払わず、口座を聞き直した申請に一度払う', async () => {
  for (const [about, payload, account] of [['G-none', null, '0000002'], ['G-other', { ...registered, accountHolderKana: 'ベツジン' }, '0000003']] as const) {
    await ward.drop();
    ward = await benefitWard(undefined, { now: '2026-08-20T09:30' });
    household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000));
    await ward.records(inpatient(household, person(1), 100_000));
    await ward.candidates();
    await states(about);
    await applies(about, { toPublicAccount: true });
    await decides();
    await answers(payload);
    expect([await ward.transfers(), await state()]).toEqual([[], 'paymentFailed']);
    expect(await applies('G-again', { account: { ...own, accountNumber: account } })).toBe('accepted');
    expect([await ward.transfers(), await ward.transfers(), await state()]).toEqual([[['ｼｹﾝ', account, 212_570, '9000000002']], [], 'decided']);
  }
});

it('意思の登録のない申請、口座と両方を書いた申請、公金受取口座での自動振込は受け付けない', async () => {
  expect(await applies('G-unsaid', { toPublicAccount: true })).toBe('公金受取口座の利用の意思が登録されていない');
  await states('G-both');
  expect(await applies('G-both', { toPublicAccount: true, account: own })).toBe('口座と公金受取口座の両方が書かれている');
  expect(await applies('G-both', { toPublicAccount: true, autoPayment: true })).toBe('公金受取口座の利用の意思は支払いのたびに示すので、自動振込には口座を書く');
  expect(await state()).toBe('detected');
});

it('一時金も、払えなければ同じ申請をもう一度受けて、一度だけ払う', async () => {
  const born = (notificationId: string, facts: { readonly account?: typeof own; readonly toPublicAccount?: boolean }) => ward.act({ act: 'enterBenefitForm', form: { kind: 'childbirth', notificationId, receivedOn: '2026-08-20', personKey: 'P2', bornOn: '2026-07-10', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false, ...facts } });
  await states('O-pub');
  await born('O-pub', { toPublicAccount: true });
  expect(await born('O-twice', { account: own })).toBe('B2 で受け付けている');
  await ward.act({ act: 'decideBenefit', caseId: 'B2', decision: 'pay', by: '給付係', why: '申請のとおり' });
  await answers(null);
  expect([await ward.transfers(), (await ward.cases())[1]!.state]).toEqual([[], 'paymentFailed']);
  expect(await born('O-again', { account: own })).toBe('accepted');
  expect([(await ward.transfers()).map(([, , yen]) => yen), await ward.transfers(), await born('O-third', { account: own })]).toEqual([[500_000], [], 'B2 で受け付けている']);
});
