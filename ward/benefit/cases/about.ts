import type { BenefitForm } from '../../../contracts/ward-benefit.js';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { firstDayOf, type Month } from '../../../law/fiscal-year.js';
import type { BenefitCaseRow } from '../tables.js';
import type { Stating } from './payee.js';

export type OtherForm = Exclude<BenefitForm, { kind: 'highCost' | 'yearly' | 'stopAutoPayment' | 'limitCertificate' }> & Stating;
/** What an application is about, as its case keeps it: whose, of which day, and what else tells two of one day apart. */
export type About = readonly [personKey: string, day: Day, ...rest: readonly (string | number | null)[]];

export function aboutOf(form: OtherForm): About {
  switch (form.kind) {
    case 'childbirth': return [form.personKey, form.bornOn, form.pregnancyDays];
    case 'funeral': return [form.personKey, form.heldOn];
    case 'medicalCost': return [form.personKey, form.paidOn, form.ground, form.recognisedYen];
    case 'transport': return [form.personKey, form.paidOn, form.recognisedYen];
    case 'mealDifference': return [form.personKey, firstDayOf(form.careMonth as Month), form.institutionCode ?? null, form.meals];
  }
}
/** What a case is about; null for one that the ward found by itself. */
export function aboutIn({ content }: Pick<BenefitCaseRow, 'content'>): About | null {
  const { same } = JSON.parse(content) as { readonly same?: string };
  return same === undefined ? null : JSON.parse(same) as About;
}

/** Is it the same 給付? Somebody dies once, and whoever gives birth does so once a day. Meals of one month are, unless both say of which hospital. */
export function isSame(kind: OtherForm['kind'], one: About, other: About): boolean {
  if (kind === 'mealDifference') return isSameMonth(one, other) && (one[2] == null || other[2] == null || one[2] === other[2]);
  const told = kind === 'funeral' ? 1 : kind === 'childbirth' ? 2 : one.length;
  return one.slice(0, told).every((word, i) => word === other[i]);
}
export const isSameMonth = (one: About, other: About): boolean => one[0] === other[0] && one[1] === other[1];

/** Two 出産 of one mother that cannot both be: the pregnancy of the later, as long as it is told to be, began before the earlier. */
export function overlaps(one: About, other: About): boolean {
  const [earlier, later] = one[1] < other[1] ? [one, other] : [other, one];
  return one[0] === other[0] && addDays(later[1], -Number(later[2] ?? 0)) < earlier[1];
}
