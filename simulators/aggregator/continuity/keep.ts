import type { CandidateState } from '../../../contracts/aggregator/continuity-codes.js';
import type { RowOf } from '../../../store/define.js';
import type { Aggregator, AggregatorStore } from '../tables.js';
import { writtenMonth } from '../../../law/carried-months.js';
import type { Candidate, Move } from './candidates.js';
import { monthsToInherit } from './months.js';
import type { continuityTables } from './tables.js';

export type CandidateRow = RowOf<(typeof continuityTables)['aggregator_candidate']>;
/** Nothing has been decided yet. */
export const isUndecided = ({ state }: Pick<CandidateRow, 'state'>): boolean => (['extracted', 'listed'] satisfies CandidateState[] as string[]).includes(state);
/** The months of the 転出元 go with this household. */
export const isConfirmed = ({ state, outcome }: Pick<CandidateRow, 'state' | 'outcome'>): boolean => state === 'confirmed' && outcome !== 'notContinued';

/**
 * Writes the candidates of one move down. What says the same again changes nothing. A row that says something new, or that is no
 * candidate any more, gets a new version and is told again; a confirmed one that is none any more is taken back with its months.
 */
export async function keepCandidates(party: Aggregator, store: AggregatorStore, move: Move, found: readonly Candidate[]): Promise<number> {
  const known = await store.db.selectFrom('aggregator_candidate').where('municipality', '=', move.municipality).where('household_key', '=', move.householdKey).where('moved_on', '=', move.movedOn).selectAll().execute();
  let added = 0;
  for (const candidate of found) {
    const before = known.find(({ candidate_key }) => candidate_key === candidate.candidateKey);
    const said = JSON.stringify(candidate);
    if (!before) {
      added += 1;
      await store.insertMany('aggregator_candidate', [rowOf(move, candidate, said)]);
    } else if (before.said !== said || before.state === 'closed') {
      await change(store, before, { said, version: before.version + 1, ...(before.state === 'closed' ? { state: 'extracted' as const, instruction: null, outcome: null } : isUndecided(before) ? { state: 'extracted' as const } : {}) });
    }
  }
  for (const gone of known.filter(({ candidate_key, state }) => state !== 'closed' && !found.some(({ candidateKey }) => candidateKey === candidate_key))) {
    const wasDecided = !isUndecided(gone);
    await change(store, gone, { version: gone.version + 1, state: 'closed', ...(wasDecided ? { outcome: 'cancelled', message: '転入・転出の届けが改められ、候補でなくなった', issue_codes: 'E605', result_version: gone.result_version + 1 } : {}) });
    party.note(`継続候補 ${gone.candidate_key} は、資格の記録が改まって候補でなくなった`);
  }
  return added;
}

/** The months that could go on with a candidate nobody has decided on yet follow what the 転出元 has told since. */
export async function renewMonths(party: Aggregator, store: AggregatorStore): Promise<void> {
  const rows = await store.db.selectFrom('aggregator_candidate').where('state', 'in', ['extracted', 'listed', 'cancelled', 'failed']).selectAll().orderBy('candidate_key').execute();
  for (const row of rows) {
    const candidate = JSON.parse(row.said) as Candidate;
    const availableMonths = (await monthsToInherit(party, store, { municipality: row.from_municipality, householdKey: row.from_household_key, movedOn: candidate.movedOn })).map(({ careMonth }) => writtenMonth(careMonth));
    if (availableMonths.join() !== candidate.availableMonths.join()) await change(store, row, { said: JSON.stringify({ ...candidate, availableMonths } satisfies Candidate), version: row.version + 1 });
  }
}

export const change = async (store: AggregatorStore, { candidate_key }: Pick<CandidateRow, 'candidate_key'>, to: Partial<CandidateRow> & { readonly state?: CandidateState }): Promise<void> =>
  void await store.db.updateTable('aggregator_candidate').where('candidate_key', '=', candidate_key).set(to).execute();

const rowOf = ({ municipality, householdKey, movedOn }: Move, candidate: Candidate, said: string): CandidateRow => ({
  candidate_key: candidate.candidateKey, municipality, household_key: householdKey, moved_on: movedOn, from_municipality: candidate.fromMunicipalityCode, from_household_key: candidate.fromHouseholdKey, said, version: 1, told_version: 0,
  state: 'extracted', instruction: null, decided_by: null, decided_at: null, decision_reason: null, outcome: null, issue_codes: '', message: null, result_version: 0, told_result: 0,
});
