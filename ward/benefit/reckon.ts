import { clauseOf, type Because } from '../because.js';
import { limitsOf } from '../../law/high-cost.js';
import { assume, type Basis } from '../../law/define.js';
import type { HouseholdMonthJudged } from './category/judge.js';
import { highCostOf, type HighCost } from './high-cost.js';
import type { BuiltMonth, ReceiptFact } from './care-month.js';
import { classCheck } from './rules/class-check.js';
import type { CareMonth } from './month.js';

export const countedMonthBasis: Basis = assume('現物給付だけで限度額になった月も、申請のない月も、多数回の月に数える。70〜74歳の外来(個人)だけの月、多数回の額のない区分の月、特定疾病だけの月は数えない');
/** Something a receipt says otherwise than the ward. */
export interface Finding { readonly code: 'W810' | 'W811'; readonly receiptKey: string; readonly ja: string }
/** One household month, reckoned. */
export interface Reckoned { readonly highCost: HighCost; readonly counts: boolean; readonly holds: readonly string[]; readonly findings: readonly Finding[]; readonly because: readonly Because[]; readonly facts: string }

export function reckoned({ month, holds }: BuiltMonth, judged: HouseholdMonthJudged, receipts: readonly ReceiptFact[]): Reckoned {
  const highCost = highCostOf(month);
  const category: Because = { rule: 'category', ja: `所得区分: ${judged.because.join('。')}`, figures: { under70: judged.under70, ...(judged.over70 === null ? {} : { over70: judged.over70 }) } };
  return { highCost, counts: countsForMultiple(month), holds, findings: findingsIn(judged, receipts, month.isMultipleMonth), because: [category, ...highCost.because, ...(hasYearlyCap(month.careMonth) ? [yearly] : [])], facts: JSON.stringify({ month, headPersonKey: judged.headPersonKey, holds, because: judged.because }) };
}

/** 年間上限 begins with the months whose table names one: nothing is said of it before. */
const hasYearlyCap = (careMonth: CareMonth['careMonth']): boolean => limitsOf(careMonth).under70?.オ.yearlyYen != null;
const yearly: Because = { rule: 'yearlyCap', ...clauseOf(assume('年間上限の単位(人か世帯か)も数える支払も定まっていない')), ja: '年間上限は月の限度額を下げない', figures: {} };

/** Does the month count for 多数回? What was settled at the counter counts like what is paid out. */
export function countsForMultiple(month: CareMonth): boolean {
  const whole = highCostOf({ ...month, services: month.services.map((service) => (service.isSettledAtCounter ? { ...service, isSettledAtCounter: false, copayYen: null } : service)) });
  if ((whole.whole?.refundYen ?? 0) > 0 || (month.category.over70 === null && whole.personRefundYen > 0)) return true;
  const { over70 } = limitsOf(month.careMonth);
  return ((whole.over70?.refundYen ?? 0) > 0 || whole.personRefundYen > 0) && month.category.over70 !== null && over70?.[month.category.over70].multipleYen != null;
}

function findingsIn(judged: HouseholdMonthJudged, receipts: readonly ReceiptFact[], isMultiple: boolean): readonly Finding[] {
  return receipts.toSorted((a, b) => (a.receipt_key < b.receipt_key ? -1 : 1)).flatMap((row): readonly Finding[] => {
    const member = judged.members.find(({ personKey }) => personKey === row.person_key);
    if (!member) return [];
    const { outcome, because } = classCheck.apply({ remarks: row.remarks.split(' ').filter(Boolean), counterPayment: row.counter_payment, category: member.isElderly ? judged.over70! : judged.under70, isMultiple });
    return outcome === 'fits' ? [] : [{ code: outcome === 'classDiffers' ? 'W810' : 'W811', receiptKey: row.receipt_key, ja: because[0]! }];
  });
}
