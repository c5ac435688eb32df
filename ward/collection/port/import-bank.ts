import { bankCodec } from '../../../contracts/bank/codec.js';
import { collectingAccountOf } from '../../../contracts/bank/collecting-account.js';
import { resolveMonthDay } from '../../../contracts/bank/days.js';
import { debitResult } from '../../../contracts/bank/debit.js';
import type { BankFile, BankParts, BankSet } from '../../../contracts/bank/define.js';
import { depositNotice } from '../../../contracts/bank/deposit-notice.js';
import { accountStatement } from '../../../contracts/bank/statement.js';
import { Bad } from '../../../contracts/define.js';
import type { ImportResult } from '../../../contracts/ward.js';
import { addDays } from '../../../law/day.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { importIssue, type Applied, type ImportIssue, type Intake } from '../../intake.js';
import type { WardStore } from '../../tables.js';
import { importReceipts } from '../import.js';
import { debitRequestKey, type Receipt } from '../receipt.js';
import { dialectFor } from './files.js';
import { importDeposits, importStatement } from './statements.js';

/** Takes a file of the bank, in the ward's dialect, whole or not at all. Null = the bank sends no such file. */
export function importBankFile(intake: Intake, file: BankFile, bytes: Uint8Array): Promise<ImportResult> | null {
  switch (file.id) {
    case debitResult.id: return read(intake, debitResult, bytes, importDebits);
    case accountStatement.id: return read(intake, accountStatement, bytes, importStatement);
    case depositNotice.id: return read(intake, depositNotice, bytes, importDeposits);
    default: return null;
  }
}

/** What the bank only warns about is taken, and noted. */
async function read<P extends BankParts>(intake: Intake, file: BankFile<P>, bytes: Uint8Array, apply: (intake: Intake, sets: readonly BankSet<P>[]) => Promise<Applied>): Promise<ImportResult> {
  const { issues, count, sets } = bankCodec(file, dialectFor(intake.settings)).parse(bytes);
  const told = issues.map(({ code, line, byte, field, ja, raw, why, cure }): ImportIssue => ({ code, line, byte, field, ja, raw, why, cure }));
  const refused = (found: readonly ImportIssue[]): ImportResult => ({ accepted: false, layout: file.id, records: count, applied: 0, issues: [...found] });
  if (told.some(({ code }) => code.startsWith('E'))) return refused(told);
  const applied = await apply(intake, sets);
  return 'issues' in applied ? refused(applied.issues) : { accepted: true, layout: file.id, records: count, applied: applied.applied, issues: [...told, ...(applied.notes ?? [])] };
}

type DebitSet = BankSet<(typeof debitResult)['parts']>;

/**
 * 振替結果: each row is joined with its request by 委託者コード, 引落日 and 顧客番号, never by the account, for a branch may have been merged.
 * A row without a request, or with another amount, is for a clerk.
 */
async function importDebits({ store, settings, importNo }: Intake, sets: readonly DebitSet[]): Promise<Applied> {
  const { consignorCode } = collectingAccountOf(settings.municipalityCode);
  const days = sets.map(({ header }) => resolveMonthDay(header.debitMonthDay, settings.today, 'backward'));
  const issues = sets.flatMap(({ header }, i) => {
    const day = days[i]!;
    return [
      ...(header.consignorCode === consignorCode ? [] : [importIssue('E305', 1, 'consignorCode', '委託者コード', header.consignorCode, `この区の委託者コード ${consignorCode} ではない`, '宛先を確かめ、自分の委託者コードのファイルを渡す')]),
      ...(day instanceof Bad ? [importIssue(day.code, 1, 'debitMonthDay', '引落日', header.debitMonthDay, day.why, day.cure)] : []),
    ];
  });
  if (issues.length > 0) return { issues };
  const rows: Receipt[] = [];
  for (const [i, { entries }] of sets.entries()) {
    const settledOn = days[i] as Day;
    const asked = await requestedUntil(store, consignorCode, settledOn);
    for (const { customerNumber, debitResult: resultCode, debitAmount } of entries) {
      const request = asked.get(customerNumber) ?? { debitOn: settledOn, requestDigest: '' };
      rows.push({ channel: 'debit', consignorCode, ...request, customerNumber, resultCode, amountYen: debitAmount, ...(request.debitOn === settledOn ? {} : { settledOn }) });
    }
  }
  return { applied: (await importReceipts(store, { name: `import ${importNo}`, rows })).added };
}

/** A bank that is closed on the day that was asked for debits on its next bank day. */
const shiftDays = 7;
export const shiftedDebitBasis: Basis = assume(`臨時休業などで引落日が移ったときの結果は、移った後の日を書く。依頼した日から${shiftDays}日までの結果を、同じ顧客番号の依頼の結果とする`);

/** Which request asked for a debit by that day, by 顧客番号: the newest, when a 顧客番号 was asked for more than once. */
async function requestedUntil({ db }: WardStore, consignorCode: string, settledOn: Day): Promise<ReadonlyMap<string, { readonly debitOn: Day; readonly requestDigest: string }>> {
  const [from, through] = [addDays(settledOn, -shiftDays), settledOn].map((debitOn) => debitRequestKey({ consignorCode, debitOn, customerNumber: '', requestDigest: '' }).slice(0, -1));
  const asked = await db.selectFrom('ward_payment_request').select('request_key').where('request_key', '>=', from!).where('request_key', '<', `${through!}~`).orderBy('request_key').execute();
  return new Map(asked.map(({ request_key }) => {
    const [, , debitOn, customerNumber, requestDigest] = request_key.split('|') as [string, string, Day, string, string];
    return [customerNumber, { debitOn, requestDigest }];
  }));
}
