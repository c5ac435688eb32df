import { createReadStream } from 'node:fs';
import { hintJa, verdictJa } from '../../matching/judge/verdict.js';
import { withLineFeeds } from '../line-feeds.js';
import type { LineEnd } from './heading.js';
import type { MatchResult, Refusal } from './matched.js';

/** What became of one line of B: each record of A it was compared with, or why it was not compared. */
export interface Explained { readonly line: number; readonly answers: readonly Explanation[] }
export interface Explanation { readonly verdict: string; readonly ja: string; readonly levels: string; readonly because: string; readonly hints: readonly string[]; readonly lineA: number | null }

/** Listens for one line. Equal records leave no result, so that silence is M0 where the line stands in the file. */
export function explaining(line: number) {
  const answers: Explanation[] = [];
  return {
    result: ({ lineB, lineA, verdict, levels, because, hints }: MatchResult): void => {
      if (lineB === line) answers.push({ verdict, ja: verdictJa.get(verdict)!, levels, because, hints: hints.map((hint) => hintJa.get(hint)!), lineA });
    },
    refusal: ({ side, issue }: Refusal): void => {
      if (side === 'B' && issue.line === line) answers.push({ verdict: 'rejected', ja: '読めない行', levels: '', because: `${issue.ja}: ${issue.why}。${issue.cure}`, hints: [], lineA: null });
    },
    async told(stands: (line: number) => Promise<boolean>): Promise<Explained> {
      if (answers.length > 0) return { line, answers };
      return { line, answers: [await stands(line)
        ? { verdict: 'M0', ja: verdictJa.get('M0')!, levels: 'K0 N0 D0 S0 A0', because: '五項目とも同じ文字列', hints: [], lineA: null }
        : { verdict: 'none', ja: '記録のない行', levels: '', because: 'Bのこの行に記録はない(見出し・空行、またはファイルより後)', hints: [], lineA: null }] };
    },
  };
}

/** Does a line with something on it stand at this place of a text file? The first line is the titles. */
export async function isWritten(path: string, line: number, lineEnd: LineEnd = 'lf'): Promise<boolean> {
  let [at, length] = [1, 0];
  const source = createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  for await (const chunk of lineEnd === 'cr' ? withLineFeeds(source) : source) {
    for (let from = 0; from < chunk.length;) {
      const end = chunk.indexOf(10, from);
      if (at === line) length += [...chunk.subarray(from, end < 0 ? chunk.length : end)].filter((byte) => byte !== 13).length;
      if (end < 0) break;
      if (at === line) return line > 1 && length > 0;
      [at, from] = [at + 1, end + 1];
    }
  }
  return line > 1 && length > 0;
}

/** For people: each answer, and below it the two records as `laidOut` puts them. */
export const explainedText = ({ line, answers }: Explained, records: readonly (readonly string[])[]): string =>
  answers.flatMap(({ verdict, ja, levels, because, hints }, index) => [`${line}行: ${verdict} ${ja}${levels === '' ? '' : `  ${levels}`}`, `    ${because}`, ...(hints.length > 0 ? [`    手がかり: ${hints.join('、')}`] : []), ...(records[index] ?? [])]).join('\n');
