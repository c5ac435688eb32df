import { burdenRatios } from '../../law/burden-ratio.js';
import { assume, cite } from '../../law/define.js';
import type { certificateKinds } from '../certificates.js';
import { record, type RecordOf } from '../define.js';
import { limitCategories } from '../insurer-hub/codes.js';
import { certain, code, count, day, digits, inferred, optional, text, year, yen } from '../fields.js';
import { changeFields } from './change.js';
import { letterRecords } from './letters.js';
import { benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals } from './benefit.js';
import { demandLetter, demandTotals } from './demand.js';
import { installmentFields, installmentSumFields, pensionFields } from './installments.js';

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
  page: { file: 'payment-slip.md', ja: '納付書のバーコードの44桁' },
  fields: {
    noticeId: inferred(text('通知書番号', 20)),
    /** The 世帯主; of a dead one `(故)…様 相続人代表者 …`, two names of 100 characters and the words between them. */
    addressee: certain(text('宛名(世帯主)', 220)),
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
    ...changeFields,
    ...pensionFields,
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

/** What is sent by mail: everything but the 被保険者証 of before. */
export const mailedCertificateKinds = [['eligibilityCertificate', '資格確認書'], ['eligibilityInformation', '資格情報のお知らせ'], ['elderlyCertificate', '高齢受給者証'], ['limitCertificate', '限度額適用認定証'], ['limitReductionCertificate', '限度額適用・標準負担額減額認定証']] as const satisfies readonly (typeof certificateKinds)[number][];
export type MailedCertificateKind = (typeof mailedCertificateKinds)[number][0];

/** 証作成データ: one row is one paper of one insured person, as it is printed and sent to the 世帯主. No 個人番号. */
export const certificateData = record({
  id: 'certificateData',
  ja: '資格確認書等・高齢受給者証作成データ',
  basis: cite('別添1 事務の内容', '資格賦課業務 ⑩ 資格確認書等及び高齢受給者証作成データを出力し、封入封緘事業者へ提供する。給付業務 ⑧の認定証も同じ形で渡す(仮定)'),
  between: ['ward', 'mailing'],
  steps: ['A-10'],
  fields: {
    certificateId: text('証の番号', 20),
    kind: certain(code('証の種類', mailedCertificateKinds)),
    addressee: inferred(text('宛名(世帯主)', 100)),
    postalCode: inferred(optional(digits('郵便番号', 7))),
    addressLine1: certain(text('住所', 200)),
    addressLine2: inferred(optional(text('方書', 100))),
    name: certain(text('氏名', 100)),
    nameKana: inferred(text('氏名カナ', 100)),
    bornOn: certain(day('生年月日')),
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('被保険者記号番号', 40)),
    branchNumber: certain(digits('枝番', 2)),
    issuedOn: certain(day('交付日')),
    validFrom: inferred(day('有効期間の初日')),
    /** None on a 資格情報のお知らせ under 70. */
    validThrough: certain(optional(day('有効期限'))),
    /** Of 70–74, on the paper that tells it. */
    burdenRatio: certain(optional(code('負担割合', burdenRatios))),
    /** On a 限度額適用認定証, and there alone. */
    limitCategory: inferred(optional(code('適用区分', limitCategories))),
  },
});
export type CertificateData = RecordOf<typeof certificateData>;

/** 件数表 of 証: how many there are of a kind, and a sum over the digits that are printed as 記号番号, so that a lost digit is found. */
export const certificateTotals = record({
  id: 'certificateTotals',
  ja: '証作成データの件数表',
  basis: assume('印刷データに件数を添えて照合することは委託の仕様書に見られるが、形は公開されていない。検算の和は、記号番号の一桁が欠けた事故(津市)から置いた'),
  between: ['ward', 'mailing'],
  steps: ['A-10'],
  fields: { kind: code('証の種類', mailedCertificateKinds), pieceCount: count('通数'), threeTenthsCount: count('負担割合3割の通数'), numberSum: count('記号番号と枝番の検算の和(下9桁)') },
});
export type CertificateTotals = RecordOf<typeof certificateTotals>;

/** The digits of 記号番号 and 枝番, with their number, added up piece by piece; the last nine digits of the sum. */
export const numberSumOf = (sum: number, { householdKey, branchNumber }: Pick<CertificateData, 'householdKey' | 'branchNumber'>): number => {
  const printed = `${householdKey}${branchNumber}`.replaceAll(/[^0-9]/g, '');
  return (sum + Number(printed.slice(-9)) + printed.length * 7) % 1_000_000_000;
};

/** 返戻: a piece that the post could not deliver, one row a letter that came back. */
export const mailReturn = record({
  id: 'mailReturn',
  ja: '返戻データ',
  basis: assume('返戻を封入封緘事業者が受けて区へデータで知らせる運用は仮定。区が直接受ける運用もある'),
  between: ['mailing', 'ward'],
  steps: ['A-11'],
  fields: { noticeId: text('通知書番号または証の番号', 20), returnedOn: day('返戻日'), returnReason: code('返戻の理由', returnReasons) },
});
export type MailReturn = RecordOf<typeof mailReturn>;

export const mailingRecords = [premiumNotice, printTotals, certificateData, certificateTotals, demandLetter, demandTotals, ...letterRecords, benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals, mailReturn] as const;
