import { enquiry, type Enquiry } from '../../contracts/municipal-hub/records.js';
import type { EnquiryKind } from '../../contracts/municipal-hub/codes.js';
import type { JobResult } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { chunks } from '../desk.js';
import { layOut, nextSeqOf } from '../outbox.js';
import { readSettings } from '../settings.js';
import type { EnquiryRow, WardStore } from '../tables.js';

/** What the hub takes in one file. */
const linesAtOnce = 5_000;

/** 情報照会ファイル: what was asked and has not gone out yet. A protected person's question carries 不開示, or she could be found through her own history. */
export function exportEnquiries(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const waiting = await inside.db.selectFrom('ward_enquiry').selectAll().where('state', '=', 'waiting').orderBy('request_id').execute();
    const files: string[] = [];
    for (const some of chunks(waiting, linesAtOnce)) {
      const hidden = new Set<string>();
      for (const keys of chunks(some.map(({ person_key }) => person_key))) {
        for (const { person_key } of await inside.db.selectFrom('ward_resident').select('person_key').where('person_key', 'in', keys).where('latest', '=', 1).where('is_not_disclosed', '=', 1).execute()) hidden.add(person_key);
      }
      const seq = await nextSeqOf(inside, enquiry.id);
      const file = codecOf(profile, enquiry).format({ municipalityCode: settings.municipalityCode, date: settings.today, seq }, some.map((row) => lineOf(row, hidden.has(row.person_key))));
      await layOut(inside, file, { layout: enquiry.id, seq, records: some.length, madeAt: settings.now });
      for (const ids of chunks(some.map(({ request_id }) => request_id))) await inside.db.updateTable('ward_enquiry').set({ state: 'asked', file_name: file.name }).where('request_id', 'in', ids).execute();
      files.push(file.name);
    }
    return { job: 'exportEnquiries', files, decisions: [] };
  });
}

const lineOf = (row: EnquiryRow, isNotDisclosed: boolean): Enquiry => ({
  requestId: row.request_id, personKey: row.person_key, kind: row.kind as EnquiryKind, officialCode: null, work: 'assessment', procedure: '保険料の賦課', providerCode: row.provider_code, fiscalYear: row.fiscal_year, periodFrom: null, periodUntil: null,
  isNotDisclosed, section: null, actor: row.actor,
});
