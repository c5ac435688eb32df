import { Bad, type Field, type RecordDefinition } from '../define.js';
import { readDate, writeDate } from './dates.js';
import { widthOf } from './encoding.js';
import type { Column, Encoding, FileLayout, Place } from './layout.js';

/** One column as two functions between the wire's text and the record's value. */
export interface ColumnPlan {
  readonly place: Place;
  /** Identifier of the field; null for a constant. */
  readonly key: string | null;
  readonly ja: string;
  readonly secret: boolean;
  /** How many digits the contract wants here, where they are another number than a 個人番号. */
  readonly digits: number | undefined;
  readonly read: (wire: string) => unknown;
  /** `read` of a part of a text, which is cut out only when it has to be. */
  readonly readAt: (text: string, start: number, end: number) => unknown;
  /** The text for the wire before padding; `Bad` when the value cannot stand there. */
  readonly text: (value: unknown) => string | Bad;
  /** Values repeat (days, codes), so what was worked out for one is worth keeping. */
  readonly few: boolean;
}

export const columnPlans = (definition: RecordDefinition, layout: FileLayout): ColumnPlan[] =>
  layout.columns.map((column) => (column.key === null ? constantPlan(column, layout.encoding) : fieldPlan(column, column.key, definition.fields[column.key]!, layout)));

function constantPlan(column: Column, encoding: Encoding): ColumnPlan {
  const constant = column.constant ?? '';
  const whole = padded(constant, column, encoding);
  const read = (wire: string) => (wire === whole ? undefined : new Bad('決まった値と違う', `「${column.constant}」を書く`, 'E204'));
  return {
    place: column, key: null, ja: '固定値', secret: false, digits: undefined, few: true, read,
    readAt: (block, start, end) => read(block.slice(start, end)),
    text: () => constant,
  };
}

function fieldPlan(column: Column, key: string, field: Field<unknown>, { encoding, shape }: FileLayout): ColumnPlan {
  const required = field.required || column.required;
  const meaningOf = column.codes && new Map([...column.codes].map(([code, wire]) => [wire, code]));
  const missing = new Bad(`${field.ja}が空`, '必ず値を入れる', 'E201');
  const nothing: unknown = required ? missing : field.decode('');
  const pad = column.pad !== 'none';
  const limited = column.width !== null && shape.kind === 'csv';
  const dated = column.date !== null && column.date !== 'YYYY-MM-DD' ? column.date : null;

  const read = (wire: string): unknown => {
    const text = pad ? unpadded(wire, column) : wire;
    const wide = limited ? unfit(wire, column, encoding) : null;
    if (wide) return wide;
    if (text === column.empty || wire === column.empty) return nothing;
    if (text === '') return new Bad('値なしの書き方が違う', `値がないときは「${column.empty}」と書く`);
    if (dated) {
      const day = readDate(dated, text);
      return day instanceof Bad ? day : field.decode(day);
    }
    if (!meaningOf) return field.decode(text);
    const code = meaningOf.get(text);
    return code === undefined ? new Bad('コード表にない値', `${[...meaningOf.keys()].join('・')} のいずれかで書く`, 'E204') : field.decode(code);
  };
  const text = (value: unknown): string | Bad => {
    const canonical = field.encode(value);
    if (canonical === '') return required ? missing : column.empty;
    const checked: unknown = field.decode(canonical);
    if (checked instanceof Bad) return checked;
    const wire = column.date ? writeDate(column.date, canonical) : (column.codes?.get(canonical) ?? canonical);
    return wire === column.empty ? new Bad('値なしを表す文字と同じ値', '別の値にするか、プロファイルの empty を変える') : wire;
  };
  const few = !field.secret && (field.isDay || field.codes !== undefined);
  const found = few ? remembered(read) : read;
  const isPlain = column.empty === '' && !limited;
  const isPadded = isPlain && column.pad === 'right-space';
  let last: { readonly wire: string; readonly value: unknown } | null = null;
  const readAt = (block: string, start: number, end: number): unknown => {
    let until = end;
    if (isPadded) while (until > start && block.charCodeAt(until - 1) === 0x20) until--;
    if (isPlain && until === start) return nothing;
    if (!few) return found(block.slice(start, until));
    if (last !== null && stands(last.wire, block, start, until)) return last.value;
    const wire = block.slice(start, until);
    const value = found(wire);
    if (!(value instanceof Bad)) last = { wire, value };
    return value;
  };
  return { place: column, key, ja: field.ja, secret: field.secret, digits: field.digitCount, few, read: isPlain ? (wire) => (wire === '' ? nothing : found(wire)) : found, readAt, text: few ? remembered(text) : text };
}

/** Is it this word that stands there? Rows that follow each other often say the same. */
function stands(word: string, block: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) !== block.charCodeAt(start + index)) return false;
  return true;
}

/** The text as it stands on the wire: padded, and sure to be read back as it was. */
export function written(text: string, column: Place, fixed: boolean, encoding: Encoding): string | Bad {
  const whole = padded(text, column, encoding);
  if (whole instanceof Bad || column.width === null) return whole;
  if (column.pad !== 'none') return unpadded(whole, column) === text ? whole : new Bad('埋め文字で始まるか終わる値は、読み戻すと変わる', 'プロファイルの pad を変える');
  const width = fixed ? widthOf(text, column.unit, encoding) : column.width;
  return width === column.width ? whole : new Bad(`幅 ${column.width}${unitJa[column.unit]} のところ ${width}${unitJa[column.unit]}`, 'プロファイルに pad を書くか、幅どおりの値にする');
}

/** Days and codes repeat: each distinct text is worked out once. Refusals are not kept, so the table holds real values only. */
export function remembered<A, B>(work: (argument: A) => B): (argument: A) => B {
  const known = new Map<A, B>();
  return (argument) => {
    const found = known.get(argument);
    if (found !== undefined) return found;
    const result = work(argument);
    if (known.size < 65_536 && !(result instanceof Bad)) known.set(argument, result);
    return result;
  };
}

const spaces = ' '.repeat(256);
const zeros = '0'.repeat(256);
const wideSpaces = '　'.repeat(128);
const filler = (from: string, size: number) => (size <= from.length ? from.slice(0, size) : (from[0] ?? '').repeat(size));

/** The text filled up to its width, or why it does not fit. Without padding a shorter text must have the exact width only when fixed. */
export function padded(text: string, place: Place, encoding: Encoding): string | Bad {
  if (place.width === null) return text;
  const width = widthOf(text, place.unit, encoding);
  const room = place.width - width;
  if (room < 0) return wideBad(place, width);
  if (room === 0 || place.pad === 'none') return text;
  switch (place.pad) {
    case 'left-zero': return filler(text === '' ? spaces : zeros, room) + text;
    case 'left-space': return filler(spaces, room) + text;
    case 'right-space': return text + filler(spaces, room);
    case 'right-wide-space': {
      const each = widthOf('　', place.unit, encoding);
      return room % each === 0 ? text + filler(wideSpaces, room / each) : new Bad('全角空白で埋めきれない幅', '全角の文字だけにする');
    }
  }
}

const wideBad = (place: Place, width: number) => new Bad(`幅 ${place.width}${unitJa[place.unit]} のところ ${width}${unitJa[place.unit]}`, `${place.width}${unitJa[place.unit]} 以内にする`);
const unitJa = { bytes: 'バイト', chars: '文字', utf16: '単位(UTF-16)' } as const;

function unfit(wire: string, place: Place, encoding: Encoding): Bad | null {
  if (place.width === null || wire.length * 4 <= place.width) return null;
  const width = widthOf(wire, place.unit, encoding);
  if (width > place.width) return wideBad(place, width);
  return width < place.width && place.pad !== 'none' ? new Bad(`幅 ${place.width}${unitJa[place.unit]} のところ ${width}${unitJa[place.unit]}`, '決まった幅まで埋める') : null;
}

/** The text without its padding. A value of padding only is empty, but zeros keep their last digit. */
export function unpadded(text: string, place: Place): string {
  switch (place.pad) {
    case 'none': return text;
    case 'left-zero': return trimZeros(text);
    case 'left-space': return text.trimStart().length === text.length ? text : text.replace(/^ +/, '');
    case 'right-space': return trimEnd(text, 0x20);
    case 'right-wide-space': return trimEnd(text, 0x3000);
  }
}

function trimEnd(text: string, unit: number): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === unit) end--;
  return end === text.length ? text : text.slice(0, end);
}

function trimZeros(text: string): string {
  let start = 0;
  while (start < text.length - 1 && text.charCodeAt(start) === 0x30) start++;
  if (start > 0) return text.slice(start);
  return text.charCodeAt(0) === 0x20 && /^ +$/.test(text) ? '' : text;
}
