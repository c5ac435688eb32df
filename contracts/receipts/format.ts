import type { IssueCode } from '../define.js';
import { encodeCp932 } from '../wire/cp932.js';
import { CannotFormat } from '../wire/format.js';
import { fileIssue, shown } from '../wire/trouble.js';
import { mainPoints } from './checks.js';
import { claimTotals, commonRecord, institutionRecord } from './claim-records.js';
import { columnsIn, writeColumn } from './columns.js';
import { columnsOf, isOpen, type History, type ReceiptFields, type ReceiptFile, type ReceiptRecord, type Values } from './define.js';
import type { Edition } from './edition.js';
import { parseReceipts } from './parse.js';

/** A line to be written. Items that are left out are empty; the 識別 is known. */
export interface SaidLine { readonly record: ReceiptRecord; readonly values: Values; readonly history?: History | null; readonly edition?: Edition; readonly columns?: number; readonly asCame?: Uint8Array | null }
/** Ties the values to their record, so that a wrong item does not compile. */
export const say = <F extends ReceiptFields>(record: ReceiptRecord<F>, values: Partial<{ readonly [K in keyof F]: F[K] extends { readonly decode: (canonical: string) => infer T } ? Exclude<T, { readonly cure: string }> : never }>): SaidLine => ({ record, values });

const lineEnd = Buffer.from('\r\n');

/** The text of one line. */
export function lineText({ record, values, history = null, edition = 'western', columns = columnsOf(record.fields) }: SaidLine): string {
  const slots = columnsIn(record).map((column) => {
    const value: unknown = column.field.constant ?? values[column.key];
    return writeColumn(column, column.slot === null ? value : (value as readonly unknown[] | undefined)?.[column.slot], edition);
  });
  const rest = isOpen(record) ? (values[Object.keys(record.fields).at(-1)!] as readonly string[] | undefined) ?? [] : [];
  const said = [...(isOpen(record) ? slots : slots.slice(0, Math.max(columns, lastSaid(slots)))), ...rest];
  return [...(history ? [history.versionKind, history.line, history.branch] : []), ...said].join(',');
}
const lastSaid = (slots: readonly string[]): number => slots.findLastIndex((slot) => slot !== '') + 1;

/** The bytes of the lines, checked as any reader would. Throws CannotFormat with the place rather than change, cut or invent a value. */
export function writtenLines(file: ReceiptFile, lines: Iterable<SaidLine>): Uint8Array {
  const bytes = bytesOf(lines);
  const fault = parseReceipts(file, bytes, 'strict').issues[0];
  if (fault) throw new CannotFormat(fault);
  return bytes;
}
/** What has been read, with the bytes it came in, the tolerated included; nothing is looked at again. */
export const rewritten = (lines: Iterable<SaidLine>): Uint8Array => bytesOf(lines);

function bytesOf(lines: Iterable<SaidLine>): Buffer {
  const pieces: Uint8Array[] = [];
  let number = 0;
  for (const line of lines) {
    number += 1;
    pieces.push(line.asCame ?? encoded(lineText(line), number), lineEnd);
  }
  return Buffer.concat(pieces);
}
function encoded(text: string, line: number): Buffer {
  const target = Buffer.allocUnsafe(text.length * 2);
  const end = encodeCp932(text, target);
  if (end >= 0) return target.subarray(0, end);
  const at = -1 - end;
  const code: IssueCode = 'E804';
  throw new CannotFormat(fileIssue(code, '行', shown(String.fromCodePoint(text.codePointAt(at)!)), 'シフトJISにない字がある', '縮退した字で書く', line));
}

export interface ClaimSaid {
  readonly institution: SaidLine['values'];
  /** Each from RE on; レセプト番号 is given here. */
  readonly receipts: readonly (readonly SaidLine[])[];
  readonly edition?: Edition;
  /** Which volume of how many; one claim in one file by default. */
  readonly volume?: { readonly index: number; readonly isLast: boolean; readonly firstNumber: number };
}
/** A claim: numbers the receipts, counts them and adds up their points. */
export function writtenClaim(file: ReceiptFile, { institution, receipts, edition = 'western', volume = { index: 0, isLast: true, firstNumber: 1 } }: ClaimSaid): Uint8Array {
  const own = String(volume.index).padStart(2, '0');
  const points = receipts.reduce((sum, lines) => sum + (mainPoints(lines) ?? 0), 0);
  const numbered = receipts.flatMap((lines, index) => lines.map((line) => ({ edition, ...line, values: line.record === commonRecord ? { ...line.values, receiptNumber: volume.firstNumber + index } : line.values })));
  return writtenLines(file, [
    { record: institutionRecord, values: { ...institution, volume: own }, edition }, ...numbered,
    { record: claimTotals, values: { receiptCount: receipts.length, totalPoints: points, volume: volume.isLast ? '99' : own }, edition },
  ]);
}
