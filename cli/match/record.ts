import { decodeStrict } from '../../contracts/wire/encoding.js';
import { readNumber } from '../../matching/bulk/careful.js';
import type { Role, Shape } from '../../matching/bulk/columns.js';
import type { OtherName } from '../../matching/name-parts.js';
import type { PersonItems } from '../../matching/person.js';
import type { RowRange } from './scan-lines.js';
import type { Reader, Segment } from './segment.js';

/** One record read again from its file. */
export interface Found {
  readonly line: number;
  readonly individualNumber: string;
  readonly personKey: string;
  readonly householdKey: string;
  readonly items: PersonItems;
}

/** A line as it stands, byte by byte as latin1, and how it is cut. */
export interface WrittenRecord { readonly line: string; readonly shape: Shape }
/** What it says of the person. */
export const itemsOf = ({ line, shape }: WrittenRecord): PersonItems => itemsFrom(cellsOf(Buffer.from(line.endsWith('\r') ? line.slice(0, -1) : line, 'latin1'), shape));

function cellsOf(bytes: Buffer, { isNumbered, encoding, delimiter, columns }: Shape): (role: Role) => string {
  const text = decodeStrict(bytes.subarray(isNumbered ? 8 : 0), encoding);
  const cells = typeof text === 'string' ? text.split(delimiter) : [];
  return (role) => cells[columns.indexOf(role)] ?? '';
}

/** Reads the record at a position of a segment; `line` is its number where the line does not carry one. */
export function recordAt(reader: Reader, segment: Segment, position: number, line: number): Found {
  const bytes = lineAt(reader, segment, position);
  const cell = cellsOf(bytes, segment.shape);
  return {
    line: segment.shape.isNumbered ? readNumber(bytes, 0) : line, individualNumber: cell('individualNumber'), personKey: cell('personKey'), householdKey: cell('householdKey'), items: itemsFrom(cell),
  };
}

/** Items of a person from what stands in the columns. */
export function itemsFrom(text: (role: Role) => string): PersonItems {
  const others: readonly OtherName[] = [
    { kind: 'commonName', text: text('commonName'), kana: text('commonNameKana') || undefined }, { kind: 'formerFamilyName', text: text('formerFamilyName'), kana: text('formerFamilyNameKana') || undefined },
    { kind: 'kanjiForm', text: text('kanjiForm') }, { kind: 'latin', text: text('latinName') },
  ];
  const [before, movedOn] = [text('previousAddress'), text('movedOn')];
  return {
    name: text('name'), nameKana: text('nameKana'), bornOn: text('bornOn'), sex: text('sex'), address: text('address'), townCode: text('townCode') || undefined,
    otherNames: others.filter((other) => other.text !== '' || other.kana !== undefined),
    ...(before === '' ? {} : { previousAddresses: [{ address: before, movedOn: movedOn || undefined }] }),
  };
}

interface Window { readonly segment: Segment; readonly from: number; readonly bytes: Buffer }
/** What each reader read last: whoever goes through a file from front to back gets single lines from a window. */
const windows = new WeakMap<Reader, Window>();
const near = 16_384;

function lineAt(reader: Reader, segment: Segment, position: number): Buffer {
  const held = windows.get(reader);
  const ahead = held?.segment === segment && position >= held.from ? position - held.from : Infinity;
  const known = held && ahead < held.bytes.length ? lineIn(held.bytes.subarray(ahead), false) : undefined;
  if (known) return known;
  for (let size = held && ahead < held.bytes.length + near ? 65_536 : 512; ; size *= 8) {
    const bytes = Buffer.allocUnsafe(Math.min(size, segment.to - position));
    const read = bytes.subarray(0, reader.read(segment, bytes, position));
    windows.set(reader, { segment, from: position, bytes: read });
    const line = lineIn(read, read.length < size);
    if (line) return line;
  }
}
function lineIn(bytes: Buffer, isLast: boolean): Buffer | undefined {
  const found = bytes.indexOf(10);
  if (found < 0 && !isLast) return undefined;
  const end = found < 0 ? bytes.length : found;
  return bytes.subarray(0, bytes[end - 1] === 13 ? end - 1 : end);
}

export const rangeAt = (ranges: readonly RowRange[], row: number): RowRange => ranges.find(({ from, count }) => row >= from && row < from + count)!;
