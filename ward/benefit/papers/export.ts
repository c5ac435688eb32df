import { forwardedPaper, type ForwardedPaper } from '../../../contracts/benefit-contractor/records.js';
import type { JobResult } from '../../../contracts/ward.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Day } from '../../../law/define.js';
import { layOut } from '../../outbox.js';
import { readSettings } from '../../settings.js';
import type { PaperRow, WardStore } from '../../tables.js';
import { kanaOf } from '../cases/payee.js';
import { keepPaper, newestPapers } from './papers.js';

/** 送付票 of the sheets that go to 給付業務委託業者 today, for the first time or to be read once more. */
export function exportPapers(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const waiting = await newestPapers(inside, ['toContractor', 'readAgain']);
    if (waiting.length === 0) return { job: 'exportPapers', files: [], decisions: [] };
    const rows = await Promise.all(waiting.map(async (row) => rowOf(row, await kanaOf(inside, row.applicant_key), settings.today)));
    const name = await layOut({ store: inside, profile, settings }, forwardedPaper, rows);
    for (const row of waiting) await keepPaper(inside, settings.now, row, { state: 'atContractor', because: `${name} で送る`, attempt: row.attempt + 1, forwarded_on: settings.today, file_name: name });
    return { job: 'exportPapers', files: [name], decisions: [] };
  });
}

const rowOf = (row: PaperRow, applicantKana: string, today: Day): ForwardedPaper => ({
  paperId: row.paper_id, householdKey: row.household_key, careMonth: row.care_month.replace('-', ''), applicantKana, receivedOn: row.received_on as Day, pageCount: row.page_count, attempt: row.attempt + 1, readAgainWhy: row.state === 'readAgain' ? row.because : null, forwardedOn: today,
});
