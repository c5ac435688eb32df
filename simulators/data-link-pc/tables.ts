import type { Party } from '../define.js';
import { tables } from '../../store/define.js';

/**
 * Files keep their bytes after they have gone, so that the operator can send the original again; a file that went out
 * damaged is still whole here.
 */
export const dataLinkPcTables = tables({
  /** One PC a municipality; it polls the aggregator for those it knows. */
  data_link_pc_municipality: { columns: { municipality: 'text' }, key: ['municipality'] },
  /** `state`: waiting 送信待ち · sent 送信済 · refused 集約が受け取らない · removed 担当者が取り下げた */
  data_link_pc_outgoing: {
    columns: {
      municipality: 'text', name: 'text', bytes: 'bytes', sha256: 'text', size: 'integer', state: 'text', accepted_at: 'text',
      sent_at: 'text?', answer_status: 'integer?', answer_text: 'text?',
    },
    key: ['municipality', 'name'], indexes: [['state']],
  },
  /** `state`: here 国保システムの取込待ち · taken 取込済 */
  data_link_pc_incoming: {
    columns: { municipality: 'text', name: 'text', bytes: 'bytes', sha256: 'text', size: 'integer', state: 'text', received_at: 'text', taken_at: 'text?' },
    key: ['municipality', 'name'],
  },
  /** Every attempt, in order. `status` 0 = no answer came. `damage` says what a fault did to the file on its way. */
  data_link_pc_log: {
    columns: {
      municipality: 'text', seq: 'integer', at: 'text', act: 'text', name: 'text', status: 'integer', answer: 'text', sha256: 'text', size: 'integer', damage: 'text',
    },
    key: ['municipality', 'seq'],
  },
});

export type FaultName = 'broken' | 'duplicateSend' | 'truncatedSend' | 'reorderedSend' | 'garbled' | 'oneFileOnly';
export interface Parameters {
  readonly faultMunicipalityCode: string;
  readonly missingLayout: 'qualificationHousehold' | 'qualificationPerson' | 'qualificationRatio';
  readonly garbledForm: 'bytes' | 'doubleEncoded' | 'bySeed';
}
export type DataLinkPc = Party<typeof dataLinkPcTables, FaultName, Parameters>;
export type DataLinkPcStore = DataLinkPc['store'];

/** Is the fault on for this municipality's PC? The parameter `faultMunicipalityCode` may limit all faults to one. */
export const suffers = (party: Pick<DataLinkPc, 'faults' | 'parameters'>, fault: FaultName, municipality: string): boolean =>
  party.faults.has(fault) && ['', municipality].includes(party.parameters.faultMunicipalityCode);
