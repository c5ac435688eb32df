import { describe, expect, it } from 'vitest';
import type { Month } from '../../law/fiscal-year.js';
import type { Over70Category, Under70Category } from '../../law/high-cost.js';
import { examplesOf } from '../eligibility/rules/examples.js';
import { highCostOf } from './high-cost.js';
import type { CareMonth, CarePerson, CareService } from './month.js';

/** `夫/u A outpatient 200000 60000` → under 70, at A, 医療費 200,000 (`-` = not printed), 60,000 paid; a `c` after it: capped at the counter. */
const serviceOf = (text: string, i: number): CareService => {
  const [who, institution, setting, cost, paid] = text.split(' ') as [string, string, CareService['setting'], string, string];
  return { ref: `s${i}`, person: who, institution, setting, department: 'medical', medicalCostYen: cost === '-' ? null : Number(cost), subsidy: null, copayYen: Number(paid.replace('c', '')), isSettledAtCounter: paid.endsWith('c'), isSpecificDisease: false };
};
const personOf = (ref: string): CarePerson => ({ ref, ageGroup: ref.endsWith('/o') ? 'from70to74' : 'under70', copayPercent: ref.endsWith('/o') ? 20 : 30, turns75InMonth: false, isFormerDependentOf75: false, specificDiseaseCapYen: null });

function monthOf(row: Readonly<Record<string, string>>): CareMonth {
  const services = row['services']!.split(';').map(serviceOf);
  const category = { under70: (row['under70'] || null) as Under70Category | null, over70: (row['over70'] || null) as Over70Category | null };
  return { careMonth: row['careMonth'] as Month, category, isMultipleMonth: row['multiple'] === '1', hasMovedWithinPrefecture: false, persons: [...new Set(services.map(({ person }) => person))].map(personOf), subsidies: [], services };
}

describe('公表された高額療養費の計算例', () => {
  for (const row of examplesOf(new URL('published.examples.csv', import.meta.url))) {
    it(`${row['備考']!}: 印字された額と1円まで合う(${row['出典']!})`, () => {
      const { eligibleCopayYen, outpatientRefundYen, over70, whole, refundYen } = highCostOf(monthOf(row));
      const found: Readonly<Record<string, number | undefined>> = { eligibleYen: eligibleCopayYen, limitYen: whole?.limitYen, outpatientRefundYen, householdBaseYen: over70?.baseYen, refundYen };
      const printed = Object.keys(found).filter((key) => row[key] !== '');
      expect(printed.length).toBeGreaterThan(0);
      expect(Object.fromEntries(printed.map((key) => [key, found[key]]))).toEqual(Object.fromEntries(printed.map((key) => [key, Number(row[key])])));
    });
  }
});
