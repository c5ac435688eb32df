/**
 * CP932 (Windows-31J) as a bijection: every byte sequence that decodes encodes back to the same bytes. Of characters
 * with several codes the one Windows writes is used; the others (NEC選定IBM拡張文字 rows ED/EE and a few doubles) are
 * refused with the code to write instead. 外字 F040–F9FC ⇄ U+E000–U+E757.
 */
export interface Cp932Fault {
  /** Index of the first byte that cannot be read. */
  readonly index: number;
  readonly why: string;
  readonly cure: string;
}

interface Tables {
  /** Two bytes → UTF-16 unit; 0 = refused. */
  readonly toUnit: Uint16Array;
  /** UTF-16 unit → one or two bytes; 0 = no code (except U+0000). */
  readonly toBytes: Uint16Array;
  /** Two bytes that are a second spelling → the bytes to use. */
  readonly doubles: ReadonlyMap<number, number>;
}

let built: Tables | undefined;
/** Built at the first use from the platform's own decoder: 60 ms that a run without CP932 never pays. */
const tables = (): Tables => (built ??= build());

/** UTF-16 unit → one or two bytes; 0 = none. */
export const cp932Bytes = (): Uint16Array => tables().toBytes;

function build(): Tables {
  const toUnit = new Uint16Array(65_536);
  const toBytes = new Uint16Array(65_536);
  const doubles = new Map<number, number>();
  for (let byte = 1; byte < 0x80; byte++) toBytes[byte] = byte;
  for (let byte = 0xa1; byte <= 0xdf; byte++) toBytes[byte + 0xfec0] = byte;
  const decoder = new TextDecoder('shift_jis');
  const second: [pair: number, unit: number][] = [];
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const text = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      const unit = text.charCodeAt(0);
      if (text.length !== 1 || unit === 0xfffd) continue;
      const pair = lead * 256 + trail;
      if (lead === 0xed || lead === 0xee || toBytes[unit] !== 0) second.push([pair, unit]);
      else [toUnit[pair], toBytes[unit]] = [unit, pair];
    }
  }
  for (const [pair, unit] of second) doubles.set(pair, toBytes[unit]!);
  return { toUnit, toBytes, doubles };
}

/** First byte → the character it is alone, or `isLead`: ASCII and half-width kana need one look. */
const isLead = 0xffff;
const alone = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : byte >= 0xa1 && byte <= 0xdf ? byte + 0xfec0 : isLead));
let scratch = new Uint16Array(0);

/** Strict: the text, or the first byte that has no character of its own. */
export function decodeCp932(bytes: Uint8Array): string | Cp932Fault {
  const { toUnit } = tables();
  if (scratch.length < bytes.length) scratch = new Uint16Array(Math.max(bytes.length, 65_536));
  const units = scratch;
  let size = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    let unit = alone[byte]!;
    if (unit === isLead) {
      unit = index + 1 < bytes.length ? toUnit[byte * 256 + bytes[index + 1]!]! : 0;
      if (unit === 0) return faultAt(bytes, index);
      index++;
    }
    units[size++] = unit;
  }
  return Buffer.from(units.buffer, 0, size * 2).toString('utf16le');
}

function faultAt(bytes: Uint8Array, index: number): Cp932Fault {
  const [lead = 0, trail] = [bytes[index], bytes[index + 1]];
  const isLead = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc);
  if (!isLead) return { index, why: `CP932 にないバイト 0x${hex(lead)}`, cure: otherEncoding };
  if (trail === undefined) return { index, why: `2バイト文字の1バイト目 0x${hex(lead)} で終わっている`, cure: '文字の途中で切らずに送り直す' };
  const better = tables().doubles.get(lead * 256 + trail);
  if (better !== undefined) return { index, why: `0x${hex(lead)}${hex(trail)} は重複して定義された文字の別の符号`, cure: `同じ文字を 0x${hex(better)} で書く` };
  return { index, why: `CP932 にないバイト 0x${hex(lead)}${hex(trail)}`, cure: otherEncoding };
}

const otherEncoding = 'CP932 で書き直す(UTF-8 など別の文字コードで出していないか確かめる)';

const hex = (value: number) => value.toString(16).toUpperCase().padStart(2, '0');

/** Writes the text at `offset` of `target` (which must have room for two bytes a unit). Returns the end, or −1 − index of the first character without a code. */
export function encodeCp932(text: string, target: Uint8Array, offset = 0): number {
  const { toBytes } = tables();
  let end = offset;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const bytes = toBytes[unit]!;
    if (bytes > 0xff) { target[end++] = bytes >> 8; target[end++] = bytes & 0xff; }
    else if (bytes > 0 || unit === 0) target[end++] = bytes;
    else return -1 - index;
  }
  return end;
}

/** Bytes of one UTF-16 unit: 1 for ASCII and half-width kana, 2 for the rest. */
export const cp932Width = (unit: number): number => (unit < 0x80 || (unit >= 0xff61 && unit <= 0xff9f) ? 1 : 2);
