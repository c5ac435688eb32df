import { firstHalvedMoveMonth, highCostTables, limitsOf, tableOf } from '../../law/high-cost.js';
import type { Month } from '../../law/fiscal-year.js';
import { percentOf, UnknownCost } from '../../ward/benefit/cap.js';
import { highCostOf } from '../../ward/benefit/high-cost.js';
import type { CareMonth, CarePerson } from '../../ward/benefit/month.js';
import type { RawCase } from '../cases/cases.js';
import { issuesOf, type InputIssue } from '../cases/issues.js';
import { keysAt } from '../cases/keys.js';
import { independent, salvaged } from '../cases/salvage.js';
import type { BenefitCase } from './answer.js';
import { combinationTroubles, type Add } from './combinations.js';
import { onlyInstitution, placeKey, rowTroubles } from './rows.js';
import { benefitForm, expectedSchema, inputSchema, type BenefitInput } from './schema.js';

/** A counter asks for tens of yen. */
const roundedAtCounter = 10;

/** Reads one case; every trouble of it at once, and nothing to compute when there is one. */
export function readCase(raw: RawCase): { readonly read: BenefitCase | null; readonly issues: readonly InputIssue[] } {
  const expected = raw.expected === undefined ? null : expectedSchema.safeParse(raw.expected, { reportInput: true });
  const issues: InputIssue[] = expected?.success === false ? [...issuesOf(expected.error, `${raw.at}/expected`, (path) => keysAt(expectedSchema, path), benefitForm.page)] : [];
  const parsed = inputSchema.safeParse(raw.input, { reportInput: true });
  if (!parsed.success) {
    const first = issuesOf(parsed.error, raw.inputAt, (path) => keysAt(inputSchema, path), benefitForm.page);
    const rest = salvaged(inputSchema, raw.input, parsed.error);
    return { read: null, issues: [...issues, ...first, ...(rest ? independent(troublesOf(rest, raw.inputAt), first) : [])] };
  }
  issues.push(...troublesOf(parsed.data, raw.inputAt));
  if (issues.length > 0) return { read: null, issues };
  const month = monthOf(parsed.data);
  const missing = missingCosts(month, raw.inputAt);
  return missing.length > 0 ? { read: null, issues: missing } : { read: { id: raw.id, month, expected: expected?.data ?? null }, issues: [] };
}

/** What the fields say together; each contradiction is an issue. */
function troublesOf(input: BenefitInput, at: string): readonly InputIssue[] {
  const issues: InputIssue[] = [];
  const add: Add = (pointer, why, cure) => void issues.push({ pointer: `${at}${pointer}`, why, cure });
  monthTroubles(input, add);
  twice(input.persons, 'persons', add);
  twice(input.subsidies ?? [], 'subsidies', add);
  categoryTroubles(input, add);
  for (const [i, { ageGroup, turns75InMonth }] of input.persons.entries()) if (turns75InMonth && ageGroup === 'under70') add(`/persons/${i}/turns75InMonth`, '70歳未満の人は75歳にならない', 'ageGroup を from70to74 にするか、削る(75歳になった人の被扶養者だった人は formerDependentOf75)');
  const people = new Set(input.persons.map(({ ref }) => ref));
  for (const [i, { person }] of (input.subsidies ?? []).entries()) personTrouble(person, people, `/subsidies/${i}/person`, add);
  combinationTroubles(input, add);
  rowTroubles(input, add);
  for (const [i, service] of input.services.entries()) serviceTroubles(service, i, input, people, add);
  return issues;
}

function monthTroubles({ careMonth, limitTable, movedWithinPrefecture }: BenefitInput, add: Add): void {
  if (careMonth === undefined && limitTable === undefined) return add('/careMonth', '診療月が分からない', 'careMonth に YYYY-MM を書く(月のない計算例には limitTable)');
  if (careMonth === undefined) return undefined;
  const { under70, over70 } = limitsOf(careMonth as Month);
  if (!under70 && !over70) return add('/careMonth', `${careMonth} の限度額は確かめていない`, '2015-01(70〜74歳は2018-08)から2027-07までの診療月にする');
  if (movedWithinPrefecture && careMonth < firstHalvedMoveMonth) add('/movedWithinPrefecture', `都内転居月の2分の1は ${firstHalvedMoveMonth} 診療分から`, '削るか、診療月を直す');
  if (limitTable !== undefined && tableOf(careMonth as Month) !== limitTable) add('/limitTable', `${careMonth} は ${tableOf(careMonth as Month)} の表による`, '診療月か limitTable のどちらかを直す');
  return undefined;
}

function categoryTroubles({ persons, category, careMonth, limitTable }: BenefitInput, add: Add): void {
  const month = careMonthOf({ careMonth, limitTable });
  const tables = month === null ? null : limitsOf(month);
  for (const [group, key, ja] of [['under70', 'under70', '70歳未満'], ['from70to74', 'over70', '70〜74歳']] as const) {
    if (!persons.some(({ ageGroup }) => ageGroup === group)) continue;
    if (!category[key]) add(`/category/${key}`, `${ja}の人がいるのに区分がない`, `${key === 'under70' ? 'ア〜オ' : '現役並みⅢ〜低所得Ⅰ'} を書く`);
    else if (tables && !tables[key] && (tables.under70 || tables.over70)) add('/careMonth', `${month!} の${ja}の限度額は確かめていない`, '2018-08 から 2027-07 までの診療月にする');
  }
}

function serviceTroubles({ person, subsidy, medicalCostYen, copayYen, settledAtCounter, specificDisease }: BenefitInput['services'][number], i: number, { subsidies = [], persons }: BenefitInput, people: ReadonlySet<string>, add: Add): void {
  personTrouble(person, people, `/services/${i}/person`, add);
  if (person === undefined && persons.length > 1) add(`/services/${i}/person`, '誰の診療か分からない', 'persons の ref を書く');
  const found = subsidies.find(({ ref }) => ref === subsidy);
  if (subsidy && !found) add(`/services/${i}/subsidy`, `公費「${subsidy.slice(0, 64)}」がない`, 'subsidies の ref を書くか、null にする');
  if (found && (found.person ?? persons[0]?.ref) !== (person ?? persons[0]?.ref)) add(`/services/${i}/subsidy`, `公費「${found.ref.slice(0, 64)}」は別の人のもの`, '本人の公費を書く');
  if ((medicalCostYen ?? null) === null && (copayYen ?? null) === null) add(`/services/${i}`, '医療費も一部負担金もない', 'medicalCostYen か copayYen を書く');
  const whose = persons.find(({ ref }) => ref === (person ?? persons[0]?.ref));
  if (specificDisease && (whose?.specificDiseaseCapYen ?? null) === null) add(`/services/${i}/specificDisease`, 'その人に特定疾病の限度額がない', 'persons の specificDiseaseCapYen を書くか、削る');
  const share = whose && typeof medicalCostYen === 'number' ? percentOf(medicalCostYen, whose.copayPercent ?? 30) : null;
  if (share !== null && typeof copayYen === 'number' && copayYen <= medicalCostYen! && copayYen > share + roundedAtCounter) add(`/services/${i}/copayYen`, `一部負担金が医療費の割合分 ${share} より多い`, settledAtCounter ? '窓口で限度額までにした額を書く' : '医療費・割合・払った額を確かめる');
  if (typeof medicalCostYen === 'number' && typeof copayYen === 'number' && copayYen > medicalCostYen) add(`/services/${i}/copayYen`, `一部負担金が医療費 ${medicalCostYen} より多い`, '10割の医療費と、払った一部負担金を確かめる');
}

function personTrouble(person: string | undefined, people: ReadonlySet<string>, pointer: string, add: Add): void {
  if (person !== undefined && !people.has(person)) add(pointer, `「${person.slice(0, 64)}」という人はいない`, 'persons の ref を書く');
}

function twice(all: readonly { readonly ref: string }[], name: string, add: Add): void {
  for (const [i, { ref }] of all.entries()) if (all.findIndex((other) => other.ref === ref) < i) add(`/${name}/${i}/ref`, `ref「${ref.slice(0, 64)}」は前にもある`, '一つずつ違う ref にする');
}

/** Where 1% of a 医療費 is needed, every service that does not tell it. */
function missingCosts(month: CareMonth, at: string): readonly InputIssue[] {
  try {
    highCostOf(month);
    return [];
  } catch (error) {
    if (!(error instanceof UnknownCost)) throw error;
    return month.services.flatMap(({ medicalCostYen }, i) => (medicalCostYen === null ? [{ pointer: `${at}/services/${i}/medicalCostYen`, why: `${error.limitJa}の限度額には医療費の1%が加わるのに、医療費がない`, cure: '10割の医療費を書く' }] : []));
  }
}

const careMonthOf = ({ careMonth, limitTable }: Pick<BenefitInput, 'careMonth' | 'limitTable'>): Month | null =>
  (careMonth as Month | undefined) ?? highCostTables.find(([id]) => id === limitTable)?.[1] ?? null;

function monthOf(input: BenefitInput): CareMonth {
  const { category, multipleMonth = false, movedWithinPrefecture = false, persons, subsidies = [], services } = input;
  const [first] = persons;
  /** The only row of a person needs no mark. */
  const isAlone = (person: string) => new Set(services.filter((one) => (one.person ?? first!.ref) === person).map(placeKey)).size === 1;
  return {
    careMonth: careMonthOf(input)!, category: { under70: category.under70 ?? null, over70: category.over70 ?? null }, isMultipleMonth: multipleMonth, hasMovedWithinPrefecture: movedWithinPrefecture,
    persons: persons.map(({ ref, ageGroup, copayPercent, preschool, turns75InMonth = false, formerDependentOf75 = false, specificDiseaseCapYen = null }) => ({
      ref, ageGroup, copayPercent: copayPercent ?? usualPercent(ageGroup, preschool ?? false, category.over70 ?? ''), turns75InMonth, isFormerDependentOf75: formerDependentOf75, specificDiseaseCapYen,
    })),
    subsidies: subsidies.map(({ ref, person = first!.ref, program, patientPercentOfCost, patientMonthlyLimitYen = null }) => ({ ref, person, program, patientPercentOfCost, patientMonthlyLimitYen })),
    services: services.map(({ ref, person = first!.ref, institution = onlyInstitution, setting, department = 'medical', medicalCostYen = null, copayYen = null, settledAtCounter = false, subsidy = null, specificDisease }, i) => ({
      ref: ref ?? `s${i + 1}`, person, institution, setting, department, medicalCostYen, copayYen, isSettledAtCounter: settledAtCounter, subsidy, isSpecificDisease: specificDisease ?? isAlone(person),
    })),
  };
}

/** 未就学児 2割, 70–74 2割 or 現役並み 3割, everybody else 3割. */
const usualPercent = (ageGroup: CarePerson['ageGroup'], isPreschool: boolean, over70: string): number =>
  (ageGroup === 'under70' ? (isPreschool ? 20 : 30) : over70.startsWith('現役並み') ? 30 : 20);
