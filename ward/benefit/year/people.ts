import { koukiLossDay } from '../../../law/acquisition-and-loss.js';
import { elderlyBandFrom } from '../../../law/certificates.js';
import { basisDayOf } from '../../../law/benefit-year.js';
import type { Day } from '../../../law/define.js';
import { chunks } from '../../desk.js';
import { earliest, latest, type Home } from '../../ratios/stays.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { homesIn } from '../receipts/place.js';

/** Somebody in one year of 給付. */
export interface YearPerson {
  readonly personKey: string;
  readonly bornOn: Day;
  /** The household in which the person is insured here on the 基準日; null = the ward is not the insurer of that day. */
  readonly household: string | null;
  /** A day of the year on which the person was insured elsewhere or nowhere; of the days of 70–74 alone in the second. */
  readonly awayOn: Day | null;
  readonly awayElderlyOn: Day | null;
}

/** Everybody who has ever been in one of these households. */
export async function everIn({ db }: WardStore, householdKeys: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const some of chunks(householdKeys)) for (const { person_key } of await db.selectFrom('ward_period').select('person_key').distinct().where('household_key', 'in', some).execute()) found.add(person_key);
  return [...found].sort();
}

export async function yearPeople(store: WardStore, { parameters }: Settings, year: number, people: readonly string[]): Promise<readonly YearPerson[]> {
  const born = new Map<string, Day>();
  for (const some of chunks(people)) for (const row of await store.db.selectFrom('ward_resident').select(['person_key', 'born_on']).where('person_key', 'in', some).where('latest', '=', 1).execute()) born.set(row.person_key, row.born_on as Day);
  const homes = await homesIn(store, people, { parameters });
  return people.flatMap((personKey): readonly YearPerson[] => {
    const bornOn = born.get(personKey);
    if (bornOn === undefined) return [];
    const lost = koukiLossDay(bornOn, parameters.koukiLossRule);
    const own = (homes.get(personKey) ?? []).map((home) => ({ ...home, until: home.until === null ? lost : earliest(home.until, lost) }));
    const begins = `${year}-08-01` as Day;
    return [{ personKey, bornOn, household: homeOn(own, basisDayOf(year)), awayOn: firstAway(own, latest(begins, bornOn), basisDayOf(year)), awayElderlyOn: firstAway(own, latest(begins, elderlyBandFrom(bornOn)), basisDayOf(year)) }];
  });
}

const homeOn = (homes: readonly Home[], day: Day): string | null => homes.findLast(({ from, until }) => from <= day && (until === null || day < until))?.household ?? null;

/** The first day between two on which nobody of these homes was the person's; they are in the order of their beginnings. */
function firstAway(homes: readonly Home[], from: Day, through: Day): Day | null {
  const reached = homes.reduce<Day>((day, home) => (home.from <= day && (home.until === null || home.until > day) ? home.until ?? afterAll : day), from);
  return reached > through ? null : reached;
}
const afterAll: Day = '9999-12-31';
