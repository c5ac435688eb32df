import { isDay } from '../../law/day.js';
import { Bad, checks, type Check, type Conflict } from '../define.js';
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

const dayIn = ({ settleOn }: PaidRow): string | null => settleOn?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') ?? null;
const only = (isWrong: boolean, field: string, why: string, cure: string): readonly Conflict[] => (isWrong ? [{ field, why, cure }] : []);
const isSlip: Check<PaidRow> = [['barcode'], ({ barcode }) => {
  const slip = decodePaymentSlip(barcode);
  return slip instanceof Bad ? [{ field: 'barcode', why: `バーコード情報が納付書でない: ${slip.why}`, cure: slip.cure }] : [];
}];
const isTime: Check<PaidRow> = [['receivedTime'], ({ receivedTime }) => only(!/^([01]\d|2[0-3])[0-5]\d$/.test(receivedTime), 'receivedTime', '収納時刻が HHMM でない', '0000 から 2359 までで書く')];
const isInCalendar: Check<PaidRow> = [['settleOn'], (row) => only(dayIn(row) !== null && !isDay(dayIn(row)!), 'settleOn', '振込日が暦にない', '実在する日付か、なければ0を書く')];
const isSettledAsItSays: Check<PaidRow> = [['feedKind', 'settleOn'], (row) => [
  ...only(settled.has(row.feedKind) && dayIn(row) === null, 'settleOn', `データ種別 ${row.feedKind} に振込日がない`, '資金の振込日を書く'),
  ...only(['01', '03'].includes(row.feedKind) && dayIn(row) !== null, 'settleOn', `データ種別 ${row.feedKind} に振込日がある`, '速報と取消では0を書く'),
]];

/**
 * What cannot be true of a row by itself: bars that are no slip, a time of no clock, a day of transfer where there is none or none
 * where there must be one. Whether the slip was ever issued, for whom and for how long only its issuer knows.
 */
export const slipConflicts = checks<PaidRow>(isSlip, isTime, isInCalendar, isSettledAsItSays);
