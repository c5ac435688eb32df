import { assume, cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, inferred, optional, text, yen } from '../fields.js';

const totalsBasis = assume('印刷データに件数・金額の合計を添えて照合することは委託の仕様書に見られるが、形は公開されていない');
const addressed = {
  addressee: certain(text('宛名(世帯主)', 220)), postalCode: inferred(optional(digits('郵便番号', 7))), addressLine1: certain(text('住所', 200)), addressLine2: inferred(optional(text('方書', 100))),
};
/** Lines of the reckoning, parted by this sign. */
export const lineSign = '|';
/** Where a sum is of a year: 診療年月 is then the last month of it. */
const termFromMonth = inferred(optional(digits('期間の初めの診療年月', 6)));
const reckoning = text('計算の内訳', 4000);

/** 高額療養費の勧奨: one row is a letter with the 申請書 of one household and month. No 個人番号. */
export const benefitInvitation = record({
  id: 'benefitInvitation',
  ja: '高額療養費の勧奨・申請書データ',
  basis: cite('別添1 事務の内容', '給付④ 住民へ勧奨通知等を発送する(申請書を同封する形式のもの)'),
  between: ['ward', 'mailing'],
  steps: ['B-04'],
  fields: {
    invitationId: text('勧奨の番号', 30), ...addressed, householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)), careMonth: certain(digits('診療年月', 6)), amountYen: certain(yen('支給の見込みの額')), deadlineOn: certain(day('申請できる最後の日')),
    isAskedAgain: inferred(code('口座の聞き直しか', [['0', '初めて'], ['1', '前の口座に入らなかった']])), reckoning: inferred(reckoning),
    /** Null for the 高額療養費 of a month. */
    benefitJa: inferred(optional(text('給付の種類', 40))), termFromMonth,
  },
});
export type BenefitInvitation = RecordOf<typeof benefitInvitation>;

export const benefitOutcomes = [['paid', '支給する'], ['refused', '支給しない'], ['refusalTakenBack', '支給しない決定を取り消した'], ['repayment', '返していただく']] as const;
/** 支給決定通知書 and 返納金の通知: one row a letter. No 個人番号. */
export const benefitNotice = record({
  id: 'benefitNotice',
  ja: '給付の決定通知データ',
  basis: cite('別添1 事務の内容', '給付⑧ 住民等へ各種認定書、通知、納付書、請求書等を発送する'),
  between: ['ward', 'mailing'],
  steps: ['B-08'],
  fields: {
    benefitNoticeId: text('決定通知の番号', 30), ...addressed, householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)), benefitJa: certain(text('給付の種類', 40)), careMonth: inferred(optional(digits('診療年月', 6))), benefitOutcome: certain(code('決定', benefitOutcomes)),
    amountYen: certain(yen('決定した額')), decidedOn: certain(day('決定日')), dueOn: inferred(optional(day('納期限'))), decisionReason: inferred(text('理由', 300)), reckoning: inferred(optional(reckoning)), termFromMonth,
  },
});
export type BenefitNotice = RecordOf<typeof benefitNotice>;

/** 件数金額表, one row each. */
export const benefitInvitationTotals = record({ id: 'benefitInvitationTotals', ja: '勧奨・申請書データの件数金額表', basis: totalsBasis, between: ['ward', 'mailing'], steps: ['B-04'], fields: { pieceCount: count('通数'), amountYen: yen('額の合計') } });
export const benefitNoticeTotals = record({ id: 'benefitNoticeTotals', ja: '給付の決定通知データの件数金額表', basis: totalsBasis, between: ['ward', 'mailing'], steps: ['B-08'], fields: { pieceCount: count('通数'), amountYen: yen('額の合計') } });
export type BenefitTotals = RecordOf<typeof benefitNoticeTotals>;
export const benefitTotalsOf = (letters: readonly { readonly amountYen: number }[]): BenefitTotals => ({ pieceCount: letters.length, amountYen: letters.reduce((sum, { amountYen }) => sum + amountYen, 0) });
