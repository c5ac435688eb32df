import { assume, cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, inferred, optional, text, year, yen } from '../fields.js';
import { installmentFields, installmentSumFields } from './installments.js';

export const noticeKinds = [['decision', '決定'], ['change', '変更']] as const;
export type NoticeKind = (typeof noticeKinds)[number][0];
/** 軽減 in tenths of 均等割. */
export const reductionTenths = [['0', '軽減なし'], ['2', '2割軽減'], ['5', '5割軽減'], ['7', '7割軽減']] as const;
export const returnReasons = [
  ['unknownAddress', 'あて所に尋ねあたりません'], ['incompleteAddress', 'あて名不完全で配達できません'], ['movedAway', '転居先不明'], ['notCollected', '保管期間を過ぎた'], ['declined', '受取拒絶'],
] as const;
export type ReturnReason = (typeof returnReasons)[number][0];

/** 保険料通知データ: one row is one piece, as it is printed. It carries no 個人番号; the contractor looks for one and refuses the file. */
export const premiumNotice = record({
  id: 'premiumNotice',
  ja: '保険料通知データ',
  basis: cite('別添1 事務の内容', '資格賦課業務 ⑨ 保険料の確定後、保険料通知データを出力し、封入封緘事業者へ提供する'),
  between: ['ward', 'mailing'],
  steps: ['A-09'],
  fields: {
    noticeId: inferred(text('通知書番号', 20)),
    addressee: certain(text('宛名(世帯主)', 100)),
    postalCode: inferred(optional(digits('郵便番号', 7))),
    addressLine1: certain(text('住所', 200)),
    addressLine2: inferred(optional(text('方書', 100))),
    fiscalYear: certain(year('年度')),
    kind: inferred(code('通知の種類', noticeKinds)),
    medicalYen: certain(yen('医療分')),
    supportYen: certain(yen('支援金分')),
    careYen: certain(yen('介護分')),
    /** From 令和8年度; empty in the years before. */
    childSupportYen: certain(optional(yen('子ども分'))),
    totalYen: certain(yen('年額')),
    months: inferred(count('月数')),
    reductionTenths: inferred(code('軽減', reductionTenths)),
    ...installmentFields,
  },
});
export type PremiumNotice = RecordOf<typeof premiumNotice>;

/** 件数金額表: what the ward says a file of notices holds, one row a kind. A kind without a row has no pieces. */
export const printTotals = record({
  id: 'printTotals',
  ja: '通知データの件数金額表',
  basis: assume('印刷データに件数・金額の合計を添えて照合することは委託の仕様書に見られるが、形は公開されていない'),
  between: ['ward', 'mailing'],
  steps: ['A-09'],
  fields: { kind: code('通知の種類', noticeKinds), pieceCount: count('通数'), totalYen: yen('年額の合計'), ...installmentSumFields },
});
export type PrintTotals = RecordOf<typeof printTotals>;

/** 返戻: a piece that the post could not deliver, one row a letter that came back. */
export const mailReturn = record({
  id: 'mailReturn',
  ja: '返戻データ',
  basis: assume('返戻を封入封緘事業者が受けて区へデータで知らせる運用は仮定。区が直接受ける運用もある'),
  between: ['mailing', 'ward'],
  steps: ['A-11'],
  fields: { noticeId: text('通知書番号', 20), returnedOn: day('返戻日'), returnReason: code('返戻の理由', returnReasons) },
});
export type MailReturn = RecordOf<typeof mailReturn>;

export const mailingRecords = [premiumNotice, printTotals, mailReturn] as const;
