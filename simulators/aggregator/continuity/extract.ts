import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { AggregatorStore, Aggregator } from '../tables.js';
import { candidatesOf, type Move } from './candidates.js';
import { headsOf, rowsOfHousehold, rowsOfPersons, staysIn, covers, type InsuredRow, type Stay } from './facts.js';
import { takeRecords } from './records.js';
import { layOutLists, sendFiles } from './lay-out.js';
import { keepCandidates, renewMonths } from './keep.js';

/**
 * 22:10 (3-③〜3-⑤): takes in 高額該当情報, looks at everybody whose stay in two municipalities changed, writes down which
 * households may go on with the count of another, and lays the list out for 国保総合PC.
 */
export async function extractContinuity(party: Aggregator): Promise<void> {
  await takeRecords(party);
  if (!party.isHere('federation-terminal')) return;
  const queued = (await party.store.db.selectFrom('aggregator_move_queue').select('person_id').orderBy('person_id').execute()).map(({ person_id }) => person_id);
  if (queued.length > 0) await party.store.transact(async (store) => {
    let found = 0;
    const rows = await rowsOfPersons(store, queued);
    for (const move of await movesOf(party, store, rows)) found += await keepCandidates(party, store, move, await candidatesOf(party, store, move, rows));
    await store.db.deleteFrom('aggregator_move_queue').execute();
    if (found > 0) party.note(`継続候補世帯を${found}件抽出した`, ['F-3-3', 'D-1-1']);
  });
  await party.store.transact((store) => renewMonths(party, store));
  await layOutLists(party);
  await sendFiles(party);
}

/** The households into which somebody came from another municipality of the prefecture without a day in between, and when. */
async function movesOf(party: Aggregator, store: AggregatorStore, rows: readonly InsuredRow[]): Promise<readonly Move[]> {
  const moves = new Map<string, Move>();
  const add = (municipality: string, householdKey: string, movedOn: Day) => void moves.set(`${municipality} ${householdKey} ${movedOn}`, { municipality, householdKey, movedOn });
  const stays = rows.flatMap((row) => staysIn(party, row));
  for (const stay of stays) if (stays.some((before) => follows(before, stay))) add(stay.municipality, stay.householdKey, stay.from);
  for (const row of rows) {
    // A 擬制世帯主 has no stay of his own: he came when the first of his household did.
    const heads = await headsOf(store, row.municipality, row.household_key);
    if (heads('9999-12-31') !== row.person_key || stays.some(({ municipality, personKey }) => municipality === row.municipality && personKey === row.person_key)) continue;
    const members = (await rowsOfHousehold(store, row.municipality, row.household_key)).flatMap((member) => staysIn(party, member)).filter(({ householdKey }) => householdKey === row.household_key);
    for (const { from } of members) if (!members.some((member) => covers(member, addDays(from, -1)))) add(row.municipality, row.household_key, from);
  }
  // What was a move and is none any more is looked at, too.
  const known = await store.db.selectFrom('aggregator_candidate').select(['municipality', 'household_key', 'moved_on']).where('state', '!=', 'closed').execute();
  const homes = new Set(rows.map(({ municipality, household_key }) => `${municipality} ${household_key}`));
  for (const stay of stays) homes.add(`${stay.municipality} ${stay.householdKey}`);
  for (const { municipality, household_key, moved_on } of known) if (homes.has(`${municipality} ${household_key}`)) add(municipality, household_key, moved_on as Day);
  return [...moves.values()];
}

const follows = (before: Stay, stay: Stay) => before.personId === stay.personId && before.municipality !== stay.municipality && before.until === stay.from && before.endReason === 'moveOutWithinPrefecture';
