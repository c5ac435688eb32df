import { wordOf } from '../../contracts/codes.js';
import type { TransferReceiver } from '../../contracts/integrated-db/provision.js';
import type { Resident } from '../../contracts/resident.js';
import { replicaStates } from '../../contracts/ward-provision.js';
import type { Capability } from '../../contracts/ward.js';
import { enquiryCast, type Scene } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';

/** What the stories about 提供 and 移転 rest on. */
export const provisionBasis = cite('別添1 事務の内容', '資格賦課業務 ⑭ 国保関係情報を統合DB経由で中間サーバーへ提供する');
export const transferBasis = cite('別添1 事務の内容', '資格賦課業務 ⑮ 国保関係情報を統合DB経由で各業務システムへ移転する');
export const lagBasis = assume('副本が登録されて見えるまでは、ほかの機関には前の版が見える(遅れの日数は公開されていない)');

export const provisionSteps = ['A-03', 'A-04', 'A-13', 'A-14'] as const;
export const transferSteps = ['A-03', 'A-04', 'A-13', 'A-15'] as const;
export const provisionNeeds: readonly Capability[] = ['act.enterNotification', 'job.exportChanges', 'job.exportReplicas', 'files.outgoing', 'files.incoming', 'query.replicas'];
export const provisionCast = enquiryCast;
/** Another body asks today and reads its answer tomorrow morning: 取得〜喪失 of each 副本 it can see, or why there is none. */
export async function learntOvernight({ municipalHub, overnight }: Scene, requestId: string, person: Resident): Promise<readonly string[]> {
  await municipalHub.isAskedAbout(person, requestId);
  await overnight();
  const { lineStatus, kindStatus, payload } = await municipalHub.learnt(requestId);
  return payload.length > 0 ? payload.map(({ acquiredOn, lostOn }) => `${acquiredOn ?? ''}〜${lostOn ?? ''}`) : [kindStatus ?? lineStatus];
}
/** 副本 of a person as the ward sees them: 更新区分, days and what became of each. */
export const replicasOf = async ({ ward }: Scene, person: Resident): Promise<readonly string[]> =>
  (await ward.replicas(person)).replicas.map(({ modificationSeg, acquiredOn, lostOn, state, outcome }) => [modificationSeg === '2' ? '削除' : `${acquiredOn}〜${lostOn ?? ''}`, wordOf(replicaStates, state), ...(state === 'refused' && outcome ? [outcome] : [])].join(' / '));

/** What a system of the ward holds of some people. */
export const heldBy = async ({ taxOffice }: Scene, receiver: TransferReceiver, ...people: readonly Resident[]): Promise<readonly string[]> =>
  (await taxOffice.received(receiver)).filter(({ personKey }) => people.some((person) => person.personKey === personKey)).map(({ content, totalYen, acquiredOn, lostOn }) => (content === 'assessment' ? `${totalYen}円` : `${acquiredOn}〜${lostOn ?? ''}`));
export const transferLines = async ({ taxOffice }: Scene): Promise<readonly string[]> =>
  (await taxOffice.handoverLog()).filter(({ what }) => what === 'transfer').map(({ receiver, feedSeq, records, applied }) => `${receiver} ${feedSeq} ${records}件${applied ? '' : ' 反映せず'}`);
