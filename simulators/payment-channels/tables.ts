import { tables, type RowOf } from '../../store/define.js';
import type { Party } from '../define.js';

/**
 * What was paid and what is told of it are kept apart: a 納付済通知 is read by machine days later, and may be read wrong; an eL-QR
 * payment is told as it was, or not at all.
 */
export const paymentChannelsTables = tables({
  /** A slip of paper paid at a counter of a bank. `read_*`: what the machine makes of it. `state`: waiting · told · lost. `times`: how often it was read. */
  payment_channels_paper: {
    columns: {
      code: 'text', n: 'integer', notice_id: 'text', fiscal_year: 'integer', period: 'text', amount_yen: 'integer', bank_code: 'text', branch_code: 'text', received_on: 'text', settle_on: 'text', due_on: 'text',
      read_period: 'text', read_yen: 'integer', confidence: 'integer', times: 'integer', is_late: 'integer', state: 'text', file: 'text?',
    },
    key: ['code', 'n'], indexes: [['code', 'state', 'due_on'], ['settle_on']],
  },
  /** What a municipality registered under an eL番号; the newest file counts. `el_number`: its four parts with a hyphen between. */
  payment_channels_registration: {
    columns: { code: 'text', el_number: 'text', notice_id: 'text', fiscal_year: 'integer', period: 'text', amount_yen: 'integer', payable_until: 'text?', is_voided: 'text', file: 'text' },
    key: ['code', 'el_number'], indexes: [['el_number']],
  },
  payment_channels_registration_file: { columns: { code: 'text', name: 'text', sha256: 'text', row_count: 'integer', received_at: 'text' }, key: ['code', 'name'] },
  /** `told_number`: the eL番号 that the municipality is told. `state`: waiting · told · lost */
  payment_channels_elqr: {
    columns: { code: 'text', n: 'integer', el_number: 'text', told_number: 'text', amount_yen: 'integer', paid_at: 'text', method: 'text', settle_on: 'text', due_on: 'text', times: 'integer', state: 'text', file: 'text?' },
    key: ['code', 'n'], indexes: [['code', 'state', 'due_on'], ['code', 'el_number'], ['settle_on']],
  },
  /** `state`: here · received */
  payment_channels_file: {
    columns: { code: 'text', name: 'text', layout: 'text', date: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' },
    key: ['code', 'name'], indexes: [['code', 'state']],
  },
  /** `channel`: counter · elqr. `state`: owed · paid */
  payment_channels_transfer: { columns: { code: 'text', channel: 'text', settle_on: 'text', payment_count: 'integer', amount_yen: 'integer', state: 'text' }, key: ['code', 'channel', 'settle_on'], indexes: [['state']] },
});

export type FaultName = 'serviceDown' | 'paperLost' | 'readLate' | 'readTwice' | 'periodMisread' | 'amountMisread' | 'lowConfidence' | 'elqrLost' | 'elqrToldTwice' | 'elqrPaidTwice' | 'elqrUnregistered';
export interface Parameters { readonly readingDays: number; readonly lateDays: number; readonly settleDays: number; readonly maximumFileMB: number }
export type PaymentChannels = Party<typeof paymentChannelsTables, FaultName, Parameters>;
export type PaymentChannelsStore = PaymentChannels['store'];
export type PaperRow = RowOf<(typeof paymentChannelsTables)['payment_channels_paper']>;
export type ElqrRow = RowOf<(typeof paymentChannelsTables)['payment_channels_elqr']>;
