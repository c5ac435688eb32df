import type { Issue } from '../define.js';
import { splitCsv } from './csv.js';
import { decodeStrict } from './encoding.js';
import type { Envelope } from './file.js';
import type { Expected, FrameFacts } from './frame.js';
import { withoutNewline } from './newline.js';
import type { ParsePlan } from './parse.js';
import { fileIssue, lineShape, shown } from './trouble.js';

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The beginning of a file: its name, byte order mark, header line and line of column names. */
export function fileOpening(plan: ParsePlan<unknown>, name: string, tell: (issue: Issue) => void) {
  const { layout, header, fileName, profile } = plan;
  const named = fileName.read(name);
  if (!named) tell(fileIssue('E101', 'ファイル名', shown(name), 'ファイル名がプロファイルの決まりに合わない', `${layout.fileName} の形にする`));
  const expected: Expected = {
    kind: layout.kind, profileId: profile.id,
    ...(named && fileName.has.has('municipality') ? { municipality: named.municipalityCode } : {}),
    ...(named && fileName.has.has('date') ? { date: named.date } : {}), ...(named && fileName.has.has('seq') ? { seq: named.seq } : {}),
  };
  let [begun, headerDone, namesDone, lines, shift, countAt] = [false, !header.present, !layout.columnNames, 0, 0, 0];
  let facts: FrameFacts = {};

  const begin = (bytes: Buffer): Buffer => {
    begun = true;
    const marked = layout.encoding !== 'cp932' && bytes.subarray(0, 3).equals(mark);
    if (marked) shift = 3;
    if (marked && layout.encoding === 'utf-8') tell(fileIssue('E102', 'ファイルの先頭', '0xEFBBBF', 'BOM がある', 'BOM のない UTF-8 で書く', 1, 1));
    if (!marked && layout.encoding === 'utf-8-bom') tell(fileIssue('E102', 'ファイルの先頭', '', 'BOM がない', 'BOM 付きの UTF-8 で書く', 1, 1));
    return bytes.subarray(shift);
  };
  const takeHeader = (body: Buffer): boolean => {
    headerDone = true;
    if (!header.resembles(body)) return tell(fileIssue('E103', '見出し行', '', '見出し行がない', '1行目に見出し行を書く', 1)), false;
    const read = header.read(body, 1, shift, expected);
    read.issues.forEach(tell);
    [facts, countAt] = [read.facts, read.countAt];
    return true;
  };
  const takeNames = (body: Buffer): boolean => {
    namesDone = true;
    const faults = nameFaults(plan, body, lines + 1, shiftOf());
    if (faults === null) return tell(fileIssue('E103', '列名の行', '', '列名の行がない', `${lines + 1}行目に列名を書く`, lines + 1)), false;
    faults.forEach(tell);
    return true;
  };
  const shiftOf = () => (lines === 0 ? shift : 0);

  /** Offers one whole line to `taker`; returns what follows it, or everything when the line was not what was looked for. */
  const takeLine = (bytes: Buffer, recordBytes: number | null, taker: (body: Buffer) => boolean): Buffer => {
    const end = recordBytes ?? bytes.indexOf(10) + 1;
    if (end === 0 || end > bytes.length) return bytes;
    const { body, trouble } = withoutNewline(bytes.subarray(0, end), layout.newline);
    if (!taker(body)) return bytes;
    if (trouble) tell({ line: lines + 1, ...trouble, byte: trouble.byte + shiftOf() });
    lines++;
    return bytes.subarray(end);
  };

  return {
    expected,
    get lines() { return lines; },
    /** Takes header and column names off the front. What is left begins with a data row; `shift` is the size of a byte order mark before it. */
    take(bytes: Buffer, recordBytes: number | null): { rest: Buffer; shift: number } {
      if (begun && headerDone && namesDone) return { rest: bytes, shift: 0 };
      let rest = begun ? bytes : begin(bytes);
      if (!headerDone) rest = takeLine(rest, recordBytes, takeHeader);
      if (headerDone && !namesDone) rest = takeLine(rest, recordBytes, takeNames);
      return { rest, shift: shiftOf() };
    },
    finish(seen: number): void {
      if (!begun && layout.encoding === 'utf-8-bom') begin(Buffer.alloc(0));
      if (!headerDone) tell(fileIssue('E103', '見出し行', '', seen === 0 && lines === 0 ? 'ファイルが空' : '見出し行がない', '見出し行から送り直す', 1));
      if (!namesDone) tell(fileIssue('E103', '列名の行', '', '列名の行がない', `${lines + 1}行目に列名を書く`, lines + 1));
    },
    counted: () => (facts.count === undefined ? null : { count: facts.count, at: countAt, line: 1 }),
    envelope(closing: FrameFacts | undefined): Envelope | null {
      const said = { ...closing, ...facts };
      const { municipality: code = named?.municipalityCode, date = named?.date, seq = named?.seq } = { ...said, ...expected };
      return code === undefined || date === undefined || seq === undefined ? null : { municipalityCode: code, date: date as Envelope['date'], seq };
    },
  };
}

/** Does the beginning of a file say in its header, or by its column names, that it holds these records? */
export function recognises(plan: ParsePlan<unknown>, bytes: Buffer): boolean {
  const { layout, header, recordBytes } = plan;
  let rest = bytes.subarray(bytes.subarray(0, 3).equals(mark) ? 3 : 0);
  const next = (): Buffer => {
    const end = recordBytes ?? rest.indexOf(10) + 1;
    const line = rest.subarray(0, end);
    rest = rest.subarray(end);
    return line.subarray(0, line.length - (recordBytes !== null || line.length === 0 ? 0 : line.at(-2) === 13 ? 2 : 1));
  };
  const first = next();
  const kind = header.present && header.resembles(first) ? header.read(first, 1, 0, { kind: layout.kind, profileId: plan.profile.id }).facts.kind : undefined;
  if (kind !== undefined) return kind === layout.kind;
  if (!layout.columnNames) return false;
  return [first, next()].some((line) => nameFaults(plan, line, 1, 0)?.length === 0);
}

/** Differences between the line and the column names; null when the line is no line of names at all. */
function nameFaults({ layout }: ParsePlan<unknown>, body: Buffer, line: number, shift: number): Issue[] | null {
  const wanted = layout.columns.map(({ key, constant }) => key ?? constant ?? '');
  if (layout.shape.kind !== 'csv') return [];
  const text = decodeStrict(body, layout.encoding);
  const cells = splitCsv(body.toString('latin1'), layout.shape.delimiter, layout.shape.quote);
  if (typeof text !== 'string' || !('texts' in cells)) return null;
  const found = splitCsv(text, layout.shape.delimiter, layout.shape.quote);
  const names = 'texts' in found ? found.texts : [];
  if (!names.some((name) => name !== '' && wanted.includes(name))) return null;
  if (names.length !== wanted.length) return [fileIssue('E202', '列名の行', lineShape(body), `列が${wanted.length}のところ${names.length}ある`, `列名を ${wanted.join(layout.shape.delimiter)} とする`, line)];
  return names.flatMap((name, index) => (name === wanted[index] ? [] : [fileIssue('E202', '列名', shown(name), `列名「${wanted[index]}」であるべき`, '列の順番と名前をプロファイルに合わせる', line, cells.starts[index]! + 1 + shift, wanted[index]!)]));
}
