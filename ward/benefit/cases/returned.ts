import type { Day } from '../../../law/define.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { endAutoPayment } from './auto-payment.js';
import { caseId, keepFacts } from './facts.js';

/** 資金返却: the payment did not reach the payee. The case waits for another account, and 自動振込 to the old one ends. */
export async function benefitCameBack(store: WardStore, settings: Settings, { number, yen, postedOn }: { readonly number: number; readonly yen: number; readonly postedOn: Day }): Promise<void> {
  const { db } = store;
  const payment = await db.selectFrom('ward_benefit_payment').selectAll().where('payment_no', '=', number).where('yen', '=', yen).where('file_name', 'is not', null).where('returned_on', 'is', null).executeTakeFirst();
  if (payment) await cameBack(store, settings, payment, { on: postedOn, by: '金融機関', why: '資金返却' });
}

interface Return { readonly on: Day; readonly by: string; readonly why: string }

/** An attempt that has not paid anybody: the applicant is asked for an account anew. */
export async function cameBack(store: WardStore, settings: Settings, { payment_no, case_no }: { readonly payment_no: number; readonly case_no: number }, { on, by, why }: Return): Promise<void> {
  const { db } = store;
  await db.updateTable('ward_benefit_payment').set({ returned_on: on }).where('payment_no', '=', payment_no).execute();
  await db.updateTable('ward_benefit_case').set({ state: 'paymentFailed' }).where('case_no', '=', case_no).execute();
  await keepFacts(store, settings.now, [{ unit: caseId(case_no), kind: 'returned', day: on, content: {}, actor: by, why }]);
  const { household_key } = await db.selectFrom('ward_benefit_case').select('household_key').where('case_no', '=', case_no).executeTakeFirstOrThrow();
  await endAutoPayment(store, settings, household_key, '口座に入らなかった');
}
