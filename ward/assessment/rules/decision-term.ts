import { basisText, type Day } from '../../../law/define.js';
import { decisionTerms, reassessmentWindow, windowCountBasis, type LevyKind } from '../../../law/premium-limits.js';
import { rule } from '../../define.js';

export interface DecisionTermQuestion {
  readonly levyKind: LevyKind;
  /** The first 納期限 of the year assessed, or the later day on which levying became possible. */
  readonly firstDueOn: Day;
  readonly decidedOn: Day;
  readonly direction: 'raise' | 'lower';
  /** 社保などとの調整が、被保険者の責めによらずに必要になった. */
  readonly insurersSettleUp: boolean;
}

/** 賦課決定の期間制限: may the amount of that year still be decided on that day? */
export const decisionTerm = rule({
  id: 'decisionTerm',
  ja: '賦課決定の期間制限の判定',
  basis: decisionTerms.fee.basis,
  outcomes: { open: '決定できる', lowerOnly: '減額だけ決定できる', barred: '期間を過ぎて決定できない' },
  decide: ({ levyKind, firstDueOn, decidedOn, direction, insurersSettleUp }: DecisionTermQuestion) => {
    const { limitOn, exceptionLimitOn } = reassessmentWindow(levyKind, firstDueOn);
    const { years, lowerYears, lowerWhen, basis } = decisionTerms[levyKind];
    const counted = `最初の納期限 ${firstDueOn} の翌日から${years}年。${limitOn} 以後は決定できない`;
    if (decidedOn < limitOn) return ['open', `${decidedOn} は ${limitOn} より前`, counted, basisText(windowCountBasis)];
    const mayLower = direction === 'lower' && (lowerWhen === 'always' || insurersSettleUp);
    if (mayLower && decidedOn < exceptionLimitOn) return ['lowerOnly', counted, `減額は${lowerYears}年以内(${exceptionLimitOn} より前)なら決定できる`, basisText(basis)];
    return ['barred', counted, mayLower ? `減額の期間 ${exceptionLimitOn} も過ぎた` : direction === 'raise' ? '増額に例外はない' : '減額の例外は社会保険などとの調整による場合だけ', basisText(basis)];
  },
});
