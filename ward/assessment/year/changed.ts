import type { RevisionReason } from '../../../contracts/mailing/change.js';
import type { AssessmentMember } from '../household.js';
import type { HouseholdFacts } from './facts.js';

/** Which of the facts of a decision are others than those of the one before; where all are the same, only the rates or rules can be. */
export function revisionReasonsBetween(before: HouseholdFacts, now: HouseholdFacts): readonly RevisionReason[] {
  const differs = (told: (facts: HouseholdFacts) => unknown): boolean => JSON.stringify(told(before)) !== JSON.stringify(told(now));
  const stayed = new Set(now.members.map(({ ref }) => ref).filter((ref) => before.members.some((member) => member.ref === ref)));
  const ofThoseWhoStayed = (told: (member: AssessmentMember) => unknown) => ({ members }: HouseholdFacts): unknown =>
    members.filter(({ ref }) => stayed.has(ref)).toSorted((a, b) => (a.ref < b.ref ? -1 : 1)).map(told);
  const reasons: readonly (readonly [RevisionReason, boolean])[] = [
    ['insured', differs(({ members }) => members.map(({ ref, role, insuredMonths, isInsuredOnBasisDay }) => [ref, role, insuredMonths, isInsuredOnBasisDay]))],
    ['income', differs(ofThoseWhoStayed(({ income, isDeclared }) => [income, isDeclared]))],
    ['relief', differs(({ relief }) => relief) || differs(ofThoseWhoStayed(({ involuntaryUnemployment, maternity, formerDependent }) => [involuntaryUnemployment, maternity, formerDependent]))],
    ['age', differs(ofThoseWhoStayed(({ isFortyToCome }) => isFortyToCome))],
    ['collectionMethod', differs(({ special }) => special)],
  ];
  const found = reasons.filter(([, isSo]) => isSo).map(([reason]) => reason);
  return found.length > 0 ? found : ['recalculated'];
}
