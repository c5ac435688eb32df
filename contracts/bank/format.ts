import { Bad, type RecordOf } from '../define.js';
import { CannotFormat } from '../wire/format.js';
import { fileIssue, shown, type Trouble } from '../wire/trouble.js';
import { byteOf } from './characters.js';
import type { BankField, BankParts, EntryOf, PartName } from './define.js';
import { ebcdicOfJis, translated } from './ebcdic.js';
import { endBytes } from './framing.js';
import type { BankPlan } from './parse.js';
import { textBlock } from './text-block.js';
import type { Values } from './reader.js';
import { totalsOver } from './totals.js';

/** What is written of a record: constants and ダミー may be left out. */
export type Said<R> = Partial<R>;
export interface BankSaid<P extends BankParts> {
  readonly header: Said<RecordOf<P['header']>>;
  readonly entries: Iterable<Said<EntryOf<P>>> | AsyncIterable<Said<EntryOf<P>>>;
  /** What a trailer says beside counts and sums, which are worked out; what is given of those must be right. */
  readonly trailer?: Said<RecordOf<P['trailer']>> | null;
}

const entriesABlock = 400;

/** Writes one file block by block. Throws CannotFormat with the place rather than change, cut or invent a value. */
export async function* written<P extends BankParts>(plan: BankPlan, sets: Iterable<BankSaid<P>> | AsyncIterable<BankSaid<P>>, said: { readonly banner?: Values | null | undefined; readonly end?: Values | null | undefined } = {}): AsyncGenerator<Uint8Array> {
  const writer = fileWriter(plan);
  if (plan.file.parts.banner) yield writer.records('banner', [said.banner ?? {}]);
  for await (const { header, entries, trailer } of sets) {
    yield writer.header(header);
    let waiting: Values[] = [];
    for await (const entry of entries) {
      if (waiting.push(entry) < entriesABlock) continue;
      yield writer.entries(waiting);
      waiting = [];
    }
    if (waiting.length > 0) yield writer.entries(waiting);
    yield writer.trailer(trailer ?? {});
  }
  yield writer.end(said.end ?? {});
}

/** The same at once. */
export function writtenWhole<P extends BankParts>(plan: BankPlan, sets: Iterable<BankSaid<P> & { readonly entries: Iterable<Said<EntryOf<P>>> }>, said: { readonly banner?: Values | null | undefined; readonly end?: Values | null | undefined } = {}): Uint8Array {
  const writer = fileWriter(plan);
  const pieces: Uint8Array[] = plan.file.parts.banner ? [writer.records('banner', [said.banner ?? {}])] : [];
  for (const { header, entries, trailer } of sets) pieces.push(writer.header(header), writer.entries([...entries]), writer.trailer(trailer ?? {}));
  pieces.push(writer.end(said.end ?? {}));
  return Buffer.concat(pieces);
}

/** Where a record stands among others that were written with it, and its number in the file. */
interface Written { readonly block: Buffer; readonly text: string; readonly at: number; readonly number: number }

function fileWriter({ file, dialect, readers }: BankPlan) {
  const totals = file.totals(dialect);
  const put = Object.fromEntries(Object.entries(readers).map(([part, { places }]) => [part, [...places].map(([key, { at, field }]) => ({ key, at, field, put: putter(field) }))]));
  const end = Buffer.from(endBytes[dialect.writtenLineEnd]);
  const stride = file.recordBytes + end.length;
  let [line, headers, over] = [0, 0, totalsOver(totals)];

  /** Writes the bytes, then reads them as any reader would: what cannot be read back is not written. */
  const records = (part: PartName, list: readonly Values[]): Buffer => {
    const items = put[part]!;
    const { block, said } = blockOf(items, list, { end, recordBytes: file.recordBytes, line });
    const text = textBlock(block);
    for (let index = 0; index < list.length; index += 1) check(part, list[index]!, said, index * items.length, { block, text, at: index * stride, number: line + index + 1 });
    line += list.length;
    return dialect.encoding === 'ebcdic' ? translated(block, ebcdicOfJis) : block;
  };
  const check = (part: PartName, meant: Values, said: readonly unknown[], from: number, { block, text, at, number }: Written): void => {
    const reader = readers[part]!;
    if (part === 'entry' && reader.passes(block, text, at, said, from) && (file.checkEntry?.(meant).length ?? 0) === 0) return over.add(meant);
    const quick = reader.quick(block, text, at);
    const read = quick === undefined ? reader.careful(block.subarray(at, at + file.recordBytes)) : { values: quick, troubles: [] };
    const trouble = read.troubles.find(({ code }) => code.startsWith('E'));
    if (trouble) throw new CannotFormat({ line: number, ...trouble });
    if (part !== 'entry') return;
    const conflict = file.checkEntry?.(read.values)[0];
    if (conflict) throw new CannotFormat(fileIssue('E206', reader.places.get(conflict.field)!.field.ja, '', conflict.why, conflict.cure, number, 0, conflict.field));
    over.add(read.values);
  };
  return {
    records,
    header(values: Values): Buffer {
      headers += 1;
      if (headers > 1 && dialect.headers === 'one') throw new CannotFormat(fileIssue('E110', 'ヘッダ・レコード', '', `方言 ${dialect.id} はヘッダを一つだけ受ける`, 'ファイルを分けるか、ヘッダを繰り返せる方言で書く', line + 1));
      over = totalsOver(totals);
      return records('header', [values]);
    },
    entries(list: readonly Values[]): Buffer {
      return records('entry', list);
    },
    trailer(given: Values): Buffer {
      const most = dialect.entriesAtMost;
      if (most !== null && over.entries() > most) throw new CannotFormat(fileIssue('E103', '件数', String(over.entries()), `データ・レコードが${most}件を超える(方言 ${dialect.id})`, 'ファイルを分ける', line));
      return records('trailer', [{ ...given, ...due(over.sums, given, line + 1) }]);
    },
    end(given: Values): Buffer {
      const { counted } = file;
      const last = records('end', [{ ...given, ...(counted ? agreed({ [counted.records]: line + 1, [counted.headers]: headers }, given, line + 1) : {}) }]);
      return dialect.endMark === 'required' ? Buffer.concat([last, Buffer.from([0x1a])]) : last;
    },
  };
}

/** One item of a record and how it is written. */
interface PutItem { readonly key: string; readonly at: number; readonly field: BankField<unknown>; readonly put: Put }

/** The bytes of many records, and every value that was written, record by record: each is looked up once by its key. `line`: how many records stand before. */
function blockOf(items: readonly PutItem[], list: readonly Values[], { end, recordBytes, line }: { readonly end: Buffer; readonly recordBytes: number; readonly line: number }): { readonly block: Buffer; readonly said: readonly unknown[] } {
  const stride = recordBytes + end.length;
  const block = Buffer.alloc(stride * list.length, 0x20);
  const said: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const values = list[index]!;
    for (let place = 0; place < items.length; place += 1) {
      const { key, at, field, put } = items[place]!;
      const value = values[key];
      said.push(value);
      const bad = put(value, block, index * stride + at);
      if (bad !== null) throw refusal(field, { byte: at + 1, field: key, ja: field.ja, raw: shown(String(value)), code: bad.code, why: bad.why, cure: bad.cure }, line + index + 1);
    }
    for (let n = 0; n < end.length; n += 1) block[index * stride + recordBytes + n] = end[n]!;
  }
  return { block, said };
}

const refusal = (field: BankField<unknown>, trouble: Trouble, line: number) => new CannotFormat({ line, ...trouble, ja: field.ja });

/** Counts and sums of a trailer. Of two right readings the one given is kept. */
function due(sums: ReturnType<typeof totalsOver>['sums'], given: Values, line: number): Values {
  return Object.assign({}, ...sums.map(({ total: { count, amount }, right, other }) => {
    const said = ({ count: n, yen }: typeof right): Record<string, number> => ({ ...(count === null ? {} : { [count]: n }), ...(amount === null ? {} : { [amount]: yen }) });
    const isGiven = other !== null && Object.entries(said(other)).some(([key, value]) => given[key] === value) && Object.entries(said(other)).every(([key, value]) => given[key] === undefined || given[key] === value);
    return agreed(said(isGiven ? other : right), given, line);
  })) as Values;
}

/** What was worked out; something else that was given is not overwritten but refused. null is left out on purpose. */
function agreed(worked: Readonly<Record<string, number>>, given: Values, line: number): Values {
  return Object.fromEntries(Object.entries(worked).map(([key, value]) => {
    if (given[key] === null) return [key, null];
    if (given[key] !== undefined && given[key] !== value) throw new CannotFormat(fileIssue('E103', key, shown(JSON.stringify(given[key])), `${JSON.stringify(given[key])} と渡されたが、数えると ${value} になる`, '渡さずに数えさせるか、正しい値を渡す', line, 0, key));
    return [key, value];
  }));
}

type Put = (value: unknown, target: Buffer, at: number) => Bad | null;

/** How a value becomes bytes. Blank stays as the spaces that are already there. */
function putter(field: BankField<unknown>): Put {
  const { bytes, form, constant } = field;
  const text = (value: string, target: Buffer, at: number): Bad | null => {
    if (value.length > bytes) return new Bad(`${bytes}バイトのところ${value.length}バイトある`, '切り詰めずに、入る名や番号にする');
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      const byte = unit < 0x80 ? unit : unit >= 0xff61 && unit <= 0xff9f ? unit - 0xfec0 : byteOf(value[index]!);
      if (byte === undefined) return new Bad(`JIS X 0201 で書けない文字 U+${value.codePointAt(index)!.toString(16).toUpperCase().padStart(4, '0')} がある`, '半角かな・半角英数字で書く', 'E205');
      target[at + index] = byte;
    }
    return null;
  };
  if (constant !== null) return (value, target, at) => (value === undefined || value === constant ? text(constant, target, at) : new Bad(`「${constant}」であるべき`, '書かずにおく', 'E204'));
  if (form === 'number') return putNumber(bytes);
  return (value, target, at) => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'string') return new Bad('文字列であるべき', '先頭の0を落とさずに文字列で渡す');
    if (form === 'digits' && value.length !== bytes) return new Bad(`${bytes}桁のところ${value.length}桁ある`, '先頭の0を落とさずに渡す');
    if (form !== 'digits' && value.charCodeAt(value.length - 1) === 0x20) return new Bad('空白で終わる値は、読み戻すと変わる', '後ろの空白を除いて渡す');
    return text(value, target, at);
  };
}

const putNumber = (bytes: number): Put => (value, target, at) => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return new Bad('0以上の整数であるべき', '整数で渡す');
  let rest = value;
  for (let index = at + bytes - 1; index >= at; index -= 1) {
    target[index] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return rest === 0 ? null : new Bad(`${bytes}桁に入らない`, '桁に入る値にするか、ファイルを分ける');
};
