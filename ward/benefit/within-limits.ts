import { addDays, birthday } from '../../law/day.js';
import { assume, derive, type Basis, type Day } from '../../law/define.js';
import { firstDayOf, lastDayOf, monthOf, type Month } from '../../law/fiscal-year.js';
import { limitsOf, smallestCountedYen } from '../../law/high-cost.js';
import { byKey } from '../desk.js';
import type { WardStore } from '../tables.js';
import type { HouseholdMonthFacts } from './household-month-facts.js';
import type { CareReceiptRow } from './tables.js';

export const withinLimitsBasis: Basis = derive('どの区分の限度額よりも少ない月は、区分を判定するまでもなく支給がない。限度額が下がりうる月(75歳到達、転居、その月に加入した人)は、線も4分の1とする');
export const highestSharePercent: Basis = assume('割合の分からない給付記録は3割で見る(実際の割合はそれより多くない)');
const mostParts = 4;

/** The households of which a limit may be cut in that month: somebody turns 75 or comes in, or the household has moved. */
export async function maybeCut({ db }: WardStore, careMonth: Month, receiptsOf: ReadonlyMap<string, readonly Fact[]>, facts: ReadonlyMap<string, HouseholdMonthFacts>): Promise<ReadonlySet<string>> {
  const keys = [...receiptsOf.keys()];
  const rows = await db.selectFrom('ward_period').select('household_key').distinct().where('household_key', 'in', keys).where('start_on', '>=', firstDayOf(careMonth)).where('start_on', '<=', lastDayOf(careMonth)).execute();
  const turning = keys.filter((key) => facts.get(key)?.hasMovedWithinPrefecture || receiptsOf.get(key)!.some(({ born_on }) => monthOf(birthday(born_on as Day, 75)) === careMonth));
  return new Set([...rows.map(({ household_key }) => household_key), ...turning]);
}

type Fact = Pick<CareReceiptRow, 'person_key' | 'born_on' | 'setting' | 'points' | 'copay_yen' | 'counter_payment' | 'remarks' | 'subsidies'>;

/** True when no 区分 whatever could give this month a 支給, nor the month a place in 多数回, and no receipt says a 区分. Nothing but the receipts is asked. */
export function staysWithinLimits(careMonth: Month, receipts: readonly Fact[], isMaybeCut: boolean): boolean {
  const parts = isMaybeCut ? mostParts : 1;
  if (receipts.some(({ remarks, subsidies, counter_payment }) => remarks !== '' || subsidies !== '' || (counter_payment !== null && counter_payment !== '00'))) return false;
  const { under70, over70 } = limitsOf(careMonth);
  if (!under70 || !over70) return false;
  const lowest = Math.min(...Object.values(under70).map(({ multipleYen, baseYen }) => Math.min(multipleYen ?? baseYen, baseYen))) / parts;
  const lowestOld = Math.min(...Object.values(over70).map(({ multipleYen, baseYen }) => Math.min(multipleYen ?? baseYen, baseYen))) / parts;
  const lowestOutpatient = Math.min(...Object.values(over70).flatMap(({ outpatientYen }) => outpatientYen ?? [])) / parts;
  const total = sum(receipts);
  const people = [...byKey(receipts, ({ person_key }) => person_key ?? '').values()];
  const old = people.filter(([first]) => mayBeElderly(first!.born_on as Day, careMonth)).flat();
  if (old.length === 0) return total <= lowest || people.every((own) => sum(own) < smallestCountedYen / parts);
  return total <= Math.min(lowest, lowestOld) && people.every((own) => sum(own.filter(({ setting }) => setting === 'outpatient')) <= lowestOutpatient);
}

const mayBeElderly = (bornOn: Day, careMonth: Month): boolean => birthday(bornOn, 70) <= addDays(firstDayOf(careMonth), 31) && monthOf(birthday(bornOn, 75)) >= careMonth;
const sum = (receipts: readonly Fact[]): number => receipts.reduce((all, { copay_yen, points }) => all + Math.max(copay_yen ?? 0, points * 3), 0);
