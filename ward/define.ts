import type { Basis } from '../law/define.js';

export interface Decision<O extends string = string> { readonly rule: string; readonly outcome: O; readonly ja: string; readonly because: readonly string[] }

/** Declares one decision the ward takes. A rule never answers without saying why. */
export function rule<I, const O extends string>(spec: {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly outcomes: Readonly<Record<O, string>>;
  readonly decide: (input: I) => readonly [NoInfer<O>, string, ...string[]];
}) {
  return {
    ...spec,
    apply(input: I): Decision<O> {
      const [outcome, ...because] = spec.decide(input);
      return { rule: spec.id, outcome, ja: spec.outcomes[outcome], because };
    },
  };
}
