import { inBankKana } from '../../../contracts/bank/kana.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { kanaOf, useOf } from '../../public-account/account-of.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { refundClaim } from '../rules/refund-claim.js';
import type { RefundRow } from '../tables.js';
import { accountFaults } from './account-faults.js';
import type { Collected } from './acts.js';
import { decidedOn, payeeOf, refundsOf } from './payee.js';
import { filesNotPaidOut } from './refunds.js';

type ClaimAct = Extract<StaffAct, { act: 'takeRefundClaim' }>;

/** 還付金請求書の受付: a 還付 is paid only to the account that this act names, and the decision is its receipt. */
export async function takeRefundClaim(store: WardStore, settings: Settings, act: ClaimAct): Promise<Collected> {
  const stuck = await filesNotPaidOut(store, settings);
  const isStuck = ({ returned_on, file_name }: RefundRow): boolean => returned_on === null && file_name !== null && stuck.has(file_name);
  const isWaiting = (row: RefundRow): boolean => row.account === null || row.returned_on !== null || isStuck(row);
  const all = await refundsOf(store, act.accountKey);
  const refund = all.find(isWaiting) ?? all.at(-1);
  const obstacles = [
    ...(refund ? [] : [obstacle('refundUnknown', '期別の識別', act.accountKey, '還付が決まっていない期')]),
    ...(act.receivedOn > settings.today ? [obstacle('receivedInFuture', '請求書が届いた日', act.receivedOn, `業務日 ${settings.today} より後`)] : []),
    ...((act.payTo === 'account') === (act.account !== undefined) ? [] : [obstacle('refundClaimDisagrees', '振込先', act.payTo, '口座は、請求書に書かれた口座に払うときにだけ、必ず書く')]),
    ...(act.account ? accountFaults(settings, act.account, 'transfer') : []),
  ];
  if (!refund || obstacles.length > 0) return { obstacles, decisions: [] };
  const payee = await payeeOf(store, act.accountKey);
  const decision = refundClaim.apply({
    receivedOn: act.receivedOn, decidedOn: await decidedOn(store, refund), isAskedAgain: refund.attempt > 1 || refund.returned_on !== null || isStuck(refund), isWaiting: isWaiting(refund), isPayee: payee === act.claimedBy, payTo: act.payTo,
    isPublicAccountStated: (await useOf(store, { personKey: act.claimedBy, purpose: 'refund', about: act.accountKey })).isStated, holder: act.account ? inBankKana(act.account.holderName).replaceAll(/\s/g, '') : null, claimant: await kanaOf(store, act.claimedBy), hasProxy: act.hasProxy,
  });
  if (decision.outcome !== 'taken') return { obstacles: [refusing(act, `${decision.ja}: ${decision.because[0]!}`)], decisions: [] };
  if (isStuck(refund)) await store.db.updateTable('ward_refund').set({ returned_on: refund.pays_on }).where('movement_no', '=', refund.movement_no).where('attempt', '=', refund.attempt).execute();
  await keepClaim(store, settings, act, { ...refund, attempt: refund.attempt + (isStuck(refund) || refund.returned_on !== null ? 1 : 0) });
  return { obstacles: [], decisions: [decision] };
}

const refusing = ({ accountKey }: ClaimAct, why: string): Obstacle => obstacle('refundClaimUnfit', '期別の識別', accountKey, why);

/** The claim is added; the attempt it is for gets the account, or waits for the registered one. */
async function keepClaim(store: WardStore, { now }: Settings, act: ClaimAct, attempt: RefundRow): Promise<void> {
  const last = await store.db.selectFrom('ward_refund_claim').select((select) => select.fn.max('claim_no').as('no')).executeTakeFirst();
  await store.insertMany('ward_refund_claim', [{
    claim_no: (last?.no ?? 0) + 1, movement_no: attempt.movement_no, attempt: attempt.attempt, claimed_by: act.claimedBy, received_on: act.receivedOn, pay_to: act.payTo, account: act.account ? JSON.stringify(act.account) : null, has_proxy: act.hasProxy ? 1 : 0, by_whom: act.by, why: act.why, recorded_at: now,
  }]);
  await store.insertMany('ward_refund', [{ ...attempt, account: act.account ? JSON.stringify(act.account) : null, by_whom: act.by, file_name: null, pays_on: null, returned_on: null, recorded_at: now }], 'replace');
}
