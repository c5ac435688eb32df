import type { Entry } from './account.js';
import type { Posting, PostingLine } from './settlement.js';

/** 滞納繰越: what is still unpaid in the books of a year that was closed goes over into those of the next, to the yen. */
export function carriedOver(entries: readonly Entry[], levyYear: number, closedYears: readonly number[]): readonly Posting[] {
  const carried = { unpaid: 0, lateUnpaid: 0 };
  return closedYears.filter((year) => year >= levyYear).sort((a, b) => a - b).flatMap((year): readonly Posting[] => {
    const lines = (['unpaid', 'lateUnpaid'] as const).flatMap((ledger): PostingLine[] => {
      carried[ledger] += entries.reduce((sum, entry) => sum + (entry.booksYear === year ? entry.lines.get(ledger) ?? 0 : 0), 0);
      return carried[ledger] === 0 ? [] : [{ ledger, booksYear: year, yen: -carried[ledger] }, { ledger, booksYear: year + 1, yen: carried[ledger] }];
    });
    return lines.length === 0 ? [] : [{ fact: `close:${year}`, why: `${year}年度の出納閉鎖、${year + 1}年度の滞納繰越`, lines }];
  });
}
