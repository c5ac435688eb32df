import { demandBasis, designatedBasis, designatedOn, wageExemption } from '../../../law/collection-terms.js';
import { basisText, cite, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';
import { wageItems, type WageQuestion } from './wage-seizure.js';

/** What is asked before any 滞納処分 of one debtor. */
export interface EnforcementQuestion {
  readonly today: Day;
  /** 徴収職員 decide; 委託先 may only assist. */
  readonly actor: 'staff' | 'contractor';
  /** 本料と延滞金 without a confirmed payment. */
  readonly unpaidYen: number;
  /** The 督促状 of the 期 concerned; null = none. One that came back was never delivered. */
  readonly demand: { readonly issuedOn: Day; readonly isReturned: boolean } | null;
  readonly isInGrace: boolean;
  readonly isStayed: boolean;
  readonly isPrescribed: boolean;
}

export interface SeizureQuestion extends EnforcementQuestion {
  readonly amountYen: number;
  /** A house cannot be seized by halves; money can. */
  readonly isDivisible: boolean;
  /** What other 差押 of the same 期 already hold. */
  readonly seizedYen?: number;
  /** Of a wage or a pension: a month's income. `amountYen` is then what is taken each month. */
  readonly income?: WageQuestion | null;
}
export const enforcementBasis: Basis = cite('国民健康保険法79条の2・地方自治法231条の3・地方税法331条', '督促状を発した日から10日を経過した日までに完納しないときは差し押さえる。処分は徴収職員が行う');
const overSeizureBasis: Basis = cite('国税徴収法', '48条(必要な財産以外の財産は差し押さえられない)');

export const enforcementOutcomes = {
  byContractor: '委託先は処分を行えない', paid: '未納がない', prescribed: '時効により消滅した', noDemand: '有効な督促がない', tooEarly: '指定期限を過ぎていない', inGrace: '猶予の間は差し押さえられない', stayed: '執行停止の間は差し押さえられない',
} as const;
export type Obstacle = keyof typeof enforcementOutcomes;

/** The first thing that stands against a 滞納処分, if any. 交付要求, by which nothing is seized, waits for no 督促. */
export function enforcementObstacle({ today, actor, unpaidYen, demand, isInGrace, isStayed, isPrescribed }: EnforcementQuestion, needsDemand = true): readonly [Obstacle, string, ...string[]] | null {
  if (actor === 'contractor') return ['byContractor', '質問検査と処分の権限は徴収職員にある(国税徴収法141条)'];
  if (isPrescribed) return ['prescribed', '消滅した債権では処分できない'];
  if (unpaidYen === 0) return ['paid', '確かめられた納付で足りている'];
  if (needsDemand && (demand === null || demand.isReturned)) return ['noDemand', demand === null ? '督促状を発していない(作ったファイルは、受け取られるまで区を出ていない)' : '督促状が返戻されている', basisText(demandBasis)];
  if (needsDemand && demand && today <= designatedOn(demand.issuedOn)) return ['tooEarly', `${demand.issuedOn} に発した督促状の指定期限は ${designatedOn(demand.issuedOn)}`, basisText(designatedBasis)];
  if (isInGrace) return ['inGrace', '徴収猶予か換価の猶予が効いている'];
  return isStayed ? ['stayed', '滞納処分の執行を停止している'] : null;
}

/** 差押の判定: may so much be seized today? */
export const seizure = rule({
  id: 'seizure',
  ja: '差押の判定',
  basis: enforcementBasis,
  outcomes: { ...enforcementOutcomes, aboveDebt: '債権額を超える', aboveExempt: '差押禁止額に食い込む', allowed: '差し押さえられる' },
  decide: (question: SeizureQuestion) => {
    const { amountYen, unpaidYen, isDivisible, seizedYen = 0, income = null } = question;
    const obstacle = enforcementObstacle(question);
    if (obstacle) return obstacle;
    if (isDivisible && amountYen > unpaidYen - seizedYen) return ['aboveDebt', `${yen(amountYen)} は未納 ${yen(unpaidYen)}${seizedYen > 0 ? ` から既に差し押さえた ${yen(seizedYen)} を除いた額` : ''} を超える`, basisText(overSeizureBasis)];
    const items = income === null ? null : wageItems(income);
    if (items !== null && amountYen > items.seizableYen) return ['aboveExempt', `一月に差し押さえられるのは ${yen(items.seizableYen)} まで(差押禁止額 ${yen(items.exemptYen)})`, basisText(wageExemption.basis)];
    return ['allowed', `未納 ${yen(unpaidYen)}`, ...(items === null ? [] : [`差押禁止額 ${yen(items.exemptYen)} を除いた ${yen(items.seizableYen)} のうち`]), basisText(enforcementBasis)];
  },
});
