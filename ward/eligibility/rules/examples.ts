import { readFileSync } from 'node:fs';
import type { Day } from '../../../law/define.js';

/** Reads a table of examples beside a rule: plain cells without quotes, first line = names. */
export function examplesOf(url: URL): Readonly<Record<string, string>>[] {
  const [head, ...lines] = readFileSync(url, 'utf8').trim().split('\n').map((line) => line.split(','));
  return lines.map((cells, row) => {
    if (cells.length !== head!.length) throw new Error(`${url.pathname} の${row + 2}行目は${head!.length}列でない`);
    return Object.fromEntries(head!.map((name, i) => [name, cells[i]!]));
  });
}

/** `2024-01-01/2024-12-31;2025-01-01/` → two periods, the second open. */
export const spansOf = (text: string) => text.split(';').filter(Boolean).map((span) => {
  const [startOn, endOn] = span.split('/');
  return { startOn: startOn as Day, endOn: (endOn || null) as Day | null };
});
export const dayOrNull = (text: string) => (text || null) as Day | null;
