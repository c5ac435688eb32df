import { monthsOfBenefitYear } from '../../../law/benefit-year.js';
import type { Month } from '../../../law/fiscal-year.js';
import type { Over70Category } from '../../../law/high-cost.js';
import { byKey, chunks } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { refOf } from '../care-month.js';
import type { LeftToPerson, Outpatient } from '../high-cost.js';
import { readMonths, receiptsIn, type ReadMonth } from '../household-months.js';
import { reckoned } from '../reckon.js';
import { isReckoned } from '../receipts/place.js';

/** What one person has paid in one month and has left after the refunds of the month. */
export interface PersonMonth { readonly careMonth: Month; readonly over70: Over70Category | null; readonly outpatient: Outpatient | null; readonly left: LeftToPerson | null; readonly holds: readonly string[] }

/** The months of a year in which these people have receipts that count, by person, oldest first: reckoned from the records as they stand. */
export async function readYear(store: WardStore, settings: Settings, year: number, people: readonly string[]): Promise<ReadonlyMap<string, readonly PersonMonth[]>> {
  const found = new Map<string, PersonMonth[]>();
  const wanted = new Set(people);
  for (const [careMonth, householdKeys] of await monthsWith(store, year, people)) {
    for (const read of await readMonths(store, settings, careMonth, await receiptsIn(store, householdKeys, careMonth))) {
      for (const { personKey, month } of personMonths(careMonth, read)) if (wanted.has(personKey)) found.set(personKey, [...found.get(personKey) ?? [], month]);
    }
  }
  return found;
}

function personMonths(careMonth: Month, { built, judged, receipts }: ReadMonth): readonly { readonly personKey: string; readonly month: PersonMonth }[] {
  const { highCost: { outpatients, people }, holds } = reckoned(built, judged, receipts);
  return judged.members.flatMap((member) => {
    const ref = refOf(member);
    const [outpatient, left] = [outpatients.find((one) => one.ref === ref) ?? null, people.find((one) => one.ref === ref) ?? null];
    return outpatient || left ? [{ personKey: member.personKey, month: { careMonth, over70: member.isElderly ? judged.over70 : null, outpatient, left, holds } }] : [];
  });
}

async function monthsWith({ db }: WardStore, year: number, people: readonly string[]): Promise<readonly (readonly [Month, readonly string[]])[]> {
  const months = monthsOfBenefitYear(year).filter(isReckoned);
  if (months.length === 0) return [];
  const rows: { readonly counted_in: string; readonly care_month: string }[] = [];
  for (const some of chunks(people)) {
    rows.push(...(await db.selectFrom('ward_care_receipt').select(['counted_in', 'care_month']).distinct().where('person_key', 'in', some).where('counted_in', 'is not', null).where('latest', '=', 1).where('care_month', '>=', months[0]!).where('care_month', '<=', months.at(-1)!).execute()).map(({ counted_in, care_month }) => ({ counted_in: counted_in!, care_month })));
  }
  const byMonth = byKey(rows, ({ care_month }) => care_month);
  return months.filter((month) => byMonth.has(month)).map((month) => [month, [...new Set(byMonth.get(month)!.map(({ counted_in }) => counted_in))].sort()]);
}
