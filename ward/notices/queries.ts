import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { NoticeKind, ReturnReason } from '../../contracts/mailing/records.js';
import type { MailingState } from '../../contracts/ward-premium.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { WardStore } from '../tables.js';
import { headlessAmong } from '../certificates/headless.js';
import { addresseesOf } from './addressees.js';
import { placesOf } from './places.js';

/** Pieces for a 納付義務者, oldest first. */
export async function mailings({ db }: WardStore, personKey: string): Promise<AnswerOf<'mailings'>> {
  const rows = await db.selectFrom('ward_notice as notice').innerJoin('ward_assessment as decision', (join) => join
    .onRef('decision.household_key', '=', 'notice.household_key').onRef('decision.fiscal_year', '=', 'notice.fiscal_year').onRef('decision.sequence', '=', 'notice.sequence'))
    .where('notice.addressee_person_key', '=', personKey).selectAll('notice').select('decision.revision').orderBy('notice.created_at').orderBy('notice.notice_id').execute();
  return {
    notices: rows.map((row) => ({
      noticeId: row.notice_id, fiscalYear: row.fiscal_year, revision: row.revision, kind: row.kind as NoticeKind, state: row.state as MailingState, addressedTo: row.addressed_to ?? (row.handed_on === null ? null : row.addressee_person_key), createdAt: row.created_at as Moment, fileName: row.file_name,
      returnedOn: row.returned_on as Day | null, returnReason: row.return_reason as ReturnReason | null,
    })),
  };
}

/** Notices, and 証, that go to nobody until a clerk or an heir has said to whom. */
export async function heldNotices(store: WardStore): Promise<AnswerOf<'heldNotices'>> {
  const rows = await store.db.selectFrom('ward_notice').select(['notice_id', 'addressee_person_key']).where('state', '=', 'held').orderBy('notice_id').execute();
  const addressees = await addresseesOf(store, rows.map((row) => row.addressee_person_key));
  const papers = await store.db.selectFrom('ward_certificate_piece').select(['certificate_id', 'person_key']).where('state', '=', 'held').orderBy('certificate_id').execute();
  const headless = await headlessAmong(store, papers.map((paper) => paper.person_key));
  const heads = await placesOf(store, headless.values());
  return {
    notices: [
      ...papers.flatMap(({ certificate_id, person_key }) => {
        const head = heads.get(headless.get(person_key) ?? '');
        return head ? [{ noticeId: certificate_id, payerPersonKey: head.personKey, payerDiedOn: head.diedOn, why: '世帯主が亡くなり、世帯主変更の届出がない' }] : [];
      }),
      ...rows.map(({ notice_id, addressee_person_key: payer }) => {
        const { payer: { diedOn }, decision } = addressees.get(payer)!;
        return { noticeId: notice_id, payerPersonKey: payer, payerDiedOn: diedOn, why: decision.because.join('、') };
      }),
    ],
  };
}
