import type { Under70Category } from '../../../law/high-cost.js';
import { exemptIncomeYen, under70Lines } from '../../../law/high-cost-category.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

/** What is known of one member; null = nobody has told it, which is not 0. */
export interface IncomeMember {
  /** 旧ただし書き所得, of 非自発的失業 with 30% of the 給与所得. */
  readonly baseYen: number | null;
  /** 総所得金額等 as declared. */
  readonly totalYen: number | null;
}
export interface IncomeCategoryQuestion {
  /** Everybody insured in the household in the month. */
  readonly insured: readonly IncomeMember[];
  /** The 世帯主, insured or not. */
  readonly head: IncomeMember;
  readonly isHeadInsured: boolean;
  readonly lines: ReturnType<typeof under70Lines.on>;
}

const isExempt = ({ totalYen }: IncomeMember): boolean => totalYen !== null && totalYen <= exemptIncomeYen;
/** 住民税非課税世帯 of 国保: the 世帯主, insured or not, and everybody insured. */
export const isExemptHousehold = ({ insured, head }: Pick<IncomeCategoryQuestion, 'insured' | 'head'>): boolean => [head, ...insured].every(isExempt);

/** 所得区分 ア〜オ of a household in a month. */
export const incomeCategory = rule({
  id: 'incomeCategory',
  ja: '高額療養費の所得区分(ア〜オ)',
  basis: under70Lines.rows[0]!.basis,
  outcomes: { ア: '区分ア', イ: '区分イ', ウ: '区分ウ', エ: '区分エ', オ: '区分オ' } satisfies Record<Under70Category, string>,
  decide: (question: IncomeCategoryQuestion) => {
    const { insured, lines, isHeadInsured } = question;
    const unknown = insured.filter(({ baseYen }) => baseYen === null).length;
    if (unknown > 0) return ['ア', `所得の分からない被保険者が${unknown}人いる`];
    const base = insured.reduce((sum, { baseYen }) => sum + baseYen!, 0);
    const said = `被保険者${insured.length}人の旧ただし書き所得の合計 ${yen(base)}`;
    if (isExemptHousehold(question)) return ['オ', `世帯主${isHeadInsured ? '' : '(擬制世帯主)'}と被保険者の全員が住民税非課税(総所得金額等 ${yen(exemptIncomeYen)}以下)`];
    const line = lines.find(([above]) => base > above);
    if (line) return [line[1], `${said} は ${yen(line[0])}を超える`];
    return ['エ', `${said} は ${yen(lines.at(-1)![0])}以下`];
  },
});
