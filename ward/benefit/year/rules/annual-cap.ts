import { annualCapBasis } from '../../../../law/benefit-year.js';
import type { WardParameterValues } from '../../../../law/ward-parameters.js';
import { basisText } from '../../../../law/define.js';
import { yen, type Because } from '../../../because.js';
import type { YearlyAmount } from './outpatient.js';

export interface AnnualCap {
  readonly unit: WardParameterValues['annualCap'];
  readonly people: readonly { readonly ref: string; readonly leftYen: number; readonly capYen: number | null }[];
  /** Of the household, by its 区分 on the 基準日. */
  readonly capYen: number | null;
}

const line = (ja: string, figures: Because['figures'] = {}): Because => ({ rule: 'annualCap', ja, figures });
/** Every line of it says on what it rests. */
const assumed = '(仮定: 単位も数える支払も定まっていない)';

/** 年間上限: not computed unless a parameter says of whom. It is laid on what the months have left, and lowers the limit of none. */
export function annualCapOf({ unit, people, capYen }: AnnualCap): YearlyAmount {
  const total = people.reduce((sum, { leftYen }) => sum + leftYen, 0);
  if (unit === 'none') return { yen: 0, missing: null, because: [line(`月の支給の後に残る一部負担金 ${yen(total)}、年間上限 ${capYen === null ? '額なし' : yen(capYen)}。${basisText(annualCapBasis)}`, { total })] };
  const parts = unit === 'household' ? [{ ref: '世帯', leftYen: total, capYen }] : people;
  const because = parts.map(({ ref, leftYen, capYen: cap }) => line(cap === null ? `${ref}: 年間上限の額がない${assumed}` : `${ref}: 残った ${yen(leftYen)} − 年間上限 ${yen(cap)}${leftYen > cap ? ` = ${yen(leftYen - cap)}` : ' は0円以下'}${assumed}`, { leftYen }));
  return { yen: parts.reduce((sum, { leftYen, capYen: cap }) => sum + (cap === null ? 0 : Math.max(0, leftYen - cap)), 0), missing: null, because };
}
