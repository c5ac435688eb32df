import { wordOf } from '../../contracts/codes.js';
import { transferReceivers, type TransferReceiver } from '../../contracts/integrated-db/provision.js';
import type { Resident } from '../../contracts/resident.js';
import { replicaStates } from '../../contracts/ward-provision.js';
import type { Capability } from '../../contracts/ward.js';
import { benefitCast, enquiryCast, type Scene } from '../../harness/scene.js';
import type { ProvisionKind } from '../../contracts/municipal-hub/codes.js';
import { assume, cite } from '../../law/define.js';
import { repaymentNeeds } from '../benefit-care/telling.js';

/** What the stories about 提供 and 移転 rest on. */
export const provisionBasis = cite('別添1 事務の内容', '資格賦課業務 ⑭ 国保関係情報を統合DB経由で中間サーバーへ提供する');
export const transferBasis = cite('別添1 事務の内容', '資格賦課業務 ⑮ 国保関係情報を統合DB経由で各業務システムへ移転する');
export const lagBasis = assume('副本が登録されて見えるまでは、ほかの機関には前の版が見える(遅れの日数は公開されていない)');

export const provisionSteps = ['A-03', 'A-04', 'A-13', 'A-14'] as const;
export const transferSteps = ['A-03', 'A-04', 'A-13', 'A-15'] as const;
export const provisionNeeds: readonly Capability[] = ['act.enterNotification', 'job.exportChanges', 'job.exportReplicas', 'files.outgoing', 'files.incoming', 'query.replicas'];
export const provisionCast = enquiryCast;
/** 給付, as it is provided and handed on. */
export const benefitProvisionBasis = cite('別添1 事務の内容', '給付業務 ⑫ 国保関係情報を統合DB経由で中間サーバーへ提供する');
export const benefitTransferBasis = cite('別添1 事務の内容', '給付業務 ⑩ 国保関係情報を統合DB経由で業務システムへ移転する');
export const netBasis = assume('給付の副本は、支給を決めた額から、返納を求めた額を引いたもの。項目は公開されておらず、年月・名・支給額だけを渡す');
export const benefitProvisionCast = [...benefitCast, 'municipal-hub'] as const;
export const benefitProvisionNeeds: readonly Capability[] = [...repaymentNeeds, 'job.exportReplicas', 'query.replicas'];

/** Another body asks today and reads its answer tomorrow morning: 取得〜喪失 of each 副本 it can see, or why there is none. */
export async function learntOvernight(scene: Scene, requestId: string, person: Resident, kind: ProvisionKind = 'nhiQualification'): Promise<readonly string[]> {
  await scene.municipalHub.isAskedAbout(person, requestId, kind);
  await scene.overnight();
  return learntOf(scene, requestId);
}
/** What it has learnt by now. */
export async function learntOf({ municipalHub }: Scene, requestId: string): Promise<readonly string[]> {
  const { lineStatus, kindStatus, payload } = await municipalHub.learnt(requestId);
  return payload.length > 0 ? payload.map(({ acquiredOn, lostOn, benefitMonth, benefitName, benefitYen }) => (benefitYen === undefined ? `${acquiredOn ?? ''}〜${lostOn ?? ''}` : `${benefitMonth} ${benefitName} ${benefitYen}円`)) : [kindStatus ?? lineStatus];
}
/** 副本 of a person as the ward sees them: 更新区分, days and what became of each. */
export const replicasOf = async ({ ward }: Scene, person: Resident): Promise<readonly string[]> =>
  (await ward.replicas(person)).replicas.map(({ kind, modificationSeg, acquiredOn, lostOn, benefitMonth, benefitYen, state, outcome }) => [modificationSeg === '2' ? '削除' : kind === 'nhiBenefit' ? `${benefitMonth} ${benefitYen}円` : `${acquiredOn}〜${lostOn ?? ''}`, wordOf(replicaStates, state), ...(state === 'refused' && outcome ? [outcome] : [])].join(' / '));

/** What a system of the ward holds of some people. */
export const heldBy = async ({ taxOffice }: Scene, receiver: TransferReceiver, ...people: readonly Resident[]): Promise<readonly string[]> =>
  (await taxOffice.received(receiver)).filter(({ personKey }) => people.some((person) => person.personKey === personKey)).map(({ content, totalYen, acquiredOn, lostOn, benefitMonth, benefitName, benefitYen }) => (content === 'assessment' ? `${totalYen}円` : content === 'benefit' ? `${benefitMonth} ${benefitName} ${benefitYen}円` : `${acquiredOn}〜${lostOn ?? ''}`));
export const transferLines = async ({ taxOffice }: Scene): Promise<readonly string[]> =>
  (await taxOffice.handoverLog()).filter(({ what }) => what === 'transfer').map(({ receiver, feedSeq, records, applied }) => `${wordOf(transferReceivers, receiver)} ${feedSeq}回目 ${records}件${applied ? '' : ' 反映せず'}`);
/** 副本 of 給付 alone. */
export const benefitReplicasOf = async (scene: Scene, person: Resident): Promise<readonly string[]> => {
  const { replicas } = await scene.ward.replicas(person);
  const all = await replicasOf(scene, person);
  return all.filter((_, n) => replicas[n]!.kind === 'nhiBenefit');
};
