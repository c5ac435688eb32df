import type { HighCostLimit } from '../../law/high-cost.js';
import { yen } from '../because.js';

/** What a limit comes to, and how it is said. */
export interface Cap { readonly yen: number; readonly ja: string }

/** A limit with 1% of a 医療費 that nobody has told. Nothing is computed in its place. */
export class UnknownCost extends Error {
  override readonly name = 'UnknownCost';
  readonly code = 'TSG-W270';
  constructor(readonly limitJa: string) {
    super(`TSG-W270: ${limitJa}の限度額には医療費の1%が加わるので、医療費が要る。medicalCostYen を書く`);
  }
}

export interface CapQuestion {
  readonly limit: HighCostLimit;
  /** What the limit is called: 「区分ウ」. */
  readonly ja: string;
  readonly costYen: number | null;
  readonly isMultiple: boolean;
  /** 1, 2 or 4: into how many parts the month cuts it. */
  readonly parts: number;
}

/** 自己負担限度額 of a 医療費. Its 1% is rounded to the nearest yen, once. */
export function capOf({ limit: { baseYen, originYen, multipleYen }, ja, costYen, isMultiple, parts }: CapQuestion): Cap {
  const cut = parts === 1 ? '' : `の${parts}分の1`;
  if (isMultiple && multipleYen !== null) return { yen: multipleYen / parts, ja: `${ja}・多数回該当 ${yen(multipleYen)}${cut}` };
  if (originYen === null) return { yen: baseYen / parts, ja: `${ja} ${yen(baseYen)}${cut}` };
  if (costYen === null) throw new UnknownCost(ja);
  const [base, origin] = [baseYen / parts, originYen / parts];
  const above = Math.max(0, costYen - origin);
  return { yen: base + hundredth(above), ja: `${ja}${cut} ${yen(base)}${above === 0 ? '' : ` + (${yen(costYen)} − ${yen(origin)})×1%`}` };
}

const hundredth = (amount: number): number => Math.floor((amount + 50) / 100);

/** A share of a cost in percent, to the nearest yen. */
export const percentOf = (costYen: number, percent: number): number => Math.floor((costYen * percent + 50) / 100);

/** A cap that is lower than the sum it is laid on takes away the rest. */
export const capped = (amount: number, cap: Cap): number => Math.min(amount, cap.yen);
