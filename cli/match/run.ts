import type { RuleSet } from '../../matching/judge/rules.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { joinInMemory, type JoinOptions } from './join.js';
import { tally, type Matched, type Sink } from './matched.js';
import type { Segment } from './segment.js';

export interface MatchOptions extends JoinOptions { readonly rules: RuleSet }

/** 突合 of two prepared sides. */
export async function matchSides(sideA: readonly Segment[], sideB: readonly Segment[], options: MatchOptions, sink: Sink): Promise<Matched> {
  if (sideA.length === 0 || sideB.length === 0) throw new TotsugoProblem('TSG-U25', '読むものがない', '二つのファイルを渡す');
  const count = tally(options.rules, sink);
  const register = count.add(await joinInMemory(sideA, sideB, options));
  const matched = count.finish([register]);
  register.close();
  return matched;
}
