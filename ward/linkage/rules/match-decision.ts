import { cite } from '../../../law/define.js';
import type { StaffAct } from '../../../contracts/ward.js';
import type { MatchCaseState } from '../../../contracts/ward-match.js';
import { rule, type Decision } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';

type Decide = Extract<StaffAct, { act: 'decideMatch' }>;
export interface DecisionQuestion extends Pick<Decide, 'noticeId' | 'decision' | 'reasonCode' | 'changes' | 'corrections'> {
  /** Of the notice; null when there is none. */
  readonly personKey: string | null;
  /** Is that person registered in this ward? */
  readonly isKnown: boolean;
  readonly state: MatchCaseState | null;
  /** Is what the notice asked about gone (解消の判定)? */
  readonly resolution: Decision<'resolved' | 'byHand' | 'standing'> | null;
}

const needed = { dataError: ['changes'], wrongLink: ['corrections'], numberReplaced: ['corrections'], correct: ['reasonCode'], resolved: [] } as const satisfies Readonly<Record<Decide['decision'], readonly (keyof Decide)[]>>;
const words = { changes: '正しい値', corrections: '個人番号の訂正', reasonCode: '理由の区分' } as const;

/** What speaks against the decision itself; whether the correction is possible is asked where it is made. */
export function decisionObstacles(question: DecisionQuestion): readonly Obstacle[] {
  const { noticeId, personKey, state } = question;
  if (personKey === null || state === null) return [obstacle('noticeUnknown', '通知の識別', noticeId, 'この通知を受け取っていない')];
  const found: Obstacle[] = [];
  if (state === 'resolved') found.push(obstacle('noticeResolved', '通知の識別', noticeId, '解消している'));
  else if (state === 'superseded') found.push(obstacle('noticeSuperseded', '通知の識別', noticeId, '後の通知か他の決定で済んでいる'));
  else if (state === 'decided' || state === 'answered') found.push(obstacle('decidedBefore', '通知の識別', noticeId, 'もう決定している'));
  else if (state !== 'investigating') found.push(obstacle('caseNotOpen', '通知の識別', noticeId, '調査を始めていない'));
  if (question.decision === 'correct' && !question.isKnown) found.push(obstacle('cannotClearUnknown', '宛名番号', personKey, 'この区に登録がない人の記録を正しいとは言えない'));
  if (question.decision === 'resolved' && question.resolution?.outcome === 'standing') found.push(obstacle('notResolved', '通知の識別', noticeId, question.resolution.because.join('。')));
  return [...found, ...contentObstacles(question), ...concernObstacles(question, personKey)];
}

function contentObstacles(question: DecisionQuestion): readonly Obstacle[] {
  const wanted: readonly string[] = needed[question.decision];
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((key) => {
    const isThere = question[key] !== undefined;
    if (wanted.includes(key)) return isThere ? [] : [obstacle('decisionDisagrees', words[key], '', `この決定には${words[key]}が要る`)];
    return isThere ? [obstacle('decisionDisagrees', words[key], '', `この決定に${words[key]}は書かない`)] : [];
  });
}

function concernObstacles({ decision, corrections = [] }: DecisionQuestion, personKey: string): readonly Obstacle[] {
  if (corrections.length === 0) return [];
  if (!corrections.some((one) => one.personKey === personKey)) return [obstacle('personNotConcerned', '宛名番号', personKey, '通知の人が訂正に含まれていない')];
  return decision === 'numberReplaced' && corrections.length > 1 ? [obstacle('personNotConcerned', '宛名番号', personKey, '番号の変更は本人一人のこと')] : [];
}

/** 突合結果の扱いの判定: by which door the decision leaves the ward. */
export const matchDecision = rule({
  id: 'matchDecision',
  ja: '突合結果の扱いの判定',
  basis: cite('厚労省 社会保障審議会医療保険部会(第174回)資料1 p.16・別添1 国保連4', '誤りは加入者情報の更新または特定個人情報の訂正、誤りでなければ理由付き疑いなしの登録'),
  outcomes: {
    attributesFixed: '登録データを訂正し、加入者情報の更新も登録する', linkCorrected: '関わる全員の個人番号を訂正し、集約を経て伝える', numberAdopted: '個人番号変更を集約へ伝え、加入者情報の更新も登録する', cleared: '理由付き疑いなしを登録する', closed: '解消として閉じ、どこへも送らない', refused: '決められない',
  },
  decide: (question: DecisionQuestion) => {
    const [first, ...others] = decisionObstacles(question).map(({ ja, why }) => `${ja}: ${why}`);
    if (first) return ['refused', first, ...others];
    switch (question.decision) {
      case 'dataError': return ['attributesFixed', `宛名番号 ${question.personKey} の ${Object.keys(question.changes ?? {}).join(' ')}`];
      case 'wrongLink': return ['linkCorrected', `宛名番号 ${(question.corrections ?? []).map(({ personKey }) => personKey).join(' ')}`];
      case 'numberReplaced': return ['numberAdopted', `宛名番号 ${question.personKey}`];
      case 'correct': return ['cleared', `理由の区分 ${question.reasonCode}`];
      case 'resolved': return ['closed', question.resolution!.because.join('。')];
    }
  },
});
