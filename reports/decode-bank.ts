import { Bad } from '../contracts/define.js';
import type { BankField, BankFile, PartName } from '../contracts/bank/define.js';
import { bankDialects } from '../contracts/bank/dialect.js';
import { jisOfEbcdic, translated } from '../contracts/bank/ebcdic.js';
import { encodingOf, markOfUtf8 } from '../contracts/bank/encoding-of.js';
import { closestReading, readingsOf } from '../contracts/bank/fit.js';
import { framer, type Piece } from '../contracts/bank/framing.js';
import { partNames } from '../contracts/bank/parse.js';
import { textOf } from '../contracts/bank/reader.js';
import type { DecodedField, DecodedFile, DecodedLine } from './decoded.js';

const kinds: Readonly<Record<PartName, readonly [kind: DecodedLine['kind'], ja: string]>> = {
  banner: ['header', '代用の名乗り'], header: ['header', 'ヘッダ'], entry: ['row', 'データ'], trailer: ['trailer', 'トレーラ'], end: ['trailer', 'エンド'],
};
const refusedShown = 3;
const individualNumberDigits = 12;
/** Digits that fill their place are no 個人番号, but for a place of twelve that is no sum. 顧客番号 is carried as it came. */
const notOfTwelve = (bytes: number): boolean => bytes !== individualNumberDigits;
const isOther: Readonly<Record<BankField<unknown>['form'], (bytes: number) => boolean>> = { number: () => true, digits: notOfTwelve, raw: notOfTwelve, text: () => false };
/** わざと: zeros before twelve digits may be a 個人番号 that somebody has put where another number belongs. */
const significant = (digits: string): number => digits.replace(/^0+/, '').length;

/**
 * A file of a bank as a person reads it: every record but data beyond the first `limit`, item by item with its bytes. The issues are
 * those of the dialect in which most of it can be read.
 */
export function decodedBankFile(file: BankFile, bytes: Uint8Array, limit: number): DecodedFile {
  const isEbcdic = encodingOf(bytes, file.recordBytes) === 'ebcdic';
  const { parsed } = closestReading(file, bytes, readingsOf(file, bytes, bankDialects));
  const refused = new Set(parsed.refused.slice(0, refusedShown).map(({ line }) => line));
  const all = recordsOf(file, bytes, isEbcdic);
  let rows = 0;
  const lines = all.filter(({ part, line }) => kinds[part ?? 'entry'][0] !== 'row' || (rows += 1) <= limit || refused.has(line)).map((raw) => lineOf(file, raw));
  return { ja: file.ja, encoding: `${isEbcdic ? 'EBCDIC' : 'JIS X 0201'} · 固定長`, total: all.filter(({ part }) => part === 'entry' || part === null).length, lines, issues: parsed.issues };
}

interface RawRecord { readonly line: number; readonly offset: number; readonly part: PartName | null; readonly wire: Buffer; readonly jis: Buffer }

/** The records as the reader cuts them, each with its place in the file. */
function recordsOf(file: BankFile, bytes: Uint8Array, isEbcdic: boolean): readonly RawRecord[] {
  const start = Buffer.from(bytes.subarray(0, 3)).equals(markOfUtf8) ? 3 : 0;
  const frames = framer(file.recordBytes, !isEbcdic);
  const pieces: Piece[] = [...frames.push(bytes.subarray(start)), ...frames.end()];
  const wires = pieces.flatMap((piece) => {
    if (piece.kind !== 'records') return piece.bytes.length === 1 && piece.bytes[0] === 0x1a ? [] : [{ wire: withoutEnd(piece.bytes), offset: piece.offset }];
    return Array.from({ length: piece.bytes.length / piece.stride }, (_, index) => ({ wire: piece.bytes.subarray(index * piece.stride, index * piece.stride + file.recordBytes), offset: piece.offset + index * piece.stride }));
  });
  return wires.map(({ wire, offset }, index) => {
    const jis = isEbcdic ? translated(wire, jisOfEbcdic) : wire;
    return { line: index + 1, offset: offset + start, part: partNames.find((part) => file.parts[part] && '01289'[partNames.indexOf(part)] === textOf(jis.subarray(0, 1))) ?? null, wire, jis };
  });
}

function withoutEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  return bytes.subarray(0, end);
}

function lineOf(file: BankFile, { line, offset, part, wire, jis }: RawRecord): DecodedLine {
  const record = part === null ? undefined : file.parts[part];
  if (part === null || !record || wire.length !== file.recordBytes) return { line, offset, size: wire.length, kind: 'row', ja: '読めない記録', fields: [field('*', '記録', `(${wire.length}バイトの記録)`, '', 1, wire)] };
  let at = 0;
  return {
    line, offset, size: wire.length, kind: kinds[part][0], ja: kinds[part][1],
    fields: Object.entries(record.fields).map(([id, { ja, bytes, codes, form, decode }]) => {
      const text = textOf(jis.subarray(at, at + bytes));
      at += bytes;
      const digits = text.trimEnd();
      const otherNumber = isOther[form](bytes) && /^\d+$/.test(digits) && significant(digits) !== individualNumberDigits && !(decode(text) instanceof Bad);
      return { ...field(id, ja, text, codes?.find(([code]) => code === text)?.[1] ?? '', at - bytes + 1, wire.subarray(at - bytes, at)), otherNumber };
    }),
  };
}

const field = (id: string, ja: string, wire: string, meaning: string, byte: number, raw: Uint8Array): DecodedField => ({ id, ja, value: wire.trimEnd(), wire, meaning, secret: false, otherNumber: false, byte, raw });
