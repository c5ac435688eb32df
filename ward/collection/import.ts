import { byKey } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { accountsOf, askedBy, targeted, type Untargeted } from './judge.js';
import { identified, type Receipt } from './receipt.js';
import { settleUnits } from './settle.js';
import type { ReceiptRow } from './tables.js';

const rowsAtOnce = 500;

export interface ReceiptFile { readonly name: string; readonly rows: Iterable<Receipt> }
/** `added`: rows never seen before. A file that comes again, or whose rows came in another one, adds none. */
export interface Imported { readonly fileNo: number; readonly rows: number; readonly added: number }

/**
 * 消込 of a file: its rows are written down and every 期 they touch is settled, in one transaction. A process that is killed leaves
 * nothing of it.
 */
export const importReceipts = (store: WardStore, file: ReceiptFile): Promise<Imported> => store.transact(async (inside) => {
  const settings = await readSettings(inside);
  const fileNo = await nextFile(inside);
  const counts = { rows: 0, added: 0 };
  let batch: Untargeted[] = [];
  for (const row of file.rows) {
    counts.rows += 1;
    batch.push(untargeted(row, settings, fileNo, counts.rows));
    if (batch.length < rowsAtOnce) continue;
    counts.added += await takeRows(inside, settings, fileNo, batch);
    batch = [];
  }
  counts.added += await takeRows(inside, settings, fileNo, batch);
  await inside.insertMany('ward_receipt_file', [{ file_no: fileNo, name: file.name, known_on: settings.today, row_count: counts.rows, new_count: counts.added, recorded_at: settings.now }]);
  return { fileNo, ...counts };
});

async function nextFile(store: WardStore): Promise<number> {
  const last = await store.db.selectFrom('ward_counter').select('value').where('name', '=', 'receiptFile').executeTakeFirst();
  const fileNo = (last?.value ?? 0) + 1;
  await store.insertMany('ward_counter', [{ name: 'receiptFile', value: fileNo }], 'replace');
  return fileNo;
}

function untargeted(row: Receipt, { today }: Settings, fileNo: number, lineNo: number): Untargeted {
  const { instanceKey, kind, content, requestKey, noticeNumber, receivedOn, settlesOn } = identified(row);
  return {
    row_key: `${instanceKey}|${kind}|${content}`, instance_key: instanceKey, channel: row.channel, kind, content, request_key: requestKey, notice_number: noticeNumber, yen: row.amountYen, received_on: receivedOn, known_on: today, file_no: fileNo, line_no: lineNo, settles_on: settlesOn,
  };
}

async function takeRows(store: WardStore, settings: Settings, fileNo: number, batch: readonly Untargeted[]): Promise<number> {
  if (batch.length === 0) return 0;
  const instanceKeys = [...new Set(batch.map(({ instance_key }) => instance_key))];
  const known = await store.db.selectFrom('ward_receipt_row').selectAll().where('instance_key', 'in', instanceKeys).execute();
  const seen = new Set(known.map(({ row_key }) => row_key));
  const fresh = [...new Map(batch.filter(({ row_key }) => !seen.has(row_key)).map((row) => [row.row_key, row])).values()];
  if (fresh.length === 0) return 0;
  const touched = new Set(fresh.map(({ instance_key }) => instance_key));
  const before = known.filter(({ instance_key }) => touched.has(instance_key));
  const asked = await askedBy(store, [...fresh, ...before]);
  const decided = assignedIn(before);
  const rows = fresh.map((row): ReceiptRow => decided.get(row.instance_key)?.(row) ?? targeted(row, asked, settings));
  await store.insertMany('ward_receipt_row', rows);
  const all = [...before, ...rows];
  const confirmed = byKey(all.filter(({ kind }) => kind === 'confirmed'), ({ instance_key }) => instance_key);
  const open = [...confirmed].filter(([, own]) => own.length > 1 || own[0]!.account_key === null).map(([key]) => key);
  await settleUnits(store, settings, { accounts: accountsOf(all, asked), instances: open }, fileNo);
  return rows.length;
}

/** A payment a clerk has given a 期 keeps it when it is told of again. */
const assignedIn = (rows: readonly ReceiptRow[]): ReadonlyMap<string, (row: Untargeted) => ReceiptRow> =>
  new Map(rows.filter(({ is_assigned }) => is_assigned === 1).map(({ instance_key, account_key, outcome }) => [instance_key, (row) => ({ ...row, account_key, outcome, is_assigned: 1 })]));
