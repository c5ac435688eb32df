import type { Row } from '../../contracts/wire/codec.js';
import type { Differences } from './differences.js';

/** What is wrong with a letter beside those before it: its number. What it says of money only the totals sheet can tell. */
export function checkLetter({ line, value: { letterId } }: Row<{ readonly letterId: string }>, seen: Map<string, number>, { tell }: Differences): void {
  const before = seen.get(letterId);
  if (before === undefined) seen.set(letterId, line);
  else tell({ kind: 'noticeTwice', file: 'print', line, noticeId: letterId, field: 'letterId', why: `${before}行目と同じ通知の番号である` });
}

type Totals = Readonly<Record<string, number>>;
/** The totals sheet, which has one row, beside what the print file adds up to. */
export function checkLetterTotals([row, ...others]: readonly Row<Totals>[], counted: Totals, words: Readonly<Record<string, { readonly ja: string }>>, { tell }: Differences): void {
  for (const { line } of others) tell({ kind: 'totalsRowTwice', file: 'totals', line, field: 'pieceCount', why: `合計の行が${row!.line}行目にもある` });
  for (const [field, actual] of Object.entries(counted)) {
    const said = row?.value[field] ?? 0;
    if (said !== actual) tell({ kind: field === 'pieceCount' ? 'pieceCount' : 'totalYen', file: 'totals', line: row?.line ?? 0, field, expected: String(said), actual: String(actual), why: `${words[field]!.ja}は件数金額表で${said}、印刷データで${actual}である` });
  }
}
