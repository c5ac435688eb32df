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
export function shown(text: string): string {
  const masked = text.replaceAll(/\p{Nd}{11,}/gu, (digits) => `(数字${digits.length}桁)`).replaceAll(/[\u0000-\u001f\u007f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const characters = [...masked];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : masked;
}

/** Hexadecimal bytes around an undecodable one. */
export const hexOf = (bytes: Buffer, index: number): string => `0x${bytes.subarray(index, index + 2).toString('hex').toUpperCase()}`;

/** A wire line as bytes cannot be shown whole: it may hold a 個人番号. */
export const lineShape = (bytes: Buffer): string => `(${bytes.length}バイトの行)`;

export const fileIssue = (code: IssueCode, ja: string, raw: string, why: string, cure: string, line = 0, byte = 0, field = '*'): Issue => ({ code, line, byte, field, ja, raw, why, cure });
