import type { Month } from '../../law/fiscal-year.js';
import { premiumParts, type PartId } from '../../law/premium-parts.js';
import { cellJa, type PartRates } from '../../law/premium-rate-set.js';
import type { ReductionTenths } from '../../law/premium-reductions.js';
import type { Because } from '../because.js';
import { annualPart, floorTo, neededCells, scopeOf, unitOf, type AnnualPart, type PartFigures } from './annual.js';
import { spansOf, type ChargedMember, type Span } from './composition.js';
import { explained } from './explain.js';
import { roundingOf, type AssessmentHousehold } from './household.js';

/** What a part comes to in a row of months with the same people. */
export interface PartSpan extends AnnualPart { readonly months: readonly Month[]; readonly people: readonly ChargedMember[] }

export interface AssessmentPart {
  readonly part: PartId;
  readonly figures: PartFigures;
  readonly spans: readonly PartSpan[];
  readonly monthsCharged: number;
  /** After 月割, before 減免. */
  readonly proratedYen: number;
  readonly reliefYen: number;
  readonly yen: number;
}

/** 賦課: the 年間保険料 of a household, with the way to it. */
export interface Assessment {
  readonly fiscalYear: number;
  readonly rateSetId: string;
  readonly parts: readonly AssessmentPart[];
  readonly totalYen: number;
  /** The level in force at the end of the year; it changes inside only with 非自発的失業. */
  readonly reductionTenths: ReductionTenths;
  readonly spans: readonly Span[];
  /** Put into words only when somebody asks. */
  readonly because: readonly Because[];
}

/** A figure of the rate set that is needed and not known. */
export interface MissingCell { readonly part: PartId; readonly key: keyof PartRates; readonly ja: string; readonly why: string }

/** Every unknown figure without which this household cannot be assessed. */
export function missingCells(household: AssessmentHousehold, spans: readonly Span[] = spansOf(household)): readonly MissingCell[] {
  const people = spans.flatMap((span) => span.people);
  return partsOf(household).flatMap((part) => neededCells(part, people, household.omitsAdultExtra).flatMap((key) => {
    const cell = household.rateSet.parts[part]![key];
    if (cell?.value !== undefined && cell.value !== null) return [];
    return [{ part, key, ja: cellJa(part, key), why: cell?.basis.kind === 'unknown' ? cell.basis.what : '料率に書かれていない' }];
  }));
}

/** An assessment that would need a figure nobody has published. Nothing is computed in its place. */
export class UnknownFigure extends Error {
  override readonly name = 'UnknownFigure';
  readonly code = 'TSG-W200';
  constructor(readonly cells: readonly MissingCell[]) {
    super(`TSG-W200: ${cells.map(({ ja, why }) => `${ja}が分からない(${why})`).join('、')}。その値を書いた料率を渡す`);
  }
}

/** 賦課額 of one household in one fiscal year. Throws UnknownFigure rather than take an unknown figure for 0. */
export function assess(household: AssessmentHousehold): Assessment {
  const spans = spansOf(household);
  const missing = missingCells(household, spans);
  if (missing.length > 0) throw new UnknownFigure(missing);
  const parts = partsOf(household).map((part) => assessPart(part, spans, household));
  const assessment = {
    fiscalYear: household.fiscalYear, rateSetId: household.rateSet.id, parts, totalYen: parts.reduce((sum, { yen }) => sum + yen, 0),
    reductionTenths: spans.at(-1)?.judgement.tenths ?? 0, spans,
  };
  return { ...assessment, get because() { return explained(household, assessment); } };
}

const partsOf = ({ rateSet }: AssessmentHousehold): readonly PartId[] => premiumParts.filter(({ id }) => rateSet.parts[id] !== undefined).map(({ id }) => id);

/** 月割: the twelfth of every month's annual amount, added up, truncated once. */
function assessPart(part: PartId, spans: readonly Span[], household: AssessmentHousehold): AssessmentPart {
  const { parameters, relief } = household;
  const rounding = roundingOf(household);
  const figures = figuresOf(household.rateSet.parts[part]!, household.omitsAdultExtra);
  const charged = joined(part, spans).map(({ months, people }) => ({ months, people, ...annualPart(part, people, figures, { rounding, parameters }) }));
  const twelfths = charged.reduce((sum, { yen, months }) => sum + yen * months.length, 0);
  const proratedYen = floorTo(Math.floor(twelfths / 12), parameters.prorationRounding === 'floor1Yen' ? 1 : unitOf(rounding));
  const reliefYen = Math.min(proratedYen, relief?.yen[part] ?? 0);
  const monthsCharged = charged.reduce((sum, { months, yen }) => sum + (yen > 0 ? months.length : 0), 0);
  return { part, figures, spans: charged, monthsCharged, proratedYen, reliefYen, yen: proratedYen - reliefYen };
}

/** Spans that differ only in whom this part does not concern are one: somebody who turns 40 changes the 介護分 alone. */
function joined(part: PartId, spans: readonly Span[]): readonly { readonly months: readonly Month[]; readonly people: readonly ChargedMember[] }[] {
  if (spans.length === 1) return [{ months: spans[0]!.months, people: scopeOf(part, spans[0]!.people) }];
  const found: { months: Month[]; people: readonly ChargedMember[]; key: string }[] = [];
  for (const { months, people } of spans) {
    const scope = scopeOf(part, people);
    const key = JSON.stringify(scope.map(({ ref, baseYen, tenths, isPreschool, isMinor }) => [ref, baseYen, tenths, isPreschool, isMinor]));
    const last = found.at(-1);
    if (last?.key === key) last.months.push(...months);
    else found.push({ months: [...months], people: scope, key });
  }
  return found;
}

/** What is unknown here is not needed: `missingCells` has seen to that. */
const figuresOf = ({ incomeRatePer100k, perCapitaYen, adultExtraPerCapitaYen, capYen }: PartRates, omitsAdultExtra: boolean): PartFigures => ({
  incomeRatePer100k: incomeRatePer100k.value ?? 0, perCapitaYen: perCapitaYen.value ?? 0, capYen: capYen.value ?? 0,
  adultExtraYen: omitsAdultExtra ? 0 : adultExtraPerCapitaYen?.value ?? 0,
});
