import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BenefitWard, coupleAfterOneStay, inpatient, own, person } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => { ({ ward, household } = await coupleAfterOneStay()); });
afterEach(() => ward.drop());

const decide = (decision: 'pay' | 'refuse' | 'takeBack', caseId = 'B1') => ward.act({ act: 'decideBenefit', caseId, decision, by: '給付係', why: `${decision} の理由` });
const cases = async () => (await ward.cases()).map(({ caseId, amountYen, state }) => `${caseId} ${amountYen} ${state}`);

describe('支給しない決定の取消し', () => {
  it('取り消せるのは支給しないと決めた事案だけで、取り消せばまた決められ、経緯がすべて残る', async () => {
    expect(await decide('takeBack')).toBe('支給しない決定をしていない');
    await ward.applies(household, 'P1');
    expect([await decide('refuse'), await decide('pay'), await decide('takeBack'), await cases()]).toEqual(['accepted', '決定を待っていない', 'accepted', ['B1 212570 applied']]);
    expect([await decide('takeBack'), await decide('pay')]).toEqual(['支給しない決定をしていない', 'accepted']);
    expect((await ward.cases())[0]!.history.map(({ what, why }) => `${what} ${why}`).slice(2)).toEqual(['refused refuse の理由', 'takenBack takeBack の理由', 'decided pay の理由']);
    expect([(await ward.transfers()).map(([, , yen]) => yen), await decide('takeBack')]).toEqual([[212_570], '支給しない決定をしていない']);
  });
  it('申請のないまま支給しないとした事案は、申請を待つところに戻る', async () => {
    await decide('refuse');
    await decide('takeBack');
    expect([await cases(), await decide('pay'), await ward.applies(household, 'P1'), await decide('pay')]).toEqual([['B1 212570 detected'], '申請を受けていない', 'accepted', 'accepted']);
  });
  it('支給しない間に増えた分の候補は一つにまとめ、二重には支給しない', async () => {
    await ward.applies(household, 'P1');
    await decide('refuse');
    await ward.records(inpatient(household, person(1), 50_000, { institutionCode: '1312345679' }));
    await ward.candidates();
    expect(await cases()).toEqual(['B1 212570 refused', 'B2 145000 detected']);
    await decide('takeBack');
    expect(await cases()).toEqual(['B1 357570 applied', 'B2 0 withdrawn']);
    await ward.candidates();
    expect([await cases(), await decide('pay'), (await ward.transfers()).map(([, , yen]) => yen)]).toEqual([['B1 357570 applied', 'B2 0 withdrawn'], 'accepted', [357_570]]);
  });
  it('支給しない間に減った月は、いまの額で戻る', async () => {
    await ward.records(inpatient(household, person(1), 50_000, { receiptKey: 'more', institutionCode: '1312345679' }));
    await ward.candidates();
    await decide('refuse');
    await ward.records(inpatient(household, person(1), 50_000, { receiptKey: 'more', institutionCode: '1312345679', revision: 2, recordState: 'withdrawn' }));
    await ward.candidates();
    await decide('takeBack');
    expect([await cases(), await ward.repayments()]).toEqual([['B1 212570 detected'], []]);
  });
  it('葬祭費などは、同じ給付をもう一度受け付けていれば取り消せない', async () => {
    const birth = (notificationId: string) => ward.act({ act: 'enterBenefitForm', form: { kind: 'childbirth', notificationId, receivedOn: '2026-08-20', personKey: 'P2', bornOn: '2026-07-10', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false, account: own } });
    expect([await birth('a'), await decide('refuse', 'B2'), await birth('b'), await decide('takeBack', 'B2')]).toEqual(['accepted', 'accepted', 'accepted', '同じ給付を B3 で受け付けている']);
    expect([await decide('refuse', 'B3'), await decide('takeBack', 'B2'), await decide('pay', 'B2')]).toEqual(['accepted', 'accepted', 'accepted']);
  });
});
