import { isAscii, isUtf8 } from 'node:buffer';
import { cp932Width, decodeCp932, encodeCp932 } from './cp932.js';
import type { Encoding, Unit } from './layout.js';

/** Why bytes are not text in the profile's encoding, and where. */
export interface ByteFault {
  readonly index: number;
  readonly why: string;
  readonly cure: string;
}

/** The text, or null when any byte is wrong. Fast; `decodeStrict` says where. */
export function decodeBlock(bytes: Buffer, encoding: Encoding): string | null {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (encoding !== 'cp932') return isUtf8(bytes) ? bytes.toString('utf8') : null;
  const text = decodeCp932(bytes);
  return typeof text === 'string' ? text : null;
}

/** The text, or the first wrong byte. */
export function decodeStrict(bytes: Buffer, encoding: Encoding): string | ByteFault {
  if (encoding === 'cp932') return decodeCp932(bytes);
  return isUtf8(bytes) ? bytes.toString('utf8') : utf8Fault(bytes);
}

/** The decoder puts U+FFFD where bytes are wrong; the first one that was not sent as EF BF BD is the place. */
function utf8Fault(bytes: Buffer): ByteFault {
  let index = 0;
  for (const character of bytes.toString('utf8')) {
    const size = Buffer.byteLength(character);
    if (character === '\ufffd' && bytes.readUIntBE(index, Math.min(3, bytes.length - index)) !== 0xefbfbd) break;
    index += size;
  }
  const found = bytes[index]?.toString(16).toUpperCase().padStart(2, '0') ?? '';
  return { index, why: `UTF-8 として読めないバイト 0x${found}`, cure: 'UTF-8 で書き直す(CP932 など別の文字コードで出していないか確かめる)' };
}

/** Node 20 has it; the type library of ES2023 does not know it yet. */
type Text = string & { isWellFormed(): boolean };

/** The bytes, or the index of the first character that has none. Lone surrogates have none in UTF-8 either. */
export function encode(text: string, encoding: Encoding): Buffer | number {
  if (encoding !== 'cp932') {
    return (text as Text).isWellFormed() ? Buffer.from(text, 'utf8') : text.search(/\p{Surrogate}/u);
  }
  const target = Buffer.allocUnsafe(text.length * 2);
  const end = encodeCp932(text, target);
  return end < 0 ? -1 - end : target.subarray(0, end);
}

/** Width of one character (as UTF-16 units from `index`) in the profile's unit, and how many units it takes. */
export function characterWidth(text: string, index: number, unit: Unit, encoding: Encoding): number {
  if (unit === 'utf16') return isPair(text, index) ? 2 : 1;
  if (unit === 'chars') return 1;
  const code = text.charCodeAt(index);
  if (encoding === 'cp932') return cp932Width(code);
  return code < 0x80 ? 1 : code < 0x800 ? 2 : isPair(text, index) ? 4 : 3;
}

export const isPair = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00 && index + 1 < text.length;
};

export function widthOf(text: string, unit: Unit, encoding: Encoding): number {
  if (unit === 'utf16') return text.length;
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    width += characterWidth(text, index, unit, encoding);
    if (isPair(text, index)) index++;
  }
  return width;
}
