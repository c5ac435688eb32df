import { isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';

/** Days on which one 一部負担金割合 holds, the last one included. `copayRatio`: three digits, 1割 = 010. */
export interface CopayRatio { readonly validFrom: Day; readonly validThrough: Day; readonly copayRatio: string }

/** One word of the field `copayRatios`. */
export const copayRatioText = ({ validFrom, validThrough, copayRatio }: CopayRatio): string => `${validFrom}/${validThrough}/${copayRatio}`;

/** What a word says, or null when it is none of ours. */
export function copayRatioOf(word: string): CopayRatio | null {
  const [validFrom = '', validThrough = '', copayRatio = '', ...more] = word.split('/');
  return more.length === 0 && isDay(validFrom) && isDay(validThrough) && validFrom <= validThrough && /^\d{3}$/.test(copayRatio) ? { validFrom, validThrough, copayRatio } : null;
}

/** The ratio of that day; null when none is told. */
export const copayRatioOn = (words: readonly string[], day: Day): CopayRatio | null =>
  words.map(copayRatioOf).find((one) => one !== null && one.validFrom <= day && day <= one.validThrough) ?? null;
