import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleSet } from '../../matching/judge/rules.js';
import { joinInMemory, rowsIn, TooManyRows, type JoinOptions } from './join.js';
import { tally, type Matched, type Sink } from './matched.js';
import { partitioned } from './partition.js';
import { putAway, registerOf, type Columns, type Register } from './register.js';
import type { Rewritten } from './rewrite.js';

export interface MatchOptions extends JoinOptions {
  readonly rules: RuleSet;
  /** Rows of A that are joined at once; more are cut into parts on disk. */
  readonly rowsAtOnce: number;
}
export const usualRowsAtOnce = 2_500_000;

/** A folder nobody else can read, gone afterwards: it holds what the files hold, 個人番号 included. */
export async function inOwnFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-match-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 突合 of two prepared sides, in memory or part by part. */
export async function matchSides(a: Rewritten, b: Rewritten, options: MatchOptions, sink: Sink, folder: string): Promise<Matched> {
  const count = tally(options.rules, sink);
  count.refused('A', a.issues, a.rejected);
  count.refused('B', b.issues, b.rejected);
  const [sideA, sideB] = [[a.segment], [b.segment]];
  const parts = Math.ceil(rowsIn(sideA, 1) / options.rowsAtOnce);
  if (parts <= 1) {
    try {
      return count.finish(registers([count.add(await joinInMemory(sideA, sideB, options))]));
    } catch (error) {
      if (!(error instanceof TooManyRows)) throw error;
    }
  }
  const wanted = Math.min(Math.max(parts, 8), 512);
  const [cutA, cutB] = [partitioned(sideA, wanted, folder, 'a', options), partitioned(sideB, wanted, folder, 'b', options)];
  count.refused('A', cutA.issues, cutA.rejected);
  count.refused('B', cutB.issues, cutB.rejected);
  count.spent(cutA.seconds + cutB.seconds);
  const kept: (() => Columns)[] = [];
  for (let part = 0; part < wanted; part += 1) kept.push(putAway(count.add(await joinInMemory(cutA.parts[part]!, cutB.parts[part]!, options)), join(folder, `columns-${part}`)));
  return count.finish(registers(kept));
}

/** One register at a time. */
function* registers(kept: readonly (Columns | (() => Columns))[]): Generator<Register, void, undefined> {
  for (const one of kept) {
    const register = registerOf(typeof one === 'function' ? one() : one);
    yield register;
    register.close();
  }
}
