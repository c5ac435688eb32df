import { createHash } from 'node:crypto';
import type { ClaimObjection } from '../../contracts/claims/records.js';
import { claimTotals } from '../../contracts/receipts/claim-records.js';
import type { History } from '../../contracts/receipts/define.js';
import { rewritten, type SaidLine } from '../../contracts/receipts/format.js';
import { managementRecord, objectionRecord, resultRecord, returnHead, returnRecord, returnTotals } from '../../contracts/receipts/history-records.js';
import type { Month } from '../../law/fiscal-year.js';
import type { Facts } from './facts.js';
import type { Claims, ClaimsStore } from './tables.js';

/** What goes back to an institution, one file a month and institution. */
export async function layOutReturns(party: Claims, month: Month): Promise<void> {
  const open = await party.store.db.selectFrom('claims_receipt').where('state', 'in', ['returned', 'withdrawn']).where('return_file', 'is', null).select('institution').distinct().orderBy('institution').execute();
  for (const { institution } of open) {
    const name = await party.store.transact((store) => layOutOne(party, store, institution, month));
    party.note(`医療機関 ${institution} へ返戻 ${name} を渡せるようにした`, ['D-3']);
  }
}

async function layOutOne(party: Claims, store: ClaimsStore, institution: string, month: Month): Promise<string> {
  const rows = await store.db.selectFrom('claims_receipt').where('institution', '=', institution).where('state', 'in', ['returned', 'withdrawn']).where('return_file', 'is', null).selectAll().orderBy('receipt_key').execute();
  const before = await store.db.selectFrom('claims_return').where('institution', '=', institution).select('name').execute();
  const name = `${month}-${before.length + 1}-RECEIPTC.HEN`;
  const receipts = await Promise.all(rows.map(async (row) => receiptLines(row, await askedFor(store, row.receipt_key), month)));
  const totalPoints = rows.reduce((sum, { facts }) => sum + (JSON.parse(facts) as Facts).points, 0);
  const bytes = rewritten([
    { record: returnHead, history: historyOf('8', 1), values: { examiningBody: '2', claimMonth: month.replace('-', ''), prefectureCode: institution.slice(0, 2), pointTable: institution[2]!, institutionNumber: institution.slice(3), reserved: '', volume: '99' } },
    ...receipts.flat(), { record: returnTotals, history: historyOf('8', 2), values: { receiptCount: rows.length, totalPoints, volume: '99' } },
  ]);
  await store.insertMany('claims_return', [{ institution, name, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: 'here', receipts: rows.length }]);
  await store.db.updateTable('claims_receipt').where('receipt_key', 'in', rows.map(({ receipt_key }) => receipt_key)).set({ return_file: name }).execute();
  return name;
}

interface Asked { readonly objection: ClaimObjection; readonly outcome: string }
async function askedFor({ db }: ClaimsStore, receiptKey: string): Promise<Asked | null> {
  const row = await db.selectFrom('claims_objection').where('receipt_key', '=', receiptKey).where('state', '=', 'answered').where('outcome', 'in', ['101', '104', '116']).select(['row', 'outcome']).orderBy('objection_id', 'desc').executeTakeFirst();
  return row?.outcome ? { objection: JSON.parse(row.row) as ClaimObjection, outcome: row.outcome } : null;
}

const historyOf = (versionKind: string, line: number): History => ({ versionKind, line: String(line), branch: '0' });
/** MN, the lines as they were claimed, what the insurer has asked and what came of it, and why the receipt comes back. */
function receiptLines({ receipt_key, lines, return_code, return_text }: { readonly receipt_key: string; readonly lines: Uint8Array; readonly return_code: string | null; readonly return_text: string | null }, asked: Asked | null, month: Month): readonly SaidLine[] {
  const processedMonth = month.replace('-', '');
  return [
    { record: managementRecord, history: historyOf('8', 1), values: { managementNumber: managementNumber(receipt_key) } },
    ...asClaimed(lines),
    ...(asked ? [
      { record: objectionRecord, history: historyOf('3', 1), values: { objectionNumber: '001', receivedOn: asked.objection.saidOn, claimTimes: 1, reasonCode: asked.objection.reasonCode, reasonOn: asked.objection.reasonOn } },
      { record: resultRecord, history: historyOf('4', 1), values: { objectionNumber: '001', receivedOn: asked.objection.saidOn, filedBy: '138', processedMonth, objectionOutcome: asked.outcome } },
    ] : []),
    { record: returnRecord, history: historyOf('8', 2), values: { processedMonth, returnKind: '1', reasonCode: (return_code ?? '0').slice(-5), reasonText: wideText(return_text ?? '返戻') } },
  ];
}

/** The lines byte by byte, wrong items and all: whoever made them must see what was wrong. */
function asClaimed(lines: Uint8Array): readonly SaidLine[] {
  const wire = Buffer.from(lines);
  const found: SaidLine[] = [];
  for (let start = 0; start < wire.length;) {
    const end = wire.indexOf('\r\n', start);
    const body = wire.subarray(start, end < 0 ? wire.length : end);
    found.push({ record: claimTotals, values: {}, asCame: Buffer.concat([Buffer.from(`1,${found.length + 1},0,`), body]) });
    start = end < 0 ? wire.length : end + 2;
  }
  return found;
}

/** Fourteen digits of the key, so that nobody takes them for a 個人番号. */
const managementNumber = (receiptKey: string): string => `1${createHash('sha256').update(receiptKey).digest().readUIntBE(0, 6).toString().padStart(15, '0').slice(0, 13)}`;
/** Reasons are 漢字: what is half width in our words is written full width. */
const wideText = (text: string): string => [...text].map((one) => (one === ' ' ? '\u3000' : one >= '!' && one <= '~' ? String.fromCodePoint(one.codePointAt(0)! + 0xfee0) : one)).join('').slice(0, 500);
