import type { Month } from '../../law/fiscal-year.js';
import { firstHalvedMoveMonth } from '../../law/high-cost.js';
import type { Over70Category, SubsidyProgram, Under70Category } from '../../law/high-cost.js';

/** Whom a month of 高額療養費 is about. 70–74 begins with the month after the 70th birthday. */
export interface CarePerson {
  readonly ref: string;
  readonly ageGroup: 'under70' | 'from70to74';
  readonly copayPercent: number;
  /** 75歳到達月, the birthday not on the 1st: the person's limits are halved. */
  readonly turns75InMonth: boolean;
  /** 後期へ移った人の被扶養者だった人が、その月に国保へ入った: halved likewise, at any age. */
  readonly isFormerDependentOf75: boolean;
  /** 特定疾病療養受療証 (マル長): 10,000 or 20,000; null = none. */
  readonly specificDiseaseCapYen: number | null;
}

/** 公費 of a person. */
export interface CareSubsidy {
  readonly ref: string;
  readonly person: string;
  readonly program: SubsidyProgram;
  readonly patientPercentOfCost: number;
  /** null = none. */
  readonly patientMonthlyLimitYen: number | null;
}

export interface CareService {
  readonly ref: string;
  readonly person: string;
  readonly institution: string;
  readonly setting: 'inpatient' | 'outpatient';
  readonly department: 'medical' | 'dental';
  /** 10割; null = not told, and then no 1% can be computed. */
  readonly medicalCostYen: number | null;
  readonly subsidy: string | null;
  /** Care of the 特定疾病 of the person. */
  readonly isSpecificDisease: boolean;
  /** What was paid at the counter; null = the share of the cost. */
  readonly copayYen: number | null;
  /** The counter has capped it already (現物給付). */
  readonly isSettledAtCounter: boolean;
}

/** One household in one calendar month of care, with everything its 高額療養費 depends on. */
export interface CareMonth {
  readonly careMonth: Month;
  /** 区分 of the household and of its 70–74 members; null where nobody of that age is in it. */
  readonly category: { readonly under70: Under70Category | null; readonly over70: Over70Category | null };
  /** 多数回該当: the fourth month or a later one in twelve. */
  readonly isMultipleMonth: boolean;
  /** 都内転居月, 世帯の継続性 recognised, not on the 1st: all limits are halved, from 2018-04. */
  readonly hasMovedWithinPrefecture: boolean;
  readonly persons: readonly CarePerson[];
  readonly subsidies: readonly CareSubsidy[];
  readonly services: readonly CareService[];
}

/** Into how many parts the limits of a household and of a person are cut in this month. */
export const partsOfHousehold = ({ hasMovedWithinPrefecture, careMonth }: Pick<CareMonth, 'hasMovedWithinPrefecture' | 'careMonth'>): number => (hasMovedWithinPrefecture && careMonth >= firstHalvedMoveMonth ? 2 : 1);
export const partsOfPerson = (month: Pick<CareMonth, 'hasMovedWithinPrefecture' | 'careMonth'>, { turns75InMonth, isFormerDependentOf75 }: Pick<CarePerson, 'turns75InMonth' | 'isFormerDependentOf75'>): number =>
  partsOfHousehold(month) * (turns75InMonth || isFormerDependentOf75 ? 2 : 1);
