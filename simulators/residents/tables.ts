import type { Party } from '../define.js';
import { tables } from '../../store/define.js';

/**
 * `state`: planned 届け出る予定 · handedIn 窓口に出した · accepted 受理 · refused 差し戻し · corrected 直した届出に替えた ·
 * withdrawn 取り下げた. accepted, corrected and withdrawn are final.
 */
export const residentsTables = tables({
  residents_notification: {
    columns: {
      municipality: 'text', notification_id: 'text', body: 'text', hand_in_on: 'text', state: 'text', withdraw_on: 'text?',
      handed_in_at: 'text?', answered_at: 'text?', refusals: 'text', corrected_by: 'text?', mistake: 'text',
    },
    key: ['municipality', 'notification_id'], indexes: [['municipality', 'state']],
  },
  /** A household that reads its post, and what it knows. */
  residents_reader: { columns: { municipality: 'text', reader_id: 'text', known: 'text' }, key: ['municipality', 'reader_id'] },
  /** The last evening on which the post of a municipality was taken out of the boxes. */
  residents_post: { columns: { municipality: 'text', taken_on: 'text' }, key: ['municipality'] },
  /** `state`: unopened · opened · thrownAway 読まずに捨てた. `place`: where the post says it stands among all letters. `made`: what the reader made of it. */
  residents_letter: {
    columns: { municipality: 'text', place: 'text', reader_id: 'text', delivered_on: 'text', open_on: 'text', state: 'text', sheets: 'text', made: 'text' },
    key: ['municipality', 'place'], indexes: [['municipality', 'reader_id']],
  },
  /** 申し出. `state`: planned 申し出る予定 · said 窓口で聞いた · answered 返事をした. */
  residents_concern: {
    columns: { municipality: 'text', concern_id: 'text', reader_id: 'text', kind: 'text', body: 'text', said_on: 'text', state: 'text', answer: 'text?', answered_at: 'text?' },
    key: ['municipality', 'concern_id'], indexes: [['municipality', 'state']],
  },
  /** A payment by habit. `state`: going 納めに出た · paid 納めた · planned 次に開く日に納める · refused 断られた. `turn`: which time it is; each is done once. */
  residents_payment: {
    columns: { municipality: 'text', reader_id: 'text', turn: 'text', matter: 'text', barcode: 'text?', yen: 'integer', way: 'text', state: 'text', paid_on: 'text', why: 'text' },
    key: ['municipality', 'reader_id', 'turn'],
  },
});

export type FaultName = 'late' | 'twice' | 'wrongDay' | 'withdrawn' | 'lettersIgnored' | 'slowReader' | 'misread' | 'reactsTwice';
export interface Parameters {
  readonly lateDays: number;
  readonly againAfterDays: number;
  readonly wrongDayOffset: number;
  readonly withdrawAfterDays: number;
  readonly slowDays: number;
  readonly slipCharacters: number;
}
export type Residents = Party<typeof residentsTables, FaultName, Parameters>;
