import type { StaffAct } from '../../../contracts/ward.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import type { Decision } from '../../define.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { appropriateFor, refund } from '../overpayments.js';
import { assignReceipt, leaveReceipt } from '../requests.js';
import { accountFaults } from './account-faults.js';
import { takeRefundClaim } from './claims.js';
import { bringUpToDate } from './up-to-date.js';

export type CollectionAct = Extract<StaffAct, { act: 'registerMandate' | 'assignReceipt' | 'decideOverpayment' | 'takeRefundClaim' }>;
export const isOfCollection = (act: StaffAct): act is CollectionAct => act.act === 'registerMandate' || act.act === 'assignReceipt' || act.act === 'decideOverpayment' || act.act === 'takeRefundClaim';

/** What came of it: nothing was changed when there is an obstacle. */
export interface Collected { readonly obstacles: readonly Obstacle[]; readonly decisions: readonly Decision[] }
const done: Collected = { obstacles: [], decisions: [] };
const refusing = (...obstacles: readonly Obstacle[]): Collected => ({ obstacles, decisions: [] });

/** Acts of 収納. They write into the ledger, which has counters of its own: each is done before a desk is opened for its note. */
export async function collect(store: WardStore, act: CollectionAct): Promise<Collected> {
  await bringUpToDate(store);
  switch (act.act) {
    case 'registerMandate': return registerMandate(store, act);
    case 'assignReceipt': return assign(store, act);
    case 'decideOverpayment': return decideOverpayment(store, act);
    case 'takeRefundClaim': return takeRefundClaim(store, await readSettings(store), act);
  }
}

async function registerMandate(store: WardStore, { personKey, account, startsOn, by, why }: Extract<CollectionAct, { act: 'registerMandate' }>): Promise<Collected> {
  const settings = await readSettings(store);
  const isKnown = await store.db.selectFrom('ward_resident').select('person_key').where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();
  const obstacles = [...(isKnown ? [] : [obstacle('unknownPerson', '宛名番号', personKey, '記録のない人')]), ...(account ? accountFaults(settings, account, 'debit') : [])];
  if (obstacles.length > 0) return refusing(...obstacles);
  const last = await store.db.selectFrom('ward_mandate').select('version').where('person_key', '=', personKey).orderBy('version', 'desc').executeTakeFirst();
  await store.insertMany('ward_mandate', [{ person_key: personKey, version: (last?.version ?? 0) + 1, account: account && JSON.stringify(account), starts_on: startsOn, by_whom: by, why, recorded_at: settings.now }]);
  return done;
}

async function assign(store: WardStore, { paymentKey, accountKey, by, why }: Extract<CollectionAct, { act: 'assignReceipt' }>): Promise<Collected> {
  const outcome = accountKey === null ? await leaveReceipt(store, { instanceKey: paymentKey, by, why }) : await assignReceipt(store, { instanceKey: paymentKey, accountKey, by, why });
  switch (outcome) {
    case 'assigned': return done;
    case 'unknownPayment': return refusing(obstacle('paymentUnknown', '入金の識別', paymentKey, '確かな入金として知らされていない'));
    case 'unknownAccount': return refusing(obstacle('accountUnknown', '期別の識別', accountKey!, '調定のない期'));
    case 'notWaiting': return refusing(obstacle('paymentNotWaiting', '入金の識別', paymentKey, 'もう充てる期が決まっている'));
  }
}

async function decideOverpayment(store: WardStore, { accountKey, decision, by, why }: Extract<CollectionAct, { act: 'decideOverpayment' }>): Promise<Collected> {
  const settings = await readSettings(store);
  const row = await store.db.selectFrom('ward_account').select(['debtor_key', 'overpaid_yen']).where('account_key', '=', accountKey).executeTakeFirst();
  if (!row) return refusing(obstacle('accountUnknown', '期別の識別', accountKey, '調定のない期'));
  if (row.overpaid_yen === 0) return refusing(obstacle('nothingOverpaid', '期別の識別', accountKey, '過誤納がない'));
  if (decision === 'appropriate') {
    const decisions = await appropriateFor(store, row.debtor_key);
    return decisions.length > 0 ? { obstacles: [], decisions } : refusing(obstacle('nothingToAppropriate', '期別の識別', accountKey, '納期の来た未納がない'));
  }
  const answer = await refund(store, { accountKey, why });
  if (answer.outcome === 'rateUnknown') return refusing(obstacle('refundRateUnknown', '期別の識別', accountKey, '還付加算金の割合が公表されていない'));
  if (answer.outcome !== 'refunded') return refusing(obstacle('appropriateFirst', '期別の識別', accountKey, '同じ納付義務者に納期の来た未納がある'));
  await store.insertMany('ward_refund', [{ movement_no: answer.movementNo, attempt: 1, account_key: accountKey, yen: answer.yen, interest_yen: answer.interestYen, account: null, by_whom: by, file_name: null, pays_on: null, returned_on: null, recorded_at: settings.now }]);
  return { obstacles: [], decisions: answer.decisions };
}
