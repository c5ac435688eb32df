import { bankCodec } from '../../contracts/bank/codec.js';
import { debitResult, type DebitEntry } from '../../contracts/bank/debit.js';
import { dialectOf, type BankDialect } from '../../contracts/bank/dialect.js';
import { misfitInItem } from '../../contracts/bank/kana.js';
import type { Day } from '../../law/define.js';
import type { Calendar } from './calendar.js';
import { layOut } from './files.js';
import type { Frame } from './reading.js';
import { pagesOf, setRequest, type Bank, type BankStore, type RequestKey, type RequestRow, type RowRow } from './tables.js';

/** 振替結果 of every debit so many bank days ago. */
export async function layOutResults(party: Bank, calendar: Calendar): Promise<void> {
  const settled = await party.store.db.selectFrom('bank_request').where('kind', '=', 'debit').where('state', '=', 'settled').select(['code', 'name', 'settled_on']).orderBy('settled_on').orderBy('code').orderBy('seq').execute();
  const days = party.parameters.resultDays + (party.faults.has('resultLate') ? party.parameters.lateDays : 0);
  for (const { settled_on, ...key } of settled) {
    const due = calendar.later(settled_on as Day, days);
    if (due === 'unknownCalendar' || due > party.today()) continue;
    await party.store.transact(async (store) => {
      await layOut(party, store, { ...key, kind: 'result' }, await resultOf(party, store, key));
      await setRequest(store, key).set({ state: 'reported', since: party.now() }).execute();
    });
    party.note(`${key.name} の振替結果を置いた`, ['C-05']);
  }
}

/** The file that came, with 振替結果コード and the totals of the result filled in. */
async function resultOf(party: Bank, store: BankStore, key: RequestKey): Promise<Uint8Array> {
  const request = await store.db.selectFrom('bank_request').where('code', '=', key.code).where('name', '=', key.name).selectAll().executeTakeFirstOrThrow();
  const { header, trailer, end } = JSON.parse(request.frame!) as Frame;
  const agreed = dialectOf(request.dialect!)!;
  const dialect = party.faults.has('oldDialect') ? earlier(agreed) : agreed;
  const set = { header: { ...header, debitMonthDay: `${request.due_on!.slice(5, 7)}${request.due_on!.slice(8)}` }, entries: entriesOf(party, store, key, request, agreed), trailer: { filler: trailer['filler'] as string } };
  const pieces: Uint8Array[] = [];
  for await (const piece of bankCodec(debitResult, dialect).formatStream([set], { end: end as never })) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return party.faults.has('wrongTotals') ? withWrongCount(bytes, dialect, request) : bytes;
}

/** わざと: an agreement that has been replaced: whether 0x1A ends the file is turned round. */
const earlier = (dialect: BankDialect): BankDialect => ({ ...dialect, id: `${dialect.id}Earlier`, endMark: dialect.endMark === 'required' ? 'refused' : 'required' });

const recordBytes = debitResult.recordBytes;
const lineEndBytes: Readonly<Record<BankDialect['writtenLineEnd'], number>> = { none: 0, crlf: 2, cr: 1, lf: 1 };
/** The last digit of 合計件数 in the trailer. */
const countEndsAt = 6;

/** わざと: 合計件数 is one off. Written past the codec, which would not write it; ending digits differ in their lowest bit in JIS and EBCDIC alike. */
function withWrongCount(bytes: Buffer, { writtenLineEnd }: BankDialect, { row_count }: RequestRow): Uint8Array {
  const at = (recordBytes + lineEndBytes[writtenLineEnd]) * (1 + (row_count ?? 0)) + countEndsAt;
  const changed = Buffer.from(bytes);
  changed[at] = changed[at]! ^ 1;
  return changed;
}

/** Every row once, in the order of the request, unless a mistake of today meets one. The seed and the name of the file decide which. */
async function* entriesOf(party: Bank, store: BankStore, key: RequestKey, { row_count }: RequestRow, dialect: BankDialect): AsyncGenerator<Partial<DebitEntry>> {
  const chosen = 1 + Math.floor(party.chance('resultRow', key.code, key.name) * (row_count ?? 0));
  for await (const page of pagesOf(store, key)) {
    for (const row of page) yield* row.n === chosen ? mistaken(party, entryOf(row, dialect)) : [entryOf(row, dialect)];
  }
}

/** The name of a branch that was merged meanwhile may have characters the dialect does not take; it is left out then. */
function entryOf({ row, result }: RowRow, { characters }: BankDialect): DebitEntry {
  const entry = JSON.parse(row) as DebitEntry;
  return { ...entry, payerBranchName: misfitInItem(entry.payerBranchName, 15, 'bankOrBranchName', characters) === null ? entry.payerBranchName : '', debitResult: result ?? '9' };
}

function* mistaken({ faults }: Bank, entry: DebitEntry): Generator<DebitEntry> {
  if (faults.has('rowMissing')) return;
  const told = { ...entry, ...(faults.has('amountChanged') ? { debitAmount: entry.debitAmount + 1_000 } : {}), ...(faults.has('resultSwapped') ? { debitResult: entry.debitResult === '0' ? '1' : '0' } : {}) };
  yield told;
  if (faults.has('rowTwice')) yield told;
  if (faults.has('extraRow')) yield { ...entry, customerNumber: strange(entry.customerNumber) };
}

/** A 顧客番号 nobody asked for: another digit at its end. */
const strange = (customerNumber: string): string => `${customerNumber.slice(0, -1)}${customerNumber.endsWith('9') ? '8' : '9'}`;
