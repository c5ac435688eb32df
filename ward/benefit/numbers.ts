import type { WardStore } from '../tables.js';

export type BenefitSeries = 'benefitCase' | 'benefitFact' | 'benefitPayment' | 'benefitObjection' | 'benefitRepayment' | 'benefitSeenAct' | 'benefitSelfPaid' | 'benefitBill' | 'limitCertification';

/** The first of so many new numbers of a series; numbers are never used twice. */
export async function takeNumbers(store: WardStore, series: BenefitSeries, count: number): Promise<number> {
  const last = await lastNumber(store, series);
  if (count > 0) await setNumber(store, series, last + count);
  return last + 1;
}

export const lastNumber = async ({ db }: WardStore, series: BenefitSeries): Promise<number> => (await db.selectFrom('ward_counter').select('value').where('name', '=', series).executeTakeFirst())?.value ?? 0;
export const setNumber = (store: WardStore, series: BenefitSeries, value: number): Promise<void> => store.insertMany('ward_counter', [{ name: series, value }], 'replace');
