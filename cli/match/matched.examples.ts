import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { encode } from '../../contracts/wire/encoding.js';
import { individualNumberOf } from '../../law/check-digits.js';
import type { HolderProposal } from '../../matching/judge/counter-search.js';
import { defaultRules } from '../../matching/judge/rules.js';
import type { Wanted } from './lane.js';
import type { Matched, MatchResult, Refusal, SetFinding, Unmatched } from './matched.js';
import { noOutput } from './output.js';
import { openPeople } from './open.js';
import { alike } from './rewrite.js';
import { inOwnFolder, matchSides } from './run.js';

export const mode = { kind: 'shifted', by: 3 } as const;
export const numberAt = (n: number) => individualNumberOf(String(n).padStart(11, '0'), mode);
export const titles = ['個人番号', '氏名', '氏名カナ', '生年月日', '性別', '住所'];
export type Row = readonly string[];
export const person = (n: number, over: Partial<Record<number, string>> = {}): Row => [numberAt(n), '髙橋　太郎', 'タカハシ　タロウ', '1975-01-05', '1', `東京都架空区南台${(n % 7) + 1}丁目2番${n}号`].map((value, index) => over[index] ?? value);

/** A folder for the tests of one file, and what writes bytes or rows to a file of its own there. */
export function ownFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-match-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let serial = 0;
  const file = (content: readonly Row[] | Buffer, options: { readonly titles?: readonly string[]; readonly delimiter?: string; readonly encoding?: 'cp932' | 'utf-8'; readonly newline?: string; readonly quote?: boolean } = {}): string => {
    const path = join(folder, `${serial++}.csv`);
    const { delimiter = ',', newline = '\n', quote = false } = options;
    const rows = Buffer.isBuffer(content) ? content : [options.titles ?? titles, ...content].map((row) => row.map((value) => (quote || value.includes(delimiter) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value)).join(delimiter) + newline).join('');
    writeFileSync(path, Buffer.isBuffer(rows) ? rows : (encode(rows, options.encoding ?? 'utf-8') as Buffer));
    return path;
  };
  return { folder, file };
}

export interface Found { readonly matched: Matched; readonly results: MatchResult[]; readonly refusals: Refusal[]; readonly unmatched: Unmatched[]; readonly findings: SetFinding[]; readonly proposals: HolderProposal[] }
export async function match(a: string, b: string, { rowsAtOnce = 1e6, shortcut = true, wanted = 'results' }: { readonly rowsAtOnce?: number; readonly shortcut?: boolean; readonly wanted?: Wanted } = {}): Promise<Found> {
  const found: Omit<Found, 'matched'> = { results: [], refusals: [], unmatched: [], findings: [], proposals: [] };
  const sink = noOutput({ isOpen: true, result: (one) => found.results.push(one), refusal: (one) => found.refusals.push(one), unmatched: (one) => found.unmatched.push(one), finding: (one) => found.findings.push(one), proposal: (one) => found.proposals.push(one) });
  const need = ['individualNumber', 'name'] as const;
  const matched = await inOwnFolder(async (temporary) => {
    const sides = await alike(await openPeople(a, undefined, need), await openPeople(b, undefined, need), temporary, undefined);
    return matchSides(...sides, { workers: 1, rules: defaultRules, mode: 3, seed: 7n, shortcut, today: '2026-04-01', wanted, rowsAtOnce }, sink, temporary);
  });
  found.results.sort((x, y) => x.lineB - y.lineB || (x.lineA ?? 0) - (y.lineA ?? 0));
  return { matched, ...found };
}
export const counts = ({ matched }: Found) => Object.fromEntries(Object.entries(matched.verdicts).filter(([, count]) => count > 0));
export const told = ({ results }: Found) => results.map(({ lineB, verdict: code, levels }) => [lineB, code, levels]);
