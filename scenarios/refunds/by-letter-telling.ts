import type { Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import type { RefundClaim } from '../../contracts/refund-claim.js';
import { cite } from '../../law/define.js';
import { periodsOf, refundNeeds, refundSteps } from './telling.js';

/** What the stories about 還付・充当通知書 and 還付金請求書 share. */
export const letterBasis = cite('別添1 事務の内容', '収納⑫・⑬ 還付・充当に係る通知書を出力して住民等に送付し、還付金請求書を取得する');
export const claimBasis = cite('杉並区 還付金の請求', '請求書には本人の口座・別の人の口座(委任)・公金受取口座・相続人の別がある');
export const letterNeeds: readonly Capability[] = [...refundNeeds, 'job.exportLetters', 'query.refunds'];
export const letterSteps = [...refundSteps, 'C-12'] as const;

/** How the ward lists the 還付 and 充当 of a household's 納付義務者. */
export async function listedOf(scene: Scene, { head }: Family) {
  const keys = new Set((await periodsOf(scene, head)).map(({ accountKey }) => accountKey));
  return (await scene.ward.refunds()).refunds.filter(({ accountKey }) => keys.has(accountKey));
}
export const statesOf = async (scene: Scene, family: Family): Promise<readonly string[]> => (await listedOf(scene, family)).map(({ state }) => state);
export const letterIdOf = async (scene: Scene, family: Family): Promise<string> => (await listedOf(scene, family)).at(-1)?.letterId ?? 'なし';

/** The words on each page of the paper in the letter box, read back from its PDF. */
export const pagesOf = async ({ mailing }: Scene, letterId: string): Promise<readonly (readonly string[])[]> => (await mailing.paper(letterId)).map(({ texts }) => texts);

/** From that day on the household reads its post and fills the 還付金請求書 in like this. */
export const fillsIn = ({ residents }: Scene, family: Family, to: RefundClaim['payTo'] | 'nobody', account: RefundClaim['account'] = null, hasProxy = false): Promise<void> => residents.reads(family, { since: '2023-04-01', refund: { to, account, hasProxy } });
