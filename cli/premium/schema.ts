import { z } from 'zod';
import { isDay } from '../../law/day.js';
import type { CaseForm } from '../cases/cases.js';

export const premiumForm: CaseForm = { page: 'docs/premium.md', bareKey: 'members', bringsRateSets: true };

/** Larger amounts than any income, small enough that no product leaves the safe integers. */
const largestYen = 10_000_000_000;
const yen = z.int().min(0).max(largestYen);
const signedYen = z.int().min(-largestYen).max(largestYen);
const day = z.string().refine(isDay, { error: '暦にある YYYY-MM-DD でない' });
const text = z.string().max(200);

/** `true` says that it is so and nothing more. */
const flagOr = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === true ? {} : value === false ? undefined : value), schema);

export const memberSchema = z.strictObject({
  ref: text.optional(),
  age: z.int().min(0).max(130).optional(),
  bornOn: day.optional(),
  householder: z.boolean().optional(),
  insured: z.boolean().optional(),
  role: z.enum(['head', 'nominalHead', 'pseudoHead', 'member', 'specificSameHousehold']).optional(),
  salaryRevenueYen: yen.optional(),
  publicPensionRevenueYen: yen.optional(),
  netIncomeYen: signedYen.optional(),
  netIncomeKind: z.enum(['salary', 'publicPension', 'unspecified']).optional(),
  salaryIncomeYen: yen.optional(),
  publicPensionIncomeYen: yen.optional(),
  otherIncomeYen: signedYen.optional(),
  familyEmployeeDeductionYen: yen.optional(),
  familyEmployeeSalaryRevenueYen: yen.optional(),
  incomeDeclared: z.boolean().optional(),
  insuredMonths: z.unknown().optional(),
  acquiredOn: day.optional(),
  lostOn: day.optional(),
  involuntaryUnemployment: flagOr(z.strictObject({ leftOn: day.optional(), reasonCode: z.string().regex(/^\d{2}$/, { error: '2桁の離職理由コードでない' }).optional() }).optional()),
  formerDependent: flagOr(z.strictObject({ acquiredOn: day.optional() }).optional()),
  maternity: z.strictObject({ deliveryOn: day, multiple: z.boolean().optional() }).optional(),
});
export type MemberInput = z.infer<typeof memberSchema>;

export const inputSchema = z.strictObject({
  fiscalYear: z.int().optional(),
  incomeYear: z.int().optional(),
  municipalityCode: z.string().regex(/^\d{6}$/, { error: '検査数字を含む6桁の団体コードでない' }).optional(),
  municipalityName: text.optional(),
  rateSet: z.unknown().optional(),
  insuredMonths: z.unknown().optional(),
  incomeReduction: z.enum(['judged', 'notApplied']).optional(),
  incomeDeclared: z.boolean().optional(),
  omitAdultExtraPerCapita: z.boolean().optional(),
  reliefYen: z.strictObject({ medical: yen.optional(), support: yen.optional(), care: yen.optional(), childSupport: yen.optional() }).optional(),
  reliefReason: text.optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  members: z.array(memberSchema).min(1).max(100),
});
export type PremiumInput = z.infer<typeof inputSchema>;

const figure = z.int().min(0).max(100_000_000).nullable();
const partSchema = z.strictObject({ incomeRatePer100k: figure, perCapitaYen: figure, adultExtraPerCapitaYen: figure.optional(), capYen: figure });
export const rateSetSchema = z.strictObject({
  fiscalYear: z.int(),
  eraYear: text.optional(),
  municipalityCode: text.optional(),
  municipalityName: text.optional(),
  levyKind: z.enum(['fee', 'tax']).optional(),
  rounding: z.enum(['floor1YenPerPart', 'floor100YenPerPart', 'floor100YenPerPersonPerPart']).optional(),
  parts: z.strictObject({ medical: partSchema.optional(), support: partSchema.optional(), care: partSchema.optional(), childSupport: partSchema.optional() }),
  note: text.optional(),
  source: z.unknown().optional(),
});
export type RateSetInput = z.infer<typeof rateSetSchema>;

/** What a case may carry beside its input. */
export const expectedSchema = z.strictObject({
  totalYen: z.int().optional(),
  partsYen: z.strictObject({ medical: z.int().optional(), support: z.int().optional(), care: z.int().optional(), childSupport: z.int().optional() }).optional(),
  reductionTenths: z.union([z.literal(0), z.literal(2), z.literal(5), z.literal(7)], { error: '7・5・2・0 のどれかでない' }).optional(),
});
export type Expected = z.infer<typeof expectedSchema>;
