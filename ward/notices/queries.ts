import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { NoticeKind, ReturnReason } from '../../contracts/mailing/records.js';
import type { MailingState } from '../../contracts/ward-premium.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { WardStore } from '../tables.js';

/** Pieces addressed to a person, oldest first. */
export async function mailings({ db }: WardStore, personKey: string): Promise<AnswerOf<'mailings'>> {
  const rows = await db.selectFrom('ward_notice as notice').innerJoin('ward_assessment as decision', (join) => join
    .onRef('decision.household_key', '=', 'notice.household_key').onRef('decision.fiscal_year', '=', 'notice.fiscal_year').onRef('decision.sequence', '=', 'notice.sequence'))
    .where('notice.addressee_person_key', '=', personKey).selectAll('notice').select('decision.revision').orderBy('notice.created_at').orderBy('notice.notice_id').execute();
  return {
    notices: rows.map((row) => ({
      noticeId: row.notice_id, fiscalYear: row.fiscal_year, revision: row.revision, kind: row.kind as NoticeKind, state: row.state as MailingState, createdAt: row.created_at as Moment, fileName: row.file_name,
      returnedOn: row.returned_on as Day | null, returnReason: row.return_reason as ReturnReason | null,
    })),
  };
}
