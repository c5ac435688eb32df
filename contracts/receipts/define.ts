import type { Basis } from '../../law/define.js';
import type { Between, Field, RecordOf, RecordPart } from '../define.js';
import type { Edition } from './edition.js';

/** What a column holds: 数字 as text or as a number, 英数, 漢字, 英数 or 漢字 but not mixed, a month, a day, or whatever came. */
export type ColumnForm = 'digits' | 'number' | 'decimal' | 'narrow' | 'wide' | 'either' | 'month' | 'day' | 'insurer' | 'raw';

/**
 * An item of a record. It takes one column, or several in a row that say the same kind of thing (算定日 1…31); then its value is
 * a list. Widths are bytes in Shift_JIS.
 */
export interface ReceiptField<T> extends Field<T> {
  readonly bytes: number;
  /** F: exactly so many bytes; else so many at most. */
  readonly isFixed: boolean;
  readonly form: ColumnForm;
  /** Columns it takes; 0 = all that are left, for records whose columns are not public. */
  readonly columns: number;
  /** The only value it can have. */
  readonly constant: string | null;
  /** The item of one column, where it takes several. */
  readonly each: ReceiptField<any> | null;
}
export type ReceiptFields = Readonly<Record<string, ReceiptField<any>>>;

/** Where a record may stand in its file. The number is its place within a receipt; those with the same number come in any order. */
export type Place = { readonly of: 'file'; readonly end: 'first' | 'last' } | { readonly of: 'receipt'; readonly rank: number; readonly most: number };

/** One kind of record: a line that begins with its 識別. */
export interface ReceiptRecord<F extends ReceiptFields = ReceiptFields> extends RecordPart<F> {
  readonly mark: string;
  readonly place: Place;
  /** What only later columns say may be left out at the end of the line (editions have grown). */
  readonly leastColumns: number;
}
export type ValuesOf<R> = R extends ReceiptRecord ? RecordOf<R> : never;
/** What is known of a record while only its kind is known at run time. */
export type Values = Readonly<Record<string, any>>;

/** 履歴管理: what stands before the 識別 of every line of a 返戻 or 再審査 file. */
export interface History { readonly versionKind: string; readonly line: string; readonly branch: string }

/** One line in its values. */
export interface ReceiptRow {
  /** Line in the file, from 1. */
  readonly line: number;
  /** First byte of the line within the file, from 0. */
  readonly offset: number;
  readonly record: ReceiptRecord;
  readonly history: History | null;
  readonly edition: Edition;
  readonly values: Values;
  /** Columns that were there, the 識別 included: what the line leaves out at its end it leaves out again when written. */
  readonly columns: number;
  /** The bytes as they came where the values would be written otherwise; only the tolerant reader takes such a line. */
  readonly asCame: Uint8Array | null;
}
/** A receipt: its lines in their order, RE (or MN) first. */
export interface Receipt { readonly rows: readonly ReceiptRow[]; readonly firstLine: number; readonly lastLine: number }

/** A file of レセプト電算: which records it has, what each line begins with, and what is said of it as a whole. */
export interface ReceiptFile {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly sources: readonly Basis[];
  readonly openPoints: readonly string[];
  readonly between: Between;
  readonly steps: readonly string[];
  /** Every line carries データ識別, 行番号 and 枝番号 first. */
  readonly hasHistory: boolean;
  readonly fileNames: readonly string[];
  readonly parts: Readonly<Record<string, ReceiptRecord>>;
  /** The record that counts receipts and points at the end. */
  readonly totals: string;
}

/** Declares one kind of record of a receipt, column by column, as 記録条件仕様 publishes it. */
export const receiptRecord = <const F extends ReceiptFields>(spec: Omit<ReceiptRecord<F>, 'leastColumns'> & { readonly leastColumns?: number }): ReceiptRecord<F> => ({ leastColumns: columnsOf(spec.fields), ...spec });
export const receiptFile = (spec: ReceiptFile): ReceiptFile => spec;

/** Columns of a record, but for those of an open end. */
export const columnsOf = (fields: ReceiptFields): number => Object.values(fields).reduce((sum, { columns }) => sum + columns, 0);
export const isOpen = (record: ReceiptRecord): boolean => {
  const known = opens.get(record) ?? Object.values(record.fields).some(({ columns }) => columns === 0);
  opens.set(record, known);
  return known;
};
/** Asked of every line. */
const opens = new WeakMap<ReceiptRecord, boolean>();

/** The values of a line when it is of that kind, else null. */
export const valuesIf = <R extends ReceiptRecord>(row: Pick<ReceiptRow, 'record' | 'values'>, record: R): ValuesOf<R> | null => (row.record === record ? row.values as ValuesOf<R> : null);
/** What every line of that kind says, in the order of the receipt. */
export const allOf = <R extends ReceiptRecord>({ rows }: Pick<Receipt, 'rows'>, record: R): readonly ValuesOf<R>[] => rows.flatMap((row) => valuesIf(row, record) ?? []) as readonly ValuesOf<R>[];
export const oneOf = <R extends ReceiptRecord>(receipt: Pick<Receipt, 'rows'>, record: R): ValuesOf<R> | null => allOf(receipt, record)[0] ?? null;
