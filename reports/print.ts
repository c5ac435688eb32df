import { maskOf } from '../harness/secrets.js';
import type { RunResult, ScenarioResult } from '../harness/results.js';

const wide = /[０-９]/g;
const narrow = (text: string) => text.replace(wide, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
const twelveDigits = /(?<![0-9０-９])[0-9０-９]{12}(?![0-9０-９])/g;
const anyLongDigits = /[0-9０-９]{12,}/g;

/** Stand-ins for 個人番号 in everything that is printed. Keyed by the seed of the story's world, so a check and a file show the same token. */
export interface Mask {
  /** For sentences and names: every run of exactly twelve digits, half or full width. */
  (text: string): string;
  /** For bytes nobody could decode: a number may stand against other digits, so the whole run goes. */
  readonly body: (text: string) => string;
  /** For a value that is known to be a 個人番号, however it is written. */
  readonly secret: (value: string) => string;
}

export function maskFor(run: RunResult, scenario?: ScenarioResult): Mask {
  const seed = scenario?.worldSeed ?? run.seed;
  const known = new Map<string, string>();
  const token = (digits: string) => {
    if (!known.has(digits)) known.set(digits, maskOf(seed, narrow(digits)));
    return known.get(digits)!;
  };
  return Object.assign((text: string) => text.replace(twelveDigits, token), { body: (text: string) => text.replace(anyLongDigits, token), secret: token });
}

const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const privateUse = /[\ue000-\uf8ff]|[\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;
/** The code points of a text, by which characters that look the same are told apart. */
export const codePoints = (text: string): string => Array.from(text, codeName).join(' ');

const codeName = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Makes control characters and halves of surrogates visible: neither XML nor a reader can take them. */
export const visible = (text: string): string => text.replace(unprintable, (character) => `[${codeName(character)}]`);

/** 外字 have no shape outside the system that defined them; the code says which one it is. */
export const visibleGaiji = (text: string): string => text.replace(privateUse, (character) => `〔${codeName(character)}〕`);

const blankSigns: Readonly<Record<string, string>> = { ' ': '␣', '\u3000': '□' };
/** Blanks as signs, what has no width as its code: a difference that cannot be seen must be drawn. */
export const visibleBlanks = (text: string): string => text.replace(/[ \u3000]/g, (blank) => blankSigns[blank]!).replace(/[\s\u200b-\u200d\ufeff]/g, (character) => `〔${codeName(character)}〕`);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text for HTML and XML, in elements and in quoted attributes. */
export const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => entities[character]!);
