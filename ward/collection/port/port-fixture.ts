import { bankCodec } from '../../../contracts/bank/codec.js';
import { collectingAccountOf } from '../../../contracts/bank/collecting-account.js';
import { debitRequest, debitResult, type DebitEntry } from '../../../contracts/bank/debit.js';
import { standardDialect } from '../../../contracts/bank/dialect.js';
import { accountStatement, type StatementEntry } from '../../../contracts/bank/statement.js';
import { Bad, checkOf, record } from '../../../contracts/define.js';
import { installmentsOf } from '../../../contracts/mailing/installments.js';
import { decodePaymentSlip, encodePaymentSlip, type PaymentSlip } from '../../../contracts/mailing/payment-slip.js';
import { premiumNotice } from '../../../contracts/mailing/records.js';
import type { AgentFeedKind } from '../../../contracts/payment-agent/codes.js';
import { agentReceipt, type AgentReceipt } from '../../../contracts/payment-agent/receipt.js';
import { elqrPaymentStandIn, ocrReceiptStandIn, type ElqrPayment, type OcrReceipt } from '../../../contracts/payment-channels/stand-ins.js';
import type { HeldAccount } from '../../../contracts/ward-collection.js';
import type { AnswerOf, ImportResult, WardStart } from '../../../contracts/ward.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { dayPart, type Moment } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { taxFeed } from '../../../contracts/integrated-db/tax-feed.js';
import { storeHome } from '../../../store/homes.js';
import { declared, person } from '../../assessment/levy-fixture.js';
import { referenceWard } from '../../reference.js';
import { wardTables } from '../../tables.js';
import { masked, profile, start, startOf } from '../../ward-fixture.js';

const municipalityCode = '131032';
export const own = collectingAccountOf(municipalityCode);
export const payerAccount: HeldAccount = { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ｼｹﾝ ﾀﾛｳ' };

/** Two digits of 令和, month and day. */
export const eraDay = (day: Day): string => `${String(Number(day.slice(0, 4)) - 2018).padStart(2, '0')}${day.slice(5, 7)}${day.slice(8)}`;

/** A row of 収納代行 that says what its bars say. */
export const agentSays = (feedKind: AgentFeedKind, barcode: string, receivedAt: Moment, settleOn: Day | null, facts: Partial<AgentReceipt> = {}): AgentReceipt => ({
  feedKind, receivedOn: dayPart(receivedAt), receivedTime: receivedAt.slice(11).replace(':', ''), barcode, userField1: barcode.slice(13, 19), userField2: barcode.slice(19, 30), isStamped: false, amountYen: Number(barcode.slice(37, 43)),
  headOfficeCode: '010', headOfficeName: 'セブン-イレブン', storeCode: '000001', settleOn, createdOn: dayPart(receivedAt), ...facts,
});

/** わざと: whatever a row says is written. */
const asWritten = record({ ...agentReceipt, check: checkOf(() => []) });

/** A ward whose yearly levy of June 2026 is printed, spoken to through its port only, with files as its parties make them. */
export async function collectingPort(address: string | undefined, { people = 1, parameters = {}, name = 'collection-port' }: { readonly name?: string; readonly people?: number; readonly parameters?: WardStart['parameters'] } = {}) {
  const stores = await storeHome(address);
  const database = await stores.database(name);
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset(startOf('2026-06-10T09:30', parameters));
  const numbers = Array.from({ length: people }, (_, i) => i + 1);
  for (const n of numbers) await ward.act({ act: 'enterNotification', notification: { ...start('leaveEmployeeInsurance', '2023-04-01', [person(n)]), receivedOn: '2026-06-10' } });
  await ward.deliver(codecOf(profile, taxFeed).format({ municipalityCode, date: '2026-06-10', seq: 1 }, numbers.map((n) => declared(`P${n}`, 1_000_000 * n))));
  await ward.run('assessYear');
  const { files: [print] } = await ward.run('exportPrint');
  const pieces = codecOf(profile, premiumNotice).parse((await ward.outgoing()).find(({ name }) => name === print)!).records.map(({ value }) => value);
  for (const { name } of await ward.outgoing()) await ward.taken(name);
  let seq = 0;
  const envelope = (date: Day) => ({ municipalityCode, date, seq: (seq += 1) });

  return {
    ward, pieces, database, store: await database.open(wardTables),
    /** The bars printed for a 期 of the n-th notice. */
    barcode: (period: number, n = 1): string => installmentsOf(pieces[n - 1]!)[period - 1]!.barcode!,
    until: (day: Day, time: `${number}:${number}` = '17:15') => ward.setClock(`${day}T${time}`),
    account: async (n = 1) => (await ward.query({ query: 'account', personKey: `P${n}`, fiscalYear: 2026 })).periods,
    exceptions: async (): Promise<AnswerOf<'receiptExceptions'>['exceptions']> => (await ward.query({ query: 'receiptExceptions' })).exceptions,
    ledger: () => ward.query({ query: 'ledger', fiscalYear: 2026 }),
    feedFile: (date: Day, ...rows: readonly AgentReceipt[]) => codecOf(profile, asWritten).format(envelope(date), rows),
    feed: (date: Day, ...rows: readonly AgentReceipt[]): Promise<ImportResult> => ward.deliver(codecOf(profile, asWritten).format(envelope(date), rows)),
    ocr: (date: Day, ...rows: readonly OcrReceipt[]): Promise<ImportResult> => ward.deliver(codecOf(profile, ocrReceiptStandIn).format(envelope(date), rows)),
    elQr: (date: Day, ...rows: readonly ElqrPayment[]): Promise<ImportResult> => ward.deliver(codecOf(profile, elqrPaymentStandIn).format(envelope(date), rows)),
    /** The 振替依頼 that the ward makes today; null when it makes none. */
    async debits() {
      const { files: [name] } = await ward.run('exportDebits');
      if (name === undefined) return null;
      const file = (await ward.outgoing()).find((one) => one.name === name)!;
      await ward.taken(name);
      const { issues, sets: [set] } = bankCodec(debitRequest, standardDialect).parse(file.bytes);
      if (issues.length > 0) throw new Error(JSON.stringify(issues));
      return set!;
    },
    /** The bank's result of a request, each row told by `of`. */
    results: (request: { readonly header: object; readonly entries: readonly DebitEntry[] }, of: (entry: DebitEntry) => readonly DebitEntry[]): Promise<ImportResult> =>
      ward.deliver({ name: 'furikae-kekka.txt', bytes: bankCodec(debitResult, standardDialect).format([{ header: request.header, entries: request.entries.flatMap(of) }]) }),
    /** 入出金取引明細 of one day: amount, 取引区分 and who paid in. */
    statement: (day: Day, ...rows: readonly (readonly [inquiryNumber: string, amount: number, transactionKind: string, remitter: string, direction?: StatementEntry['direction'], description?: string, ediInformation?: string])[]): Promise<ImportResult> => ward.deliver({
      name: `meisai-${day}.txt`, bytes: bankCodec(accountStatement, standardDialect).format([{
        header: {
          codeSet: '0', createdOn: eraDay(day), postedFrom: eraDay(day), postedTo: eraDay(day), bankCode: own.bankCode, bankName: own.bankName, branchCode: own.branchCode, branchName: own.branchName, accountKind: '1', accountNumber: `000${own.accountNumber}`, accountName: own.consignorName,
          openingBalanceSign: null, passbookKind: null, openingBalance: null,
        },
        entries: rows.map(([inquiryNumber, amount, transactionKind, remitterNameOrContractNumber, direction = '1', description = '', ediInformation = '']) => ({ inquiryNumber, postedOn: eraDay(day), valueOn: eraDay(day), direction, transactionKind, amount, otherBankCheckAmount: 0, remitterNameOrContractNumber, description, ediInformation })),
      }]),
    }),
    drop: async () => {
      await database.drop();
      await stores.close();
    },
  };
}
export type CollectingPort = Awaited<ReturnType<typeof collectingPort>>;

/** The same slip saying something else, with the check digit that belongs to it: nothing but the ward's own list tells that it was never issued. */
export function barsFrom(barcode: string, facts: Partial<PaymentSlip>): string {
  const slip = decodePaymentSlip(barcode);
  const digits = slip instanceof Bad ? slip : encodePaymentSlip({ ...slip, ...facts });
  if (typeof digits !== 'string') throw new Error(digits.why);
  return digits;
}
