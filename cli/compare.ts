import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { TotsugoProblem } from '../harness/problem.js';
import { comparePair, isPairKind, pairKinds, type PairAnswer } from '../matching/kinds.js';
import { command, print, tellUser } from './define.js';
import { withLineFeeds } from './line-feeds.js';

export const compare = command({
  command: 'compare <file>',
  describe: '氏名・生年月日・性別・住所の組を比べ、一致の段階と理由を出す(判定はしない)',
  examples: [
    ['$0 compare pairs.ndjson', '1行に1組 {"id":"1","kind":"name","a":"髙橋","b":"高橋"}'],
    ['$0 compare - --json < pairs.json', '標準入力から読み、配列で出す'],
  ],
  options: (cli) => cli.positional('file', { type: 'string', demandOption: true, describe: `NDJSON、{id, kind, a, b} の配列、または種類ごとの配列を持つJSON。- は標準入力。kind は ${Object.keys(pairKinds).join('・')}` })
    .option('json', { type: 'boolean', default: false, describe: 'NDJSONではなく、JSONの配列で出す' }),
  async run({ file, json }) {
    let pairs = 0;
    let refused = 0;
    const output = outputOf(json);
    for await (const read of pairsIn(linesOf(file))) {
      if ('why' in read) {
        refused += 1;
        tellUser(`${read.at}: ${read.why}(TSG-PAIR)。${read.cure}`);
      } else {
        pairs += 1;
        await output.write(read);
      }
    }
    await output.end();
    if (refused > 0) {
      process.exitCode = 2;
      tellUser(`${pairs}組を比べ、${refused}件は読めなかった`);
    }
  },
});

/** A pair with its answer, or why there is none. */
type Read = { readonly id: string | number } & PairAnswer | { readonly at: string; readonly why: string; readonly cure: string };

const largestDocument = 64 * 1024 * 1024;
const longestLine = 1024 * 1024;
const longestValue = 1000;

/** A line; `isBroken`: not all of its bytes are UTF-8. */
interface TextLine { readonly text: string; readonly isBroken: boolean }

async function* linesOf(file: string): AsyncGenerator<TextLine> {
  // yargs hands a lone `-` over as an empty text.
  const input: AsyncIterable<Buffer> = file === '-' || file === '' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  try {
    let isFirst = true;
    for await (const bytes of byteLines(input)) {
      const text = bytes.toString();
      yield { text: isFirst ? text.replace(/^\ufeff/, '') : text, isBroken: text.includes('\ufffd') && !isUtf8(bytes) };
      isFirst = false;
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new TotsugoProblem('TSG-U07', `${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
    throw error;
  }
}

async function* byteLines(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  for await (const chunk of withLineFeeds(input)) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield waiting.length === 0 ? chunk.subarray(from, end) : Buffer.concat([...waiting, chunk.subarray(from, end)]);
      [waiting, from] = [[], end + 1];
    }
    if (from < chunk.length) waiting.push(chunk.subarray(from));
  }
  if (waiting.length > 0) yield Buffer.concat(waiting);
}

/** NDJSON is answered line by line. What does not begin with a whole object on one line is read to its end first. */
async function* pairsIn(lines: AsyncIterable<TextLine>): AsyncGenerator<Read> {
  let number = 0;
  let isDocument: boolean | undefined;
  const document: TextLine[] = [];
  let size = 0;
  for await (const line of lines) {
    const { text } = line;
    number += 1;
    if (isDocument === undefined && text.trim() !== '') isDocument = beginsDocument(text);
    if (isDocument) {
      size += text.length + 1;
      if (size > largestDocument) throw new TotsugoProblem('TSG-U17', 'JSONの文書が64MBを超えている', '1行に1組のNDJSONにすると、大きさの限りがない');
      document.push(line);
    } else if (text.trim() !== '') yield answerLine(line, number);
  }
  if (isDocument) yield* answersIn(document);
}

/** A line that is one whole pair begins NDJSON; anything else may be a document over many lines. */
function beginsDocument(line: string): boolean {
  const value = parsed(line);
  return value === undefined ? /^\s*[[{]/.test(line) : !isObject(value) || !('kind' in value || 'a' in value);
}

function* answersIn(lines: readonly TextLine[]): Generator<Read> {
  const value = parsed(lines.map(({ text }) => text).join('\n'));
  const isBroken = lines.some((line) => line.isBroken);
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield answer(one, `${index + 1}件目`, isBroken);
  } else if (isObject(value)) {
    for (const [kind, pairs] of Object.entries(value)) {
      if (kind === 'about') continue;
      if (!Array.isArray(pairs)) yield { at: kind, why: '組の配列でない', cure: '種類ごとに {id, a, b} の配列を置く' };
      else for (const [index, one] of pairs.entries()) yield answer(isObject(one) ? { kind, ...one } : one, `${kind} の${index + 1}件目`, isBroken);
    }
  } else {
    for (const [index, line] of lines.entries()) if (line.text.trim() !== '') yield answerLine(line, index + 1);
  }
}

function answerLine({ text, isBroken }: TextLine, number: number): Read {
  const at = `${number}行`;
  if (text.length > longestLine) return { at, why: '1行が1MBを超えている', cure: '1行に1組だけを書く' };
  const value = parsed(text);
  return value === undefined ? { at, why: 'JSONとして読めない', cure: '1行に {"id":"1","kind":"name","a":"…","b":"…"} の形で書く' } : answer(value, at, isBroken);
}

function answer(value: unknown, at: string, isBroken: boolean): Read {
  if (!isObject(value)) return { at, why: '組がオブジェクトでない', cure: '{id, kind, a, b} の形にする' };
  const { id, kind, a, b } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return { at, why: 'id がない', cure: 'id に文字列か数を入れる' };
  if (typeof kind !== 'string' || !isPairKind(kind)) return { at, why: typeof kind === 'string' ? '知らない kind' : 'kind がない', cure: `kind は ${Object.keys(pairKinds).join('・')} のどれか` };
  if (typeof a !== 'string' || typeof b !== 'string') return { at, why: 'a か b が文字列でない', cure: '比べる二つの値を文字列で入れる' };
  if (a.length > longestValue || b.length > longestValue) return { at, why: `a か b が${longestValue}字を超えている`, cure: '氏名や住所だけを入れる' };
  if (a.includes('\ufffd') || b.includes('\ufffd')) return { at, ...(isBroken ? notUtf8 : lostCharacter) };
  return { id, ...comparePair(kind, a, b) };
}

const notUtf8 = { why: 'UTF-8として読めない文字がある', cure: 'ファイルをUTF-8で保存する' };
/** わざと: it is a character like any other on the wire, and stands for one that was lost before: two of them are not the same character. */
const lostCharacter = { why: '置き換えの字 U+FFFD がある(どの字だったかは失われている)', cure: '元のデータから、字を失わない文字コードで書き出し直す' };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects answers into writes of some size; an array opens and closes around them. */
function outputOf(isArray: boolean) {
  let waiting: string[] = isArray ? ['['] : [];
  let isFirst = true;
  const flush = async () => {
    if (waiting.length > 0) await print(waiting.join('\n'));
    waiting = [];
  };
  return {
    async write(one: unknown) {
      if (isArray && !isFirst) waiting[waiting.length - 1] += ',';
      waiting.push(JSON.stringify(one));
      isFirst = false;
      if (!isArray && waiting.length >= 500) await flush();
      if (isArray && waiting.length >= 500) { const last = waiting.pop()!; await flush(); waiting = [last]; }
    },
    async end() {
      if (isArray) waiting.push(']');
      await flush();
    },
  };
}
