import { dispositions, type DispositionNotice, type OverpaymentNotice, type ReminderLetter } from '../../contracts/mailing/letters.js';
import { extraordinaryNumber, installmentJa, installmentKind } from '../../contracts/mailing/installments.js';
import { assume, cite, type Basis } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import type { PlainLetter } from './plain-paper.js';
import { dayJa, wordIn, yen } from './print-words.js';

export const refundWordsBasis: Basis = assume('還付・充当の通知書の文言は自前のもの。教示は刷らない');
export const dispositionWordsBasis: Basis = cite('国税徴収法54条・131条、地方税法15条の7', '差押調書の謄本、配当計算書の謄本、執行停止の通知。文言は自前のもので、教示は刷らない');

/** 随時期, the first, the second …, are all called 随時. */
const periodJa = (fiscalYear: number, period: number): string => `${fiscalYearJa(fiscalYear)} ${installmentJa(installmentKind(period) === 'extraordinary' ? extraordinaryNumber : period)}`;
type Row = readonly [label: string, value: string];
const when = (isThere: boolean, ...rows: readonly Row[]): readonly Row[] => (isThere ? rows : []);

export function overpaymentLetter({ letterId, overpaymentDecision, noticeNumber, fiscalYear, period, movedYen, interestYen, intoFiscalYear, intoPeriod, decidedOn, claimThrough, ...to }: OverpaymentNotice): PlainLetter {
  const isRefund = overpaymentDecision === 'refund';
  const rows: readonly Row[] = [
    ['保険料の通知書番号', noticeNumber], ['納め過ぎた期', periodJa(fiscalYear, period)], [isRefund ? '還付する額' : '充当する額', yen(movedYen)], ...when(interestYen > 0, ['還付加算金', yen(interestYen)]),
    ...when(intoFiscalYear !== null && intoPeriod !== null, ['充当先', periodJa(intoFiscalYear ?? 0, intoPeriod ?? 0)]), ['決定日', dayJa(decidedOn)], ...when(claimThrough !== null, ['請求できる最後の日', claimThrough === null ? '' : dayJa(claimThrough)]),
  ];
  if (!isRefund) return { letterId, to, heading: '国民健康保険料 過誤納金充当通知書', sentence: '納め過ぎた保険料を、納期の来ている未納の保険料に充てましたので、通知します。', rows };
  return {
    letterId, to, rows, heading: '国民健康保険料 過誤納金還付通知書', sentence: '納め過ぎた保険料をお返しします。同封の還付金請求書に振込先を書いて、お送りください。',
    form: {
      heading: '国民健康保険料 還付金請求書', sentence: '次のとおり還付金を請求します。請求する人の口座、公金受取口座、または委任状を添えた別の人の口座のどれかに丸を付け、口座を書いてください。公金受取口座なら、口座は書きません。',
      rows: [['請求する額', yen(movedYen + interestYen)], ['請求する人', ''], ['振込先', '本人の口座 ・ 公金受取口座 ・ 別の人の口座(委任状)'], ['金融機関・支店', ''], ['預金種目・口座番号', ''], ['口座名義(カナ)', '']],
    },
  };
}

export const reminderPaper = ({ letterId, asOf, periodCount, oldestDueOn, unpaidYen, lateUnpaidYen, payBy, ...to }: ReminderLetter): PlainLetter => ({
  letterId, to, heading: '国民健康保険料 催告書', sentence: `${dayJa(payBy)}までに納めてください。納められない事情があるときは、ご相談ください。納めてから日が浅く、この書面と行き違いになったときは、ご容赦ください。`,
  rows: [['現在日', dayJa(asOf)], ['未納の期の数', `${periodCount}期`], ['最も古い納期限', dayJa(oldestDueOn)], ['未納の額', yen(unpaidYen)], ...when(lateUnpaidYen > 0, ['延滞金', yen(lateUnpaidYen)])],
});

const headings: Readonly<Record<string, string>> = {
  seizure: '差押調書(謄本)', joinedSeizure: '参加差押通知書', deliveryClaim: '交付要求通知書', distribution: '配当計算書(謄本)', release: '差押解除通知書', withdrawal: '差押取消通知書', stay: '滞納処分執行停止通知書',
};
export const dispositionPaper = ({ letterId, disposition, decidedOn, periodCount, seizedProperty, thirdParty, dispositionYen, remainderYen, reason, ...to }: DispositionNotice): PlainLetter => ({
  letterId, to, heading: headings[disposition]!, sentence: `国民健康保険料の滞納について、次のとおり${wordIn(dispositions, disposition)}をしましたので、通知します。`,
  rows: [
    ['処分の日', dayJa(decidedOn)], ['保険料の期の数', `${periodCount}期`], ...when(seizedProperty !== null, ['財産の種類', seizedProperty ?? '']), ...when(thirdParty !== null, ['第三債務者など', thirdParty ?? '']), ...when(dispositionYen !== null, ['額', yen(dispositionYen ?? 0)]),
    ...when(remainderYen !== null, ['残余金', yen(remainderYen ?? 0)]), ['わけ', reason],
  ],
});
