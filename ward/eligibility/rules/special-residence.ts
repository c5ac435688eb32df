import { cite } from '../../../law/define.js';
import { specialResidenceKinds, wordOf, type SpecialResidenceKind } from '../../../contracts/codes.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';

export interface SpecialResidenceQuestion {
  readonly reason: 'specialResidenceStart' | 'specialResidenceEnd';
  readonly personKey: string;
  readonly isInsured: boolean;
  readonly asked: SpecialResidenceKind | undefined;
  readonly current: SpecialResidenceKind | null;
  readonly isHead: boolean;
  /** Insured members of the household beside the person. */
  readonly others: readonly string[];
}

export function specialResidenceObstacles(question: SpecialResidenceQuestion): readonly Obstacle[] {
  const { reason, personKey, isInsured, asked, current, isHead, others } = question;
  const found: Obstacle[] = [];
  if (!isInsured) found.push(obstacle('notInsured', '宛名番号', personKey, '続いている適用期間がない'));
  if (reason === 'specialResidenceStart' && asked === undefined) found.push(obstacle('missingItem', '特例区分', '', '該当する特例が書かれていない'));
  if (reason === 'specialResidenceStart' && current !== null) found.push(obstacle('specialResidence', '特例区分', current, `すでに${wordOf(specialResidenceKinds, current)}に該当している`));
  if (reason === 'specialResidenceEnd' && current === null && isInsured) found.push(obstacle('specialResidence', '特例区分', '', '今は特例に該当していない'));
  if (reason === 'specialResidenceStart' && asked === 'institution' && isHead && others.length > 0) {
    found.push(obstacle('headWouldLeave', '宛名番号', personKey, `住所地特例で世帯主が離れ、${others.join(' ')} が残る`));
  }
  return found;
}

/** マル学・マル遠・住所地特例: the address moves away, the insurance stays here. */
export const specialResidence = rule({
  id: 'specialResidence',
  ja: '特例(マル学等)の判定',
  basis: cite('国民健康保険法', '116条・116条の2'),
  outcomes: { keepsHousehold: '元の世帯のまま適用が続く', ownHousehold: '一人の世帯として適用が続く', ended: '特例を終える', refused: '該当しない' },
  decide: (question: SpecialResidenceQuestion) => {
    const [first, ...others] = specialResidenceObstacles(question).map(({ ja, raw, why }) => `${ja} ${raw}: ${why}`);
    if (first) return ['refused', first, ...others];
    if (question.reason === 'specialResidenceEnd') return ['ended', `${wordOf(specialResidenceKinds, question.current)}に該当しなくなった`, '適用期間は続く。住所が区の外なら適用終了の届出が要る'];
    return question.asked === 'institution'
      ? ['ownHousehold', '住所地特例: 元の世帯を離れ、本人だけの世帯になる(法116条の2)', '適用期間は続く']
      : ['keepsHousehold', `${wordOf(specialResidenceKinds, question.asked ?? null)}: 元の世帯に属するとみなす(法${question.asked === 'student' ? '116条' : '116条の2'})`, '適用期間は続く'];
  },
});
