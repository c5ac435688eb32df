import type { ComparedItem, Stretch } from '../../contracts/side-by-side.js';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import { maskOf, redact } from '../../harness/secrets.js';
import { readCarefully, readNumber } from '../../matching/bulk/careful.js';
import { inOneWidth, withoutSpaces } from '../../matching/fold/width.js';
import { compareFive, type FiveOutcomes } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { sideBySide } from '../../matching/judge/side-by-side.js';
import type { PersonItems } from '../../matching/person.js';
import { codePoints, visible, visibleBlanks, visibleGaiji } from '../../reports/print.js';
import type { Explained } from './explain.js';
import { itemsFrom } from './record.js';
import { segmentReader, type Segment } from './segment.js';

interface Read { readonly line: number; readonly individualNumber: string; readonly items: PersonItems }

/** Both records of every answer about one line of B, item by item; nothing where B has no such record. Of an equal pair the 突合 tells no line of A: it is looked for. */
export function laidOut([a, b]: readonly [Segment, Segment], { line, answers }: Explained, { rules, seed }: { readonly rules: RuleSet; readonly seed: number }): readonly (readonly string[])[] {
  const row = firstOf(b, (one) => one.line === line);
  if (row === undefined) return [];
  return answers.map(({ verdict, lineA }) => {
    const other = verdict === 'M0' ? firstOf(a, (one) => one.individualNumber === row.individualNumber) : lineA === null ? undefined : firstOf(a, (one) => one.line === lineA);
    return printed(row, other, other ? compareFive(other.items, row.items, rules) : null, seed);
  });
}

function printed(row: Read, other: Read | undefined, outcomes: FiveOutcomes | null, seed: number): readonly string[] {
  const number = row.individualNumber === '' ? '(空)' : maskOf(seed, row.individualNumber);
  const items = sideBySide(row.items, other?.items ?? null, outcomes);
  const lines = [`個人番号  ${number}  B ${row.line}行${other ? ` / A ${other.line}行` : '、Aに記録がない'}`, ...items.flatMap((item) => itemLines(item, seed))];
  const isMarked = lines.some((line) => /[【〈]/.test(line));
  return [...lines, ...(isMarked ? ['【】違う字  〈〉書き方の違い'] : [])].map((line) => `    ${line}`);
}

/** One line where both say the same, else the value of each side on a line of its own. */
function itemLines({ ja, member, resident, pairs, answer }: ComparedItem, seed: number): readonly string[] {
  const [ours, theirs] = [marked(member, seed), marked(resident, seed)];
  if (!answer) return [`${ja}  ${ours}`];
  const level = `${ja}  ${answer.word} ${answer.level}`;
  if (ours === theirs) return [`${level}  ${ours}`];
  const codes = pairs.map(([one, its]) => `${shownText(one)} ${codePoints(one)} ⇔ ${shownText(its)} ${codePoints(its)}`);
  return [`${level}  ${answer.because}${codes.length > 0 ? `  ${codes.join('、')}` : ''}`, `    B ${ours}`, `    A ${theirs}`];
}

const shownText = (text: string): string => visibleGaiji(visible(text));

/** A value with its differences in brackets. Where a 個人番号 hides in it, it is masked as a whole. */
function marked(stretches: readonly Stretch[], seed: number): string {
  const value = stretches.map(({ text }) => text).join('');
  if (value === '') return '(空)';
  if (redact(seed, value) !== value) return shownText(redact(seed, value));
  return stretches.map(({ text, difference }) => (difference === undefined ? shownText(text) : difference === 'character' ? `【${shownText(visibleBlanks(text))}】` : `〈${shownText(visibleBlanks(text))}〉`)).join('');
}

/** The first record of a file that is wanted; lines that cannot be read are passed over. */
function firstOf(segment: Segment, isWanted: (read: Read) => boolean): Read | undefined {
  for (const [line, bytes] of linesIn(segment)) {
    const read = recordIn(segment, line, bytes);
    if (read && isWanted(read)) return read;
  }
  return undefined;
}

function recordIn(segment: Segment, line: number, bytes: Buffer): Read | undefined {
  const { shape, titles } = segment;
  const cut = readCarefully(shape.isNumbered ? bytes.subarray(8) : bytes, line, shape, titles);
  if (!('cells' in cut)) return undefined;
  const text = (role: string): string => {
    const cell = cut.cells[shape.columns.findIndex((column) => column === role)];
    const decoded = cell && decodeStrict(cell, shape.encoding);
    return typeof decoded === 'string' ? decoded : '';
  };
  return { line, individualNumber: withoutSpaces(inOneWidth(text('individualNumber'))), items: itemsFrom(text) };
}

/** Every line of a segment with its number in the file the user gave. */
function* linesIn(segment: Segment): Generator<readonly [line: number, bytes: Buffer], void, undefined> {
  const reader = segmentReader();
  const room = Buffer.alloc(1024 * 1024);
  let [line, carried] = [segment.firstLine, Buffer.alloc(0)];
  try {
    for (let at = segment.from; at < segment.to;) {
      const got = reader.read(segment, room.subarray(0, Math.min(room.length, segment.to - at)), at);
      if (got === 0) break;
      at += got;
      const held = Buffer.concat([carried, room.subarray(0, got), at >= segment.to ? Buffer.from('\n') : Buffer.alloc(0)]);
      let start = 0;
      for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, start)) {
        const bytes = held.subarray(start, held[end - 1] === 13 && end > start ? end - 1 : end);
        if (bytes.length > 0) yield [segment.shape.isNumbered ? readNumber(bytes, 0) : line, bytes];
        line += 1;
        start = end + 1;
      }
      carried = held.subarray(start);
    }
  } finally {
    reader.close();
  }
}
