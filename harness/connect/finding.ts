import type { Cause } from '../results.js';
import { TotsugoProblem } from '../problem.js';
import { ConnectionProblem, quoted, WardMisbehaved } from './define.js';

/** One thing that was looked at before a run, and whose it is to mend. */
export interface Finding {
  readonly id: string;
  readonly ja: string;
  /** `skip`: a run would leave stories 前提未達 for it. `omit`: it could not be looked at, and `found` says why. */
  readonly verdict: 'pass' | 'warning' | 'skip' | 'fail' | 'omit';
  /** Null when there is nothing to mend. */
  readonly cause: Cause | null;
  readonly found: string;
  readonly cure: string;
  /** The stories that depend on it, where that is the point. */
  readonly stories?: readonly string[];
}
type Name = Pick<Finding, 'id' | 'ja'>;

/** The system under test does not do what is demanded; the message is what it did instead, and the cure fits that. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
  constructor(message: string, readonly cure?: string) {
    super(message);
  }
}
export function demandThat(isMet: boolean, otherwise: string, cure?: string): asserts isMet {
  if (!isMet) throw new Unmet(otherwise, cure);
}

export const passed = ({ id, ja }: Name, found = ''): Finding => ({ id, ja, verdict: 'pass', cause: null, found, cure: '' });
export const omitted = ({ id, ja }: Name, why: string): Finding => ({ id, ja, verdict: 'omit', cause: null, found: why, cure: '' });

/** What was thrown, with its own cure; `cure` is for an Unmet that has none. Whatever nobody foresaw is ours. */
export function failed({ id, ja }: Name, error: unknown, cure = ''): Finding {
  const trouble = (cause: Cause, found: string, remedy: string): Finding => ({ id, ja, verdict: 'fail', cause, found, cure: remedy });
  if (error instanceof Unmet) return trouble('実装', quoted(error.message, 500), error.cure ?? cure);
  if (error instanceof WardMisbehaved) return trouble('実装', `${error.code}: ${error.why}`, error.cure);
  if (error instanceof ConnectionProblem) return trouble('設定', `${error.code}: ${error.why}`, error.cure);
  if (error instanceof TotsugoProblem) return trouble('設定', `${error.code}: ${error.why}`, error.cure);
  return trouble('試験系', quoted(String(error), 500), '試験対象の誤りではない。この命令とともに突合の不具合として報告する');
}

/** What `find` sees, or its trouble. */
export const looked = (name: Name, find: () => Promise<string>, cure = ''): Promise<Finding> =>
  find().then((found) => passed(name, found), (error: unknown) => failed(name, error, cure));
