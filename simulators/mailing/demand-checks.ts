import type { DemandLetter, DemandTotals } from '../../contracts/mailing/demand.js';
import { decodePaymentSlip, slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import { Bad } from '../../contracts/define.js';
import type { Row } from '../../contracts/wire/codec.js';
import type { Differences } from './differences.js';
import type { Mailing } from './tables.js';

/** What is wrong with one 督促状 by itself and beside those before it: its number, its days, and what its bars say. */
export function checkDemand({ parameters }: Pick<Mailing, 'parameters'>, { line, value }: Row<DemandLetter>, seen: { readonly demands: Map<string, number>; readonly slips: Map<string, number> }, { tell }: Differences): void {
  const at = { file: 'print' as const, line, noticeId: value.demandId };
  const before = seen.demands.get(value.demandId);
  if (before === undefined) seen.demands.set(value.demandId, line);
  else tell({ kind: 'noticeTwice', ...at, field: 'demandId', why: `${before}行目と同じ督促状の番号である` });
  if (value.designatedOn <= value.dueOn) tell({ kind: 'designatedEarly', ...at, field: 'designatedOn', expected: `${value.dueOn} より後`, actual: value.designatedOn, why: '指定期限が納期限より後でない' });
  checkBars(parameters, value, { ...at, field: 'demandBarcode' }, seen.slips, tell);
}

function checkBars({ barcodeRequired }: Mailing['parameters'], { demandBarcode, unpaidYen, designatedOn }: DemandLetter, at: { readonly file: 'print'; readonly line: number; readonly noticeId: string; readonly field: string }, slips: Map<string, number>, tell: Differences['tell']): void {
  if (demandBarcode === null) {
    if (unpaidYen <= slipLimitYen && barcodeRequired === 'payable') tell({ kind: 'barcodeMissing', ...at, why: '払える額なのにバーコードがない' });
    return;
  }
  const before = slips.get(demandBarcode);
  if (before === undefined) slips.set(demandBarcode, at.line);
  else tell({ kind: 'barcodeTwice', ...at, why: `バーコードは${before}行目にもある` });
  const slip = decodePaymentSlip(demandBarcode);
  if (slip instanceof Bad) return tell({ kind: 'barcodeUnreadable', ...at, why: `${slip.why}。${slip.cure}` });
  if (slip.amountYen !== unpaidYen) tell({ kind: 'barcodeAmount', ...at, expected: String(unpaidYen), actual: String(slip.amountYen), why: '未納の額とバーコードの金額が違う' });
  if (slip.payableUntil !== designatedOn) tell({ kind: 'barcodeDue', ...at, expected: designatedOn, actual: slip.payableUntil ?? '期限なし', why: '指定期限とバーコードの支払期限が違う' });
}

/** The totals sheet, which has one row, beside what the print file adds up to. */
export function checkDemandTotals([row, ...others]: readonly Row<DemandTotals>[], counted: DemandTotals, { tell }: Differences): void {
  for (const { line } of others) tell({ kind: 'totalsRowTwice', file: 'totals', line, field: 'pieceCount', why: `合計の行が${row!.line}行目にもある` });
  const said = row?.value ?? { pieceCount: 0, unpaidYen: 0 };
  for (const [field, kind, ja] of [['pieceCount', 'pieceCount', '通数'], ['unpaidYen', 'totalYen', '未納の額の合計']] as const) {
    if (said[field] !== counted[field]) tell({ kind, file: 'totals', line: row?.line ?? 0, field, expected: String(said[field]), actual: String(counted[field]), why: `${ja}は件数金額表で${said[field]}、督促状データで${counted[field]}である` });
  }
}
