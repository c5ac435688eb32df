import type { Day } from '../../law/define.js';
import type { ResidentAnswer } from '../juki-net/identity.js';
import type { ComparedItem } from '../side-by-side.js';
import type { IdentityState, MatchGrade, MatchVerdict, StoppedChannel } from './codes.js';

/**
 * One 突合 as an onlooker of the simulation sees it: what 取りまとめ機関 held, what J-LIS answered, what came of it. The hub writes
 * it into the world's log. It crosses no wire, and no municipality is ever shown it.
 */
export interface ObservedMatch {
  /** 団体コード, which names the 委託区画. */
  readonly code: string;
  readonly historyKey: string;
  readonly version: number;
  readonly personKey: string;
  readonly name: string;
  /** The printed stand-in for the 個人番号 that was asked about. */
  readonly numberToken: string;
  readonly enquiredOn: Day | null;
  readonly outcome: ResidentAnswer['outcome'];
  /** What J-LIS says besides the five items: 通称, 旧氏, 前住所, 異動. */
  readonly besides: Partial<Pick<ResidentAnswer, 'commonName' | 'formerSurname' | 'previousAddress' | 'survival' | 'changeReason' | 'changedOn'>>;
  readonly items: readonly ComparedItem[];
  readonly verdict: MatchVerdict;
  readonly grade: MatchGrade;
  readonly because: string;
  /** What to look at first, and what was found beside the verdict: code and Japanese name. */
  readonly hints: readonly Named[];
  readonly findings: readonly Named[];
  readonly state: IdentityState;
  readonly stopped: StoppedChannel;
  /** Was it stopped already, by an earlier 突合? */
  readonly wasStopped: boolean;
  /** When what is stopped is released after a correction. */
  readonly releasedBy: 'nextMatch' | 'correction';
  readonly ruleSetId: string;
  readonly policyId: string;
  /** The 突合結果 the municipality got; null when it got none. */
  readonly notice: { readonly noticeId: string; readonly answerBy: Day | null; readonly showsResident: boolean } | null;
  readonly proposal: { readonly kind: string; readonly ja: string; readonly because: string; readonly count: number } | null;
}
type Named = readonly [code: string, ja: string];
