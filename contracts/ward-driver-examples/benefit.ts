import type { ContinuitySource } from '../ward-continuity.js';
import { hanako, hanakosAccount, hanakosHousehold as householdKey, ichiro, type ActExamples, type QueryExamples } from './people.js';

const by = '国保給付係 担当';
const { personKey } = hanako;
const receiptKey = 'RK-202606-0001';
const sources: ContinuitySource[] = [{
  candidateKey: 'CC-1', municipalityCode: ichiro.formerMunicipalityCode, householdKey: 'OH-1', headId: 'MI-9', members: [{ fromId: 'MI-9', id: 'MI-2', fate: 'movedHere' }],
}];

/** 給付, レセプト, and 高額該当 that is carried over. */
export const benefitActs = {
  enterBenefitForm: {
    act: 'enterBenefitForm',
    form: { kind: 'highCost', notificationId: 'KG-0001', receivedOn: '2026-09-14', householdKey, careMonth: '2026-05', applicantPersonKey: personKey, account: hanakosAccount, autoPayment: true },
  },
  decideBenefit: { act: 'decideBenefit', caseId: 'B1', decision: 'pay', by, why: '申請と給付記録が一致する' },
  objectToReceipt: { act: 'objectToReceipt', receiptKey, reasonCode: '100018', reasonOn: '2026-06-01', by, why: '資格を喪失した後の受診である' },
  decideReceipt: { act: 'decideReceipt', receiptKey, personKey, by, why: '枝番と生年月日の一致する人に決めた' },
  claimRepayment: { act: 'claimRepayment', receiptKeys: [receiptKey], by, why: '資格を喪失した後の受診である' },
  decideRepayment: { act: 'decideRepayment', repaymentId: 'R1', decision: 'repaid', on: '2026-11-10', yen: 21_000, by, why: '返納金が納められた' },
  enterSelfPaid: {
    act: 'enterSelfPaid', personKey: ichiro.personKey, benefitYear: 2025, selfPaidSystem: 'care', issuedBy: '架空広域連合', totalYen: 180_000, outpatientYen: 0, receivedOn: '2026-09-24', by, why: '自己負担額証明書による',
  },
  enterClaimsBill: { act: 'enterClaimsBill', deliveryMonth: '2026-07', by, why: '国保連の請求内訳による', institutions: [{ institutionCode: '1319999999', receipts: 2, yen: 51_240 }] },
  decideContinuity: { act: 'decideContinuity', householdKey: ichiro.householdKey, occurredOn: '2026-04-01', decision: 'continue', sources, candidateKey: 'CC-1', by, why: '世帯主も世帯員も同じで、住所だけが変わった' },
  recordHighCostMonth: { act: 'recordHighCostMonth', householdKey: ichiro.householdKey, careMonth: '2026-04', countsForRepeat: true, operation: 'register', by, why: '紙の支給決定通知書で確かめた' },
  forwardPaper: { act: 'forwardPaper', paperId: 'S-000001', householdKey, careMonth: '2026-06', applicantPersonKey: personKey, receivedOn: '2026-09-14', pageCount: 2, by },
} satisfies Partial<ActExamples>;

export const benefitQueries = {
  benefit: { query: 'benefit', householdKey, careMonth: '2026-05' },
  receipts: { query: 'receipts', householdKey },
  receiptWorklist: { query: 'receiptWorklist' },
  benefitCases: { query: 'benefitCases', householdKey },
  papers: { query: 'papers' },
  repayments: { query: 'repayments', householdKey },
  benefitYear: { query: 'benefitYear', personKey: ichiro.personKey, benefitYear: 2025 },
  limitCertificates: { query: 'limitCertificates', personKey },
  continuity: { query: 'continuity', householdKey: ichiro.householdKey, occurredOn: '2026-04-01', sources },
  highCostMonths: { query: 'highCostMonths', householdKey: ichiro.householdKey, careMonth: '2026-05' },
} satisfies Partial<QueryExamples>;
