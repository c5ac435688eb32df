import { createHash } from 'node:crypto';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bytesWithin } from '../whole-body.js';
import type { Channel } from './outbox.js';
import type { Hub } from './tables.js';

/** An answer to the caller. Refusals carry a code, the reason and the cure. */
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string): Answer => ({ status, body: { code, why, cure, issues: [{ code, why, cure }] } });

/**
 * Receives one file: kept as it came, read later. The same name and bytes again are a duplicate and change nothing;
 * other bytes under the name are refused, unless the first were refused as a whole.
 */
export async function receive(party: Hub, channel: Channel, code: string, name: string, chunks: AsyncIterable<Uint8Array>, layouts: readonly RecordDefinition[]): Promise<Answer> {
  const definition = layouts.find((layout) => codecOf(party.profile, layout).parseFileName(name) !== null);
  const envelope = definition && codecOf(party.profile, definition).parseFileName(name);
  if (!definition || !envelope) return refused(422, 'E-FORMAT', `「${name}」は受け取るファイルの名前でない`, `${layouts.map(({ ja }) => ja).join('・')}の名前の規則に合わせる`);
  if (envelope.municipalityCode !== code) return refused(422, 'E-PARTITION', `「${name}」は ${envelope.municipalityCode} の名前である`, `委託区画 ${code} のファイルにする`);
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'E-LIMIT', `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '対象を分け、次の通番のファイルにして送る');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Answer> => {
    const before = await store.db.selectFrom('insurer_hub_incoming').where('code', '=', code).where('channel', '=', channel).where('name', '=', name).select(['sha256', 'state', 'received_at']).executeTakeFirst();
    const receipt = party.token('RC', code, channel, name, sha256);
    if (before && before.state !== 'refused' && before.sha256 === sha256) return { status: 200, body: { receipt, name, duplicate: true, receivedAt: before.received_at } };
    if (before && before.state !== 'refused') return refused(409, 'E-SEQUENCE', `「${name}」は別の中身で受信済み`, '次の通番のファイルにして送る');
    await store.insertMany('insurer_hub_incoming', [{ code, channel, name, layout: definition.id, date: envelope.date, seq: envelope.seq, sha256, size: bytes.length, bytes, received_at: party.now(), state: 'waiting' }], 'replace');
    return { status: 202, body: { receipt, name, bytes: bytes.length, sha256 } };
  });
}
