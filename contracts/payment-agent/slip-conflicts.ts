import { isDay } from '../../law/day.js';
import { Bad, type Conflict } from '../define.js';
import { decodePaymentSlip } from '../mailing/payment-slip.js';

/** What a row of 収納代行 says of one payment. */
export interface PaidRow {
  readonly barcode: string;
  /** HHMM; 0000 where none is known (郵便振替). */
  readonly receivedTime: string;
  readonly feedKind: string;
  /** YYYYMMDD; null = none yet. */
  readonly settleOn: string | null;
}

/** Rows that say when the money will be there. */
const settled = new Set(['02', '12', '22']);

/**
 * What cannot be true of a row by itself: bars that are no slip, a time of no clock, a day of transfer where there is none or none
 * where there must be one. Whether the slip was ever issued, for whom and for how long only its issuer knows.
 */
export function slipConflicts({ barcode, receivedTime, feedKind, settleOn }: PaidRow): readonly Conflict<'barcode' | 'receivedTime' | 'settleOn'>[] {
  const slip = decodePaymentSlip(barcode);
  const isTime = /^([01]\d|2[0-3])[0-5]\d$/.test(receivedTime);
  const day = settleOn?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') ?? null;
  return [
    ...(slip instanceof Bad ? [{ field: 'barcode' as const, why: `バーコード情報が納付書でない: ${slip.why}`, cure: slip.cure }] : []),
    ...(isTime ? [] : [{ field: 'receivedTime' as const, why: '収納時刻が HHMM でない', cure: '0000 から 2359 までで書く' }]),
    ...(day !== null && !isDay(day) ? [{ field: 'settleOn' as const, why: '振込日が暦にない', cure: '実在する日付か、なければ0を書く' }] : []),
    ...(settled.has(feedKind) && day === null ? [{ field: 'settleOn' as const, why: `データ種別 ${feedKind} に振込日がない`, cure: '資金の振込日を書く' }] : []),
    ...(['01', '03'].includes(feedKind) && day !== null ? [{ field: 'settleOn' as const, why: `データ種別 ${feedKind} に振込日がある`, cure: '速報と取消では0を書く' }] : []),
  ];
}
