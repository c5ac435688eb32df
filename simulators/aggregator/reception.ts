import { basisText } from '../../law/define.js';
import { municipality, municipalitiesBasis } from '../../law/municipalities.js';
import { highCostRecord } from '../../contracts/aggregator/high-cost.js';
import { qualificationRatio } from '../../contracts/aggregator/qualification-ratio.js';
import { qualificationHousehold, qualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Envelope } from '../../contracts/wire/file.js';
import { dropParts, nextNumber, writeParts, type StoredBytes } from './parts.js';
import type { Aggregator } from './tables.js';

/** An answer to the sender. Refusals carry a code, the reason and the cure. */
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string): Answer => ({ status, body: { code, why, cure, issues: [{ code, why, cure }] } });

export const layoutsIn: readonly RecordDefinition[] = [qualificationHousehold, qualificationPerson, qualificationRatio, highCostRecord];

/** 団体コード of a municipality of the prefecture, or the refusal. */
export function unknownMunicipality(code: string): Answer | null {
  try {
    municipality(code);
    return null;
  } catch {
    // 知らない団体コードは、この関係者の窓口がないという答えになる
    return refused(404, 'TSG-A01', `団体コード「${code}」の市区町村はこの都道府県にない`, `検査数字を含む6桁で指定する(${basisText(municipalitiesBasis)})`);
  }
}

/**
 * Receives one file. The bytes go into the store part by part while they arrive, outside any transaction; the file is
 * received when one transaction has written its row. A stop before that leaves parts nobody points to (`dropStaleUploads`),
 * after that the same file is answered as a duplicate.
 */
export async function receive(party: Aggregator, code: string, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Answer> {
  const named = identified(party, code, name);
  if ('status' in named) return named;
  const upload = await party.store.transact(async (store) => {
    const number = await nextNumber(store, 'upload');
    await store.insertMany('aggregator_upload', [{ upload: number, started_on: party.today() }]);
    return number;
  });
  const megabytes = party.parameters.maximumFileMB;
  try {
    const stored = await writeParts(party.store, upload, chunks, megabytes * 1024 * 1024);
    const answer = stored ? await accept(party, code, name, named, stored) : refused(413, 'TSG-A05', `「${name}」が上限 ${megabytes} MB を超える`, '対象を分け、次の通番のファイルにして送る');
    if (answer.status !== 202) await dropUpload(party, upload);
    return answer;
  } catch (error) {
    await dropUpload(party, upload);
    throw error;
  }
}

interface Named { readonly layout: string; readonly envelope: Envelope }

function identified(party: Aggregator, code: string, name: string): Named | Answer {
  const unknown = unknownMunicipality(code);
  if (unknown) return unknown;
  for (const definition of layoutsIn) {
    const envelope = codecOf(party.profile, definition).parseFileName(name);
    if (!envelope) continue;
    if (envelope.municipalityCode !== '' && envelope.municipalityCode !== code) return refused(422, 'E305', `ファイル名の団体コード ${envelope.municipalityCode} が送信者 ${code} と違う`, '自分の団体コードの名前で作り直す');
    return { layout: definition.id, envelope: { ...envelope, municipalityCode: code } };
  }
  const samples = layoutsIn.map((definition) => codecOf(party.profile, definition).fileName({ municipalityCode: code, date: party.today(), seq: 1 })).join('、');
  return refused(422, 'E101', `ファイル名「${name}」がプロファイル ${party.profile.id} の形でない`, `次の形の名前にする: ${samples}`);
}

const accept = (party: Aggregator, code: string, name: string, { layout, envelope }: Named, { upload, size, sha256 }: StoredBytes): Promise<Answer> => party.store.transact(async (store): Promise<Answer> => {
  const before = await store.db.selectFrom('aggregator_file').where('municipality', '=', code).where('name', '=', name).select(['sha256', 'received_at', 'batch_id']).executeTakeFirst();
  if (before?.sha256 === sha256) return { status: 200, body: { receipt: receiptOf(party, code, name, sha256), duplicate: true, receivedAt: before.received_at } };
  if (before) return refused(409, 'E104', `「${name}」は別の中身で受信済み`, '次の通番のファイルにして送る');
  // 高額該当情報 has numbers of its own, and no pair to wait for.
  const batchId = party.token(layout === highCostRecord.id ? 'HC' : 'BT', code, envelope.date, envelope.seq);
  const decided = await store.db.selectFrom('aggregator_batch').where('batch_id', '=', batchId).select('outcome').executeTakeFirst();
  if (decided) return refused(409, 'E104', `${envelope.date} の通番 ${envelope.seq} は処理済み`, '次の通番のファイルにして、世帯と個人をそろえて送る');
  await store.insertMany('aggregator_file', [{
    municipality: code, name, layout, batch_id: batchId, date: envelope.date, seq: envelope.seq, upload, size, sha256, received_at: party.now(), is_open: 1,
  }]);
  await store.db.deleteFrom('aggregator_upload').where('upload', '=', upload).execute();
  return { status: 202, body: { receipt: receiptOf(party, code, name, sha256), name, bytes: size, sha256 } };
});

const receiptOf = (party: Aggregator, code: string, name: string, sha256: string) => party.token('RC', code, name, sha256);

async function dropUpload(party: Aggregator, upload: number): Promise<void> {
  await party.store.transact(async (store) => {
    await dropParts(store, upload);
    await store.db.deleteFrom('aggregator_upload').where('upload', '=', upload).execute();
  });
}

/** Parts of uploads that began on an earlier day and never ended: the process was stopped in the middle of one. */
export async function dropStaleUploads(party: Aggregator): Promise<void> {
  const stale = await party.store.db.selectFrom('aggregator_upload').where('started_on', '<', party.today()).select('upload').execute();
  for (const { upload } of stale) await dropUpload(party, upload);
}
