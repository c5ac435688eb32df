import { counted, itemNames, type FieldOutcome } from '../judge/five.js';
import type { RuleSet } from '../judge/rules.js';
import { codeOf, verdicts } from '../judge/verdict.js';

/** What `told` of the kernel says of a pair, in 21 bits: which bytes differ, where equal ones say nothing, two bits for each item that differs, and whether a day of moving is written. */
export type Told = number;

const equalLevels = ['K0', 'N0', 'D0', 'S0', 'A0'] as const;
/** By what is told of a difference (nothing, only writing, different, and one more for names and addresses): one level for all that count alike. */
const levels = [[null, 'K2', 'K9', 'K3'], [null, 'N2', 'N9', null], [null, null, 'D9', null], [null, null, 'S9', null], [null, 'A2', 'A3', 'A9']] as const;

/** The outcome of an item where no comparer needs to be asked; `isCounted`: whoever only counts needs neither the very level nor its reason. */
export function outcomesAtSight(rules: RuleSet, isCounted: boolean): (told: Told, role: number) => FieldOutcome | undefined {
  const outcome = (role: number, level: string, because: string) => counted(itemNames[role]!, { level, because, ...(level === 'K3' ? { doubt: { unknown: 1, contested: 0 } } : {}) }, rules);
  const equal = equalLevels.map((level, role) => outcome(role, level, '同じ文字列'));
  const differing = levels.map((of, role) => of.map((level) => (level === null ? undefined : outcome(role, level, '見てわかる違い'))));
  // A1 and A2, or A4 and A9, must count alike for one to stand for the other.
  const isTold = (role: number): boolean => isCounted && (role !== 4 || rules.addressMismatchFrom === 'A3');
  return (told, role) => ((told >> role) & 0b100001) === 0 ? equal[role] : isTold(role) ? differing[role]![(told >> (10 + role * 2)) & 3] : undefined;
}

/** What a pair counts as by what is told: not judged yet, a comparer must be asked, 住所 alone differs (a namesake may make M2n of M2), or a verdict: its place in the list and three more. */
export type SightCode = number;
export const [unjudged, asks, doubts, firstVerdict] = [0, 1, 2, 3] as const;
/** Codes of pairs that agree end here, those of all others after it. */
export const lastAgreeing = firstVerdict + 1;
export const toldBits = 21;

/** Judges for whoever only counts. Every combination is judged once; `codes` has a place for each. */
export function sightOf(rules: RuleSet, codes: Uint8Array): { readonly judge: (told: Told) => SightCode; readonly levelOfAddress: (told: Told) => string } {
  const outcomeOf = outcomesAtSight(rules, true);
  const judge = (told: Told): SightCode => {
    let isTold = true;
    const code = codeOf((role) => {
      const outcome = outcomeOf(told, role);
      isTold &&= outcome !== undefined;
      return outcome ?? outcomeOf(0, role)!;
    }, rules);
    if (!isTold) return asks;
    return code !== 'M2' ? firstVerdict + verdicts.findIndex(([one]) => one === code) : told < hasMoved ? doubts : asks;
  };
  return {
    levelOfAddress: (told) => outcomeOf(told, 4)!.level,
    judge(told) {
      if (codes[told] === unjudged) codes[told] = judge(told);
      return codes[told]!;
    },
  };
}
/** A day of moving is written: what a different 住所 says depends on it. */
const hasMoved = 2 ** 20;
