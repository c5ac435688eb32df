import { assume, cite, type Basis } from '../../law/define.js';
import { itemJa, type FieldOutcome, type FiveOutcomes } from './five.js';
import type { RuleSet } from './rules.js';

export const verdictBasis: Basis = assume('判定の符号と、①〜③のどれにも当たらない場合の扱いは自前のもの');
export const gradeBasis: Basis = cite('医療保険部会 第167回 資料1 p.13 / 健保ニュース 2023-09下', '①生年月日か性別 ②氏名が両方、または片方と住所 ③住所');

/** Verdicts of 突合, gentlest first, with what staff call them. The codes are ours and no official ones. */
export const verdicts = [
  ['M0', '全一致'], ['M1', '表記差'], ['M2', '住所のみ差'], ['M2n', '同名別人の疑い'], ['M3', '氏名一方差'], ['H3', '氏名一方差と住所差'], ['H2', '両氏名差'], ['H1', '生年月日・性別差'],
  ['X3', '番号変更'], ['X2', '該当なし・消除'], ['X1', '番号形式'],
] as const;
export type Verdict = (typeof verdicts)[number][0];
export const verdictJa = new Map<string, string>(verdicts);
export const severity = (verdict: Verdict): number => verdicts.findIndex(([code]) => code === verdict);

/** What is known of the number: fit to be asked for, or why there is no record to compare with. */
export type NumberState = 'found' | 'badForm' | 'notFound' | 'removed' | 'replaced';

/** What is known besides the two records. Left out = nothing is known. */
export interface Clues {
  /** Other people of this name one has to expect on one birthday. */
  readonly expectedNamesakes?: number | undefined;
  /** Another record with the same names, birthday and sex exists. */
  readonly hasHolder?: boolean | undefined;
  /** Days since a move (異動日, 転居) of either side, counted to the day of the check. */
  readonly daysSinceMove?: number | undefined;
}

/** 改姓, 読みの違い, 家族の取り違え …: what staff should look at first. Never decides. */
export type Hint = 'moved' | 'renamed' | 'reading' | 'family' | 'typing' | 'otherPerson' | 'handList';
export const hints = [
  ['moved', '転居'], ['renamed', '改姓'], ['reading', 'カナの書き方・読み'], ['family', '家族・双子の取り違え'], ['typing', '生年月日の書き誤り'], ['otherPerson', '別人'], ['handList', '別の字(斎と斉など)の確認'],
] as const;
export const hintJa = new Map<string, string>(hints);

/** A verdict never comes without its reason. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly because: string;
  readonly hints: readonly Hint[];
  /** A different 住所 that nothing explains, although the name is rare and nobody else bears it. */
  readonly moveUnexplained: boolean;
}

const stateReasons: Readonly<Record<Exclude<NumberState, 'found'>, readonly [Verdict, string]>> = {
  badForm: ['X1', '個人番号が12桁の数字でないか、検査用数字が合わない'],
  notFound: ['X2', '個人番号に当たる記録がない'],
  removed: ['X2', '個人番号の記録は消除されている'],
  replaced: ['X3', '個人番号は変更されている'],
};

/** The verdict on one pair; a total function of the five levels, the state of the number and the clues. Without a record there are no levels. */
export function verdict(outcomes: FiveOutcomes | null, state: NumberState, rules: RuleSet, clues: Clues = {}): Judgement {
  if (state !== 'found' || outcomes === null) {
    const [code, because] = stateReasons[state === 'found' ? 'notFound' : state];
    return { verdict: code, because, hints: [], moveUnexplained: false };
  }
  const code = codeOf((item) => outcomes[item]!, rules, clues);
  const differing = outcomes.filter(({ agrees }) => !agrees);
  const because = differing.length === 0 ? sameness(outcomes) : differing.map(({ item, because }) => `${itemJa[item]}: ${because}`).join('、');
  const doubt = code.startsWith('M2') ? doubtOver(outcomes[4].level, rules, clues) : undefined;
  return { verdict: code, because: doubt ? `${because}。${doubt.said}` : because, hints: hintsOf(outcomes), moveUnexplained: doubt?.code === 'M2' };
}

/** The code alone, for whoever only counts. An outcome (0–4: 氏名, カナ, 生年月日, 性別, 住所) is asked for only when it decides. */
export function codeOf(outcomeOf: (item: number) => FieldOutcome, rules: RuleSet, clues: Clues = {}): Verdict {
  const agrees = (item: number): boolean => outcomeOf(item).agrees;
  if (!agrees(2) || !agrees(3)) return 'H1';
  if (!agrees(0)) return !agrees(1) ? 'H2' : agrees(4) ? 'M3' : 'H3';
  if (!agrees(1)) return agrees(4) ? 'M3' : 'H3';
  if (!agrees(4)) return doubtOver(outcomeOf(4).level, rules, clues)?.code ?? 'M2';
  return [0, 1, 2, 3, 4].every((item) => outcomeOf(item).level.charCodeAt(1) === 0x30) ? 'M0' : 'M1';
}

/** 住所 alone differs: the place where a namesake of the same birthday hides. Nothing to say where a move or the 町字 explains it. */
function doubtOver(level: string, rules: RuleSet, clues: Clues): { readonly code: 'M2' | 'M2n'; readonly said: string } | undefined {
  const hasMoved = level === 'A8' || (clues.daysSinceMove !== undefined && clues.daysSinceMove >= 0 && clues.daysSinceMove <= rules.moveWindowDays);
  if (hasMoved) return undefined;
  // Two people of one name and birthday may well live in one 町字: a holder who is there says more than the distance.
  if (clues.hasHolder) return { code: 'M2n', said: '氏名・生年月日・性別の同じ別の記録がある' };
  if (level !== 'A4' && level !== 'A9' && level !== 'AX') return undefined;
  if ((clues.expectedNamesakes ?? 0) >= rules.tau) return { code: 'M2n', said: '多い氏名で、同じ生年月日の別人がありうる' };
  return { code: 'M2', said: '転居の記録がない' };
}

const sameness = (outcomes: FiveOutcomes): string =>
  outcomes.filter(({ level }) => !level.endsWith('0')).map(({ item, because }) => `${itemJa[item]}: ${because}`).join('、') || '五項目とも同じ文字列';

function hintsOf(outcomes: FiveOutcomes): readonly Hint[] {
  const [name, kana, born, sex, address] = outcomes.map(({ level }) => level) as [string, string, string, string, string];
  // Whoever is written with the same characters is no brother: only the 読み differs (幸子 サチコ/ユキコ, 渡部 ワタナベ/ワタベ).
  const isSameKanji = /^K[0-2A]$/.test(name);
  const found: (Hint | false)[] = [
    address === 'A8' && 'moved',
    isRenamed(name, kana) && 'renamed',
    (name === 'K5' || (!isSameKanji && /^N[56]$/.test(kana))) && 'family',
    isSameKanji && /^N[34569]$/.test(kana) && !isRenamed(name, kana) && 'reading',
    /^D[234]$/.test(born) && isSameKanji && 'typing',
    (born === 'D9' || (sex === 'S9' && name === 'K9')) && 'otherPerson',
    outcomes.some(({ review }) => review) && 'handList',
  ];
  return found.filter((hint): hint is Hint => hint !== false);
}

/** The 姓 differs in both forms, or in one while the other is the same or that of a 旧氏. */
const isRenamed = (name: string, kana: string): boolean => (name === 'K4' && /^N[0-2A4]$/.test(kana)) || (name === 'KA' && kana === 'N4');

/** The published grade of 2023-09-07; null where it names none. Not today's rule: since 2024-05 any mismatch may stop viewing. */
export const gradeOf = (code: Verdict): '①' | '②' | '③' | null => (code === 'H1' ? '①' : code === 'H2' || code === 'H3' ? '②' : code === 'M2' || code === 'M2n' ? '③' : null);
