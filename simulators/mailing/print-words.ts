import { municipalities } from '../../law/municipalities.js';
import type { Day } from '../../law/define.js';
import type { Mark } from '../../paper/define.js';
import { at, bold, text } from '../../paper/marks.js';

/** How what is in a piece is written for its reader. */
export const wordIn = (codes: readonly (readonly [string, string])[], code: string): string => codes.find(([known]) => known === code)![1];
export const yen = (amount: number): string => `${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ',')}円`;
export const dayJa = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const municipalityJa = (code: string): string => municipalities.find((one) => one.code === code)?.ja ?? code;
export const postalJa = (postalCode: string): string => `〒${postalCode.slice(0, 3)}-${postalCode.slice(3)}`;

/** The window of a 長形3号 envelope: everything that shows through it. */
export function windowOf({ postalCode, addressLine1, addressLine2, addressee }: { readonly postalCode: string | null; readonly addressLine1: string; readonly addressLine2: string | null; readonly addressee: string }): readonly Mark[] {
  return [
    ...(postalCode === null ? [] : [text(at(20, 14, 85, 6), postalJa(postalCode), 11)]), text(at(20, 20, 85, 9.5), addressLine1, 10.5), ...(addressLine2 === null ? [] : [text(at(20, 29.5, 85, 8), addressLine2, 10.5)]),
    bold(at(24, 38.5, 81, 13), `${addressee} 様`, 14),
  ];
}
/** Printed at the foot of every first sheet. */
export const footer: Mark = text(at(15, 284, 180, 4), 'これは試験のための見本であり、実在の人・世帯・納付とは関わりがない。', 7, 'center');
