import { childbirthBasis, type childbirthYen, compensatedFromDays, funeralBasis, funeralYen, mealsPerDay, medicalCostBasis, paidCostBasis, pregnancyDaysLeast, transportBasis } from '../../../law/benefit-amounts.js';
import { mealCopays, type MealCopay } from '../../../law/meal-copay.js';
import { clauseOf, yen, type Because } from '../../because.js';
import { percentOf } from '../cap.js';
import type { BenefitForm } from '../../../contracts/ward-benefit.js';

/** What an application comes to, or why nothing is paid. */
export type Worth = { readonly yen: number; readonly because: readonly Because[] } | { readonly refusal: string };

type FormOf<K extends BenefitForm['kind']> = Extract<BenefitForm, { kind: K }>;

export function childbirthWorth({ children, pregnancyDays, isCompensated, directlyPaidYen, isPaidByFormerInsurer }: FormOf<'childbirth'>, each: ReturnType<typeof childbirthYen.on>): Worth {
  if (isPaidByFormerInsurer) return { refusal: '前の社会保険から受ける' };
  if (pregnancyDays < pregnancyDaysLeast) return { refusal: `妊娠${pregnancyDays}日の出産には支給しない(${pregnancyDaysLeast}日から)` };
  const isFull = isCompensated && pregnancyDays >= compensatedFromDays;
  const oneYen = isFull ? each.compensatedYen : each.otherYen;
  const amount = oneYen * children - directlyPaidYen;
  if (amount <= 0) return { refusal: `直接支払制度で払う ${yen(directlyPaidYen)} との差額がない` };
  return { yen: amount, because: [{ rule: 'childbirth', ...clauseOf(childbirthBasis), ja: `${yen(oneYen)}×${children}人${directlyPaidYen === 0 ? '' : ` − 直接支払 ${yen(directlyPaidYen)}`} = ${yen(amount)}${isFull ? '' : '(産科医療補償制度の加算なし)'}`, figures: { oneYen, children, directlyPaidYen, amount } }] };
}

export function funeralWorth({ isPaidByFormerInsurer }: FormOf<'funeral'>): Worth {
  if (isPaidByFormerInsurer) return { refusal: '前の社会保険から受ける' };
  return { yen: funeralYen, because: [{ rule: 'funeral', ...clauseOf(funeralBasis), ja: `葬祭費 ${yen(funeralYen)}`, figures: { funeralYen } }] };
}

/** Never more than was paid. What was given back to another insurer is its share: the 一部負担金 was paid at the counter. */
export function medicalCostWorth({ ground, recognisedYen, paidYen, travelledForCare }: FormOf<'medicalCost'>, copayPercent: number): Worth {
  if (ground === 'abroad' && travelledForCare) return { refusal: '治療のために渡航した' };
  const isGivenBack = ground === 'otherInsurer';
  const counted = isGivenBack ? recognisedYen : Math.min(recognisedYen, paidYen);
  const share = counted - percentOf(counted, copayPercent);
  const amount = isGivenBack ? Math.min(share, paidYen) : share;
  if (amount <= 0) return { refusal: paidYen === 0 ? '払った額がない' : '保険で認めた額がない' };
  const told = counted < recognisedYen ? `(認めた額 ${yen(recognisedYen)} より払った額が小さい)` : amount < share ? ` → 返した額 ${yen(paidYen)} まで` : '';
  return { yen: amount, because: [{ rule: 'medicalCost', ...clauseOf(medicalCostBasis, ...(told === '' ? [] : [paidCostBasis])), ja: `${yen(counted)} − 一部負担金 ${copayPercent}% ${yen(percentOf(counted, copayPercent))} = ${yen(share)}${told}`, figures: { counted, copayPercent, amount } }] };
}

export const transportWorth = ({ recognisedYen }: FormOf<'transport'>): Worth =>
  (recognisedYen === 0 ? { refusal: '認めた額がない' } : { yen: recognisedYen, because: [{ rule: 'transport', ...clauseOf(transportBasis), ja: `認めた額 ${yen(recognisedYen)}`, figures: { recognisedYen } }] });

/** 食事療養費の差額 of a household of 区分オ, 低所得Ⅱ or Ⅰ, of so many days of 資格 in the month. */
export function mealWorth({ meals, paidPerMealYen, isLongStay }: FormOf<'mealDifference'>, category: string, copays: MealCopay, { days, mealsBefore }: { readonly days: number; readonly mealsBefore: number }): Worth {
  const oneYen = category === '低所得Ⅰ' ? copays.lowIncome1Yen : category === 'オ' || category === '低所得Ⅱ' ? (isLongStay ? copays.lowIncome2LongYen : copays.lowIncome2Yen) : null;
  if (oneYen === null) return { refusal: `区分${category}では標準負担額が下がらない` };
  if (paidPerMealYen > copays.generalYen) return { refusal: `一食に払った額 ${yen(paidPerMealYen)} が一般の標準負担額 ${yen(copays.generalYen)} より多い` };
  if (meals + mealsBefore > days * mealsPerDay) return { refusal: `その月に資格のあるのは${days}日で、${days * mealsPerDay}食を超える${mealsBefore === 0 ? '' : `(ほかの病院の分 ${mealsBefore}食)`}` };
  const amount = (paidPerMealYen - oneYen) * meals;
  if (amount <= 0) return { refusal: `払った額 ${yen(paidPerMealYen)} は区分${category}の ${yen(oneYen)} より多くない` };
  return { yen: amount, because: [{ rule: 'mealDifference', ...clauseOf(mealCopays.rows.at(-1)!.basis), ja: `(${yen(paidPerMealYen)} − ${yen(oneYen)})×${meals}食 = ${yen(amount)}(区分${category}${isLongStay ? '、90日超' : ''})`, figures: { paidPerMealYen, oneYen, meals, amount } }] };
}
