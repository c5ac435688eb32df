import { Bad, type Conflict, type IssueCode } from '../define.js';
import { told, type Trouble } from '../wire/trouble.js';
import { allowedIn, areAllowed, characterOf, faultInBytes } from './characters.js';
import type { BankField, BankRecord } from './define.js';
import type { BankDialect } from './dialect.js';

export type Values = Readonly<Record<string, unknown>>;
/** Values of one kind of record in JIS X 0201 bytes. */
export interface RecordReader {
  /** Undefined when anything is out of the ordinary; `careful` then says what, or still reads it. `text`: the block in characters, byte for byte. */
  readonly quick: (block: Buffer, text: string, at: number) => Values | undefined;
  /** The same without the values: does every item read back as it was meant? `meant`: what was to be written, item by item from a place on. */
  readonly passes: (block: Buffer, text: string, at: number, meant: readonly unknown[], from: number) => boolean;
  /** Every item that can be read, and every trouble; warnings (W…) do not refuse the record. */
  readonly careful: (record: Buffer) => { readonly values: Record<string, unknown>; readonly troubles: readonly Trouble[] };
  readonly places: ReadonlyMap<string, { readonly at: number; readonly field: BankField<unknown> }>;
}

const odd = Symbol('odd');
type Item = (block: Buffer, text: string, at: number) => unknown;

export function recordReader(record: BankRecord, dialect: BankDialect): RecordReader {
  const places = new Map<string, { at: number; field: BankField<unknown> }>();
  let next = 0;
  for (const [key, field] of Object.entries(record.fields)) {
    places.set(key, { at: next, field });
    next += field.bytes;
  }
  const items = [...places].map(([key, { at, field }]) => ({ key, at, read: quickItem(key, field, dialect), isText: isToBeBlank(key, field, dialect) || field.constant !== null || field.codes ? null : readsAs(field, dialect) }));
  const blank: Record<string, unknown> = Object.fromEntries(items.map(({ key }) => [key, null]));
  const { check } = record;

  const quick = (block: Buffer, text: string, start: number): Values | undefined => {
    const values = { ...blank };
    for (let index = 0; index < items.length; index += 1) {
      const { key, at, read } = items[index]!;
      const value = read(block, text, start + at);
      if (value === odd) return undefined;
      values[key] = value;
    }
    return check !== undefined && check(values).length > 0 ? undefined : values;
  };
  const passes: RecordReader['passes'] = (block, text, start, meant, from) => {
    if (check !== undefined) return false;
    for (let index = 0; index < items.length; index += 1) {
      const { at, read, isText } = items[index]!;
      const wanted = meant[from + index];
      if (isText !== null && typeof wanted === 'string' && isText(block, text, start + at, wanted)) continue;
      const value = read(block, text, start + at);
      if (value === odd || (value !== wanted && wanted !== undefined && (wanted ?? '') !== (value ?? ''))) return false;
    }
    return true;
  };
  const careful: RecordReader['careful'] = (bytes) => {
    const values: Record<string, unknown> = {};
    const troubles = [...places].flatMap(([key, { at, field }]): Trouble[] => {
      const read = carefulItem(key, field, bytes.subarray(at, at + field.bytes), dialect);
      if ('value' in read) values[key] = read.value;
      return read.bad === null ? [] : [troubleAt(key, field, at + read.index, textOf(bytes.subarray(at, at + field.bytes)), read.bad)];
    });
    return { values, troubles: [...troubles, ...conflictsIn(record, values, places)] };
  };
  return { quick, passes, careful, places };
}

export const textOf = (bytes: Uint8Array): string => Array.from(bytes, characterOf).join('');

const troubleAt = (key: string, { ja, form, bytes }: BankField<unknown>, at: number, text: string, { code, why, cure }: Bad): Trouble =>
  ({ code, byte: at + 1, field: key, ja, raw: form === 'number' ? text : told(text, form === 'digits' ? bytes : undefined), why, cure });

export function conflictsIn(record: { readonly check?: ((said: Values) => readonly Conflict[]) | undefined }, values: Values, places: RecordReader['places'], code: IssueCode = 'E206'): Trouble[] {
  return (record.check?.(values) ?? []).map(({ field: key, why, cure }) => {
    const { at, field } = places.get(key)!;
    return troubleAt(key, field, at, wireText(values[key]), new Bad(why, cure, code));
  });
}

const wireText = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value));

const [zero, nine, space] = [0x30, 0x39, 0x20];
/** All numbers of up to four digits as texts: banks, branches and kinds are read without making a text. */
const short = [1, 2, 3, 4].map((size) => Array.from({ length: 10 ** size }, (_, number) => String(number).padStart(size, '0')));

/** The number in the digits, −1 when they are none. */
function numberAt(block: Buffer, at: number, bytes: number): number {
  let value = 0;
  for (let index = at; index < at + bytes; index += 1) {
    const byte = block[index]!;
    if (byte < zero || byte > nine) return -1;
    value = value * 10 + byte - zero;
  }
  return value;
}

function quickItem(key: string, field: BankField<unknown>, dialect: BankDialect): Item {
  const { bytes, form, constant } = field;
  if (constant !== null) return (_block, text, at) => (text.startsWith(constant, at) ? constant : odd);
  if (isToBeBlank(key, field, dialect)) return (block, _text, at) => (isBlank(block, at, bytes) ? null : odd);
  const item = field.codes ? quickCode(key, field, dialect) : quickPlain(field, form, dialect);
  if (field.required || form === 'text' || form === 'raw' || field.isBlankByDialect || dialect.unusedDigits === 'zeros') return item;
  return (block, text, at) => (block[at] === space && isBlank(block, at, bytes) ? null : item(block, text, at));
}

function quickPlain(field: BankField<unknown>, form: BankField<unknown>['form'], dialect: BankDialect): Item {
  const { bytes } = field;
  const takesZero = !(field.decode('0'.repeat(bytes)) instanceof Bad);
  switch (form) {
    case 'number': return (block, _text, at) => {
      const value = numberAt(block, at, bytes);
      return value > 0 || (value === 0 && takesZero) ? value : odd;
    };
    case 'digits': return quickDigits(field);
    default: return quickText(field, dialect);
  }
}

function quickCode(key: string, { codes }: BankField<unknown>, dialect: BankDialect): Item {
  const known = knownCodes(key, codes!, dialect);
  const bytes = codes![0]![0].length;
  if (bytes > 1) return (_block, text, at) => known.find((code) => text.startsWith(code, at)) ?? odd;
  const table: unknown[] = Array.from({ length: 256 }, () => odd);
  for (const code of known) table[code.charCodeAt(0)] = code;
  return (block, _text, at) => table[block[at]!];
}

/** Plain digits by their number; what only some digits may be is looked up once a value. */
function quickDigits(field: BankField<unknown>): Item {
  const { bytes } = field;
  const takesZero = !(field.decode('0'.repeat(bytes)) instanceof Bad);
  const isReal = field.decode('9'.repeat(bytes)) === '9'.repeat(bytes) && field.decode('1'.padStart(bytes, '0')) === '1'.padStart(bytes, '0');
  const texts = short[bytes - 1];
  let last = '';
  return (block, text, at) => {
    const number = numberAt(block, at, bytes);
    if (number < 0 || (number === 0 && !takesZero)) return odd;
    if (isReal) return texts ? texts[number]! : text.slice(at, at + bytes);
    if (last !== '' && text.startsWith(last, at)) return last;
    const value = field.decode(text.slice(at, at + bytes));
    if (value instanceof Bad || field.flaw?.(text.slice(at, at + bytes))) return odd;
    last = value as string;
    return last;
  };
}

function quickText({ bytes, form, characters, required }: BankField<unknown>, dialect: BankDialect): Item {
  const allowed = form === 'text' ? allowedIn(characters!, dialect.characters) : null;
  let [last, wire] = ['', ''];
  return (block, text, at) => {
    // Banks, branches and ダミー repeat from row to row: the bytes are the same and have been looked at.
    if (wire !== '' && text.startsWith(wire, at)) return last;
    let until = at + bytes;
    while (until > at && block[until - 1] === space) until -= 1;
    if (until === at && required) return odd;
    if (allowed !== null ? !areAllowed(block, at, until, allowed) : hasControl(block, at, until)) return odd;
    [last, wire] = [text.slice(at, until), required ? '' : text.slice(at, at + bytes)];
    return last;
  };
}

/**
 * Whether a text would be read there, told without making one: the letters stand there, nothing behind them, and each may. False also says
 * that somebody has to look. What stood in the record before is not looked at letter by letter again.
 */
function readsAs({ bytes, form, characters }: BankField<unknown>, dialect: BankDialect): ((block: Buffer, text: string, at: number, wanted: string) => boolean) | null {
  if (form !== 'text' && form !== 'raw') return null;
  const allowed = form === 'text' ? allowedIn(characters!, dialect.characters) : null;
  let last = '';
  return (block, text, at, wanted) => {
    const until = at + wanted.length;
    if (wanted === '' || wanted.length > bytes || block[until - 1] === space || !text.startsWith(wanted, at) || !isBlank(block, until, at + bytes - until)) return false;
    if (wanted === last) return true;
    if (allowed !== null ? !areAllowed(block, at, until, allowed) : hasControl(block, at, until)) return false;
    last = wanted;
    return true;
  };
}

function hasControl(block: Uint8Array, from: number, until: number): boolean {
  for (let index = from; index < until; index += 1) if (block[index]! < space || block[index] === 0x7f) return true;
  return false;
}
function isBlank(block: Uint8Array, at: number, bytes: number): boolean {
  for (let index = at; index < at + bytes; index += 1) if (block[index] !== space) return false;
  return true;
}

const isToBeBlank = (key: string, field: BankField<unknown>, { blankItems }: BankDialect) => field.isBlankByDialect && blankItems.includes(key);

/** The codes a bank may write here without anybody having to wonder. */
function knownCodes(key: string, codes: readonly (readonly [string, string])[], { resultCodes, codeSets }: BankDialect): readonly string[] {
  const all = [...codes, ...(key === 'debitResult' ? resultCodes : [])].map(([code]) => code);
  return key === 'codeSet' ? all.filter((code) => codeSets.includes(code as '0' | '1')) : all;
}

type Read = { readonly value: unknown; readonly bad: Bad | null; readonly index: number } | { readonly bad: Bad; readonly index: number };

/** One item with the first thing that is wrong with it. */
function carefulItem(key: string, field: BankField<unknown>, bytes: Buffer, dialect: BankDialect): Read {
  const blank = isBlank(bytes, 0, bytes.length);
  const refused = (bad: Bad, index = 0): Read => ({ bad, index });
  if (isToBeBlank(key, field, dialect)) return blank ? { value: null, bad: null, index: 0 } : refused(new Bad(`${field.ja}は空白であるべき(方言 ${dialect.id})`, '空白にするか、別の方言で読む'));
  const control = hasControl(bytes, 0, bytes.length) ? bytes.findIndex((byte) => byte < space || byte === 0x7f) : -1;
  if (field.form === 'text') {
    const end = bytes.length - trailing(bytes);
    const fault = faultInBytes(bytes, 0, end, allowedIn(field.characters!, dialect.characters));
    if (fault) return refused(new Bad(`${field.ja}に${fault.why}`, fault.cure, 'E205'), fault.index);
  }
  if (control >= 0) return refused(new Bad(`${field.ja}に制御文字 0x${bytes[control]!.toString(16).toUpperCase().padStart(2, '0')} がある`, '制御文字を取り除く(記録の境がずれていないか確かめる)', 'E205'), control);
  const wide = field.form === 'text' || field.form === 'raw' ? textOf(bytes).slice(0, bytes.length - trailing(bytes)) : textOf(bytes);
  if (blank && field.form !== 'text' && field.form !== 'raw' && !field.isOpen) return blankDigits(field, dialect);
  if (blank && field.isOpen && !field.required) return { value: null, bad: null, index: 0 };
  if (field.codes) return codedItem(key, field, wide, dialect);
  const value = wide === '' && field.required ? new Bad(`${field.ja}が空`, '必ず値を入れる', 'E201') : field.decode(wide);
  return value instanceof Bad ? refused(value) : { value, bad: field.flaw?.(wide) ?? null, index: 0 };
}

function blankDigits(field: BankField<unknown>, { unusedDigits, id }: BankDialect): Read {
  if (field.required || field.isBlankByDialect) return { bad: new Bad(`${field.ja}が空白`, `数字${field.bytes}桁で書く(空白にする銀行なら、その方言で読む)`, 'E201'), index: 0 };
  if (unusedDigits === 'zeros') return { bad: new Bad(`使わない数字の項目が空白(方言 ${id})`, '0で埋める'), index: 0 };
  return { value: null, bad: null, index: 0 };
}

function codedItem(key: string, field: BankField<unknown>, text: string, dialect: BankDialect): Read {
  const known = knownCodes(key, field.codes!, dialect);
  if (known.includes(text)) return { value: text, bad: null, index: 0 };
  if (field.isOpen) return { value: text, bad: new Bad(`${field.ja}が決まりにない値`, '生のまま運ぶ。意味を相手に確かめる(0とみなさない)', 'W112'), index: 0 };
  if (key === 'codeSet' && (text === '0' || text === '1')) return { bad: new Bad(`コード区分 ${text}(${text === '1' ? 'EBCDIC' : 'JIS'})のファイルを、方言 ${dialect.id} は受けない`, 'この銀行の文字コードで送り直すか、その文字コードの方言で読む', 'E102'), index: 0 };
  const value = field.decode(text);
  return { bad: value instanceof Bad ? value : new Bad('コード表にない値', `${known.join('・')}のいずれかで書く`, 'E204'), index: 0 };
}

function trailing(bytes: Buffer): number {
  let count = 0;
  while (count < bytes.length && bytes[bytes.length - 1 - count] === space) count += 1;
  return count;
}
