import { basisText, type Basis } from '../law/define.js';

/** One step of the way to an amount, in words a clerk understands. */
export interface Because {
  readonly rule: string;
  /** The clause or page it rests on, where it is public. */
  readonly clause?: string;
  readonly ja: string;
  readonly figures: Readonly<Record<string, number | string>>;
}

/** Several sources of one step are told once each. What has no public answer is no clause. */
export function clauseOf(...bases: readonly Basis[]): { readonly clause?: string } {
  const told = [...new Set(bases.filter(({ kind }) => kind !== 'unknown').map(basisText))];
  return told.length === 0 ? {} : { clause: told.join('、') };
}

const grouped = new Intl.NumberFormat('ja-JP');
/** 1234567 → 「1,234,567円」. */
export const yen = (amount: number): string => `${grouped.format(amount)}円`;
