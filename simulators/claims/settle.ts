import type { BenefitRecord } from '../../contracts/claims/records.js';
import { monthsLater, type Month } from '../../law/fiscal-year.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Facts } from './facts.js';
import { nextRowOf, type Claims, type ClaimsStore } from './tables.js';

/** The row as it stands. */
export interface Held { readonly receiptKey: string; readonly revision: number; readonly code: string | null; readonly institution: string; readonly facts: Facts }

/** A new revision of a receipt: what the insurer is told of it, when, and what it pays or gets back for it. */
export async function tellInsurer(party: Claims, store: ClaimsStore, { receiptKey, revision, code, institution, facts }: Held, recordState: BenefitRecord['recordState'], month: Month): Promise<void> {
  if (code === null) return;
  const deliveryMonth = monthsLater(month, party.parameters.deliveryLagMonths - 1);
  const { name: _name, isUnknown: _isUnknown, pointsByDay: _pointsByDay, linePoints: _linePoints, ...said } = facts;
  const row: BenefitRecord = { receiptKey, revision, recordState, deliveryMonth: month.replace('-', ''), ...said };
  const due = `${deliveryMonth}-${String(party.parameters.deliveryDay).padStart(2, '0')}` as Day;
  await keepRow(party, store, code, 'benefitRecord', row, due);
  const paid = (await store.db.selectFrom('claims_payment').where('receipt_key', '=', receiptKey).where('code', '=', code).where('revision', '<', revision).select('yen').execute()).reduce((sum, { yen }) => sum + yen, 0);
  const owed = recordState === 'withdrawn' ? 0 : insurerYen(facts);
  await store.insertMany('claims_payment', [{ receipt_key: receiptKey, revision, code, month, institution, yen: owed - paid }], 'replace');
}

/** Rows wait for their day; with the fault 「遅れる」 for a later one. */
export async function keepRow(party: Claims, store: ClaimsStore, code: string, layout: 'benefitRecord' | 'objectionResult', row: object, due: Day): Promise<void> {
  await store.insertMany('claims_row', [{ code, n: await nextRowOf(store, code), layout, row: JSON.stringify(row), ready_on: party.faults.has('late') ? addDays(due, party.parameters.lateDays) : due, file_name: null }]);
}

/**
 * What the insurer pays: the cost less what the patient pays, and the meals less the 標準負担額. A 一部負担金 that the receipt names (the limit at
 * the counter) is that; else it is the rest of 給付割合, rounded to ten yen as a counter does.
 */
export function insurerYen({ points, benefitPercent, copayYen, mealYen, mealCopayYen, receiptKind }: Facts): number {
  const cost = points * 10;
  const percent = benefitPercent === null ? usualPercent(receiptKind) : Number(benefitPercent);
  const share = copayYen ?? Math.round((cost * (100 - percent)) / 1_000) * 10;
  return cost - Math.min(share, cost) + mealYen - mealCopayYen;
}
/** 高齢一般 and 未就学 8割, everybody else 7割. */
const usualPercent = (receiptKind: string): number => ('3478'.includes(receiptKind[3]!) ? 80 : 70);
