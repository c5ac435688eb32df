import { isAscii, isUtf8 } from 'node:buffer';
import { splitCsv } from '../../contracts/wire/csv.js';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { mostColumns, roleOfTitle, type Role } from '../../matching/bulk/columns.js';
import { noTable, otherEncoding } from './no-table.js';
import type { Segment } from './segment.js';

/** What ends a line: LF or CRLF, as nearly everywhere; or a CR alone, as old Macs and some spreadsheets write it. Where it does, LF and CRLF do as well. */
export type LineEnd = 'lf' | 'cr';
export interface Headed { readonly segment: Segment; readonly lineEnd: LineEnd }

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const [cr, lf] = [13, 10];

/** What the first line says of a table; `head` is how it begins, `size` how long it is. */
export function headed(path: string, head: Buffer, size: number): Headed | TotsugoProblem {
  const mark = head.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
  const first = firstEnd(head, mark);
  const line = head.subarray(mark, first.from);
  const beginnings = head.length < size ? head.subarray(0, Math.max(head.lastIndexOf(lf), head.lastIndexOf(cr)) + 1) : head;
  const read = titlesOf(line, mark > 0 ? 'utf-8' : encodingOf(beginnings));
  if (read === null) return noTable(path, head);
  const other = read.encoding === 'utf-8' ? null : otherEncoding(path, beginnings);
  const columns = other ?? rolesOf(read.titles, path);
  if (columns instanceof TotsugoProblem) return columns;
  const { encoding, delimiter, titles } = read;
  const segment: Segment = { path, from: first.until, to: size, shape: { delimiter, encoding, isNumbered: false, columns }, firstLine: 2, titles };
  return { segment, lineEnd: first.isReturn || secondIsReturn(head, first.until, read) ? 'cr' : 'lf' };
}

interface End { readonly from: number; readonly until: number; readonly isReturn: boolean }
/** Where a line ends; at the end of what is there when nothing ends it. */
function firstEnd(bytes: Buffer, start: number): End {
  const [feed, back] = [bytes.indexOf(lf, start), bytes.indexOf(cr, start)];
  if (feed < 0 && back < 0) return { from: bytes.length, until: bytes.length, isReturn: false };
  if (back < 0 || (feed >= 0 && feed < back)) return { from: feed, until: feed + 1, isReturn: false };
  return feed === back + 1 ? { from: back, until: feed + 1, isReturn: false } : { from: back, until: back + 1, isReturn: true };
}

/** わざと: a CR alone in the first record ends it only where that makes a whole record of it; else it is a fault of a value. */
function secondIsReturn(head: Buffer, start: number, { delimiter, titles }: Pick<Table, 'delimiter' | 'titles'>): boolean {
  const { from, isReturn } = firstEnd(head, start);
  const cut = isReturn ? splitCsv(head.toString('latin1', start, from), delimiter, 'minimal') : null;
  return cut !== null && 'texts' in cut && cut.texts.length === titles.length;
}

type Encoding = 'utf-8' | 'cp932';
interface Table { readonly encoding: Encoding; readonly delimiter: string; readonly titles: readonly string[]; readonly known: number }
/** Titles in Japanese tell their encoding themselves, whatever stands below them; of plain ones the lines below do. Null: no title is known. */
function titlesOf(line: Buffer, usual: Encoding): Table | null {
  const encodings: readonly Encoding[] = isAscii(line) ? [usual] : ['utf-8', 'cp932'];
  const tables = encodings.flatMap((encoding) => {
    const text = decodeStrict(line, encoding);
    return typeof text !== 'string' ? [] : [',', '\t', ';', '|'].map((delimiter): Table => {
      const cut = splitCsv(text, delimiter, 'minimal');
      const titles = 'texts' in cut ? cut.texts : [];
      return { encoding, delimiter, titles, known: titles.filter((title) => roleOfTitle(title) !== null).length };
    });
  });
  const best = tables.toSorted((one, other) => other.known - one.known)[0];
  return best && best.known > 0 ? best : null;
}

/** UTF-8 unless most lines that are not plain ASCII say otherwise: a single broken line does not turn a file into another encoding. */
function encodingOf(sample: Buffer): Encoding {
  if (isUtf8(sample)) return 'utf-8';
  let [valid, all] = [0, 0];
  for (let start = 0; start < sample.length;) {
    const { from, until } = firstEnd(sample, start);
    const line = sample.subarray(start, from);
    if (!isAscii(line)) {
      all += 1;
      if (isUtf8(line)) valid += 1;
    }
    start = until;
  }
  return valid * 2 >= all ? 'utf-8' : 'cp932';
}

/** What each column says. Of two that say the same nobody can know which is meant. */
export function rolesOf(titles: readonly string[], path: string): readonly (Role | null)[] | TotsugoProblem {
  if (titles.length > mostColumns) return new TotsugoProblem('TSG-U23', `${path} の列が${titles.length}ある`, `${mostColumns}列までにする`);
  const columns = titles.map(roleOfTitle);
  const doubled = [...new Set(columns)].flatMap((role) => {
    const places = columns.flatMap((other, index) => (role !== null && other === role ? [`「${titles[index]!.trim()}」(${index + 1}列目)`] : []));
    return places.length > 1 ? [`${roleJa[role!]} = ${places.join('・')}`] : [];
  });
  if (doubled.length === 0) return columns;
  return new TotsugoProblem('TSG-U27', `${path} に、同じものを言う列が二つ以上ある: ${doubled.join('、')}`, '比べる列だけにそのままの名を残し、ほかの列は除くか「旧住所」のような知らない名にする');
}

/** What is wanted and not there. */
export function lacking(path: string, columns: readonly (Role | null)[], need: readonly Role[]): TotsugoProblem | null {
  const missing = need.filter((role) => !columns.includes(role));
  if (missing.length === 0) return null;
  return new TotsugoProblem('TSG-U22', `${path} に列 ${missing.map((role) => roleJa[role]).join('・')} がない`, `列の名(CSV・TSVでは1行目)を確かめる(${missing.map((role) => `${role} か ${roleJa[role]}`).join('、')})`);
}

export const roleJa: Readonly<Record<Role, string>> = {
  name: '氏名', nameKana: '氏名カナ', bornOn: '生年月日', sex: '性別', address: '住所', individualNumber: '個人番号', personKey: '宛名番号', householdKey: '世帯番号', commonName: '通称', commonNameKana: '通称の振り仮名', formerFamilyName: '旧氏', formerFamilyNameKana: '旧氏の振り仮名', kanjiForm: '併記漢字', latinName: 'ローマ字氏名',
  previousAddress: '前住所', movedOn: '異動日', townCode: '町字コード',
};
