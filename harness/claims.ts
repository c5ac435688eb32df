import type { RefundClaim } from '../contracts/refund-claim.js';
import type { ActResult } from '../contracts/ward.js';
import { ask } from './ask.js';
import type { WardDesk } from './scene.js';
import type { World } from './world.js';

const staff = { 'x-totsugo-party': encodeURIComponent('職員') };
const by = '収納係 担当';

/** The clerk who opens the post: each 還付金請求書 is entered, a 利用の意思 before the claim that rests on it, and its sender gets a receipt or the reasons. */
export function claimClerk(world: World, desk: WardDesk, code: string) {
  const base = `${world.url}/residents/municipalities/${code}/claims`;
  const answer = ({ claimId }: RefundClaim, { accepted, refusals }: Pick<ActResult, 'accepted' | 'refusals'>) =>
    ask(`${base}/${encodeURIComponent(claimId)}/receipt`, { method: 'POST', headers: { ...staff, 'content-type': 'application/json' }, body: JSON.stringify({ accepted, refusals }) });

  async function enter(claim: RefundClaim): Promise<Pick<ActResult, 'accepted' | 'refusals'>> {
    const refund = (await desk.refunds()).refunds.find(({ letterId }) => letterId === claim.letterId);
    if (!refund || refund.payeePersonKey === null) return { accepted: false, refusals: [{ code: 'unknown', ja: '通知の番号', raw: claim.letterId, why: 'この番号の還付がないか、受け取る人が決まっていない', cure: '通知の番号を確かめてもらう' }] };
    const [personKey, accountKey] = [refund.payeePersonKey, refund.accountKey];
    if (claim.payTo === 'publicAccount') {
      const stated = await desk.tryAct({ act: 'registerPublicAccountUse', personKey, purpose: 'refund', about: accountKey, channel: 'paper', statedOn: claim.sentOn, by, why: `還付金請求書 ${claim.letterId}` });
      if (!stated.accepted) return stated;
    }
    return desk.tryAct({ act: 'takeRefundClaim', accountKey, claimedBy: personKey, receivedOn: claim.sentOn, payTo: claim.payTo, ...(claim.account ? { account: claim.account } : {}), hasProxy: claim.hasProxy, by, why: `還付金請求書 ${claim.letterId}` });
  }
  return {
    async open(): Promise<void> {
      const { claims } = await (await ask(base, { headers: staff })).json() as { claims: readonly RefundClaim[] };
      for (const claim of claims) await answer(claim, await enter(claim));
    },
  };
}
