import { assume, type Basis } from '../../law/define.js';
import { compareFive, type FiveOutcomes } from '../judge/five.js';
import type { RuleSet } from '../judge/rules.js';
import { verdict } from '../judge/verdict.js';
import type { PersonItems } from '../person.js';

export const linkBasis: Basis = assume('名寄せの規則は自前のもの。別添1は「４情報、個人番号で名寄せ」とだけいう。五つのうち四つの一致を基とし、同名別人・父子・双子・改姓を別に扱う');

export const decisions = [['same', '同じ人'], ['clerical', '人が確かめる'], ['conflict', '番号と五項目の食い違い'], ['different', '別の人']] as const;
export type Decision = (typeof decisions)[number][0];
export const linkRules = [
  ['R0', '確かな番号が違う'], ['R1', '番号が同じ'], ['R2', '五項目が一致'], ['R3', '生年月日と住所を含む四項目が一致'], ['R4', '住所だけ違う'], ['R5', '生年月日だけ違う'], ['R6', '改姓'], ['R7', '双子'], ['R8', '三項目の一致、または並ぶ候補'], ['R9', '一致が少ない'],
] as const;
export type LinkRule = (typeof linkRules)[number][0];

/** What two records are to each other, by which rule, and why. */
export interface Linked { readonly decision: Decision; readonly rule: LinkRule; readonly because: string; readonly score: number }

/** What is known besides: confirmed numbers of both sides, and how many namesakes one has to expect. */
export interface LinkClues { readonly numbers?: readonly [string, string] | undefined; readonly expectedNamesakes?: number | undefined }

const weights = [4, 4, 5, 1, 4];

/** Decides one pair; the same in both directions. 前住所 counts as an agreement here. */
export function decide(a: PersonItems, b: PersonItems, rules: RuleSet, clues: LinkClues = {}): Linked {
  const outcomes = compareFive(a, b, rules);
  const agrees = outcomes.map(({ agrees: counts, level }) => counts || level === 'A8');
  const score = agrees.reduce((sum, isEqual, item) => sum + (isEqual ? weights[item]! : 0), 0);
  const [one, other] = clues.numbers ?? ['', ''];
  const answer = one !== '' && other !== '' ? byNumber(one === other, outcomes, agrees, rules, clues) : byItems(outcomes, agrees, rules, clues);
  return { ...answer, score };
}

type Answer = Omit<Linked, 'score'>;

function byNumber(isSame: boolean, outcomes: FiveOutcomes, agrees: readonly boolean[], rules: RuleSet, clues: LinkClues): Answer {
  if (!isSame) return agrees.every(Boolean) ? { decision: 'conflict', rule: 'R0', because: '五項目は一致するのに、確かな個人番号が違う(X5)' } : { decision: 'different', rule: 'R0', because: '確かな個人番号が違う' };
  const judged = verdict(outcomes, 'found', rules, clues);
  return ['M0', 'M1', 'M2', 'M3'].includes(judged.verdict) ? { decision: 'same', rule: 'R1', because: `個人番号が同じ。${judged.because}` } : { decision: 'conflict', rule: 'R1', because: `個人番号は同じだが ${judged.because}` };
}

function byItems(outcomes: FiveOutcomes, agrees: readonly boolean[], rules: RuleSet, clues: LinkClues): Answer {
  const [name, kana, born, sex, address] = agrees as [boolean, boolean, boolean, boolean, boolean];
  const levels = outcomes.map(({ level }) => level) as [string, string, string, string, string];
  const count = agrees.filter(Boolean).length;
  if (count === 5) return { decision: 'same', rule: 'R2', because: '五項目が一致する' };
  if (count === 4 && born && address) return { decision: 'same', rule: 'R3', because: `四項目が一致する。${reasonOf(outcomes, agrees)}` };
  if (count === 4 && !address) return namesakeOrMove(rules, clues);
  if (count === 4) return /^D[234]$/.test(levels[2]) ? { decision: 'same', rule: 'R5', because: `四項目が一致し、${outcomes[2].because}` } : { decision: 'clerical', rule: 'R5', because: '生年月日が違う(父と子のことがある)' };
  if (born && sex && address && !name && !kana) return nameOnly(levels);
  if (count === 3) return { decision: 'clerical', rule: 'R8', because: `三項目だけが一致する。${reasonOf(outcomes, agrees)}` };
  return { decision: 'different', rule: 'R9', because: '一致する項目が少ない' };
}

function namesakeOrMove(rules: RuleSet, { expectedNamesakes = 0 }: LinkClues): Answer {
  return expectedNamesakes < rules.tau ? { decision: 'same', rule: 'R4', because: '住所のほかは一致し、氏名が珍しい' } : { decision: 'clerical', rule: 'R4', because: '住所のほかは一致するが、同じ生年月日の別人がいておかしくない氏名' };
}

/** Both names differ at one address and birthday: a new family name, a twin, or a slip of writing. */
function nameOnly([name, kana]: readonly [string, string, string, string, string]): Answer {
  if (name === 'K4' || kana === 'N4') return { decision: 'same', rule: 'R6', because: '生年月日・性別・住所と名が同じ(改姓)' };
  if (name === 'K3' || kana === 'N3' || kana === 'N6') return { decision: 'clerical', rule: 'R8', because: '三項目が一致し、氏名は似ている' };
  return { decision: 'different', rule: 'R7', because: '生年月日・性別・住所は同じだが名が違う(双子)' };
}

const reasonOf = (outcomes: FiveOutcomes, agrees: readonly boolean[]): string => outcomes.filter((_, item) => !agrees[item]).map(({ because }) => because).join('、');
