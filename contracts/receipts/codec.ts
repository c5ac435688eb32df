import type { ReceiptFile, ReceiptRow } from './define.js';
import { rewritten, writtenLines, type SaidLine } from './format.js';
import { parseReceipts, type Mode, type ReceiptsParsed } from './parse.js';

/** Lines of レセプト電算 ⇄ bytes. `rewrite(parse(bytes).rows)` gives the same bytes for every file in which nothing is refused and every line ends with CRLF. */
export interface ReceiptCodec {
  readonly parse: (bytes: Uint8Array, mode?: Mode) => ReceiptsParsed;
  readonly format: (lines: Iterable<SaidLine>) => Uint8Array;
  readonly rewrite: (rows: Iterable<ReceiptRow>) => Uint8Array;
}
export const receiptCodec = (file: ReceiptFile): ReceiptCodec => ({ parse: (bytes, mode = 'strict') => parseReceipts(file, bytes, mode), format: (lines) => writtenLines(file, lines), rewrite: rewritten });
