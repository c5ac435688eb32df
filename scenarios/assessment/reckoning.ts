import type { Scene } from '../../harness/scene.js';
import type { Cell } from '../../law/premium-rate-set.js';
import { premiumParts, type PartId } from '../../law/premium-parts.js';
import { rateSetFor } from '../../law/premium-rates.js';

/** What a household is reckoned from; everything else follows from the ward's rates. */
export interface Reckoning {
  /** Σ of 賦課標準 (所得 − 43万円, each person by themselves), and of those between 40 and 64. */
  readonly baseYen: number;
  readonly careBaseYen?: number;
  readonly heads: number;
  readonly careHeads?: number;
  /** Those over the year of their 18th birthday; everybody when left out. */
  readonly adults?: number;
  readonly preschool?: number;
  readonly tenths?: 0 | 2 | 5 | 7;
  /** Months of the year, of 介護分 by themselves. */
  readonly months?: number;
  readonly careMonths?: number;
}
export type Parts = { readonly [P in PartId]?: number | undefined };

/**
 * The premium as a clerk reckons it on paper: rate times base plus heads, cut by 軽減, held by the cap, a twelfth for every month. One way
 * for each part, and no other case. A year in which something changed is told in several rows, each with its months.
 */
export function reckoned({ ward }: Pick<Scene, 'ward'>, fiscalYear: number, ...rows: readonly Reckoning[]): Parts {
  const { parts, rounding } = rateSetFor(fiscalYear, ward.municipality.code)!;
  const unit = rounding === 'floor1YenPerPart' ? 1 : 100;
  return Object.fromEntries(premiumParts.flatMap(({ id }) => {
    const rates = parts[id];
    if (!rates) return [];
    const figures = { rate: yenOf(rates.incomeRatePer100k), each: yenOf(rates.perCapitaYen), extra: yenOf(rates.adultExtraPerCapitaYen), cap: yenOf(rates.capYen), unit };
    const twelfths = rows.reduce((sum, row) => sum + ofYear(id, row, figures) * monthsOf(id, row), 0);
    return [[id, downTo(Math.floor(twelfths / 12), unit)]];
  }));
}

interface Figures { readonly rate: number; readonly each: number; readonly extra: number; readonly cap: number; readonly unit: number }
const yenOf = (cell: Cell | undefined): number => cell?.value ?? 0;
const downTo = (yen: number, unit: number): number => yen - (yen % unit);
const monthsOf = (id: PartId, { months = 12, careMonths = months }: Reckoning): number => (id === 'care' ? careMonths : months);

function ofYear(id: PartId, row: Reckoning, { rate, each, extra, cap, unit }: Figures): number {
  const { heads, adults = heads, careHeads = 0, careBaseYen = 0, preschool = 0, tenths = 0 } = row;
  const cut = (yen: number): number => Math.floor((yen * (10 - tenths)) / 10);
  const income = Math.floor(((id === 'care' ? careBaseYen : row.baseYen) * rate) / 100_000);
  const all = id === 'care' ? careHeads * cut(each) : id === 'childSupport' ? adults * (cut(each) + cut(extra)) : (heads - preschool) * cut(each) + Math.floor((preschool * cut(each)) / 2);
  return downTo(Math.min(cap, income + all), unit);
}
export const totalOf = (parts: Parts): number => Object.values(parts).reduce<number>((sum, yen) => sum + (yen ?? 0), 0);

export const periodText = (number: number | '随時', yen: number): string => `${number}期 ${yen}円`;
/** What the 期 say, one by one: the first takes what cannot be shared in tens. */
export const shared = (totalYen: number, numbers: readonly number[]): readonly string[] => amountsOf(totalYen, numbers.length).map((yen, i) => periodText(numbers[i]!, yen));
export const allTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

function amountsOf(totalYen: number, periods: number): readonly number[] {
  const each = Math.floor(totalYen / periods / 10) * 10;
  return Array.from({ length: periods }, (_, i) => (i === 0 ? totalYen - (periods - 1) * each : each));
}

/** After a 更正: the 期 already due, counted from `numbers`, say what they said, the others share the rest. A 期 left with nothing is not named. */
export function reshared(beforeYen: number, nowYen: number, due: number, numbers: readonly number[] = allTen): readonly string[] {
  const kept = amountsOf(beforeYen, numbers.length).slice(0, due);
  const rest = Math.max(0, nowYen - kept.reduce((sum, yen) => sum + yen, 0));
  return [...kept, ...amountsOf(rest, numbers.length - due)].flatMap((yen, i) => (yen > 0 ? [periodText(numbers[i]!, yen)] : []));
}
/** The same when everybody has left: the rest is asked for at once. */
export function atOnce(beforeYen: number, nowYen: number, due: number): readonly string[] {
  const kept = amountsOf(beforeYen, allTen.length).slice(0, due);
  const rest = nowYen - kept.reduce((sum, yen) => sum + yen, 0);
  return [...kept.map((yen, i) => periodText(allTen[i]!, yen)), ...(rest > 0 ? [periodText('随時', rest)] : [])];
}
/** What the 期 already due hold. */
export const billed = (beforeYen: number, due: number): number => amountsOf(beforeYen, allTen.length).slice(0, due).reduce((sum, yen) => sum + yen, 0);
