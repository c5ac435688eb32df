import { createHash } from 'node:crypto';
import type { Fields, RecordDefinition, RecordOf } from '../contracts/define.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Profile } from '../contracts/wire/profile.js';
import type { Settings } from './settings.js';
import type { WardStore } from './tables.js';

/** Where a file is made: the ward's store, its profile, and who and when it is. */
export interface Making { readonly store: WardStore; readonly profile: Profile; readonly settings: Pick<Settings, 'municipalityCode' | 'today' | 'now'> }

/** Lays out a file of records that somebody will take: 統合専用端末, 自治体中間サーバー or 封入封緘事業者. Returns its name. */
export async function layOut<F extends Fields>({ store, profile, settings }: Making, definition: RecordDefinition<F>, records: readonly RecordOf<RecordDefinition<F>>[], ofSeq?: number): Promise<string> {
  const seq = ofSeq ?? await nextSeqOf(store, definition.id);
  const { name, bytes } = codecOf(profile, definition).format({ municipalityCode: settings.municipalityCode, date: settings.today, seq }, records);
  await keep(store, settings.now, { name, layout: definition.id, seq, records: records.length, bytes });
  return name;
}

const keep = (store: WardStore, now: string, file: { readonly name: string; readonly layout: string; readonly seq: number; readonly records: number; readonly bytes: Uint8Array }): Promise<void> =>
  store.insertMany('ward_outbox_file', [{ ...file, made_at: now, sha256: createHash('sha256').update(file.bytes).digest('hex'), taken_at: null }]);

/** A file of the bank, whose bytes say what it is; the name is ours. */
export async function layOutForBank({ store, settings }: Omit<Making, 'profile'>, layout: string, bytes: Uint8Array, records: number): Promise<string> {
  const seq = await nextSeqOf(store, layout);
  const name = `${layout}_${settings.municipalityCode}_${settings.today.replaceAll('-', '')}_${String(seq).padStart(4, '0')}.txt`;
  await keep(store, settings.now, { name, layout, seq, records, bytes });
  return name;
}

/** A print file with its totals sheet under the same 通番. */
export async function layOutPrint<P extends Fields, T extends Fields>(
  making: Making, print: RecordDefinition<P>, pieces: readonly RecordOf<RecordDefinition<P>>[], sheet: RecordDefinition<T>, totals: readonly RecordOf<RecordDefinition<T>>[],
): Promise<readonly [print: string, totals: string]> {
  const seq = await nextSeqOf(making.store, print.id);
  return [await layOut(making, print, pieces, seq), await layOut(making, sheet, totals, seq)];
}

/** The next 通番 of a layout. */
async function nextSeqOf(store: WardStore, layout: string): Promise<number> {
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
