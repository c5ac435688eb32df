import type { BenefitForm } from '../../contracts/ward-benefit.js';
import type { benefitActs } from '../../contracts/ward-benefit.js';
import type { StaffAct } from '../../contracts/ward.js';
import type { Desk } from '../desk.js';
import { applyHighCost, applyYearly, stopAutoPayment } from './cases/apply.js';
import { applyOther } from './cases/other.js';
import { decideBenefit } from './cases/decide.js';
import type { Stating } from './cases/payee.js';
import { decideReceipt, objectToReceipt } from './receipts/acts.js';
import { enterClaimsBill } from './receipts/bill.js';
import { enterSelfPaid } from './year/self-paid.js';
import { applyForLimit } from './limit/apply.js';
import { claimRepayment, decideRepayment } from './repayments.js';

type BenefitActName = (typeof benefitActs)[number]['shape']['act']['value'];
export type BenefitAct = Extract<StaffAct, { act: BenefitActName }>;

/** What is entered at the desk, or by an online application, which may say 公金受取口座 itself. */
export type EnteredForm = BenefitForm & Stating;

/** Acts of 給付. None of them changes a household. */
export function performBenefit(desk: Desk, act: BenefitAct): Promise<null> {
  switch (act.act) {
    case 'enterBenefitForm': return enterForm(desk, act.form);
    case 'decideBenefit': return decideBenefit(desk, act);
    case 'objectToReceipt': return objectToReceipt(desk, act);
    case 'decideReceipt': return decideReceipt(desk, act);
    case 'claimRepayment': return claimRepayment(desk, act);
    case 'enterClaimsBill': return enterClaimsBill(desk, act);
    case 'enterSelfPaid': return enterSelfPaid(desk, act);
    case 'decideRepayment': return decideRepayment(desk, act);
  }
}

function enterForm(desk: Desk, form: EnteredForm): Promise<null> {
  switch (form.kind) {
    case 'highCost': return applyHighCost(desk, form);
    case 'yearly': return applyYearly(desk, form);
    case 'stopAutoPayment': return stopAutoPayment(desk, form);
    case 'limitCertificate': return applyForLimit(desk, form);
    case 'childbirth': case 'funeral': case 'medicalCost': case 'transport': case 'mealDifference': return applyOther(desk, form);
  }
}
