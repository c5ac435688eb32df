import type { AnswerOf } from '../../../contracts/ward.js';
import type { AccountState } from '../../../contracts/ward-collection.js';
import { bankDaysLater } from '../../../law/business-days.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { byKey } from '../../desk.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { exceptionQueue, provisionalYen, type CollectionException } from '../exceptions.js';
import { stays } from '../requests.js';
import type { AccountRow } from '../tables.js';
import { mandatesOf } from './mandates.js';
import { bringUpToDate } from './up-to-date.js';

/** Every 期 of one 納付義務者 in one 相当年度. */
export async function accountOf(store: WardStore, personKey: string, fiscalYear: number): Promise<AnswerOf<'account'>> {
  await bringUpToDate(store);
  const { db } = store;
  const { today } = await readSettings(store);
  const accounts = await db.selectFrom('ward_account').selectAll().where('debtor_key', '=', personKey).where('fiscal_year', '=', fiscalYear).orderBy('notice_number').orderBy('period').execute();
  const keys = accounts.map(({ account_key }) => account_key);
  const demands = new Map(keys.length === 0 ? [] : (await db.selectFrom('ward_demand').selectAll().where('account_key', 'in', keys).execute()).map((row) => [row.account_key, row]));
  const debits = byKey(keys.length === 0 ? [] : await db.selectFrom('ward_payment_request').select(['account_key', 'request_key']).where('account_key', 'in', keys).where('kind', '=', 'debit').orderBy('request_key').execute(), ({ account_key }) => account_key);
  const periods: AnswerOf<'account'>['periods'] = [];
  for (const row of accounts) {
    const demand = demands.get(row.account_key);
    periods.push({
      accountKey: row.account_key, period: row.period, dueOn: row.due_on as Day, state: stateOf(row, today, demand !== undefined), leviedYen: row.levied_yen, collectedYen: row.collected_yen, provisionalYen: await provisionalYen(store, row.account_key),
      unpaidYen: row.unpaid_yen, overpaidYen: row.overpaid_yen, writtenOffYen: row.written_off_yen, lateYen: row.late_yen, lateUnpaidYen: row.late_unpaid_yen,
      demandedOn: (demand?.issued_on ?? null) as Day | null, designatedOn: (demand?.designated_on ?? null) as Day | null, debitOn: debitOnIn(debits.get(row.account_key)?.at(-1)?.request_key),
    });
  }
  return { periods, hasMandate: (await mandatesOf(store, [personKey])).size > 0 };
}

function stateOf({ unpaid_yen, late_unpaid_yen, written_off_yen, due_on }: AccountRow, today: Day, isDemanded: boolean): AccountState {
  if (unpaid_yen + late_unpaid_yen === 0) return written_off_yen > 0 ? 'writtenOff' : 'paid';
  if (isDemanded) return 'demanded';
  return due_on < today ? 'overdue' : 'notDue';
}

/** 引落日 within the key of a 振替依頼. */
const debitOnIn = (requestKey: string | undefined): Day | null => (requestKey === undefined ? null : requestKey.split('|')[2] as Day);

/** What somebody has to look at: what the receipts say, and debits whose result does not come. */
export async function receiptExceptions(store: WardStore): Promise<AnswerOf<'receiptExceptions'>> {
  await bringUpToDate(store);
  const settings = await readSettings(store);
  const notes = new Map((await store.db.selectFrom('ward_receipt_decision').selectAll().where('account_key', '=', stays).orderBy('decision_no').execute()).map(({ instance_key, why }) => [instance_key, why]));
  const told = (exception: CollectionException) => ({ ...exception, proposals: exception.proposals.map((one) => ({ proposal: one.proposal, accountKey: one.proposal === 'assign' ? one.accountKey : null, why: one.why })), note: notes.get(exception.about) ?? null });
  return { exceptions: [...(await exceptionQueue(store)).map(told), ...await debitsWithoutResult(store, settings), ...await refundsWaiting(store)] };
}

/** So many bank days after the 振替日 somebody asks the bank. */
const resultDays = 5;
export const resultDaysBasis: Basis = assume(`振替結果は振替日の1〜4営業日後に届くので、${resultDays}営業日を過ぎれば銀行に確かめる`);

async function debitsWithoutResult({ db }: WardStore, { today }: Settings): Promise<AnswerOf<'receiptExceptions'>['exceptions']> {
  const rows = await db.selectFrom('ward_payment_request').select(['request_key', 'account_key', 'yen']).where('kind', '=', 'debit')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_receipt_row').select('ward_receipt_row.row_key').whereRef('ward_receipt_row.request_key', '=', 'ward_payment_request.request_key')))).orderBy('request_key').execute();
  return rows.flatMap(({ request_key, account_key, yen }) => {
    const last = bankDaysLater(debitOnIn(request_key)!, resultDays);
    if (last === 'unknownCalendar' || today <= last) return [];
    return [{ code: 'debitWithoutResult', ja: '振替結果が届かない', about: account_key, yen, since: debitOnIn(request_key), proposals: [{ proposal: 'askBank' as const, accountKey: null, why: '引き落とされたかを銀行に確かめる' }], note: null }];
  });
}

/** 還付 that cannot be paid out: nobody knows where to, or the money came back. */
async function refundsWaiting({ db }: WardStore): Promise<AnswerOf<'receiptExceptions'>['exceptions']> {
  const newest = [...byKey(await db.selectFrom('ward_refund').selectAll().orderBy('movement_no').orderBy('attempt').execute(), ({ movement_no }) => String(movement_no)).values()].map((own) => own.at(-1)!);
  return newest.filter(({ account, returned_on }) => account === null || returned_on !== null).map(({ account_key, yen, returned_on }) => ({
    code: returned_on === null ? 'refundWithoutAccount' : 'refundReturned', ja: returned_on === null ? '還付の振込先が分からない' : '還付の振込が戻った', about: account_key, yen, since: returned_on as Day | null,
    proposals: [{ proposal: 'askPayee' as const, accountKey: null, why: '振込先の口座を納付義務者に尋ね、decideOverpayment に書く' }], note: null,
  }));
}
