import { annualCapFrom, basisDayOf, lastMonthOf, monthsOfBenefitYear } from '../../../law/benefit-year.js';
import { yearlyKinds, type YearlyKind } from '../../../contracts/ward-benefit.js';
import { elderlyBandFrom } from '../../../law/certificates.js';
import type { Day } from '../../../law/define.js';
import { byKey, chunks } from '../../desk.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { settleCases, type MonthChange } from '../cases/settle.js';
import { readMonths } from '../household-months.js';
import { isReckoned } from '../receipts/place.js';
import type { BenefitYearRow } from '../tables.js';
import { yearMatter } from './matter.js';
import { everIn, yearPeople, type YearPerson } from './people.js';
import { readYear } from './read.js';
import { yearlySums, type HouseholdYear, type YearlySum } from './reckon.js';
import { selfPaidOf } from './self-paid.js';

const householdsAtOnce = 200;
export interface YearsTold { years: number; opened: number; repayments: number }

/** Reckons every year that is over and of which something has become known, and opens cases like those of a month. */
export async function reckonYears(store: WardStore): Promise<YearsTold> {
  const told: YearsTold = { years: 0, opened: 0, repayments: 0 };
  for (;;) {
    const { today } = await readSettings(store);
    const next = await store.db.selectFrom('ward_benefit_year_due').select('benefit_year').orderBy('benefit_year').limit(1).executeTakeFirst();
    if (!next || basisDayOf(next.benefit_year) >= today) return told;
    await store.transact((inside) => reckonPage(inside, next.benefit_year, told));
  }
}

async function reckonPage(store: WardStore, year: number, told: YearsTold): Promise<void> {
  const settings = await readSettings(store);
  const due = (await store.db.selectFrom('ward_benefit_year_due').select('household_key').where('benefit_year', '=', year).orderBy('household_key').limit(householdsAtOnce).execute()).map(({ household_key }) => household_key);
  await store.db.deleteFrom('ward_benefit_year_due').where('benefit_year', '=', year).where('household_key', 'in', due).execute();
  if (!monthsOfBenefitYear(year).every(isReckoned)) return;
  const before = await latestOf(store, year, due);
  const asked = await householdYears(store, settings, year, [...await worthReckoning(store, settings, year, due, before)]);
  for (const kind of yearlyKinds.map(([id]) => id)) {
    const changes = await keepYears(store, settings, year, kind, asked, before);
    const settled = await settleCases(store, settings, yearMatter(kind, year), changes);
    told.opened += settled.opened;
    told.repayments += settled.repayments;
  }
  told.years += asked.size;
}

/** Households of the 基準日 of whoever has receipts in these ones, where a year could come to anything at all. */
async function worthReckoning(store: WardStore, settings: Settings, year: number, due: readonly string[], before: ReadonlyMap<string, BenefitYearRow>): Promise<ReadonlySet<string>> {
  const { db } = store;
  const months = monthsOfBenefitYear(year);
  const isCapped = settings.parameters.annualCap !== 'none' && lastMonthOf(year) >= annualCapFrom;
  const people = new Set(await certifiedIn(store, settings, year, due));
  for (const some of chunks(due)) {
    const rows = await db.selectFrom('ward_care_receipt').select(['person_key', 'born_on', 'points', 'copay_yen']).where('counted_in', 'in', some).where('latest', '=', 1).where('care_month', '>=', months[0]!).where('care_month', '<=', months.at(-1)!).execute();
    for (const [personKey, own] of byKey(rows, ({ person_key }) => person_key!)) if (isCapped || (isOldEnough(own[0]!.born_on as Day, year) && own.reduce((sum, { points, copay_yen }) => sum + Math.max(copay_yen ?? 0, points * 3), 0) > leastWorth)) people.add(personKey);
  }
  const homes = await yearPeople(store, settings, year, [...people].sort());
  return new Set([...[...before.values()].map(({ household_key }) => household_key), ...homes.flatMap(({ household }) => household ?? [])].sort());
}
/** 外来年間合算 is of 70–74; of anybody else there is a sum only where somebody has certified something. */
const isOldEnough = (bornOn: Day, year: number): boolean => elderlyBandFrom(bornOn) <= basisDayOf(year);
/** Whoever has paid so little in a year has no sum of it, unless somebody has certified more. */
const leastWorth = 100_000;

async function certifiedIn(store: WardStore, settings: Settings, year: number, householdKeys: readonly string[]): Promise<readonly string[]> {
  if (!(await store.db.selectFrom('ward_self_paid').select('self_paid_no').where('benefit_year', '=', year).limit(1).executeTakeFirst())) return [];
  return [...(await selfPaidOf(store, await everIn(store, householdKeys), year)).keys()];
}

/** Reads the years of these households. One in which nobody was insured on the 基準日 is left out. */
export async function householdYears(store: WardStore, settings: Settings, year: number, householdKeys: readonly string[]): Promise<ReadonlyMap<string, HouseholdYear>> {
  const everybody = await yearPeople(store, settings, year, await everIn(store, householdKeys));
  const people = byKey(everybody.filter(({ household }) => household !== null), ({ household }) => household!);
  const here = householdKeys.filter((key) => people.has(key));
  const ofHere = here.flatMap((key) => people.get(key)!.map(({ personKey }: YearPerson) => personKey));
  const months = await readYear(store, settings, year, ofHere);
  const selfPaid = await selfPaidOf(store, ofHere, year);
  const last = isReckoned(lastMonthOf(year)) ? await readMonths(store, settings, lastMonthOf(year), new Map(here.map((key) => [key, []]))) : [];
  return new Map(last.map(({ householdKey, judged }) => [householdKey, { year, judged, people: people.get(householdKey)!, months, selfPaid }]));
}

async function latestOf({ db }: WardStore, year: number, householdKeys: readonly string[]): Promise<ReadonlyMap<string, BenefitYearRow>> {
  const rows: BenefitYearRow[] = [];
  for (const some of chunks(householdKeys)) rows.push(...await db.selectFrom('ward_benefit_year').selectAll().where('household_key', 'in', some).where('benefit_year', '=', year).where('latest', '=', 1).execute());
  return new Map(rows.map((row) => [`${row.kind} ${row.household_key}`, row]));
}

/** Writes what differs from the last reckoning of a kind. A year without 支給 that was never written needs no row. */
async function keepYears(store: WardStore, settings: Settings, year: number, kind: YearlyKind, asked: ReadonlyMap<string, HouseholdYear>, due: ReadonlyMap<string, BenefitYearRow>): Promise<readonly MonthChange[]> {
  const before = new Map([...due, ...await latestOf(store, year, [...asked.keys()])]);
  const gone = [...before.values()].filter((row) => row.kind === kind && !asked.has(row.household_key)).map(({ household_key }) => household_key);
  const rows = [...asked].flatMap(([householdKey, one]): readonly BenefitYearRow[] => {
    const sum = yearlySums(one, settings).find((found) => found.kind === kind);
    const holds = [...new Set(one.people.flatMap(({ personKey }) => one.months.get(personKey) ?? []).flatMap((month) => month.holds))].sort();
    return sum ? rowOf(settings, year, householdKey, sum, holds, before.get(`${kind} ${householdKey}`)) : [];
  });
  const nobody: YearlySum = { kind, yen: 0, missing: null, because: [{ rule: 'nobody', ja: '基準日にこの世帯の被保険者がいない', figures: {} }] };
  const all = [...rows, ...gone.flatMap((key) => rowOf(settings, year, key, nobody, [], before.get(`${kind} ${key}`)))];
  for (const keys of chunks(all.map(({ household_key }) => household_key))) await store.db.updateTable('ward_benefit_year').set({ latest: 0 }).where('kind', '=', kind).where('benefit_year', '=', year).where('household_key', 'in', keys).where('latest', '=', 1).execute();
  await store.insertMany('ward_benefit_year', all);
  return all.map((row) => {
    const held = row.holds !== '[]';
    return { householdKey: row.household_key, payerKey: asked.get(row.household_key)?.judged.headPersonKey ?? null, refundYen: row.refund_yen, sequence: row.sequence, isHeld: held, isNewlyHeld: held && row.holds !== before.get(`${kind} ${row.household_key}`)?.holds, because: row.because };
  });
}

function rowOf({ now }: Settings, year: number, householdKey: string, sum: YearlySum, holds: readonly string[], last: BenefitYearRow | undefined): readonly BenefitYearRow[] {
  const because = JSON.stringify(sum.because);
  const facts = JSON.stringify([sum.yen, sum.missing, holds, because]);
  if (last ? last.facts === facts : sum.yen === 0) return [];
  return [{ kind: sum.kind, household_key: householdKey, benefit_year: year, sequence: (last?.sequence ?? 0) + 1, facts, refund_yen: sum.yen, missing: sum.missing ?? '', because, holds: JSON.stringify(holds), recorded_at: now, latest: 1 }];
}
