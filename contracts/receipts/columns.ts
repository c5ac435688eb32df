import { cp932Width } from '../wire/cp932.js';
import { shown, type Trouble } from '../wire/trouble.js';
import { Bad, type IssueCode } from '../define.js';
import type { ReceiptField, ReceiptRecord } from './define.js';
import { readDay, readMonth, writeDay, writeMonth, type Edition } from './edition.js';

/** One column: its item, and its place within that where the item takes several. */
export interface Column { readonly key: string; readonly ja: string; readonly field: ReceiptField<unknown>; readonly slot: number | null; /** How many columns the item takes. */ readonly of: number }

const plans = new WeakMap<ReceiptRecord, readonly Column[]>();
/** The columns of a record, without those of an open end. */
export function columnsIn(record: ReceiptRecord): readonly Column[] {
  const known = plans.get(record) ?? Object.entries(record.fields).flatMap(([key, field]): Column[] => {
    if (field.columns === 1) return [{ key, ja: field.ja, field, slot: null, of: 1 }];
    return Array.from({ length: field.columns }, (_, slot) => ({ key, ja: `${field.ja} ${slot + 1}`, field: field.each!, slot, of: field.columns }));
  });
  plans.set(record, known);
  return known;
}

/** Bytes of a text in Shift_JIS. */
export function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += cp932Width(text.charCodeAt(index));
  return width;
}

/** A value, or why the column is refused; `instead` is what a tolerant reader takes it for. */
export interface Refusal { readonly code: IssueCode; readonly why: string; readonly cure: string; readonly instead?: unknown }
const refusal = ({ code, why, cure }: Bad, instead?: unknown): { readonly refusal: Refusal } => ({ refusal: { code, why, cure, ...(instead === undefined || instead instanceof Bad ? {} : { instead }) } });
export const isRefusal = (read: unknown): read is { readonly refusal: Refusal } => typeof read === 'object' && read !== null && 'refusal' in read;

/** What a column says. わざと: what would be written with other bytes is refused, so that every file read strictly is written again byte by byte. */
export function readColumn({ field, slot }: Column, raw: string, edition: Edition): unknown {
  if (raw === '') return slot === null && field.required && field.form !== 'raw' ? refusal(new Bad('必須の項目が空', '値を書く', 'E201')) : field.form === 'raw' ? '' : null;
  const value = valueOf(field, raw, edition);
  const unfit = charactersOf(field, raw) ?? widthFault(field, raw);
  return unfit ? refusal(unfit, value instanceof Bad ? looselyRead(field, raw, edition) : value) : value instanceof Bad ? refusal(value, looselyRead(field, raw, edition)) : value;
}

function valueOf(field: ReceiptField<unknown>, raw: string, edition: Edition): unknown {
  switch (field.form) {
    case 'month': return readMonth(raw, edition);
    case 'day': return readDay(raw, edition);
    case 'digits': return /^\d+$/.test(raw) ? field.decode(raw) : new Bad('数字であるべき', '半角数字で書く');
    case 'insurer': return /^ *\d+$/.test(raw) ? raw.trimStart() : new Bad('右に詰めた数字であるべき', '前を空白で埋め、8バイトで書く');
    default: return field.decode(raw);
  }
}

/** What the sender most likely means. */
function looselyRead(field: ReceiptField<unknown>, raw: string, edition: Edition): unknown {
  const plain = raw.trim();
  switch (field.form) {
    case 'number': return /^\d+$/.test(plain) ? Number(plain) : undefined;
    case 'month': return readMonth(plain, edition === 'era' ? 'western' : 'era');
    case 'day': return readDay(plain, edition === 'era' ? 'western' : 'era');
    case 'insurer': return /^\d+$/.test(plain) ? plain : undefined;
    case 'narrow': return field.codes && field.constant === null ? raw : undefined;
    default: return undefined;
  }
}

/** The text of a value as it stands on the wire. */
export function writeColumn({ field }: Column, value: unknown, edition: Edition): string {
  if (value === null || value === undefined) return '';
  switch (field.form) {
    case 'month': return writeMonth(value as string, edition);
    case 'day': return writeDay(value as `${number}-${number}-${number}`, edition);
    case 'insurer': return (value as string).padStart(8, ' ');
    default: return field.encode(value);
  }
}

const isHalf = (unit: number) => unit <= 0x7e || (unit >= 0xff61 && unit <= 0xff9f);
function charactersOf({ form }: ReceiptField<unknown>, raw: string): Bad | null {
  let [half, full] = [false, false];
  for (let index = 0; index < raw.length; index += 1) {
    const unit = raw.charCodeAt(index);
    if (unit < 0x20 || unit === 0x7f) return new Bad(`使えない文字 U+${unit.toString(16).toUpperCase().padStart(4, '0')} がある`, '制御文字を除く', 'E804');
    if (unit === 0x22) return new Bad('引用符がある', '引用符を付けずに書く', 'E804');
    if (unit >= 0xe000 && unit <= 0xf8ff) return new Bad('外字がある', 'シフトJISにある字で書く', 'E804');
    if (isHalf(unit)) half = true; else full = true;
  }
  if (form === 'wide' && half) return new Bad('全角だけの項目に半角の字がある', '全角で書く', 'E804');
  if (form === 'narrow' && full) return new Bad('半角だけの項目に全角の字がある', '半角で書く', 'E804');
  return form === 'either' && half && full ? new Bad('全角と半角が混じっている', '姓と名の間の空白まで、全角か半角の一方で書く', 'E804') : null;
}

function widthFault({ form, bytes, isFixed }: ReceiptField<unknown>, raw: string): Bad | null {
  if (form === 'month' || form === 'day' || (!isFixed && raw.length * 2 <= bytes)) return null;
  const width = widthOf(raw);
  if (width > bytes) return new Bad(`${bytes}バイト${isFixed ? '' : 'まで'}のところ${width}バイト`, '文字数でなくシフトJISのバイト数で数える', 'E803');
  return isFixed && width < bytes ? new Bad(`${bytes}バイトのところ${width}バイト`, form === 'insurer' ? '右に詰め、前を空白で埋める' : '決まった桁数で書く', 'E803') : null;
}

/** What of a strict refusal a tolerant reader says instead. */
const tolerated = new Set<IssueCode>(['E111', 'E202', 'E802', 'E803', 'E804', 'E805', 'E806', 'E807', 'E812']);
export const tolerantly = (trouble: Trouble): Trouble => (tolerated.has(trouble.code) ? { ...trouble, code: 'W813' } : trouble.code === 'E204' ? { ...trouble, code: 'W112' } : trouble);
export const troubleAt = (column: Column, byte: number, raw: string, { code, why, cure }: Refusal): Trouble => ({ code, byte, field: column.key, ja: column.ja, raw: shown(raw), why, cure });
