import { createReadStream } from 'node:fs';
import { decodeBlock } from '../../contracts/wire/encoding.js';
import { lineReader, type Piece } from '../../contracts/wire/lines.js';
import { readCarefully, rowsOfLine, tooLong, type CarefulLine } from '../../matching/bulk/careful.js';
import type { Shape } from '../../matching/bulk/columns.js';
import { withLineFeeds } from '../line-feeds.js';
import type { Opened } from './open.js';
import type { Line } from './rewrite.js';

/** Lines of a table in CP932, or of one whose lines end with a CR alone. */
export async function* tableLines({ segment, lineEnd }: Extract<Opened, { kind: 'lines' }>): AsyncGenerator<Line, void, undefined> {
  const { shape } = segment;
  const reader = lineReader(null);
  const utf8: Shape = { ...shape, encoding: 'utf-8' };
  let line = segment.firstLine;
  const whole = function* (bytes: Buffer): Generator<Line, void, undefined> {
    const text = decodeBlock(bytes, shape.encoding);
    if (text !== null && isPlainText(text)) {
      for (const row of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
        const values = row.split(shape.delimiter);
        if (values.length === shape.columns.length) yield { line, values };
        else if (row !== '') yield lineOf(readCarefully(Buffer.from(row), line, utf8, segment.titles), line, utf8);
        line += 1;
      }
      return;
    }
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(10, start);
      const bare = bytes.subarray(start, bytes[end - 1] === 13 ? end - 1 : end);
      if (bare.length > 0) for (const read of rowsOfLine(bare, line, shape, segment.titles)) yield lineOf(read, line, shape);
      [line, start] = [line + 1, end + 1];
    }
  };
  const each = function* ({ kind, bytes }: Piece): Generator<Line, void, undefined> {
    if (kind !== 'tooLong') return yield* whole(kind === 'cut' ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes);
    yield { line, issues: [tooLong(line)] };
    line += 1;
  };
  const source = createReadStream(segment.path, { start: segment.from, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  for await (const chunk of lineEnd === 'cr' ? withLineFeeds(source) : source) for (const piece of reader.push(chunk)) yield* each(piece);
  for (const piece of reader.end()) yield* each(piece);
}
/** No quote, no control, no CR but that of a line end. */
const isPlainText = (text: string): boolean => !/["\u0000-\u0009\u000b\u000c\u000e-\u001f]|\r(?!\n)/.test(text);

const lineOf = (read: CarefulLine, line: number, { encoding }: Shape): Line =>
  ('issues' in read ? { line, issues: read.issues } : { line, values: read.cells.map((cell) => decodeBlock(cell, encoding) ?? '') });
