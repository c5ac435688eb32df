import { assume, unknownYet } from '../../law/define.js';
import { Bad, record, type Field, type RecordOf } from '../define.js';
import { code, count, day, digits, moment, optional, text, year, yen } from '../fields.js';
import { installmentNumbers } from '../mailing/installments.js';

/*
 * Stand-ins: what comes in by channels whose files are in no public document. Each names itself in its id, which its first line
 * carries, and a report lists it apart from what is published.
 */
const periods = installmentNumbers.map((number) => [String(number), `${number}期`] as const);
const confidence = (ja: string): Field<number> => ({
  ...count(ja), type: '整数(0〜100)',
  decode: (raw) => (/^(100|[1-9]?\d)$/.test(raw) ? Number(raw) : new Bad('0から100であるべき', '0から100の整数で書く')),
});

/** 納付済通知書 read by machine at 指定金融機関, one row a slip of paper. */
export const ocrReceiptStandIn = record({
  id: 'ocrReceiptStandIn', ja: '納付済通知書の読取データ(代用)', basis: assume('指定金融機関から届く納付済通知書の読取データに公開の標準はない。意味のある項目だけの代用である'), between: ['payment-channels', 'ward'], steps: ['C-05'],
  fields: {
    batchNumber: text('読取の束の番号', 20), itemNumber: text('束の中の番号', 10), noticeId: text('通知書番号', 20), fiscalYear: year('年度'), period: code('期', periods), amountYen: yen('金額'), receivedOn: day('領収日'),
    bankCode: digits('金融機関コード', 4), branchCode: digits('店舗コード', 3), ocrConfidence: confidence('読取の確からしさ(百分率)'),
  },
});
export type OcrReceipt = RecordOf<typeof ocrReceiptStandIn>;

const unknown = unknownYet('eL-QR の中身と共通納税のファイルは、地方税共同機構へ申し込んだ団体にしか示されない。意味のある項目だけの代用である');
/** eL番号: 収納機関番号 5, 納付番号 16–20, 確認番号 4–6, 納付区分 3. */
const elNumber = {
  collectorNumber: digits('収納機関番号', 5), elPaymentNumber: sized('納付番号', 16, 20), confirmationNumber: sized('確認番号', 4, 6), elPaymentKind: digits('納付区分', 3),
};
function sized(ja: string, least: number, most: number): Field<string> {
  return { ...digits(ja, most), type: `数字${least}〜${most}桁(${most})`, decode: (raw) => (/^\d+$/.test(raw) && raw.length >= least && raw.length <= most ? raw : new Bad(`数字${least}〜${most}桁であるべき`, `半角数字${least}〜${most}桁で書く`)) };
}

/** 納付書情報 a municipality registers before it prints an eL-QR. */
export const elqrSlipStandIn = record({
  id: 'elqrSlipStandIn', ja: 'eL-QR 納付書情報の登録(代用)', basis: unknown, between: ['ward', 'payment-channels'], steps: ['C-14'],
  fields: { ...elNumber, noticeId: text('通知書番号', 20), fiscalYear: year('年度'), period: code('期', periods), amountYen: yen('金額'), payableUntil: optional(day('支払期限')), isVoided: code('取消', [['0', '有効'], ['1', '取消']]) },
});
export type ElqrSlip = RecordOf<typeof elqrSlipStandIn>;

/** 納付情報 a municipality fetches for 消込. Pay-easy is told in it, too. */
export const elqrPaymentStandIn = record({
  id: 'elqrPaymentStandIn', ja: 'eL-QR 納付情報(代用)', basis: unknown, between: ['payment-channels', 'ward'], steps: ['C-05'],
  fields: { ...elNumber, amountYen: yen('金額'), paidAt: moment('納付日時'), paymentMethod: code('納付の方法', [['app', 'スマートフォン決済'], ['counter', '金融機関の窓口'], ['account', '口座振替・ダイレクト納付'], ['card', 'クレジットカード'], ['payEasy', 'ペイジー']]), settleOn: day('収納金の払込日') },
});
export type ElqrPayment = RecordOf<typeof elqrPaymentStandIn>;

export const paymentStandIns = [ocrReceiptStandIn, elqrSlipStandIn, elqrPaymentStandIn] as const;
