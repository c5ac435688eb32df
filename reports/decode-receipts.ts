import { receiptCodec } from '../contracts/receipts/codec.js';
import { byteOf, cutLine, isCut, textOf, type Cut } from '../contracts/receipts/read-line.js';
import { columnsIn, isRefusal, readColumn, widthOf } from '../contracts/receipts/columns.js';
import type { ReceiptFile, ReceiptRecord } from '../contracts/receipts/define.js';
import type { Edition } from '../contracts/receipts/edition.js';
import type { DecodedField, DecodedFile, DecodedLine } from './decoded.js';

const refusedShown = 3;
const individualNumberDigits = 12;

/** Receipts as a person reads them: the first `limit` lines, head and totals, and a few that were refused, column by column with their bytes. Columns that are empty are left out. */
export function decodedReceipts(file: ReceiptFile, bytes: Uint8Array, limit: number): DecodedFile {
  const { rows, refused, issues, count } = receiptCodec(file).parse(bytes, 'tolerant');
  const strict = receiptCodec(file).parse(bytes);
  const wanted = new Set(refused.slice(0, refusedShown).map(({ line }) => line));
  const editions = new Map(rows.map(({ line, edition }) => [line, edition]));
  const marks = new Map<string, ReceiptRecord>(Object.values(file.parts).map((record) => [record.mark, record]));
  const lines = linesOf(bytes).map(({ body, offset }, index) => lineOf(file, marks, body, index + 1, offset, editions.get(index + 1) ?? 'western'));
  return { ja: file.ja, encoding: 'Shift_JIS · CRLF · CSV', total: count, issues: strict.issues.length > 0 ? strict.issues : issues, lines: lines.filter(({ kind, line }) => kind !== 'row' || line <= limit + 1 || wanted.has(line)) };
}

function linesOf(bytes: Uint8Array): readonly { readonly body: Buffer; readonly offset: number }[] {
  const wire = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: { body: Buffer; offset: number }[] = [];
  for (let start = 0; start < wire.length;) {
    const newline = wire.indexOf(10, start);
    const end = newline < 0 ? wire.length : newline + 1;
    const size = end - start - (newline < 0 ? 0 : wire[end - 2] === 13 ? 2 : 1);
    lines.push({ body: wire.subarray(start, start + size), offset: start });
    start = end;
  }
  return lines;
}

function lineOf(file: ReceiptFile, marks: ReadonlyMap<string, ReceiptRecord>, body: Buffer, line: number, offset: number, edition: Edition): DecodedLine {
  const text = textOf(body);
  const cut = typeof text === 'string' ? cutLine(marks, file, text, body) : text;
  if (!isCut(cut)) return { line, offset, size: body.length, kind: 'row', ja: '読めない行', fields: [{ id: '*', ja: '行', value: `(${body.length}バイトの行: ${cut.why})`, wire: '', meaning: '', secret: false, otherNumber: false, byte: 1, raw: body }] };
  const { place } = cut.record;
  return { line, offset, size: body.length, kind: place.of === 'receipt' ? 'row' : place.end === 'first' ? 'header' : 'trailer', ja: `${cut.record.mark} ${cut.record.ja}`, fields: fieldsOf(cut, body, edition) };
}

function fieldsOf(cut: Cut, body: Buffer, edition: Edition): readonly DecodedField[] {
  const columns = columnsIn(cut.record);
  return cut.parts.flatMap((wire, index): DecodedField[] => {
    const column = columns[index];
    if (wire === '') return [];
    const byte = byteOf(cut, index);
    const raw = body.subarray(byte - 1, byte - 1 + widthOf(wire));
    if (!column) return [{ id: '*', ja: `公開されていない列 ${index + 1}`, value: wire, wire, meaning: '', secret: false, otherNumber: false, byte, raw }];
    const read = readColumn(column, wire, edition);
    const meaning = column.field.codes?.find(([code]) => code === wire)?.[1] ?? '';
    const otherNumber = ['digits', 'number', 'insurer', 'month', 'day'].includes(column.field.form) && !isRefusal(read) && wire.trim().replace(/^0+/, '').length !== individualNumberDigits;
    return [{ id: column.key, ja: column.ja, value: isRefusal(read) ? wire : String(read), wire, meaning, secret: false, otherNumber, byte, raw }];
  });
}
