import { isAscii } from 'node:buffer';
import { decodeCp932 } from '../wire/cp932.js';
import { hexOf, lineShape, shown, type Trouble } from '../wire/trouble.js';
import { columnsIn, isRefusal, readColumn, tolerantly, troubleAt, widthOf, type Column } from './columns.js';
import { quickly } from './quick.js';
import { versionKinds } from './codes.js';
import { isOpen, type History, type ReceiptFile, type ReceiptRecord, type Values } from './define.js';
import type { Edition } from './edition.js';

/** A line cut at its commas, its kind known. */
export interface Cut { readonly record: ReceiptRecord; readonly history: History | null; readonly parts: readonly string[]; /** Bytes before the first column. */ readonly before: number }
export interface LineRead { readonly values: Values; readonly columns: number; readonly troubles: readonly Trouble[]; /** Would it be written with the same bytes? */ readonly isExact: boolean; readonly isRead: boolean }

/** The text of a line, or where it cannot be read. */
export function textOf(body: Buffer): string | Trouble {
  if (isAscii(body)) return body.toString('latin1');
  const text = decodeCp932(body);
  if (typeof text === 'string') return text;
  return { code: 'E102', byte: text.index + 1, field: '*', ja: '行', raw: hexOf(body, text.index), why: text.why, cure: text.cure };
}

const historyColumns = 3;
/** Cuts a line and finds its kind by the 識別, behind what 履歴管理 puts before it. */
export function cutLine(marks: ReadonlyMap<string, ReceiptRecord>, { hasHistory }: ReceiptFile, text: string, body: Buffer): Cut | Trouble {
  const all = text.split(',');
  const [versionKind = '', line = '', branch = ''] = all;
  const parts = hasHistory ? all.slice(historyColumns) : all;
  const before = hasHistory ? versionKind.length + line.length + branch.length + historyColumns : 0;
  if (hasHistory && !(versionKinds.some(([code]) => code === versionKind) && /^\d{1,5}$/.test(line) && /^\d{1,3}$/.test(branch))) return { code: 'E202', byte: 1, field: 'history', ja: '履歴管理情報', raw: shown(all.slice(0, historyColumns).join(',')), why: 'データ識別・行番号・枝番号で始まらない', cure: '各行を「データ識別,行番号,枝番号,」で始める' };
  const record = marks.get(parts[0] ?? '');
  if (record) return { record, history: hasHistory ? { versionKind, line, branch } : null, parts, before };
  return { code: 'E801', byte: before + 1, field: 'recordMark', ja: 'レコード識別', raw: body.length > 0 ? shown((parts[0] ?? '').slice(0, 10)) : lineShape(body), why: `「${shown((parts[0] ?? '').slice(0, 10))}」というレコードはこのファイルにない`, cure: `${[...marks.keys()].join('・')} のいずれかで始める` };
}
export const isCut = (cut: Cut | Trouble): cut is Cut => 'parts' in cut;

/** The first byte of a column within its line, from 1. */
export const byteOf = ({ parts, before }: Pick<Cut, 'parts' | 'before'>, column: number): number => before + 1 + parts.slice(0, column).reduce((sum, part) => sum + widthOf(part) + 1, 0);
/** The place and text of an item of a line that has been read. */
export function placeOf(cut: Cut, key: string): { readonly byte: number; readonly field: string; readonly ja: string; readonly raw: string } {
  const columns = columnsIn(cut.record);
  const at = columns.findIndex((column) => column.key === key);
  return { byte: byteOf(cut, at), field: key, ja: cut.record.fields[key]?.ja ?? key, raw: shown(cut.parts[at] ?? '') };
}

/** The values of a line. Every column that is wrong is told; a tolerant reader takes what can be guessed. */
export function readLine(cut: Cut, edition: Edition, isTolerant: boolean): LineRead {
  const { record, parts } = cut;
  const columns = columnsIn(record);
  const values: Record<string, unknown> = {};
  const troubles: Trouble[] = [];
  let [isExact, isRead] = [true, true];
  const tell = (strict: Trouble, canBeRead: boolean) => {
    const trouble = isTolerant && canBeRead ? tolerantly(strict) : strict;
    troubles.push(trouble);
    isExact = false;
    if (trouble.code.startsWith('E')) isRead = false;
  };
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]!;
    const raw = parts[index] ?? '';
    if (raw === '' && (column.slot !== null || !column.field.required)) {
      if (column.slot === null || column.slot === 0) keep(values, column, column.slot === null && column.field.form === 'raw' ? '' : null);
      continue;
    }
    const quick = raw === '' ? undefined : quickly(column, raw);
    if (quick !== undefined) {
      keep(values, column, quick);
      continue;
    }
    const read = readColumn(column, raw, edition);
    if (isRefusal(read)) tell(troubleAt(column, byteOf(cut, index), raw, read.refusal), read.refusal.instead !== undefined);
    const value = isRefusal(read) ? read.refusal.instead ?? null : read;
    keep(values, column, value);
  }
  if (isOpen(record)) values[Object.keys(record.fields).at(-1)!] = parts.slice(columns.length);
  else if (parts.length > columns.length) tell(tooMany(cut, columns.length), true);
  if (parts.length < record.leastColumns) tell(tooFew(cut), true);
  return { values, columns: parts.length, troubles, isExact, isRead };
}

const tooMany = (cut: Cut, due: number): Trouble => ({ code: 'E812', byte: byteOf(cut, due), field: '*', ja: cut.record.ja, raw: `${cut.parts.length}列`, why: `${due}列のレコードに${cut.parts.length}列ある`, cure: '値の中のコンマか、余る列を除く' });
const tooFew = (cut: Cut): Trouble => ({ code: 'E812', byte: 0, field: '*', ja: cut.record.ja, raw: `${cut.parts.length}列`, why: `少なくとも${cut.record.leastColumns}列のレコードが${cut.parts.length}列しかない`, cure: '空の項目もコンマで区切って書く' });

function keep(values: Record<string, unknown>, { key, slot, of }: Column, value: unknown): void {
  if (slot === null) return void (values[key] = value);
  if (slot === 0) values[key] = emptyColumns(of).slice();
  (values[key] as unknown[])[slot] = value;
  return undefined;
}
/** A list of so many empty columns, to be copied: making one for every line took a third of the reading. */
function emptyColumns(of: number): readonly null[] {
  const known = empties.get(of) ?? Array.from({ length: of }, () => null);
  empties.set(of, known);
  return known;
}
const empties = new Map<number, readonly null[]>();
