import { sql } from 'kysely';
import { daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Continuity } from '../../contracts/codes.js';
import type { RowOf } from '../../store/define.js';
import type { Changes } from './changes.js';
import type { MunicipalDates } from './dates.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { factsIn, heldOf } from './held.js';
import { queueMoves } from './continuity/queue.js';
import { evaluationParameters } from './parameters.js';
import { queueTouched } from './partition/queue.js';
import type { PeriodFact } from './periods.js';
import type { Aggregator, AggregatorStore, registerTables } from './tables.js';

type DatesRow = RowOf<(typeof registerTables)['aggregator_dates']>;
type OpenRow = RowOf<(typeof registerTables)['aggregator_open']>;
export interface Settled { readonly persons: number; readonly continued: number; readonly waiting: number; readonly doubtful: number; readonly told: number }
/** What a municipality was told about a person. */
export interface ToldDates { readonly acquiredOn: Day | null; readonly lostOn: Day | null; readonly continuity: Continuity; readonly applicationStartOn: Day | null; readonly applicationEndOn: Day | null; readonly issueCodes: readonly string[] }

const pageSize = 1_000;

/**
 * Judges every touched person anew and writes what came of it (2-①…2-③), then forgets who was touched. A municipality's
 * pair of dates gets a new version only when pair or 継続区分 changed; that is what is distributed.
 */
export async function settle(party: Aggregator, store: AggregatorStore, changes: Changes, seen: (personId: string, evaluation: Evaluation) => Promise<void> = async () => {}): Promise<Settled> {
  const sum = { persons: 0, continued: 0, waiting: 0, doubtful: 0, told: 0 };
  for (let after = 0; ;) {
    const page = await pageOf(store, after);
    if (page.through === null) break;
    const world = { today: party.today(), parameters: evaluationParameters(party) };
    const evaluations = new Map([...page.facts].map(([id, facts]) => [id, evaluate(facts, world)]));
    for (const [personId, evaluation] of evaluations) {
      await seen(personId, evaluation);
      sum.persons += 1;
      if (evaluation.chains.some(({ confirmed }) => confirmed > 1)) sum.continued += 1;
      if (evaluation.waiting.length > 0) sum.waiting += 1;
      if (evaluation.issues.length > 0) sum.doubtful += 1;
    }
    await writeOpen(party, store, { after, through: page.through }, evaluations);
    sum.told += await writeDates(store, changes, page.dates, evaluations);
    after = page.through;
  }
  await queueTouched(party, store);
  await queueMoves(party, store);
  await store.db.deleteFrom('aggregator_touched').execute();
  return sum;
}

interface Page { readonly through: number | null; readonly facts: ReadonlyMap<string, PeriodFact[]>; readonly dates: ReadonlyMap<string, DatesRow> }

async function pageOf(store: AggregatorStore, after: number): Promise<Page> {
  const touched = await store.db.selectFrom('aggregator_touched').where('n', '>', after).orderBy('n').limit(pageSize).selectAll().execute();
  const through = touched.at(-1)?.n ?? null;
  const facts = new Map<string, PeriodFact[]>(touched.map(({ person_id }) => [person_id, []]));
  if (through === null) return { through, facts, dates: new Map() };
  const people = await sql<{ person_id: string; municipality: string; person_key: string; held: string; told: string | null; version: number; change: number }>`select t.person_id, i.municipality, i.person_key, i.held, d.told, d.version, d.change
    from aggregator_touched t join aggregator_insured i on i.person_id = t.person_id left join aggregator_dates d on d.municipality = i.municipality and d.person_key = i.person_key
    where t.n > ${after} and t.n <= ${through}`.execute(store.db);
  const dates = new Map<string, DatesRow>();
  const counted = new Set<string>();
  for (const { person_id, municipality, person_key, held, told, version, change } of people.rows) {
    const key = `${municipality} ${person_key}`;
    if (counted.has(key)) continue;
    counted.add(key);
    facts.get(person_id)!.push(...factsIn(municipality, person_key, heldOf(held)));
    if (told !== null) dates.set(key, { municipality, person_key, told, version, change });
  }
  return { through, facts, dates };
}

/** All valid periods of one prefecture person, of every municipality. */
export async function factsOfPerson(store: AggregatorStore, personId: string): Promise<PeriodFact[]> {
  const rows = await store.db.selectFrom('aggregator_insured').where('person_id', '=', personId).select(['municipality', 'person_key', 'held']).execute();
  return rows.flatMap(({ municipality, person_key, held }) => factsIn(municipality, person_key, heldOf(held)));
}

async function writeDates(store: AggregatorStore, changes: Changes, held: ReadonlyMap<string, DatesRow>, evaluations: ReadonlyMap<string, Evaluation>): Promise<number> {
  const all = [...evaluations.values()].flatMap(({ dates }) => dates);
  const told = new Set(all.map(({ municipalityCode, personKey }) => `${municipalityCode} ${personKey}`));
  const rows = all.flatMap((dates) => datesRow(changes, dates, held.get(`${dates.municipalityCode} ${dates.personKey}`)));
  const withdrawn = [...held].filter(([key]) => !told.has(key)).flatMap(([, row]) => nextDates(changes, row.municipality, row.person_key, nothing, row));
  await store.insertMany('aggregator_dates', [...rows, ...withdrawn], 'replace');
  return [...rows, ...withdrawn].filter((row) => row.change !== held.get(`${row.municipality} ${row.person_key}`)?.change).length;
}

/** Every period was voided: there is nothing left to say about the person, and that is said once. */
const nothing: ToldDates = { acquiredOn: null, lostOn: null, continuity: 'pending', applicationStartOn: null, applicationEndOn: null, issueCodes: [] };

const datesRow = (changes: Changes, dates: MunicipalDates, held: DatesRow | undefined): DatesRow[] => {
  const { municipalityCode, personKey, isSilent, ...told } = dates;
  return isSilent && !held ? [] : nextDates(changes, municipalityCode, personKey, told, held);
};

/** The JSON column of `aggregator_dates`. */
export const toldText = ({ acquiredOn, lostOn, continuity, applicationStartOn, applicationEndOn, issueCodes }: ToldDates): string =>
  JSON.stringify({ acquiredOn, lostOn, continuity, applicationStartOn, applicationEndOn, issueCodes } satisfies ToldDates);

/** The row as it must now stand; none when it stands so already. */
function nextDates(changes: Changes, municipality: string, person_key: string, dates: ToldDates, held: DatesRow | undefined): DatesRow[] {
  const { acquiredOn, lostOn, continuity } = dates;
  const told = toldText(dates);
  if (told === held?.told) return [];
  const before = held && (JSON.parse(held.told) as ToldDates);
  const isSame = before?.acquiredOn === acquiredOn && before.lostOn === lostOn && before.continuity === continuity;
  return [{ municipality, person_key, told, version: isSame ? held!.version : (held?.version ?? 0) + 1, change: isSame ? held!.change : changes.next('qualificationDates', municipality) }];
}

async function writeOpen(party: Aggregator, store: AggregatorStore, { after, through }: { after: number; through: number }, evaluations: ReadonlyMap<string, Evaluation>): Promise<void> {
  await store.db.deleteFrom('aggregator_open').where('person_id', 'in', store.db.selectFrom('aggregator_touched').where('n', '>', after).where('n', '<=', through).select('person_id')).execute();
  await store.insertMany('aggregator_open', [...evaluations].flatMap(([id, evaluation]) => openRows(party.today(), id, evaluation)));
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
