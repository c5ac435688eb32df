import type { Enquiry, EnquiryAnswer } from './records.js';
import { payloadColumns } from './records.js';

/** A question about the income of the n-th person, as a ward asks it in June. */
export const enquiryOf = (n: number, wish: Partial<Enquiry> = {}): Enquiry => ({
  requestId: `E-${n}`, personKey: `P${n}`, kind: 'localTax', officialCode: null, work: 'assessment', procedure: '国民健康保険料の賦課', providerCode: '131024', fiscalYear: 2026, periodFrom: null, periodUntil: null, isNotDisclosed: false,
  section: '国保資格係', actor: '見本 職員', ...wish,
});

/** What a municipality holds of somebody who declared an income. */
export const incomeOf = (netIncomeYen: number, wish = {}) => ({
  fiscalYear: 2026, taxState: netIncomeYen > 0 ? 'declaredAmount' : 'declaredZero', netIncomeYen, salaryIncomeYen: netIncomeYen, publicPensionIncomeYen: 0, salaryRevenueYen: 0, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0, taxableIncomeYen: null as number | null, ...wish,
});

/** An answer to {@link enquiryOf}. */
export const answerOf = (n: number, wish: Partial<EnquiryAnswer> = {}): EnquiryAnswer => ({
  requestId: `E-${n}`, processingNumber: `PN-${n}`, personKey: `P${n}`, kind: 'localTax', providerCode: '131024', lineStatus: 'N-OK', kindStatus: 'N-OK', total: 1, number: 1, asOf: '2026-06-01', answeredAt: '2026-06-16T05:30', message: null,
  ...payloadColumns(incomeOf(2_440_000)), ...wish,
});
