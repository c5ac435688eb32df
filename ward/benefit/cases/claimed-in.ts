import { lastMonthOf } from '../../../law/benefit-year.js';
import { monthOf, type Month } from '../../../law/fiscal-year.js';
import type { BenefitContent } from '../../../contracts/e-application/benefit.js';
import type { Desk } from '../../desk.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import { householdIn } from '../queries.js';
import { agreementsOf } from './auto-payment.js';

export type OfHousehold = Extract<BenefitContent, { readonly procedure: 'highCost' | 'yearly' | 'stopAutoPayment' }>;

/** 世帯の識別 of what a 世帯主 asks for, who knows no such number: where something waits for them, else where they were insured. */
export async function claimedIn(desk: Desk, personKey: string, content: OfHousehold): Promise<string | Obstacle> {
  const waiting = content.procedure === 'stopAutoPayment' ? await agreedFor(desk, personKey) : await casesFor(desk, personKey, content);
  if (waiting.length > 1) return obstacle('benefitCaseUnknown', '世帯', waiting.join('・'), 'この人の世帯が二つあり、どちらの申請か分からない');
  const month = content.procedure === 'stopAutoPayment' ? monthOf(desk.settings.today) : monthAbout(content);
  return waiting[0] ?? await householdIn(desk.store, desk.settings, personKey, month) ?? obstacle('benefitCaseUnknown', '世帯', personKey, `${month} に世帯主でも被保険者でもない`);
}

const monthAbout = (content: Exclude<OfHousehold, { readonly procedure: 'stopAutoPayment' }>): Month => (content.procedure === 'highCost' ? content.careMonth as Month : lastMonthOf(content.benefitYear));

async function casesFor({ store: { db } }: Desk, personKey: string, content: Exclude<OfHousehold, { readonly procedure: 'stopAutoPayment' }>): Promise<readonly string[]> {
  const rows = await db.selectFrom('ward_benefit_case').select('household_key').distinct().where('payer_key', '=', personKey).where('kind', '=', content.procedure === 'highCost' ? 'highCost' : content.yearlyKind).where('care_month', '=', monthAbout(content)).where('state', '<>', 'withdrawn').orderBy('household_key').execute();
  return rows.map(({ household_key }) => household_key);
}

async function agreedFor({ store }: Desk, personKey: string): Promise<readonly string[]> {
  const rows = await store.db.selectFrom('ward_auto_payment').select('household_key').distinct().where('payer_key', '=', personKey).orderBy('household_key').execute();
  return [...(await agreementsOf(store, rows.map(({ household_key }) => household_key))).values()].filter(({ account, payerKey }) => account !== null && payerKey === personKey).map(({ householdKey }) => householdKey);
}
