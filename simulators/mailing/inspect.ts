import { numbersIn } from '../../contracts/individual-numbers.js';
import { codecOf, type Batch } from '../../contracts/wire/codec.js';
import { dayPart, daysBetween, type Moment } from '../../law/day.js';
import { gatherDifferences, type Differences } from './differences.js';
import { printedOf, totalsName, type Printed } from './printed.js';
import { linesOf } from './text-lines.js';
import { fileOf, missingOf, partJa } from './reception.js';
import { pageRows, setBatch, type BatchKey, type Mailing, type MailingStore } from './tables.js';

/** A 個人番号 that was found: where, and its token. */
interface Exposure { readonly line: number; readonly token: string }

/** 20:00: every batch of which both parts are here is accepted whole or refused with all its differences; the others wait. */
export async function inspectReceived(party: Mailing): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、検査しなかった');
  const batches = await party.store.db.selectFrom('mailing_batch').where('state', 'in', ['waiting', 'received']).select(['code', 'name', 'state', 'since']).orderBy('since').orderBy('code').orderBy('seq').orderBy('name').execute();
  for (const { state, since, ...key } of batches) {
    if (state === 'received') await inspectBatch(party, key);
    else party.note(`${key.name} は${partJa[(await missingOf(party.store, key))!]}が届かず、${daysBetween(dayPart(since as Moment), party.today())}日待っている`);
  }
}

async function inspectBatch(party: Mailing, key: BatchKey): Promise<void> {
  const [print, totals] = [await fileOf(party.store, key, 'print'), await fileOf(party.store, key, 'totals')];
  const differences = gatherDifferences();
  const exposures = party.faults.has('notInspected') ? [] : await compareParts(party, key, print.bytes, totals.bytes, differences);
  const isRefused = differences.told.length > 0;
  await party.store.transact(async (store) => {
    if (!isRefused) return accept(party, store, key, print.bytes);
    await store.insertMany('mailing_difference', differences.told.map((told, index) => ({ code: key.code, batch: key.name, n: index + 1, told: JSON.stringify(told) })));
    await setBatch(store, key).set({ state: 'refused', since: party.now(), left_out: differences.leftOut() }).execute();
    if (exposures.length > 0) await giveUp(party, store, key, print.sha256, exposures);
  });
  if (exposures.length > 0) party.note(`${key.name} に個人番号が${exposures.length}か所あり、預かったデータを消して区市町村へ知らせた(漏えい等の事案)`);
  party.note(isRefused ? `${key.name} を受け付けなかった: 食い違い${differences.told.length + differences.leftOut()}件` : `${key.name} を受け付けた`);
}

/** Everything that the two files say against each other, against what came earlier, and against their own bars. */
async function compareParts(party: Mailing, key: BatchKey, print: Uint8Array, totals: Uint8Array, differences: Differences): Promise<readonly Exposure[]> {
  const printed = printedOf(party.profile, key.name)!;
  const codec = codecOf(party.profile, printed.print);
  const inspection = printed.inspection(party, differences);
  const exposures: Exposure[] = [];
  const expose = (line: number, text: string) => {
    for (const number of numbersIn(text, party.numberMode)) exposures.push({ line, token: party.masked(number) });
  };
  const encoding = codec.layout.encoding === 'cp932' ? 'shift_jis' : 'utf-8';
  const isCsv = codec.layout.shape.kind === 'csv';
  // In a fixed layout neighbouring digits run together, so its values are looked at one by one.
  if (isCsv) for (const { line, text } of linesOf(print, encoding)) expose(line, text);
  let isReadable = true;
  for await (const batch of codec.parseStream(key.name, [print], pageRows)) {
    if (!isCsv) exposeValues(batch, encoding, expose);
    if (batch.issues.length > 0) isReadable = false;
    differences.unreadable('print', batch.issues);
    for (const row of batch.records) inspection.piece(row);
    await earlierNotices(party.store, key, printed, batch, differences);
  }
  for (const { line } of exposures) differences.tell({ kind: 'individualNumber', file: 'print', line, why: '個人番号と読める12桁の数字がある。印刷を委託するデータに個人番号は入れない' });
  const { records, issues } = codecOf(party.profile, printed.totals).parse({ name: totalsName(party.profile, key.name)!, bytes: totals });
  differences.unreadable('totals', issues);
  // Sums over rows that nobody could read would only repeat that they are missing.
  if (isReadable && issues.length === 0) inspection.totals(records);
  return exposures;
}

function exposeValues({ records, rejected }: Batch<object>, encoding: 'utf-8' | 'shift_jis', expose: (line: number, text: string) => void): void {
  for (const { line, value } of records) for (const item of Object.values(value)) if (typeof item === 'string') expose(line, item);
  for (const { line, raw } of rejected) for (const { text } of linesOf(raw, encoding)) expose(line, text);
}

/** No notice is printed twice, whenever it came first. */
async function earlierNotices({ db }: MailingStore, { code, name }: BatchKey, { print, idOf }: Printed, { records }: Batch<object>, { tell }: Differences): Promise<void> {
  if (records.length === 0) return;
  const lines = new Map(records.map(({ line, value }) => [idOf(value), line]));
  const found = await db.selectFrom('mailing_piece').where('code', '=', code).where('notice_id', 'in', [...lines.keys()]).where('batch', '!=', name).select(['notice_id', 'batch']).orderBy('batch').orderBy('n').execute();
  for (const { notice_id, batch } of found) tell({ kind: 'noticeEarlier', file: 'print', line: lines.get(notice_id)!, noticeId: notice_id, field: Object.keys(print.fields)[0]!, actual: batch, why: `${batch} で受け付けた印刷物である` });
}

/** Pieces are kept row by row. What cannot be read gets here only uninspected, and is then simply not printed. */
async function accept(party: Mailing, store: MailingStore, key: BatchKey, print: Uint8Array): Promise<void> {
  let n = 0;
  const { print: definition, idOf } = printedOf(party.profile, key.name)!;
  for await (const { records } of codecOf(party.profile, definition).parseStream(key.name, [print], pageRows)) {
    await store.insertMany('mailing_piece', records.map(({ value }) => ({ code: key.code, batch: key.name, n: (n += 1), notice_id: idOf(value), row: JSON.stringify(value) })));
  }
  await setBatch(store, key).set({ state: 'accepted', since: party.now(), piece_count: n, accepted_on: party.today() }).execute();
}

/** A file with a 個人番号 is not kept; what stays is that it was here. */
async function giveUp(party: Mailing, store: MailingStore, { code, name }: BatchKey, sha256: string, exposures: readonly Exposure[]): Promise<void> {
  await store.insertMany('mailing_incident', exposures.map(({ line, token }) => ({ code, batch: name, sha256, line, token, found_at: party.now() })), 'ignore');
  await store.db.deleteFrom('mailing_file').where('code', '=', code).where('batch', '=', name).where('part', '=', 'print').execute();
}
