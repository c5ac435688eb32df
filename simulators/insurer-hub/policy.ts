import { assume, cite, type Basis } from '../../law/define.js';
import type { MatchGrade, MatchVerdict, StoppedChannel } from '../../contracts/insurer-hub/codes.js';

export const policyBasis: readonly Basis[] = [cite('医療保険部会 第167回 資料1 p.13 / 健保ニュース 2023-09下', '①は資格情報と医療情報、②③は医療情報を止める'), assume('区分のない判定(番号の誤り・該当なし・番号変更)は、どの方針でも両方を止める')];

const grades: Readonly<Record<MatchVerdict, MatchGrade>> = { M0: '5', M1: '5', M2: '3', M2n: '3', M3: '4', H3: '2', H2: '2', H1: '1', X1: 'none', X2: 'none', X3: 'none' };
export const gradeOf = (verdict: MatchVerdict): MatchGrade => grades[verdict];

export interface Policy {
  readonly policy: 'graded2023' | 'anyMismatchStops' | 'gradedPermanent';
  readonly addressOnly: 'always' | 'ifMultipleActive' | 'never';
}

/** What a verdict stops. `multipleActive` (X4): another partition holds an active qualification under the same number. */
export function stopOf({ policy, addressOnly }: Policy, verdict: MatchVerdict, multipleActive: boolean): StoppedChannel {
  const grade = grades[verdict];
  if (grade === '5') return 'none';
  if (policy === 'anyMismatchStops') return 'both';
  if (grade === '4') return 'none';
  if (grade === '2') return 'medical';
  if (grade === '3') return addressOnly === 'always' || (addressOnly === 'ifMultipleActive' && multipleActive) ? 'medical' : 'none';
  return 'both';
}
export const policyName = ({ policy, addressOnly }: Policy): string => (policy === 'anyMismatchStops' ? policy : `${policy}/${addressOnly}`);

/** The narrower of two stops. */
const widths: readonly StoppedChannel[] = ['none', 'medical', 'both'];
export const narrower = (a: StoppedChannel, b: StoppedChannel): StoppedChannel => (widths.indexOf(a) >= widths.indexOf(b) ? a : b);
