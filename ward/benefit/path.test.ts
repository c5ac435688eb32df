import { afterEach, describe, expect, test } from 'vitest';
import { benefitWard, income, inpatient, person, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
afterEach(() => ward.drop());
const server = process.env['TOTSUGO_TEST_PG'];

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('%s', (engine, address) => {
  test.skipIf(engine === 'PostgreSQL' && !server)('給付記録から候補、申請、決定、総合振込、支払済まで', async () => {
    ward = await benefitWard(address);
    const household = await ward.insures([person(1)]);
    await ward.incomes(income('P1', 3_000_000));
    expect(await ward.records(inpatient(household, person(1), 100_000))).toMatchObject({ accepted: true, applied: 1, issues: [] });
    await ward.candidates();
    // 3割で300,000円、区分ウの限度額は 80,100 + (1,000,000 − 267,000)×1% = 87,430円
    expect(await ward.cases()).toMatchObject([{ caseId: 'B1', amountYen: 212_570, state: 'detected', payerPersonKey: 'P1', deadlineOn: '2028-06-30' }]);
    expect(await ward.applies(household, 'P1')).toBe('accepted');
    expect(await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' })).toBe('accepted');
    expect(await ward.transfers()).toEqual([['ｼｹﾝ', '0000001', 212_570, '9000000001']]);
    expect((await ward.cases())[0]).toMatchObject({ state: 'decided', paysOn: '2026-08-25' });
    await ward.ward.setClock('2026-08-25T09:30');
    expect((await ward.cases())[0]).toMatchObject({ state: 'paid' });
    expect(await ward.month(household)).toMatchObject({ refundYen: 212_570, paidYen: 212_570, category: { under70: 'ウ', over70: null } });
    await ward.candidates();
    expect(await ward.cases()).toHaveLength(1);
    expect(await ward.transfers()).toEqual([]);
  });
});
