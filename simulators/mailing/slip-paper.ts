import { installmentJa, installmentsOf, type PrintedInstallment } from '../../contracts/mailing/installments.js';
import { decodePaymentSlip, slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import type { PremiumNotice } from '../../contracts/mailing/records.js';
import { Bad } from '../../contracts/define.js';
import { assume, type Basis } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { a4, type Mark, type Sheet } from '../../paper/define.js';
import { at, barcode, bold, cutLine, frame, text } from '../../paper/marks.js';
import { dayJa, municipalityJa, yen } from './print-words.js';

/** 60 mm across with its white, 12 mm high: 308 modules of 0.195 mm. */
export const barcodeSize = { width: 60, height: 12 } as const;
export const barcodeSizeBasis: Basis = assume('収納代行の指針(再配布できない)は横60mm以内・高さ10mm以上を求めると紹介されており、その中で最も大きくする');

const slipsOnSheet = 3;
const slipHeight = a4.height / slipsOnSheet;
/** Left free for what stands at the foot of a sheet. */
const footRoom = 4.5;

/** The slips of a piece, three on a sheet, one for each 期 with an amount. */
export function slipSheets(code: string, notice: PremiumNotice): readonly Sheet[] {
  const slips = installmentsOf(notice).filter(({ yen: amount }) => amount > 0);
  return Array.from({ length: Math.ceil(slips.length / slipsOnSheet) }, (_, sheet) => slipSheet(code, notice, slips.slice(sheet * slipsOnSheet, (sheet + 1) * slipsOnSheet)));
}

/** Whose slip it is. */
type Payer = Pick<PremiumNotice, 'noticeId' | 'fiscalYear' | 'addressee'>;
/** Up to three slips on one sheet, from above. */
export const slipSheet = (code: string, payer: Payer, slips: readonly PrintedInstallment[]): Sheet => slips.flatMap((slip, i) => slipMarks(code, payer, slip, i * slipHeight));

/** 領収証書 stays with the payer, 納付書 with the counter, 領収済通知書 goes to the ward. */
function slipMarks(code: string, notice: Payer, slip: PrintedInstallment, top: number): readonly Mark[] {
  const [left, middle, right] = [at(8, top + 5, 56, slipHeight - 10), at(68, top + 5, 56, slipHeight - 10), at(128, top + 5, 74, slipHeight - 10)];
  return [
    ...(top === 0 ? [] : [cutLine(0, top, a4.width, 0)]), cutLine(66, top, 0, slipHeight - footRoom), cutLine(126, top, 0, slipHeight - footRoom),
    ...partMarks(code, notice, slip, left, '領収証書'), ...stampPlace(left), ...partMarks(code, notice, slip, middle, '納付書(原符)'), ...stampPlace(middle), ...partMarks(code, notice, slip, right, '領収済通知書'), ...codeMarks(slip, right),
  ];
}

function partMarks(code: string, notice: Payer, slip: PrintedInstallment, { x, y, width, height }: ReturnType<typeof at>, ja: string): readonly Mark[] {
  const rows = [['通知書番号', notice.noticeId], ['期', `${fiscalYearJa(notice.fiscalYear)} ${installmentJa(slip.number)}`], ['納付義務者', `${notice.addressee} 様`], ['納期限', slip.dueOn === null ? '(なし)' : dayJa(slip.dueOn)]] as const;
  const [label, rowHeight] = [17, 6];
  return [
    frame(at(x, y, width, height), 0.8), text(at(x + 2, y + 1, width - 4, 4.5), `${municipalityJa(code)} 国民健康保険料`, 8, 'center'), bold(at(x + 2, y + 5.5, width - 4, 6), ja, 11, 'center'),
    ...rows.flatMap(([name, value], i): Mark[] => {
      const line = y + 13 + i * rowHeight;
      return [frame(at(x, line, label, rowHeight), 0.4), text(at(x + 1, line, label - 2, rowHeight), name, 7.5), frame(at(x + label, line, width - label, rowHeight), 0.4), text(at(x + label + 1.5, line, width - label - 3, rowHeight), value, 9)];
    }),
    frame(at(x, y + 37, label, 10), 0.4), text(at(x + 1, y + 37, label - 2, 10), '納付金額', 7.5), frame(at(x + label, y + 37, width - label, 10), 0.8), bold(at(x + label + 1.5, y + 37, width - label - 3, 10), yen(slip.yen), 13, 'right'),
  ];
}

const stampPlace = ({ x, y, width, height }: ReturnType<typeof at>): readonly Mark[] => [frame(at(x + width / 2 - 13, y + height - 31, 26, 26), 0.4), text(at(x + width / 2 - 13, y + height - 36, 26, 4.5), '領収日付印', 7, 'center')];

/** The bars and their digits, or why there are none. The digits are grouped as on public samples: whose, until when, how much. */
function codeMarks({ yen: amount, barcode: digits }: PrintedInstallment, { x, y, width, height }: ReturnType<typeof at>): readonly Mark[] {
  const inside = at(x + 2, y + 48, width - 4, 8);
  if (digits === null) return [text(at(x + 2, y + 52, width - 4, 14), amount > slipLimitYen ? `1枚${yen(slipLimitYen)}を超えるため、コンビニエンスストアでは納められません。金融機関か窓口で納めてください。` : 'バーコードがないため、コンビニエンスストアでは納められません。金融機関か窓口で納めてください。', 8.5)];
  const slip = decodePaymentSlip(digits);
  const until = slip instanceof Bad || slip.payableUntil === null ? '' : `コンビニエンスストア取扱期限 ${dayJa(slip.payableUntil)}`;
  const left = x + (width - barcodeSize.width) / 2;
  return [
    text(inside, until, 7.5, 'center'), barcode(at(left, y + 57, barcodeSize.width, barcodeSize.height), digits),
    text(at(left, y + 70, barcodeSize.width, 4), `(${digits.slice(0, 2)})${digits.slice(2, 8)}-${digits.slice(8, 29)}-${digits.slice(29, 30)}`, 8, 'center'),
    text(at(left, y + 74, barcodeSize.width, 4), `${digits.slice(30, 36)}-${digits.slice(36, 37)}-${digits.slice(37, 43)}-${digits.slice(43)}`, 8, 'center'),
    text(at(x + 2, y + height - 6, width - 4, 4), '切り離さずにお出しください', 7, 'center'),
  ];
}
