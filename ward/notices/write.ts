import { eraYearOf } from '../../law/fiscal-year.js';
import type { Known } from '../assessment/year/facts.js';
import type { Settings } from '../settings.js';
import type { AssessmentRow, NoticeRow, WardStore } from '../tables.js';
import { addresseesOf, stateFor } from './addressees.js';
import { leftAmong } from './places.js';
import { peopleOf } from './withheld.js';

/** `R8-00000012-03`: fiscal year, household, decision; a piece printed once more adds which time. */
export const noticeIdOf = ({ fiscal_year, household_key, sequence }: Pick<AssessmentRow, 'fiscal_year' | 'household_key' | 'sequence'>, issueNo: number): string =>
  `${eraYearOf(fiscal_year)}-${household_key}-${String(sequence).padStart(2, '0')}${issueNo === 0 ? '' : `-${issueNo}`}`;

/** A notice for every decision. One that waits still for the printer is replaced: only the newest is sent. */
export async function noteDecisions(store: WardStore, settings: Settings, rows: readonly AssessmentRow[], known: Pick<Known, 'residents'>): Promise<void> {
  const withheld = new Set([...known.residents.values()].filter(({ is_not_disclosed }) => is_not_disclosed === 1).map(({ person_key }) => person_key));
  const isWithheld = (row: AssessmentRow) => withheld.size > 0 && peopleOf(row).some((personKey) => withheld.has(personKey));
  for (const { household_key, fiscal_year, head_person_key } of rows.filter(({ revision }) => revision > 0)) await replaceWaiting(store, household_key, fiscal_year, head_person_key);
  const heads = rows.map((row) => row.head_person_key);
  const left = await leftAmong(store, heads);
  const elsewhere = await addresseesOf(store, heads.filter((head) => left.has(head) || known.residents.get(head)?.died_on != null));
  const stateOf = (row: AssessmentRow) => {
    const addressee = elsewhere.get(row.head_person_key);
    return addressee ? stateFor(addressee, isWithheld(row)) : isWithheld(row) ? 'byHand' : 'waiting';
  };
  await store.insertMany('ward_notice', rows.map((row) => noticeRow(row, settings, { issueNo: 0, state: stateOf(row), why: row.kind === 'decision' ? '賦課決定' : '更正' })));
}

const replaceWaiting = async ({ db }: WardStore, householdKey: string, fiscalYear: number, addressee: string): Promise<void> => void await db.updateTable('ward_notice').set({ state: 'replaced' })
  .where('household_key', '=', householdKey).where('fiscal_year', '=', fiscalYear).where('addressee_person_key', '=', addressee).where('state', 'in', ['waiting', 'held', 'byHand', 'returned']).execute();

export const noticeRow = (row: Pick<AssessmentRow, 'household_key' | 'fiscal_year' | 'sequence' | 'head_person_key' | 'kind'>, { now }: Pick<Settings, 'now'>, piece: { readonly issueNo: number; readonly state: string; readonly why: string }): NoticeRow => ({
  notice_id: noticeIdOf(row, piece.issueNo), household_key: row.household_key, fiscal_year: row.fiscal_year, sequence: row.sequence, issue_no: piece.issueNo, addressee_person_key: row.head_person_key, kind: row.kind,
  state: piece.state, why: piece.why, created_at: now, file_name: null, handed_on: null, addressed_to: null, returned_on: null, return_reason: null,
});
