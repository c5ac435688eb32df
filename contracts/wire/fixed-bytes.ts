import { cp932Bytes } from './cp932.js';
import type { ColumnPlan } from './columns.js';
import type { Encoding } from './layout.js';

/**
 * Writes fixed records straight into bytes: one pass that encodes, measures and pads. Returns null as soon as anything
 * is unusual (a value too wide, a character without a code, a control character, a value that its padding would hide);
 * the slow way then says what, or still succeeds.
 */
export function fixedBytes(plans: readonly ColumnPlan[], encoding: Encoding, newline: string) {
  const columns = plans.map(({ key, place, text }) => ({ key, text, width: place.width ?? 0, pad: place.pad }));
  const possible = plans.every(({ place }) => place.unit === 'bytes' && place.pad !== 'right-wide-space') && encoding !== 'utf-8-bom';
  const size = columns.reduce((sum, { width }) => sum + width, 0) + newline.length;
  const put = encoding === 'cp932' ? putCp932() : putAscii;
  const end = Buffer.from(newline);

  return (records: readonly Readonly<Record<string, unknown>>[]): Buffer | null => {
    if (!possible) return null;
    const target = Buffer.allocUnsafe(size * records.length);
    let offset = 0;
    for (const record of records) {
      for (let index = 0; index < columns.length; index++) {
        const { key, text, width, pad } = columns[index]!;
        const value = text(key === null ? undefined : record[key]);
        if (typeof value !== 'string' || !place(target, offset, offset + width, value, pad)) return null;
        offset += width;
      }
      offset += end.copy(target, offset);
    }
    return target;
  };

  function place(target: Buffer, from: number, until: number, value: string, pad: string): boolean {
    if (pad === 'left-zero' || pad === 'left-space') {
      const filler = pad === 'left-zero' && value !== '' ? 0x30 : 0x20;
      const start = until - value.length;
      if (start < from || (value.length > 1 && value.charCodeAt(0) === filler)) return false;
      for (let index = from; index < start; index++) target[index] = filler;
      return putAscii(value, target, start, until) === until;
    }
    const reached = put(value, target, from, until);
    if (reached < 0 || (pad === 'none' ? reached !== until : target[reached - 1] === 0x20 && reached > from)) return false;
    for (let index = reached; index < until; index++) target[index] = 0x20;
    return true;
  }
}

/** ASCII only; other text takes the slow way. */
function putAscii(text: string, target: Buffer, from: number, until: number): number {
  if (text.length > until - from) return -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit >= 0x7f) return -1;
    target[from + index] = unit;
  }
  return from + text.length;
}

function putCp932() {
  let codes: Uint16Array | undefined;
  return (text: string, target: Buffer, from: number, until: number): number => {
    codes ??= cp932Bytes();
    let end = from;
    for (let index = 0; index < text.length; index++) {
      const code = codes[text.charCodeAt(index)]!;
      if (code < 0x20 || code === 0x7f || end + (code > 0xff ? 2 : 1) > until) return -1;
      if (code > 0xff) target[end++] = code >> 8;
      target[end++] = code & 0xff;
    }
    return end;
  };
}
