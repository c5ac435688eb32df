import type { Party } from '../define.js';
import { tables } from '../../store/define.js';
import type { DeskFault, DeskParameterValues } from '../night-desk/desk.js';
import { answerFile, askedFile } from '../night-desk/tables.js';

export const recordDisclosureTables = tables({
  /** One living symbol an agency and resident at most; when it is retired the next one is a new `generation`. `state`: live 有効 · retired 失効 */
  record_disclosure_symbol: {
    columns: { agency: 'text', resident: 'text', generation: 'integer', symbol: 'text', state: 'text', issued_at: 'text', retired_at: 'text?' },
    key: ['agency', 'resident', 'generation'], indexes: [['resident']],
  },
  /** Which 被保険者枝番 the agency hung on a symbol. `state`: live 有効 · released 失効 */
  record_disclosure_binding: {
    columns: { agency: 'text', insurer_person_key: 'text', resident: 'text', generation: 'integer', individual_number: 'text', state: 'text', bound_at: 'text', released_at: 'text?' },
    key: ['agency', 'insurer_person_key', 'resident', 'generation'], indexes: [['resident']],
  },
  record_disclosure_asked: askedFile,
  record_disclosure_answer: answerFile,
});

export type FaultName = DeskFault | 'symbolsSwapped' | 'releaseIgnored';
export interface Parameters extends DeskParameterValues {
  readonly symbolForRemoved: boolean;
}
export type RecordDisclosure = Party<typeof recordDisclosureTables, FaultName, Parameters>;
export type DisclosureStore = RecordDisclosure['store'];
