import { createHash } from 'node:crypto';
import type { WireFile } from '../contracts/wire/file.js';
import type { WardStore } from './tables.js';

/** Lays out a file that somebody will take: for 統合専用端末 or for 封入封緘事業者. */
export async function layOut(store: WardStore, { name, bytes }: WireFile, about: { readonly layout: string; readonly seq: number; readonly records: number; readonly madeAt: string }): Promise<void> {
  const { layout, seq, records, madeAt } = about;
  await store.insertMany('ward_outbox_file', [{ name, layout, seq, made_at: madeAt, records, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), taken_at: null }]);
}

/** The next 通番 of a layout. */
export async function nextSeqOf(store: WardStore, layout: string): Promise<number> {
  const last = await store.db.selectFrom('ward_outbox_file').select((select) => select.fn.max('seq').as('seq')).where('layout', '=', layout).executeTakeFirst();
  return (last?.seq ?? 0) + 1;
}

/** Files made and not yet taken, with the moment they were made. */
export async function laidOut(store: WardStore): Promise<readonly (WireFile & { readonly madeAt: string })[]> {
  const rows = await store.db.selectFrom('ward_outbox_file').select(['name', 'bytes', 'made_at']).where('taken_at', 'is', null).orderBy('made_at').orderBy('layout', 'desc').orderBy('seq').execute();
  return rows.map(({ name, bytes, made_at }) => ({ name, bytes: new Uint8Array(bytes), madeAt: made_at }));
}

/** False for a file that was not made here. */
export async function takenFromOutbox(store: WardStore, name: string, now: string): Promise<boolean> {
  const file = await store.db.selectFrom('ward_outbox_file').select('taken_at').where('name', '=', name).executeTakeFirst();
  if (file?.taken_at === null) await store.db.updateTable('ward_outbox_file').set({ taken_at: now }).where('name', '=', name).execute();
  return file !== undefined;
}
