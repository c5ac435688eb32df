import { wordOf } from '../../contracts/codes.js';
import { applicationStates } from '../../contracts/e-application/application.js';
import { applicationCourses, identityOutcomes } from '../../contracts/ward-application.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Applying } from '../../harness/application-window.js';
import { asTyped } from '../../harness/application-window.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { assume, cite, derive, type Day } from '../../law/define.js';
import { moveNeeds } from '../eligibility/telling.js';

/** What the stories about online applications rest on. */
export const onlineBasis = cite('別添1 事務の内容', '資格賦課業務 ③ 住民等の申請・届出(電子申請含む)により資格関係情報を取得する');
export const joiningBasis = cite('別添1 事務の内容', '資格賦課業務 ⑦ 入手した情報を4情報、個人番号で名寄せし、資格・賦課情報を作成する');
export const arrivalBasis = cite('情報通信技術を活用した行政の推進等に関する法律', '6条3項(記録された時に到達したものとみなす)');
export const clericalBasis = assume('確かに同じ人と言えない申請は自動で進めず、職員が見て決める。別添1は名寄せの仕方を述べない');
export const strangerBasis = derive('個人番号は一人を指す。書かれた番号の人と4情報が違えば、どちらの人の記録も動かさない');

export const onlineSteps = ['A-03', 'A-04', 'A-07'] as const;
export const onlineNeeds: readonly Capability[] = [...moveNeeds, 'act.takeApplication', 'query.applications'];
export const clerkNeeds: readonly Capability[] = [...onlineNeeds, 'act.decideApplication', 'query.applicationCase'];
export const clerk = '国保資格係 担当';

/** 社保を離れた人の加入, signed by its head; `who` by place in the family. */
export const joining = (family: Family, occurredOn: Day, otherwise: Partial<Applying> = {}): Applying => ({
  signedBy: family.head, people: family.residents.map((person) => asTyped(person)), concerns: family.residents.flatMap((person, place) => (family.insured.includes(person) ? [place] : [])),
  content: { procedure: 'join', reason: 'leaveEmployeeInsurance', occurredOn }, attachments: [{ kind: 'lossCertificate' }], ...otherwise,
});
/** 脱退: everybody of the family who is insured has joined a 健保. */
export const leaving = (family: Family, occurredOn: Day, otherwise: Partial<Applying> = {}): Applying => ({ ...joining(family, occurredOn), content: { procedure: 'leave', reason: 'joinEmployeeInsurance', occurredOn }, attachments: [{ kind: 'newInsurance' }], ...otherwise });

/** What the applicant reads last: 状態 and the words. */
export async function readBy({ online }: Scene, receptionNumber: string): Promise<string> {
  const { state, told } = await online.sees(receptionNumber);
  return [wordOf(applicationStates, state), told.at(-1)?.message ?? '知らせなし'].join(' / ');
}
type Held = AnswerOf<'applications'>['applications'][number];
export const heldOf = async ({ ward }: Scene, receptionNumber: string): Promise<Held | null> => (await ward.applications()).applications.find((one) => one.receptionNumber === receptionNumber) ?? null;

/** What the ward holds of an application: 状態 and 届出日. */
export async function atWardDesk(scene: Scene, receptionNumber: string): Promise<string> {
  const held = await heldOf(scene, receptionNumber);
  return held ? `${wordOf(applicationCourses, held.state)} ${held.receivedOn}` : '取り込んでいない';
}
/** Whom the ward found each person of the form to be, in order. */
export const foundIn = async (scene: Scene, receptionNumber: string): Promise<readonly string[]> => ((await heldOf(scene, receptionNumber))?.people ?? []).map(({ outcome, personKey }) => (personKey === null ? wordOf(identityOutcomes, outcome) : personKey));

/** A clerk looks at an application; 宛名番号 of those it could be, by each person of the form. */
export const lookedAt = async ({ ward }: Scene, receptionNumber: string): Promise<readonly (readonly string[])[]> =>
  (await ward.applicationCase(receptionNumber, clerk, '電子申請の名寄せ')).people.map(({ candidates }) => candidates.map(({ personKey }) => personKey));

/** A clerk says who everybody is, in the order of the form. */
export const links = (...personKeys: readonly string[]) => personKeys.map((personKey, place) => ({ place, personKey }));
