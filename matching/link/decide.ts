import { assume, type Basis } from '../../law/define.js';
import { yearsApart } from '../born-on.js';
import { compareFive, type FiveOutcomes } from '../judge/five.js';
import type { RuleSet } from '../judge/rules.js';
import { verdict } from '../judge/verdict.js';
import type { PersonItems } from '../person.js';
import { readDate } from '../written-date.js';

export const linkBasis: Basis = assume('名寄せの規則は自前のもの。別添1は「４情報、個人番号で名寄せ」とだけいう。五つのうち四つの一致を基とし、同名別人・父子・双子・改姓を別に扱う');

export const decisions = [['same', '同じ人'], ['clerical', '人が確かめる'], ['conflict', '番号と五項目の食い違い'], ['different', '別の人']] as const;
export type Decision = (typeof decisions)[number][0];
export const linkRules = [
  ['R0', '確かな番号が違う'], ['R1', '番号が同じ'], ['R2', '五項目が一致'], ['R3', '生年月日と住所を含む四項目が一致'], ['R4', '住所だけ違う'], ['R5', '生年月日だけ違う'], ['R6', '改姓'], ['R7', '双子'], ['R8', '三項目の一致、または並ぶ候補'], ['R9', '一致が少ない'],
] as const;
export type LinkRule = (typeof linkRules)[number][0];

/** What two records are to each other, by which rule, and why. */
export interface Linked { readonly decision: Decision; readonly rule: LinkRule; readonly because: string; readonly score: number }

/** What is known besides: confirmed numbers of both sides, how many namesakes one has to expect, and over how many records that was counted (left out: nobody counted). */
export interface LinkClues { readonly numbers?: readonly [string, string] | undefined; readonly expectedNamesakes?: number | undefined; readonly rows?: number | undefined }

const weights = [4, 4, 5, 1, 4];

/** Decides one pair; the same in both directions. 前住所 counts as an agreement here. */
export function decide(a: PersonItems, b: PersonItems, rules: RuleSet, clues: LinkClues = {}): Linked {
  const outcomes = compareFive(a, b, rules);
  const agrees = outcomes.map(({ agrees: counts, level }) => counts || level === 'A8');
  const score = agrees.reduce((sum, isEqual, item) => sum + (isEqual ? weights[item]! : 0), 0);
  const [one, other] = clues.numbers ?? ['', ''];
  const answer = one !== '' && other !== '' ? byNumber(one === other, outcomes, agrees, rules, clues) : byItems({ a, b, outcomes, agrees, rules, clues });
  return { ...answer, score };
}

type Answer = Omit<Linked, 'score'>;

function byNumber(isSame: boolean, outcomes: FiveOutcomes, agrees: readonly boolean[], rules: RuleSet, clues: LinkClues): Answer {
  if (!isSame) return agrees.every(Boolean) ? { decision: 'conflict', rule: 'R0', because: '五項目は一致するのに、確かな個人番号が違う(X5)' } : { decision: 'different', rule: 'R0', because: '確かな個人番号が違う' };
  const judged = verdict(outcomes, 'found', rules, clues);
  return ['M0', 'M1', 'M2', 'M3'].includes(judged.verdict) ? { decision: 'same', rule: 'R1', because: `個人番号が同じ。${judged.because}` } : { decision: 'conflict', rule: 'R1', because: `個人番号は同じだが ${judged.because}` };
}

interface Pair { readonly a: PersonItems; readonly b: PersonItems; readonly outcomes: FiveOutcomes; readonly agrees: readonly boolean[]; readonly rules: RuleSet; readonly clues: LinkClues }

function byItems(pair: Pair): Answer {
  const { outcomes, agrees } = pair;
  const [name, kana, born, sex, address] = agrees as [boolean, boolean, boolean, boolean, boolean];
  const count = agrees.filter(Boolean).length;
  if (count === 5) return { decision: 'same', rule: 'R2', because: '五項目が一致する' };
  if (count === 4 && born && address) return { decision: 'same', rule: 'R3', because: `四項目が一致する。${reasonOf(outcomes, agrees)}` };
  if (count === 4 && !address) return namesakeOrMove(pair);
  if (count === 4) return slipOrGeneration(pair);
  if (born && sex && address && !name && !kana) return nameOnly(pair);
  if (count === 3) return { decision: 'clerical', rule: 'R8', because: `三項目だけが一致する。${reasonOf(outcomes, agrees)}` };
  return { decision: 'different', rule: 'R9', because: '一致する項目が少ない' };
}

/** 住所 alone differs. A name is called rare only by a file large enough, and only among the people it is a file of: not in another 市区町村. */
function namesakeOrMove(pair: Pair): Answer {
  const { outcomes, rules, clues: { expectedNamesakes = 0 } } = pair;
  const clerical = (because: string): Answer => ({ decision: 'clerical', rule: 'R4', because: `住所のほかは一致するが、${because}` });
  if (expectedNamesakes >= rules.tau) return clerical('同じ生年月日の別人がいておかしくない氏名');
  if (outcomes[4].level === 'A9') return clerical('住所は市区町村から違い、移った記録がない。氏名がこの一覧で珍しくても、よその町に同じ人がいないとはいえない');
  const doubt = doubtOfCount(pair);
  return doubt === undefined ? { decision: 'same', rule: 'R4', because: '住所のほかは一致し、氏名が珍しい' } : clerical(`${doubt}、氏名が珍しいとはいえない`);
}

/** Why a count of people says nothing about this pair; undefined where it does. */
function doubtOfCount({ a, rules, clues: { rows } }: Pair): string | undefined {
  if (rows === undefined) return '人数を数えておらず';
  if (rows < rules.fewestRows) return `人数を数えた一覧が${rows}件と小さく(${rules.fewestRows}件から判断する)`;
  const born = readDate(a.bornOn ?? '');
  return born?.month === 1 && born.day === 1 ? '1月1日は生まれた日の分からない人にも当てられる日で' : undefined;
}

/** 生年月日 alone differs: a slip, unless the years lie so far apart that it may be the father. 元号 (D4) is a slip of its own. */
function slipOrGeneration({ a, b, outcomes }: Pair): Answer {
  const { level, because } = outcomes[2];
  if (level === 'D3' && yearsApart(a.bornOn ?? '', b.bornOn ?? '') >= yearsOfDoubt) return { decision: 'clerical', rule: 'R5', because: `四項目が一致し、${because}が、生まれた年が${yearsOfDoubt}年以上離れている(父と子のことがある)` };
  return /^D[234]$/.test(level) ? { decision: 'same', rule: 'R5', because: `四項目が一致し、${because}` } : { decision: 'clerical', rule: 'R5', because: '生年月日が違う(父と子のことがある)' };
}
/** One digit in the place of the tens or hundreds of the year. */
const yearsOfDoubt = 10;

/** Both names differ at one address and birthday: a new family name, a twin, another resident of the same house, or a slip of writing. */
function nameOnly(pair: Pair): Answer {
  const [{ level: name }, { level: kana }] = pair.outcomes;
  if (name === 'K4' || kana === 'N4') return renamedOrNeighbour(pair);
  if (name === 'K3' || kana === 'N3' || kana === 'N6') return { decision: 'clerical', rule: 'R8', because: '三項目が一致し、氏名は似ている' };
  return { decision: 'different', rule: 'R7', because: '生年月日・性別・住所は同じだが名が違う(双子)' };
}

/** Of a 旧氏 that is registered nothing is left to doubt: it agrees, and R3 decides. Here nothing but the count speaks for a new 姓. */
function renamedOrNeighbour(pair: Pair): Answer {
  const [{ level: name }, { level: kana }] = pair.outcomes;
  const isGivenOther = /^K[59]$/.test(name) || /^N[59]$/.test(kana);
  if (isGivenOther) return { decision: 'clerical', rule: 'R8', because: '三項目が一致し、名は漢字かカナの一方だけが同じ' };
  const doubt = doubtOfCount(pair);
  return doubt === undefined ? { decision: 'same', rule: 'R6', because: '生年月日・性別・住所と名が同じ(改姓)' }
    : { decision: 'clerical', rule: 'R6', because: `生年月日・性別・住所と名が同じで姓が違うが、${doubt}、改姓か、同じ住所に住む別の人か(施設など)は決められない。旧氏の登録もない` };
}

const reasonOf = (outcomes: FiveOutcomes, agrees: readonly boolean[]): string => outcomes.filter((_, item) => !agrees[item]).map(({ because }) => because).join('、');
