import { basisDayOf } from '../../../law/benefit-year.js';
import type { AnswerOf, Query } from '../../../contracts/ward.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { householdYears } from './find.js';
import { yearPeople } from './people.js';
import { readYear, type PersonMonth } from './read.js';
import { yearlySums } from './reckon.js';

/** One person's year as the records stand now: the sums of the household of the 基準日, and what the person's 自己負担額証明書 would say. */
export async function benefitYear(store: WardStore, { personKey, benefitYear: year }: Extract<Query, { query: 'benefitYear' }>): Promise<AnswerOf<'benefitYear'>> {
  const settings = await readSettings(store);
  const [person] = await yearPeople(store, settings, year, [personKey]);
  const householdKey = person?.household ?? null;
  const asked = householdKey === null ? undefined : (await householdYears(store, settings, year, [householdKey])).get(householdKey);
  const members = asked?.people.map((one) => one.personKey) ?? [personKey];
  const months = await readYear(store, settings, year, members);
  return {
    householdKey, basisDayOn: basisDayOf(year), selfPaid: members.map((key) => selfPaid(key, months.get(key) ?? [])),
    yearlySums: asked ? yearlySums(asked, settings).map(({ kind, yen, missing, because }) => ({ yearlyKind: kind, refundYen: yen, missing, because: because.map(({ ja }) => ja) })) : [],
  };
}

const selfPaid = (personKey: string, months: readonly PersonMonth[]) => ({
  personKey, totalYen: months.reduce((sum, { left }) => sum + (left?.leftYen ?? 0), 0),
  outpatientYen: months.reduce((sum, { over70, outpatient }) => sum + (outpatient === null || over70?.startsWith('現役並み') ? 0 : outpatient.baseYen - outpatient.refundYen), 0),
});
