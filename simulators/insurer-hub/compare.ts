import { daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { MatchVerdict } from '../../contracts/insurer-hub/codes.js';
import type { MemberChange } from '../../contracts/insurer-hub/member-change.js';
import type { ResidentAnswer } from '../../contracts/juki-net/identity.js';
import { compareFive, type FiveOutcomes } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { verdict as verdictOf, type Clues, type NumberState } from '../../matching/judge/verdict.js';
import type { OtherName } from '../../matching/name-parts.js';
import type { PersonItems } from '../../matching/person.js';
import { itemsOf } from './member.js';

/** What came of one comparison, as it is kept with the verdict. Never the values of J-LIS. */
export interface Judged {
  readonly verdict: MatchVerdict;
  readonly because: string;
  readonly levels: readonly string[];
  readonly hints: readonly string[];
  readonly moveUnexplained: boolean;
}

/** What came of it, with the answer for each item; without a record to compare with there is none. */
export interface Compared { readonly judged: Judged; readonly outcomes: FiveOutcomes | null }

/** What J-LIS holds, as 突合 compares it: 旧氏 (a 姓 alone) and 通称 are other names of the same person, 前住所 an earlier address. */
export function residentItems(answer: ResidentAnswer): PersonItems {
  const others: OtherName[] = [
    ...(answer.commonName ? [{ kind: 'commonName' as const, text: answer.commonName }] : []),
    ...(answer.formerSurname ? [{ kind: 'formerFamilyName' as const, text: answer.formerSurname }] : []),
  ];
  return {
    name: answer.name ?? '', nameKana: answer.nameKana ?? '', bornOn: answer.bornOn ?? '', sex: answer.sex ?? '', address: answer.address ?? '', otherNames: others,
    previousAddresses: answer.previousAddress ? [{ address: answer.previousAddress, ...(answer.changedOn ? { movedOn: answer.changedOn } : {}) }] : [],
  };
}

const moves = new Set(['moveIn', 'moveWithin', 'moveOut', 'restored']);
export const daysSinceMove = ({ changeReason, changedOn }: ResidentAnswer, today: Day): number | undefined => (changeReason !== null && changedOn !== null && moves.has(changeReason) ? daysBetween(changedOn, today) : undefined);

const states: Readonly<Partial<Record<ResidentAnswer['outcome'], NumberState>>> = { noResident: 'notFound', residentRemoved: 'removed', numberReplaced: 'replaced', refused: 'badForm' };

/** Compares one record with the answers to its question. Several people under one number decide nothing: nobody is the holder. */
export function compareRecord(row: MemberChange, answers: readonly ResidentAnswer[], rules: RuleSet, removedPasses: boolean, clues: Clues): Compared {
  const answer = answers[0]!;
  const isSeveral = answer.outcome === 'several' || answers.length > 1;
  const isCompared = !isSeveral && answer.name !== null && (answer.outcome === 'found' || (answer.outcome === 'residentRemoved' && removedPasses));
  const outcomes: FiveOutcomes | null = isCompared ? compareFive(itemsOf(row), residentItems(answer), rules) : null;
  const judged = verdictOf(outcomes, isCompared ? 'found' : (states[answer.outcome] ?? 'notFound'), rules, clues);
  const said = isSeveral ? '一つの個人番号に複数の該当がある' : answer.outcome === 'refused' && answer.why ? `${judged.because}(${answer.why})` : judged.because;
  return { judged: { verdict: judged.verdict, because: said, levels: outcomes?.map(({ level }) => level) ?? [], hints: judged.hints, moveUnexplained: judged.moveUnexplained }, outcomes };
}
