import { wordOf } from '../../contracts/codes.js';
import type { AttachmentKind } from '../../contracts/e-application/application.js';
import type { BenefitContent } from '../../contracts/e-application/benefit.js';
import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { StaffAct, Capability } from '../../contracts/ward.js';
import { applicationCourses } from '../../contracts/ward-application.js';
import { asTyped, type Applying } from '../../harness/application-window.js';
import { benefitCast, type Scene } from '../../harness/scene.js';
import { assume, cite, derive } from '../../law/define.js';
import { heldOf } from '../applications/telling.js';
import { clerk, saidOf, workNeeds } from '../benefit-care/telling.js';

/** What the stories about 給付 applied for online rest on. */
export const onlineBenefitBasis = cite('別添1 事務の内容', '給付業務 ⑤ 住民から、各種届出・申請書(電子申請を含む)を受理し、国保システムに情報を登録する');
export const sameRuleBasis = derive('電子の申請も、窓口と同じ決まりで受け付ける。決まりが断るものは、わけと共に職員を待つ');
export const papersBasis = assume('給付の申請に要る添付は区によって違い、この品の一覧は自前のもの');

export const benefitOnlineCast = [...benefitCast, 'e-application'] as const;
export const benefitOnlineNeeds: readonly Capability[] = [...workNeeds, 'act.takeApplication', 'query.applications'];
export const clerkOnlineNeeds: readonly Capability[] = [...benefitOnlineNeeds, 'act.decideApplication'];

/** What somebody attaches who has read what to attach. */
const papers: Readonly<Record<BenefitContent['procedure'], readonly AttachmentKind[]>> = {
  highCost: [], yearly: [], stopAutoPayment: [], childbirth: ['birthProof', 'directPaymentAgreement', 'proofOfPayment'], funeral: ['funeralProof'], medicalCost: ['proofOfPayment', 'physicianOpinion'], transport: ['proofOfPayment', 'physicianOpinion'], mealDifference: ['proofOfPayment'],
};
/** The first of these signs and applies, about the last of them; whoever is alone applies about herself. */
export const asking = (people: readonly Resident[], content: BenefitContent, otherwise: Partial<Applying> = {}): Applying => ({
  signedBy: people[0]!, people: people.map((person) => asTyped(person)), concerns: [people.length - 1], content, attachments: papers[content.procedure].map((kind) => ({ kind, text: `${kind} ${people.map(({ name }) => name).join(' ')} ${JSON.stringify(content)}` })), ...otherwise,
});
export const intoAccount = (account: HeldAccount) => ({ payTo: 'account', account } as const);
/** 高額療養費 of a month, June unless told otherwise. */
export const monthOf = (into: ReturnType<typeof intoAccount> | { readonly payTo: 'publicAccount' }, careMonth = '2026-06', autoPayment = false): BenefitContent => ({ procedure: 'highCost', careMonth, autoPayment, ...into });

/** How far the ward is with an application, the day it counts, and why it waits. */
export async function stands(scene: Scene, receptionNumber: string): Promise<string> {
  const held = await heldOf(scene, receptionNumber);
  return held === null ? '取り込んでいない' : [wordOf(applicationCourses, held.state), held.receivedOn, ...(held.state === 'waiting' ? held.because : [])].join(' / ');
}
type Decide = Extract<StaffAct, { act: 'decideApplication' }>;
/** What the ward says when a clerk links everybody of the form, in its order, to these people. */
export const linked = async (scene: Scene, receptionNumber: string, personKeys: readonly string[], facts: Partial<Decide> = {}): Promise<string> => saidOf(await scene.ward.tryAct({
  act: 'decideApplication', receptionNumber, version: 1, ...clerk, decision: 'link', why: '申請者と世帯を確かめた', links: personKeys.map((personKey, place) => ({ place, personKey })), ...facts,
}));
export const refused = ({ ward }: Scene, receptionNumber: string) => ward.act({ act: 'decideApplication', receptionNumber, version: 1, ...clerk, decision: 'refuse', why: '支給の申請ができる人でない' });
export const taken = '受理 / 申請を受け付けました。支給するかどうかは、後で通知します。';
export const looking = '処理中 / 内容を確かめています。';
