import { afterEach, describe, expect, test } from 'vitest';
import { end, enter } from '../ward-fixture.js';
import { benefitWard, income, inpatient, own, person, receiptOf, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
afterEach(() => ward.drop());
const server = process.env['TOTSUGO_TEST_PG'];
const pay = (caseId: string) => ward.act({ act: 'decideBenefit', caseId, decision: 'pay', by: '給付係', why: '申請のとおり' });

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('%s', (engine, address) => {
  const off = engine === 'PostgreSQL' && !server;

  test.skipIf(off)('給付記録から候補、申請、決定、総合振込、支払済まで', async () => {
    ward = await benefitWard(address);
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000));
    expect(await ward.records(inpatient(household, person(1), 100_000))).toMatchObject({ accepted: true, applied: 1, issues: [] });
    await ward.candidates();
    // 3割で300,000円、区分ウの限度額は 80,100 + (1,000,000 − 267,000)×1% = 87,430円
    expect(await ward.cases()).toMatchObject([{ caseId: 'B1', amountYen: 212_570, state: 'detected', payerPersonKey: 'P1', deadlineOn: '2028-06-30' }]);
    expect(await ward.applies(household, 'P1')).toBe('accepted');
    expect(await pay('B1')).toBe('accepted');
    expect(await ward.transfers()).toEqual([['ｼｹﾝ', '0000001', 212_570, '9000000001']]);
    expect((await ward.cases())[0]).toMatchObject({ state: 'decided', paysOn: '2026-08-25' });
    await ward.ward.setClock('2026-08-25T09:30');
    expect((await ward.cases())[0]).toMatchObject({ state: 'paid' });
    expect(await ward.month(household)).toMatchObject({ refundYen: 212_570, paidYen: 212_570, category: { under70: 'ウ', over70: null } });
    await ward.candidates();
    expect(await ward.cases()).toHaveLength(1);
    expect(await ward.transfers()).toEqual([]);
  });

  test.skipIf(off)('訂正、遅れたレセプト、多数回、資格の喪失、手紙、返納金', async () => {
    ward = await benefitWard(address, { now: '2027-01-20T09:30' });
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000), income('P1', 3_000_000, 2026));
    const stay = (careMonth: string, facts = {}) => inpatient(household, person(1), 100_000, { careMonth, receiptKey: careMonth, ...facts });
    await ward.records(stay('202609'), stay('202610'), stay('202612'), receiptOf(household, person(1), { bornOn: '1980-01-01', careMonth: '202609' }));
    await ward.candidates();
    for (const [caseId, careMonth] of [['B1', '2026-09'], ['B2', '2026-10'], ['B3', '2026-12']] as const) expect([await ward.applies(household, 'P1', { careMonth, receivedOn: '2027-01-20', account: own }), await pay(caseId)]).toEqual(['accepted', 'accepted']);
    await ward.records(stay('202611'), stay('202610', { revision: 2, recordState: 'withdrawn' }), stay('202609', { revision: 2, points: 110_000, recordState: 'corrected' }));
    await ward.candidates();
    const open = async () => (await ward.cases()).filter(({ state }) => state === 'detected').map(({ careMonth, amountYen }) => `${careMonth} ${amountYen}`);
    // 区分ウの限度額は2026年8月から 85,800 + (医療費 − 286,000)×1%
    expect([await open(), (await ward.repayments()).map(({ careMonth, amountYen }) => `${careMonth} ${amountYen}`)]).toEqual([['2026-09 29000', '2026-11 207060'], ['2026-10 207060']]);
    await enter(ward.ward, { ...end('joinEmployeeInsurance', '2026-10-31', ['P1']), receivedOn: '2027-01-20' });
    await ward.candidates();
    expect((await ward.ward.query({ query: 'receiptWorklist' })).receipts.map(({ careMonth, troubles }) => `${careMonth} ${troubles.join(' ')}`)).toEqual(['2026-09 bornOnDiffers', '2026-11 notInsured', '2026-12 notInsured']);
    expect([await open(), (await ward.repayments()).map(({ careMonth, amountYen }) => `${careMonth} ${amountYen}`)]).toEqual([['2026-09 29000'], ['2026-10 207060', '2026-12 207060']]);
    expect(await ward.act({ act: 'claimRepayment', receiptKeys: ['202612'], by: '給付係', why: '資格喪失後の受診' })).toBe('accepted');
    expect((await ward.repayments()).at(-1)).toMatchObject({ amountYen: 907_060, highCostYen: 207_060, parts: [{ receiptKey: '202612', insurerShareYen: 700_000, mealYen: 0 }] });
    expect(await ward.act({ act: 'decideRepayment', repaymentId: 'R3', decision: 'demand', by: '給付係', why: '返納金' })).toBe('accepted');
    expect((await ward.ward.run('exportBenefitPrint')).files).toHaveLength(4);
    expect((await ward.cases()).flatMap(({ letters }) => letters.map(({ letterId }) => letterId))).toEqual(['KK-B1-1', 'KK-B2-1', 'KK-B3-1', 'KS-B4-1']);
    expect((await ward.ward.run('exportMaster')).files).toHaveLength(1);
  });
});
