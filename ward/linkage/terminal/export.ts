import { createHash } from 'node:crypto';
import { clearance, memberUpdate, type Clearance, type MemberUpdate } from '../../../contracts/insurer-hub/terminal.js';
import type { JobResult } from '../../../contracts/ward.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import { chunks } from '../../desk.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';

type Layout = 'memberUpdate' | 'clearance';

/**
 * 統合専用端末への一括ファイル: what was decided and has not gone out yet, one file a kind, each with a 通番 of its own. The
 * files and the marks on their rows are one transaction, so that nothing goes out twice and nothing stays behind.
 */
export function exportTerminal(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const files = [await exportLayout(inside, profile, settings, 'memberUpdate'), await exportLayout(inside, profile, settings, 'clearance')];
    return { job: 'exportTerminal', files: files.flatMap((name) => name ?? []), decisions: [] };
  });
}

async function exportLayout(store: WardStore, profile: Profile, settings: Settings, layout: Layout): Promise<string | null> {
  const waiting = await store.db.selectFrom('ward_terminal_item').selectAll().where('file_name', 'is', null).where('layout', '=', layout).orderBy('item_id').execute();
  if (waiting.length === 0) return null;
  const seq = await nextSeq(store, layout);
  const envelope = { municipalityCode: settings.municipalityCode, date: settings.today, seq };
  const rows = waiting.map(({ content }) => JSON.parse(content) as unknown);
  const { name, bytes }: WireFile = layout === 'memberUpdate' ? codecOf(profile, memberUpdate).format(envelope, rows as MemberUpdate[]) : codecOf(profile, clearance).format(envelope, rows as Clearance[]);
  await store.insertMany('ward_terminal_file', [{ name, layout, seq, made_at: settings.now, records: rows.length, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), taken_at: null }]);
  for (const ids of chunks(waiting.map(({ item_id }) => item_id))) await store.db.updateTable('ward_terminal_item').set({ file_name: name }).where('item_id', 'in', ids).execute();
  return name;
}

async function nextSeq(store: WardStore, layout: Layout): Promise<number> {
  const last = await store.db.selectFrom('ward_terminal_file').select((select) => select.fn.max('seq').as('seq')).where('layout', '=', layout).executeTakeFirst();
  return (last?.seq ?? 0) + 1;
}

/** Files for 統合専用端末 made and not yet taken, with the moment they were made. */
export async function terminalOutgoing(store: WardStore): Promise<readonly (WireFile & { readonly madeAt: string })[]> {
  const rows = await store.db.selectFrom('ward_terminal_file').select(['name', 'bytes', 'made_at']).where('taken_at', 'is', null).orderBy('made_at').orderBy('layout', 'desc').orderBy('seq').execute();
  return rows.map(({ name, bytes, made_at }) => ({ name, bytes: new Uint8Array(bytes), madeAt: made_at }));
}

/** False for a file that was not made here. */
export async function terminalTaken(store: WardStore, name: string, now: string): Promise<boolean> {
  const file = await store.db.selectFrom('ward_terminal_file').select('taken_at').where('name', '=', name).executeTakeFirst();
  if (file?.taken_at === null) await store.db.updateTable('ward_terminal_file').set({ taken_at: now }).where('name', '=', name).execute();
  return file !== undefined;
}
