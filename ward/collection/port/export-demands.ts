import { Bad } from '../../../contracts/define.js';
import { specialNumbers } from '../../../contracts/mailing/installments.js';
import { slipLimitYen } from '../../../contracts/mailing/payment-slip.js';
import type { JobResult } from '../../../contracts/ward.js';
import { designatedOn } from '../../../law/collection-terms.js';
import { addDays } from '../../../law/day.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { accountsInGrace } from '../../delinquency/spans.js';
import { addresseesOf, type Addressee } from '../../notices/addressees.js';
import { barsOf } from '../../notices/slips.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Decision } from '../../define.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { provisionalYen } from '../exceptions.js';
import { demand } from '../rules/demand.js';
import { registerRequests, type PaymentRequest } from '../requests.js';
import type { AccountRow } from '../tables.js';
import { printDemands } from './print-demands.js';
import { bringUpToDate } from './up-to-date.js';

export const demandSlipBasis: Basis = assume('督促状は納付書を兼ね、本料の未納の額を指定期限まで納められる。延滞金は別に求める。様式は区ごとに違う');
/** 自由使用欄 of a 督促状: an issue that no notice reaches. */
const demandIssue = 90;
const accountsAtOnce = 500;

/** 督促 on the day that is so many days after the 納期限: every 期 with something unpaid that no 速報 covers, once. A 期 that was held back is looked at again the next day. */
export async function exportDemands(store: WardStore, profile: Profile): Promise<JobResult> {
  await bringUpToDate(store);
  const counts = new Map<string, { readonly decision: Decision; count: number }>();
  for (let after = ''; ;) {
    const last = await store.transact((inside) => demandPage(inside, after, counts));
    if (last === null) break;
    after = last;
  }
  return { job: 'exportDemands', files: [...await printDemands(store, profile)], decisions: [...counts.values()].map(({ decision: { rule, outcome, ja }, count }) => ({ rule, outcome, ja, because: [`${count}件`] })) };
}

async function demandPage(store: WardStore, after: string, counts: Map<string, { readonly decision: Decision; count: number }>): Promise<string | null> {
  const settings = await readSettings(store);
  const { today, parameters } = settings;
  const accounts = await store.db.selectFrom('ward_account').selectAll().where('unpaid_yen', '>', 0).where('period', '<', specialNumbers[0]).where('due_on', '<=', addDays(today, -Number(parameters.demandAfterDays))).where('account_key', '>', after)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_demand').select('ward_demand.account_key').whereRef('ward_demand.account_key', '=', 'ward_account.account_key')))).orderBy('account_key').limit(accountsAtOnce).execute();
  const inGrace = await accountsInGrace(store, accounts.map(({ account_key }) => account_key), settings);
  const addressees = await addresseesOf(store, accounts.map(({ debtor_key }) => debtor_key));
  const issued: { readonly account: AccountRow; readonly decision: Decision; readonly barcode: string | null }[] = [];
  for (const account of accounts) {
    const decision = demand.apply({ dueOn: account.due_on as Day, today, unpaidYen: account.unpaid_yen, provisionalYen: await provisionalYen(store, account.account_key), isInGrace: inGrace.has(account.account_key), awaitsAddressee: whyHeld(addressees.get(account.debtor_key)), issuedOn: null, rules: parameters });
    const count = counts.get(decision.outcome) ?? { decision, count: 0 };
    count.count += 1;
    counts.set(decision.outcome, count);
    if (decision.outcome === 'toIssue' || decision.outcome === 'late') issued.push({ account, decision, barcode: slipOf(settings, account) });
  }
  await registerRequests(store, issued.flatMap(({ account, barcode }): readonly PaymentRequest[] => (barcode === null ? [] : [{ requestKey: barcode, kind: 'demand', payableUntil: designatedOn(today), parts: [{ accountKey: account.account_key, yen: account.unpaid_yen }] }])));
  await store.insertMany('ward_demand', issued.map(({ account, decision, barcode }) => ({ account_key: account.account_key, issued_on: today, designated_on: designatedOn(today), yen: account.unpaid_yen, barcode, because: JSON.stringify(decision.because), recorded_at: settings.now, demand_id: null, state: 'waiting', file_name: null, returned_on: null, return_reason: null })));
  return accounts.at(-1)?.account_key ?? null;
}

const whyHeld = (addressee: Addressee | undefined): string | null => (addressee?.decision.outcome === 'held' ? addressee.decision.because.join('、') : null);

/** None when it is too much for a counter. */
function slipOf({ municipalityCode, today }: Settings, { household_key, notice_number, fiscal_year, period, unpaid_yen }: AccountRow): string | null {
  if (unpaid_yen > slipLimitYen) return null;
  const digits = barsOf({ municipalityCode, householdKey: household_key, fiscalYear: fiscal_year, sequence: Number(notice_number.slice(-2)), period, issue: demandIssue }, designatedOn(today), unpaid_yen);
  if (digits instanceof Bad) throw new Error(`督促 ${notice_number} ${period}期: ${digits.why}。${digits.cure}`);
  return digits;
}
