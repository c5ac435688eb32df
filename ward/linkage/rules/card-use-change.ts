import { cardUseCancellationBasis } from '../../../law/certificates.js';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { CardUseState } from '../../../contracts/insurer-hub/codes.js';
import { rule } from '../../define.js';

export interface CardUseQuestion {
  readonly state: CardUseState;
  readonly effectiveOn: Day | null;
  readonly today: Day;
  /** Is a period open here today? Only then documents are this ward's business. */
  readonly isInsured: boolean;
  readonly wasRegistered: boolean;
  /** When the resident asked for 利用登録解除, if it is still under way. */
  readonly cancellationAskedOn: Day | null;
  readonly previous: CardUseState | null;
  /** Last day of the 資格確認書 or 被保険者証 in the person's hands; null without one. */
  readonly paperThrough: Day | null;
}

/**
 * 利用登録情報の反映: what a state of マイナ保険証 means for the papers of one person. A 資格確認書 must be valid no later than the day
 * after the card stops.
 */
export const cardUseChange = rule({
  id: 'cardUseChange',
  ja: '利用登録情報の反映の判定',
  basis: cardUseCancellationBasis,
  outcomes: {
    noted: '記録だけする', notInsured: '被保険者でないので記録だけする', stillCancelling: '解除の申請より前の登録なので、申請は残る',
    informationIssued: '再び使えるので資格情報のお知らせを渡し、予定した資格確認書を取りやめる', certificatePlanned: '使えなくなる日の翌日に資格確認書を渡す', certificateIssued: '使えないので資格確認書を渡す',
  },
  decide: (question: CardUseQuestion) => {
    if (question.state === 'registered') return whenRegistered(question);
    if (!question.isInsured) return ['notInsured', '続いている適用期間がない'];
    if (question.state !== 'cancelScheduled' && !question.wasRegistered) return ['noted', '前から使えなかった'];
    const from = firstDayWithout(question);
    if (question.paperThrough !== null && question.paperThrough >= from) return ['noted', `${question.paperThrough} まで有効な証がある`];
    return from > question.today ? ['certificatePlanned', `${from} から使えない`] : ['certificateIssued', `${from} から使えない`];
  },
});

/** The first day on which the card does not work. A cancelled card without a day does not work now. */
export const firstDayWithout = ({ state, effectiveOn, today }: Pick<CardUseQuestion, 'state' | 'effectiveOn' | 'today'>): Day =>
  (effectiveOn !== null && state !== 'unregistered' ? addDays(effectiveOn, 1) : today);

/** A registration that was there before the resident asked to cancel does not take the request back. */
export const keepsCancellation = ({ cancellationAskedOn, effectiveOn, previous }: Pick<CardUseQuestion, 'cancellationAskedOn' | 'effectiveOn' | 'previous'>): boolean =>
  cancellationAskedOn !== null && previous !== 'cancelScheduled' && previous !== 'cancelled' && !(effectiveOn !== null && effectiveOn > cancellationAskedOn);

function whenRegistered(question: CardUseQuestion): readonly ['stillCancelling' | 'notInsured' | 'informationIssued' | 'noted', string] {
  if (keepsCancellation(question)) return ['stillCancelling', `解除の申請は ${question.cancellationAskedOn}`];
  if (!question.isInsured) return ['notInsured', '続いている適用期間がない'];
  const isBack = !question.wasRegistered || question.cancellationAskedOn !== null || question.previous === 'cancelScheduled';
  return isBack ? ['informationIssued', `登録日 ${question.effectiveOn ?? '不明'}`] : ['noted', '前から使える'];
}
