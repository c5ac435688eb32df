import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BenefitRecord } from '../../contracts/claims/records.js';
import { type BenefitWard, earnerOfYears, inpatient, person } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => { ({ ward, household } = await earnerOfYears()); });
afterEach(() => ward.drop());

const stay = (careMonth: string, points = 100_000, facts: Partial<BenefitRecord> = {}): BenefitRecord => inpatient(household, person(1), points, { careMonth, receiptKey: `${careMonth}-${points}`, ...facts });
const pays = async (caseId: string, careMonth: string) => {
  await ward.applies(household, 'P1', { careMonth, receivedOn: '2027-01-20' });
  return ward.act({ act: 'decideBenefit', caseId, decision: 'pay', by: '給付係', why: '申請のとおり' });
};

it('第三者行為の疑いのある月は止まり、人が解くまで決められない', async () => {
  await ward.records(stay('202606', 100_000, { remarks: ['10'] }));
  await ward.candidates();
  expect(await ward.cases()).toMatchObject([{ isHeld: true, state: 'detected' }]);
  expect(await pays('B1', '2026-06')).toBe('人が見るまで止めてある');
  expect(await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'release', by: '給付係', why: '自損ではないと確かめた' })).toBe('accepted');
  expect(await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' })).toBe('accepted');
});

it('特定疾病の2万円は70歳未満の区分ア・イのものなので、ほかの区分のレセプトにあれば人が見る', async () => {
  await ward.records(stay('202606', 40_000, { remarks: ['16'] }), stay('202607', 40_000, { remarks: ['02'] }));
  await ward.candidates();
  expect((await ward.month(household)).holds).toEqual(['202606-40000: 特記事項16(特定疾病2万円)だが、区分ウである']);
  expect((await ward.cases()).map(({ careMonth, isHeld }) => [careMonth, isHeld])).toEqual([['2026-06', true], ['2026-07', false]]);
});

it('申請の後に疑いが分かれば止まり、解いた後の計算し直しではまた止まらない', async () => {
  await ward.records(stay('202606'));
  await ward.candidates();
  await ward.applies(household, 'P1', { receivedOn: '2027-01-20' });
  await ward.records(stay('202606', 40_000, { remarks: ['10'] }));
  await ward.candidates();
  expect(await ward.cases()).toMatchObject([{ isHeld: true, state: 'applied' }]);
  await ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'release', by: '給付係', why: '自損ではないと確かめた' });
  await ward.records(stay('202606', 30_000));
  await ward.candidates();
  expect(await ward.cases()).toMatchObject([{ isHeld: false, state: 'applied' }]);
});

it('扱いの決まらない公費のある給付記録は、その分を数えずに月を止める', async () => {
  await ward.records(stay('202606', 100_000), stay('202606', 50_000, { subsidies: ['81137001/50000/0'] }));
  await ward.candidates();
  expect(await ward.month(household)).toMatchObject({ refundYen: 212_570, holds: ['202606-50000: 公費 81137001/50000/0 の扱いを決められない'] });
});
