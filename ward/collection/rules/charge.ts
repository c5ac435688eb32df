import type { Day } from '../../../law/define.js';
import { chargeThresholds } from '../../../law/late-charge-rates.js';

/** Days of one rate on one base, both ends included. */
export interface Segment { readonly from: Day; readonly through: Day; readonly days: number; readonly baseYen: number; readonly perMille: number }

const { leastBaseYen, baseUnitYen, leastYen, unitYen, daysOfYear } = chargeThresholds;

/** The sum a charge is reckoned from: nothing below 2,000 yen, else cut to 1,000. */
export const cutBase = (amountYen: number): number => (amountYen < leastBaseYen ? 0 : Math.floor(amountYen / baseUnitYen) * baseUnitYen);

/** Whole numbers until the one division: no rate is ever a fraction of its own. */
export function chargedOf(segments: readonly Segment[], floorsEach: boolean): number {
  const parts = segments.map(({ days, baseYen, perMille }) => days * baseYen * perMille);
  const over = daysOfYear * 1_000;
  const sum = floorsEach ? parts.reduce((total, part) => total + Math.floor(part / over), 0) : Math.floor(parts.reduce((total, part) => total + part, 0) / over);
  return sum < leastYen ? 0 : Math.floor(sum / unitYen) * unitYen;
}
