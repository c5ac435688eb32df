import type { AnswerOf } from '../../../contracts/ward.js';
import { installmentKind } from '../../../contracts/mailing/installments.js';
import type { AccountState } from '../../../contracts/ward-collection.js';
import { bankDaysLater } from '../../../law/business-days.js';
import type { Day } from '../../../law/define.js';
import { byKey } from '../../desk.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { exceptionQueue, provisionalYen, type CollectionException } from '../exceptions.js';
import { stays } from '../requests.js';
import type { AccountRow } from '../tables.js';
import { mandatesOf } from './mandates.js';
import { withholdingExceptions } from '../withholding/waiting.js';
import { refundsWaiting, resultDays } from './refunds.js';
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
      unpaidYen: row.unpaid_yen, overpaidYen: row.overpaid_yen, writtenOffYen: row.written_off_yen, lateYen: row.late_yen, lateUnpaidYen: row.late_unpaid_yen, isLateChargeUnknown: row.is_rate_unknown === 1,
      demandedOn: (demand?.issued_on ?? null) as Day | null, designatedOn: (demand?.designated_on ?? null) as Day | null, debitOn: debitOnIn(debits.get(row.account_key)?.at(-1)?.request_key),
    });
  }
  return { periods, hasMandate: (await mandatesOf(store, [personKey])).size > 0 };
}

function stateOf({ period, unpaid_yen, late_unpaid_yen, written_off_yen, due_on }: AccountRow, today: Day, isDemanded: boolean): AccountState {
  if (unpaid_yen + late_unpaid_yen === 0) return written_off_yen > 0 ? 'writtenOff' : 'paid';
  if (installmentKind(period) === 'special') return 'toBeWithheld';
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
  return { exceptions: [...(await exceptionQueue(store)).map(told), ...await debitsWithoutResult(store, settings), ...await withholdingExceptions(store, settings), ...await refundsWaiting(store, settings)] };
}

async function debitsWithoutResult({ db }: WardStore, { today }: Settings): Promise<AnswerOf<'receiptExceptions'>['exceptions']> {
  const rows = await db.selectFrom('ward_payment_request').select(['request_key', 'account_key', 'yen']).where('kind', '=', 'debit')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_receipt_row').select('ward_receipt_row.row_key').whereRef('ward_receipt_row.request_key', '=', 'ward_payment_request.request_key')))).orderBy('request_key').execute();
  return rows.flatMap(({ request_key, account_key, yen }) => {
    const last = bankDaysLater(debitOnIn(request_key)!, resultDays);
    if (last === 'unknownCalendar' || today <= last) return [];
    return [{ code: 'debitWithoutResult', ja: '振替結果が届かない', about: account_key, yen, since: debitOnIn(request_key), proposals: [{ proposal: 'askBank' as const, accountKey: null, why: '引き落とされたかを銀行に確かめる' }], note: null }];
  });
}
