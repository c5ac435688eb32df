import type { Month } from '../../law/fiscal-year.js';

/** 7510 → 「7.51%」. */
export const percent = (per100k: number): string => `${(per100k / 1000).toFixed(per100k % 10 === 0 ? 2 : 3)}%`;
export const monthJa = (month: Month): string => `${Number(month.slice(5))}月`;
/** 「4月〜9月(6か月)」. */
export const spanJa = (from: Month, through: Month, months: number): string => (from === through ? monthJa(from) : `${monthJa(from)}〜${monthJa(through)}(${months}か月)`);
