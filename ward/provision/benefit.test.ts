import { afterEach, describe, expect, it } from 'vitest';
import { provisionRecord, transferRecord } from '../../contracts/integrated-db/provision.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { benefitWard, income, inpatient, own, person, type BenefitWard } from '../benefit/benefit-fixture.js';
import { profile } from '../ward-fixture.js';

let bench: BenefitWard;
afterEach(() => bench.drop());

const rowsOf = async (job: 'exportReplicas' | 'exportTransfers') => {
  const { files } = await bench.ward.run(job);
  return (await bench.ward.outgoing()).filter(({ name }) => files.includes(name));
};
const provided = async () => (await rowsOf('exportReplicas')).flatMap((file) => codecOf(profile, provisionRecord).parse(file).records.map(({ value }) => value)).filter(({ kind }) => kind === 'nhiBenefit')
  .map(({ personKey, historyKey, modificationSeg, isAutoAnswerBlocked, benefitMonth, benefitName, benefitYen }) => [personKey, historyKey, modificationSeg, isAutoAnswerBlocked, benefitMonth, benefitName, benefitYen].join(' '));
const moved = async () => (await rowsOf('exportTransfers')).flatMap((file) => codecOf(profile, transferRecord).parse(file).records.map(({ value }) => value)).filter(({ content }) => content === 'benefit')
  .map(({ receiver, operation, personKey, benefitName, benefitYen }) => [receiver, operation, personKey, benefitName, benefitYen].join(' '));

async function withStay(facts: Parameters<typeof person>[1] = {}) {
  bench = await benefitWard(undefined);
  const head = person(1, { sex: '2', ...facts });
  const householdKey = await bench.insures([head]);
  await bench.incomes(income('P1', 3_000_000));
  await bench.records(inpatient(householdKey, head, 100_000, { receiptKey: 'K-1' }));
  await bench.candidates();
  await bench.applies(householdKey, 'P1');
  return { head, householdKey };
}
const decide = (caseId: string, decision: 'pay' | 'refuse' = 'pay') => bench.act({ act: 'decideBenefit', caseId, decision, by: '担当', why: '申請のとおり' });

describe('給付の副本と移転', () => {
  it('決める前と、支給しないと決めたものは出さない', async () => {
    await withStay();
    expect([await provided(), await moved()]).toEqual([[], []]);
    await decide('B1', 'refuse');
    expect([await provided(), await moved()]).toEqual([[], []]);
  });

  it('支給を決めれば一度だけ出し、返納を求めるまで変わらず、取り消せば元に戻る', async () => {
    const { head, householdKey } = await withStay();
    await decide('B1');
    expect([await provided(), await provided(), await moved()]).toEqual([['P1 B1 1 false 2026-06 高額療養費 212570'], [], ['care put P1 高額療養費 212570', 'welfare put P1 高額療養費 212570']]);
    await bench.records(inpatient(householdKey, head, 60_000, { receiptKey: 'K-1', revision: 2 }));
    await bench.candidates();
    expect([(await bench.repayments()).map(({ amountYen, state }) => [amountYen, state]), await provided()]).toEqual([[[116_000, 'found']], []]);
    const back = (decision: 'demand' | 'cancel') => bench.act({ act: 'decideRepayment', repaymentId: 'R1', decision, by: '担当', why: '返納金' });
    await back('demand');
    expect([await provided(), await moved()]).toEqual([['P1 B1 1 false 2026-06 高額療養費 96570'], ['care put P1 高額療養費 96570', 'welfare put P1 高額療養費 96570']]);
    await back('cancel');
    expect(await provided()).toEqual(['P1 B1 1 false 2026-06 高額療養費 212570']);
  });

  it('全部の返納を求めれば削除になり、二度削除しない', async () => {
    const { head, householdKey } = await withStay();
    await decide('B1');
    await provided();
    await moved();
    await bench.records(inpatient(householdKey, head, 100_000, { receiptKey: 'K-1', revision: 2, recordState: 'withdrawn' }));
    await bench.candidates();
    await bench.act({ act: 'decideRepayment', repaymentId: 'R1', decision: 'demand', by: '担当', why: '返納金' });
    expect([await provided(), await provided(), await moved()]).toEqual([['P1 B1 2 false   '], [], ['care delete P1  ', 'welfare delete P1  ']]);
  });

  it('出産育児一時金は出産した人について、生まれた月のものとして出し、支援措置の人のものには自動応答不可の印がつく', async () => {
    const { householdKey } = await withStay({ isNotDisclosed: true });
    await bench.act({ act: 'enterBenefitForm', form: { kind: 'childbirth', notificationId: 'C-1', receivedOn: '2026-08-20', personKey: 'P1', bornOn: '2026-07-31', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 430_000, isPaidByFormerInsurer: false, account: own } });
    await decide('B2');
    expect([householdKey.length > 0, await provided()]).toEqual([true, ['P1 B2 1 true 2026-07 出産育児一時金 70000']]);
  });
});
