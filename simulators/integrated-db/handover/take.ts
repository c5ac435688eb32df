import { createHash } from 'node:crypto';
import { contradictionsInProvision, nothingTransferred, provisionRecord, provisionSteps, transferBases, transferReceivers, transferRecord, transferRequest, transferSteps, type ProvisionRecord, type TransferReceiver, type TransferRecord } from '../../../contracts/integrated-db/provision.js';
import { wordOf } from '../../../contracts/codes.js';
import type { Fields, RecordDefinition, RecordOf } from '../../../contracts/define.js';
import { numbersIn } from '../../../contracts/individual-numbers.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import { basisText, cite } from '../../../law/define.js';
import { refused, type Refused } from '../access.js';
import type { IntegratedDb } from '../tables.js';

/** `steps`: what of 別添1 was done by it. */
export interface Taken { readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly steps?: readonly string[] }
const provisionBasis = basisText(cite('番号法', '19条8号・21条(情報提供ネットワークシステムによる提供)'));

/** Takes a file whole or not at all; the same bytes again change nothing. Nobody is named by 個人番号 here. */
interface Reading<R> { readonly contradictions: (row: R) => readonly { readonly field: string; readonly why: string }[]; readonly steps: (row: R) => string; readonly apply: (inner: IntegratedDb, rows: readonly R[]) => Promise<Record<string, unknown>> }
async function read<F extends Fields>(party: IntegratedDb, code: string, { name, bytes }: WireFile, definition: RecordDefinition<F>, { contradictions, steps, apply }: Reading<RecordOf<RecordDefinition<F>>>): Promise<Taken | Refused> {
  const codec = codecOf(party.profile, definition);
  const { records, issues } = codec.parse({ name, bytes });
  if (codec.parseFileName(name)?.municipalityCode !== code) return refused(422, 'TSG-T11', `「${name}」は ${code} の${definition.ja}の名前でない`, 'レイアウトの決まりのとおりに名前を付ける');
  const found = issues.length > 0 ? issues : records.flatMap(({ line, value }) => contradictions(value).map(({ field, why }) => ({ field: `${line}.${field}`, why })));
  if (found.length > 0) return refused(422, 'TSG-T12', `「${name}」に誤りがある`, 'issues をすべて直し、次の通番のファイルにして送る', { issues: found.slice(0, 100) });
  if (numbersIn(records.flatMap(({ value }) => Object.values(value).map(String)).join('\n'), party.numberMode).length > 0) return refused(422, 'TSG-T13', '個人番号と読める12桁の数字がある', '宛名番号で書き、個人番号を取り除いて送り直す');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Taken | Refused> => {
    const before = await store.db.selectFrom('integrated_db_handed').where('municipality', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
    if (before) return before.sha256 === sha256 ? { status: 200, body: { name, sha256, duplicate: true } } : refused(409, 'TSG-T14', `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
    await store.insertMany('integrated_db_handed', [{ municipality: code, name, sha256, received_at: party.now(), state: party.faults.has('handoverLost') ? 'lost' : 'taken' }]);
    const more = party.faults.has('handoverLost') ? {} : await apply({ ...party, store }, records.map(({ value }) => value));
    return { status: 202, body: { name, sha256, ...more }, steps: [...new Set(records.map(({ value }) => steps(value)))].sort() };
  });
}

/** 提供: what goes on to 自治体中間サーバー this evening. */
export const takeProvision = (party: IntegratedDb, code: string, file: WireFile): Promise<Taken | Refused> => read(party, code, file, provisionRecord, { contradictions: contradictionsInProvision, steps: ({ kind }) => provisionSteps[kind], apply: async (inner, rows: readonly ProvisionRecord[]) => {
  const { db, insertMany } = inner.store;
  const last = (await db.selectFrom('integrated_db_provision').where('municipality', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst())?.n ?? 0;
  await insertMany('integrated_db_provision', rows.map((row, index) => ({ municipality: code, record_id: row.recordId, n: last + index + 1, content: JSON.stringify(row), received_at: party.now(), state: 'waiting', outcome: null })));
  await log(inner, code, { what: 'provide', receiver: 'municipal-hub', basis_text: provisionBasis, records: rows.length, feed_seq: null, applied: 1 });
  return {};
} });

/** 移転: what one system of the ward is told. After a gap nothing is applied, and everything is asked for. */
export const takeTransfer = (party: IntegratedDb, code: string, file: WireFile): Promise<Taken | Refused> => read(party, code, file, transferRecord, { contradictions: () => [], steps: ({ content }) => transferSteps[content], apply: async (inner, rows: readonly TransferRecord[]) => {
  const [first] = rows;
  if (!first) return { applied: true };
  const { receiver, feedKind, feedSeq } = first;
  const last = await lastSeq(inner, code, receiver);
  const isUniform = rows.every((row) => row.receiver === receiver && row.feedKind === feedKind && row.feedSeq === feedSeq) && rows.every(({ content }) => (transferBases[receiver].contents as readonly string[]).includes(content));
  const isApplied = isUniform && feedSeq > last && (feedKind === 'full' || feedSeq === last + 1);
  if (isApplied) await apply(inner, code, receiver, feedKind, rows);
  else await askForAll(inner, code, receiver, isUniform ? `通番 ${last} の次に ${feedSeq} が届いた` : '受け取れない内容か、二つの配信の混じるファイルが届いた');
  const { basis, why } = transferBases[receiver];
  await log(inner, code, { what: 'transfer', receiver, basis_text: `${why}: ${basisText(basis)}`, records: rows.length, feed_seq: feedSeq, applied: isApplied ? 1 : 0 });
  return { applied: isApplied };
} });

async function lastSeq({ store: { db } }: IntegratedDb, code: string, receiver: TransferReceiver): Promise<number> {
  return (await db.selectFrom('integrated_db_log').where('municipality', '=', code).where('receiver', '=', receiver).where('applied', '=', 1).select(({ fn }) => fn.max('feed_seq').as('seq')).executeTakeFirst())?.seq ?? 0;
}

/** A full feed names everything there is: what it does not name is not held any more. */
async function apply({ store }: IntegratedDb, code: string, receiver: TransferReceiver, feedKind: string, rows: readonly TransferRecord[]): Promise<void> {
  const { db, insertMany } = store;
  if (feedKind === 'full') await db.deleteFrom('integrated_db_held').where('municipality', '=', code).where('receiver', '=', receiver).execute();
  for (const { historyKey } of rows.filter(({ operation }) => operation === 'delete')) await db.deleteFrom('integrated_db_held').where('municipality', '=', code).where('receiver', '=', receiver).where('history_key', '=', historyKey).execute();
  const puts = rows.filter(({ operation }) => operation === 'put');
  await insertMany('integrated_db_held', puts.map((row) => ({ municipality: code, receiver, history_key: row.historyKey, person_key: row.personKey, content: JSON.stringify({ content: row.content, ...saidIn(row) }) })), 'replace');
}

const saidItems = Object.keys(nothingTransferred) as (keyof typeof nothingTransferred)[];
const saidIn = (row: TransferRecord) => Object.fromEntries(saidItems.map((item) => [item, row[item]]));

type Line = { readonly what: 'provide' | 'transfer'; readonly receiver: string; readonly basis_text: string; readonly records: number; readonly feed_seq: number | null; readonly applied: number };
async function log({ store: { db, insertMany }, now }: IntegratedDb, code: string, line: Line): Promise<void> {
  const last = await db.selectFrom('integrated_db_log').where('municipality', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
  await insertMany('integrated_db_log', [{ municipality: code, n: (last?.n ?? 0) + 1, at: now(), ...line }]);
}

/** Lays out the request of a receiver for the ward to fetch. */
export async function askForAll(party: IntegratedDb, code: string, receiver: TransferReceiver, why: string): Promise<void> {
  await layResult(party, code, transferRequest, [{ receiver, requestedAt: party.now(), requestReason: why }]);
  party.note(`${wordOf(transferReceivers, receiver)}が移転の全件を求めた: ${why}`);
}

/** A file that the ward fetches: outcomes of 提供, requests of receivers. */
export async function layResult<F extends Fields>({ store, profile, today, now }: IntegratedDb, code: string, definition: RecordDefinition<F>, rows: readonly RecordOf<RecordDefinition<F>>[]): Promise<void> {
  const last = await store.db.selectFrom('integrated_db_result').where('municipality', '=', code).where('layout', '=', definition.id).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes } = codecOf(profile, definition).format({ municipalityCode: code, date: today(), seq }, rows);
  await store.insertMany('integrated_db_result', [{ municipality: code, layout: definition.id, seq, name, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: now(), state: 'here' }]);
}
