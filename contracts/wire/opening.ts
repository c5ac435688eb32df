import type { Issue } from '../define.js';
import type { Envelope } from './file.js';
import type { Expected, FrameFacts } from './frame.js';
import type { FileLayout } from './layout.js';
import { withoutNewline } from './newline.js';
import type { ParsePlan } from './parse.js';
import { byteOrderMark, nameFaults } from './recognise.js';
import { fileIssue, shown } from './trouble.js';

/** The beginning of a file: its name, byte order mark, header line and line of column names. */
export function fileOpening(plan: ParsePlan<unknown>, name: string, tell: (issue: Issue) => void) {
  const { layout, header, fileName } = plan;
  const named = fileName.read(name);
  if (!named) tell(fileIssue('E101', 'ファイル名', shown(name), 'ファイル名がプロファイルの決まりに合わない', `${layout.fileName} の形にする`));
  const expected = expectedBy(plan, named);
  let [begun, headerDone, namesDone, lines, shift, countAt] = [false, !header.present, !layout.columnNames, 0, 0, 0];
  let facts: FrameFacts = {};

  const begin = (bytes: Buffer): Buffer => {
    [begun, shift] = [true, markBytes(bytes, layout.encoding, tell)];
    return bytes.subarray(shift);
  };
  const missing = (line: number, ja: string, cure: string) => tellMissing(tell, line, ja, cure);
  const takeHeader = (body: Buffer): boolean => {
    headerDone = true;
    if (!header.resembles(body)) return missing(1, '見出し行', '1行目に見出し行を書く');
    const read = header.read(body, 1, shift, expected);
    read.issues.forEach(tell);
    [facts, countAt] = [read.facts, read.countAt];
    return true;
  };
  const takeNames = (body: Buffer): boolean => {
    namesDone = true;
    const faults = nameFaults(plan, body, lines + 1, shiftOf());
    if (faults === null) return missing(lines + 1, '列名の行', `${lines + 1}行目に列名を書く`);
    faults.forEach(tell);
    return true;
  };
  const shiftOf = () => (lines === 0 ? shift : 0);
  const takeLine = (bytes: Buffer, recordBytes: number | null, taker: (body: Buffer) => boolean): Buffer => {
    const line = firstLine(bytes, recordBytes, layout.newline);
    if (!line || !taker(line.body)) return bytes;
    if (line.trouble) tell({ line: lines + 1, ...line.trouble, byte: line.trouble.byte + shiftOf() });
    lines++;
    return line.rest;
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
    /** No header or column names will come any more. */
    finish(seen: number): void {
      if (!begun && layout.encoding === 'utf-8-bom') begin(Buffer.alloc(0));
      const isEmpty = seen === 0 && lines === 0;
      if (!headerDone) tell(fileIssue('E103', '見出し行', '', isEmpty ? 'ファイルが空' : '見出し行がない', '見出し行から送り直す', 1));
      if (!namesDone) tell(fileIssue('E103', '列名の行', '', isEmpty && headerDone ? 'ファイルが空' : '列名の行がない', `${lines + 1}行目に列名を書く`, lines + 1));
      [begun, headerDone, namesDone] = [true, true, true];
    },
    counted: () => (facts.count === undefined ? null : { count: facts.count, at: countAt, line: 1 }),
    envelope: (closing: FrameFacts | undefined) => envelopeOf(named, { ...closing, ...facts, ...expected }),
  };
}

function tellMissing(tell: (issue: Issue) => void, line: number, ja: string, cure: string): false {
  tell(fileIssue('E103', ja, '', `${ja}がない`, cure, line));
  return false;
}

/** What the file name does not say comes from header or trailer, else from the profile's defaults. */
function envelopeOf(named: Envelope | null, { municipality: code = named?.municipalityCode, date = named?.date, seq = named?.seq }: Partial<Expected>): Envelope | null {
  return code === undefined || date === undefined || seq === undefined ? null : { municipalityCode: code, date: date as Envelope['date'], seq };
}

/** The header must agree with the profile and with whatever the file name says. */
const expectedBy = ({ layout, profile, fileName: { has } }: ParsePlan<unknown>, named: Envelope | null): Expected => ({
  kind: layout.kind, profileId: profile.id,
  ...(named && has.has('municipality') ? { municipality: named.municipalityCode } : {}), ...(named && has.has('date') ? { date: named.date } : {}), ...(named && has.has('seq') ? { seq: named.seq } : {}),
});

/** Size of the byte order mark; tells when it is there or missing against the profile. */
function markBytes(bytes: Buffer, encoding: FileLayout['encoding'], tell: (issue: Issue) => void): number {
  const marked = encoding !== 'cp932' && bytes.subarray(0, 3).equals(byteOrderMark);
  if (marked && encoding === 'utf-8') tell(fileIssue('E102', 'ファイルの先頭', '0xEFBBBF', 'BOM がある', 'BOM のない UTF-8 で書く', 1, 1));
  if (!marked && encoding === 'utf-8-bom') tell(fileIssue('E102', 'ファイルの先頭', '', 'BOM がない', 'BOM 付きの UTF-8 で書く', 1, 1));
  return marked ? 3 : 0;
}

/** The first line and what follows it; null when there is no whole line. */
function firstLine(bytes: Buffer, recordBytes: number | null, newline: FileLayout['newline']) {
  const end = recordBytes ?? bytes.indexOf(10) + 1;
  return end === 0 || end > bytes.length ? null : { ...withoutNewline(bytes.subarray(0, end), newline), rest: bytes.subarray(end) };
}
