import type { Issue, IssueCode } from '../define.js';

/** A trouble within one line, before the line's number is known. */
export interface Trouble {
  readonly code: IssueCode;
  readonly byte: number;
  readonly field: string;
  readonly ja: string;
  readonly raw: string;
  readonly why: string;
  readonly cure: string;
}

/** The form of a value without its content: `(個人番号 12桁)`. */
export const shapeOf = (ja: string, text: string): string => `(${ja} ${/^\p{Nd}+$/u.test(text) ? `${text.length}桁` : `${[...text].length}文字`})`;

/** A value as an issue may show it: never a run of digits that could be a 個人番号, never more than 60 characters. */
export const shown = (text: string): string => told(text, undefined);

/** The same in a place where the contract wants `due` digits: a number that fits there, or nearly fits there and is much longer than a 個人番号, may be seen. */
export function told(text: string, due: number | undefined): string {
  const masked = withoutNumbers(text, due);
  const characters = [...masked];
  return characters.length > longestTold ? `${characters.slice(0, longestTold).join('')}…` : masked;
}
const longestTold = 60;

/** A text of any length with its controls made visible and every run of digits that could be a 個人番号 covered. */
export const withoutNumbers = (text: string, due?: number): string => text.replaceAll(/\p{Nd}{11,}/gu, (digits) => (isOther(digits, due) ? digits : `(数字${digits.length}桁)`))
  .replaceAll(/[\u0000-\u001f\u007f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);

const individualNumberDigits = 12;
/** わざと: zeros before twelve digits may be a 個人番号 that somebody has put where another number belongs, 24 digits may be two of them, and twelve too many may be one more. */
function isOther(digits: string, due: number | undefined): boolean {
  if (due === undefined || due === individualNumberDigits || digits.replace(/^0+/, '').length === individualNumberDigits) return false;
  return digits.length === due || (digits.length > individualNumberDigits * 2 && Math.abs(digits.length - due) < individualNumberDigits);
}

/** Hexadecimal bytes around an undecodable one. */
export const hexOf = (bytes: Buffer, index: number): string => `0x${bytes.subarray(index, index + 2).toString('hex').toUpperCase()}`;

/** A wire line as bytes cannot be shown whole: it may hold a 個人番号. */
export const lineShape = (bytes: Buffer): string => `(${bytes.length}バイトの行)`;

export const fileIssue = (code: IssueCode, ja: string, raw: string, why: string, cure: string, line = 0, byte = 0, field = '*'): Issue => ({ code, line, byte, field, ja, raw, why, cure });
