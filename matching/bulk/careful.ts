import type { Issue } from '../../contracts/define.js';
import { splitCsv } from '../../contracts/wire/csv.js';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import { longestLine } from '../../contracts/wire/lines.js';
import { hexOf, lineShape, shown } from '../../contracts/wire/trouble.js';
import { unicodeOf } from '../../contracts/wire/rows.js';
import { unitSeparator, type Shape } from './columns.js';

/** A line the fast reader left: the bytes of its values, or every trouble with it. */
export type CarefulLine = { readonly cells: readonly Buffer[] } | { readonly issues: readonly Issue[] };

const control = /[\u0000-\u001f\u007f]/;

/** Reads one line without its newline. `titles` name the columns in what is said of them. */
export function readCarefully(line: Buffer, number: number, shape: Shape, titles: readonly string[]): CarefulLine {
  const about = { line: number, field: '*', ja: '行', raw: lineShape(line) };
  if (line.length > longestLine) return { issues: [tooLong(number)] };
  const cut = splitCsv(line.toString('latin1'), shape.delimiter, 'minimal');
  if (!('texts' in cut)) return { issues: [{ ...about, code: 'E202', byte: cut.index + 1, why: cut.why, cure: cut.cure }] };
  const { texts, starts } = cut;
  const wanted = shape.columns.length;
  if (texts.length !== wanted) {
    return { issues: [{ ...about, code: 'E202', byte: texts.length > wanted ? starts[wanted]! + 1 : 0, why: `列が${wanted}のところ${texts.length}ある`, cure: texts.length > wanted ? '余る列を除く(値の中の区切り文字は引用符で囲む)' : '足りない列を空でも書く' }] };
  }
  const cells = texts.map((text) => Buffer.from(text, 'latin1'));
  const issues = cells.flatMap((cell, index) => troubleIn(cell, starts[index]!, { line: number, field: shape.columns[index] ?? titles[index] ?? `${index + 1}`, ja: titles[index] ?? `${index + 1}列目` }, shape));
  return issues.length > 0 ? { issues } : { cells };
}

/** What is said of a line whose end nobody has waited for. */
export const tooLong = (line: number): Issue =>
  ({ line, field: '*', ja: '行', raw: `(${longestLine}バイトを超える行)`, code: 'E202', byte: longestLine + 1, why: `1行が${longestLine}バイトを超える`, cure: '改行が抜けていないか、CRだけの改行がないか確かめる' });

/**
 * The same for a line that may hold CRs alone. Where they stand in values, the line is refused for that; where they part records,
 * each of these is refused by itself, so that none is lost to the count. Nothing but CRs is a blank line.
 */
export function rowsOfLine(line: Buffer, number: number, shape: Shape, titles: readonly string[]): readonly CarefulLine[] {
  const read = readCarefully(line, number, shape, titles);
  if (line.length > longestLine || !line.includes(13) || !('issues' in read) || read.issues.every(({ field }) => field !== '*')) return [read];
  const rows = piecesOf(line);
  if (rows.length === 1) return [read];
  return rows.map(({ start, bytes }) => ({ issues: [{ line: number, field: '*', ja: '改行', raw: lineShape(bytes), code: 'E202', byte: start + 1, why: 'CR(0x0D)だけの改行で、ほかの行とつながっている', cure: '改行を LF か CRLF にそろえて送り直す' }] }));
}

/** What CRs part, without what is empty. */
function piecesOf(line: Buffer): readonly { readonly start: number; readonly bytes: Buffer }[] {
  const ends = [...line.entries()].flatMap(([index, byte]) => (byte === 13 ? [index] : []));
  return [-1, ...ends].map((end, index) => ({ start: end + 1, bytes: line.subarray(end + 1, ends[index] ?? line.length) })).filter(({ bytes }) => bytes.length > 0);
}

function troubleIn(cell: Buffer, start: number, about: Pick<Issue, 'line' | 'field' | 'ja'>, { encoding, columns }: Shape): Issue[] {
  const text = decodeStrict(cell, encoding);
  if (typeof text !== 'string') return [{ ...about, code: 'E102', byte: start + text.index + 1, raw: hexOf(cell, text.index), why: text.why, cure: text.cure }];
  const found = control.exec(text);
  if (!found) return [];
  const isSecret = columns.includes('individualNumber') && about.field === 'individualNumber';
  return [{ ...about, code: 'E205', byte: start + 1, raw: isSecret ? lineShape(cell) : shown(text), why: `使えない文字 ${unicodeOf(found[0])} がある`, cure: '制御文字を取り除いて送り直す' }];
}

/** Eight digits of 64, lowest first, as letters from @ on: never a newline, a delimiter or a quote. */
export const writtenNumber = (number: number): Buffer => Buffer.from(Array.from({ length: 8 }, (_, digit) => 0x40 | (Math.floor(number / 64 ** digit) % 64)));
export const readNumber = (bytes: Uint8Array, at: number): number => {
  let number = 0;
  for (let digit = 7; digit >= 0; digit -= 1) number = number * 64 + (bytes[at + digit]! & 63);
  return number;
};

/** The line as one of ours: numbered, parted by a byte no value holds. */
export function ownLine(cells: readonly Uint8Array[], number: number): Buffer {
  const separator = Buffer.from(unitSeparator);
  return Buffer.concat([writtenNumber(number), ...cells.flatMap((cell, index) => (index === 0 ? [cell] : [separator, cell])), Buffer.from('\n')]);
}
export const ownShape = (columns: Shape['columns'], encoding: Shape['encoding'] = 'utf-8'): Shape => ({ delimiter: unitSeparator, encoding, isNumbered: true, columns });
