import { countedRowsBasis, halvingBasis, householdSumBasis, limitBasisOf, limitsOf, smallestCountedBasis, specificDiseaseBasis, subsidizedRowBasis, tableOf, type HighCostTable } from '../../law/high-cost.js';
import { clauseOf, yen, type Because } from '../because.js';
import { byKey } from '../desk.js';
import { capped, percentOf, type Cap } from './cap.js';
import { limitsIn, type Limits } from './limits.js';
import { partsOfHousehold, partsOfPerson, type CareMonth, type CarePerson } from './month.js';
import { isCapped, paidFor } from './paid.js';
import { limitedJa, lineOf, placeJa, settledRow, specificDiseaseCap, type CareRow, type SettledRow } from './patient.js';

/** What of a row enters the sum, and of which 医療費 (null = not told). */
interface Counted { readonly row: CareRow; readonly yen: number; readonly costYen: number | null }
/** What was paid of a row, and what of it the 特定疾病 gives back at once. */
interface Paid { readonly yen: number; readonly givenBackYen: number }

/** One limit laid on a sum. */
export interface Step { readonly baseYen: number; readonly costYen: number | null; readonly limitYen: number; readonly refundYen: number }

/** 高額療養費 of a household in one month. Steps are null where nobody is concerned. */
export interface HighCost {
  readonly table: HighCostTable;
  /** Every row as the counter settles it; none where a 医療費 is not told. */
  readonly rows: readonly SettledRow[];
  readonly eligibleCopayYen: number;
  readonly eligibleMedicalCostYen: number | null;
  /** What was paid beyond the limit of a 特定疾病, row by row. */
  readonly specificDiseaseRefundYen: number;
  /** 外来 of 70–74, each person by itself. */
  readonly outpatientRefundYen: number;
  /** Limits of single persons that are halved. */
  readonly personRefundYen: number;
  readonly over70: Step | null;
  /** All ages together; in a household without anybody under 70 there is none. */
  readonly whole: Step | null;
  readonly refundYen: number;
  /** 外来 of each person of 70–74: what was paid, and what of it the limit of the month gives back; `isLimited`: the 区分 has such a limit. */
  readonly outpatients: readonly Outpatient[];
  /** What is left to each person of the counted rows after every refund. A refund of several people is parted as they paid. */
  readonly people: readonly LeftToPerson[];
  /** 75歳到達月: the limit of the only person here and at 後期; null where it depends on the 医療費 there. */
  readonly turning75: { readonly limitYen: number; readonly otherInsurerLimitYen: number } | null;
  readonly because: readonly Because[];
}

export interface Outpatient { readonly ref: string; readonly baseYen: number; readonly refundYen: number; readonly isLimited: boolean }
export interface LeftToPerson { readonly ref: string; readonly ageGroup: CarePerson['ageGroup']; readonly leftYen: number }

/**
 * 高額療養費 of one household and month: the 外来 of each person of 70–74, then all of 70–74, then everybody. Throws NoLimit or
 * UnknownCost rather than take what is not told for 0. The order of persons and services does not matter.
 */
export function highCostOf(month: CareMonth): HighCost {
  const limits = limitsIn(month);
  const because: Because[] = [tableLine(month)];
  const rows = rowsOf(month);
  const settled = rows.map((row) => settledRow(month, row, limits));
  because.push(...settled.flatMap((one) => one?.because ?? []));
  const paid = rows.map((row) => paidAt(month, row, limits, because));
  const specificDiseaseRefundYen = paid.reduce((sum, { givenBackYen }) => sum + givenBackYen, 0);
  const counted = rows.flatMap((row, i) => countedOf(month, row, limits, paid[i]!.yen, because));
  const [young, old] = [counted.filter(({ row }) => row.person.ageGroup === 'under70'), counted.filter(({ row }) => row.person.ageGroup === 'from70to74')];
  const outpatients = old.length === 0 ? none : outpatientStep(month, old, limits, because);
  const singles = singleSteps(month, young, outpatients.left, limits, because);
  const [hasYoung, hasOld] = (['under70', 'from70to74'] as const).map((group) => month.persons.some(({ ageGroup }) => ageGroup === group));
  const over70 = hasOld ? step('over70', '70〜74歳の世帯', singles.old, limits.over70, because) : null;
  // What is left of 70–74 alone has met its limit; nobody under 70 joins it.
  const whole = hasYoung && (young.length > 0 || !hasOld) ? step('whole', '世帯全体', [...singles.young, ...(over70 ? [remaining(over70)] : [])], limits.under70, because) : null;
  const refundYen = specificDiseaseRefundYen + outpatients.refundYen + singles.refundYen + (over70?.refundYen ?? 0) + (whole?.refundYen ?? 0);
  because.push({ rule: 'total', ...clauseOf(householdSumBasis), ja: `支給額 ${yen(refundYen)}`, figures: { refundYen } });
  return {
    table: tableOf(month.careMonth), rows: settled.flatMap((one) => one ?? []), eligibleCopayYen: sumOf(counted), eligibleMedicalCostYen: costsOf(counted), specificDiseaseRefundYen, outpatientRefundYen: outpatients.refundYen,
    personRefundYen: singles.refundYen, over70, whole, refundYen, outpatients: outpatients.people, people: leftToPeople(singles, over70?.refundYen ?? 0, whole?.refundYen ?? 0), turning75: turning75(month, limits), because,
  };
}

function tableLine(month: CareMonth): Because {
  const { careMonth, category, isMultipleMonth } = month;
  const letters = [category.under70 && `70歳未満 区分${category.under70}`, category.over70 && `70〜74歳 ${category.over70}`].filter(Boolean).join('、');
  const { under70, over70 } = limitsOf(careMonth);
  const yearly = (category.under70 && under70?.[category.under70].yearlyYen) ?? (category.over70 && over70?.[category.over70].yearlyYen) ?? null;
  const parts = partsOfHousehold(month);
  return {
    rule: 'limitTable', ...clauseOf(limitBasisOf(careMonth), ...(parts > 1 ? [halvingBasis] : [])),
    ja: `${careMonth} 診療分の限度額(${letters})${isMultipleMonth ? '、多数回該当' : ''}${parts > 1 ? '、都内転居月なので2分の1' : ''}${yearly === null ? '' : `。年間上限 ${yen(yearly)} は翌年7月診療の後に精算し、ここでは計算しない`}`,
    figures: { careMonth, table: tableOf(careMonth) },
  };
}

/** Services of one person at one institution, 入院/外来 and 医科/歯科 are one row. */
export function rowsOf({ persons, services }: CareMonth): readonly CareRow[] {
  const rows = new Map<string, CareRow & { services: typeof services }>();
  for (const service of services) {
    const key = JSON.stringify([service.person, service.institution, service.setting, service.department]);
    const row = rows.get(key);
    rows.set(key, { person: persons.find(({ ref }) => ref === service.person)!, institution: service.institution, setting: service.setting, services: [...(row?.services ?? []), service] });
  }
  return [...rows.values()];
}

function countedOf(month: CareMonth, row: CareRow, limits: Limits, paid: number, because: Because[]): readonly Counted[] {
  const costYen = costOfRow(row);
  const line = lineOf(month, row.person);
  if (row.services.some(({ subsidy }) => subsidy !== null) && costYen !== null) return countedParts(month, row, limits, paid, because);
  if (paid >= line) return [{ row, yen: paid, costYen }];
  because.push(leftOut(placeJa(row), paid, line));
  return [];
}

const leftOut = (ja: string, copayYen: number, line: number): Because => ({ rule: 'leftOut', ...clauseOf(smallestCountedBasis), ja: `${ja}: 一部負担金 ${yen(copayYen)} は ${yen(line)} に満たないので、医療費とともに数えない`, figures: { copayYen, line } });

/** Of a row with 公費 each part is looked at by itself, and by the insurance's 一部負担金: not by what the patient paid of it. */
function countedParts(month: CareMonth, row: CareRow, limits: Limits, paid: number, because: Because[]): readonly Counted[] {
  const line = lineOf(month, row.person);
  const parts = [...byKey(row.services, ({ subsidy }) => subsidy ?? '').values()].map((services) => {
    const costYen = services.reduce((sum, { medicalCostYen }) => sum + medicalCostYen!, 0);
    return { ja: `${placeJa(row)}の${services[0]!.subsidy === null ? '保険だけの分' : `公費 ${services[0]!.subsidy}`}`, services, costYen, copayYen: percentOf(costYen, row.person.copayPercent) };
  });
  const counted = parts.filter(({ copayYen }) => copayYen >= line);
  because.push(...parts.filter((part) => !counted.includes(part)).map(({ ja, copayYen }) => leftOut(ja, copayYen, line)));
  if (counted.length === 0) return [];
  const [left, costYen] = [Math.min(paid, paidFor(month, { ...row, services: counted.flatMap(({ services }) => services) }, limits)), costsOf(counted)];
  because.push({ rule: 'counted', ...clauseOf(subsidizedRowBasis), ja: `${placeJa(row)}: 公費の後に残る ${yen(left)} を合算する`, figures: { countedYen: left, ...(costYen === null ? {} : { costYen }) } });
  return left === 0 && costYen === 0 ? [] : [{ row, yen: left, costYen }];
}

const costOfRow = ({ services }: CareRow): number | null => costsOf(services.map(({ medicalCostYen }) => ({ costYen: medicalCostYen })));

/** 一部負担金 of a row as it was paid, and what of it the 特定疾病 gives back. */
function paidAt(month: CareMonth, row: CareRow, limits: Limits, because: Because[]): Paid {
  const paid = paidFor(month, row, limits);
  const disease = specificDiseaseCap(month, row);
  if (!disease) return { yen: paid, givenBackYen: 0 };
  const givenBackYen = row.services.every(isCapped) ? 0 : paid - capped(paid, disease);
  if (givenBackYen > 0) because.push({ rule: 'specificDisease', ...clauseOf(specificDiseaseBasis), ja: `${placeJa(row)} ${yen(paid)}${limitedJa(paid, disease)}、支給 ${yen(givenBackYen)}`, figures: { paidYen: paid, limitYen: disease.yen, refundYen: givenBackYen } });
  return { yen: capped(paid, disease), givenBackYen };
}

interface Left { readonly yen: number; readonly costYen: number | null; readonly person: CarePerson | null }
const none = { refundYen: 0, left: [] as readonly Left[], people: [] as readonly Outpatient[] };
const remaining = ({ baseYen, refundYen, costYen }: Step): Left => ({ yen: baseYen - refundYen, costYen, person: null });

/** 外来 of each person of 70–74. */
function outpatientStep(month: CareMonth, old: readonly Counted[], limits: Limits, because: Because[]): { readonly refundYen: number; readonly left: readonly Left[]; readonly people: readonly Outpatient[] } {
  const people = [...new Set(old.map(({ row }) => row.person))];
  const steps = people.map((person) => {
    const own = old.filter(({ row }) => row.person === person);
    const outpatient = own.filter(({ row }) => row.setting === 'outpatient');
    const cap = limits.outpatient(person);
    const base = sumOf(outpatient);
    const refundYen = cap === null ? 0 : base - capped(base, cap);
    if (cap !== null && outpatient.length > 0) because.push(refundLine('outpatient', `${person.ref} の外来`, base, cap, month, person));
    return { refundYen, left: { yen: sumOf(own) - refundYen, costYen: costsOf(own), person }, outpatient: { ref: person.ref, baseYen: base, refundYen, isLimited: cap !== null } };
  });
  return { refundYen: steps.reduce((sum, one) => sum + one.refundYen, 0), left: steps.map(({ left }) => left), people: steps.map(({ outpatient }) => outpatient).filter(({ baseYen }) => baseYen > 0).sort(byRef) };
}

/** Persons whose own limits are halved come before the sum of everybody. */
function singleSteps(month: CareMonth, young: readonly Counted[], old: readonly Left[], limits: Limits, because: Because[]): { readonly refundYen: number; readonly young: readonly Left[]; readonly old: readonly Left[] } {
  const ofYoung = [...new Set(young.map(({ row }) => row.person))].map((person): Left => {
    const own = young.filter(({ row }) => row.person === person);
    return { yen: sumOf(own), costYen: costsOf(own), person };
  });
  let refundYen = 0;
  const settle = (left: Left, capFor: Limits['over70']): Left => {
    const parts = partsOfPerson(month, left.person!);
    if (parts === partsOfHousehold(month)) return left;
    const cap = capFor(left.costYen, parts);
    because.push(refundLine('person', `${left.person!.ref} の分`, left.yen, cap, month, left.person!));
    refundYen += left.yen - capped(left.yen, cap);
    return { ...left, yen: capped(left.yen, cap) };
  };
  const [youngLeft, oldLeft] = [ofYoung.map((left) => settle(left, limits.under70)), old.map((left) => settle(left, limits.over70))];
  return { refundYen, young: youngLeft, old: oldLeft };
}

function refundLine(rule: string, ja: string, base: number, cap: Cap, month: CareMonth, person: CarePerson): Because {
  const isHalved = partsOfPerson(month, person) > partsOfHousehold(month);
  return { rule, ...clauseOf(householdSumBasis, ...(isHalved ? [halvingBasis] : [])), ja: `${ja} ${yen(base)}${limitedJa(base, cap)}、支給 ${yen(base - capped(base, cap))}`, figures: { baseYen: base, limitYen: cap.yen, refundYen: base - capped(base, cap) } };
}

function step(rule: 'over70' | 'whole', ja: string, left: readonly Left[], capFor: (costYen: number | null) => Cap, because: Because[]): Step {
  const [baseYen, costYen] = [left.reduce((sum, one) => sum + one.yen, 0), costsOf(left)];
  const cap = capFor(costYen);
  const refundYen = baseYen - capped(baseYen, cap);
  because.push({ rule, ...clauseOf(householdSumBasis, countedRowsBasis), ja: `${ja}: 残った ${yen(baseYen)}${limitedJa(baseYen, cap)}、支給 ${yen(refundYen)}`, figures: { baseYen, limitYen: cap.yen, refundYen } });
  return { baseYen, costYen, limitYen: cap.yen, refundYen };
}

function turning75(month: CareMonth, limits: Limits): HighCost['turning75'] {
  const [person, ...others] = month.persons;
  if (!person?.turns75InMonth || others.length > 0) return null;
  const otherInsurerLimitYen = limits.otherInsurer();
  return otherInsurerLimitYen === null ? null : { limitYen: limits.over70(null, partsOfPerson(month, person)).yen, otherInsurerLimitYen };
}

const byRef = (a: { readonly ref: string }, b: { readonly ref: string }): number => (a.ref < b.ref ? -1 : 1);

function leftToPeople({ young, old }: { readonly young: readonly Left[]; readonly old: readonly Left[] }, ofOld: number, ofWhole: number): readonly LeftToPerson[] {
  const leftOf = ({ yen: left, person }: Left): LeftToPerson => ({ ref: person!.ref, ageGroup: person!.ageGroup, leftYen: left });
  return less([...less(old.map(leftOf), ofOld), ...young.map(leftOf)], ofWhole);
}
/** Takes a refund from several people in proportion; the yen that do not part go to the later ones by name. */
function less(people: readonly LeftToPerson[], refundYen: number): readonly LeftToPerson[] {
  const ordered = people.toSorted(byRef);
  const total = ordered.reduce((sum, { leftYen }) => sum + leftYen, 0);
  const through = ordered.map((_, i) => (total === 0 ? 0 : Math.floor((refundYen * ordered.slice(0, i + 1).reduce((sum, { leftYen }) => sum + leftYen, 0)) / total)));
  return ordered.map((one, i) => ({ ...one, leftYen: one.leftYen - (through[i]! - (through[i - 1] ?? 0)) }));
}

const sumOf = (all: readonly { readonly yen: number }[]): number => all.reduce((sum, one) => sum + one.yen, 0);
/** Unknown as soon as one of them is. */
const costsOf = (all: readonly { readonly costYen: number | null }[]): number | null => all.reduce<number | null>((sum, { costYen }) => (sum === null || costYen === null ? null : sum + costYen), 0);
