import type { Day } from '../../law/define.js';
import type { Field } from '../define.js';
import { day, inferred, optional, yen } from '../fields.js';
import { slipDigits } from './payment-slip.js';

/** 期 of 普通徴収: ten, June to March; the eleventh is 随時期, for what none of the ten is left for. */
export const installmentNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
export type InstallmentNumber = (typeof installmentNumbers)[number];
export const extraordinaryNumber = 11 satisfies InstallmentNumber;
/** 特別徴収: April, June, August, October, December and February of the fiscal year, by number. They are taken out of the pension and have no slip. */
export const specialNumbers = [61, 62, 63, 64, 65, 66] as const;
const specialMonths = [4, 6, 8, 10, 12, 2] as const;
export type InstallmentKind = 'regular' | 'extraordinary' | 'special';
/** A number in the ledger beyond the eleventh is another 随時期. */
export const installmentKind = (number: number): InstallmentKind => (number >= specialNumbers[0] ? 'special' : number >= extraordinaryNumber ? 'extraordinary' : 'regular');
export function installmentJa(number: number): string {
  const month = specialMonths[number - specialNumbers[0]];
  if (month !== undefined) return `特別徴収${month}月`;
  return number === extraordinaryNumber ? '随時期' : `第${number}期`;
}

type DueFields = { readonly [N in InstallmentNumber as `installment${N}DueOn`]: Field<Day | null> };
type YenFields = { readonly [N in InstallmentNumber as `installment${N}Yen`]: Field<number> };
type BarcodeFields = { readonly [N in InstallmentNumber as `installment${N}Barcode`]: Field<string | null> };

/** Per 期 its 納期限, amount and the digits of its slip, side by side on the wire. A 期 that a household does not pay is 0 yen without the other two. */
export const installmentFields = Object.fromEntries(installmentNumbers.flatMap((number) => [
  [`installment${number}DueOn`, inferred(optional(day(`${installmentJa(number)}の納期限`)))],
  [`installment${number}Yen`, inferred(yen(`${installmentJa(number)}の金額`))],
  [`installment${number}Barcode`, inferred(optional(slipDigits(`${installmentJa(number)}のバーコード(GS1-128)`)))],
])) as unknown as DueFields & YenFields & BarcodeFields;

/** What is taken out of the pension, month by month; a month from which nothing is taken is empty, and so is a piece of somebody who tells none. */
type PensionFields = { readonly [M in (typeof specialMonths)[number] as `pension${M}Yen`]: Field<number | null> };
export const pensionFields = Object.fromEntries(specialMonths.map((month, index) => [`pension${month}Yen`, inferred(optional(yen(`${installmentJa(specialNumbers[index]!)}の金額`)))])) as unknown as PensionFields;

/** The sums of many pieces, per 期. */
export const installmentSumFields = Object.fromEntries(installmentNumbers.map((number) => [`installment${number}Yen`, yen(`${installmentJa(number)}の金額の合計`)])) as unknown as YenFields;

type Amounts = { readonly [N in InstallmentNumber as `installment${N}Yen`]: number };
type Printed = Amounts & { readonly [N in InstallmentNumber as `installment${N}DueOn`]: Day | null } & { readonly [N in InstallmentNumber as `installment${N}Barcode`]: string | null };
export interface PrintedInstallment { readonly number: InstallmentNumber; readonly dueOn: Day | null; readonly yen: number; readonly barcode: string | null }

/** The 期 of one piece as a list. */
export const installmentsOf = (notice: Printed): readonly PrintedInstallment[] => installmentNumbers.map((number) => ({
  number, dueOn: notice[`installment${number}DueOn`], yen: notice[`installment${number}Yen`], barcode: notice[`installment${number}Barcode`],
}));

/** The columns of the 期, from a list in which those that are missing are not paid. */
export function installmentColumns(list: readonly Omit<PrintedInstallment, 'number'>[]): Printed {
  const columns: Record<string, string | number | null> = {};
  for (const [index, [dueOn, amount, barcode]] of columnNames.entries()) {
    const one = list[index];
    columns[dueOn] = one?.dueOn ?? null;
    columns[amount] = one?.yen ?? 0;
    columns[barcode] = one?.barcode ?? null;
  }
  return columns as unknown as Printed;
}
const columnNames = installmentNumbers.map((number) => [`installment${number}DueOn`, `installment${number}Yen`, `installment${number}Barcode`] as const);

/** The columns of the sums. */
export const sumColumns = (sums: readonly number[]): Amounts => Object.fromEntries(installmentNumbers.map((number) => [`installment${number}Yen`, sums[number - 1] ?? 0])) as unknown as Amounts;
export const sumsOf = (totals: Amounts): readonly number[] => installmentNumbers.map((number) => totals[`installment${number}Yen`]);

type Pension = { readonly [M in (typeof specialMonths)[number] as `pension${M}Yen`]: number | null };
export interface PensionMonth { readonly number: number; readonly yen: number }
/** The columns of the months of the pension; other 期 and months of nothing are passed over. */
export const pensionColumns = (list: readonly PensionMonth[]): Pension =>
  Object.fromEntries(specialMonths.map((month, index) => [`pension${month}Yen`, list.findLast(({ number }) => number === specialNumbers[index])?.yen || null])) as unknown as Pension;
export const noPension = pensionColumns([]);
/** The months in which something is taken out of the pension, in the order of the year. */
export const pensionMonthsOf = (notice: Pension): readonly PensionMonth[] => specialMonths.flatMap((month, index) => {
  const amount = notice[`pension${month}Yen`];
  return amount === null ? [] : [{ number: specialNumbers[index]!, yen: amount }];
});
