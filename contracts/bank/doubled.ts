import type { Issue } from '../define.js';
import { issueLimit } from '../wire/parse.js';
import { fileIssue } from '../wire/trouble.js';
import type { BankRow } from './parse.js';

/**
 * Data records of which another one says the same in every item: nothing forbids it (two 期 of one amount), and it is what a file put
 * together twice looks like. A warning, for people who look; whoever only reads a file does not keep all of it to find out.
 */
export function doubledEntries(rows: readonly BankRow[]): readonly Issue[] {
  const first = new Map<string, number>();
  const found = rows.flatMap(({ line, part, values }) => {
    if (part !== 'entry') return [];
    const said = JSON.stringify(values);
    const before = first.get(said);
    if (before === undefined) first.set(said, line);
    return before === undefined ? [] : [fileIssue('W117', '記録', `(${before}件目と同じ)`, `${before}件目の記録と、すべての項目が同じ`, '二重に入れていないか確かめる(別の期の同じ額なら、このままでよい)', line)];
  });
  const left = found.length - issueLimit;
  return left > 0 ? [...found.slice(0, issueLimit), fileIssue('W199', '指摘', '', `同じ記録の指摘が${issueLimit}件を超えたので、残り${left}件は示さない`, '示された記録を確かめてから、もう一度読む')] : found;
}
