import { splitCsv } from './csv.js';
import { characterWidth, decodeStrict, encode, isPair } from './encoding.js';
import type { FileLayout, Place } from './layout.js';

/** The raw bytes of one value and its first byte within the line, from 1. */
export interface Cell {
  readonly bytes: Buffer;
  readonly at: number;
}
/** Why a line cannot be cut into its columns. */
export interface LineFault {
  readonly byte: number;
  readonly why: string;
  readonly cure: string;
}

/** Cuts one line into columns: `edges` and `text` fast and only when all is well, `bytes` slowly and with the place of every trouble. */
export interface Cutter {
  /**
   * Where the columns of the line from `start` to `end` of a block stand: begin and end of each, one after the other.
   * False: cut it with `text`. `oneByteEach`: every character is one byte.
   */
  readonly edges: (block: string, start: number, end: number, oneByteEach: boolean, into: Int32Array) => boolean;
  /** For lines with quotes. Null: look again with `bytes`. */
  readonly text: (line: string) => readonly string[] | null;
  readonly bytes: (line: Buffer) => readonly Cell[] | LineFault;
}

export const cutterOf = ({ shape, encoding }: FileLayout, places: readonly Place[]): Cutter =>
  (shape.kind === 'csv' ? csvCutter(shape.delimiter, shape.quote, places.length) : fixedCutter(places, encoding));

function csvCutter(delimiter: string, quote: 'none' | 'always' | 'minimal', columns: number): Cutter {
  const part = delimiter.charCodeAt(0);
  return {
    edges(block, start, end, _oneByteEach, into) {
      if (quote === 'always') return false;
      let column = 0;
      into[0] = start;
      for (let index = start; index < end; index++) {
        const unit = block.charCodeAt(index);
        if (unit === 0x22 && quote === 'minimal') return false;
        if (unit !== part) continue;
        column += 1;
        if (column === columns) return false;
        into[column * 2 - 1] = index;
        into[column * 2] = index + 1;
      }
      into[column * 2 + 1] = end;
      return column === columns - 1;
    },
    text(line) {
      const cells = splitCsv(line, delimiter, quote);
      return 'texts' in cells && cells.texts.length === columns ? cells.texts : null;
    },
    bytes(line) {
      const cells = splitCsv(line.toString('latin1'), delimiter, quote);
      if (!('texts' in cells)) return { byte: cells.index + 1, why: cells.why, cure: cells.cure };
      const { texts, starts } = cells;
      if (texts.length > columns) return { byte: starts[columns]! + 1, why: `列が${columns}のところ${texts.length}ある`, cure: '余る列を除く(値の中の区切り文字は引用符で囲む)' };
      if (texts.length < columns) return { byte: 0, why: `列が${columns}のところ${texts.length}しかない`, cure: '足りない列を空でも書く' };
      return texts.map((text, index) => ({ bytes: Buffer.from(text, 'latin1'), at: starts[index]! + 1 }));
    },
  };
}

function fixedCutter(places: readonly Place[], encoding: FileLayout['encoding']): Cutter {
  const widths = places.map(({ width }) => width ?? 0);
  const ends = widths.map((_, index) => widths.slice(0, index + 1).reduce((sum, width) => sum + width, 0));
  const total = ends.at(-1) ?? 0;
  const inBytes = places.every(({ unit }) => unit === 'bytes');
  const cutText = (line: string): string[] | null => {
    const texts: string[] = [];
    let start = 0;
    for (const place of places) {
      const end = endOf(line, start, place, encoding);
      if (end < 0) return null;
      texts.push(line.slice(start, end));
      start = end;
    }
    return start === line.length ? texts : null;
  };
  return {
    edges(block, start, end, oneByteEach, into) {
      if (oneByteEach && end - start !== total) return false;
      for (let column = 0, from = start; column < places.length; column++) {
        const until = oneByteEach ? start + ends[column]! : endOf(block, from, places[column]!, encoding, end);
        if (until < 0) return false;
        into[column * 2] = from;
        into[column * 2 + 1] = until;
        from = until;
      }
      return into[places.length * 2 - 1] === end;
    },
    text: () => null,
    bytes(line) {
      if (inBytes) {
        if (line.length !== total) return { byte: line.length > total ? total + 1 : 0, why: `${total}バイトの記録のところ${line.length}バイトある`, cure: '各項目を決まった幅にそろえる' };
        return ends.map((end, index) => ({ bytes: line.subarray(end - widths[index]!, end), at: end - widths[index]! + 1 }));
      }
      const text = decodeStrict(line, encoding);
      if (typeof text !== 'string') return { byte: text.index + 1, why: text.why, cure: text.cure };
      const texts = cutText(text);
      if (!texts) return { byte: 0, why: '記録の長さが項目の幅の合計と違う', cure: '各項目を決まった幅にそろえる' };
      let at = 1;
      return texts.map((part) => {
        const bytes = encode(part, encoding) as Buffer;
        at += bytes.length;
        return { bytes, at: at - bytes.length };
      });
    },
  };
}

/** Where the column beginning at `start` ends; −1 when the line, which ends at `lineEnd`, is too short or a character straddles the edge. */
function endOf(text: string, start: number, place: Place, encoding: FileLayout['encoding'], lineEnd = text.length): number {
  let left = place.width ?? 0;
  let index = start;
  while (left > 0 && index < lineEnd) {
    left -= characterWidth(text, index, place.unit, encoding);
    index += isPair(text, index) ? 2 : 1;
  }
  return left === 0 && index <= lineEnd ? index : -1;
}

/** How many characters from `start` make `bytes` bytes; used where records follow each other without a newline. */
export const recordEnd = (text: string, start: number, bytes: number, encoding: FileLayout['encoding']): number => endOf(text, start, { width: bytes, unit: 'bytes', pad: 'none' }, encoding);
