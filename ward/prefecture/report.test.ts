import { afterEach, beforeEach, expect, it } from 'vitest';
import { benefitReport, submissionResult } from '../../contracts/levy-standard/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { profile } from '../ward-fixture.js';
import { benefitWard, inpatient, person, receiptOf, type BenefitWard } from '../benefit/benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-09-01T17:45' });
  household = await ward.insures([person(1)]);
});
afterEach(() => ward.drop());

/** The file that the job makes now, as 「審査年月 区分 件数 額」; none = it makes none. */
async function reported(): Promise<readonly string[] | null> {
  const { files: [name] } = await ward.ward.run('exportBenefitReport');
  if (name === undefined) return null;
  const file = (await ward.ward.outgoing()).find((one) => one.name === name)!;
  await ward.ward.taken(name);
  return codecOf(profile, benefitReport).parse(file).records.map(({ value: { deliveryMonth, reportItem, itemCount, itemYen } }) => `${deliveryMonth} ${reportItem} ${itemCount} ${itemYen}`);
}
async function answered(submissionOutcome: 'accepted' | 'refused') {
  const { submissions } = await ward.ward.query({ query: 'submissions' });
  const rest = submissionOutcome === 'accepted' ? { code: null, fieldJa: null, message: null, cure: null } : { code: 'E912', fieldJa: '202608 の給付記録', message: '違う', cure: '数え直す' };
  return ward.ward.deliver(codecOf(profile, submissionResult).format({ municipalityCode: '131032', date: '2026-09-02', seq: submissions.length }, [{ fileName: submissions.at(-1)!.fileName, submissionOutcome, line: null, answeredAt: '2026-09-01T17:45', ...rest }]));
}

it('終わった月の給付記録を入院と外来に分け、食事の額を加え、取下げは数えない', async () => {
  await ward.records(inpatient(household, person(1), 50_000, { mealYen: 6_900, mealCount: 10 }), receiptOf(household, person(1)), receiptOf(household, person(1), { receiptKey: 'W', recordState: 'withdrawn' }), receiptOf(household, person(1), { deliveryMonth: '202609' }));
  expect(await reported()).toEqual(['202608 inpatient 1 506900', '202608 outpatient 1 10000', '202608 highCost 0 0', '202608 total 2 516900']);
});
it('受理された月は、替わったときにだけ出し、返された月は同じでも出し直す', async () => {
  await ward.records(receiptOf(household, person(1)));
  await reported();
  await answered('refused');
  expect(await reported()).toEqual(['202608 inpatient 0 0', '202608 outpatient 1 10000', '202608 highCost 0 0', '202608 total 1 10000']);
  await answered('accepted');
  expect(await reported()).toBeNull();
  await ward.records(receiptOf(household, person(1), { careMonth: '202605', deliveryMonth: '202607' }));
  expect(await reported()).toEqual(['202607 inpatient 0 0', '202607 outpatient 1 10000', '202607 highCost 0 0', '202607 total 1 10000']);
});
it('給付記録も支給もなければ、何も出さない', async () => expect(await reported()).toBeNull());
it('振り込んだ高額療養費は振込の月に数える', async () => {
  await ward.records(inpatient(household, person(1), 100_000));
  await ward.candidates();
  await ward.applies(household, 'P1');
  const { caseId, amountYen } = (await ward.cases())[0]!;
  await ward.act({ act: 'decideBenefit', caseId, decision: 'pay', by: '試験', why: '試験' });
  await ward.transfers();
  await ward.ward.setClock('2026-10-01T17:45');
  expect((await reported())!.filter((line) => line.includes('highCost'))).toEqual(['202608 highCost 0 0', `202609 highCost 1 ${amountYen}`]);
});
