import type { PaperEntry } from '../../contracts/benefit-contractor/records.js';
import type { Party } from '../define.js';
import { tables } from '../../store/define.js';

/** What 給付業務委託業者 was asked to read and what it read. What stands on a sheet is the world's, set by a test door. */
export const benefitContractorTables = tables({
  benefit_contractor_file: { columns: { code: 'text', name: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text', records: 'integer' }, key: ['code', 'name'] },
  /** A sheet as somebody filled it in. */
  benefit_contractor_paper: { columns: { code: 'text', paper_id: 'text', written: 'text' }, key: ['code', 'paper_id'] },
  /** One reading of one sheet. `state`: waiting · entered. `row`: the line of the 送付票. */
  benefit_contractor_work: { columns: { code: 'text', paper_id: 'text', attempt: 'integer', row: 'text', received_on: 'text', due_on: 'text', state: 'text' }, key: ['code', 'paper_id', 'attempt'], indexes: [['state', 'due_on']] },
  /** `state`: here · received */
  benefit_contractor_result: { columns: { code: 'text', name: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['code', 'name'] },
  /** 個人番号 that came where none may be: a token, never the number. */
  benefit_contractor_incident: { columns: { code: 'text', name: 'text', sha256: 'text', token: 'text', found_at: 'text' }, key: ['code', 'name', 'sha256', 'token'] },
});

export type FaultName = 'serviceDown' | 'accountMisread' | 'pageDropped' | 'householdsMixed' | 'otherPerson' | 'late' | 'twice';
export interface Parameters { readonly maximumFileMB: number; readonly readingDays: number; readonly lateDays: number }
export type BenefitContractor = Party<typeof benefitContractorTables, FaultName, Parameters>;
export type BenefitContractorStore = BenefitContractor['store'];

/** What somebody wrote on a sheet. */
export type Written = Pick<PaperEntry, 'wantsAutoPayment'> & { readonly [I in 'bankCode' | 'bankName' | 'branchCode' | 'branchName' | 'accountKind' | 'accountNumber' | 'holderName']: NonNullable<PaperEntry[I]> };
