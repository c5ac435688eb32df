import type { Day } from '../../../law/define.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { endAutoPayment } from './auto-payment.js';
import { caseId, keepFacts } from './facts.js';

/** 資金返却: the payment did not reach the payee. The case waits for another account, and 自動振込 to the old one ends. */
export async function benefitCameBack(store: WardStore, settings: Settings, { number, yen, postedOn }: { readonly number: number; readonly yen: number; readonly postedOn: Day }): Promise<void> {
  const { db } = store;
  const payment = await db.selectFrom('ward_benefit_payment').selectAll().where('payment_no', '=', number).where('yen', '=', yen).where('file_name', 'is not', null).where('returned_on', 'is', null).executeTakeFirst();
  if (!payment) return;
  await db.updateTable('ward_benefit_payment').set({ returned_on: postedOn }).where('payment_no', '=', number).execute();
  await db.updateTable('ward_benefit_case').set({ state: 'paymentFailed' }).where('case_no', '=', payment.case_no).execute();
  await keepFacts(store, settings.now, [{ unit: caseId(payment.case_no), kind: 'returned', day: postedOn, content: { yen }, actor: '金融機関', why: '資金返却' }]);
  const { household_key } = await db.selectFrom('ward_benefit_case').select('household_key').where('case_no', '=', payment.case_no).executeTakeFirstOrThrow();
  await endAutoPayment(store, settings, household_key, '口座に入らなかった');
}
