import { bankCodec } from '../../../contracts/bank/codec.js';
import { collectingAccountOf } from '../../../contracts/bank/collecting-account.js';
import { transferOrder, type TransferEntry } from '../../../contracts/bank/transfer.js';
import type { HeldAccount } from '../../../contracts/ward-collection.js';
import { bankDaysLater } from '../../../law/business-days.js';
import type { Day } from '../../../law/define.js';
import { layOutForBank } from '../../outbox.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { dialectFor } from './files.js';

/** One sum to be paid out. By `number` (ten digits, 顧客コード1) money that comes back is recognised. */
export interface Transfer { readonly payee: HeldAccount; readonly yen: number; readonly number: string }

/** 給付 number their transfers with a 9 in front, 還付 count from 1. */
const benefitPrefix = '9';
export const numberOfRefund = (movementNo: number): string => String(movementNo).padStart(10, '0');
export const numberOfBenefit = (paymentNo: number): string => `${benefitPrefix}${String(paymentNo).padStart(9, '0')}`;
/** Whose transfer a 顧客コード1 names; null for a text that names none. */
export function transferNamed(text: string): { readonly kind: 'refund' | 'benefit'; readonly number: number } | null {
  const digits = text.slice(0, 10);
  if (!/^\d{10}$/.test(digits)) return null;
  return digits.startsWith(benefitPrefix) ? { kind: 'benefit', number: Number(digits.slice(1)) } : { kind: 'refund', number: Number(digits) };
}

/** Lays a 総合振込 out for the bank day so many bank days later. Null when there is nothing to pay, or while the calendar of that day is unknown. */
export async function layOutTransfers(store: WardStore, settings: Settings, leadDays: number, transfers: readonly Transfer[]): Promise<{ readonly name: string; readonly paysOn: Day } | null> {
  const paysOn = bankDaysLater(settings.today, leadDays);
  if (transfers.length === 0 || paysOn === 'unknownCalendar') return null;
  const own = collectingAccountOf(settings.municipalityCode);
  const header = {
    codeSet: '0' as const, remitterCode: own.consignorCode, remitterName: own.consignorName, transferMonthDay: paysOn.slice(5).replace('-', ''), originBankCode: own.bankCode, originBankName: own.bankName, originBranchCode: own.branchCode, originBranchName: own.branchName,
    accountKind: own.accountKind, accountNumber: own.accountNumber,
  };
  const bytes = bankCodec(transferOrder, dialectFor(settings)).format([{ header, entries: transfers.map(entryOf) }]);
  return { name: await layOutForBank({ store, settings }, transferOrder.id, bytes, transfers.length), paysOn };
}

const entryOf = ({ payee: { bankCode, bankName, branchCode, branchName, accountKind, accountNumber, holderName }, yen, number }: Transfer) => ({
  payeeBankCode: bankCode, payeeBankName: bankName, payeeBranchCode: branchCode, payeeBranchName: branchName, clearingHouseCode: null, payeeAccountKind: accountKind as TransferEntry['payeeAccountKind'], payeeAccountNumber: accountNumber, payeeName: holderName,
  transferAmount: yen, newCode: '0' as const, customerCode1: number, customerCode2: '0000000000', transferMethod: '7' as const, ediFlag: '',
});

/** One attempt to pay out, whatever it is for, as a file told the bank. */
export interface TransferAttempt { readonly fileName: string; readonly paysOn: Day; readonly returnedOn: Day | null; readonly yen: number }

/** Every attempt that left the ward in a file: 還付 with its 還付加算金, and 給付. In the order of their days and files. */
export async function transferAttempts({ db }: Pick<WardStore, 'db'>): Promise<readonly TransferAttempt[]> {
  const refunds = await db.selectFrom('ward_refund').select(['file_name', 'pays_on', 'returned_on', 'yen', 'interest_yen']).where('file_name', 'is not', null).execute();
  const benefits = await db.selectFrom('ward_benefit_payment').select(['file_name', 'pays_on', 'returned_on', 'yen']).where('file_name', 'is not', null).execute();
  return [...refunds.map((row) => ({ ...row, yen: row.yen + row.interest_yen })), ...benefits]
    .map(({ file_name, pays_on, returned_on, yen }) => ({ fileName: file_name!, paysOn: pays_on as Day, returnedOn: returned_on as Day | null, yen }))
    .sort((a, b) => (a.paysOn === b.paysOn ? (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : 0) : a.paysOn < b.paysOn ? -1 : 1));
}
