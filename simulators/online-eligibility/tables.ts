import { tables } from '../../store/define.js';
import type { Party } from '../define.js';

export const onlineEligibilityTables = tables({
  /** A certificate of the card, bound to its holder by 初回登録. `state`: registered 登録 · removed 返納・登録替え · expired 証明書の失効 */
  online_eligibility_card: {
    columns: { serial: 'text', individual_number: 'text', registered_on: 'text', certificate_through: 'text', state: 'text', changed_at: 'text', told: 'integer' },
    key: ['serial'], indexes: [['individual_number'], ['state']],
  },
  /** Every record that was shown or held back, and to whom; never whose number was asked. */
  online_eligibility_read: {
    columns: {
      n: 'integer', at: 'text', institution: 'text', means: 'text', confirmed_on: 'text', validity: 'text', municipality: 'text', history_key: 'text', version: 'integer', insurer_person_key: 'text', qualification: 'text', medical: 'text', address: 'text',
    },
    key: ['n'], indexes: [['history_key']],
  },
});

export type FaultName = 'serviceDown' | 'stillProcessing' | 'oldCardWorks' | 'ratioBlank' | 'encodingLies';
export interface Parameters {
  readonly segmentOfError: '3' | '9';
  readonly characterCodesFrom: '0' | '1';
  readonly answerEncoding: 'utf-8' | 'shift_jis';
  readonly certificateGraceMonths: number;
  readonly certificateGraceEnd: 'sameDay' | 'endOfMonth';
  readonly medicalInGrace: boolean;
  readonly certificateYears: number;
}
export type OnlineEligibility = Party<typeof onlineEligibilityTables, FaultName, Parameters>;
