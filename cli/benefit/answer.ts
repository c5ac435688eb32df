import { tableOf, type HighCostTable } from '../../law/high-cost.js';
import { yen, type Because } from '../../ward/because.js';
import { highCostOf, type HighCost } from '../../ward/benefit/high-cost.js';
import { limitsIn } from '../../ward/benefit/limits.js';
import type { CareMonth } from '../../ward/benefit/month.js';
import { paidFor } from '../../ward/benefit/paid.js';
import type { CareRow } from '../../ward/benefit/patient.js';
import { byKey } from '../../ward/desk.js';
import type { Expected } from './schema.js';

/** A case that can be computed. */
export interface BenefitCase { readonly id: string; readonly month: CareMonth; readonly expected: Expected | null }

/** The answer to one case, in the words of the published files; what does not concern the case is absent. */
export interface BenefitAnswer extends Expected {
  readonly id: string;
  readonly limitTable: HighCostTable;
  readonly refundYen: number;
  readonly because: readonly Because[];
}

export function answer({ id, month }: BenefitCase): BenefitAnswer {
  const found = highCostOf(month);
  return {
    id, limitTable: tableOf(month.careMonth), ...patientFigures(month, found), ...householdFigures(found),
    ...(found.turning75 ? { limitYen: found.turning75.limitYen, otherInsurerLimitYen: found.turning75.otherInsurerLimitYen, bothLimitsYen: found.turning75.limitYen + found.turning75.otherInsurerLimitYen } : {}),
    because: found.because,
  };
}

/** One patient at one institution: what the counter asks for. Nothing where something else is told to have been paid. */
function patientFigures(month: CareMonth, { rows }: HighCost): Expected {
  const [row, ...others] = rows;
  if (!row || others.length > 0 || row.row.services.length !== month.services.length || isPaidOtherwise(month, row.row)) return {};
  const { patientPaysYen, insuranceCopayYen, insurancePaysYen, subsidizedCopayYen, subsidyPatientShareYen } = row;
  return { patientPaysYen, insuranceCopayYen, insurancePaysYen, ...(Object.keys(subsidizedCopayYen).length === 0 ? {} : { subsidizedCopayYen: { ...subsidizedCopayYen }, subsidyPatientShareYen: { ...subsidyPatientShareYen } }) };
}

/** Of a 公費, or of the rest, something else is told to have been paid than what is taken when nothing is told. */
function isPaidOtherwise(month: CareMonth, row: CareRow): boolean {
  const limits = limitsIn(month);
  const open = row.services.filter(({ isSettledAtCounter }) => !isSettledAtCounter);
  return [...byKey(open, ({ subsidy }) => subsidy ?? '').values()].some((services) => paidFor(month, { ...row, services }, limits) !== paidFor(month, { ...row, services: services.map((one) => ({ ...one, copayYen: null })) }, limits));
}

function householdFigures({ eligibleCopayYen, eligibleMedicalCostYen, specificDiseaseRefundYen, outpatientRefundYen, personRefundYen, over70, whole, refundYen }: HighCost): Expected & { readonly refundYen: number } {
  return {
    eligibleCopayYen, ...(eligibleMedicalCostYen === null ? {} : { eligibleMedicalCostYen }), ...(specificDiseaseRefundYen === 0 ? {} : { specificDiseaseRefundYen }), ...(personRefundYen === 0 ? {} : { personRefundYen }),
    ...(over70 ? { outpatientRefundYen, householdBaseYen: over70.baseYen, householdLimitYen: over70.limitYen, householdRefundYen: over70.refundYen } : {}),
    ...(over70 && whole ? { finalBaseYen: whole.baseYen, finalLimitYen: whole.limitYen, finalRefundYen: whole.refundYen } : { limitYen: (whole ?? over70)!.limitYen }),
    refundYen, totalRefundYen: refundYen,
  };
}

/** One line for people. */
export function lineOf({ id, month }: BenefitCase, { patientPaysYen, refundYen }: BenefitAnswer): string {
  const { under70, over70 } = month.category;
  const letters = [under70 && `区分${under70}`, over70].filter(Boolean).join('・');
  return `${id}  ${month.careMonth} ${letters}${month.isMultipleMonth ? ' 多数回該当' : ''}${patientPaysYen === undefined ? '' : ` 本人の負担 ${yen(patientPaysYen)}`} 支給額 ${yen(refundYen)}`;
}
