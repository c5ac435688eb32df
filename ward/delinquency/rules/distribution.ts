import { distributionTerms, takenBasis } from '../../../law/collection-terms.js';
import { addDays } from '../../../law/day.js';
import { assume, basisText, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

export interface DistributionQuestion {
  readonly takenYen: number;
  readonly takenOn: Day;
  readonly today: Day;
  /** What would clear each 期 on the day of the 取立, oldest 納期限 first. */
  readonly owed: readonly { readonly accountKey: string; readonly yen: number }[];
}
export const distributionOrderBasis: Basis = assume('配当は納期限の早い期から、その期の本料と延滞金に充てる');

/** 配当: each 期 in turn as far as the money goes; what is left belongs to the debtor. Σ parts + remainder = 取立. */
export function distribute({ takenYen, owed }: Pick<DistributionQuestion, 'takenYen' | 'owed'>) {
  let left = takenYen;
  const parts = owed.flatMap(({ accountKey, yen: owedYen }) => {
    const part = Math.min(left, owedYen);
    left -= part;
    return part > 0 ? [{ accountKey, yen: part }] : [];
  });
  return { parts, remainderYen: left };
}
/** 配当計算書 goes out today; the money is paid out seven days later. */
export const distributionDays = ({ today }: Pick<DistributionQuestion, 'today'>) => ({ statementOn: today, paidOutOn: addDays(today, distributionTerms.paidOutAfterDays) });

/** 配当の計算: what becomes of money that was collected by force. */
export const distribution = rule({
  id: 'distribution',
  ja: '配当の計算',
  basis: takenBasis,
  outcomes: { allToDebts: '全額を滞納に充てる', withRemainder: '滞納に充て、残余金を交付する', allBack: '充てる滞納がなく、全額を交付する' },
  decide: (question: DistributionQuestion) => {
    const { parts, remainderYen } = distribute(question);
    const { statementOn, paidOutOn } = distributionDays(question);
    const last = addDays(question.takenOn, distributionTerms.statementWithinDays);
    const days = `配当計算書 ${statementOn}${statementOn > last ? `(期限 ${last} を過ぎた)` : ''}、交付 ${paidOutOn}`;
    const told = [...parts.map(({ accountKey, yen: part }) => `${accountKey} に ${yen(part)}`), ...(remainderYen > 0 ? [`残余金 ${yen(remainderYen)} を滞納者に交付する`] : []), days, basisText(takenBasis), basisText(distributionTerms.basis), basisText(distributionOrderBasis)];
    return [parts.length === 0 ? 'allBack' : remainderYen > 0 ? 'withRemainder' : 'allToDebts', `${question.takenOn} に取り立てた ${yen(question.takenYen)}`, ...told];
  },
});
