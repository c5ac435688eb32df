import { createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { splitCsv } from '../../contracts/wire/csv.js';
import { TotsugoProblem } from '../../harness/problem.js';

/** How well what was done to the records was found: per kind, and over all records that are to be reported. */
export interface Score {
  /** Records of B the labels speak of. */
  readonly records: number;
  readonly kinds: Readonly<Record<string, { readonly ja: string; readonly n: number; readonly found: number; readonly missed: number }>>;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What a labels file says of one record of B. */
export interface Label { readonly keyA: string; readonly keyB: string; readonly kind: string; readonly ja: string; readonly effect: string; readonly verdicts: readonly string[] }

/** The labels beside a corrupted copy (`totsugo people --corrupt`), or those the user names. */
export function labelsFor(fileB: string, named: string | undefined): string | undefined {
  if (named === 'none') return undefined;
  if (named === undefined) return [join(dirname(fileB), 'truth.csv')].find((path) => /corrupted/.test(fileB) && existsSync(path));
  if (!existsSync(named)) throw new TotsugoProblem('TSG-U07', `${named} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
  return named;
}

/** Every label once; a table that is cut, or names a record of B twice, is none. */
export async function* labelsIn(path: string): AsyncGenerator<Label, void, undefined> {
  const noLabels = (why: string) => new TotsugoProblem('TSG-U24', `${path} は正解の表でない${why}`, 'totsugo people --corrupt が書く truth.csv を渡す');
  const named = new Set<string>();
  let [titles, at]: [readonly string[] | undefined, number] = [undefined, 0];
  for await (const line of linesIn(path)) {
    const cells = line.includes('"') ? quotedCells(line) : line.split(',');
    at += 1;
    if (titles === undefined) {
      titles = cells;
      if (!['rowA', 'rowB', 'kind', 'effect', 'verdicts'].every((title) => cells.includes(title))) throw noLabels('');
      continue;
    }
    if (cells.length !== titles.length) throw noLabels(`(${at}行目の列が${titles.length}のところ${cells.length}ある)`);
    const cell = (title: string) => cells[titles!.indexOf(title)] ?? '';
    const [keyB, kind] = [cell('rowB'), cell('kind').split('+')[0]!];
    if (named.has(keyB)) throw noLabels(`(${at}行目の rowB は前の行にもある)`);
    if (keyB !== '') named.add(keyB);
    yield { keyA: cell('rowA'), keyB, kind, ja: cell('kind') === kind ? cell('ja') : '', effect: cell('effect'), verdicts: cell('verdicts').split(' ') };
  }
  if (titles === undefined) throw noLabels('(空)');
}

async function* linesIn(path: string): AsyncGenerator<string, void, undefined> {
  try {
    yield* createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }), crlfDelay: Infinity });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new TotsugoProblem('TSG-U07', `${path} が読めない`, 'ふつうのファイルであることを確かめる');
    throw error;
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
  const kinds: Kinds = {};
  let [reported, rightly, wanted] = [0, 0, 0];
  for await (const { keyB, kind, ja, effect, verdicts } of labelsIn(path)) {
    if (keyB === '') continue;
    const verdict = verdictOf.get(keyB) ?? 'M0';
    const isReported = verdict !== 'M0' && verdict !== 'M1';
    const isWanted = effect !== 'none' && effect !== 'tolerated' && !verdicts.includes('M1') && !verdicts.includes('M0');
    const mayBeReported = isWanted || verdicts.some((one) => one !== 'M0' && one !== 'M1');
    countOf(kinds, kind, ja, verdicts.includes(verdict));
    if (isReported) reported += 1;
    if (isReported && mayBeReported) rightly += 1;
    if (isWanted) wanted += 1;
    else if (isReported && mayBeReported) wanted += 1;
  }
  return scored(kinds, rightly, reported, wanted);
}

/** Counts by kind while they are made. */
export type Kinds = Record<string, { ja: string; n: number; found: number; missed: number }>;
export function countOf(kinds: Kinds, kind: string, ja: string, isFound: boolean): void {
  const count = (kinds[kind] ??= { ja, n: 0, found: 0, missed: 0 });
  count.ja ||= ja;
  count.n += 1;
  count[isFound ? 'found' : 'missed'] += 1;
}

export function scored(kinds: Score['kinds'], rightly: number, reported: number, wanted: number): Score {
  const [precision, recall] = [reported === 0 ? 1 : rightly / reported, wanted === 0 ? 1 : rightly / wanted];
  return { records: Object.values(kinds).reduce((sum, { n }) => sum + n, 0), kinds, precision: rounded(precision), recall: rounded(recall), f1: rounded(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)) };
}
const rounded = (share: number) => Number(share.toFixed(6));

/** What the screen says of a score; `ofKind` says it of one kind. Kinds under the names their labels give them. */
export function scoreText(score: Score, rowsB: number, ofKind: (kind: Score['kinds'][string]) => string): readonly string[] {
  const { records, kinds, precision, recall, f1 } = score;
  return [
    `正解との照合: 適合率 ${precision} 再現率 ${recall} F1 ${f1}`, ...(records === rowsB ? [] : [`  採点した記録は${records}件(Bは${rowsB}行)`]),
    ...Object.entries(kinds).sort(([x], [y]) => x.localeCompare(y)).map(([kind, counts]) => `  ${counts.ja || kind}: ${ofKind(counts)}`),
  ];
}
