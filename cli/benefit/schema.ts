import { z } from 'zod';
import { highCostTables, over70Categories, subsidyPrograms, under70Categories } from '../../law/high-cost.js';
import type { CaseForm } from '../cases/cases.js';

export const benefitForm: CaseForm = { page: 'docs/benefit.md', bareKey: 'services', bringsRateSets: false };

/** Larger than any cost of a month. */
const yen = z.int().min(0).max(1_000_000_000);
const percent = z.int().min(0).max(100);
const ref = z.string().min(1).max(100);

export const personSchema = z.strictObject({
  ref,
  ageGroup: z.enum(['under70', 'from70to74']),
  copayPercent: percent.optional(),
  preschool: z.boolean().optional(),
  turns75InMonth: z.boolean().optional(),
  formerDependentOf75: z.boolean().optional(),
  specificDiseaseCapYen: z.union([z.literal(10_000), z.literal(20_000), z.null()], { error: '10000・20000・null のどれかでない' }).optional(),
});

export const subsidySchema = z.strictObject({
  ref,
  person: ref.optional(),
  program: z.enum(subsidyPrograms.map(([id]) => id)),
  programName: z.string().max(200).optional(),
  patientPercentOfCost: percent,
  patientMonthlyLimitYen: yen.nullable().optional(),
  certification: z.enum(['transitional', 'new']).optional(),
});

export const serviceSchema = z.strictObject({
  ref: ref.optional(),
  person: ref.optional(),
  institution: ref.optional(),
  setting: z.enum(['inpatient', 'outpatient']),
  department: z.enum(['medical', 'dental']).optional(),
  medicalCostYen: yen.nullable().optional(),
  copayYen: yen.nullable().optional(),
  settledAtCounter: z.boolean().optional(),
  subsidy: ref.nullable().optional(),
  specificDisease: z.boolean().optional(),
});

export const inputSchema = z.strictObject({
  careMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '暦にある YYYY-MM でない' }).optional(),
  careMonthAssumed: z.boolean().optional(),
  limitTable: z.enum(highCostTables.map(([id]) => id)).optional(),
  category: z.strictObject({ under70: z.enum(under70Categories).nullable().optional(), over70: z.enum(over70Categories).nullable().optional() }),
  multipleMonth: z.boolean().optional(),
  movedWithinPrefecture: z.boolean().optional(),
  persons: z.array(personSchema).min(1).max(100),
  subsidies: z.array(subsidySchema).max(100).optional(),
  services: z.array(serviceSchema).max(10_000),
  note: z.string().max(2_000).optional(),
});
export type BenefitInput = z.infer<typeof inputSchema>;

const byRef = z.record(z.string(), z.int());
/** Figures a published case may print. */
export const expectedSchema = z.strictObject({
  patientPaysYen: z.int().optional(), insuranceCopayYen: z.int().optional(), insurancePaysYen: z.int().optional(), subsidizedCopayYen: byRef.optional(), subsidyPatientShareYen: byRef.optional(),
  eligibleCopayYen: z.int().optional(), eligibleMedicalCostYen: z.int().optional(), limitYen: z.int().optional(), refundYen: z.int().optional(), specificDiseaseRefundYen: z.int().optional(), totalRefundYen: z.int().optional(),
  outpatientRefundYen: z.int().optional(), personRefundYen: z.int().optional(), householdBaseYen: z.int().optional(), householdLimitYen: z.int().optional(), householdRefundYen: z.int().optional(),
  finalBaseYen: z.int().optional(), finalLimitYen: z.int().optional(), finalRefundYen: z.int().optional(), otherInsurerLimitYen: z.int().optional(), bothLimitsYen: z.int().optional(),
});
export type Expected = z.infer<typeof expectedSchema>;
