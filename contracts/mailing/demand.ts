import { assume, cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { certain, count, day, digits, inferred, optional, text, year, yen } from '../fields.js';
import { slipDigits } from './payment-slip.js';

/** 督促状データ: one row is the 督促状 of one 期, with the 納付書 it carries. No 個人番号. */
export const demandLetter = record({
  id: 'demandLetter',
  ja: '督促状データ',
  basis: cite('別添1 事務の内容', '収納⑭ 納付書等のデータを出力し、封入封緘事業者へ提供する'),
  between: ['ward', 'mailing'],
  steps: ['C-14'],
  page: { file: 'payment-slip.md', ja: '納付書のバーコードの44桁' },
  fields: {
    demandId: text('督促状の番号', 30),
    addressee: certain(text('宛名(納付義務者)', 220)),
    postalCode: inferred(optional(digits('郵便番号', 7))),
    addressLine1: certain(text('住所', 200)),
    addressLine2: inferred(optional(text('方書', 100))),
    noticeNumber: inferred(text('通知書番号', 20)),
    fiscalYear: certain(year('年度')),
    /** From 11 on 随時期. */
    period: inferred(count('期')),
    dueOn: certain(day('納期限')),
    unpaidYen: certain(yen('未納の額')),
    designatedOn: certain(day('指定期限')),
    /** None where a counter takes no such sum. */
    demandBarcode: inferred(optional(slipDigits('納付書のバーコード'))),
  },
});
export type DemandLetter = RecordOf<typeof demandLetter>;

/** 件数金額表 of 督促状: one row. */
export const demandTotals = record({
  id: 'demandTotals',
  ja: '督促状データの件数金額表',
  basis: assume('印刷データに件数・金額の合計を添えて照合することは委託の仕様書に見られるが、形は公開されていない'),
  between: ['ward', 'mailing'],
  steps: ['C-14'],
  fields: { pieceCount: count('通数'), unpaidYen: yen('未納の額の合計') },
});
export type DemandTotals = RecordOf<typeof demandTotals>;

export const demandTotalsOf = (letters: readonly Pick<DemandLetter, 'unpaidYen'>[]): DemandTotals => ({ pieceCount: letters.length, unpaidYen: letters.reduce((sum, { unpaidYen }) => sum + unpaidYen, 0) });
