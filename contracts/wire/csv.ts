/** A line cut into columns. `starts[i]` is the index of the first character of the value (after its quote). */
export interface Cells {
  readonly texts: string[];
  readonly starts: number[];
}
export interface CsvFault {
  readonly index: number;
  readonly why: string;
  readonly cure: string;
}
export type Quote = 'none' | 'always' | 'minimal';

/**
 * Cuts one line. Values hold no newline, so a quote open at the end of the line is a fault and the next line is safe.
 * Works on characters or, when the line is read as latin1, on bytes: delimiter and quote are below 0x40 and never part
 * of a longer character in UTF-8 or CP932.
 */
export function splitCsv(line: string, delimiter: string, quote: Quote): Cells | CsvFault {
  const texts: string[] = [];
  const starts: number[] = [];
  for (let index = 0; ;) {
    if (quote === 'none' || line[index] !== '"') {
      if (quote === 'always') return { index, why: '引用符で囲まれていない', cure: 'すべての値を " で囲む' };
      const end = line.indexOf(delimiter, index);
      const text = end < 0 ? line.slice(index) : line.slice(index, end);
      const stray = quote === 'none' ? -1 : text.indexOf('"');
      if (stray >= 0) return { index: index + stray, why: '囲まれていない値の途中に引用符がある', cure: '値全体を " で囲み、中の " は "" と重ねる' };
      texts.push(text);
      starts.push(index);
      if (end < 0) return { texts, starts };
      index = end + 1;
      continue;
    }
    const close = closingQuote(line, index + 1);
    if (close < 0) return { index, why: '引用符が閉じていない', cure: '値の終わりに " を書く(値の中に改行は書けない)' };
    texts.push(line.slice(index + 1, close).replaceAll('""', '"'));
    starts.push(index + 1);
    if (close + 1 === line.length) return { texts, starts };
    if (line[close + 1] !== delimiter) return { index: close + 1, why: '閉じた引用符の後に文字がある', cure: `引用符の後には区切り文字を書き、値の中の " は "" と重ねる` };
    index = close + 2;
  }
}

function closingQuote(line: string, from: number): number {
  for (let index = line.indexOf('"', from); index >= 0; index = line.indexOf('"', index + 2)) {
    if (line[index + 1] !== '"') return index;
  }
  return -1;
}

/** A value as it stands in the line; null when it needs quotes and the profile has none. */
export function quoted(text: string, delimiter: string, quote: Quote): string | null {
  if (quote === 'always') return `"${text.replaceAll('"', '""')}"`;
  if (quote === 'none') return text.includes(delimiter) ? null : text;
  return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
