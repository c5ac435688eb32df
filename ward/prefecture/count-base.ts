import { countedOnFor, levyPartsOf } from '../../contracts/levy-standard/checks.js';
import { ageBands, type AgeBand } from '../../contracts/levy-standard/codes.js';
import type { LevyBaseRow } from '../../contracts/levy-standard/records.js';
import { ageReachedOn } from '../../law/day.js';
import { assume, type Basis, type Day } from '../../law/define.js';
import { monthOf, monthsLater, monthsOf } from '../../law/fiscal-year.js';
import { isCareAge, isMinorIn } from '../../law/premium-ages.js';
import type { PartId } from '../../law/premium-parts.js';
import { cellJa, type PartRates, type RateSet } from '../../law/premium-rate-set.js';
import { premiumCaps } from '../../law/premium-rates-wards.js';
import type { AssessmentMember } from '../assessment/household.js';
import { incomeOf } from '../assessment/income.js';
import { isUnemployedIn } from '../assessment/months.js';
import { basisDayOf, headOn } from '../assessment/year/basis-day.js';
import { factsOf } from '../assessment/year/facts.js';
import { householdPages, readPage, type Page } from '../assessment/year/page.js';
import { unitsOf } from '../assessment/year/units.js';
import { byKey } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';

export const cappedIncomeBasis: Basis = assume('世帯の旧ただし書き所得は、区の所得割と軽減前の均等割を足して全国統一の賦課限度額に達する所得で切る。一人ごとの所得割の対象になる所得をそのまま足し、旧被扶養者の所得割免除は入れない。公開されているのは「賦課限度額に達する所得で切った世帯ごとの和」までである');
export const costYearBasis: Basis = assume('医療費実績は、計算基準日の前の12か月の診療月の給付記録の点数に10円を掛けた額を、その人の計算基準日の年齢階級に数える。取下げは除く');

/** A figure of the ward's own 料率 without which no income can be cut at the cap. */
export class UnknownRate extends Error {
  override readonly name = 'UnknownRate';
}

/** One insured person on the day of reckoning. */
interface Counted { readonly bornOn: Day; readonly incomeYen: number; readonly isCare: boolean; readonly isMinor: boolean }
interface Sum { insuredCount: number; householdCount: number; incomeYen: number; cappedYen: number }

/** 市町村基礎ファイル of a year, counted in one pass over the households as they are known now to have been on 1 April. */
export async function countBase(store: WardStore, settings: Settings, fiscalYear: number, rateSet: RateSet | undefined): Promise<readonly LevyBaseRow[]> {
  const countedOn = countedOnFor(fiscalYear);
  const parts = levyPartsOf(fiscalYear);
  const sums = new Map<PartId, Sum>(parts.map((part) => [part, { insuredCount: 0, householdCount: 0, incomeYen: 0, cappedYen: 0 }]));
  const bands = new Map<AgeBand, { insuredCount: number; costYen: number }>(ageBands.map(([band]) => [band, { insuredCount: 0, costYen: 0 }]));
  for await (const keys of householdPages(store)) {
    const page = await readPage(store, keys, fiscalYear - 1);
    for (const people of keys.map((key) => peopleOf(page, key, fiscalYear - 1, settings))) {
      for (const { bornOn } of people) bands.get(bandOf(bornOn, countedOn))!.insuredCount += 1;
      for (const part of parts) addHousehold(sums.get(part)!, part, people, rateSet, countedOn);
    }
  }
  for (const { bornOn, costYen } of await costsOf(store, fiscalYear)) bands.get(bandOf(bornOn, countedOn))!.costYen += costYen;
  return rowsOf({ fiscalYear, countedOn }, sums, bands);
}

/** Everybody of a household insured on 1 April, by what is known now. */
function peopleOf(page: Page, householdKey: string, year: number, settings: Settings): readonly Counted[] {
  const [versions, revisions, convention] = [page.versions.get(householdKey)!, page.revisionsIn(householdKey), settings.parameters.applicationEndConvention];
  const countedOn = countedOnFor(year + 1);
  const headPersonKey = headOn(versions, countedOn);
  const basisDay = basisDayOf(headPersonKey, householdKey, year, versions, [...byKey(revisions, ({ period_key }) => period_key).values()], convention);
  if (basisDay?.on !== countedOn) return [];
  const unit = unitsOf(householdKey, versions, revisions, year, convention).find((one) => one.headPersonKey === headPersonKey) ?? { householdKey, headPersonKey, months: new Map(), formerMembers: [], basisDay, isClosed: false };
  return factsOf(unit, year, page.known, settings).members.filter(({ ref }) => basisDay.insured.includes(ref)).map((member) => countedIn(member, year, settings));
}

function countedIn(member: AssessmentMember, year: number, { parameters }: Settings): Counted {
  const countedOn = countedOnFor(year + 1);
  const bornOn = bornOnOf(member);
  return { bornOn, incomeYen: incomeOf(member, isUnemployedIn(member, monthOf(countedOn)), { fiscalYear: year, parameters }).baseYen, isCare: isCareAge(ageReached(bornOn, countedOn)), isMinor: isMinorIn(bornOn, year) };
}
const bornOnOf = ({ age }: AssessmentMember): Day => {
  if (age.kind === 'born') return age.bornOn;
  throw new TypeError('住民の生年月日がない');
};

/** Years reached, counted like every age of 賦課: on the day before the birthday. */
function ageReached(bornOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return ageReachedOn(bornOn, years + 1) <= on ? years + 1 : ageReachedOn(bornOn, years) <= on ? years : years - 1;
}
/** The oldest band takes whoever is older, so that no cost is lost. */
function bandOf(bornOn: Day, on: Day): AgeBand {
  const age = Math.max(0, ageReached(bornOn, on));
  return ageBands.findLast(([band]) => Number(band) <= age)![0];
}

function addHousehold(sum: Sum, part: PartId, people: readonly Counted[], rateSet: RateSet | undefined, countedOn: Day): void {
  const scope = part === 'care' ? people.filter(({ isCare }) => isCare) : people;
  const payers = part === 'childSupport' ? scope.filter(({ isMinor }) => !isMinor) : scope;
  const incomeYen = scope.reduce((all, person) => all + person.incomeYen, 0);
  sum.insuredCount += payers.length;
  sum.householdCount += payers.length > 0 ? 1 : 0;
  sum.incomeYen += incomeYen;
  sum.cappedYen += incomeYen === 0 ? 0 : Math.min(incomeYen, incomeAtCap(part, payers.length, rateSet, countedOn));
}

/** The income of a household at which 所得割 and the whole 均等割 reach the 賦課限度額 of the nation. A part that the year before did not have cuts nobody. */
export function incomeAtCap(part: PartId, payers: number, rateSet: RateSet | undefined, countedOn: Day): number {
  const cap = premiumCaps.on(countedOn)[part];
  if (cap === null) return Number.MAX_SAFE_INTEGER;
  const rates = rateSet?.parts[part];
  if (!rates) throw new UnknownRate('この区の料率が調べられていない');
  const known = (key: keyof PartRates): number => {
    const value = rates[key]?.value ?? null;
    if (value === null) throw new UnknownRate(`${cellJa(part, key)}が公開資料で分からない`);
    return value;
  };
  const perHead = known('perCapitaYen') + (rates.adultExtraPerCapitaYen ? known('adultExtraPerCapitaYen') : 0);
  return Math.floor((Math.max(0, cap - perHead * payers) * 100_000) / known('incomeRatePer100k'));
}

/** What the receipts of the twelve months before cost, person by person of a day of birth. */
async function costsOf({ db }: WardStore, fiscalYear: number): Promise<readonly { readonly bornOn: Day; readonly costYen: number }[]> {
  const year = monthsOf(fiscalYear - 2);
  const rows = await db.selectFrom('ward_care_receipt').select(({ fn }) => ['born_on', fn.sum<number | string>('points').as('points')]).where('latest', '=', 1).where('record_state', '!=', 'withdrawn').where('counted_in', 'is not', null)
    .where('care_month', '>=', year[0]!).where('care_month', '<', monthsLater(year.at(-1)!, 1)).groupBy('born_on').orderBy('born_on').execute();
  return rows.map(({ born_on, points }) => ({ bornOn: born_on as Day, costYen: Number(points) * 10 }));
}

function rowsOf(common: Pick<LevyBaseRow, 'fiscalYear' | 'countedOn'>, sums: ReadonlyMap<PartId, Sum>, bands: ReadonlyMap<AgeBand, { readonly insuredCount: number; readonly costYen: number }>): readonly LevyBaseRow[] {
  const nothing = { part: null, ageBand: null, householdCount: null, incomeThousandYen: null, cappedIncomeThousandYen: null, careCostThousandYen: null };
  const inThousands = (yen: number) => Math.floor(yen / 1_000);
  const ages = [...bands].map(([ageBand, { insuredCount, costYen }]): LevyBaseRow => ({ ...common, ...nothing, rowKind: 'ageBand', ageBand, insuredCount, careCostThousandYen: inThousands(costYen) }));
  return [
    ...[...sums].map(([part, { insuredCount, householdCount, incomeYen, cappedYen }]): LevyBaseRow => ({ ...common, ...nothing, rowKind: 'part', part, insuredCount, householdCount, incomeThousandYen: inThousands(incomeYen), cappedIncomeThousandYen: inThousands(cappedYen) })),
    ...ages,
    { ...common, ...nothing, rowKind: 'total', insuredCount: ages.reduce((all, row) => all + row.insuredCount, 0), careCostThousandYen: ages.reduce((all, row) => all + row.careCostThousandYen!, 0) },
  ];
}
