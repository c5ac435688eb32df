import { assume, cite } from '../../law/define.js';
import { checks, record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, inferred, optional, text, year, yen } from '../fields.js';
import { overpaymentDecisions } from '../ward-collection.js';

/** Whom it is addressed to and where: the same on every letter. */
const window = {
  addressee: certain(text('宛名(納付義務者)', 220)), postalCode: inferred(optional(digits('郵便番号', 7))), addressLine1: certain(text('住所', 200)), addressLine2: inferred(optional(text('方書', 100))),
};
const between = ['ward', 'mailing'] as const;
const totalsBasis = assume('印刷データに件数・金額の合計を添えて照合することは委託の仕様書に見られるが、形は公開されていない');

/** 過誤納金還付通知書 (with a 還付金請求書 to fill in) or 充当通知書: one row a 還付 or 充当. No 個人番号, and no account: that is what is asked. */
export const overpaymentNotice = record({
  id: 'overpaymentNotice',
  ja: '過誤納金還付・充当通知データ',
  basis: cite('別添1 事務の内容', '収納⑫ 過納・誤納がある場合には、還付・充当に係る通知書を出力する'),
  between: [...between],
  steps: ['C-12'],
  fields: {
    letterId: text('通知の番号', 20), ...window, overpaymentDecision: certain(code('還付・充当の別', overpaymentDecisions)), noticeNumber: inferred(text('通知書番号', 20)), fiscalYear: certain(year('年度')), period: certain(count('期')),
    movedYen: certain(yen('還付・充当する額')), interestYen: inferred(yen('還付加算金')), intoFiscalYear: inferred(optional(year('充当先の年度'))), intoPeriod: inferred(optional(count('充当先の期'))), decidedOn: certain(day('決定日')), claimThrough: inferred(optional(day('請求できる最後の日'))),
  },
  check: checks<{ readonly overpaymentDecision: string; readonly intoFiscalYear: number | null; readonly intoPeriod: number | null; readonly claimThrough: string | null }>(
    [['overpaymentDecision', 'intoFiscalYear', 'intoPeriod'], ({ overpaymentDecision, intoFiscalYear, intoPeriod }) => ((overpaymentDecision === 'refund') === (intoFiscalYear === null && intoPeriod === null) ? [] : [{ field: 'intoPeriod', why: '充当先は充当のときにだけ、年度と期を書く', cure: '還付・充当の別と充当先を確かめる' }])],
    [['overpaymentDecision', 'claimThrough'], ({ overpaymentDecision, claimThrough }) => ((overpaymentDecision === 'refund') === (claimThrough !== null) ? [] : [{ field: 'claimThrough', why: '請求の期限は還付のときにだけ書く', cure: '還付・充当の別を確かめる' }])],
  ),
});
export type OverpaymentNotice = RecordOf<typeof overpaymentNotice>;
export const overpaymentTotals = record({
  id: 'overpaymentTotals', ja: '過誤納金還付・充当通知データの件数金額表', basis: totalsBasis, between: [...between], steps: ['C-12'],
  fields: { pieceCount: count('通数'), refundYen: yen('還付する額の合計'), appropriatedYen: yen('充当する額の合計'), interestYen: yen('還付加算金の合計') },
});
export type OverpaymentTotals = RecordOf<typeof overpaymentTotals>;

/** 催告書: what somebody owes together. It is no 督促, and carries no slip. */
export const reminderLetter = record({
  id: 'reminderLetter',
  ja: '催告書データ',
  basis: cite('別添1 事務の内容', '収納⑭・⑮ 納付書等のデータを出力し、封入封緘事業者が催告書を作成して送付する'),
  between: [...between],
  steps: ['C-14'],
  fields: { letterId: text('催告書の番号', 20), ...window, asOf: certain(day('現在日')), periodCount: certain(count('未納の期の数')), oldestDueOn: certain(day('最も古い納期限')), unpaidYen: certain(yen('未納の額')), lateUnpaidYen: inferred(yen('延滞金の未納')), payBy: inferred(day('納付を求める日')) },
});
export type ReminderLetter = RecordOf<typeof reminderLetter>;
export const reminderTotals = record({
  id: 'reminderTotals', ja: '催告書データの件数金額表', basis: totalsBasis, between: [...between], steps: ['C-14'], fields: { pieceCount: count('通数'), unpaidYen: yen('未納の額の合計'), lateUnpaidYen: yen('延滞金の未納の合計') },
});
export type ReminderTotals = RecordOf<typeof reminderTotals>;

/** What the ward has done about somebody's debt and must tell her. */
export const dispositions = [
  ['seizure', '差押'], ['joinedSeizure', '参加差押'], ['deliveryClaim', '交付要求'], ['distribution', '配当'], ['release', '差押の解除'], ['withdrawal', '差押の取消し'], ['stay', '執行停止'],
] as const;
export type Disposition = (typeof dispositions)[number][0];
/** 処分通知: one row a 処分. It goes to the debtor alone. */
export const dispositionNotice = record({
  id: 'dispositionNotice',
  ja: '処分通知データ',
  basis: cite('別添1 事務の内容', '収納⑪ 滞納処分を行う(処分通知)'),
  between: [...between],
  steps: ['C-11'],
  fields: {
    letterId: text('通知の番号', 20), ...window, disposition: certain(code('処分', dispositions)), decidedOn: certain(day('処分の日')), periodCount: certain(count('期の数')), seizedProperty: inferred(optional(text('財産の種類', 40))), thirdParty: inferred(optional(text('第三債務者など', 100))),
    dispositionYen: inferred(optional(yen('処分の額'))), remainderYen: inferred(optional(yen('残余金'))), reason: inferred(text('わけ', 400)),
  },
});
export type DispositionNotice = RecordOf<typeof dispositionNotice>;
export const dispositionTotals = record({
  id: 'dispositionTotals', ja: '処分通知データの件数金額表', basis: totalsBasis, between: [...between], steps: ['C-11'], fields: { pieceCount: count('通数'), dispositionYen: yen('処分の額の合計') },
});
export type DispositionTotals = RecordOf<typeof dispositionTotals>;

const sumOf = <P>(pieces: readonly P[], of: (piece: P) => number): number => pieces.reduce((sum, piece) => sum + of(piece), 0);
export const overpaymentTotalsOf = (pieces: readonly OverpaymentNotice[]): OverpaymentTotals => ({
  pieceCount: pieces.length, refundYen: sumOf(pieces, ({ overpaymentDecision, movedYen }) => (overpaymentDecision === 'refund' ? movedYen : 0)), appropriatedYen: sumOf(pieces, ({ overpaymentDecision, movedYen }) => (overpaymentDecision === 'refund' ? 0 : movedYen)), interestYen: sumOf(pieces, ({ interestYen }) => interestYen),
});
export const reminderTotalsOf = (pieces: readonly ReminderLetter[]): ReminderTotals => ({ pieceCount: pieces.length, unpaidYen: sumOf(pieces, ({ unpaidYen }) => unpaidYen), lateUnpaidYen: sumOf(pieces, ({ lateUnpaidYen }) => lateUnpaidYen) });
export const dispositionTotalsOf = (pieces: readonly DispositionNotice[]): DispositionTotals => ({ pieceCount: pieces.length, dispositionYen: sumOf(pieces, ({ dispositionYen }) => dispositionYen ?? 0) });

export const letterRecords = [overpaymentNotice, overpaymentTotals, reminderLetter, reminderTotals, dispositionNotice, dispositionTotals] as const;
