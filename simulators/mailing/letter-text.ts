import { installmentJa, installmentsOf } from '../../contracts/mailing/installments.js';
import { noticeKinds, reductionTenths, type PremiumNotice } from '../../contracts/mailing/records.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { municipalities } from '../../law/municipalities.js';

const wordIn = (codes: readonly (readonly [string, string])[], code: string): string => codes.find(([known]) => known === code)![1];
const yen = (amount: number): string => `${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ',')}円`;
export const dayJa = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** The sheet of one piece as its reader sees it, line by line: window, heading, amounts, the 期 with their slips. */
export function sheetOf(code: string, notice: PremiumNotice): readonly string[] {
  const municipality = municipalities.find((one) => one.code === code)?.ja ?? code;
  const { postalCode, addressLine1, addressLine2, addressee } = notice;
  return [
    ...(postalCode === null ? [] : [`〒${postalCode.slice(0, 3)}-${postalCode.slice(3)}`]), addressLine1, ...(addressLine2 === null ? [] : [addressLine2]), `${addressee} 様`,
    `${municipality} ${fiscalYearJa(notice.fiscalYear)} 国民健康保険料${wordIn(noticeKinds, notice.kind)}通知書`, `通知書番号 ${notice.noticeId}`,
    `医療分 ${yen(notice.medicalYen)}`, `支援金分 ${yen(notice.supportYen)}`, `介護分 ${yen(notice.careYen)}`, ...(notice.childSupportYen === null ? [] : [`子ども分 ${yen(notice.childSupportYen)}`]),
    `年額 ${yen(notice.totalYen)}(${notice.months}か月分、${wordIn(reductionTenths, notice.reductionTenths)})`,
    ...installmentsOf(notice).filter(({ yen: amount }) => amount > 0).flatMap(({ number, dueOn, yen: amount, barcode }) => [`${installmentJa(number)} ${yen(amount)} 納期限 ${dueOn === null ? '(なし)' : dayJa(dueOn)}`, ...(barcode === null ? [] : [`  (91)${barcode.slice(2)}`])]),
  ];
}
