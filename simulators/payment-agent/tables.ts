import { tables, type RowOf } from '../../store/define.js';
import type { Party } from '../define.js';

/**
 * A payment is what happened at the counter and never changes but for being taken back; a row is what is told of it, to whom and when.
 * Mistakes are made with rows and with transfers, so that what was paid can always be laid beside what was told.
 */
export const paymentAgentTables = tables({
  /** A municipality for which slips are taken. `last_laid_on`: the newest day on which its feed was laid out. */
  payment_agent_client: { columns: { code: 'text', since: 'text', last_laid_on: 'text?' }, key: ['code'] },
  /** `taken_back_time`: null = not taken back. `is_paid_over`: its money goes to the municipality on `settle_on`. */
  payment_agent_payment: {
    columns: {
      code: 'text', n: 'integer', barcode: 'text', amount_yen: 'integer', head_office: 'text', store: 'text', paid_on: 'text', paid_time: 'text', taken_back_time: 'text?', confirm_on: 'text', settle_on: 'text', is_paid_over: 'integer',
    },
    key: ['code', 'n'], indexes: [['code', 'settle_on']],
  },
  /** `code`: whose slip it was; `to_code`: in whose feed it stands. `state`: waiting · told · lost. `times`: how often it stands there. */
  payment_agent_row: {
    columns: { code: 'text', n: 'integer', kind: 'text', to_code: 'text', due_on: 'text', amount_yen: 'integer', times: 'integer', state: 'text', feed: 'text?', is_late: 'integer' },
    key: ['code', 'n', 'kind'], indexes: [['state', 'due_on'], ['to_code', 'feed']],
  },
  /** `state`: here · received. `again_of`: the feed whose rows it says once more. */
  payment_agent_feed: {
    columns: { code: 'text', name: 'text', date: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', row_count: 'integer', created_at: 'text', state: 'text', again_of: 'text?' },
    key: ['code', 'name'], indexes: [['code', 'date']],
  },
  /** Money for a municipality. `gross_yen`: what was paid in; `amount_yen`: what is transferred. `state`: owed · paid */
  payment_agent_transfer: {
    columns: { code: 'text', settle_on: 'text', pay_on: 'text', payment_count: 'integer', gross_yen: 'integer', fee_yen: 'integer', short_yen: 'integer', amount_yen: 'integer', state: 'text' },
    key: ['code', 'settle_on'], indexes: [['state', 'pay_on']],
  },
});

export type FaultName =
  | 'serviceDown' | 'preliminaryLost' | 'preliminaryLate' | 'confirmedLost' | 'confirmedLate' | 'cancellationLost' | 'cancellationLate' | 'confirmedAfterCancellation' | 'rowTwice' | 'feedAgain' | 'amountDiffers'
  | 'wrongMunicipality' | 'transferShort' | 'transferLate';
export interface Parameters {
  readonly makerCode: string;
  readonly confirmDays: number;
  readonly transfersAMonth: '1' | '3';
  readonly transferDays: number;
  readonly transferBasis: 'gross' | 'net';
  readonly feeYen: number;
  readonly lateDays: number;
}
export type PaymentAgent = Party<typeof paymentAgentTables, FaultName, Parameters>;
export type PaymentAgentStore = PaymentAgent['store'];
export type PaymentRow = RowOf<(typeof paymentAgentTables)['payment_agent_payment']>;
export type ToldRow = RowOf<(typeof paymentAgentTables)['payment_agent_row']>;
