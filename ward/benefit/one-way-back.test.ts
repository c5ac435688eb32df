import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectionResult } from '../../contracts/claims/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { end, enter, profile } from '../ward-fixture.js';
import { coupleAfterOneStay, inpatient, person, type BenefitWard } from './benefit-fixture.js';

describe('保険者の払った分は、世帯か国保連の一方からだけ戻る', () => {
  let ward: BenefitWard;
  let household: string;
  afterEach(() => ward.drop());
  const object = () => ward.act({ act: 'objectToReceipt', receiptKey: 'K', reasonCode: '100018', by: '給付係', why: '資格喪失後の受診' });
  const claim = () => ward.act({ act: 'claimRepayment', receiptKeys: ['K'], by: '給付係', why: '資格喪失後の受診' });
  const decide = (repaymentId: string, decision: 'demand' | 'cancel') => ward.act({ act: 'decideRepayment', repaymentId, decision, by: '給付係', why: '返納金' });
  const result = async (objectionOutcome: '101' | '102', decidedMonth = '202608') => {
    await ward.ward.run('exportMaster');
    return ward.ward.deliver(codecOf(profile, objectionResult).format({ municipalityCode: '131032', date: '2026-08-20', seq: 1 }, [{ objectionId: 'MD00000001', receiptKey: 'K', objectionOutcome, decidedMonth, note: null }]));
  };
  const asked = async () => (await ward.repayments()).map(({ repaymentId, state, amountYen }) => `${repaymentId} ${state} ${amountYen}`);
  beforeEach(async () => {
    ({ ward, household } = await coupleAfterOneStay());
    await ward.records(inpatient(household, person(1), 100_000, { receiptKey: 'K', careMonth: '202607' }));
    await ward.candidates();
    await ward.applies(household, 'P1', { careMonth: '2026-07' });
    await ward.act({ act: 'decideBenefit', caseId: 'B2', decision: 'pay', by: '給付係', why: '申請のとおり' });
    await enter(ward.ward, { ...end('joinEmployeeInsurance', '2026-06-30', ['P1']), receivedOn: '2026-08-20', newHeadPersonKey: 'P2' } as never);
    await ward.candidates();
  });
  it('返納を求めたレセプトは申し出られず、返納金を取り消せば申し出られて、高額療養費だけが残る', async () => {
    expect([await claim(), await object(), await asked()]).toEqual(['accepted', 'R2 で世帯に返納を求めている。過誤にすると、保険者の払った分が二度戻る', ['R1 joined 212570', 'R2 found 912570']]);
    expect([await decide('R2', 'demand'), await object(), await decide('R2', 'cancel'), await object()]).toEqual(['accepted', 'R2 で世帯に返納を求めている。過誤にすると、保険者の払った分が二度戻る', 'accepted', 'accepted']);
    await ward.candidates();
    expect(await asked()).toEqual(['R1 found 212570', 'R2 cancelled 912570']);
  });
  it('申し出たレセプトは、結果を待つ間も医療機関に返った後も世帯に求めず、原審どおりなら求める', async () => {
    expect([await object(), await claim()]).toEqual(['accepted', '申出 MD00000001 の結果を待っている。医療機関に返れば、保険者の払った分は国保連から戻る']);
    expect([(await result('102')).accepted, await claim()]).toEqual([true, 'accepted']);
  });
  it('医療機関に返ったレセプトは世帯に求めず、後の審査月にまた請求されたものなら求められる', async () => {
    await object();
    expect([(await result('101')).accepted, await claim()]).toEqual([true, '申出 MD00000001 で医療機関に返った。保険者の払った分は国保連から戻る']);
    await ward.records(inpatient(household, person(1), 100_000, { receiptKey: 'K', revision: 2, careMonth: '202607', deliveryMonth: '202609' }));
    expect(await claim()).toBe('accepted');
  });
});
