import { recordEnd } from './cells.js';
import { decodeBlock } from './encoding.js';
import type { FileLayout } from './layout.js';
import { hasControl, offsetOf, withoutNewline } from './newline.js';
import type { RowReader } from './rows.js';
import type { Trouble } from './trouble.js';

/** Where rows go. `refuse` counts the line too. */
export interface RowSink<R> {
  readonly keep: (value: R) => void;
  readonly refuse: (raw: Buffer, troubles: readonly Trouble[]) => void;
}

/**
 * Reads a block of whole data lines. The block is decoded at once and each line read from the text; only a line with
 * something wrong is read again from its bytes, which finds the place of every trouble. `shift`: bytes of a byte order
 * mark before the first line.
 */
export function takeRows<R>(bytes: Buffer, layout: FileLayout, recordBytes: number | null, reader: RowReader<R>, sink: RowSink<R>, shift: number): void {
  const text = decodeBlock(bytes, layout.encoding);
  if (text === null || hasControl(bytes, layout)) return takeEach(bytes, layout, recordBytes, reader, sink, shift);
  if (recordBytes !== null) return takeRecords(text, bytes, layout, recordBytes, reader, sink);
  const oneByteEach = text.length === bytes.length;
  const strip = layout.newline === 'crlf' ? 1 : 0;
  let [known, offset] = [0, 0];
  for (let start = 0, index = 0; start < text.length; index++) {
    const end = text.indexOf('\n', start);
    const value = strip === 1 && text.charCodeAt(end - 1) !== 13 ? undefined : reader.quick(text, start, end - strip, oneByteEach);
    start = end + 1;
    if (value !== undefined) {
      sink.keep(value);
      continue;
    }
    offset += offsetOf(bytes.subarray(offset), index - known);
    known = index;
    takeLine(bytes.subarray(offset, bytes.indexOf(10, offset) + 1), layout, reader, sink, index === 0 ? shift : 0);
  }
}

/** Records that follow each other without a newline. */
function takeRecords<R>(text: string, bytes: Buffer, layout: FileLayout, recordBytes: number, reader: RowReader<R>, sink: RowSink<R>): void {
  const oneByteEach = text.length === bytes.length;
  for (let start = 0, offset = 0; start < text.length; offset += recordBytes) {
    const end = oneByteEach ? start + recordBytes : recordEnd(text, start, recordBytes, layout.encoding);
    if (end < 0) return takeEach(bytes.subarray(offset), layout, recordBytes, reader, sink, 0);
    const value = reader.quick(text, start, end, oneByteEach);
    if (value === undefined) takeLine(bytes.subarray(offset, offset + recordBytes), layout, reader, sink, 0);
    else sink.keep(value);
    start = end;
  }
}

/** Line by line from the bytes, because the block as a whole is not clean text. */
function takeEach<R>(bytes: Buffer, layout: FileLayout, recordBytes: number | null, reader: RowReader<R>, sink: RowSink<R>, shift: number): void {
  for (let start = 0; start < bytes.length;) {
    const end = recordBytes === null ? bytes.indexOf(10, start) + 1 : start + recordBytes;
    takeLine(bytes.subarray(start, end), layout, reader, sink, start === 0 ? shift : 0);
    start = end;
  }
}

function takeLine<R>(raw: Buffer, layout: FileLayout, reader: RowReader<R>, sink: RowSink<R>, shift: number): void {
  const { body, trouble } = withoutNewline(raw, layout.newline);
  const result = reader.careful(body);
  const troubles = [...('troubles' in result ? result.troubles : []), ...(trouble ? [trouble] : [])];
  if ('value' in result && troubles.length === 0) sink.keep(result.value);
  else sink.refuse(raw, shift === 0 ? troubles : troubles.map((each) => ({ ...each, byte: each.byte && each.byte + shift })));
}
