import { assume, type Basis } from '../../law/define.js';

export const elNumberBasis: Basis = assume('eL番号の付け方は公開されていない。代用では、納付書のバーコードの自由使用欄と金額から作るので、一枚の納付書に一つの eL番号がある');

/** eL番号 of a printed slip, from its 44 digits. */
export interface ElNumber { readonly collectorNumber: string; readonly elPaymentNumber: string; readonly confirmationNumber: string; readonly elPaymentKind: string }
export const elNumberOf = (barcode: string): ElNumber => ({ collectorNumber: barcode.slice(8, 13), elPaymentNumber: barcode.slice(13, 29), confirmationNumber: barcode.slice(40, 44), elPaymentKind: '001' });

/** As one text. */
export const elNumberText = ({ collectorNumber, elPaymentNumber, confirmationNumber, elPaymentKind }: ElNumber): string => [collectorNumber, elPaymentNumber, confirmationNumber, elPaymentKind].join('-');
/** The parts of that text again. */
export function elNumberIn(text: string): ElNumber {
  const [collectorNumber = '', elPaymentNumber = '', confirmationNumber = '', elPaymentKind = ''] = text.split('-');
  return { collectorNumber, elPaymentNumber, confirmationNumber, elPaymentKind };
}
