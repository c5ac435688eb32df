import { refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { repaymentId } from './cases/facts.js';
import { objectionId } from './receipts/import-results.js';
import type { RepaymentPart } from './repayments.js';
import type { CareReceiptRow } from './tables.js';

/** What has been asked back of these receipts, and by which 返納金. */
export async function claimedBack({ store: { db } }: Desk, { household_key, care_month }: Pick<CareReceiptRow, 'household_key' | 'care_month'>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('ward_repayment').select(['parts', 'repayment_no']).where('household_key', '=', household_key).where('care_month', '=', care_month).where('state', 'not in', ['cancelled', 'joined']).execute();
  return new Map(rows.flatMap(({ parts, repayment_no }) => (JSON.parse(parts) as readonly RepaymentPart[]).map(({ receiptKey }) => [receiptKey, repaymentId(repayment_no)] as const)));
}

/** What a household is asked to pay back is not taken from the institution too. */
export async function refuseObjectionToClaimed(desk: Desk, row: CareReceiptRow): Promise<void> {
  const by = (await claimedBack(desk, row)).get(row.receipt_key);
  if (by !== undefined) refuse(desk, obstacle('receiptClaimedBack', 'レセプト全国共通キー', row.receipt_key, `${by} で世帯に返納を求めている。過誤にすると、保険者の払った分が二度戻る`));
}

/** 審査結果 after which the institution gives the money back through 国保連, and claims anew of whoever is right. */
const takenBack: readonly string[] = ['101', '104', '106', '116'];

/** What comes back through 国保連, or may, is not asked of the household too. A receipt that was claimed anew since is another matter. */
export async function refuseClaimOfObjected(desk: Desk, rows: readonly CareReceiptRow[]): Promise<void> {
  const objections = await desk.store.db.selectFrom('ward_objection').selectAll().where('receipt_key', 'in', rows.map(({ receipt_key }) => receipt_key)).orderBy('objection_no').execute();
  for (const { objection_no, receipt_key, outcome, decided_month } of objections) {
    const row = rows.find((one) => one.receipt_key === receipt_key)!;
    if (outcome === null) refuse(desk, obstacle('receiptObjected', 'レセプト全国共通キー', receipt_key, `申出 ${objectionId(objection_no)} の結果を待っている。医療機関に返れば、保険者の払った分は国保連から戻る`));
    else if (takenBack.includes(outcome) && row.delivery_month.replace('-', '') <= decided_month!) refuse(desk, obstacle('receiptObjected', 'レセプト全国共通キー', receipt_key, `申出 ${objectionId(objection_no)} で医療機関に返った。保険者の払った分は国保連から戻る`));
  }
}
