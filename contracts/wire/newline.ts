import type { FileLayout } from './layout.js';
import type { Trouble } from './trouble.js';

/** The line without its newline, and what is wrong with the newline. */
export function withoutNewline(raw: Buffer, newline: FileLayout['newline']): { body: Buffer; trouble: Trouble | null } {
  if (newline === 'none' || raw.at(-1) !== 10) return { body: raw, trouble: null };
  const hasReturn = raw.at(-2) === 13;
  const body = raw.subarray(0, raw.length - (hasReturn ? 2 : 1));
  if (hasReturn === (newline === 'crlf')) return { body, trouble: null };
  const [found, wanted] = hasReturn ? ['CRLF', 'LF'] : ['LF', 'CRLF'];
  return { body, trouble: { code: 'E102', byte: body.length + 1, field: '*', ja: '改行', raw: found, why: `改行が ${wanted} のところ ${found}`, cure: `すべての行を ${wanted} で終える` } };
}

/** Control bytes other than the newline (and a tab that parts columns)? A stray CR counts. Four bytes are looked at together. */
export function hasControl(bytes: Buffer, { newline, shape }: FileLayout): boolean {
  const tab = shape.kind === 'csv' && shape.delimiter === '\t';
  const suspect = (from: number, until: number): boolean => {
    for (let index = from; index < until; index++) {
      const byte = bytes[index]!;
      if ((byte >= 0x20 && byte !== 0x7f) || (byte === 10 && newline !== 'none') || (byte === 9 && tab)) continue;
      if (byte !== 13 || newline !== 'crlf' || bytes[index + 1] !== 10) return true;
    }
    return false;
  };
  if (bytes.length < 8) return suspect(0, bytes.length);
  const head = -bytes.byteOffset & 3;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + head, (bytes.length - head) >> 2);
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const deleted = word ^ 0x7f7f7f7f;
    const low = ((word - 0x20202020) & ~word) | ((deleted - 0x01010101) & ~deleted & ~word);
    if ((low & 0x80808080) !== 0 && suspect(head + index * 4, head + index * 4 + 4)) return true;
  }
  return suspect(0, head) || suspect(head + words.length * 4, bytes.length);
}

/** Where the line with that number (from 0) begins in a block. */
export function offsetOf(bytes: Buffer, lines: number): number {
  let offset = 0;
  for (let passed = 0; passed < lines; passed++) offset = bytes.indexOf(10, offset) + 1;
  return offset;
}
