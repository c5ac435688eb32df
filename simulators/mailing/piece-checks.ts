import { installmentJa, installmentsOf, type PrintedInstallment } from '../../contracts/mailing/installments.js';
import { decodePaymentSlip, slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import type { PremiumNotice } from '../../contracts/mailing/records.js';
import { Bad } from '../../contracts/define.js';
import type { Differences } from './differences.js';
import type { Mailing } from './tables.js';

type Rules = Pick<Mailing, 'parameters' | 'today'>;
interface Place { readonly line: number; readonly noticeId: string }

/** What is wrong with one piece by itself and beside those before it in the file. `seen` holds the slips so far with their line. */
export function checkPiece(rules: Rules, { line, value }: { readonly line: number; readonly value: PremiumNotice }, seen: { readonly notices: Map<string, number>; readonly slips: Map<string, number> }, differences: Differences): void {
  const place = { line, noticeId: value.noticeId };
  const before = seen.notices.get(value.noticeId);
  if (before === undefined) seen.notices.set(value.noticeId, line);
  else differences.tell({ kind: 'noticeTwice', file: 'print', ...place, field: 'noticeId', why: `${before}行目と同じ通知書番号である` });
  for (const installment of installmentsOf(value)) checkInstallment(rules, place, installment, seen.slips, differences);
}

function checkInstallment(rules: Rules, place: Place, { number, dueOn, yen, barcode }: PrintedInstallment, slips: Map<string, number>, { tell }: Differences): void {
  const at = { file: 'print' as const, ...place, field: `installment${number}Barcode` };
  if (yen > 0 && dueOn === null) tell({ kind: 'dueMissing', ...at, field: `installment${number}DueOn`, why: `${installmentJa(number)}に金額があるのに納期限がない` });
  if (barcode === null) {
    const isPayable = yen > 0 && yen <= slipLimitYen && dueOn !== null && dueOn >= rules.today();
    if (isPayable && rules.parameters.barcodeRequired === 'payable') tell({ kind: 'barcodeMissing', ...at, why: `${installmentJa(number)}は払える期なのにバーコードがない` });
    return;
  }
  const before = slips.get(barcode);
  if (before === undefined) slips.set(barcode, place.line);
  else tell({ kind: 'barcodeTwice', ...at, why: `${installmentJa(number)}のバーコードは${before}行目にもある` });
  const slip = decodePaymentSlip(barcode);
  if (slip instanceof Bad) return tell({ kind: 'barcodeUnreadable', ...at, why: `${installmentJa(number)}: ${slip.why}。${slip.cure}` });
  if (slip.amountYen !== yen) tell({ kind: 'barcodeAmount', ...at, expected: String(yen), actual: String(slip.amountYen), why: `${installmentJa(number)}の金額とバーコードの金額が違う` });
  const isInTime = slip.payableUntil === dueOn || (rules.parameters.payableUntil === 'dueOnOrLater' && dueOn !== null && (slip.payableUntil === null || slip.payableUntil > dueOn));
  if (!isInTime) tell({ kind: 'barcodeDue', ...at, expected: dueOn ?? '', actual: slip.payableUntil ?? '期限なし', why: `${installmentJa(number)}の納期限とバーコードの支払期限が違う` });
}
