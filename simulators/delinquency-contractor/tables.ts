import type { AssetAnswerRow } from '../../contracts/delinquency-contractor/records.js';
import type { Party } from '../define.js';
import { tables } from '../../store/define.js';

/**
 * What 委託先 was handed, whom it may call, what it asked and what came of it. What banks and employers hold and how people answer the
 * telephone is the world's, set by test doors.
 */
export const delinquencyContractorTables = tables({
  delinquency_contractor_file: { columns: { code: 'text', name: 'text', layout: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text', records: 'integer' }, key: ['code', 'name'] },
  /** The newest 滞納者情報 of a municipality; `row` is the row as handed over. */
  delinquency_contractor_case: { columns: { code: 'text', case_id: 'text', list_name: 'text', row: 'text' }, key: ['code', 'case_id'] },
  /** `state`: waiting · answered. `due_on`: the day on which the one asked answers. */
  delinquency_contractor_inquiry: { columns: { code: 'text', inquiry_id: 'text', row: 'text', received_on: 'text', due_on: 'text', state: 'text' }, key: ['code', 'inquiry_id'], indexes: [['state', 'due_on']] },
  delinquency_contractor_call: { columns: { code: 'text', n: 'integer', case_id: 'text', called_on: 'text', outcome: 'text' }, key: ['code', 'n'], indexes: [['code', 'case_id']] },
  /** Rows to be handed back. `file_name` null: not laid out yet. */
  delinquency_contractor_row: { columns: { code: 'text', n: 'integer', layout: 'text', row: 'text', ready_on: 'text', file_name: 'text?' }, key: ['code', 'n'], indexes: [['file_name']] },
  /** `state`: here · received · lost */
  delinquency_contractor_result: { columns: { code: 'text', name: 'text', layout: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['code', 'name'] },
  delinquency_contractor_holding: { columns: { code: 'text', n: 'integer', target_name: 'text', name_kana: 'text', born_on: 'text', row: 'text' }, key: ['code', 'n'], indexes: [['code', 'target_name']] },
  delinquency_contractor_manner: { columns: { code: 'text', name_kana: 'text', born_on: 'text', outcome: 'text', promised_after_days: 'integer?', promised_yen: 'integer?' }, key: ['code', 'name_kana', 'born_on'] },
  /** 個人番号 that came where none may be: a token, never the number. */
  delinquency_contractor_incident: { columns: { code: 'text', name: 'text', sha256: 'text', token: 'text', found_at: 'text' }, key: ['code', 'name', 'sha256', 'token'] },
});

export type FaultName = 'serviceDown' | 'brokenFile' | 'otherPerson' | 'late' | 'lost' | 'twice';
export interface Parameters { readonly maximumFileMB: number; readonly replyDays: number; readonly callEveryDays: number; readonly lateDays: number }
export type DelinquencyContractor = Party<typeof delinquencyContractorTables, FaultName, Parameters>;
export type ContractorStore = DelinquencyContractor['store'];

/** A thing somebody holds, as a bank or an employer tells it. */
export type Holding = Pick<AssetAnswerRow, 'name' | 'nameKana' | 'bornOn' | 'address' | 'assetKind' | 'assetDetail' | 'assetYen' | 'grossYen' | 'incomeTaxYen' | 'residentTaxYen' | 'socialInsuranceYen' | 'dependants'>;

/** The next number of a municipality's rows or calls. */
export async function nextNumberOf(store: ContractorStore, table: 'delinquency_contractor_call' | 'delinquency_contractor_row', code: string): Promise<number> {
  const last = await store.db.selectFrom(table).where('code', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
  return (last?.n ?? 0) + 1;
}
