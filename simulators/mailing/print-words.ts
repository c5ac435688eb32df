import { municipalities } from '../../law/municipalities.js';
import type { Day } from '../../law/define.js';

/** How what is in a piece is written for its reader. */
export const wordIn = (codes: readonly (readonly [string, string])[], code: string): string => codes.find(([known]) => known === code)![1];
export const yen = (amount: number): string => `${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ',')}円`;
export const dayJa = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const municipalityJa = (code: string): string => municipalities.find((one) => one.code === code)?.ja ?? code;
export const postalJa = (postalCode: string): string => `〒${postalCode.slice(0, 3)}-${postalCode.slice(3)}`;
