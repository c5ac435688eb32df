import type { PaperState } from '../../../contracts/ward-paper.js';
import type { AnswerOf } from '../../../contracts/ward.js';
import type { Moment } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { byKey } from '../../desk.js';
import type { WardStore } from '../../tables.js';

/** Every application on paper that was forwarded, how far it is, and what came that nobody had given. */
export async function papers({ db }: WardStore): Promise<AnswerOf<'papers'>> {
  const versions = byKey(await db.selectFrom('ward_paper').selectAll().orderBy('paper_id').orderBy('version').execute(), ({ paper_id }) => paper_id);
  const incidents = await db.selectFrom('ward_paper_incident').selectAll().orderBy('incident_no').execute();
  return {
    papers: [...versions.values()].map((own) => {
      const row = own.at(-1)!;
      return {
        paperId: row.paper_id, householdKey: row.household_key, careMonth: row.care_month, receivedOn: row.received_on as Day, attempt: row.attempt, state: row.state as PaperState, because: row.because, forwardedOn: row.forwarded_on as Day | null,
        history: own.map(({ recorded_at, state, because }) => ({ recordedAt: recorded_at as Moment, state: state as PaperState, why: because })),
      };
    }),
    incidents: incidents.map(({ incident_no, file_name, line, paper_id, why, found_at }) => ({ incidentNo: incident_no, fileName: file_name, line, paperId: paper_id, why, foundAt: found_at as Moment })),
  };
}
