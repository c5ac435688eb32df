import { keyedHash } from './keyed-hash.js';

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Keyed words of one world: the same seed gives the same ids, chances and masks in every order of asking. */
export interface Secrets {
  token(prefix: string, ...parts: readonly (string | number)[]): string;
  chance(...parts: readonly (string | number)[]): number;
  masked(individualNumber: string): string;
}

export function secretsOf(seed: number): Secrets {
  const hashes = new Map<string, ReturnType<typeof keyedHash>>();
  const hashOf = (use: string, parts: readonly (string | number)[]) => {
    const hash = hashes.get(use) ?? keyedHash(`totsugo:${seed}:${use}`);
    hashes.set(use, hash);
    return hash(parts.join('\u0000'));
  };
  return {
    token(prefix, ...parts) {
      const { high, low } = hashOf(prefix, parts);
      return `${prefix}-${letters(high >>> 2)}${letters(((high & 3) << 28) | (low >>> 4))}`;
    },
    chance(...parts) {
      const { high, low } = hashOf('chance', parts);
      return (high * 2 ** 16 + (low >>> 16)) / 2 ** 48;
    },
    masked: (individualNumber) => maskOf(seed, individualNumber),
  };
}

/** 30 bits as six letters without I, L, O, U; two of them make an id nobody can take for an official one. */
function letters(bits: number): string {
  let word = '';
  for (let shift = 25; shift >= 0; shift -= 5) word += base32[(bits >>> shift) & 31];
  return word;
}

/** The stand-in printed for a 個人番号: not its last digits and not an unkeyed hash, because 10^11 bodies can be counted through. */
export const maskOf = (seed: number, individualNumber: string): string =>
  `MN#${keyedHash(`totsugo:${seed}:mask`)(individualNumber).high.toString(16).padStart(8, '0')}`;

const twelveDigits = /(?<!\d)\d{12}(?!\d)/g;
/** Replaces every run of exactly twelve digits, whatever it is: a report prints no number that could be a 個人番号. */
export const redact = (seed: number, text: string): string => text.replace(twelveDigits, (digits) => maskOf(seed, digits));
