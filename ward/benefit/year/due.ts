import { benefitYearOf } from '../../../law/benefit-year.js';
import type { Moment } from '../../../law/day.js';
import type { Month } from '../../../law/fiscal-year.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { yearPeople } from './people.js';

/** A month of these households was looked at: their year is looked at when it is over. */
export const markYearDue = (store: WardStore, now: Moment, householdKeys: readonly string[], careMonth: Month): Promise<void> =>
  store.insertMany('ward_benefit_year_due', householdKeys.map((household_key) => ({ household_key, benefit_year: benefitYearOf(careMonth), since: now })), 'replace');

/** Something of one person's year has become known. */
export async function markYearOf(store: WardStore, settings: Settings, personKey: string, year: number): Promise<void> {
  const [person] = await yearPeople(store, settings, year, [personKey]);
  if (person?.household) await store.insertMany('ward_benefit_year_due', [{ household_key: person.household, benefit_year: year, since: settings.now }], 'replace');
}
