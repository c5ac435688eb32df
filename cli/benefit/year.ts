import { z } from 'zod';
import { annualCapFrom, careTotalLeastYen, careTotalLimits, basisDayOf, lastMonthOf, yearlyOutpatientYen } from '../../law/benefit-year.js';
import { limitsOf, over70Categories, under70Categories } from '../../law/high-cost.js';
import { yen, type Because } from '../../ward/because.js';
import { annualCapOf } from '../../ward/benefit/year/rules/annual-cap.js';
import { careTotalOf } from '../../ward/benefit/year/rules/care-total.js';
import { outpatientYear, type YearlyAmount } from '../../ward/benefit/year/rules/outpatient.js';
import type { RawCase } from '../cases/cases.js';
import { issuesOf, type InputIssue } from '../cases/issues.js';
import { keysAt } from '../cases/keys.js';
import { pairTrouble } from './combinations.js';
import { benefitForm } from './schema.js';

const amount = z.int().min(0).max(1_000_000_000);
const year = z.int().min(2000).max(2999);
const ref = z.string().min(1).max(100);
const over70 = z.enum(over70Categories);
const category = z.strictObject({ under70: z.enum(under70Categories), over70: over70.nullable().optional() });
const note = z.string().max(2_000).optional();

/** A year instead of a month: `kind` says of what. */
export const yearSchemas = {
  yearlyOutpatient: z.strictObject({ kind: z.literal('yearlyOutpatient'), year, ref, over70: over70.nullable(), months: z.array(z.strictObject({ careMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '暦にある YYYY-MM でない' }), over70: over70.optional(), paidYen: amount, refundYen: amount.optional() })).max(12), elsewhereYen: amount.nullable().optional(), note }),
  careTotal: z.strictObject({ kind: z.literal('careTotal'), year, category, persons: z.array(z.strictObject({ ref, isElderly: z.boolean().optional(), youngYen: amount.optional(), oldYen: amount.optional(), elsewhereYen: amount.nullable().optional(), careYen: amount.nullable() })).min(1).max(100), leastYen: amount.optional(), note }),
  annualCap: z.strictObject({ kind: z.literal('annualCap'), year, unit: z.enum(['none', 'household', 'person']), category, persons: z.array(z.strictObject({ ref, isElderly: z.boolean().optional(), leftYen: amount })).min(1).max(100), note }),
} as const;
export type YearInput = z.infer<(typeof yearSchemas)[keyof typeof yearSchemas]>;
export const yearExpectedSchema = z.strictObject({ refundYen: z.int().optional() });

export interface YearCase { readonly id: string; readonly year: YearInput; readonly expected: z.infer<typeof yearExpectedSchema> | null }
export interface YearAnswer { readonly id: string; readonly kind: YearInput['kind']; readonly refundYen: number; readonly missing?: string; readonly because: readonly Because[] }

/** Reads a case of a year; every trouble of it at once. */
export function readYearCase(raw: RawCase): { readonly read: YearCase | null; readonly issues: readonly InputIssue[] } {
  const kinds = Object.keys(yearSchemas);
  const kind = kinds.find((one) => one === raw.input['kind']) as keyof typeof yearSchemas | undefined;
  if (kind === undefined) return { read: null, issues: [{ pointer: `${raw.inputAt}/kind`, why: `${kinds.join('・')} のどれでもない`, cure: `kind を直すか、一月の事例なら削る(形は ${benefitForm.page})` }] };
  const schema = yearSchemas[kind];
  const expected = raw.expected === undefined ? null : yearExpectedSchema.safeParse(raw.expected, { reportInput: true });
  const issues: InputIssue[] = expected?.success === false ? [...issuesOf(expected.error, `${raw.at}/expected`, (path) => keysAt(yearExpectedSchema, path), benefitForm.page)] : [];
  const parsed = schema.safeParse(raw.input, { reportInput: true });
  if (!parsed.success) return { read: null, issues: [...issues, ...issuesOf(parsed.error, raw.inputAt, (path) => keysAt(schema, path), benefitForm.page)] };
  issues.push(...troublesOf(parsed.data).map(([pointer, why, cure]) => ({ pointer: `${raw.inputAt}${pointer}`, why, cure })));
  return issues.length > 0 ? { read: null, issues } : { read: { id: raw.id, year: parsed.data, expected: expected?.data ?? null }, issues: [] };
}

type Trouble = readonly [pointer: string, why: string, cure: string];
const isWithin = ({ rows, checkedThrough }: { readonly rows: readonly { readonly from: string }[]; readonly checkedThrough: string }, of: number): boolean => basisDayOf(of) >= rows[0]!.from && basisDayOf(of) <= checkedThrough;

function troublesOf(input: YearInput): readonly Trouble[] {
  const [first, last] = [`${input.year}-08`, lastMonthOf(input.year)];
  const pair: Trouble[] = [];
  if (input.kind !== 'yearlyOutpatient') pairTrouble(input.category, (...trouble) => void pair.push(trouble));
  if (input.kind === 'annualCap') return [...pair, ...twice(input.persons), ...(last >= annualCapFrom && limitsOf(last).under70 ? [] : [['/year', `${input.year}年8月からの年間上限の額は確かめていない`, '2026 を書く'] as const])];
  const known: readonly Trouble[] = isWithin(input.kind === 'careTotal' ? careTotalLimits : yearlyOutpatientYen, input.year) ? [] : [['/year', `${input.year}年8月からの限度額は確かめていない`, '2021 から 2025 までの年を書く']];
  if (input.kind === 'careTotal') return [...known, ...pair, ...twice(input.persons), ...input.persons.flatMap(({ isElderly }, i): readonly Trouble[] => (isElderly && !input.category.over70 ? [[`/persons/${i}/isElderly`, '70〜74歳の人がいるのに区分がない', 'category.over70 を書く']] : []))];
  return [...known, ...input.months.flatMap(({ careMonth, paidYen, refundYen = 0 }, i): readonly Trouble[] => [
    ...(careMonth < first || careMonth > last ? [[`/months/${i}/careMonth`, `${first} から ${last} までの月でない`, '年か月を直す'] as const] : []),
    ...(input.months.findIndex((other) => other.careMonth === careMonth) < i ? [[`/months/${i}/careMonth`, `${careMonth} は前にもある`, '一月に一つにまとめる'] as const] : []),
    ...(refundYen > paidYen ? [[`/months/${i}/refundYen`, `外来の高額療養費が払った額 ${paidYen} より多い`, '払った額と支給額を確かめる'] as const] : []),
  ])];
}

const twice = (persons: readonly { readonly ref: string }[]): readonly Trouble[] => persons.flatMap((one, i): readonly Trouble[] => (persons.findIndex((other) => other.ref === one.ref) < i ? [[`/persons/${i}/ref`, `ref「${one.ref.slice(0, 64)}」は前にもある`, '一つずつ違う ref にする']] : []));

export function answerYear({ id, year: input }: YearCase): YearAnswer {
  const { yen: refundYen, missing, because } = reckon(input);
  return { id, kind: input.kind, refundYen, ...(missing === null ? {} : { missing }), because };
}

function reckon(input: YearInput): YearlyAmount {
  if (input.kind === 'yearlyOutpatient') {
    const months = input.months.map(({ careMonth, over70: of, paidYen, refundYen = 0 }) => ({ careMonth: careMonth as `${number}-${number}`, over70: of ?? input.over70 ?? '一般', paidYen, refundYen }));
    return outpatientYear({ ref: input.ref, over70: input.over70, months, elsewhereYen: input.elsewhereYen === undefined ? 0 : input.elsewhereYen, limitYen: yearlyOutpatientYen.on(basisDayOf(input.year)) });
  }
  const { under70, over70: elderly = null } = input.category;
  if (input.kind === 'careTotal') {
    const people = input.persons.map(({ isElderly = false, youngYen = 0, oldYen = 0, elsewhereYen = 0, ...one }) => ({ ...one, isElderly, youngYen, oldYen, elsewhereYen }));
    return careTotalOf({ people, under70, over70: elderly, limits: careTotalLimits.on(basisDayOf(input.year)), leastYen: input.leastYen ?? careTotalLeastYen });
  }
  const tables = limitsOf(lastMonthOf(input.year));
  const capOf = (isElderly: boolean): number | null => (isElderly ? elderly && tables.over70![elderly].yearlyYen : tables.under70![under70].yearlyYen) ?? null;
  return annualCapOf({ unit: input.unit, people: input.persons.map(({ ref: name, isElderly = false, leftYen }) => ({ ref: name, leftYen, capYen: capOf(isElderly) })), capYen: capOf(input.persons.every(({ isElderly = false }) => isElderly)) });
}

const kindsJa = { yearlyOutpatient: '外来年間合算', careTotal: '高額介護合算', annualCap: '年間上限' } as const;
/** One line for people. */
export const yearLineOf = ({ id, year: input }: YearCase, { refundYen, missing }: YearAnswer): string => `${id}  ${input.year}-08〜${lastMonthOf(input.year)} ${kindsJa[input.kind]} 支給額 ${yen(refundYen)}${missing === undefined ? '' : `(計算しない: ${missing})`}`;
