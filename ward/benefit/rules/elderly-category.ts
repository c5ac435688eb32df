import type { Over70Category } from '../../../law/high-cost.js';
import { over70Lines } from '../../../law/high-cost-category.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

export interface ElderlyCategoryQuestion {
  /** 3割 (現役並み所得) by 負担割合の判定, with its reasons. */
  readonly isThreeTenths: boolean;
  readonly ratioBecause: readonly string[];
  /** The highest 課税標準額 among the 70–74; null = not told. */
  readonly highestTaxableYen: number | null;
  readonly isExemptHousehold: boolean;
  /** Of the 世帯主 and everybody insured: the 所得, 公的年金 read with the special deduction; null where somebody's is not told. */
  readonly lowestIncomesYen: readonly (number | null)[];
  readonly pensionDeductionYen: number;
  readonly lines: ReturnType<typeof over70Lines.on>;
}

/** 所得区分 of the 70–74 of a household in a month. */
export const elderlyCategory = rule({
  id: 'elderlyCategory',
  ja: '高額療養費の所得区分(70〜74歳)',
  basis: over70Lines.rows[0]!.basis,
  outcomes: { 現役並みⅢ: '現役並みⅢ', 現役並みⅡ: '現役並みⅡ', 現役並みⅠ: '現役並みⅠ', 一般: '一般', 低所得Ⅱ: '低所得Ⅱ', 低所得Ⅰ: '低所得Ⅰ' } satisfies Record<Over70Category, string>,
  decide: (question: ElderlyCategoryQuestion) => (question.isThreeTenths ? workingLevel(question) : belowWorking(question)),
});

function workingLevel({ ratioBecause, highestTaxableYen, lines }: ElderlyCategoryQuestion): readonly [Over70Category, string, ...string[]] {
  const line = lines.find(([from]) => (highestTaxableYen ?? 0) >= from) ?? lines.at(-1)!;
  return [line[1], `70〜74歳の人の負担割合は3割(${ratioBecause.join('、')})`, `課税標準額は最も高い人で ${yen(highestTaxableYen ?? 0)}、${yen(line[0])}以上`];
}

function belowWorking({ ratioBecause, isExemptHousehold, lowestIncomesYen, pensionDeductionYen }: ElderlyCategoryQuestion): readonly [Over70Category, string, ...string[]] {
  if (!isExemptHousehold) return ['一般', `70〜74歳の人の負担割合は2割(${ratioBecause.join('、')})`, '世帯主と被保険者の全員が住民税非課税ではない'];
  const isZero = lowestIncomesYen.every((income) => income === 0);
  return isZero ? ['低所得Ⅰ', '世帯主と被保険者の全員が住民税非課税', `全員の所得が0円(公的年金の控除は ${yen(pensionDeductionYen)})`] : ['低所得Ⅱ', '世帯主と被保険者の全員が住民税非課税', `所得のある人がいる(公的年金の控除は ${yen(pensionDeductionYen)})`];
}
