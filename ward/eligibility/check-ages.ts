import { firstDayOutsideOfEnd } from '../../law/acquisition-and-loss.js';
import { birthday } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { JobResult } from '../../contracts/ward.js';
import { chunks, closeDesk, decided, openDesk, type Desk } from '../desk.js';
import { householdOf } from '../reading.js';
import { readSettings } from '../settings.js';
import type { ResidentRow, WardStore } from '../tables.js';
import { reviseHousehold } from '../writing.js';
import { endPeople } from './acts/end.js';
import { judgeHouseholds } from '../ratios/judge.js';
import { issueElderly, issuePlanned } from './certificates.js';
import { koukiAge } from './rules/kouki-age.js';

/** What a day brings without any 届出: 75歳, 70歳, planned documents, and announced moves of heads that have now happened. Running it twice changes nothing. */
export function checkAges(store: WardStore, masked: Desk['masked']): Promise<JobResult> {
  return store.transact(async (inside) => {
    const note = { act: 'checkAges', notificationId: null, personKeys: [], why: '日次判定' };
    const desk = await openDesk(inside, await readSettings(inside), masked, note);
    await endAt75(desk);
    await issuePlanned(desk);
    await issueElderly(desk, await insuredBornBetween(desk, yearsBefore(desk.settings.today, 75), yearsBefore(desk.settings.today, 70)));
    await noteHeadsGone(desk);
    const papers = [...new Set([...desk.pending.certificates.values()].map(({ person_key }) => person_key))];
    if (desk.decisions.length > 0 || desk.queue.size > 0 || papers.length > 0) await closeDesk(desk, note);
    await judgeHouseholds(inside, masked, [...desk.queue.keys(), ...await householdsWith(inside, papers)], '日次判定');
    return { job: 'checkAges', files: [], decisions: desk.decisions.map((decision) => ({ ...decision, because: [...decision.because] })) };
  });
}

async function endAt75(desk: Desk): Promise<void> {
  for (const resident of await insuredBornBetween(desk, '0001-01-01', yearsBefore(desk.settings.today, 75))) {
    const bornOn = resident.born_on as Day;
    const question = { bornOn, today: desk.settings.today, koukiLossRule: desk.settings.parameters.koukiLossRule };
    if (decided(desk, koukiAge.apply(question)).outcome === 'reached') await endPeople(desk, [resident.person_key], { reason: 'koukiAge75', occurredOn: birthday(bornOn, 75) });
  }
}

/** Until the day of an announced 転出 the head was insured; from that day those who stay have a head who is not, and 集約 must hear of it. */
async function noteHeadsGone(desk: Desk): Promise<void> {
  const { today, parameters } = desk.settings;
  const rows = await desk.store.db.selectFrom('ward_period as period').innerJoin('ward_household as household', (join) => join
    .onRef('household.household_key', '=', 'period.household_key').onRef('household.head_person_key', '=', 'period.person_key').on('household.latest', '=', 1))
    .innerJoin('ward_period as other', (join) => join.onRef('other.household_key', '=', 'period.household_key').on('other.latest', '=', 1).on('other.voided', '=', 0).on('other.end_on', 'is', null))
    .where('period.latest', '=', 1).where('period.voided', '=', 0).where('period.end_on', '<=', today)
    .select(['period.household_key', 'period.end_on', 'period.end_reason', 'household.recorded_at']).distinct().orderBy('period.household_key').execute();
  for (const row of rows) {
    const outside = firstDayOutsideOfEnd(row.end_on as Day, parameters.applicationEndConvention);
    if (outside > today || row.recorded_at.slice(0, 10) >= outside) continue;
    await householdOf(desk, row.household_key);
    await reviseHousehold(desk, row.household_key, {}, outside, { operation: 'update', changeReason: row.end_reason! });
  }
}

/** Where the people are insured whose papers came today. */
async function householdsWith({ db }: WardStore, personKeys: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const some of chunks(personKeys)) {
    const rows = await db.selectFrom('ward_period').select('household_key').distinct().where('person_key', 'in', some).where('latest', '=', 1).where('voided', '=', 0).where('end_on', 'is', null).execute();
    for (const { household_key } of rows) found.add(household_key);
  }
  return [...found];
}

const insuredBornBetween = (desk: Desk, after: Day, through: Day): Promise<ResidentRow[]> =>
  desk.store.db.selectFrom('ward_resident as resident').innerJoin('ward_period as period', (join) => join
    .onRef('period.person_key', '=', 'resident.person_key').on('period.latest', '=', 1).on('period.voided', '=', 0).on('period.end_on', 'is', null))
    .where('resident.latest', '=', 1).where('resident.born_on', '>', after).where('resident.born_on', '<=', through)
    .selectAll('resident').orderBy('resident.person_key').execute();

const yearsBefore = (day: Day, years: number): Day => `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}` as Day;
