import { enquiry, type Enquiry } from '../../contracts/municipal-hub/records.js';
import type { EnquiryKind, Work } from '../../contracts/municipal-hub/codes.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { chunks } from '../desk.js';
import { layOut } from '../outbox.js';
import { notDisclosedAmong } from '../reading.js';
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
      const hidden = await notDisclosedAmong(inside, some.map(({ person_key }) => person_key));
      const name = await layOut({ store: inside, profile, settings }, enquiry, some.map((row) => lineOf(row, hidden.has(row.person_key))));
      for (const ids of chunks(some.map(({ request_id }) => request_id))) await inside.db.updateTable('ward_enquiry').set({ state: 'asked', file_name: name }).where('request_id', 'in', ids).execute();
      files.push(name);
    }
    return { job: 'exportEnquiries', files, decisions: [] };
  });
}

const lineOf = (row: EnquiryRow, isNotDisclosed: boolean): Enquiry => ({
  requestId: row.request_id, personKey: row.person_key, kind: row.kind as EnquiryKind, officialCode: null, ...purposeOf(row), providerCode: row.provider_code, fiscalYear: row.fiscal_year, periodFrom: null, periodUntil: null,
  isNotDisclosed, section: null, actor: row.actor,
});

/** The work for which the ward asks: what the question says, else the registered account is asked for to pay money back, and everything else to levy. */
const purposeOf = ({ kind, work }: Pick<EnquiryRow, 'kind' | 'work'>) => procedures[work as Work | null ?? (kind === 'publicAccount' ? 'collection' : 'assessment')];
const procedures = {
  assessment: { work: 'assessment', procedure: '保険料の賦課' }, benefit: { work: 'benefit', procedure: '給付の支払い' }, collection: { work: 'collection', procedure: '過誤納金の還付' },
} as const satisfies Readonly<Record<Work, { readonly work: Work; readonly procedure: string }>>;
