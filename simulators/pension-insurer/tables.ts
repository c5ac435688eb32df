import { tables } from '../../store/define.js';
import type { Party } from '../define.js';

/** Whom a pension is paid to is the world's, set by test doors; what is asked, what was taken and what is told of it are kept apart. */
export const pensionInsurerTables = tables({
  /** `ended_on`: from that day on it is paid no more, for `end_reason`. */
  pension_insurer_pension: { columns: { name_kana: 'text', born_on: 'text', annual_yen: 'integer', care_yen: 'integer', ended_on: 'text?', end_reason: 'text?' }, key: ['name_kana', 'born_on'] },
  pension_insurer_file: { columns: { code: 'text', name: 'text', sha256: 'text', row_count: 'integer', received_at: 'text' }, key: ['code', 'name'] },
  /** The newest request for a month; 0 yen = to be left alone. */
  pension_insurer_request: { columns: { code: 'text', household_key: 'text', month: 'text', requested_yen: 'integer', name_kana: 'text', born_on: 'text', received_at: 'text', file: 'text' }, key: ['code', 'household_key', 'month'], indexes: [['month']] },
  /** `state`: waiting · told · lost */
  pension_insurer_withholding: {
    columns: { code: 'text', household_key: 'text', month: 'text', requested_yen: 'integer', withheld_yen: 'integer', outcome: 'text', withheld_on: 'text', settle_on: 'text?', told_on: 'text', state: 'text', file: 'text?' },
    key: ['code', 'household_key', 'month'], indexes: [['state', 'told_on'], ['settle_on']],
  },
  /** `state`: here · received */
  pension_insurer_feed: { columns: { code: 'text', name: 'text', date: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['code', 'name'], indexes: [['code', 'state']] },
  /** `state`: owed · paid */
  pension_insurer_transfer: { columns: { code: 'text', settle_on: 'text', withheld_yen: 'integer', amount_yen: 'integer', state: 'text' }, key: ['code', 'settle_on'], indexes: [['state']] },
});

export type FaultName = 'serviceDown' | 'paysOtherAmount' | 'resultLate' | 'resultLost' | 'resultOfOtherWard' | 'resultTwice';
export interface Parameters { readonly resultDays: number; readonly settleDays: number; readonly lateDays: number; readonly maximumFileMB: number }
export type PensionInsurer = Party<typeof pensionInsurerTables, FaultName, Parameters>;
export type PensionInsurerStore = PensionInsurer['store'];
