import { revisionReasons, reasonsIn } from '../../contracts/mailing/change.js';
import { installmentJa, installmentsOf, pensionMonthsOf } from '../../contracts/mailing/installments.js';
import { noticeKinds, reductionTenths, type PremiumNotice } from '../../contracts/mailing/records.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { dayJa, municipalityJa, postalJa, wordIn, yen } from './print-words.js';

/** The sheet of one piece as its reader sees it, line by line: window, heading, amounts, the 期 with their slips. */
export function sheetOf(code: string, notice: PremiumNotice): readonly string[] {
  const { postalCode, addressLine1, addressLine2, addressee } = notice;
  return [
    ...(postalCode === null ? [] : [postalJa(postalCode)]), addressLine1, ...(addressLine2 === null ? [] : [addressLine2]), `${addressee} 様`,
    `${municipalityJa(code)} ${fiscalYearJa(notice.fiscalYear)} 国民健康保険料${wordIn(noticeKinds, notice.kind)}通知書`, `通知書番号 ${notice.noticeId}`,
    `医療分 ${yen(notice.medicalYen)}`, `支援金分 ${yen(notice.supportYen)}`, `介護分 ${yen(notice.careYen)}`, ...(notice.childSupportYen === null ? [] : [`子ども分 ${yen(notice.childSupportYen)}`]),
    `年額 ${yen(notice.totalYen)}(${notice.months}か月分、${wordIn(reductionTenths, notice.reductionTenths)})`,
    ...(notice.totalBeforeYen === null ? [] : [`変更前の年額 ${yen(notice.totalBeforeYen)}`]), ...reasonsIn(notice).map((reason) => `変更の理由 ${wordIn(revisionReasons, reason)}`),
    ...installmentsOf(notice).filter(({ yen: amount }) => amount > 0).flatMap(({ number, dueOn, yen: amount, barcode }) => [`${installmentJa(number)} ${yen(amount)} 納期限 ${dueOn === null ? '(なし)' : dayJa(dueOn)}`, ...(barcode === null ? [] : [`  (${barcode.slice(0, 2)})${barcode.slice(2)}`])]),
    ...pensionMonthsOf(notice).map(({ number, yen: amount }) => `${installmentJa(number)} ${yen(amount)} 年金から天引き`),
  ];
}
