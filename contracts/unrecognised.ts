import { encodingOf, markOfUtf8 } from './bank/encoding-of.js';
import { ebcdicOfJis, jisOfEbcdic, translated } from './bank/ebcdic.js';
import { bankKinds } from './bank/recognise.js';
import type { Issue } from './define.js';
import { bankLayouts, recordLayouts, type Layout } from './layouts.js';
import { codecOf } from './wire/codec.js';
import type { WireFile } from './wire/file.js';
import type { Profile } from './wire/profile.js';
import { fileIssue, lineShape } from './wire/trouble.js';

/** What is said of a file that neither its name nor its beginning names: that it is empty, or what it looks like and which layouts come nearest. */
export function unrecognised(file: WireFile, profile: Profile): Issue {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length);
  if (bytes.length === 0) return fileIssue('E103', 'ファイル', '', 'ファイルが空', '初めの記録から送り直す');
  if (bytes.every(isBlank)) return fileIssue('E103', 'ファイル', lineShape(bytes), 'ファイルが空(空白・改行・0x1A のほかに何もない)', '初めの記録から送り直す');
  return bankLike(bytes) ?? tableLike({ ...file, bytes: firstLines(bytes) }, profile);
}

const blanks = new Set([...markOfUtf8, 0x09, 0x0a, 0x0d, 0x1a, 0x20, ebcdicOfJis[0x20]!]);
const isBlank = (byte: number): boolean => blanks.has(byte);
const named = (layouts: readonly Layout[]): string => layouts.map(({ id, ja }) => `${id}(${ja})`).join('、');
const askFor = (layouts: readonly Layout[]): string => (layouts.length > 0 ? `--as に次のいずれかを書いて読み直す: ${named(layouts)}。ほかは totsugo layouts` : '何のファイルかを確かめ、--as に totsugo layouts の id を書いて読み直す');

/** Records of a bank begin with 1, 2, 8 or 9 and are 120 or 200 bytes long, or nearly so. */
function bankLike(bytes: Buffer): Issue | null {
  const start = bytes.subarray(0, 3).equals(markOfUtf8) ? 3 : 0;
  const wire = bytes.subarray(start);
  const begins = (encodingOf(bytes, 120) === 'ebcdic' ? translated(wire.subarray(0, 9), jisOfEbcdic) : wire.subarray(0, 9)).toString('latin1');
  const size = recordSize(wire);
  if (size === null || !/^[1289]/.test(begins) || (begins.startsWith('1') && !/^1\d\d/.test(begins))) return null;
  const near = bankLayouts.filter(({ file }) => file.recordBytes === size && !file.parts.banner);
  if (!begins.startsWith('1')) return fileIssue('E115', 'データ区分', begins.slice(0, 1), `ヘッダ・レコードがなく、データ区分 ${begins.slice(0, 1)} の記録(${size}バイト)で始まるので、種別がわからない`, `ヘッダ・レコード(1)から送り直すか、${askFor(near)}`, 1, 1, 'recordKind');
  return fileIssue('E115', '種別コード', begins.slice(1, 3), `種別コード ${begins.slice(1, 3)} は、${bankKinds.map(([code, ja]) => `${code}(${ja})`).join('・')} のいずれでもない`, `種別コードを直すか、${askFor(near)}`, 1, 2, 'typeCode');
}

const mostAstray = 12;
/** The size that the records have, or are meant to have; null when they look like none of a bank. */
function recordSize(wire: Buffer): number | null {
  const end = wire.findIndex((byte) => byte === 13 || byte === 10);
  const sizes = [...new Set(bankLayouts.map(({ file }) => file.recordBytes))];
  if (end >= 0) return sizes.find((size) => Math.abs(size - end) <= mostAstray && !wire.subarray(0, end).includes(0x2c)) ?? null;
  return sizes.toSorted((a, b) => b - a).find((size) => wire.length % size === 0) ?? null;
}

const linesTried = 20;
function firstLines(bytes: Buffer): Buffer {
  let end = 0;
  for (let line = 0; line < linesTried; line += 1) {
    const next = bytes.indexOf(10, end) + 1;
    if (next === 0) return line === 0 ? bytes : bytes.subarray(0, end);
    end = next;
  }
  return bytes.subarray(0, end);
}

const nearestTold = 3;
/** The layouts under which most of its first lines can be read. */
function tableLike(file: WireFile, profile: Profile): Issue {
  const tried = recordLayouts.filter(({ id }) => profile.files.has(id)).map((layout) => {
    const { records, rejected, issues } = codecOf(profile, layout.definition).parse(file);
    const uncut = new Set(issues.filter(({ field, code }) => field === '*' && code === 'E202').map(({ line }) => line));
    return { layout, read: records.length, cut: rejected.filter(({ line }) => !uncut.has(line)).length, troubles: issues.length };
  });
  const near = tried.filter(({ read, cut }) => read + cut > 0).toSorted((a, b) => b.read - a.read || b.cut - a.cut || a.troubles - b.troubles).slice(0, nearestTold).map(({ layout }) => layout);
  const first = Buffer.from(file.bytes.subarray(0, (file.bytes.indexOf(10) + 1 || file.bytes.length + 1) - 1));
  return fileIssue('E115', 'ファイル', lineShape(first), 'ファイル名からも見出しからも、何のファイルかわからない', askFor(near));
}
