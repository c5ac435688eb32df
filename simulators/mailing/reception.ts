import { createHash } from 'node:crypto';
import { codecOf } from '../../contracts/wire/codec.js';
import { bytesWithin } from '../whole-body.js';
import { printedOf, totalsName } from './printed.js';
import { batchRow, setBatch, type BatchKey, type Mailing, type MailingStore } from './tables.js';

export type Part = 'print' | 'totals';
/** An answer to the caller. Refusals carry a code, the reason and the cure. */
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string): Answer => ({ status, body: { code, why, cure } });

/**
 * Takes one part of a batch, in any order, whole or not at all, and looks at nothing but the name. The same bytes again change
 * nothing; other bytes take their place only after the batch was refused.
 */
export async function receive(party: Mailing, key: BatchKey, part: Part, chunks: AsyncIterable<Uint8Array>): Promise<Answer> {
  const printed = printedOf(party.profile, key.name);
  const envelope = printed && codecOf(party.profile, printed.print).parseFileName(key.name);
  if (envelope === null || totalsName(party.profile, key.name) === null) return refused(422, 'TSG-L04', `「${key.name}」は印刷単位の名前でない`, '保険料通知データ、証作成データ、督促状データ、過誤納金還付・充当通知データ、催告書データ、処分通知データのどれかのファイル名を、件数の表にも同じく付ける');
  if (envelope.municipalityCode !== key.code) return refused(422, 'TSG-L05', `「${key.name}」は ${envelope.municipalityCode} の名前である`, `${key.code} のファイルにする`);
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-L06', `「${key.name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '通知を分け、次の通番のファイルにして送る');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Answer> => {
    const batch = await batchRow(store, key).select(['state']).executeTakeFirst();
    const before = await store.db.selectFrom('mailing_file').where('code', '=', key.code).where('batch', '=', key.name).where('part', '=', part).select(['sha256', 'received_at']).executeTakeFirst();
    if (before?.sha256 === sha256) return { status: 200, body: { name: key.name, part, sha256, state: batch!.state, duplicate: true, receivedAt: before.received_at } };
    if (before && batch!.state !== 'refused') return refused(409, 'TSG-L07', `「${key.name}」の${partJa[part]}は別の中身で受け取り済み`, '次の通番の印刷単位にして送る');
    await store.insertMany('mailing_file', [{ code: key.code, batch: key.name, part, bytes, size: bytes.length, sha256, received_at: party.now() }], 'replace');
    if (!batch) await store.insertMany('mailing_batch', [{ code: key.code, name: key.name, date: envelope.date, seq: envelope.seq, state: 'waiting', since: party.now(), piece_count: null, left_out: 0, accepted_on: null, posted_on: null }]);
    return { status: 202, body: { name: key.name, part, bytes: bytes.length, sha256, state: await stand(party, store, key) } };
  });
}
export const partJa: Readonly<Record<Part, string>> = { print: '通知データ', totals: '件数金額表' };

/** Whether both parts are here now; what was found before is forgotten, because something new has come. */
async function stand(party: Mailing, store: MailingStore, key: BatchKey): Promise<'waiting' | 'received'> {
  const state = (await missingOf(store, key)) === null ? 'received' : 'waiting';
  await store.db.deleteFrom('mailing_difference').where('code', '=', key.code).where('batch', '=', key.name).execute();
  const { state: before } = await batchRow(store, key).select('state').executeTakeFirstOrThrow();
  await setBatch(store, key).set({ state, left_out: 0, ...(before === state ? {} : { since: party.now() }) }).execute();
  return state;
}

/** The part that a batch still waits for. */
export async function missingOf({ db }: MailingStore, { code, name }: BatchKey): Promise<Part | null> {
  const here = new Set((await db.selectFrom('mailing_file').where('code', '=', code).where('batch', '=', name).select('part').execute()).map(({ part }) => part));
  return here.has('print') ? (here.has('totals') ? null : 'totals') : 'print';
}

/** What lies here of a batch. */
export const fileOf = ({ db }: MailingStore, { code, name }: BatchKey, part: Part) => db.selectFrom('mailing_file').where('code', '=', code).where('batch', '=', name).where('part', '=', part).select(['bytes', 'sha256']).executeTakeFirstOrThrow();
