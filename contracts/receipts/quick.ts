import type { Column } from './columns.js';

/** Digits only? A loop: millions of columns pass here, and a regular expression costs three times as much. */
function isDigits(raw: string): boolean {
  for (let index = 0; index < raw.length; index += 1) {
    const unit = raw.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}
const [half, full, neither] = [1, 2, 0] as const;
/** Is the text all half width, all full width, or something to be looked at closely? */
function widthKind(raw: string): typeof half | typeof full | typeof neither {
  let kind: number = neither;
  for (let index = 0; index < raw.length; index += 1) {
    const unit = raw.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x7f || (unit >= 0xe000 && unit <= 0xf8ff)) return neither;
    const own = unit <= 0x7e || (unit >= 0xff61 && unit <= 0xff9f) ? half : full;
    if (kind !== neither && kind !== own) return neither;
    kind = own;
  }
  return kind as typeof half | typeof full | typeof neither;
}
const fits = (width: number, { bytes, isFixed }: Column['field']): boolean => (isFixed ? width === bytes : width <= bytes);

/** The value of a column that is as it should be; undefined when it must be read closely. Never an answer that the close reader would not give. */
export function quickly({ field }: Column, raw: string): unknown {
  switch (field.form) {
    case 'number': return raw.length <= field.bytes && isDigits(raw) && (raw.length === 1 || raw.charCodeAt(0) !== 0x30) ? Number(raw) : undefined;
    case 'digits': return fits(raw.length, field) && isDigits(raw) ? raw : undefined;
    case 'wide': return fits(raw.length * 2, field) && widthKind(raw) === full ? raw : undefined;
    case 'narrow': return !field.codes && field.constant === null && fits(raw.length, field) && widthKind(raw) === half ? raw : field.constant === raw ? raw : coded(field, raw);
    case 'either': {
      const kind = widthKind(raw);
      return kind !== neither && fits(kind * raw.length, field) ? raw : undefined;
    }
    default: return undefined;
  }
}
const coded = ({ codes }: Column['field'], raw: string): string | undefined => codes?.find(([code]) => code === raw)?.[0];
