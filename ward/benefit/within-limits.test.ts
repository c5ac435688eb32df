import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { over70Categories, under70Categories } from '../../law/high-cost.js';
import type { Month } from '../../law/fiscal-year.js';
import { careMonthOf, type ReceiptFact } from './care-month.js';
import type { MonthMember } from './category/judge.js';
import { highCostOf } from './high-cost.js';
import { countsForMultiple } from './reckon.js';
import { staysWithinLimits } from './within-limits.js';

const members: readonly MonthMember[] = [
  { personKey: 'a', branchNumber: '01', bornOn: '1980-05-05', isElderly: false, burdenRatio: null, turns75: false, isFormerDependentOf75: false },
  { personKey: 'b', branchNumber: '02', bornOn: '1985-05-05', isElderly: false, burdenRatio: null, turns75: false, isFormerDependentOf75: false },
  { personKey: 'c', branchNumber: '03', bornOn: '1953-05-05', isElderly: true, burdenRatio: '020', turns75: false, isFormerDependentOf75: false },
];
type Fact = ReceiptFact & { readonly born_on: string };
const receipt = (key: number, person: number, points: number, setting: 'inpatient' | 'outpatient', institution: number): Fact => ({
  receipt_key: `K${key}`, person_key: members[person]!.personKey, born_on: members[person]!.bornOn, institution_code: `131000000${institution}`, prescriber_code: null, setting, care_kind: 'medical', points, benefit_percent: null, copay_yen: null, counter_payment: null, remarks: '', subsidies: '',
});
const receipts = fc.array(fc.record({ person: fc.constantFrom(0, 1, 2), points: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 10_000 })), setting: fc.constantFrom('inpatient' as const, 'outpatient' as const), institution: fc.constantFrom(1, 2) }), { minLength: 1, maxLength: 6 })
  .map((all) => all.map(({ person, points, setting, institution }, i) => receipt(i, person, points, setting, institution)));

test('区分を判定せずに済ませた月は、どの区分でも、限度額の下がる月でも、支給も多数回の月もない', () => {
  let skipped = 0;
  fc.assert(fc.property(receipts, fc.constantFrom<Month>('2026-06', '2026-09'), fc.boolean(), fc.boolean(), (all, careMonth, isCut, isMultipleMonth) => {
    if (!staysWithinLimits(careMonth, all, isCut)) return;
    skipped += 1;
    const own = members.filter(({ personKey }) => all.some((row) => row.person_key === personKey)).map((member) => (isCut ? { ...member, turns75: member.isElderly } : member));
    for (const under70 of under70Categories) {
      for (const over70 of own.some(({ isElderly }) => isElderly) ? over70Categories : [null]) {
        const ratio = over70?.startsWith('現役並み') ? '030' as const : '020' as const;
        const judged = { headPersonKey: 'a', members: own.map((member) => (member.isElderly ? { ...member, burdenRatio: ratio } : member)), under70, over70, because: [] };
        const { month } = careMonthOf({ careMonth, judged, receipts: all, isMultipleMonth, facts: { hasMovedWithinPrefecture: isCut } });
        expect([highCostOf(month).refundYen, countsForMultiple(month)]).toEqual([0, false]);
      }
    }
  }), { numRuns: 500 });
  expect(skipped).toBeGreaterThan(30);
});

it('区分や現物給付や公費を言うものは、少なくても必ず見る', () => {
  const small = receipt(1, 0, 10, 'outpatient', 1);
  expect([staysWithinLimits('2026-06', [small], false), ...[{ remarks: '29' }, { counter_payment: '01' }, { subsidies: '54136015/10/0' }].map((facts) => staysWithinLimits('2026-06', [{ ...small, ...facts }], false))]).toEqual([true, false, false, false]);
});
