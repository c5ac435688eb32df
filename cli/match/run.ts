import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleSet } from '../../matching/judge/rules.js';
import { crewOf, type Crew } from './hands.js';
import { joinedInMemory, rowsIn, TooManyRows, type Joined, type JoinOptions } from './join.js';
import { tally, type Matched, type Sink } from './matched.js';
import { partitioned } from './partition.js';
import { columnFiles, registerOf, type Columns, type Register } from './register.js';
import type { Rewritten } from './rewrite.js';
import type { Segment } from './segment.js';
import { shelf, shelfIn, type Shelf } from './shelf.js';
import type { Waiting } from './suspects.js';

export interface MatchOptions extends JoinOptions {
  readonly rules: RuleSet;
  /** Rows of A that are joined at once; more are cut into parts on disk. */
  readonly rowsAtOnce: number;
}
export const usualRowsAtOnce = 2_500_000;

/** A folder nobody else can read, made when it is asked for and gone afterwards: it holds what the files hold, 個人番号 included. */
export async function inOwnFolder<T>(work: (folder: () => string) => Promise<T>): Promise<T> {
  let made: string | undefined;
  try {
    return await work(() => (made ??= mkdtempSync(join(tmpdir(), 'totsugo-match-'))));
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  }
}

/** 突合 of two prepared sides, in memory or part by part. */
export async function matchSides(a: Rewritten, b: Rewritten, options: MatchOptions, sink: Sink, folder: () => string, crew = crewOf(0)): Promise<Matched> {
  const parts = Math.ceil(rowsIn([a.segment], 1) / options.rowsAtOnce);
  const joined = parts <= 1 ? await inOneMemory(a, b, options, crew) : null;
  const waiting: Shelf<Waiting> = joined ? shelf() : shelfIn(join(folder(), 'waiting'));
  const count = tally(options, sink, waiting);
  count.refused('A', a.issues, a.rejected);
  count.refused('B', b.issues, b.rejected);
  try {
    if (joined) {
      const columns = count.add(joined);
      return count.finish(() => registers([columns]));
    }
    const files = await inParts(a, b, Math.min(Math.max(parts, 8), 512), count, options, folder(), crew);
    return count.finish(() => registers(files.all()));
  } finally {
    waiting.close();
  }
}

/** Null where one memory does not hold the rows. */
async function inOneMemory(a: Rewritten, b: Rewritten, options: MatchOptions, crew: Crew): Promise<Joined | null> {
  try {
    for await (const joined of joinedInMemory([[[a.segment], [b.segment]]], options, crew)) return joined;
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
  }
  return null;
}

async function inParts(a: Rewritten, b: Rewritten, parts: number, count: ReturnType<typeof tally>, options: MatchOptions, folder: string, crew: Crew): Promise<ReturnType<typeof columnFiles>> {
  const [cutA, cutB] = ([['A', a], ['B', b]] as const).map(([side, { segment }]) => {
    const cut = partitioned(segment, parts, folder, side.toLowerCase(), options, (issues) => count.refused(side, issues, 1));
    count.spent(cut.seconds);
    return cut.parts;
  }) as [readonly (readonly Segment[])[], readonly (readonly Segment[])[]];
  const files = columnFiles(folder);
  for await (const joined of joinedInMemory(cutA.map((part, index) => [part, cutB[index]!] as const), options, crew)) files.put(count.add(joined));
  return files;
}

/** One register at a time. */
function* registers(all: Iterable<Columns>): Generator<Register, void, undefined> {
  for (const columns of all) {
    const register = registerOf(columns);
    yield register;
    register.close();
  }
}
