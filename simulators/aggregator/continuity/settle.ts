import { municipality } from '../../../law/municipalities.js';
import { meaningOfIssue } from '../../../contracts/aggregator/issue-codes.js';
import type { ContinuityOutcome } from '../../../contracts/aggregator/continuity-codes.js';
import type { Aggregator, AggregatorStore } from '../tables.js';
import { change, isConfirmed, type CandidateRow } from './keep.js';
import { layOutHandovers, layOutResults, sendFiles } from './lay-out.js';
import { monthsToInherit, type CountedMonth } from './months.js';

/**
 * 22:20 (4-③〜4-⑥): carries the 確定指示 out, hands the months over or takes them back, and lays results and 引継情報 out. A count
 * goes on in one household at most, and a household goes on with one count at most.
 */
export async function settleContinuity(party: Aggregator): Promise<void> {
  if (!party.isHere('federation-terminal')) return;
  await party.store.transact(async (store) => {
    const decided = await store.db.selectFrom('aggregator_candidate').where('state', '=', 'decided').selectAll().orderBy('decided_at').orderBy('candidate_key').execute();
    for (const row of decided) await carryOut(party, store, row);
    await followMoves(party, store);
  });
  await layOutResults(party);
  await layOutHandovers(party);
  await sendFiles(party);
}

async function carryOut(party: Aggregator, store: AggregatorStore, row: CandidateRow): Promise<void> {
  const finish = (state: 'confirmed' | 'failed' | 'cancelled', outcome: ContinuityOutcome, message: string | null = null, codes = row.issue_codes) =>
    change(store, row, { state, outcome, message, issue_codes: codes, result_version: row.result_version + 1 });
  if (row.instruction === 'cancel') return finish('cancelled', 'cancelled');
  if (row.instruction === 'notContinue') return finish('confirmed', 'notContinued');
  const rivals = (await store.db.selectFrom('aggregator_candidate').where('state', '=', 'confirmed').where((where) => where.or([
    where.and([where('municipality', '=', row.municipality), where('household_key', '=', row.household_key), where('moved_on', '=', row.moved_on)]),
    where.and([where('from_municipality', '=', row.from_municipality), where('from_household_key', '=', row.from_household_key), where('moved_on', '=', row.moved_on)]),
  ])).selectAll().execute()).filter(isConfirmed);
  if (rivals[0]) {
    const why = rivals[0].household_key === row.household_key && rivals[0].municipality === row.municipality ? 'この世帯はほかの世帯の月を引き継いでいる' : '転出元の世帯の月は、ほかの世帯が引き継いでいる';
    return finish('failed', 'failed', `${meaningOfIssue('E605')}: ${why}`, 'E605');
  }
  const months = await monthsToInherit(party, store, sourceOf(row));
  await writeMonths(store, row, months);
  await finish('confirmed', months.length > 0 ? 'inherited' : 'nothingToInherit');
  party.note(`${municipality(row.municipality).ja}の世帯 ${row.household_key} は${municipality(row.from_municipality).ja}の世帯 ${row.from_household_key} の続きと確定し、${months.length}か月を引き継いだ`, ['F-4-3', 'D-1-1']);
}

const sourceOf = (row: CandidateRow) => ({ municipality: row.from_municipality, householdKey: row.from_household_key, movedOn: row.moved_on as `${number}-${number}-${number}` });

/**
 * Months that came late or were taken back at the 転出元 follow to whoever inherited them, and on to whoever inherited from there;
 * so do those of a decision that was taken back. Older moves first, because a later one may go on with what they brought.
 */
async function followMoves(party: Aggregator, store: AggregatorStore): Promise<void> {
  const rows = await store.db.selectFrom('aggregator_candidate').where('state', 'in', ['confirmed', 'cancelled', 'failed', 'closed']).selectAll().orderBy('moved_on').orderBy('candidate_key').execute();
  for (const row of rows) {
    if (isConfirmed(row) && !party.parameters.recomputeOnLateRecord) continue;
    const changed = await writeMonths(store, row, isConfirmed(row) ? await monthsToInherit(party, store, sourceOf(row)) : []);
    if (changed > 0 && isConfirmed(row)) {
      await change(store, row, { outcome: (await store.db.selectFrom('aggregator_inherited').where('candidate_key', '=', row.candidate_key).where('voided', '=', 0).select('care_month').executeTakeFirst()) ? 'inherited' : 'nothingToInherit', message: '転出元の高額該当情報が改まった', result_version: row.result_version + 1 });
      party.note(`${row.candidate_key}: 転出元の高額該当情報が改まり、引き継いだ月を${changed}件改めた`, ['F-4-3']);
    }
  }
}

/** Brings the handed-over months of a candidate to what they must be; each that differs gets a new revision. */
async function writeMonths(store: AggregatorStore, { candidate_key }: CandidateRow, months: readonly CountedMonth[]): Promise<number> {
  const held = new Map((await store.db.selectFrom('aggregator_inherited').where('candidate_key', '=', candidate_key).selectAll().execute()).map((row) => [row.care_month, row]));
  const changed = [];
  for (const { careMonth, countsForRepeat } of months) {
    const before = held.get(careMonth);
    const counts_for_repeat = countsForRepeat ? 1 : 0;
    if (before?.voided === 0 && before.counts_for_repeat === counts_for_repeat) continue;
    changed.push({ candidate_key, care_month: careMonth, counts_for_repeat, voided: 0, revision: (before?.revision ?? 0) + 1, told: before?.told ?? 0 });
  }
  for (const before of held.values()) if (before.voided === 0 && !months.some(({ careMonth }) => careMonth === before.care_month)) changed.push({ ...before, voided: 1, revision: before.revision + 1 });
  await store.insertMany('aggregator_inherited', changed, 'replace');
  return changed.length;
}
