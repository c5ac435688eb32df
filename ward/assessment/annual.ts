import type { AssessmentParameterValues } from '../../law/assessment-parameters.js';
import { shareOf } from '../../law/premium-income.js';
import { partOf, type PartId } from '../../law/premium-parts.js';
import type { PartRates, PartRounding } from '../../law/premium-rate-set.js';
import type { ChargedMember } from './composition.js';

/** Figures of one part for a whole year of one composition. */
export interface AnnualPart {
  readonly baseYen: number;
  readonly heads: number;
  /** 所得割 and 均等割, whole yen, before the cap. */
  readonly incomePartYen: number;
  readonly headPartYen: number;
  readonly isCapped: boolean;
  readonly yen: number;
}

/** Plain figures of a part; nothing unknown is left. */
export interface PartFigures { readonly incomeRatePer100k: number; readonly perCapitaYen: number; readonly adultExtraYen: number; readonly capYen: number }

export interface AnnualRules { readonly rounding: PartRounding; readonly parameters: AssessmentParameterValues }

/** Whom the part concerns. */
export const scopeOf = (part: PartId, people: readonly ChargedMember[]): readonly ChargedMember[] =>
  (partOf(part).scope === 'aged40To64' ? people.filter(({ isCare }) => isCare) : people);

/** Cells the part cannot be computed without for these people. */
export function neededCells(part: PartId, people: readonly ChargedMember[], omitsAdultExtra: boolean): readonly (keyof PartRates)[] {
  const scope = scopeOf(part, people);
  if (scope.length === 0) return [];
  const paysHeads = partOf(part).perCapita === 'everyone' || scope.some(({ isMinor }) => !isMinor);
  const paysExtra = partOf(part).perCapita === 'adultsOnly' && paysHeads && !omitsAdultExtra;
  return ['incomeRatePer100k', ...(paysHeads ? ['perCapitaYen' as const] : []), ...(paysExtra ? ['adultExtraPerCapitaYen' as const] : []), 'capYen'];
}

/** 年額 of a part: 所得割 + 均等割, the cap, the rounding of the part. */
export function annualPart(part: PartId, people: readonly ChargedMember[], figures: PartFigures, { rounding, parameters }: AnnualRules): AnnualPart {
  const scope = scopeOf(part, people);
  const baseYen = scope.reduce((sum, person) => sum + person.baseYen, 0);
  const incomeOfEach = scope.map((person) => incomePart(person.baseYen, figures));
  const shares = scope.map((person) => headShare(part, person, figures, parameters));
  const heads = shares.filter((share) => share > 0).length;
  const incomePartYen = parameters.incomePartUnit === 'perPerson' ? total(incomeOfEach) : incomePart(baseYen, figures);
  const headPartYen = Math.floor(total(shares) / whole);
  const uncapped = rounding === 'floor100YenPerPersonPerPart'
    ? total(scope.map((_, i) => floorTo(incomeOfEach[i]! + Math.floor(shares[i]! / whole), 100)))
    : incomePartYen + headPartYen;
  const capped = Math.min(figures.capYen, uncapped);
  return { baseYen, heads, incomePartYen, headPartYen, isCapped: uncapped > figures.capYen, yen: floorTo(capped, unitOf(rounding)) };
}

export const unitOf = (rounding: PartRounding): number => (rounding === 'floor1YenPerPart' ? 1 : 100);
export const floorTo = (yen: number, unit: number): number => yen - (yen % unit);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const incomePart = (baseYen: number, { incomeRatePer100k }: PartFigures): number => shareOf(baseYen, incomeRatePer100k, 100_000);

/** Twentieths of a yen, so that tenths and halves stay whole until they are truncated. */
const whole = 20;

/** 均等割 of one person in twentieths: 7・5・2割 first, then half for a 未就学児; none of the 子ども分 under 18. */
function headShare(part: PartId, { tenths, isPreschool, isMinor }: ChargedMember, { perCapitaYen, adultExtraYen }: PartFigures, parameters: AssessmentParameterValues): number {
  const { perCapita, halvedForPreschool } = partOf(part);
  if (perCapita === 'adultsOnly' && isMinor) return 0;
  const cut = (amount: number) => (parameters.reductionTruncation === 'perPerson' ? shareOf(amount, 10 - tenths, 10) * whole : amount * (10 - tenths) * (whole / 10));
  const full = parameters.childSupportTruncation === 'together' ? cut(perCapitaYen + adultExtraYen) : cut(perCapitaYen) + cut(adultExtraYen);
  if (!halvedForPreschool || !isPreschool) return full;
  return parameters.preschoolRounding === 'perPerson' ? floorTo(full / 2, whole) : full / 2;
}
