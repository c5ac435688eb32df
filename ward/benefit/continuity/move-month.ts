import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { firstDayOf, lastDayOf, monthOf, yearsLater, type Month } from '../../../law/fiscal-year.js';
import { firstDayOutside } from '../../eligibility/periods.js';
import { spanOf } from '../../reading.js';
import type { Settings } from '../../settings.js';
import type { PeriodRow, WardStore } from '../../tables.js';
import { homeOn } from './before.js';
import { moveMonth } from './rules/move-month.js';

export interface MoveMonth { readonly applies: boolean; readonly turning75: readonly string[]; readonly because: readonly string[] }

/** Whether the limits of the month are halved because the household moved between municipalities, and for whom they are quartered because he turns 75 in it, too. */
export async function moveMonthOf(store: WardStore, settings: Settings, householdKey: string, careMonth: Month): Promise<MoveMonth> {
  const arrived = await store.db.selectFrom('ward_continuity').select(['occurred_on', 'decision']).where('household_key', '=', householdKey).where('candidate_key', '!=', '').where('latest', '=', 1).execute();
  const inMonth = arrived.filter(({ occurred_on }) => monthOf(occurred_on as Day) === careMonth);
  const chosen = inMonth.find(({ decision }) => decision === 'continue') ?? inMonth[0];
  const left = chosen ? null : await leftTogetherOn(store, settings, householdKey, careMonth);
  const decision = moveMonth.apply({ movedOn: chosen?.occurred_on ?? left, continues: chosen ? chosen.decision === 'continue' : left !== null, side: chosen ? 'destination' : 'origin' });
  const applies = decision.outcome === 'half';
  return { applies, turning75: applies ? await turning75In(store, householdKey, careMonth) : [], because: decision.because };
}

/** The day in the month on which the head and everybody insured left for other municipalities of the prefecture. */
async function leftTogetherOn(store: WardStore, settings: Settings, householdKey: string, careMonth: Month): Promise<Day | null> {
  const rows = await store.db.selectFrom('ward_period').selectAll().where('household_key', '=', householdKey).where('latest', '=', 1).where('voided', '=', 0).execute() as PeriodRow[];
  const outside = (row: PeriodRow) => firstDayOutside(spanOf(row), settings.parameters.applicationEndConvention);
  const days = [...new Set(rows.filter(({ end_reason }) => end_reason === 'moveOutWithinPrefecture').flatMap((row) => outside(row) ?? []))].filter((day) => day >= firstDayOf(careMonth) && day <= lastDayOf(careMonth)).sort();
  for (const day of days) {
    const eve = await homeOn(store, householdKey, addDays(day, -1), settings);
    const gone = new Set(rows.filter((row) => outside(row) === day && row.end_reason === 'moveOutWithinPrefecture').map(({ person_key }) => person_key));
    if (eve.head !== null && eve.insured.length > 0 && eve.insured.every((personKey) => gone.has(personKey)) && gone.has(eve.head)) return day;
  }
  return null;
}

/** A birthday on the 1st halves nothing: 後期 begins with the month. */
async function turning75In({ db }: WardStore, householdKey: string, careMonth: Month): Promise<readonly string[]> {
  const rows = await db.selectFrom('ward_period as p').innerJoin('ward_resident as r', 'r.person_key', 'p.person_key').where('p.household_key', '=', householdKey).where('p.latest', '=', 1).where('p.voided', '=', 0).where('r.latest', '=', 1).select(['p.person_key', 'r.born_on']).execute();
  return [...new Set(rows.filter(({ born_on }) => { const birthday = yearsLater(born_on as Day, 75); return monthOf(birthday) === careMonth && !birthday.endsWith('-01'); }).map(({ person_key }) => person_key))].sort();
}
