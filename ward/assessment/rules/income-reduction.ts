import { reductionBasis, type ReductionTable, type ReductionTenths } from '../../../law/premium-reductions.js';
import { rule } from '../../define.js';
import { yen } from '../../because.js';

export interface ReductionQuestion {
  /** 判定所得: 世帯主, insured and 特定同一世帯所属者 together. */
  readonly incomeYen: number;
  /** 給与所得者等の数. */
  readonly earners: number;
  /** 被保険者数 + 特定同一世帯所属者数. */
  readonly heads: number;
  readonly table: ReductionTable;
  readonly isDeclared: boolean;
  /** False: the table to be printed shows amounts before 軽減. */
  readonly isJudged: boolean;
}

/** The three lines; an income on a line is within it. */
export function reductionLines({ earners, heads, table }: Pick<ReductionQuestion, 'earners' | 'heads' | 'table'>) {
  const base = table.baseYen + table.addPerEarnerYen * Math.max(0, earners - 1);
  return { base, sevenYen: base, fiveYen: base + table.fiveTenthsPerHeadYen * heads, twoYen: base + table.twoTenthsPerHeadYen * heads };
}

type Outcome = 'seven' | 'five' | 'two' | 'none' | 'undeclared' | 'notApplied';
const tenths: Readonly<Partial<Record<Outcome, ReductionTenths>>> = { seven: 7, five: 5, two: 2 };

function outcomeOf(question: ReductionQuestion): Outcome {
  if (!question.isJudged) return 'notApplied';
  if (!question.isDeclared) return 'undeclared';
  const { sevenYen, fiveYen, twoYen } = reductionLines(question);
  return question.incomeYen <= sevenYen ? 'seven' : question.incomeYen <= fiveYen ? 'five' : question.incomeYen <= twoYen ? 'two' : 'none';
}
/** By how many tenths, without the words: every household is asked. */
export const reductionTenthsOf = (question: ReductionQuestion): ReductionTenths => tenths[outcomeOf(question)] ?? 0;

/** 低所得軽減の判定: by how many tenths the 均等割 is cut. */
export const incomeReduction = rule({
  id: 'incomeReduction',
  ja: '低所得軽減の判定',
  basis: reductionBasis,
  outcomes: { seven: '7割軽減', five: '5割軽減', two: '2割軽減', none: '軽減なし', undeclared: '未申告のため軽減なし', notApplied: '軽減前の額を求める' },
  decide: (question: ReductionQuestion) => {
    const outcome = outcomeOf(question);
    const { incomeYen, earners, heads, table } = question;
    const { sevenYen, fiveYen, twoYen } = reductionLines(question);
    const counted = `判定所得 ${yen(incomeYen)}(給与所得者等 ${earners}人、被保険者と特定同一世帯所属者 ${heads}人)`;
    const base = `${yen(table.baseYen)}${earners > 1 ? `+${yen(table.addPerEarnerYen)}×${earners - 1}` : ''}`;
    switch (outcome) {
      case 'notApplied': return [outcome, '軽減を適用しない表として求める'];
      case 'undeclared': return [outcome, '所得の分からない人(未申告)がいるので、軽減を判定できない'];
      case 'seven': return [outcome, `${counted} ≤ ${base}${earners > 1 ? ` = ${yen(sevenYen)}` : ''}`];
      case 'five': return [outcome, `${counted} ≤ ${base}+${yen(table.fiveTenthsPerHeadYen)}×${heads} = ${yen(fiveYen)}`, `7割の線 ${yen(sevenYen)} を超える`];
      case 'two': return [outcome, `${counted} ≤ ${base}+${yen(table.twoTenthsPerHeadYen)}×${heads} = ${yen(twoYen)}`, `5割の線 ${yen(fiveYen)} を超える`];
      case 'none': return [outcome, `${counted} は2割の線 ${base}+${yen(table.twoTenthsPerHeadYen)}×${heads} = ${yen(twoYen)} を超える`];
    }
  },
});
