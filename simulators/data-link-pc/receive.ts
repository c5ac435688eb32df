import type { Answer } from '../define.js';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { keptAnswer, writeLog } from './log.js';
import { suffers, type DataLinkPc } from './tables.js';

const listing = z.object({ files: z.array(z.object({ name: z.string().min(1).max(200), sha256: z.string() })) });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * 06:00: fetches what 集約 has laid out for each municipality. A file is stored first and only then reported as received
 * (DELETE); after a stop in between it is listed again, recognised by name and hash, and only reported.
 */
export async function receiveWaiting(party: DataLinkPc): Promise<void> {
  const known = await party.store.db.selectFrom('data_link_pc_municipality').select('municipality').orderBy('municipality').execute();
  for (const { municipality } of known) {
    if (suffers(party, 'broken', municipality)) party.note(`${municipality} のデータ連携用PCは故障しており、受信しなかった`);
    else await receiveOf(party, municipality);
  }
}

async function receiveOf(party: DataLinkPc, municipality: string): Promise<void> {
  const path = `/municipalities/${municipality}/outbox`;
  const listed = await fetched(party, municipality, path, '一覧');
  if (!listed) return;
  const files = listing.safeParse(parsedJson(listed));
  if (!files.success) return failure(party, municipality, '一覧', 200, `一覧が読めない: ${files.error.issues.map(({ message }) => message).join(' ')}`);
  for (const { name, sha256: expected } of files.data.files) await receiveOne(party, municipality, path, name, expected);
}

async function receiveOne(party: DataLinkPc, municipality: string, path: string, name: string, expected: string): Promise<void> {
  const bytes = await fetched(party, municipality, `${path}/${encodeURIComponent(name)}`, name);
  if (!bytes) return;
  const hash = sha256(bytes);
  if (hash !== expected) return failure(party, municipality, name, 200, '一覧のSHA-256と届いたバイトが違うので取り込まない。次回もう一度受信する');
  const before = await party.store.db.selectFrom('data_link_pc_incoming').where('municipality', '=', municipality).where('name', '=', name).select('sha256').executeTakeFirst();
  if (before && before.sha256 !== hash) return failure(party, municipality, name, 200, '同じ名前で中身の違うファイルを受信済み。集約に問い合わせるまで受け取らない');
  if (!before) {
    const at = party.now();
    await party.store.transact(async (store) => {
      await store.insertMany('data_link_pc_incoming', [{ municipality, name, bytes, sha256: hash, size: bytes.length, state: 'here', received_at: at, taken_at: null }]);
      await writeLog(store, municipality, { at, act: 'receive', name, status: 200, answer: '', sha256: hash, size: bytes.length, damage: '' });
    });
  }
  await confirm(party, municipality, `${path}/${encodeURIComponent(name)}`, name);
}

async function confirm(party: DataLinkPc, municipality: string, path: string, name: string): Promise<void> {
  const response = await answered(party, path, 'DELETE');
  if (typeof response === 'string') return failure(party, municipality, name, 0, response);
  if (!response.ok && response.status !== 404) await failure(party, municipality, name, response.status, keptAnswer(await response.text()));
}

async function fetched(party: DataLinkPc, municipality: string, path: string, name: string): Promise<Uint8Array | null> {
  const response = await answered(party, path, 'GET');
  if (typeof response === 'string') await failure(party, municipality, name, 0, response);
  else if (!response.ok) await failure(party, municipality, name, response.status, keptAnswer(await response.text()));
  else return new Uint8Array(await response.arrayBuffer());
  return null;
}

async function answered(party: DataLinkPc, path: string, method: string): Promise<Answer | string> {
  try {
    return await party.send('aggregator', path, { method });
  } catch (error) {
    return `つながらない: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Trouble is written down and the file is tried again at the next round; nothing of it is thrown away. */
async function failure(party: DataLinkPc, municipality: string, name: string, status: number, answer: string): Promise<void> {
  await writeLog(party.store, municipality, { at: party.now(), act: 'receive', name, status, answer, sha256: '', size: 0, damage: '' });
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // 読めない一覧は、この後の検査で理由とともに記録される
    return null;
  }
}
