import { installmentJa, installmentNumbers, installmentsOf, sumsOf } from '../../contracts/mailing/installments.js';
import { noticeKinds, type NoticeKind, type PremiumNotice, type PrintTotals } from '../../contracts/mailing/records.js';
import type { Row } from '../../contracts/wire/codec.js';
import type { Differences } from './differences.js';

interface Tally { pieceCount: number; totalYen: number; readonly installmentYen: number[] }
const nothing = (): Tally => ({ pieceCount: 0, totalYen: 0, installmentYen: installmentNumbers.map(() => 0) });

/** Adds up pieces by kind as they pass. */
export function tallyByKind() {
  const tallies = new Map<NoticeKind, Tally>(noticeKinds.map(([kind]) => [kind, nothing()]));
  return {
    add(notice: PremiumNotice): void {
      const tally = tallies.get(notice.kind)!;
      tally.pieceCount += 1;
      tally.totalYen += notice.totalYen;
      for (const { number, yen } of installmentsOf(notice)) tally.installmentYen[number - 1]! += yen;
    },
    of: (kind: NoticeKind): Tally => tallies.get(kind)!,
  };
}

/** The totals sheet beside what the print file adds up to. A kind without a row is said to have nothing. */
export function checkTotals(rows: readonly Row<PrintTotals>[], counted: ReturnType<typeof tallyByKind>, differences: Differences): void {
  for (const [kind, ja] of noticeKinds) {
    const [row, ...others] = rows.filter(({ value }) => value.kind === kind);
    for (const other of others) differences.tell({ kind: 'totalsRowTwice', file: 'totals', line: other.line, field: 'kind', why: `「${ja}」の行が${row!.line}行目にもある` });
    compare(row, ja, counted.of(kind), differences);
  }
}

function compare(row: Row<PrintTotals> | undefined, ja: string, counted: Tally, { tell }: Differences): void {
  const said = row ? { ...row.value, installmentYen: sumsOf(row.value) } : nothing();
  const at = { file: 'totals' as const, line: row?.line ?? 0 };
  const differ = (kind: 'pieceCount' | 'totalYen' | 'installmentYen', field: string, what: string, expected: number, actual: number) => {
    if (expected !== actual) tell({ kind, ...at, field, expected: String(expected), actual: String(actual), why: `「${ja}」の${what}は件数金額表で${expected}、通知データで${actual}である` });
  };
  differ('pieceCount', 'pieceCount', '通数', said.pieceCount, counted.pieceCount);
  differ('totalYen', 'totalYen', '年額の合計', said.totalYen, counted.totalYen);
  said.installmentYen.forEach((yen, index) => differ('installmentYen', `installment${index + 1}Yen`, `${installmentJa(index + 1)}の合計`, yen, counted.installmentYen[index]!));
}
