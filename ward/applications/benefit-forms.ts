import type { BenefitContent } from '../../contracts/e-application/benefit.js';
import type { StaffAct } from '../../contracts/ward.js';
import type { Day } from '../../law/define.js';
import type { EnteredForm } from '../benefit/acts.js';
import { claimedIn } from '../benefit/cases/claimed-in.js';
import type { Desk } from '../desk.js';
import type { Obstacle } from '../refusals.js';

/** What an application for 給付 is entered as: the form of the desk. */
export type BenefitEntry = Extract<StaffAct, { act: 'enterBenefitForm' }> & { readonly form: EnteredForm };
export interface BenefitTold { readonly receptionNumber: string; readonly receivedOn: Day; readonly content: BenefitContent; /** The applicant, who signed. */ readonly applicantPersonKey: string; /** Whom it is about. */ readonly personKey: string; readonly recognisedYen?: number | undefined }

/** 給付の申請 that an online application stands for, or why it cannot be said for which household. 受付番号 is 申請の識別. */
export async function benefitEntryOf(desk: Desk, told: BenefitTold): Promise<BenefitEntry | Obstacle> {
  const { content, personKey } = told;
  if (content.procedure !== 'highCost' && content.procedure !== 'yearly' && content.procedure !== 'stopAutoPayment') return { act: 'enterBenefitForm', form: aboutOne(content, told) };
  const householdKey = await claimedIn(desk, personKey, content);
  return typeof householdKey === 'string' ? { act: 'enterBenefitForm', form: aboutHousehold(content, householdKey, told) } : householdKey;
}

type Lump = Exclude<BenefitContent, { readonly procedure: 'highCost' | 'yearly' | 'stopAutoPayment' }>;
type OfHousehold = Exclude<BenefitContent, Lump>;
const handed = ({ receptionNumber, receivedOn, applicantPersonKey }: BenefitTold) => ({ notificationId: receptionNumber, receivedOn, applicantPersonKey });
/** Whoever names 公金受取口座 online states with it that it shall be used. */
const into = ({ payTo, account }: Extract<BenefitContent, { readonly payTo: string }>) => (payTo === 'account' ? { account } : { toPublicAccount: true, statesUse: true });

function aboutHousehold(content: OfHousehold, householdKey: string, told: BenefitTold): EnteredForm {
  switch (content.procedure) {
    case 'highCost': return { kind: 'highCost', ...handed(told), householdKey, careMonth: content.careMonth, autoPayment: content.autoPayment, ...into(content) };
    case 'yearly': return { kind: 'yearly', ...handed(told), householdKey, yearlyKind: content.yearlyKind, benefitYear: content.benefitYear, ...into(content) };
    case 'stopAutoPayment': return { kind: 'stopAutoPayment', ...handed(told), householdKey };
  }
}

function aboutOne(content: Lump, told: BenefitTold): EnteredForm {
  const common = { ...handed(told), personKey: told.personKey, ...into(content) };
  const recognisedYen = told.recognisedYen ?? 0;
  switch (content.procedure) {
    case 'childbirth': {
      const { bornOn, children, pregnancyDays, isCompensated, directlyPaidYen, isPaidByFormerInsurer } = content;
      return { kind: 'childbirth', ...common, bornOn, children, pregnancyDays, isCompensated, directlyPaidYen, isPaidByFormerInsurer };
    }
    case 'funeral': return { kind: 'funeral', ...common, heldOn: content.heldOn, isPaidByFormerInsurer: content.isPaidByFormerInsurer };
    case 'medicalCost': return { kind: 'medicalCost', ...common, ground: content.ground, paidOn: content.paidOn, recognisedYen, paidYen: content.paidYen, travelledForCare: content.travelledForCare };
    case 'transport': return { kind: 'transport', ...common, paidOn: content.paidOn, recognisedYen };
    case 'mealDifference': {
      const { careMonth, meals, paidPerMealYen, isLongStay, paidOn } = content;
      return { kind: 'mealDifference', ...common, careMonth, meals, paidPerMealYen, isLongStay, paidOn };
    }
  }
}
