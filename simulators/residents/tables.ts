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
});

export type FaultName = 'late' | 'twice' | 'wrongDay' | 'withdrawn';
export interface Parameters {
  readonly lateDays: number;
  readonly againAfterDays: number;
  readonly wrongDayOffset: number;
  readonly withdrawAfterDays: number;
}
export type Residents = Party<typeof residentsTables, FaultName, Parameters>;
