import { assume, basisText, cite, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';
import type { Piece } from './account.js';

export interface OpenAccount { readonly accountKey: string; readonly dueOn: Day; readonly unpaidYen: number }
export interface AppropriationQuestion {
  readonly decidedOn: Day;
  /** 過誤納 of one 納付義務者. */
  readonly over: readonly (Piece & { readonly accountKey: string })[];
  /** What the same 納付義務者 owes, 本料 and 延滞金 together. */
  readonly open: readonly OpenAccount[];
}
export interface Appropriation { readonly fromKey: string; readonly toKey: string; readonly yen: number; readonly effectiveOn: Day }
export interface Refundable { readonly accountKey: string; readonly yen: number; readonly kind: Piece['kind']; readonly paidOn: Day }

export const appropriationBasis: Basis = cite('地方税法', '17条の2(納期の来た未納があれば、還付に先立って充当する)');
export const appropriableSinceBasis: Basis = assume('充当の効力は、過誤納の納付の日と充てる期の納期限の遅い方(充当適状)に遡る(地方税法17条の2、同施行令6条の14にならう)。納期限の早い期から充てる');

/** 充当 before 還付: what goes to which 期, and what is left to be paid back. */
export function appropriate({ decidedOn, over, open }: AppropriationQuestion): { readonly appropriations: readonly Appropriation[]; readonly refundable: readonly Refundable[] } {
  const owed = open.filter(({ dueOn, unpaidYen }) => dueOn <= decidedOn && unpaidYen > 0).map((account) => ({ ...account })).sort((a, b) => (a.dueOn < b.dueOn || (a.dueOn === b.dueOn && a.accountKey < b.accountKey) ? -1 : 1));
  const appropriations: Appropriation[] = [];
  const refundable: Refundable[] = [];
  for (const { accountKey, kind, paidOn, yen: amount } of over) {
    let left = amount;
    for (const account of owed) {
      const taken = Math.min(left, account.unpaidYen);
      if (taken === 0) continue;
      account.unpaidYen -= taken;
      left -= taken;
      appropriations.push({ fromKey: accountKey, toKey: account.accountKey, yen: taken, effectiveOn: paidOn > account.dueOn ? paidOn : account.dueOn });
    }
    if (left > 0) refundable.push({ accountKey, yen: left, kind, paidOn });
  }
  return { appropriations, refundable };
}

/** 充当と還付の判定: what becomes of the 過誤納 of one 納付義務者. */
export const appropriation = rule({
  id: 'appropriation',
  ja: '充当と還付の判定',
  basis: appropriationBasis,
  outcomes: { nothing: '過誤納がない', appropriated: '全額を充当する', divided: '充当し、残りを還付する', refunded: '全額を還付する' },
  decide: (question: AppropriationQuestion) => {
    const { appropriations, refundable } = appropriate(question);
    const moved = appropriations.map(({ toKey, yen: amount, effectiveOn }) => `${toKey} に ${yen(amount)} を ${effectiveOn} に遡って充当する`);
    const back = refundable.map(({ yen: amount, kind, paidOn }) => `${paidOn} の${kind === 'mispaid' ? '誤納' : '過納'} ${yen(amount)} を還付する`);
    const told = [...moved, ...back, basisText(appropriationBasis), basisText(appropriableSinceBasis)];
    if (question.over.length === 0) return ['nothing', '納め過ぎた額がない'];
    return [back.length === 0 ? 'appropriated' : moved.length === 0 ? 'refunded' : 'divided', `過誤納 ${yen(question.over.reduce((sum, piece) => sum + piece.yen, 0))}`, ...told];
  },
});
