import type { ContinuityCase, ContinuityDecision } from '../../../contracts/ward-continuity.js';
import type { AnswerOf, Query } from '../../../contracts/ward.js';
import type { Moment } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { headOn } from './before.js';
import { monthsCounting } from './months.js';
import { moveMonthOf } from './move-month.js';
import { proposalFor } from './question.js';

type QueryOf<Q extends Query['query']> = Extract<Query, { query: Q }>;

/** What the rule says of a household and a day, and what was decided. */
export async function continuity(store: WardStore, query: QueryOf<'continuity'>): Promise<AnswerOf<'continuity'>> {
  const proposal = await proposalFor(store, await readSettings(store), query);
  const rows = await store.db.selectFrom('ward_continuity').selectAll().where('household_key', '=', query.householdKey).orderBy('recorded_at').orderBy('occurred_on').orderBy('candidate_key').orderBy('version').execute();
  const head = await headOn(store, query.householdKey, query.occurredOn);
  return {
    known: head !== null, headPersonKey: head,
    proposal: proposal && { candidateKey: proposal.candidateKey, fromHouseholdKey: proposal.fromHouseholdKey, continuityCase: proposal.decision.outcome, because: [...proposal.decision.because] },
    decisions: rows.map((row) => ({
      occurredOn: row.occurred_on as Day, candidateKey: row.candidate_key || null, fromMunicipalityCode: row.from_municipality || null, fromHouseholdKey: row.from_household_key || null, decision: row.decision as ContinuityDecision, continuityCase: row.continuity_case as ContinuityCase,
      by: row.decided_by, why: row.why, recordedAt: row.recorded_at as Moment, current: row.latest === 1,
    })),
  };
}

/** The months a household's 多数回 is counted from, and whether the month is a 転居月. */
export async function highCostMonths(store: WardStore, { householdKey, careMonth }: QueryOf<'highCostMonths'>): Promise<AnswerOf<'highCostMonths'>> {
  const settings = await readSettings(store);
  const { months, priorCount, isRepeatMonth, because } = await monthsCounting(store, settings, householdKey, careMonth as Month);
  const { applies, turning75, because: moveBecause } = await moveMonthOf(store, settings, householdKey, careMonth as Month);
  return {
    months: months.map(({ careMonth: month, origin, fromMunicipality, isHeld, counts, because: why }) => ({ careMonth: month, origin, fromMunicipalityCode: fromMunicipality, state: isHeld ? 'held' as const : 'void' as const, counts, because: why })),
    priorCount, isRepeatMonth, because: [...because], moveMonth: { applies, turning75: [...turning75], because: [...moveBecause] },
  };
}
