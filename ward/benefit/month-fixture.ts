import type { CareMonth, CarePerson, CareService, CareSubsidy } from './month.js';

/** Somebody under 70. */
export const young = (ref: string, more: Partial<CarePerson> = {}): CarePerson => ({ ref, ageGroup: 'under70', copayPercent: 30, turns75InMonth: false, isFormerDependentOf75: false, specificDiseaseCapYen: null, ...more });
/** Somebody of 70–74 with 2割. */
export const old = (ref: string, more: Partial<CarePerson> = {}): CarePerson => ({ ...young(ref), ageGroup: 'from70to74', copayPercent: 20, ...more });
let count = 0;
/** A service at an institution of its own, unless one is named. */
export const care = (person: string, setting: CareService['setting'], medicalCostYen: number | null, more: Partial<CareService> = {}): CareService => {
  count += 1;
  return { ref: `s${count}`, person, institution: `${setting}${count}`, setting, department: 'medical', medicalCostYen, subsidy: null, copayYen: null, isSettledAtCounter: false, isSpecificDisease: false, ...more };
};
/** 2026-07 of a household in ウ and 一般. */
export const month = (more: Partial<CareMonth>): CareMonth => ({ careMonth: '2026-07', category: { under70: 'ウ', over70: '一般' }, isMultipleMonth: false, hasMovedWithinPrefecture: false, persons: [young('p')], subsidies: [], services: [], ...more });
/** 難病 of 20% and at most 10,000 yen a month. */
export const subsidy = (more: Partial<CareSubsidy> = {}): CareSubsidy => ({ ref: 'k', person: 'p', program: 'intractableDisease', patientPercentOfCost: 20, patientMonthlyLimitYen: 10_000, ...more });
