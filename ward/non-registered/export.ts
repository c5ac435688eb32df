import { residentLookup, type ResidentLookup } from '../../contracts/juki-net/lookup.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { chunks } from '../desk.js';
import { layOut } from '../outbox.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';

/** The questions about 住登外者 that have not gone out yet, in one file. */
export function exportLookups(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const rows = await inside.db.selectFrom('ward_lookup').selectAll().where('state', '=', 'toSend').orderBy('enquiry_id').execute();
    if (rows.length === 0) return { job: 'exportLookups', files: [], decisions: [] };
    const name = await layOut({ store: inside, profile, settings }, residentLookup, rows.map(({ content }) => JSON.parse(content) as ResidentLookup));
    for (const ids of chunks(rows.map(({ enquiry_id }) => enquiry_id))) await inside.db.updateTable('ward_lookup').set({ state: 'sent', file_name: name, asked_on: settings.today }).where('enquiry_id', 'in', ids).execute();
    return { job: 'exportLookups', files: [name], decisions: [] };
  });
}
