import { cite, type Basis } from '../../../law/define.js';
import { lastDayOf, firstDayOf, type Month } from '../../../law/fiscal-year.js';
import { clauseOf, yen, type Because } from '../../because.js';
import { chunks } from '../../desk.js';
import type { WardStore } from '../../tables.js';
import { percentOf } from '../cap.js';
import { highCostOf } from '../high-cost.js';
import type { ReadMonth } from '../household-months.js';
import type { CareMonth, CareService } from '../month.js';
import { remarkedCategories } from '../rules/class-check.js';
import type { LimitRow } from './tables.js';

export const shortfallBasis: Basis = cite('うるま市・平塚市・甲斐市', '限度額の区分が後から上がれば、窓口で払わなかった分は不当利得として世帯主に返還を求める');
/** What a counter asked too little for because of a paper of the ward's own that has turned out too low. */
export interface Shortfall { readonly yen: number; readonly because: Because }

/** By household. A clinic that wrote another 区分 than the ward's paper is for a person to look at (W810), not for the household to pay. */
export async function shortfallsIn(store: WardStore, careMonth: Month, months: readonly ReadMonth[]): Promise<ReadonlyMap<string, Shortfall>> {
  const capped = months.filter(({ receipts }) => receipts.some(({ counter_payment }) => counter_payment === '01' || counter_payment === '02'));
  const papers = await papersIn(store, careMonth, capped.flatMap(({ judged }) => judged.members.map(({ personKey }) => personKey)));
  return papers.length === 0 ? new Map() : new Map(capped.flatMap((one) => {
    const found = shortfallOf(one, papers);
    return found === null ? [] : [[one.householdKey, found] as const];
  }));
}

async function papersIn({ db }: WardStore, careMonth: Month, people: readonly string[]): Promise<readonly LimitRow[]> {
  const found: LimitRow[] = [];
  for (const some of chunks(people)) found.push(...await db.selectFrom('ward_limit_certification').selectAll().where('person_key', 'in', some).where('category', 'is not', null).where('valid_from', '<=', lastDayOf(careMonth)).where('valid_through', '>=', firstDayOf(careMonth)).execute());
  return found;
}

function shortfallOf({ built: { month }, judged, receipts }: ReadMonth, papers: readonly LimitRow[]): Shortfall | null {
  const misled = new Set(receipts.filter((row) => {
    const member = judged.members.find(({ personKey }) => personKey === row.person_key);
    const said = remarkedCategories(row.remarks.split(' ').filter(Boolean));
    const own = member?.isElderly ? judged.over70 : judged.under70;
    return member !== undefined && !said.includes(own!) && papers.some(({ person_key, category }) => person_key === row.person_key && said.includes(category!));
  }).map(({ receipt_key }) => receipt_key));
  const services = month.services.filter((service) => service.isSettledAtCounter && service.copayYen !== null && misled.has(service.ref));
  const right: CareMonth = { ...month, services: month.services.map((service) => (services.includes(service) ? { ...service, isSettledAtCounter: false, copayYen: null } : service)) };
  const shares = sum(services, (service) => percentOf(service.medicalCostYen ?? 0, month.persons.find(({ ref }) => ref === service.person)!.copayPercent));
  const missing = shares - highCostOf(right).refundYen - (sum(services, ({ copayYen }) => copayYen!) - highCostOf(month).refundYen);
  if (missing <= 0) return null;
  return { yen: missing, because: { rule: 'counterShortfall', ...clauseOf(shortfallBasis), ja: `区の証の区分が後から上がった。窓口で払わなかった ${yen(missing)}の返還を求める`, figures: { missing } } };
}
const sum = (services: readonly CareService[], of: (service: CareService) => number): number => services.reduce((all, service) => all + of(service), 0);
