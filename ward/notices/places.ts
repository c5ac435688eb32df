import type { NonRegisteredState } from '../../contracts/ward-non-registered.js';
import type { Day } from '../../law/define.js';
import { byKey, chunks } from '../desk.js';
import type { NonRegisteredRow, ResidentRow, WardStore } from '../tables.js';

/** Where somebody can be written to, as far as the records say. */
export interface Place {
  readonly personKey: string;
  readonly name: string;
  readonly address: string;
  readonly isNotDisclosed: boolean;
  readonly isDead: boolean;
  readonly diedOn: Day | null;
  /** What is known of the 住登外者 whose address this is; null where it is that of a resident. */
  readonly elsewhere: NonRegisteredState | null;
}

/**
 * Places of residents and 住登外者 by their 宛名番号. Of a resident who has left and was registered as 住登外者 since, that record says
 * where she is; while she is insured here or heads people who are, the ward's own does. A number that was merged leads to the other one.
 */
export async function placesOf({ db }: WardStore, personKeys: Iterable<string>): Promise<ReadonlyMap<string, Place>> {
  const keys = [...new Set(personKeys)];
  const residents = await inChunks(keys, (some) => db.selectFrom('ward_resident').selectAll().where('person_key', 'in', some).where('latest', '=', 1).execute());
  const own = await inChunks(keys, (some) => db.selectFrom('ward_non_registered').selectAll().where((where) => where.or([where('person_key', 'in', some), where('former_person_key', 'in', some)])).where('latest', '=', 1).orderBy('person_key').execute());
  const merged = await inChunks(own.flatMap(({ merged_into }) => merged_into ?? []), (some) => db.selectFrom('ward_non_registered').selectAll().where('person_key', 'in', some).where('latest', '=', 1).execute());
  const byNumber = new Map([...merged, ...own].map((row) => [row.person_key, row]));
  const stayed = (row: NonRegisteredRow): NonRegisteredRow => (row.merged_into === null ? row : byNumber.get(row.merged_into) ?? row);
  const byFormer = byKey(own.filter(({ former_person_key: former }) => former !== null), ({ former_person_key: former }) => former!);
  const residentOf = new Map(residents.map((row) => [row.person_key, row]));
  const here = await livingHere({ db }, keys.filter((key) => byFormer.has(key)));
  return new Map(keys.flatMap((key): readonly (readonly [string, Place])[] => {
    const resident = residentOf.get(key);
    const outside = here.has(key) ? undefined : byFormer.get(key)?.at(-1) ?? (resident ? undefined : byNumber.get(key));
    if (outside) return [[key, outsideOf(key, stayed(outside), resident)]];
    return resident ? [[key, { personKey: key, name: resident.name, address: resident.address, isNotDisclosed: resident.is_not_disclosed === 1, isDead: resident.died_on !== null, diedOn: resident.died_on as Day | null, elsewhere: null }]] : [];
  }));
}

function outsideOf(personKey: string, row: NonRegisteredRow, resident: ResidentRow | undefined): Place {
  const diedOn = (resident?.died_on ?? row.died_on) as Day | null;
  return {
    personKey, name: row.name, address: row.address, isNotDisclosed: row.is_not_disclosed === 1 || resident?.is_not_disclosed === 1, isDead: diedOn !== null || row.state === 'dead', diedOn, elsewhere: row.state as NonRegisteredState,
  };
}

/** Those of some residents who are registered as 住登外者, too. */
export async function leftAmong({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await inChunks(personKeys, (some) => db.selectFrom('ward_non_registered').select('former_person_key').where('former_person_key', 'in', some).where('latest', '=', 1).execute());
  return new Set(rows.flatMap(({ former_person_key: former }) => former ?? []));
}

/** Those who are insured here, or head somebody who is. */
async function livingHere({ db }: Pick<WardStore, 'db'>, personKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await inChunks(personKeys, (some) => db.selectFrom('ward_period as period').innerJoin('ward_household as household', (join) => join.onRef('household.household_key', '=', 'period.household_key').on('household.latest', '=', 1))
    .where('period.latest', '=', 1).where('period.voided', '=', 0).where('period.end_on', 'is', null).where((where) => where.or([where('period.person_key', 'in', some), where('household.head_person_key', 'in', some)]))
    .select(['period.person_key', 'household.head_person_key']).execute());
  return new Set(found.flatMap(({ person_key, head_person_key }) => [person_key, head_person_key]));
}

async function inChunks<R>(keys: readonly string[], read: (some: string[]) => Promise<readonly R[]>): Promise<readonly R[]> {
  const all: R[] = [];
  for (const some of chunks(keys)) all.push(...await read(some));
  return all;
}
