import { installmentJa, installmentNumbers, type PrintedInstallment } from '../../contracts/mailing/installments.js';
import { encodePaymentSlip, slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import { Bad } from '../../contracts/define.js';
import { assume, type Day } from '../../law/define.js';
import type { Installment } from '../assessment/installments.js';
import { installmentsIn } from '../assessment/year/decide.js';
import type { Settings } from '../settings.js';
import type { AssessmentRow, NoticeRow } from '../tables.js';

export const slipMaker = '999999';
export const slipMakerBasis = assume('企業コードは収納代行会社のもので公開されていない。999999 は試験のための値。自由使用欄は団体・世帯・年度・決定・期・発行の順に自前で分ける');

/** Where the ward stands when it prints: the same notice printed on the same day has the same slips. */
type Printer = Pick<Settings, 'municipalityCode' | 'today'>;
/** One 期 as it is printed, beside the one decided; `installment` undefined = the household does not pay it. */
export interface PrintedSlip extends PrintedInstallment { readonly installment: Installment | undefined }

/** Every 期 of a notice with its bars. */
export function slipsOf(printer: Printer, notice: NoticeRow, decision: Pick<AssessmentRow, 'installments'>): readonly PrintedSlip[] {
  const list = installmentsIn(decision);
  return installmentNumbers.map((number): PrintedSlip => {
    const installment = list.findLast((one) => one.number === number);
    if (!installment || installment.yen === 0) return { number, dueOn: null, yen: 0, barcode: null, installment: undefined };
    return { number, dueOn: installment.dueOn, yen: installment.yen, barcode: slipOf(printer, notice, { ...installment, number }), installment };
  });
}

/** The bars of one 期; none when it is past due or too much for a counter. */
function slipOf({ municipalityCode, today }: Printer, notice: NoticeRow, { number, yen, dueOn }: Pick<PrintedInstallment, 'number' | 'yen'> & { readonly dueOn: Day }): string | null {
  if (dueOn < today || yen > slipLimitYen) return null;
  const digits = barsOf({ municipalityCode, householdKey: notice.household_key, fiscalYear: notice.fiscal_year, sequence: notice.sequence, period: number, issue: notice.issue_no }, dueOn, yen);
  if (digits instanceof Bad) throw new Error(`通知 ${notice.notice_id} ${installmentJa(number)}: ${digits.why}。${digits.cure}`);
  return digits;
}

/** How the ward divides 自由使用欄: every 納付書 it ever hands out has its own. */
export interface SlipNumber { readonly municipalityCode: string; readonly householdKey: string; readonly fiscalYear: number; readonly sequence: number; readonly period: number; readonly issue: number }
export function barsOf({ municipalityCode, householdKey, fiscalYear, sequence, period, issue }: SlipNumber, payableUntil: Day, amountYen: number): string | Bad {
  const two = (value: number) => String(value % 100).padStart(2, '0');
  const freeField = `${municipalityCode.slice(0, 5)}${householdKey}${two(fiscalYear)}${two(sequence)}${two(period)}${two(issue)}`;
  return encodePaymentSlip({ makerCode: slipMaker, freeField, reissueNumber: String(Math.min(issue, 9)), payableUntil, isStamped: false, amountYen });
}
