import { daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { RowOf } from '../../store/define.js';
import type { PeriodRow } from './apply.js';
import type { Changes } from './changes.js';
import type { MunicipalDates } from './dates.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { evaluationParameters } from './parameters.js';
import type { PeriodFact } from './periods.js';
import type { Aggregator, AggregatorStore, registerTables } from './tables.js';

type DatesRow = RowOf<(typeof registerTables)['aggregator_dates']>;
type OpenRow = RowOf<(typeof registerTables)['aggregator_open']>;
export interface Settled { readonly persons: number; readonly continued: number; readonly waiting: number; readonly doubtful: number; readonly told: number }

const pageSize = 1_000;

/**
 * Judges every touched person anew and writes what came of it (2-①…2-③). A municipality's pair of dates gets a new
 * version only when pair or 継続区分 changed; that is what is distributed.
 */
export async function settle(party: Aggregator, store: AggregatorStore, changes: Changes, seen: (personId: string, evaluation: Evaluation) => Promise<void> = async () => {}): Promise<Settled> {
  const sum = { persons: 0, continued: 0, waiting: 0, doubtful: 0, told: 0 };
  for (let after = ''; ;) {
    const ids = (await store.db.selectFrom('aggregator_touched').where('person_id', '>', after).select('person_id').orderBy('person_id').limit(pageSize).execute()).map(({ person_id }) => person_id);
    if (ids.length === 0) return sum;
    const evaluations = await evaluatePage(party, store, after, ids);
    for (const [personId, evaluation] of evaluations) {
      await seen(personId, evaluation);
      sum.persons += 1;
      if (evaluation.chains.some(({ confirmed }) => confirmed > 1)) sum.continued += 1;
      if (evaluation.waiting.length > 0) sum.waiting += 1;
      if (evaluation.issues.length > 0) sum.doubtful += 1;
    }
    sum.told += await writePage(party, store, changes, after, ids.at(-1)!, evaluations);
    after = ids.at(-1)!;
  }
}

const factOf = (row: PeriodRow): PeriodFact => ({
  municipalityCode: row.municipality, personKey: row.person_key, periodKey: row.period_key, startOn: row.start_on as Day, startReason: row.start_reason as PeriodFact['startReason'], endOn: row.end_on as Day | null,
  endReason: row.end_reason as PeriodFact['endReason'], assertedAcquiredOn: row.asserted_acquired_on as Day | null, specialResidenceKind: row.special_kind as PeriodFact['specialResidenceKind'],
});

/** All valid periods of one prefecture person, of every municipality. */
export async function factsOfPerson(store: AggregatorStore, personId: string): Promise<PeriodFact[]> {
  const rows = await store.db.selectFrom('aggregator_insured as i').innerJoin('aggregator_period as p', (join) => join.onRef('p.municipality', '=', 'i.municipality').onRef('p.person_key', '=', 'i.person_key'))
    .where('i.person_id', '=', personId).where('p.voided', '=', 0).selectAll('p').execute();
  return rows.map(factOf);
}

async function evaluatePage(party: Aggregator, store: AggregatorStore, after: string, ids: readonly string[]): Promise<Map<string, Evaluation>> {
  const rows = await store.db.selectFrom('aggregator_touched as t').innerJoin('aggregator_insured as i', 'i.person_id', 't.person_id')
    .innerJoin('aggregator_period as p', (join) => join.onRef('p.municipality', '=', 'i.municipality').onRef('p.person_key', '=', 'i.person_key'))
    .where('t.person_id', '>', after).where('t.person_id', '<=', ids.at(-1)!).where('p.voided', '=', 0).select('t.person_id').selectAll('p').execute();
  const facts = new Map<string, PeriodFact[]>(ids.map((id) => [id, []]));
  for (const row of rows) facts.get(row.person_id)!.push(factOf(row));
  const world = { today: party.today(), parameters: evaluationParameters(party) };
  return new Map([...facts].map(([id, periods]) => [id, evaluate(periods, world)]));
}

async function writePage(party: Aggregator, store: AggregatorStore, changes: Changes, after: string, through: string, evaluations: ReadonlyMap<string, Evaluation>): Promise<number> {
  const touched = store.db.selectFrom('aggregator_touched').where('person_id', '>', after).where('person_id', '<=', through).select('person_id');
  await store.db.deleteFrom('aggregator_span').where('person_id', 'in', touched).execute();
  await store.db.deleteFrom('aggregator_open').where('person_id', 'in', touched).execute();
  await store.insertMany('aggregator_span', [...evaluations].flatMap(([person_id, { chains }]) => chains.map((chain, n) => ({
    person_id, n, acquired_on: chain.acquiredOn, acquisition_reason: chain.acquisitionReason, lost_on: chain.lostOn, loss_reason: chain.lossReason,
  }))));
  await store.insertMany('aggregator_open', [...evaluations].flatMap(([id, evaluation]) => openRows(party.today(), id, evaluation)));
  const held = new Map((await store.db.selectFrom('aggregator_touched as t').innerJoin('aggregator_insured as i', 'i.person_id', 't.person_id')
    .innerJoin('aggregator_dates as d', (join) => join.onRef('d.municipality', '=', 'i.municipality').onRef('d.person_key', '=', 'i.person_key'))
    .where('t.person_id', '>', after).where('t.person_id', '<=', through).selectAll('d').execute()).map((row) => [`${row.municipality} ${row.person_key}`, row]));
  const rows = [...evaluations.values()].flatMap(({ dates }) => dates).flatMap((dates) => datesRow(changes, dates, held.get(`${dates.municipalityCode} ${dates.personKey}`)));
  const told = new Set([...evaluations.values()].flatMap(({ dates }) => dates).map(({ municipalityCode, personKey }) => `${municipalityCode} ${personKey}`));
  const withdrawn = [...held].filter(([key]) => !told.has(key)).flatMap(([, row]) => withdrawnRow(changes, row));
  await store.insertMany('aggregator_dates', [...rows, ...withdrawn], 'replace');
  return rows.filter((row) => row.change !== held.get(`${row.municipality} ${row.person_key}`)?.change).length + withdrawn.length;
}

/** The row as it must now stand; none while there is nothing to tell or nothing to change. */
function datesRow(changes: Changes, dates: MunicipalDates, held: DatesRow | undefined): DatesRow[] {
  if (dates.isSilent && !held) return [];
  const isSame = held !== undefined && held.acquired_on === dates.acquiredOn && held.lost_on === dates.lostOn && held.continuity === dates.continuity;
  const row: DatesRow = {
    municipality: dates.municipalityCode, person_key: dates.personKey, acquired_on: dates.acquiredOn, lost_on: dates.lostOn, continuity: dates.continuity,
    application_start_on: dates.applicationStartOn, application_end_on: dates.applicationEndOn, issue_codes: dates.issueCodes.join(' '),
    version: isSame ? held.version : (held?.version ?? 0) + 1, change: isSame ? held.change : changes.next('qualificationDates', dates.municipalityCode),
  };
  return isSame && held.issue_codes === row.issue_codes && held.application_start_on === row.application_start_on && held.application_end_on === row.application_end_on ? [] : [row];
}

/** Every period was voided: nothing is left to say about the person, and that is said once. */
function withdrawnRow(changes: Changes, held: DatesRow): DatesRow[] {
  if (held.acquired_on === null && held.lost_on === null && held.continuity === 'pending' && held.application_start_on === null) return [];
  return [{
    ...held, acquired_on: null, lost_on: null, continuity: 'pending', application_start_on: null, application_end_on: null, issue_codes: '',
    version: held.version + 1, change: changes.next('qualificationDates', held.municipality),
  }];
}

function openRows(today: Day, personId: string, { waiting, issues }: Evaluation): OpenRow[] {
  const rows = [
    ...waiting.map(({ kind, period, missing }) => ({ kind, code: null, municipality: period.municipalityCode, person_key: period.personKey, missing, since: (kind === 'waitingIn' ? period.until : period.from)!, days: null })),
    ...issues.flatMap(({ code, periods, days }) => [...new Map(periods.map((period) => [`${period.municipalityCode} ${period.personKey}`, period])).values()]
      .map((period) => ({ kind: 'issue', code, municipality: period.municipalityCode, person_key: period.personKey, missing: null, since: today, days }))),
  ];
  return rows.map((row, n) => ({ person_id: personId, n, ...row }));
}

/** Age of an open state on a day; a state that begins later has no age yet. */
export const ageOf = (since: string, today: Day): number => Math.max(0, daysBetween(since as Day, today));
