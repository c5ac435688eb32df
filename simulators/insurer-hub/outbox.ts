import { createHash } from 'node:crypto';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { nextNumber, type Hub, type HubStore } from './tables.js';

export type Channel = 'aggregator' | 'terminal';
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The next file of a layout for a 委託区画: name and bytes. Every layout of a partition has numbers of its own. */
export async function nextFile<D extends RecordDefinition>(party: Hub, store: HubStore, code: string, definition: D, rows: readonly RecordOf<D>[]) {
  const seq = await nextNumber(store, `file ${definition.id} ${code}`);
  const { name, bytes } = codecOf(party.profile, definition).format({ municipalityCode: code, date: party.today(), seq }, rows as never);
  return { name, bytes, seq };
}

/** Lays a file out, to be fetched with the key of this partition only. */
export async function layOut<D extends RecordDefinition>(party: Hub, store: HubStore, channel: Channel, code: string, definition: D, rows: readonly RecordOf<D>[]): Promise<void> {
  const { name, bytes, seq } = await nextFile(party, store, code, definition, rows);
  await store.insertMany('insurer_hub_outgoing', [{ code, channel, name, layout: definition.id, seq, bytes, size: bytes.length, sha256: hashOf(bytes), created_at: party.now(), state: 'here', received_at: null }]);
}

export async function outboxOf(party: Hub, channel: Channel, code: string) {
  const rows = await party.store.db.selectFrom('insurer_hub_outgoing').where('code', '=', code).where('channel', '=', channel).where('state', '=', 'here')
    .select(['name', 'size', 'sha256', 'created_at', 'layout', 'seq']).orderBy('created_at').orderBy('layout').orderBy('seq').execute();
  return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
}

export async function outgoingBytes(party: Hub, channel: Channel, code: string, name: string): Promise<Uint8Array | null> {
  const row = await party.store.db.selectFrom('insurer_hub_outgoing').where('code', '=', code).where('channel', '=', channel).where('name', '=', name).select('bytes').executeTakeFirst();
  return row?.bytes ?? null;
}

/** False = there is no such file. Told twice, the first time counts. */
export async function markReceived(party: Hub, channel: Channel, code: string, name: string): Promise<boolean> {
  const row = await party.store.db.selectFrom('insurer_hub_outgoing').where('code', '=', code).where('channel', '=', channel).where('name', '=', name).select('state').executeTakeFirst();
  if (row?.state === 'here') {
    await party.store.db.updateTable('insurer_hub_outgoing').where('code', '=', code).where('channel', '=', channel).where('name', '=', name).set({ state: 'received', received_at: party.now() }).execute();
  }
  return row !== undefined;
}
