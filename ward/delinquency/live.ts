import { ofKind, type Fact, type FactKind } from './facts.js';

/** Decisions of a kind that nothing has ended. */
export function liveIn<K extends FactKind>(facts: readonly Fact[], kind: K): readonly Fact<K>[] {
  const ended = new Set(ofKind(facts, 'ended').map(({ ofNo }) => ofNo));
  return ofKind(facts, kind).filter(({ no }) => !ended.has(no));
}

/** What has been taken by a 差押 so far. */
export const takenBy = (facts: readonly Fact[], seizureNo: number): number => ofKind(facts, 'taken').filter(({ ofNo }) => ofNo === seizureNo).reduce((sum, { content }) => sum + content.yen, 0);

const divisible: readonly string[] = ['deposit', 'wage', 'pension', 'insurance', 'claim'];
/** A claim can be seized in part, a thing only whole. */
export const isDivisible = (object: string): boolean => divisible.includes(object);
