import { decodePaymentSlip, slipCheckDigit, slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import { Bad } from '../../contracts/define.js';
import { dayPart, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { NoticeRowKind } from './rules/agent-payment.js';
import type { ReceiptTargetQuestion } from './rules/receipt-target.js';
import type { PaymentRequestRow } from './tables.js';

/** A row that tells of money, as plain values. The five ways in which money reaches the ward, and what it takes itself. */
export type Receipt =
  | { readonly channel: 'agent'; readonly kind: NoticeRowKind; readonly barcode: string; readonly storeCode: string; readonly receivedAt: Moment; readonly amountYen: number; readonly settleOn?: Day | null }
  /** `debitOn` is the day that was asked for, `settledOn` another one on which the bank did it. */
  | { readonly channel: 'debit'; readonly consignorCode: string; readonly debitOn: Day; readonly customerNumber: string; readonly requestDigest: string; readonly resultCode: string; readonly amountYen: number; readonly settledOn?: Day }
  | { readonly channel: 'ocr'; readonly batchNo: string; readonly itemNo: string; readonly noticeNumber: string; readonly fiscalYear: number; readonly period: number; readonly amountYen: number; readonly receivedOn: Day; readonly confidence: number; readonly settleOn?: Day | null }
  | { readonly channel: 'elQr'; readonly elNumber: string; readonly paidAt: Moment; readonly amountYen: number; readonly settleOn?: Day }
  /** 特別徴収 out of the pension of a month. */
  | { readonly channel: 'pension'; readonly householdKey: string; readonly month: string; readonly requestedYen: number; readonly amountYen: number; readonly receivedOn: Day; readonly settleOn: Day }
  /** 配当: what of a 取立 goes to the 期 of its 差押. */
  | { readonly channel: 'enforcement'; readonly requestKey: string; readonly receivedOn: Day; readonly amountYen: number };

/** What a receipt is, apart from where its money goes. */
export interface Identified {
  /** The payment. Told again, in whatever file, it is the same. */
  readonly instanceKey: string;
  readonly kind: NoticeRowKind | 'failed';
  /** What else the row says: two rows of one payment that differ here contradict each other. */
  readonly content: string;
  readonly requestKey: string | null;
  readonly noticeNumber: string | null;
  readonly receivedOn: Day;
  /** When the bank shall have the money; null when nobody has said. It is no part of what a payment is. */
  readonly settlesOn: Day | null;
}

export const debitRequestKey = (row: Pick<Extract<Receipt, { channel: 'debit' }>, 'consignorCode' | 'debitOn' | 'customerNumber' | 'requestDigest'>): string => ['debit', row.consignorCode, row.debitOn, row.customerNumber, row.requestDigest].join('|');

/** What was asked of 年金保険者 for one household and month. */
export const withholdingKey = (householdKey: string, month: string, requestedYen: number): string => ['pension', householdKey, month, requestedYen].join('|');

export function identified(row: Receipt): Identified {
  const amount = String(row.amountYen);
  switch (row.channel) {
    case 'agent': return { instanceKey: ['agent', row.barcode, row.storeCode, row.receivedAt].join('|'), kind: row.kind, content: amount, requestKey: row.barcode, noticeNumber: null, receivedOn: dayPart(row.receivedAt), settlesOn: row.settleOn ?? null };
    case 'debit': return { instanceKey: debitRequestKey(row), kind: row.resultCode === '0' ? 'confirmed' : 'failed', content: `${row.resultCode} ${amount}`, requestKey: debitRequestKey(row), noticeNumber: null, receivedOn: row.settledOn ?? row.debitOn, settlesOn: row.settledOn ?? row.debitOn };
    case 'ocr': return {
      instanceKey: ['ocr', row.batchNo, row.itemNo].join('|'), kind: 'confirmed', content: [row.noticeNumber, row.fiscalYear, row.period, amount, row.receivedOn, row.confidence].join(' '), requestKey: null, noticeNumber: row.noticeNumber, receivedOn: row.receivedOn, settlesOn: row.settleOn ?? null,
    };
    case 'pension': return { instanceKey: ['pension', row.householdKey, row.month].join('|'), kind: 'confirmed', content: amount, requestKey: withholdingKey(row.householdKey, row.month, row.requestedYen), noticeNumber: null, receivedOn: row.receivedOn, settlesOn: row.settleOn };
    case 'enforcement': return { instanceKey: row.requestKey, kind: 'confirmed', content: amount, requestKey: row.requestKey, noticeNumber: null, receivedOn: row.receivedOn, settlesOn: null };
    case 'elQr': return { instanceKey: ['elQr', row.elNumber, row.paidAt].join('|'), kind: 'confirmed', content: amount, requestKey: row.elNumber, noticeNumber: null, receivedOn: dayPart(row.paidAt), settlesOn: row.settleOn ?? null };
  }
}

/** What is wrong with the digits themselves. The limit is looked at before the rest: such a slip is refused at every counter. */
export function barcodeFault(barcode: string, municipalityCode: string): ReceiptTargetQuestion['fault'] {
  if (!/^91\d{42}$/.test(barcode)) return 'unreadable';
  if (slipCheckDigit(barcode.slice(0, -1)) !== barcode.at(-1)) return 'wrongCheckDigit';
  if (Number(barcode.slice(37, 43)) > slipLimitYen) return 'overLimit';
  const slip = decodePaymentSlip(barcode);
  if (slip instanceof Bad) return 'unreadable';
  return slip.freeField.startsWith(municipalityCode.slice(0, 5)) ? null : 'otherWard';
}

/** A request as a whole. */
export const askedFor = (parts: readonly PaymentRequestRow[]) => ({ amountYen: parts.reduce((sum, { yen }) => sum + yen, 0), payableUntil: parts[0]!.payable_until as Day | null, voidedOn: parts[0]!.voided_on as Day | null });
