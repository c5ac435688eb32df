import { isUtf8 } from 'node:buffer';
import type { Issue } from '../define.js';
import { fileIssue, lineShape, type Trouble } from '../wire/trouble.js';
import type { PartName } from './define.js';
import { lineEndJa, type LineEnd } from './dialect.js';
import type { Piece } from './framing.js';
import { recordOrder } from './order.js';
import type { BankPlan, Gathered } from './parse.js';
import { textOf, type RecordReader } from './reader.js';
import { textBlock } from './text-block.js';
import { tally } from './totals.js';

const partOfByte: Readonly<Record<string, PartName>> = { 0: 'banner', 1: 'header', 2: 'entry', 8: 'trailer', 9: 'end' };
const endMark = 0x1a;

/** Where the reader is, what it watches, and how it tells. */
function reading({ file, dialect, readers }: BankPlan, gathered: Gathered) {
  const state = { line: 0, strangers: 0, stopped: false };
  return {
    state, file, dialect, readers, gathered, order: recordOrder(file, dialect), sums: tally(file, dialect, readers),
    say: (troubles: readonly Trouble[]) => { for (const trouble of troubles) gathered.tell({ line: state.line, ...trouble }); },
    stop(issue: Issue): void {
      if (!state.stopped) gathered.tell(issue);
      state.stopped = true;
    },
  };
}
type Reading = ReturnType<typeof reading>;

/** Reads the pieces of a file record by record, and watches their order and their totals. */
export function recordTaker(plan: BankPlan, gathered: Gathered, lineEnd: () => LineEnd | null) {
  const now = reading(plan, gathered);
  const { state, order, say } = now;
  const takeRecord = recordReading(now, lineEnd);
  const misfit = misfits(now, takeRecord, lineEnd);
  /** What follows the last line end, or is no whole record: nothing, 0x1A, a record without its line end, or a record cut off. */
  const takeRest = (bytes: Buffer): void => {
    const marked = bytes.at(-1) === endMark && bytes.length !== plan.file.recordBytes;
    const body = marked ? bytes.subarray(0, -1) : bytes;
    order.mark(marked);
    if (body.length === 0) return;
    if (body.length !== plan.file.recordBytes) return misfit(body, 'none');
    takeRecord(body, textOf(body), 0);
    if (lineEnd() !== 'none' && plan.dialect.lastLineEnd === 'required') say([oddLineEnd(plan.file.recordBytes, '最後の記録が改行で終わっていない', 'ほかの記録と同じ改行を付ける')]);
  };
  return {
    stop: now.stop, count: () => state.line,
    accept(piece: Piece): void {
      if (state.stopped) return;
      if (state.line === 0) say(order.lineEnd(lineEnd()));
      if (piece.kind === 'odd') return misfit(piece.bytes, piece.end);
      if (piece.kind === 'rest') return takeRest(piece.bytes);
      const text = textBlock(piece.bytes);
      for (let at = 0; at < piece.bytes.length && !state.stopped; at += piece.stride) takeRecord(piece.bytes, text, at);
    },
    finish(): void {
      if (state.stopped) return;
      // A lone 0x1A or BOM is no record either.
      if (state.line === 0) return gathered.tell(fileIssue('E103', 'ファイル', '', 'ファイルが空', 'ヘッダ・レコードから送り直す'));
      return say(order.end());
    },
  };
}

type TakeRecord = (block: Buffer, text: string, at: number) => void;

/** One record in its place: read the fast way, else item by item. */
function recordReading({ state, file, readers, order, sums, gathered, say, stop }: Reading, lineEnd: () => LineEnd | null): TakeRecord {
  const { recordBytes, checkEntry } = file;
  const isAllowed = (part: PartName, values: object) => part !== 'entry' || checkEntry === undefined || checkEntry(values).length === 0;
  const carefully = (part: PartName, reader: RecordReader, raw: Buffer) => {
    const { values, troubles } = reader.careful(raw);
    const all = [...troubles, ...(part === 'entry' && checkEntry ? sums.conflicts('entry', { check: checkEntry }, values) : [])];
    const wrong = new Set(all.filter(({ code }) => code.startsWith('E')).map(({ field }) => field));
    const known = wrong.size === 0 ? values : Object.fromEntries(Object.entries(values).filter(([key]) => !wrong.has(key)));
    say([...all, ...sums.add(part, known, wrong.size === 0)]);
    if (wrong.size === 0) gathered.keep({ line: state.line, part, values });
    else gathered.refuse(state.line, raw, part, known);
  };
  /** A record of no kind. Where nothing ends a record, two in a row mean that all further places are wrong. */
  const stranger = (raw: Buffer) => {
    state.strangers += 1;
    sums.stranger();
    gathered.refuse(state.line, raw);
    if (lineEnd() === 'none' && state.strangers > 1) return stop(fileIssue('E111', '記録', lineShape(raw), `ここより前で記録の長さが ${recordBytes} バイトでなくなり、境がずれている`, '長さの違う記録を探して直し、全体を送り直す', state.line));
    return say([{ code: 'E204', byte: 1, field: 'recordKind', ja: 'データ区分', raw: textOf(raw.subarray(0, 1)), why: `データ区分が ${order.kinds()} のいずれでもない`, cure: '記録の境がずれていないか確かめ、データ区分を直す' }]);
  };
  return (block, text, at) => {
    state.line += 1;
    const part = partOfByte[text[at]!];
    const reader = part === undefined ? undefined : readers[part];
    if (part === undefined || reader === undefined) return stranger(block.subarray(at, at + recordBytes));
    state.strangers = 0;
    say(order.next(part));
    const values = reader.quick(block, text, at);
    if (values === undefined || !isAllowed(part, values)) return carefully(part, reader, block.subarray(at, at + recordBytes));
    say(sums.add(part, values, true));
    return gathered.keep({ line: state.line, part, values });
  };
}

const oddLineEnd = (recordBytes: number, why: string, cure: string): Trouble => ({ code: 'E111', byte: recordBytes + 1, field: '*', ja: '改行', raw: '', why, cure });

/** A piece between line ends that is no record in its place: another length, or another line end. */
function misfits({ state, file: { recordBytes }, readers, order, sums, gathered, say }: Reading, takeRecord: TakeRecord, lineEnd: () => LineEnd | null) {
  const wrongLength = (body: Buffer): Trouble => (body.some((byte) => byte > 0x7f) && isUtf8(body)
    ? { code: 'E102', byte: 0, field: '*', ja: '記録', raw: lineShape(body), why: `UTF-8 で書かれていて、${recordBytes}バイトの記録のところ${body.length}バイトある`, cure: 'JIS X 0201(1字1バイト)で書き直す' }
    : { code: 'E111', byte: body.length > recordBytes ? recordBytes + 1 : 0, field: '*', ja: '記録', raw: lineShape(body), why: `${recordBytes}バイトの記録のところ${body.length}バイトある`, cure: '文字数でなくバイト数で数え、各項目を決まった幅にそろえる' });
  return (bytes: Buffer, end: LineEnd): void => {
    const body = bytes.subarray(0, bytes.length - (end === 'crlf' ? 2 : end === 'none' ? 0 : 1));
    if (body.length === recordBytes) {
      takeRecord(body, textOf(body), 0);
      return say([oddLineEnd(recordBytes, `ほかの記録の改行(${lineEndJa[lineEnd()!]})と違い、${lineEndJa[end]}`, 'どの記録も同じ改行にそろえる')]);
    }
    state.line += 1;
    const part = partOfByte[textOf(body.subarray(0, 1))];
    const known = part !== undefined && readers[part] ? part : null;
    gathered.refuse(state.line, bytes, known);
    if (known === null) sums.stranger();
    else {
      say(order.next(known));
      sums.missed(known);
    }
    return say([wrongLength(body)]);
  };
}
