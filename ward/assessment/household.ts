import type { AssessmentParameterValues } from '../../law/assessment-parameters.js';
import type { Day } from '../../law/define.js';
import type { Month } from '../../law/fiscal-year.js';
import type { PartId } from '../../law/premium-parts.js';
import type { PartRounding, RateSet } from '../../law/premium-rate-set.js';

/** 世帯主 who is insured, 擬制世帯主, insured member, 特定同一世帯所属者. */
export type MemberRole = 'head' | 'nominalHead' | 'member' | 'specificSameHousehold';

/** An age that holds for the whole year (as published examples tell it), or the 生年月日. */
export type AgeFact = { readonly kind: 'wholeYear'; readonly age: number } | { readonly kind: 'born'; readonly bornOn: Day };

/** Which months of the fiscal year: a number of them, the months themselves, or the days of 取得 and 喪失. */
export type InsuredMonths =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'months'; readonly months: readonly Month[] }
  | { readonly kind: 'period'; readonly acquiredOn: Day | null; readonly lostOn: Day | null };

/** Income of the calendar year before. Revenue is turned into 所得; a 所得 is taken as it is. */
export interface IncomeFacts {
  readonly salaryRevenueYen?: number;
  readonly publicPensionRevenueYen?: number;
  readonly salaryIncomeYen?: number;
  readonly publicPensionIncomeYen?: number;
  /** 事業・不動産・譲渡など; may be negative. */
  readonly otherIncomeYen?: number;
  /** Told to be a 給与所得者等, whatever the revenue. */
  readonly isEarner?: boolean;
  /** 青色専従者給与・事業専従者控除 this person took off as the owner: added back in the judgement. */
  readonly familyEmployeeDeductionYen?: number;
  /** The part of `salaryRevenueYen` that is 専従者給与 of this household: disregarded in the judgement. */
  readonly familyEmployeeSalaryRevenueYen?: number;
}

export interface AssessmentMember {
  readonly ref: string;
  /** As the sentences of a decision call this member; the `ref` where it is left out. */
  readonly name?: string;
  readonly role: MemberRole;
  readonly age: AgeFact;
  /** 40歳 is to come this year, and its 介護分 waits for the 更正 after the birthday. */
  readonly isFortyToCome?: true;
  readonly insuredMonths: InsuredMonths;
  /** Insured on the 基準日 of 軽減; left out = charged for the month in which the household begins. */
  readonly isInsuredOnBasisDay?: boolean;
  readonly income: IncomeFacts;
  /** False: 未申告. */
  readonly isDeclared: boolean;
  /** 非自発的失業; without a day it holds for the whole year. */
  readonly involuntaryUnemployment?: { readonly leftOn: Day | null; readonly reasonCode: string | null };
  /** 旧被扶養者, since when insured here; without a day within the 24 months. */
  readonly formerDependent?: { readonly acquiredOn: Day | null };
  /** 産前産後: 出産(予定)日, and 多胎. */
  readonly maternity?: { readonly bornOn: Day; readonly isMultiple: boolean };
}

/** One household in one fiscal year, with everything its premium depends on. */
export interface AssessmentHousehold {
  readonly fiscalYear: number;
  readonly rateSet: RateSet;
  readonly parameters: AssessmentParameterValues;
  readonly members: readonly AssessmentMember[];
  /** `notApplied`: a printed table that shows amounts before 軽減. */
  readonly incomeReduction: 'judged' | 'notApplied';
  /** False: somebody of the household is 未申告, nobody in particular. */
  readonly isIncomeDeclared: boolean;
  /** A printed figure that leaves out the 18歳以上被保険者均等割. */
  readonly omitsAdultExtra: boolean;
  /** 条例減免 (法77条), by part, with its reason. */
  readonly relief: { readonly yen: Readonly<Partial<Record<PartId, number>>>; readonly reason: string } | null;
}

export const isInsured = ({ role }: AssessmentMember): boolean => role === 'head' || role === 'member';

/** 端数処理 of its parts: the municipality's own, unless a parameter says otherwise. */
export const roundingOf = ({ parameters, rateSet }: Pick<AssessmentHousehold, 'parameters' | 'rateSet'>): PartRounding =>
  (parameters.partRounding === 'asRateSet' ? rateSet.rounding : parameters.partRounding);
