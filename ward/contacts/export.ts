import { contactSlip } from '../../contracts/other-municipality/contact-slip.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { layOut } from '../outbox.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { contentOf } from './sheets.js';

/** Each sheet that waits goes out in an envelope of its own: one file, one 連絡票, one municipality that may read it. */
export function exportSlips(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const waiting = await inside.db.selectFrom('ward_slip').selectAll().where('state', '=', 'toMail').orderBy('slip_no').execute();
    const files: string[] = [];
    for (const row of waiting) {
      const name = await layOut({ store: inside, profile, settings }, contactSlip, [contentOf(row)]);
      // A sheet that came from elsewhere and goes on is no longer the ward's to answer.
      await inside.db.updateTable('ward_slip').set({ state: row.direction === 'received' ? 'forwarded' : 'mailed', file_name: name }).where('sender_code', '=', row.sender_code).where('slip_id', '=', row.slip_id).execute();
      files.push(name);
    }
    return { job: 'exportSlips', files, decisions: [] };
  });
}
