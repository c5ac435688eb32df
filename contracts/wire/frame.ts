import { Bad, type Issue } from '../define.js';
import { cutterOf } from './cells.js';
import { padded, unpadded } from './columns.js';
import { quoted } from './csv.js';
import { readDate, writeDate } from './dates.js';
import { decodeStrict } from './encoding.js';
import type { Envelope } from './file.js';
import type { FileLayout, FrameElement, FrameValue } from './layout.js';
import { fileIssue, hexOf, lineShape, shown } from './trouble.js';

/** What a header or trailer said. */
export interface FrameFacts {
  readonly kind?: string;
  readonly municipality?: string;
  readonly date?: string;
  readonly seq?: number;
  readonly count?: number;
}
/** What it should say as far as known: from the profile, the file name, and for the count the rows read. */
export interface Expected {
  readonly kind: string;
  readonly profileId: string;
  readonly municipality?: string | undefined;
  readonly date?: string | undefined;
  readonly seq?: number | undefined;
}

const ja: Record<FrameValue, string> = { kind: 'ファイルの種別', profileId: 'プロファイル', municipality: '市区町村コード', date: '日付', seq: '通番', count: '件数' };

/** Header or trailer line: `which` is its name in issues. */
export function framePlan(elements: readonly FrameElement[], layout: FileLayout, which: '見出し' | '末尾') {
  const cutter = cutterOf(layout, elements);
  const { encoding, shape } = layout;
  const marker = elements.findIndex(({ constant }) => constant !== null && constant !== '');
  const separator = shape.kind === 'csv' ? shape.delimiter : '';

  const write = (envelope: Envelope, profileId: string, count: number): string | Bad => {
    const texts: string[] = [];
    for (const element of elements) {
      const text = element.constant ?? valueText(element, envelope, layout.kind, profileId, count);
      const wire = text instanceof Bad ? text : padded(text, element, encoding);
      if (wire instanceof Bad) return wire;
      const cell = shape.kind === 'csv' ? quoted(wire, shape.delimiter, shape.quote) : wire;
      if (cell === null) return new Bad(`${which}の値に区切り文字がある`, 'プロファイルの quote を minimal にする');
      texts.push(cell);
    }
    return texts.join(separator);
  };
  const textsOf = (line: Buffer) => {
    const cells = cutter.bytes(line);
    return 'why' in cells ? cells : cells.map((cell) => ({ ...cell, text: decodeStrict(cell.bytes, encoding) }));
  };
  /** Is this line meant to be the header or trailer, be it faulty? */
  const resembles = (line: Buffer): boolean => {
    const cells = textsOf(line);
    if (!('why' in cells)) return marker < 0 || textOf(cells[marker]!.text, elements[marker]!) === elements[marker]!.constant;
    const first = elements[0]?.constant;
    return Boolean(first) && line.subarray(0, Buffer.byteLength(first!) + 1).toString('latin1').replaceAll('"', '') === `${first}${separator}`.slice(0, Buffer.byteLength(first!) + 1);
  };
  const read = (line: Buffer, number: number, shift: number, expected: Expected): { facts: FrameFacts; issues: Issue[]; countAt: number } => {
    const cells = textsOf(line);
    if ('why' in cells) return { facts: {}, countAt: 0, issues: [fileIssue('E103', `${which}行`, lineShape(line), cells.why, cells.cure, number, cells.byte && cells.byte + shift)] };
    const facts: Record<string, string | number> = {};
    let countAt = 0;
    const issues = cells.flatMap(({ text, at, bytes }, index): Issue[] => {
      const element = elements[index]!;
      const name = element.value ? ja[element.value] : `${which}の固定値`;
      if (typeof text !== 'string') return [fileIssue('E102', name, hexOf(bytes, text.index), text.why, text.cure, number, at + shift + text.index, element.value ?? '*')];
      if (element.value === 'count') countAt = at + shift;
      const value = valueOf(element, textOf(text, element));
      const trouble = value instanceof Bad ? value : contradiction(element, value, expected);
      if (!(value instanceof Bad) && element.value) facts[element.value] = value;
      return trouble ? [fileIssue(trouble.code, name, shown(text), trouble.why, trouble.cure, number, at + shift, element.value ?? '*')] : [];
    });
    return { facts, issues, countAt };
  };
  return { write, resembles, read, present: elements.length > 0, holdsCount: elements.some(({ value }) => value === 'count') };
}

const textOf = (text: string | object, element: FrameElement): string => (typeof text === 'string' ? unpadded(text, element) : '');

function valueText(element: FrameElement, envelope: Envelope, kind: string, profileId: string, count: number): string | Bad {
  switch (element.value) {
    case 'kind': return kind;
    case 'profileId': return profileId;
    case 'municipality': return envelope.municipalityCode;
    case 'date': return writeDate(element.date, envelope.date);
    case 'seq': return String(envelope.seq);
    default: return String(count);
  }
}

function valueOf(element: FrameElement, text: string): string | number | Bad {
  switch (element.value) {
    case 'date': return readDate(element.date, text);
    case 'municipality': return /^\d{6}$/.test(text) ? text : new Bad('市区町村コードは数字6桁であるべき', '全国地方公共団体コード6桁を書く', 'E103');
    case 'seq': case 'count': return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : new Bad('0以上の整数であるべき', '半角数字で書く', 'E103');
    default: return text;
  }
}

function contradiction({ value, constant }: FrameElement, found: string | number, expected: Expected): Bad | null {
  if (constant !== null) return found === constant ? null : new Bad('決まった値と違う', `「${constant}」と書く`, 'E103');
  if (value === null || value === 'count') return null;
  const wanted = expected[value];
  if (wanted === undefined || wanted === found) return null;
  const source = value === 'kind' || value === 'profileId' ? '使っているプロファイル' : 'ファイル名';
  return new Bad(`${source}の「${wanted}」と食い違う`, 'ファイル名と中身をそろえて送り直す', 'E101');
}
