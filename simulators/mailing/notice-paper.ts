import { installmentJa, installmentsOf, extraordinaryNumber, type PrintedInstallment } from '../../contracts/mailing/installments.js';
import { noticeKinds, reductionTenths, type PremiumNotice } from '../../contracts/mailing/records.js';
import { slipLimitYen } from '../../contracts/mailing/payment-slip.js';
import { assume } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { printed, type Mark, type Sheet } from '../../paper/define.js';
import { at, bold, table, text } from '../../paper/marks.js';
import { dayJa, municipalityJa, postalJa, wordIn, yen } from './print-words.js';
import { slipSheets } from './slip-paper.js';

/** What lies in one envelope: the notices of a municipality, one household's or, after a mistake, two. */
export interface Enclosed { readonly code: string; readonly notices: readonly PremiumNotice[] }

export const noticeLetter = printed<Enclosed>({
  id: 'noticeLetter',
  ja: '保険料通知書の封書(通知書と納付書)',
  basis: assume('通知書と納付書の紙面は区ごとに違い、公開されていない。項目は通知データにあるものに限り、並びと大きさは自前のもの'),
  title: ({ notices }) => `国民健康保険料${wordIn(noticeKinds, notices[0]!.kind)}通知書 ${notices[0]!.noticeId}`,
  sheets: ({ code, notices }) => notices.flatMap((notice) => [noticeSheet(code, notice), ...slipSheets(code, notice)]),
});

const footer = 'これは試験のための見本であり、実在の人・世帯・納付とは関わりがない。';

function noticeSheet(code: string, notice: PremiumNotice): Sheet {
  return [...windowOf(notice), ...headingOf(code, notice), ...partsOf(notice), ...installmentTable(notice), ...remarks(notice), text(at(15, 284, 180, 4), footer, 7, 'center')];
}

/** What shows through the window of a 長形3号 envelope. */
function windowOf({ postalCode, addressLine1, addressLine2, addressee }: PremiumNotice): readonly Mark[] {
  return [
    ...(postalCode === null ? [] : [text(at(20, 14, 85, 6), postalJa(postalCode), 11)]), text(at(20, 20, 85, 9.5), addressLine1, 10.5), ...(addressLine2 === null ? [] : [text(at(20, 29.5, 85, 8), addressLine2, 10.5)]),
    bold(at(24, 38.5, 81, 13), `${addressee} 様`, 14),
  ];
}

function headingOf(code: string, notice: PremiumNotice): readonly Mark[] {
  const [kind, year] = [wordIn(noticeKinds, notice.kind), fiscalYearJa(notice.fiscalYear)];
  return [
    text(at(125, 14, 70, 6), `通知書番号 ${notice.noticeId}`, 10, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'),
    bold(at(15, 68, 180, 10), `${year} 国民健康保険料${kind}通知書`, 18, 'center'),
    text(at(15, 80, 180, 7), `${year}の国民健康保険料を次のとおり${kind}しましたので、通知します。`, 10.5),
  ];
}

function partsOf(notice: PremiumNotice): readonly Mark[] {
  const parts = [['医療分', notice.medicalYen], ['支援金分', notice.supportYen], ['介護分', notice.careYen], ...(notice.childSupportYen === null ? [] : [['子ども分', notice.childSupportYen] as const])] as const;
  const amount = { ja: '金額', width: 45, align: 'right' } as const;
  return [
    bold(at(15, 91, 90, 6), '保険料の内訳', 11),
    ...table({ x: 15, y: 98, rowHeight: 7.5, columns: [{ ja: '区分', width: 40, align: 'left' }, amount], rows: [...parts.map(([ja, value]) => ({ cells: [ja, yen(value)] })), { cells: ['年額', yen(notice.totalYen)], isSum: true }] }),
    bold(at(110, 91, 85, 6), '計算のもと', 11),
    ...table({ x: 110, y: 98, rowHeight: 7.5, columns: [{ ja: '項目', width: 40, align: 'left' }, { ja: '内容', width: 45, align: 'right' }], rows: [{ cells: ['年度', fiscalYearJa(notice.fiscalYear)] }, { cells: ['月数', `${notice.months}か月分`] }, { cells: ['均等割の軽減', wordIn(reductionTenths, notice.reductionTenths)] }] }),
  ];
}

/** What a reader may do with the slip of a 期. */
function slipJa({ yen: amount, barcode }: PrintedInstallment): string {
  if (amount === 0) return '納付書なし';
  if (barcode !== null) return 'コンビニエンスストア・窓口';
  return '窓口のみ';
}

function installmentTable(notice: PremiumNotice): readonly Mark[] {
  const list = installmentsOf(notice).filter(({ number, yen: amount }) => number !== extraordinaryNumber || amount > 0);
  const rows = list.map((one) => ({ cells: [installmentJa(one.number), one.dueOn === null ? '―' : dayJa(one.dueOn), yen(one.yen), slipJa(one)] }));
  const sum = list.reduce((total, one) => total + one.yen, 0);
  return [
    bold(at(15, 148, 180, 6), '期別の納期限と金額', 11),
    ...table({
      x: 15, y: 155, rowHeight: 6.8, rows: [...rows, { cells: ['期別の計', '', yen(sum), ''], isSum: true }],
      columns: [{ ja: '期', width: 30, align: 'center' }, { ja: '納期限', width: 50, align: 'center' }, { ja: '金額', width: 45, align: 'right' }, { ja: '納付書の使える所', width: 55, align: 'center' }],
    }),
  ];
}

/** What is printed on every form beforehand: the law's words on objections, and how slips are used. */
function remarks(notice: PremiumNotice): readonly Mark[] {
  const hasSlips = installmentsOf(notice).some(({ yen: amount }) => amount > 0);
  const lines = [
    hasSlips ? `納付書は次の紙から。1枚${yen(slipLimitYen)}を超えるもの、バーコードのないものは、コンビニエンスストアでは使えません。` : '納めていただく額がないため、納付書はありません。',
    'この通知に不服があるときは、通知を受けたことを知った日の翌日から起算して3か月以内に、国民健康保険審査会に審査請求をすることができます(国民健康保険法91条・99条)。',
  ];
  return lines.map((line, i) => text(at(15, 252 + i * 10, 180, 9), line, 9));
}
