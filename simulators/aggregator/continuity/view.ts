import { writtenMonth } from '../../../law/carried-months.js';
import type { Month } from '../../../law/fiscal-year.js';
import type { Aggregator } from '../tables.js';
import type { Candidate } from './candidates.js';
import type { CandidateRow } from './keep.js';

/** What one municipality told of its own 高額該当, and what was wrong with it: its screen. */
export async function highCostOf({ store: { db } }: Aggregator, code: string) {
  const months = await db.selectFrom('aggregator_high_cost').where('municipality', '=', code).selectAll().orderBy('household_key').orderBy('care_month').execute();
  const issues = await db.selectFrom('aggregator_high_cost_issue').where('municipality', '=', code).selectAll().orderBy('file_name').orderBy('line').execute();
  return {
    months: months.map((row) => ({ householdKey: row.household_key, careMonth: writtenMonth(row.care_month as Month), countsForRepeat: row.counts_for_repeat === 1, revision: row.revision, voided: row.voided === 1 })),
    issues: issues.map((row) => ({ fileName: row.file_name, line: row.line, code: row.code, householdKey: row.household_key, careMonth: row.care_month, why: row.why, cure: row.cure })),
  };
}

/** Every candidate of the prefecture (test door). `imported` = the data-link PC has fetched every file that carried its months. */
export async function candidatesShown({ store: { db } }: Aggregator) {
  const rows = await db.selectFrom('aggregator_candidate').selectAll().orderBy('moved_on').orderBy('candidate_key').execute();
  const waiting = new Set((await db.selectFrom('aggregator_outgoing').where('layout', '=', 'highCostHandover').where('state', '=', 'here').select('municipality').distinct().execute()).map(({ municipality }) => municipality));
  const inherited = await db.selectFrom('aggregator_inherited').selectAll().orderBy('care_month').execute();
  return rows.map((row) => {
    const own = inherited.filter(({ candidate_key }) => candidate_key === row.candidate_key);
    const isFetched = row.state === 'confirmed' && own.length > 0 && own.every(({ told, revision }) => told === revision) && !waiting.has(row.municipality);
    return { ...shown(row), state: isFetched ? 'imported' : row.state, inheritedMonths: own.filter(({ voided }) => voided === 0).map(({ care_month }) => writtenMonth(care_month as Month)) };
  });
}

function shown(row: CandidateRow) {
  const { reasons, fromMembers, headId, fromHeadId, availableMonths } = JSON.parse(row.said) as Candidate;
  return {
    candidateKey: row.candidate_key, municipalityCode: row.municipality, householdKey: row.household_key, movedOn: row.moved_on, fromMunicipalityCode: row.from_municipality, fromHouseholdKey: row.from_household_key, headId, fromHeadId, fromMembers, availableMonths, reasons,
    outcome: row.outcome, issueCodes: row.issue_codes === '' ? [] : row.issue_codes.split(' '), message: row.message,
  };
}
