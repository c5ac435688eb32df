import { limitOutcomes } from '../../../contracts/ward-limit.js';
import type { Over70Category, Under70Category } from '../../../law/high-cost.js';
import { limitNeedlessBasis } from '../../../law/limit-certificates.js';
import { rule } from '../../define.js';

export interface LimitQuestion {
  readonly isInsured: boolean;
  /** Null where the month of the application was not checked. */
  readonly category: Under70Category | Over70Category | null;
  readonly categoryBecause: readonly string[];
  readonly isElderly: boolean;
  readonly isInArrears: boolean;
  readonly inArrears: 'refuse' | 'issue';
}
type LimitOutcome = (typeof limitOutcomes)[number][0];

const needless: readonly string[] = ['一般', '現役並みⅢ'];
/** 住民税非課税. */
const reduced: readonly string[] = ['オ', '低所得Ⅱ', '低所得Ⅰ'];

/** 限度額適用認定: whether somebody gets a paper, and which of the two. */
export const limitCertification = rule({
  id: 'limitCertification',
  ja: '限度額適用認定',
  basis: limitNeedlessBasis,
  outcomes: Object.fromEntries(limitOutcomes) as Record<LimitOutcome, string>,
  decide: (question: LimitQuestion): readonly [LimitOutcome, string, ...string[]] => {
    const { isInsured, category, categoryBecause, isElderly, isInArrears, inArrears } = question;
    if (!isInsured) return ['notInsured', '申請の日に国保の被保険者でない'];
    if (category === null) return ['unchecked', '区分の決まりを確かめていない月なので、認定しない'];
    if (isElderly && needless.includes(category)) return ['needless', `70〜74歳の${category}は、高齢受給者証か資格確認書で限度額までになる`, ...categoryBecause];
    if (!isElderly && isInArrears && inArrears === 'refuse') return ['inArrears', '納期限を過ぎた保険料が残っている', ...categoryBecause];
    return [reduced.includes(category) ? 'appliedReduced' : 'applied', `適用区分は${category}`, ...categoryBecause];
  },
});
