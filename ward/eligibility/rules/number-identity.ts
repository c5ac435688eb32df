import { derive } from '../../../law/define.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';

/** What is asked about one person on a form. The number itself stays outside: only what was found out about it comes in, and its token. */
export interface IdentityQuestion {
  readonly personKey: string;
  readonly token: string;
  readonly isWellFormed: boolean;
  /** 宛名番号 that has the same 個人番号 now, if any. */
  readonly holder: string | null;
  /** Another person of the same form with the same 個人番号. */
  readonly twin: string | null;
  /** How the form compares to the record of the same 宛名番号; null when there is none. */
  readonly recorded: { readonly sameNumber: boolean; readonly sameBirthAndSex: boolean } | null;
}

export function identityObstacles({ personKey, token, isWellFormed, holder, twin, recorded }: IdentityQuestion): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (!isWellFormed) found.push(obstacle('individualNumberDigit', '個人番号', token, `宛名番号 ${personKey} の個人番号は検査用数字が合わない`));
  if (twin !== null) found.push(obstacle('individualNumberTwice', '個人番号', token, `宛名番号 ${personKey} と ${twin} が同じ個人番号で書かれている`));
  if (holder !== null && holder !== personKey) found.push(obstacle('individualNumberTaken', '個人番号', token, `宛名番号 ${personKey} の個人番号は宛名番号 ${holder} で登録されている`));
  if (recorded && !recorded.sameNumber) found.push(obstacle('individualNumberDiffers', '個人番号', token, `宛名番号 ${personKey} は別の個人番号で登録されている`));
  if (recorded && !recorded.sameBirthAndSex) found.push(obstacle('identityDiffers', '宛名番号', personKey, '登録されている生年月日または性別と違う'));
  return found;
}

/** 本人の同一性: one 宛名番号 is one person, and one 個人番号 is one person. */
export const numberIdentity = rule({
  id: 'numberIdentity',
  ja: '本人の同一性の判定',
  basis: derive('同一人物=同一個人番号(別添1 図1-④)。宛名番号は一つの市区町村の中で人を指す'),
  outcomes: { newPerson: '初めて登録する人', samePerson: '登録のある人', refused: '同じ人と言えない' },
  decide: (question: IdentityQuestion) => {
    const [first, ...others] = identityObstacles(question).map(({ ja, why }) => `${ja}: ${why}`);
    if (first) return ['refused', first, ...others];
    return question.recorded
      ? ['samePerson', `宛名番号 ${question.personKey} と個人番号・生年月日・性別が登録と一致`]
      : ['newPerson', `宛名番号 ${question.personKey} も個人番号 ${question.token} も登録にない`];
  },
});
