import { revisionReasons, reasonsIn } from '../../contracts/mailing/change.js';
import { installmentJa, installmentsOf, extraordinaryNumber, pensionMonthsOf, type PrintedInstallment } from '../../contracts/mailing/installments.js';
import { noticeKinds, reductionTenths, type PremiumNotice } from '../../contracts/mailing/records.js';
import { slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import { assume } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { printed, type Mark, type Sheet } from '../../paper/define.js';
import { at, bold, table, text } from '../../paper/marks.js';
import { objectionTo } from './objection.js';
import { dayJa, footer, municipalityJa, windowOf, wordIn, yen } from './print-words.js';
import { slipSheets } from './slip-paper.js';

/** A notice and the municipality it comes from. */
export interface NoticePiece { readonly code: string; readonly notice: PremiumNotice }

export const noticePaper = printed<NoticePiece>({
  id: 'noticePaper',
  ja: '保険料通知書と納付書',
  basis: assume('通知書と納付書の紙面は区ごとに違い、公開されていない。項目は通知データにあるものに限り、並びと大きさは自前のもの'),
  title: ({ notice }) => `国民健康保険料${wordIn(noticeKinds, notice.kind)}通知書 ${notice.noticeId}`,
  sheets: ({ code, notice }) => [noticeSheet(code, notice), ...slipSheets(code, notice)],
});

function noticeSheet(code: string, notice: PremiumNotice): Sheet {
  return [...windowOf(notice), ...headingOf(code, notice), ...partsOf(notice), ...installmentTable(notice), ...remarks(notice), footer];
}

function headingOf(code: string, notice: PremiumNotice): readonly Mark[] {
  // The reasons of a change need two lines above the tables.
  const top = reasonsIn(notice).length > 0 ? 60 : 68;
  const [kind, year] = [wordIn(noticeKinds, notice.kind), fiscalYearJa(notice.fiscalYear)];
  return [
    text(at(125, 14, 70, 6), `通知書番号 ${notice.noticeId}`, 10, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'),
    bold(at(15, top, 180, 10), `${year} 国民健康保険料${kind}通知書`, 18, 'center'),
    text(at(15, top + 12, 180, 7), `${year}の国民健康保険料を次のとおり${kind}しましたので、通知します。`, 10.5), ...reasonsOf(notice),
  ];
}

/** Where the piece tells of no reason, none is made up. */
function reasonsOf(notice: PremiumNotice): readonly Mark[] {
  const reasons = reasonsIn(notice).map((reason) => wordIn(revisionReasons, reason));
  return reasons.length === 0 ? [] : [text(at(15, 79, 180, 11), `変更の理由: ${reasons.join('、')}。`, 10)];
}

function beforeRows({ totalBeforeYen, totalYen }: PremiumNotice): readonly { readonly cells: readonly string[] }[] {
  if (totalBeforeYen === null) return [];
  const [difference, word] = totalYen < totalBeforeYen ? [totalBeforeYen - totalYen, '減額'] : [totalYen - totalBeforeYen, '増額'];
  return [{ cells: ['変更前の年額', yen(totalBeforeYen)] }, { cells: [word, yen(difference)] }];
}

function partsOf(notice: PremiumNotice): readonly Mark[] {
  const parts = [['医療分', notice.medicalYen], ['支援金分', notice.supportYen], ['介護分', notice.careYen], ...(notice.childSupportYen === null ? [] : [['子ども分', notice.childSupportYen] as const])] as const;
  const amount = { ja: '金額', width: 45, align: 'right' } as const;
  return [
    bold(at(15, 91, 90, 6), '保険料の内訳', 11),
    ...table({ x: 15, y: 98, rowHeight: 7.5, columns: [{ ja: '区分', width: 40, align: 'left' }, amount], rows: [...parts.map(([ja, value]) => ({ cells: [ja, yen(value)] })), { cells: ['年額', yen(notice.totalYen)], isSum: true }] }),
    bold(at(110, 91, 85, 6), '計算のもと', 11),
    ...table({ x: 110, y: 98, rowHeight: 7.5, columns: [{ ja: '項目', width: 40, align: 'left' }, { ja: '内容', width: 45, align: 'right' }], rows: [{ cells: ['年度', fiscalYearJa(notice.fiscalYear)] }, { cells: ['月数', `${notice.months}か月分`] }, { cells: ['均等割の軽減', wordIn(reductionTenths, notice.reductionTenths)] }, ...beforeRows(notice)] }),
  ];
}

/** What a reader may do with the slip of a 期. */
function slipJa({ yen: amount, barcode }: PrintedInstallment): string {
  if (amount === 0) return '納付書なし';
  if (barcode !== null) return 'コンビニエンスストア・窓口';
  return '窓口のみ';
}

/** Down to the remarks. */
const tableHeight = 95;

function installmentTable(notice: PremiumNotice): readonly Mark[] {
  const months = pensionMonthsOf(notice);
  // Whoever pays out of the pension reads only what there is to pay: both kinds together are more than a sheet holds.
  const list = installmentsOf(notice).filter(({ number, yen: amount }) => amount > 0 || (number !== extraordinaryNumber && months.length === 0));
  const rows = [
    ...list.map((one) => ({ cells: [installmentJa(one.number), one.dueOn === null ? '―' : dayJa(one.dueOn), yen(one.yen), slipJa(one)] })),
    ...months.map((one) => ({ cells: [installmentJa(one.number), '年金の支払日', yen(one.yen), '年金から天引き'] })),
  ];
  const sum = [...list, ...months].reduce((total, one) => total + one.yen, 0);
  return [
    bold(at(15, 148, 180, 6), '期別の納期限と金額', 11),
    ...table({
      x: 15, y: 155, rowHeight: Math.min(6.8, tableHeight / (rows.length + 2)), rows: [...rows, { cells: ['期別の計', '', yen(sum), ''], isSum: true }],
      columns: [{ ja: '期', width: 30, align: 'center' }, { ja: '納期限', width: 50, align: 'center' }, { ja: '金額', width: 45, align: 'right' }, { ja: '納付書の使える所', width: 55, align: 'center' }],
    }),
  ];
}

/** What is printed on every form beforehand: how slips are used, and the law's words on objections. */
function remarks(notice: PremiumNotice): readonly Mark[] {
  return [text(at(15, 252, 180, 8), slipsJa(notice), 9), text(at(15, 261, 180, 16), objectionTo('この処分'), 9)];
}

function slipsJa(notice: PremiumNotice): string {
  if (installmentsOf(notice).some(({ yen: amount }) => amount > 0)) return `納付書は次の紙から。1枚${yen(slipLimitYen)}を超えるもの、バーコードのないものは、コンビニエンスストアでは使えません。`;
  return pensionMonthsOf(notice).length > 0 ? '全額を年金から天引きするため、納付書はありません。' : '納めていただく額がないため、納付書はありません。';
}
