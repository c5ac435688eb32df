import { clearance, memberUpdate, type Clearance, type MemberUpdate } from '../../../contracts/insurer-hub/terminal.js';
import type { JobResult } from '../../../contracts/ward.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import { chunks } from '../../desk.js';
import { layOut, nextSeqOf } from '../../outbox.js';
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
  const seq = await nextSeqOf(store, layout);
  const envelope = { municipalityCode: settings.municipalityCode, date: settings.today, seq };
  const rows = waiting.map(({ content }) => JSON.parse(content) as unknown);
  const file: WireFile = layout === 'memberUpdate' ? codecOf(profile, memberUpdate).format(envelope, rows as MemberUpdate[]) : codecOf(profile, clearance).format(envelope, rows as Clearance[]);
  await layOut(store, file, { layout, seq, records: rows.length, madeAt: settings.now });
  for (const ids of chunks(waiting.map(({ item_id }) => item_id))) await store.db.updateTable('ward_terminal_item').set({ file_name: file.name }).where('item_id', 'in', ids).execute();
  return file.name;
}
