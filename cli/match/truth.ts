import { createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { splitCsv } from '../../contracts/wire/csv.js';
import { TotsugoProblem } from '../../harness/problem.js';

/** How well what was done to the records was found: per kind, and over all records that are to be reported. */
export interface Score {
  readonly kinds: Readonly<Record<string, { readonly n: number; readonly found: number; readonly missed: number }>>;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What a labels file says of one record of B. */
export interface Label { readonly keyA: string; readonly keyB: string; readonly kind: string; readonly effect: string; readonly verdicts: readonly string[] }

/** The labels beside a corrupted copy (`totsugo people --corrupt`), or those the user names. */
export function labelsFor(fileB: string, named: string | undefined): string | undefined {
  if (named === 'none') return undefined;
  if (named === undefined) return [join(dirname(fileB), 'truth.csv')].find((path) => /corrupted/.test(fileB) && existsSync(path));
  if (!existsSync(named)) throw new TotsugoProblem('TSG-U07', `${named} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
  return named;
}

export async function* labelsIn(path: string): AsyncGenerator<Label, void, undefined> {
  let titles: readonly string[] | undefined;
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }), crlfDelay: Infinity })) {
    const cells = line.includes('"') ? quotedCells(line) : line.split(',');
    if (titles === undefined) {
      titles = cells;
      if (!['rowA', 'rowB', 'kind', 'effect', 'verdicts'].every((title) => cells.includes(title))) throw new TotsugoProblem('TSG-U24', `${path} は正解の表でない`, 'totsugo people --corrupt が書く truth.csv を渡す');
      continue;
    }
    const cell = (title: string) => cells[titles!.indexOf(title)] ?? '';
    yield { keyA: cell('rowA'), keyB: cell('rowB'), kind: cell('kind').split('+')[0]!, effect: cell('effect'), verdicts: cell('verdicts').split(' ') };
  }
}
function quotedCells(line: string): readonly string[] {
  const cut = splitCsv(line, ',', 'minimal');
  return 'texts' in cut ? cut.texts : [];
}

/**
 * Scores verdicts: a record whose person or item is wrong must be reported, one that is equal or tolerated must not. `found` of a
 * kind = records with a verdict the generator names for it. Records without a result are M0.
 */
export async function scoreVerdicts(path: string, verdictOf: ReadonlyMap<string, string>): Promise<Score> {
  const kinds: Record<string, { n: number; found: number; missed: number }> = {};
  let [reported, rightly, wanted] = [0, 0, 0];
  for await (const { keyB, kind, effect, verdicts } of labelsIn(path)) {
    if (keyB === '') continue;
    const verdict = verdictOf.get(keyB) ?? 'M0';
    const isReported = verdict !== 'M0' && verdict !== 'M1';
    const isWanted = effect !== 'none' && effect !== 'tolerated' && !verdicts.includes('M1') && !verdicts.includes('M0');
    const mayBeReported = isWanted || verdicts.some((one) => one !== 'M0' && one !== 'M1');
    const count = (kinds[kind] ??= { n: 0, found: 0, missed: 0 });
    count.n += 1;
    if (verdicts.includes(verdict)) count.found += 1;
    else count.missed += 1;
    if (isReported) reported += 1;
    if (isReported && mayBeReported) rightly += 1;
    if (isWanted) wanted += 1;
    else if (isReported && mayBeReported) wanted += 1;
  }
  return scored(kinds, rightly, reported, wanted);
}

export function scored(kinds: Score['kinds'], rightly: number, reported: number, wanted: number): Score {
  const [precision, recall] = [reported === 0 ? 1 : rightly / reported, wanted === 0 ? 1 : rightly / wanted];
  return { kinds, precision: rounded(precision), recall: rounded(recall), f1: rounded(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)) };
}
const rounded = (share: number) => Number(share.toFixed(6));
