import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { maskOf, redact } from '../../harness/secrets.js';
import { proposalKinds } from '../../matching/judge/counter-search.js';
import { findingKinds } from '../../matching/judge/findings.js';
import { hintJa, verdictJa } from '../../matching/judge/verdict.js';
import type { MatchResult, Sink } from './matched.js';

const columns = {
  'results.csv': ['verdict', '判定', 'lineA', 'lineB', 'keyA', 'keyB', 'number', 'levels', 'because', 'hints', 'findings'],
  'findings.csv': ['finding', '所見', 'linesB', 'because'],
  'proposals.csv': ['kind', '形', 'linesB', 'because'],
  'unmatched.csv': ['side', 'line', 'key', 'because'],
  'rejected.csv': ['side', 'line', 'byte', 'field', '項目名', 'code', 'raw', 'why', 'cure'],
} as const;

/** A cell of a spreadsheet: quoted where needed, never a formula. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A CSV written in pieces; it bears its name only when it is whole. */
function sheet(path: string, titles: readonly string[]) {
  const file = openSync(`${path}.part`, 'w');
  let waiting = `${titles.join(',')}\r\n`;
  let isDone = false;
  const send = () => {
    writeSync(file, waiting);
    waiting = '';
  };
  return {
    row(values: readonly (string | number | null)[]): void {
      waiting += `${values.map(cell).join(',')}\r\n`;
      if (waiting.length > 262_144) send();
    },
    finish(): void {
      send();
      closeSync(file);
      isDone = true;
      renameSync(`${path}.part`, path);
    },
    discard(): void {
      if (isDone) return;
      closeSync(file);
      rmSync(`${path}.part`, { force: true });
    },
  };
}

/** CSV files of a folder, each with its titles. */
export const sheetsIn = <N extends string>(folder: string, titlesOf: Readonly<Record<N, readonly string[]>>): Readonly<Record<N, ReturnType<typeof sheet>>> =>
  Object.fromEntries(Object.entries<readonly string[]>(titlesOf).map(([name, titles]) => [name, sheet(join(folder, name), titles)])) as Record<N, ReturnType<typeof sheet>>;

const jaOf = (list: readonly (readonly [string, string])[]) => new Map(list);
const [findingJa, proposalJa] = [jaOf(findingKinds), jaOf(proposalKinds)];

export interface Output extends Sink { readonly finish: () => void; readonly discard: () => void; readonly seconds: () => number }

/** Writes what was found to a folder. No 個人番号 gets through: a token under `seed` stands for it, and nothing of the other side's values is written. */
export function outputTo(folder: string, seed: number): Output {
  const sheets = sheetsIn(folder, columns);
  let spent = 0;
  const timed = <A extends readonly unknown[]>(write: (...values: A) => void) => (...values: A): void => {
    const begun = performance.now();
    write(...values);
    spent += performance.now() - begun;
  };
  const told = (text: string) => redact(seed, text);
  return {
    isOpen: true,
    result: timed((one: MatchResult) => sheets['results.csv'].row([
      one.verdict, verdictJa.get(one.verdict)!, one.lineA, one.lineB, told(one.keyA), told(one.keyB), one.individualNumber === '' ? '' : maskOf(seed, one.individualNumber), one.levels, one.because,
      one.hints.map((hint) => hintJa.get(hint)).join('、'), one.findings.map((kind) => findingJa.get(kind)).join('、'),
    ])),
    finding: timed(({ kind, linesB, because }) => sheets['findings.csv'].row([kind, findingJa.get(kind)!, linesB.join(' '), because])),
    proposal: timed(({ kind, rows, because }) => sheets['proposals.csv'].row([kind, proposalJa.get(kind)!, rows.join(' '), because])),
    unmatched: timed(({ side, line, key, because }) => sheets['unmatched.csv'].row([side, line, told(key), because])),
    refusal: timed(({ side, issue }) => sheets['rejected.csv'].row([side, issue.line, issue.byte, issue.field, issue.ja, issue.code, told(issue.raw), issue.why, issue.cure])),
    finish: () => { for (const one of Object.values(sheets)) one.finish(); },
    discard: () => { for (const one of Object.values(sheets)) one.discard(); },
    seconds: () => spent / 1000,
  };
}

/** Counts only. */
export const noOutput = (also: Partial<Sink> = {}): Output => ({
  isOpen: false, result: () => {}, finding: () => {}, refusal: () => {}, unmatched: () => {}, proposal: () => {}, finish: () => {}, discard: () => {}, seconds: () => 0, ...also,
});
