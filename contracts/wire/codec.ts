import type { Fields, Issue, RecordDefinition, RecordOf } from '../define.js';
import type { Envelope, WireFile } from './file.js';
import { fileNameRule } from './file-name.js';
import { CannotFormat, formatter, type AnyRecord } from './format.js';
import { framePlan } from './frame.js';
import type { FileLayout, Profile } from './layout.js';
import { fileParser, parsePlan, type Batch, type RejectedLine, type Row } from './parse.js';
import { recognises } from './recognise.js';
import { batchesOf, pieceBytes } from './streamed.js';
import { fileIssue } from './trouble.js';

export type { Batch, RejectedLine, Row } from './parse.js';
export { CannotFormat } from './format.js';

/** A whole file as read. It is without fault when `issues` is empty. */
export interface Parsed<R> {
  readonly envelope: Envelope | null;
  readonly records: readonly Row<R>[];
  readonly rejected: readonly RejectedLine[];
  readonly issues: readonly Issue[];
  /** Data rows, refused ones included. */
  readonly count: number;
}

/** Records of one kind ⇄ bytes of one profile. */
export interface Codec<R> {
  readonly layout: FileLayout;
  /** Throws CannotFormat when the profile's template cannot say the envelope. */
  readonly fileName: (envelope: Envelope) => string;
  readonly parseFileName: (name: string) => Envelope | null;
  /** Does the beginning of the file name these records, in its header or by its column names? */
  readonly recognises: (bytes: Uint8Array) => boolean;
  /** Throws CannotFormat (with the place) rather than change a value. */
  readonly format: (envelope: Envelope, records: Iterable<R>) => WireFile;
  /** The same bytes block by block. `count` must be given when the header states it. */
  readonly formatStream: (envelope: Envelope, records: Iterable<R> | AsyncIterable<R>, count?: number) => AsyncGenerator<Uint8Array>;
  readonly parse: (file: WireFile) => Parsed<R>;
  /** At least one batch; the last has `done`. Memory is bounded by the batch and one block, not by the file. */
  readonly parseStream: (name: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, batchSize?: number) => AsyncGenerator<Batch<R>>;
}


const made = new WeakMap<Profile, Map<RecordDefinition, Codec<unknown>>>();

/** The codec of one record under a profile; compiled once. Throws TSG-WIRE-LAYOUT when the profile does not know the record. */
export function codecOf<F extends Fields>(profile: Profile, definition: RecordDefinition<F>): Codec<RecordOf<RecordDefinition<F>>> {
  const known = made.get(profile) ?? new Map<RecordDefinition, Codec<unknown>>();
  made.set(profile, known);
  const codec = known.get(definition) ?? makeCodec(profile, definition);
  known.set(definition, codec);
  return codec as Codec<RecordOf<RecordDefinition<F>>>;
}

export class UnknownRecord extends Error {
  override readonly name = 'UnknownRecord';
  readonly code = 'TSG-WIRE-LAYOUT';
}

function makeCodec<R>(profile: Profile, definition: RecordDefinition): Codec<R> {
  const layout = profile.files.get(definition.id);
  if (!layout) throw new UnknownRecord(`TSG-WIRE-LAYOUT プロファイル ${profile.id} に ${definition.ja}(${definition.id})の決まりがない。この記録を含むプロファイルを使う`);
  const parts = { profile, definition, layout, fileName: fileNameRule(layout), header: framePlan(layout.header, layout, '見出し'), trailer: framePlan(layout.trailer, layout, '末尾') };
  const reading = parsePlan<R>(parts);
  const writing = formatter(parts);

  const format = (envelope: Envelope, records: Iterable<R>): WireFile => {
    const rows = Array.isArray(records) ? (records as readonly R[]) : [...records];
    const name = writing.name(envelope);
    const pieces = writing.opening(envelope, rows.length);
    for (let from = 0; from < rows.length; from += writing.rowsABlock) pieces.push(writing.block(rows.slice(from, from + writing.rowsABlock) as readonly AnyRecord[], writing.firstRow + from));
    pieces.push(...writing.closing(envelope, rows.length));
    return { name, bytes: Buffer.concat(pieces) };
  };
  async function* formatStream(envelope: Envelope, records: Iterable<R> | AsyncIterable<R>, count?: number): AsyncGenerator<Uint8Array> {
    if (parts.header.holdsCount && count === undefined) throw new CannotFormat(fileIssue('E103', '見出し行', '', '見出しに件数を書くのに、件数が渡されていない', '件数を先に数えて渡す'));
    writing.name(envelope);
    for (const piece of writing.opening(envelope, count ?? 0)) yield piece;
    let [waiting, written]: [AnyRecord[], number] = [[], 0];
    const flush = () => {
      const bytes = writing.block(waiting, writing.firstRow + written);
      [waiting, written] = [[], written + waiting.length];
      return bytes;
    };
    for await (const item of records) if (waiting.push(item as AnyRecord) === writing.rowsABlock) yield flush();
    if (waiting.length > 0) yield flush();
    if (count !== undefined && count !== written) throw new CannotFormat(fileIssue('E103', '件数', '', `${count}件と渡されたが${written}件あった`, '件数を数え直して渡す'));
    for (const piece of writing.closing(envelope, written)) yield piece;
  }
  const parse = (file: WireFile): Parsed<R> => {
    const parser = fileParser(reading, file.name);
    parser.push(file.bytes);
    parser.end();
    const { envelope, records, rejected, issues, count } = parser.take(Infinity, true);
    return { envelope, records, rejected, issues, count };
  };
  const parseStream = (name: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, batchSize = 1_000): AsyncGenerator<Batch<R>> => batchesOf(fileParser(reading, name), source, batchSize);
  const begins = (bytes: Uint8Array) => recognises(reading, Buffer.from(bytes.subarray(0, pieceBytes)));
  return { layout, fileName: writing.name, parseFileName: parts.fileName.read, recognises: begins, format, formatStream, parse, parseStream };
}

