import { monthsLater, type Month } from '../../law/fiscal-year.js';
import type { Day } from '../../law/define.js';
import { readPage } from '../assessment/year/page.js';
import { chunks } from '../desk.js';
import type { RevenueSaid } from '../ratios/facts.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { careMonthOf, type BuiltMonth } from './care-month.js';
import { incomeTermOf, judgedMonth, type HouseholdMonthJudged } from './category/judge.js';
import { monthsAfter } from './due.js';
import { householdMonthFacts } from './household-month-facts.js';
import { monthsCounted, multipleFrom } from './reckon.js';
import type { CareReceiptRow } from './tables.js';

/** A household's month as the records stand now, ready to be reckoned. */
export interface ReadMonth { readonly householdKey: string; readonly judged: HouseholdMonthJudged; readonly receipts: readonly CareReceiptRow[]; readonly countedBefore: number; readonly built: BuiltMonth }

/** Reads the months of some households at once. One in which nobody was insured is left out. */
export async function readMonths(store: WardStore, settings: Settings, careMonth: Month, receiptsOf: ReadonlyMap<string, readonly CareReceiptRow[]>): Promise<readonly ReadMonth[]> {
  const householdKeys = [...receiptsOf.keys()];
  if (householdKeys.length === 0) return [];
  const { fiscalYear } = incomeTermOf(careMonth);
  const page = await readPage(store, householdKeys, fiscalYear);
  const revenues = await revenuesOf(store, [...page.known.residents.keys()], fiscalYear);
  const branches = await branchesIn(store, householdKeys);
  const facts = await householdMonthFacts(store, householdKeys, careMonth);
  const counted = await monthsCounted(store, householdKeys, monthsLater(careMonth, -monthsAfter), careMonth);
  return householdKeys.flatMap((householdKey): readonly ReadMonth[] => {
    const judged = judgedMonth({ page, householdKey, careMonth, revenues, branches: branches.get(householdKey) ?? new Map(), settings });
    if (!judged) return [];
    const receipts = receiptsOf.get(householdKey)!;
    const countedBefore = counted.get(householdKey) ?? 0;
    return [{ householdKey, judged, receipts, countedBefore, built: careMonthOf({ careMonth, judged, receipts, isMultipleMonth: countedBefore >= multipleFrom, facts: facts.get(householdKey)! }) }];
  });
}

/** 給付記録 of some households in a month that count: the newest 版, nothing withdrawn, nobody doubtful. */
export async function receiptsIn({ db }: WardStore, householdKeys: readonly string[], careMonth: Month): Promise<ReadonlyMap<string, readonly CareReceiptRow[]>> {
  const found = new Map<string, CareReceiptRow[]>(householdKeys.map((key) => [key, []]));
  for (const some of chunks(householdKeys)) {
    for (const row of await db.selectFrom('ward_care_receipt').selectAll().where('counted_in', 'in', some).where('care_month', '=', careMonth).where('latest', '=', 1).execute()) found.get(row.counted_in!)!.push(row);
  }
  return found;
}

async function revenuesOf({ db }: WardStore, personKeys: readonly string[], fiscalYear: number): Promise<readonly RevenueSaid[]> {
  const found: RevenueSaid[] = [];
  for (const some of chunks(personKeys)) {
    const rows = await db.selectFrom('ward_revenue').selectAll().where('person_key', 'in', some).where('fiscal_year', '=', fiscalYear).orderBy('form_no').execute();
    found.push(...rows.map((row) => ({ personKey: row.person_key, revenueYen: row.revenue_yen, receivedOn: row.received_on as Day })));
  }
  return found;
}

/** 枝番 of everybody who has been in a household, the newest. */
async function branchesIn({ db }: WardStore, householdKeys: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const found = new Map<string, Map<string, string>>();
  for (const some of chunks(householdKeys)) {
    for (const { household_key, person_key, branch_number } of await db.selectFrom('ward_period').select(['household_key', 'person_key', 'branch_number']).where('household_key', 'in', some).orderBy('written_no').execute()) {
      found.set(household_key, (found.get(household_key) ?? new Map<string, string>()).set(person_key, branch_number));
    }
  }
  return found;
}
