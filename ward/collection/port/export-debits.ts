import { createHash } from 'node:crypto';
import { bankCodec } from '../../../contracts/bank/codec.js';
import { collectingAccountOf } from '../../../contracts/bank/collecting-account.js';
import { debitRequest, type DebitEntry } from '../../../contracts/bank/debit.js';
import { specialNumbers } from '../../../contracts/mailing/installments.js';
import type { JobResult } from '../../../contracts/ward.js';
import { bankDaysLater, toBankDay } from '../../../law/business-days.js';
import { addDays } from '../../../law/day.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { byKey } from '../../desk.js';
import { layOutForBank } from '../../outbox.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { provisionalYen } from '../exceptions.js';
import { debitRequestKey } from '../receipt.js';
import { registerRequests } from '../requests.js';
import type { AccountRow } from '../tables.js';
import { dialectFor } from './files.js';
import { debitResult } from '../rules/debit-result.js';
import { usableMandates, type Mandate } from './mandates.js';
import { bringUpToDate } from './up-to-date.js';

export const debitDayBasis: Basis = assume('振替日は納期限(銀行の休みなら次の営業日)とし、振替不能になった期を再び振り替えるかは区の定め(redebit)による。取決めは公開されていない');
/** A file that was not made on its day is made after all while banks still take it: 伝送 so many bank days before. */
const lastLeadDays = 3;

/** 振替依頼: of every 期 whose 振替日 is so many bank days ahead, what is unpaid of those who have 口座振替 that the bank has not refused. A 振替日 is asked for once. */
export async function exportDebits(store: WardStore): Promise<JobResult> {
  await bringUpToDate(store);
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const { now, next } = await debitDays(inside, settings);
    const files: string[] = [];
    const decisions: JobResult['decisions'] = [];
    for (const [debitOn, dueOn] of now) {
      const { outcome, name } = await exportDay(inside, settings, debitOn, dueOn);
      decisions.push({ rule: 'exportDebits', outcome, ja: words[outcome], because: [`振替日 ${debitOn}`, ...(name === null ? [] : [name])] });
      if (name !== null) files.push(name);
    }
    if (next) decisions.push({ rule: 'exportDebits', outcome: 'notYet', ja: '次の振替日の依頼は、まだ作らない', because: [`振替日 ${next.debitOn} の依頼は ${next.from} から作る(${settings.parameters.debitLeadDays}営業日前)`] });
    return { job: 'exportDebits', files, decisions };
  });
}
const words = { made: '振替依頼を作った', askedBefore: 'その振替日の依頼は作ってある', nobody: '口座から振り替える期がない' } as const;

interface DebitDays {
  /** 振替日 whose file is to be made today, with the 納期限 that fall on them. */
  readonly now: ReadonlyMap<Day, readonly Day[]>;
  /** The first of those whose file is made later, and from which day on. */
  readonly next: { readonly debitOn: Day; readonly from: Day } | null;
}

async function debitDays({ db }: WardStore, { today, parameters }: Settings): Promise<DebitDays> {
  const dues = (await db.selectFrom('ward_account').select('due_on').distinct().where('period', '<', specialNumbers[0]).where('due_on', '>=', today).orderBy('due_on').execute()).map(({ due_on }) => due_on as Day);
  const lead = Number(parameters.debitLeadDays);
  const now = new Map<Day, Day[]>();
  for (const dueOn of dues) {
    const debitOn = toBankDay(dueOn);
    if (debitOn === 'unknownCalendar') break;
    const [from, through] = [bankDaysLater(debitOn, -lead), bankDaysLater(debitOn, -Math.min(lead, lastLeadDays))];
    if (today < from) return { now, next: from === 'unknownCalendar' ? null : { debitOn, from } };
    if (through !== 'unknownCalendar' && today <= through) now.set(debitOn, [...(now.get(debitOn) ?? []), dueOn]);
  }
  return { now, next: null };
}

async function exportDay(store: WardStore, settings: Settings, debitOn: Day, dueOn: readonly Day[]): Promise<{ readonly outcome: keyof typeof words; readonly name: string | null }> {
  const { db } = store;
  const own = collectingAccountOf(settings.municipalityCode);
  const from = debitRequestKey({ consignorCode: own.consignorCode, debitOn, customerNumber: '', requestDigest: '' }).slice(0, -1);
  if (await db.selectFrom('ward_payment_request').select('request_key').where('request_key', '>=', from).where('request_key', '<', `${from}~`).executeTakeFirst()) return { outcome: 'askedBefore', name: null };
  const accounts = await db.selectFrom('ward_account').selectAll().where('due_on', 'in', dueOn).where('period', '<', specialNumbers[0]).where('unpaid_yen', '>', 0).where('debtor_key', 'in', db.selectFrom('ward_mandate').select('person_key')).orderBy('account_key').execute();
  accounts.push(...await lackingFunds(store, settings, debitOn));
  const mandates = await usableMandates(store, [...byKey(accounts, ({ debtor_key }) => debtor_key).keys()]);
  const asked: { readonly account: AccountRow; readonly mandate: Mandate }[] = [];
  for (const account of accounts) {
    const mandate = mandates.get(account.debtor_key);
    // 速報 that suffice: paid at a counter already, and not to be taken twice.
    if (mandate && mandate.startsOn <= debitOn && await provisionalYen(store, account.account_key) < account.unpaid_yen) asked.push({ account, mandate });
  }
  if (asked.length === 0) return { outcome: 'nobody', name: null };
  const bytes = bankCodec(debitRequest, dialectFor(settings)).format([{ header: headerOf(own, debitOn), entries: asked.map(entryOf) }]);
  const requestDigest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  await registerRequests(store, asked.map(({ account }) => ({
    requestKey: debitRequestKey({ consignorCode: own.consignorCode, debitOn, customerNumber: customerNumberOf(account), requestDigest }), kind: 'debit', payableUntil: null, parts: [{ accountKey: account.account_key, yen: account.unpaid_yen }],
  })));
  return { outcome: 'made', name: await layOutForBank({ store, settings }, debitRequest.id, bytes, asked.length) };
}

/** A 期 is asked for once more only while the 振替日 after its own comes: two months are more than any two are apart. */
const againWithinDays = 62;

/** 再振替: the 期 whose only debit failed for want of money, and which are still unpaid. */
async function lackingFunds({ db }: WardStore, { parameters }: Settings, debitOn: Day): Promise<readonly AccountRow[]> {
  if (parameters.redebit === 'none') return [];
  const rows = await db.selectFrom('ward_account as account').innerJoin('ward_payment_request as request', (join) => join.onRef('request.account_key', '=', 'account.account_key').on('request.kind', '=', 'debit'))
    .leftJoin('ward_receipt_row as result', (join) => join.onRef('result.request_key', '=', 'request.request_key').on('result.kind', '=', 'failed'))
    .where('account.unpaid_yen', '>', 0).where('account.due_on', '<', debitOn).where('account.due_on', '>=', addDays(debitOn, -againWithinDays))
    .selectAll('account').select('result.content').orderBy('account.account_key').execute();
  const asked = byKey(rows, ({ account_key }) => account_key);
  return [...asked.values()].flatMap(([one, ...others]) => {
    if (others.length > 0 || !one?.content || debitResult.apply(one.content.split(' ')[0]!).outcome !== 'noFunds') return [];
    const { content: _, ...account } = one;
    return [account];
  });
}

const headerOf = ({ consignorCode, consignorName, bankCode, bankName, branchCode, branchName, accountKind, accountNumber }: ReturnType<typeof collectingAccountOf>, debitOn: Day) => ({
  codeSet: '0' as const, consignorCode, consignorName, debitMonthDay: debitOn.slice(5).replace('-', ''), depositBankCode: bankCode, depositBankName: bankName, depositBranchCode: branchCode, depositBranchName: branchName, accountKind, accountNumber,
});

/** 顧客番号: 通知書番号, 年度 and 期, digits only, as the standard has it. */
export const customerNumberOf = ({ notice_number, fiscal_year, period }: Pick<AccountRow, 'notice_number' | 'fiscal_year' | 'period'>): string => `${notice_number}${fiscal_year}${String(period).padStart(2, '0')}`.padStart(20, '0');

const entryOf = ({ account: row, mandate: { account } }: { readonly account: AccountRow; readonly mandate: Mandate }) => ({
  payerBankCode: account.bankCode, payerBankName: account.bankName, payerBranchCode: account.branchCode, payerBranchName: account.branchName, payerAccountKind: account.accountKind as DebitEntry['payerAccountKind'], payerAccountNumber: account.accountNumber,
  payerName: account.holderName, debitAmount: row.unpaid_yen, newCode: '0' as const, customerNumber: customerNumberOf(row), debitResult: '0',
});
