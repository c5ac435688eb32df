import { z } from 'zod';
import { daySchema } from '../../contracts/resident.js';
import { assume, cite, type Basis } from '../../law/define.js';
import { monthOf } from '../../law/fiscal-year.js';
import { limitsOf, type HighCostLimit, type Over70Category, type Under70Category } from '../../law/high-cost.js';
import type { Visit } from './visits.js';

/** What a counter can be shown: the letters for which there is a limit. */
const young = [['A01', 'ア', '26'], ['A02', 'イ', '27'], ['A03', 'ウ', '28'], ['A04', 'エ', '29'], ['A05', 'オ', '30']] as const satisfies readonly (readonly [string, Under70Category, string])[];
const old = [['B01', '現役並みⅢ', '26'], ['B02', '現役並みⅡ', '27'], ['B03', '現役並みⅠ', '28'], ['B04', '一般', '29'], ['B05', '低所得Ⅱ', '30'], ['B06', '低所得Ⅰ', '30']] as const satisfies readonly (readonly [string, Over70Category, string])[];
const codes = [...young, ...old].map(([code]) => code) as [ShownCategory, ...ShownCategory[]];
type ShownCategory = (typeof young)[number][0] | (typeof old)[number][0];

/** 適用区分 as a 認定証, a 高齢受給者証 or a screen shows it, and between which days it holds. */
export const shownLimitSchema = z.strictObject({ limitCategory: z.enum(codes).describe('適用区分'), validFrom: daySchema.describe('発効期日'), validThrough: daySchema.nullable().describe('有効期限') });
export const shownBasis: Basis = cite('上川町・大和市', '証をその月のうちに示せば、一人・一月・一医療機関の入院と外来ごとに限度額までしか受け取らない');
export const remarkBasis: Basis = assume('区分を見た医療機関は、限度額に届かない月にも特記事項に区分を書く');

/** What the receipt of a month says of it. */
export interface AtCounter { readonly copayYen: number | null; readonly counterPayment: '00' | '01'; readonly remark: string; readonly mealCategory: '1' | '3' | null }

/** The month at one institution of somebody who has shown a 区分 that holds; null when nobody has, or it does not hold on that day. */
export function atCounter(visits: readonly Visit[], points: number): AtCounter | null {
  const shown = visits.findLast(({ careOn, shownLimit }) => shownLimit !== undefined && shownLimit.validFrom <= careOn && (shownLimit.validThrough === null || careOn <= shownLimit.validThrough))?.shownLimit;
  const { careOn, setting, copayPercent, subsidies } = visits.at(-1)!;
  if (!shown || subsidies.length > 0) return null;
  const limits = limitsOf(monthOf(careOn));
  const [, category, remark] = [...young, ...old].find(([code]) => code === shown.limitCategory)!;
  const limit = limits.under70?.[category as Under70Category] ?? limits.over70?.[category as Over70Category];
  if (!limit) return null;
  const costYen = points * 10;
  const outpatientYen = setting === 'outpatient' && 'outpatientYen' in limit ? limit.outpatientYen : null;
  const most = (outpatientYen as number | null) ?? mostOf(limit, costYen);
  const isCapped = shareOf(costYen, copayPercent) > most;
  return { copayYen: isCapped ? most : null, counterPayment: isCapped ? '01' : '00', remark, mealCategory: setting === 'outpatient' ? null : shown.limitCategory === 'B06' ? '3' : ['A05', 'B05'].includes(shown.limitCategory) ? '1' : null };
}

/** Rounded to ten yen, as a counter does. */
const shareOf = (costYen: number, percent: number): number => Math.round((costYen * percent) / 1_000) * 10;
const mostOf = ({ baseYen, originYen }: HighCostLimit, costYen: number): number => baseYen + (originYen === null ? 0 : Math.floor((Math.max(0, costYen - originYen) + 50) / 100));
