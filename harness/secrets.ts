import { createHmac } from 'node:crypto';

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Keyed words of one world: the same seed gives the same ids, chances and masks in every order of asking. */
export interface Secrets {
  token(prefix: string, ...parts: readonly (string | number)[]): string;
  chance(...parts: readonly (string | number)[]): number;
  masked(individualNumber: string): string;
}

export function secretsOf(seed: number): Secrets {
  const digest = (use: string, parts: readonly (string | number)[]) => createHmac('sha256', `totsugo:${seed}:${use}`).update(parts.join('\u0000')).digest();
  return {
    token: (prefix, ...parts) => `${prefix}-${wordOf(digest(prefix, parts))}`,
    chance: (...parts) => digest('chance', parts).readUIntBE(0, 6) / 2 ** 48,
    masked: (individualNumber) => maskOf(seed, individualNumber),
  };
}

/** 60 bits as twelve letters without I, L, O, U: an id nobody can take for an official one. */
function wordOf(digest: Buffer): string {
  let bits = digest.readBigUInt64BE(0) >> 4n;
  let word = '';
  for (let i = 0; i < 12; i += 1) {
    word = base32[Number(bits & 31n)] + word;
    bits >>= 5n;
  }
  return word;
}

/** The stand-in printed for a 個人番号: not its last digits and not an unkeyed hash, because 10^11 bodies can be counted through. */
export const maskOf = (seed: number, individualNumber: string): string =>
  `MN#${createHmac('sha256', `totsugo:${seed}:mask`).update(individualNumber).digest('hex').slice(0, 8)}`;

const twelveDigits = /(?<!\d)\d{12}(?!\d)/g;
/** Replaces every run of exactly twelve digits, whatever it is: a report prints no number that could be a 個人番号. */
export const redact = (seed: number, text: string): string => text.replace(twelveDigits, (digits) => maskOf(seed, digits));
