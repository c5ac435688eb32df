import { smallestCountedBasis, smallestCountedYen, specificDiseaseBasis, specificDiseaseHalvingBasis, subsidyBasis, subsidyPrograms } from '../../law/high-cost.js';
import { clauseOf, yen, type Because } from '../because.js';
import { capped, percentOf, type Cap } from './cap.js';
import type { Limits } from './limits.js';
import { partsOfPerson, type CareMonth, type CarePerson, type CareService, type CareSubsidy } from './month.js';

/** One レセプト: a person at one institution, 入院 or 外来, 医科 or 歯科, with whatever 公費 there is. */
export interface CareRow {
  readonly person: CarePerson;
  readonly institution: string;
  readonly setting: CareService['setting'];
  readonly services: readonly CareService[];
}

/** What a 公費 covers of a row, or (null) what nothing but the insurance does. */
export interface Part {
  readonly subsidy: CareSubsidy | null;
  readonly costYen: number;
  /** 一部負担金 before any limit. */
  readonly copayYen: number;
  /** After the limit. */
  readonly cappedYen: number;
  /** What the patient keeps paying of it. */
  readonly shareYen: number;
}

/** What becomes of one row at the counter, when everything is capped there. */
export interface SettledRow {
  readonly row: CareRow;
  readonly patientPaysYen: number;
  /** 保険の一部負担金 after the limits, the part a 公費 pays included. */
  readonly insuranceCopayYen: number;
  readonly insurancePaysYen: number;
  readonly subsidizedCopayYen: Readonly<Record<string, number>>;
  readonly subsidyPatientShareYen: Readonly<Record<string, number>>;
  readonly because: readonly Because[];
}

/** Under 70 a 一部負担金 below this is left out. */
export const lineOf = (month: CareMonth, person: CarePerson): number => (person.ageGroup === 'under70' ? smallestCountedYen / partsOfPerson(month, person) : 0);

/** Settles one row; null when a 医療費 in it is not told. */
export function settledRow(month: CareMonth, row: CareRow, limits: Limits): SettledRow | null {
  const costs = row.services.map(({ medicalCostYen }) => medicalCostYen);
  if (costs.some((cost) => cost === null)) return null;
  const line = lineOf(month, row.person);
  const because: Because[] = [];
  const subsidized = month.subsidies.filter(({ ref }) => row.services.some(({ subsidy }) => subsidy === ref)).map((subsidy) => subsidizedPart(row, subsidy, limits, because));
  const rest = restPart(month, row, limits, because);
  const joining = rest && rest.copayYen >= line ? subsidized.filter(({ copayYen }) => copayYen >= line) : [];
  const outside = subsidized.filter((part) => !joining.includes(part));
  const joined = rest ? joinedYen(row, [...joining, rest], limits, because) : 0;
  const patientPaysYen = joined + sum(outside, ({ shareYen }) => shareYen);
  const insuranceCopayYen = sum(subsidized, ({ cappedYen }) => cappedYen) + patientPaysYen - sum(subsidized, ({ shareYen }) => shareYen);
  return {
    row, patientPaysYen, insuranceCopayYen, insurancePaysYen: sum(costs, (cost) => cost!) - insuranceCopayYen,
    subsidizedCopayYen: byRef(subsidized, ({ cappedYen }) => cappedYen), subsidyPatientShareYen: byRef(subsidized, ({ shareYen }) => shareYen),
    because,
  };
}

/** The part of a row that a 公費 covers. */
export function subsidizedPart(row: CareRow, subsidy: CareSubsidy, limits: Limits, because: Because[]): Part {
  const costYen = costOf(row, subsidy.ref);
  const copayYen = percentOf(costYen, row.person.copayPercent);
  const cap = limits.subsidized(subsidy, row.person, row.setting, costYen);
  const cappedYen = capped(copayYen, cap);
  const shareYen = Math.min(percentOf(costYen, subsidy.patientPercentOfCost), subsidy.patientMonthlyLimitYen ?? Infinity, cappedYen);
  because.push({
    rule: 'subsidized', ...clauseOf(subsidyBasis), figures: { subsidy: subsidy.ref, costYen, copayYen, cappedYen, shareYen },
    ja: `${placeJa(row)}の公費 ${subsidy.ref}(${subsidyPrograms.find(([id]) => id === subsidy.program)![1]}): 医療費 ${yen(costYen)}×${row.person.copayPercent}% = ${yen(copayYen)}${limitedJa(copayYen, cap)}。本人の払う分は ${yen(shareYen)}`,
  });
  return { subsidy, costYen, copayYen, cappedYen, shareYen };
}

function restPart(month: CareMonth, row: CareRow, limits: Limits, because: Because[]): Part | null {
  if (row.services.every(({ subsidy }) => subsidy !== null)) return null;
  const costYen = costOf(row, null);
  const copayYen = percentOf(costYen, row.person.copayPercent);
  const disease = specificDiseaseCap(month, row);
  const cap = disease ?? limits.own(row.person, row.setting, costYen);
  const cappedYen = capped(copayYen, cap);
  because.push({
    rule: 'patient', ...(disease === null ? {} : clauseOf(specificDiseaseBasis, ...(partsOfPerson(month, row.person) > 1 ? [specificDiseaseHalvingBasis] : []))), figures: { costYen, copayYen, cappedYen },
    ja: `${placeJa(row)}${row.services.some(({ subsidy }) => subsidy !== null) ? 'の保険だけの分' : ''}: 医療費 ${yen(costYen)}×${row.person.copayPercent}% = ${yen(copayYen)}${limitedJa(copayYen, cap)}`,
  });
  return { subsidy: null, costYen, copayYen, cappedYen, shareYen: cappedYen };
}

/** 公費の自己負担と保険だけの分 together are capped once more, on the 医療費 of both. */
function joinedYen(row: CareRow, parts: readonly Part[], limits: Limits, because: Because[]): number {
  const together = sum(parts, ({ shareYen }) => shareYen);
  if (parts.length === 1) return together;
  const costYen = sum(parts, (part) => part.costYen);
  const cap = limits.own(row.person, row.setting, costYen);
  because.push({ rule: 'joined', ...clauseOf(subsidyBasis, ...(row.person.ageGroup === 'under70' ? [smallestCountedBasis] : [])), figures: { together, costYen, cappedYen: capped(together, cap) }, ja: `${placeJa(row)}の公費の自己負担と保険だけの分を合わせて ${yen(together)}${limitedJa(together, cap)}` });
  return capped(together, cap);
}

/** マル長: of a row with care of the disease, whatever the 区分; null for any other. */
export function specificDiseaseCap(month: CareMonth, { person, services }: Pick<CareRow, 'person' | 'services'>): Cap | null {
  if (person.specificDiseaseCapYen === null || services.every(({ isSpecificDisease }) => !isSpecificDisease)) return null;
  const parts = partsOfPerson(month, person);
  return { yen: person.specificDiseaseCapYen / parts, ja: `特定疾病 ${yen(person.specificDiseaseCapYen)}${parts === 1 ? '' : `の${parts}分の1`}` };
}

const costOf = ({ services }: CareRow, ref: string | null): number => sum(services.filter(({ subsidy }) => subsidy === ref), ({ medicalCostYen }) => medicalCostYen!);
const byRef = (parts: readonly Part[], of: (part: Part) => number): Readonly<Record<string, number>> => Object.fromEntries(parts.map((part) => [part.subsidy!.ref, of(part)]));
const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);
export const placeJa = ({ person, institution, setting, services }: CareRow): string => `${person.ref} ${institution} ${services[0]?.department === 'dental' ? '歯科' : ''}${setting === 'inpatient' ? '入院' : '外来'}`;
export const limitedJa = (amount: number, cap: Cap): string => (amount > cap.yen ? ` → 限度額 ${yen(cap.yen)}(${cap.ja})` : `(限度額 ${yen(cap.yen)} まで)`);
