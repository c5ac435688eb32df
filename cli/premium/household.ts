import { pointerOf } from '../../contracts/wire/profile-schema.js';
import { assessmentParameterDefaults, assessmentParameters, type AssessmentParameterValues } from '../../law/assessment-parameters.js';
import { basisText } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { municipalities } from '../../law/municipalities.js';
import { partOf, type PartId } from '../../law/premium-parts.js';
import type { RateSet } from '../../law/premium-rate-set.js';
import { checkedFiscalYears } from '../../law/premium-rates.js';
import { missingCells } from '../../ward/assessment/assess.js';
import type { AssessmentHousehold, AssessmentMember, InsuredMonths } from '../../ward/assessment/household.js';
import { isObject, type RawCase } from '../cases/cases.js';
import { issuesOf, nearest, otherNames, type InputIssue } from '../cases/issues.js';
import { keysAt } from '../cases/keys.js';
import { memberOf, monthsCure, readMonths } from './member.js';
import { independent, salvaged } from '../cases/salvage.js';
import { rateSetOf, yearIssue } from './rate-set-of.js';
import { expectedSchema, inputSchema, premiumForm, type Expected, type PremiumInput } from './schema.js';

/** A case that can be computed. */
export interface PremiumCase { readonly id: string; readonly place: string; readonly household: AssessmentHousehold; readonly expected: Expected | null }

/** Reads one case; every trouble of it at once, and no household when there is one. */
export function readCase(raw: RawCase): { readonly read: PremiumCase | null; readonly issues: readonly InputIssue[] } {
  const expected = raw.expected === undefined ? null : expectedSchema.safeParse(raw.expected, { reportInput: true });
  const issues: InputIssue[] = expected?.success === false ? [...issuesOf(expected.error, `${raw.at}/expected`, (path) => keysAt(expectedSchema, path), premiumForm.page)] : [];
  const { input, renamed, twice } = renamedInput(raw.input);
  issues.push(...twice.map((pointer) => ({ pointer: `${raw.inputAt}${pointer}`, why: 'bornOn もある', cure: 'どちらか一つだけを書く' })));
  const asWritten = (found: readonly InputIssue[]) => found.map((issue) => ({ ...issue, pointer: writtenPointer(issue.pointer, raw.inputAt, renamed) }));
  const parsed = inputSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    const first = issuesOf(parsed.error, raw.inputAt, (path) => keysAt(inputSchema, path), premiumForm.page);
    const rest = salvaged(inputSchema, input, parsed.error);
    return { read: null, issues: [...issues, ...asWritten([...first, ...(rest ? independent(householdOf(raw, rest).issues, first) : [])])] };
  }
  const { household, issues: found } = householdOf(raw, parsed.data);
  issues.push(...asWritten(found));
  if (!household || issues.length > 0) return { read: null, issues };
  return { read: { id: raw.id, place: placeOf(parsed.data, household.rateSet), household, expected: expected?.data ?? null }, issues: [] };
}

function householdOf(raw: RawCase, input: PremiumInput): { readonly household: AssessmentHousehold | null; readonly issues: readonly InputIssue[] } {
  const rates = rateSetOf(raw, input);
  const issues: InputIssue[] = [...rates.issues ?? [], ...yearIssues(raw.inputAt, input, rates.issues ? null : rates.rateSet), ...placeIssues(raw.inputAt, input)];
  const parameters = parametersOf(`${raw.inputAt}/parameters`, input.parameters ?? {}, issues);
  const fiscalYear = input.fiscalYear ?? (rates.issues ? checkedFiscalYears.through : rates.rateSet.fiscalYear);
  const members = membersOf(raw.inputAt, input, fiscalYear, issues);
  if (rates.issues || issues.length > 0) return { household: null, issues };
  const { rateSet } = rates;
  for (const part of Object.keys(input.reliefYen ?? {})) if (!rateSet.parts[part as PartId]) issues.push({ pointer: `${raw.inputAt}/reliefYen/${part}`, why: `この料率に${partOf(part as PartId).ja}はない`, cure: '削る' });
  const household: AssessmentHousehold = {
    fiscalYear, rateSet, parameters, members, incomeReduction: input.incomeReduction ?? 'judged', isIncomeDeclared: input.incomeDeclared ?? true, omitsAdultExtra: input.omitAdultExtraPerCapita ?? false,
    relief: input.reliefYen ? { yen: plainYen(input.reliefYen), reason: input.reliefReason ?? '条例による減免' } : null,
  };
  issues.push(...missingCells(household).map(({ part, key, ja, why }) => ({
    pointer: `${raw.inputAt}/rateSet`, why: `料率「${rateSet.id}」(${rateSet.ja})の${ja}が分からないので計算しない(${why})`,
    cure: `parts.${part}.${key} を書いた rateSet を持ち込む`,
  })));
  return { household: issues.length > 0 ? null : household, issues };
}
const plainYen = (yen: NonNullable<PremiumInput['reliefYen']>) => Object.fromEntries(Object.entries(yen).filter(([, amount]) => amount !== undefined)) as Partial<Record<PartId, number>>;

function yearIssues(at: string, { fiscalYear, incomeYear }: PremiumInput, rateSet: RateSet | null): readonly InputIssue[] {
  const issues: InputIssue[] = [];
  if (fiscalYear !== undefined && (fiscalYear < checkedFiscalYears.from || fiscalYear > checkedFiscalYears.through)) issues.push(yearIssue(`${at}/fiscalYear`, fiscalYear));
  if (rateSet && fiscalYear !== undefined && fiscalYear !== rateSet.fiscalYear) issues.push({ pointer: `${at}/fiscalYear`, why: `料率「${rateSet.id}」は${fiscalYearJa(rateSet.fiscalYear)}のもの`, cure: `${rateSet.fiscalYear} にするか、その年度の料率を指す` });
  const assessed = fiscalYear ?? rateSet?.fiscalYear;
  if (incomeYear !== undefined && assessed !== undefined && incomeYear !== assessed - 1) issues.push({ pointer: `${at}/incomeYear`, why: `${fiscalYearJa(assessed)}の保険料は${assessed - 1}年の所得による`, cure: `${assessed - 1} にする` });
  return issues;
}

/** A name of another municipality beside a code is a mistake somewhere. */
function placeIssues(at: string, { municipalityCode, municipalityName }: PremiumInput): readonly InputIssue[] {
  const byName = municipalities.find(({ ja }) => ja === municipalityName);
  return municipalityCode === undefined || !byName || byName.code === municipalityCode ? []
    : [{ pointer: `${at}/municipalityCode`, why: `municipalityName は${byName.ja}(${byName.code})なのに、団体コードは ${municipalityCode}`, cure: `${byName.ja}なら ${byName.code}` }];
}

function membersOf(at: string, input: PremiumInput, fiscalYear: number, issues: InputIssue[]): readonly AssessmentMember[] {
  const told = input.insuredMonths === undefined ? { kind: 'count', count: 12 } as const : readMonths(input.insuredMonths, fiscalYear);
  if (typeof told === 'string') issues.push({ pointer: `${at}/insuredMonths`, why: told, cure: monthsCure });
  const insuredMonths: InsuredMonths = typeof told === 'string' ? { kind: 'count', count: 12 } : told;
  const isHeadNamed = input.members.some(({ householder, role }) => householder !== undefined || (role !== undefined && role !== 'member' && role !== 'specificSameHousehold'));
  const members = input.members.map((member, i) => {
    const read = memberOf(member, i, `${at}/members/${i}`, { fiscalYear, insuredMonths }, i === 0 && !isHeadNamed && member.role === undefined);
    issues.push(...read.issues);
    return read.member;
  });
  const heads = members.flatMap(({ role }, i) => (role === 'head' || role === 'nominalHead' ? [i] : []));
  for (const i of heads.slice(1)) issues.push({ pointer: `${at}/members/${i}`, why: '世帯主が二人いる', cure: '世帯主は一人だけにする' });
  if (heads.length === 0) issues.push({ pointer: `${at}/members`, why: '世帯主がいない(被保険者でなくても、所得は軽減の判定に入る)', cure: 'householder: true を一人に書く。被保険者でなければ insured: false も' });
  for (const [i, { ref }] of members.entries()) if (members.findIndex((other) => other.ref === ref) < i) issues.push({ pointer: `${at}/members/${i}/ref`, why: `ref「${ref}」は前にもある`, cure: '一人ずつ違う ref にする' });
  if (members.every(({ role }) => role !== 'head' && role !== 'member')) issues.push({ pointer: `${at}/members`, why: '被保険者が一人もいない', cure: '被保険者を加える' });
  return members;
}

function parametersOf(at: string, given: Readonly<Record<string, unknown>>, issues: InputIssue[]): AssessmentParameterValues {
  const known = assessmentParameters.map(({ name }) => name as string);
  for (const [name, value] of Object.entries(given)) {
    const parameter = assessmentParameters.find((one) => one.name === name);
    const pointer = `${at}${pointerOf([name])}`;
    const near = nearest(name, known);
    if (!parameter) issues.push({ pointer, why: `知らない設定「${name.slice(0, 64)}」`, cure: near === undefined ? `書けるのは ${known.join('・')}` : `もしかして「${near}」` });
    else if (!(parameter.choices as readonly unknown[]).includes(value)) issues.push({ pointer, why: `${parameter.ja}に使えない値(${basisText(parameter.basis)})`, cure: `${parameter.choices.join('・')} のどれかにする` });
  }
  return { ...assessmentParameterDefaults, ...given };
}

/** The form calls 生年月日 `birthDate`, this house `bornOn`: read under one name, complained of under the one that was written. */
function renamedInput(input: Readonly<Record<string, unknown>>): { readonly input: unknown; readonly renamed: ReadonlySet<number>; readonly twice: readonly string[] } {
  const { members } = input;
  if (!Array.isArray(members)) return { input, renamed: new Set(), twice: [] };
  const [written, ours] = [...otherNames][0]!;
  const uses = (member: unknown): member is Readonly<Record<string, unknown>> => isObject(member) && written in member;
  const twice = members.flatMap((member, i) => (uses(member) && ours in member ? [`/members/${i}/${written}`] : []));
  const renamed = new Set(members.flatMap((member, i) => (uses(member) ? [i] : [])));
  const read = members.map((member: unknown) => (uses(member) ? Object.fromEntries(Object.entries(member).map(([key, value]) => [key === written ? ours : key, value])) : member));
  return { input: { ...input, members: read }, renamed, twice };
}

function writtenPointer(pointer: string, inputAt: string, renamed: ReadonlySet<number>): string {
  const [written, ours] = [...otherNames][0]!;
  const member = /^\/members\/(\d+)\/(\w+)$/.exec(pointer.slice(inputAt.length));
  return member?.[2] === ours && renamed.has(Number(member[1])) ? `${inputAt}/members/${member[1]}/${written}` : pointer;
}

function placeOf({ municipalityCode, municipalityName }: PremiumInput, rateSet: RateSet): string {
  return municipalityName ?? municipalities.find(({ code }) => code === municipalityCode)?.ja ?? rateSet.id;
}
