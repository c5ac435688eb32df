import type { Mark, Sheet } from '../../paper/define.js';
import { at, bold, text } from '../../paper/marks.js';

const [fontSize, width] = [8.5, 180];
/** Wide characters of that size in a line; narrow ones take about half. */
const charactersInLine = 58;
const [lineHeight, gap, head] = [4.4, 1, 7];
const wideIn = (line: string): number => [...line].reduce((sum, sign) => sum + (sign < '\u0100' ? 0.57 : 1), 0);
const heightOf = (line: string): number => Math.ceil(wideIn(line) / charactersInLine) * lineHeight;

/** 計算の内訳 between two heights of a sheet, and what has no room there. */
export function reckoningUnder(lines: readonly string[], from: number, until: number): { readonly marks: readonly Mark[]; readonly left: readonly string[] } {
  if (lines.length === 0) return { marks: [], left: [] };
  const marks: Mark[] = [bold(at(15, from, width, 5), '計算の内訳', 9.5)];
  let y = from + head;
  for (const [i, line] of lines.entries()) {
    if (y + heightOf(line) > until) return { marks: [...marks, text(at(15, until, width, 4), '(次の紙につづく)', fontSize, 'right')], left: lines.slice(i) };
    marks.push(text(at(15, y, width, heightOf(line)), line, fontSize));
    y += heightOf(line) + gap;
  }
  return { marks, left: [] };
}

/** What went beyond the first sheet, on as many as it needs. */
export function reckoningSheets(number: string, lines: readonly string[]): readonly Sheet[] {
  if (lines.length === 0) return [];
  const { marks, left } = reckoningUnder(lines, 30, 280);
  return [[text(at(115, 14, 80, 6), number, 10, 'right'), ...marks], ...reckoningSheets(number, left)];
}
