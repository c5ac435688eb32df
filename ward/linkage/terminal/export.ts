import { clearance, memberUpdate } from '../../../contracts/insurer-hub/terminal.js';
import type { JobResult } from '../../../contracts/ward.js';
import type { Fields, RecordDefinition, RecordOf } from '../../../contracts/define.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import { chunks } from '../../desk.js';
import { layOut, type Making } from '../../outbox.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';

/**
 * 統合専用端末への一括ファイル: what was decided and has not gone out yet, one file a kind, each with a 通番 of its own. The
 * files and the marks on their rows are one transaction, so that nothing goes out twice and nothing stays behind.
 */
export function exportTerminal(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const making = { store: inside, profile, settings: await readSettings(inside) };
    const files = [await exportItems(making, memberUpdate), await exportItems(making, clearance)];
    return { job: 'exportTerminal', files: files.flatMap((name) => name ?? []), decisions: [] };
  });
}

async function exportItems<F extends Fields>(making: Making, definition: RecordDefinition<F>): Promise<string | null> {
  const { db } = making.store;
  const waiting = await db.selectFrom('ward_terminal_item').selectAll().where('file_name', 'is', null).where('layout', '=', definition.id).orderBy('item_id').execute();
  if (waiting.length === 0) return null;
  const name = await layOut(making, definition, waiting.map(({ content }) => JSON.parse(content) as RecordOf<RecordDefinition<F>>));
  for (const ids of chunks(waiting.map(({ item_id }) => item_id))) await db.updateTable('ward_terminal_item').set({ file_name: name }).where('item_id', 'in', ids).execute();
  return name;
}
