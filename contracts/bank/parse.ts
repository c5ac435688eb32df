import type { Issue } from '../define.js';
import { issueLimit } from '../wire/parse.js';
import { fileIssue } from '../wire/trouble.js';
import type { BankContent, BankFile, BankParts, PartName } from './define.js';
import type { BankDialect, LineEnd } from './dialect.js';
import { jisOfEbcdic, translated } from './ebcdic.js';
import { byteEncodingJa, encodingOf, markOfUtf8 } from './encoding-of.js';
import { framer, type Piece } from './framing.js';
import { recordReader, type RecordReader, type Values } from './reader.js';
import { recordTaker } from './take-records.js';

/** One record in its values. `line`: its number in the file, from 1. */
export interface BankRow { readonly line: number; readonly part: PartName; readonly values: Values }
/** A refused record exactly as it came, with its kind where that is known, and those of its items that are beyond doubt. */
export interface RefusedRecord { readonly line: number; readonly raw: Uint8Array; readonly part: PartName | null; readonly values: Values }
export interface BankBatch {
  readonly rows: readonly BankRow[];
  readonly refused: readonly RefusedRecord[];
  readonly issues: readonly Issue[];
  readonly done: boolean;
}
export interface BankParsed<P extends BankParts = BankParts> extends BankContent<P> {
  readonly rows: readonly BankRow[];
  readonly refused: readonly RefusedRecord[];
  readonly issues: readonly Issue[];
  /** Records of any kind, refused ones included. */
  readonly count: number;
  /** What ends a record in this file; null when it is too short to tell. */
  readonly lineEnd: LineEnd | null;
}

export const partNames = ['banner', 'header', 'entry', 'trailer', 'end'] as const satisfies readonly PartName[];

/** The readers of a file under a dialect: compiled once. */
export interface BankPlan { readonly file: BankFile; readonly dialect: BankDialect; readonly readers: Readonly<Partial<Record<PartName, RecordReader>>> }
export const bankPlan = (file: BankFile, dialect: BankDialect): BankPlan => ({
  file, dialect, readers: Object.fromEntries(partNames.flatMap((part) => (file.parts[part] ? [[part, recordReader(file.parts[part], dialect)]] : []))),
});

/** Reads one file, chunk by chunk. Everything wrong is told at once, up to a limit; memory holds one block and what was not yet taken. */
export function bankParser(plan: BankPlan) {
  const { file: { recordBytes }, dialect } = plan;
  const isKana = dialect.encoding === 'ebcdic';
  const gathered = gathering();
  const frames = framer(recordBytes, !isKana);
  const inside = recordTaker(plan, gathered, () => frames.lineEnd());
  let head: Buffer | null = Buffer.alloc(0);

  /** Byte order mark and encoding are looked at before the first record. */
  const opened = (chunk: Uint8Array, isLast: boolean): Buffer => {
    if (head === null) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const all = Buffer.concat([head, chunk]);
    if (all.length < recordBytes * 2 && !isLast) return (head = all, all.subarray(0, 0));
    head = null;
    const marked = all.subarray(0, 3).equals(markOfUtf8);
    if (marked) gathered.tell(fileIssue('E102', 'ファイルの先頭', '0xEFBBBF', 'BOM がある', 'BOM を除き、JIS X 0201(1字1バイト)で書く', 1, 1));
    const foreign = foreignIn(all.subarray(0, recordBytes * 2), plan);
    if (foreign) inside.stop(foreign);
    return marked ? all.subarray(3) : all;
  };
  const take = (chunk: Uint8Array, isLast: boolean) => { for (const piece of frames.push(opened(chunk, isLast))) inside.accept(jis(piece)); };
  const jis = (piece: Piece): Piece => (isKana ? { ...piece, bytes: translated(piece.bytes, jisOfEbcdic) } : piece);

  return {
    push: (chunk: Uint8Array) => take(chunk, false),
    end: () => {
      if (head !== null) take(new Uint8Array(), true);
      for (const piece of frames.end()) inside.accept(jis(piece));
      inside.finish();
      gathered.sayLeft();
    },
    waiting: gathered.waiting, take: gathered.take, lineEnd: frames.lineEnd, count: () => inside.count(),
  };
}

/** Bytes that the dialect does not take at all. UTF-8 with line ends is read on: each record says of itself that it is too long. */
function foreignIn(start: Buffer, { file: { recordBytes }, dialect }: BankPlan): Issue | null {
  const encoding = encodingOf(start, recordBytes);
  if (encoding === null || encoding === dialect.encoding) return null;
  if (dialect.encoding === 'jis' && encoding === 'utf8' && start.some((byte) => byte === 10 || byte === 13)) return null;
  const [due, cure] = dialect.encoding === 'ebcdic' ? ['EBCDIC', 'EBCDIC で送り直すか、JIS の方言を選ぶ'] : ['JIS', `JIS X 0201${encoding === 'utf8' ? '(1字1バイト)で書き直す' : ' で送り直すか、EBCDIC の方言を選ぶ'}`];
  const first = start[start.subarray(0, 3).equals(markOfUtf8) ? 3 : 0];
  return fileIssue('E102', 'ファイルの先頭', first === undefined ? '' : `0x${first.toString(16).toUpperCase()}`, `${byteEncodingJa[encoding]} で書かれている。方言 ${dialect.id} は ${due} だけを受ける`, cure, 1, 1);
}

export type Gathered = ReturnType<typeof gathering>;
function gathering() {
  let [rows, refused, issues]: [BankRow[], RefusedRecord[], Issue[]] = [[], [], []];
  let [told, left] = [0, 0];
  return {
    tell(issue: Issue): void { if (told < issueLimit) { told += 1; issues.push(issue); } else left += 1; },
    keep: (row: BankRow) => void rows.push(row),
    refuse: (line: number, raw: Uint8Array, part: PartName | null = null, values: Values = {}) => void refused.push({ line, raw: new Uint8Array(raw), part, values }),
    sayLeft: () => { if (left > 0) issues.push(fileIssue('W199', '指摘', '', `指摘が${issueLimit}件を超えたので、残り${left}件は示さない`, '示された指摘を直してから、もう一度読む')); },
    waiting: () => rows.length,
    take(size: number, done: boolean): BankBatch {
      const batch = { rows: rows.length <= size ? rows : rows.slice(0, size), refused, issues, done };
      [rows, refused, issues] = [rows.length <= size ? [] : rows.slice(size), [], []];
      return batch;
    },
  };
}
