import type { Resident } from '../../contracts/resident.js';
import type { Capability } from '../../contracts/ward.js';
import { enquiryCast, type Scene } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { enquiryNeeds } from '../assessment/asking.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { clerk, pays, periodsOf, quickAgent, refundNeeds, refundsAll, refundSteps, slipsIn } from '../refunds/telling.js';

/** What the stories about the registered account share. */
export const useBasis = cite('デジタル庁 公金受取口座登録制度・別添1 収納⑯', '支払いのたびに利用の意思を示し、区は登録を照会する。口座は一人一つで、本人名義に限る');
export const publicAccountNeeds: readonly Capability[] = [...enquiryNeeds, ...refundNeeds, 'act.registerPublicAccountUse', 'query.publicAccountUses'];
export const publicAccountSteps = [...refundSteps, 'C-16'] as const;
export const publicAccountCast = [...enquiryCast, 'payment-agent', 'bank'] as const;

/** 1期 paid by the head, and by somebody else with the same slip. */
export async function paysTwice(scene: Scene, head: Resident): Promise<void> {
  const [slip] = await slipsIn(scene, head);
  await pays(scene, slip, '世帯主が1期を納める');
  await pays(scene, slip, '家族が別の店で1期を納める', '000002');
}

/** Two people alone, insured and with the same income, in a town whose agent confirms soon. */
export async function twoInsured(scene: Scene, labels: readonly [string, string]): Promise<readonly [Resident, Resident]> {
  await quickAgent(scene);
  const [one, other] = [alone(scene, labels[0]), alone(scene, labels[1])];
  await allInsured(scene, ...[one, other].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
  return [one.head, other.head];
}
/** 1期 is paid twice on 18 June; on the 23rd the ward decides to give it back, and everybody says where it shall go. */
export async function refundedTwice(scene: Scene, heads: readonly Resident[], says: (scene: Scene, head: Resident) => Promise<unknown>): Promise<void> {
  await scene.advance('2026-06-18');
  for (const head of heads) await paysTwice(scene, head);
  await scene.advance('2026-06-23');
  for (const head of heads) {
    await refundsAll(scene, head);
    await says(scene, head);
  }
}

const stating = async (scene: Scene, head: Resident) => ({ personKey: head.personKey, purpose: 'refund', about: (await periodsOf(scene, head))[0]?.accountKey ?? 'なし', ...clerk } as const);
/** The 意思 alone, on paper. */
export const states = async (scene: Scene, head: Resident) => scene.ward.act({ act: 'registerPublicAccountUse', ...await stating(scene, head), channel: 'paper', statedOn: scene.today() });
/** The 還付金請求書 on which 公金受取口座 is ticked. */
export const claimsRegistered = async (scene: Scene, head: Resident) =>
  ({ act: 'takeRefundClaim', accountKey: (await periodsOf(scene, head))[0]?.accountKey ?? 'なし', claimedBy: head.personKey, receivedOn: scene.today(), payTo: 'publicAccount', hasProxy: false, ...clerk } as const);
/** Both at once, as on one form. */
export async function wantsPublicAccount(scene: Scene, head: Resident): Promise<void> {
  await states(scene, head);
  await scene.ward.act(await claimsRegistered(scene, head));
}
export const takesBack = async (scene: Scene, head: Resident) => scene.ward.tryAct({ act: 'withdrawPublicAccountUse', ...await stating(scene, head) });
