import { cite, derive } from '../../law/define.js';
import { record, type Codes, type RecordOf } from '../define.js';
import { bankFile } from './define.js';
import { blankByDialect, code, constant, count, digits, eraDay, filler, name, openCode, optional, optionalEraDay, raw, yen } from './fields.js';
import { codeSets } from './skeleton.js';

const open = cite('Diva.Zengin (Apache-2.0)', '入出金取引明細(普通預金・当座預金・貯蓄預金)');
const sources = [
  open, cite('きらぼし銀行', '入出金明細(全銀) 明細ファイル・フォーマット(ヘッダの項目1〜12、和暦の例 280503)'), cite('全国銀行協会 レコード・フォーマット(令和元年12月)', '§2 入出金取引明細(種別03)。照らすべき原典'),
] as const;

/** 入払区分 */
export const directions = [['1', '入金'], ['2', '出金']] as const satisfies Codes;
/** 取引区分. 訂正 carries the direction opposite to the entry it corrects. */
export const transactionKinds = [['10', '現金'], ['11', '振込'], ['12', '他店券入金'], ['13', '交換'], ['14', '振替'], ['18', 'その他'], ['19', '訂正'], ['00', 'なし']] as const satisfies Codes;
const signs = [['1', 'プラス'], ['2', 'マイナス'], ['0', 'なし']] as const satisfies Codes;

export const statementHeader = record({
  id: 'statementHeader', ja: '入出金取引明細 ヘッダ・レコード', basis: open,
  fields: {
    recordKind: constant('データ区分', '1'), typeCode: constant('種別コード', '03'), codeSet: blankByDialect(code('コード区分', codeSets)),
    createdOn: eraDay('作成日'), postedFrom: eraDay('勘定日(自)'), postedTo: eraDay('勘定日(至)'), bankCode: digits('銀行コード', 4), bankName: name('銀行名', 15, 'bankOrBranchName'),
    branchCode: digits('支店コード', 3), branchName: name('支店名', 15, 'bankOrBranchName'), reserved: constant('ダミー', '000'),
    accountKind: openCode('預金種目', [['1', '普通'], ['2', '当座'], ['4', '貯蓄'], ['5', '通知'], ['6', '定期'], ['7', '積立定期']]), accountNumber: digits('口座番号', 10), accountName: name('口座名', 40, 'partyName'),
    openingBalanceSign: optional(openCode('貸越区分', signs)), passbookKind: optional(openCode('通帳・証書区分', [['1', '通帳'], ['2', '証書'], ['0', 'なし']])), openingBalance: optional(yen('取引前残高', 14)), filler: filler(71),
  },
});

export const statementEntry = record({
  id: 'statementEntry', ja: '入出金取引明細 データ・レコード', basis: open,
  fields: {
    recordKind: constant('データ区分', '2'), inquiryNumber: digits('照会番号', 8), postedOn: eraDay('勘定日'), valueOn: eraDay('預入・払出日'), direction: code('入払区分', directions),
    transactionKind: optional(openCode('取引区分', transactionKinds)), amount: yen('取引金額', 12), otherBankCheckAmount: yen('うち他店券金額', 12), clearingPresentedOn: optionalEraDay('交換呈示日'), dishonouredOn: optionalEraDay('不渡返還日'),
    billKind: optional(openCode('手形・小切手区分', [['1', '小切手'], ['2', '約束手形'], ['3', '為替手形'], ['0', 'なし']])), billNumber: optional(digits('手形・小切手番号', 7)), sisterBranchCode: optional(digits('僚店番号', 3)),
    remitterCode: optional(digits('振込依頼人コード', 10)), remitterNameOrContractNumber: raw('振込依頼人名または契約者番号', 48), originBankName: name('仕向銀行名', 15, 'bankOrBranchName'), originBranchName: name('仕向店名', 15, 'bankOrBranchName'),
    description: raw('摘要内容', 20), ediInformation: name('EDI情報', 20, 'ediInformation'), filler: filler(1),
  },
});
export type StatementEntry = RecordOf<typeof statementEntry>;

export const statementTrailer = record({
  id: 'statementTrailer', ja: '入出金取引明細 トレーラ・レコード', basis: open,
  fields: {
    recordKind: constant('データ区分', '8'), creditCount: count('入金件数', 6), creditAmount: yen('入金額合計', 13), debitCount: count('出金件数', 6), debitAmount: yen('出金額合計', 13),
    closingBalanceSign: optional(openCode('貸越区分', signs)), closingBalance: optional(yen('取引後残高', 14)), dataRecordCount: count('データ・レコード件数', 7), filler: filler(139),
  },
});

export const statementEnd = record({
  id: 'statementEnd', ja: '入出金取引明細 エンド・レコード', basis: open,
  fields: { recordKind: constant('データ区分', '9'), totalRecordCount: count('レコード総件数', 10), accountCount: count('口座数', 5), filler: filler(184) },
});

export const balanceBasis = derive('取引前残高に入金額合計を足し、出金額合計を引くと取引後残高になる。公開された検査ではないので、合わなくても注意にとどめる');
const amountOf = ({ amount }: StatementEntry) => amount;
const [from, by] = [['amount'], ['direction']] as const;
const signed = (sign: string | null, yenOf: number) => (sign === '2' ? -yenOf : yenOf);

const isThere = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** What happened on an account. The money side of a cross-check: one debit of 口座振替 comes as one credit. */
export const accountStatement = bankFile({
  id: 'accountStatement', ja: '入出金取引明細 普通・当座・貯蓄(種別03)', basis: open, sources, isVerified: false,
  openPoints: ['定期の口座のデータ・レコードは別の形で、読まない', 'レコード総件数はヘッダ・トレーラ・エンドを含むと読む(公開の実装一つによる)', 'トレーラとエンドは一つの公開資料だけによる'],
  between: ['bank', 'ward'], steps: ['C-05'], recordBytes: 200,
  parts: { header: statementHeader, entry: statementEntry, trailer: statementTrailer, end: statementEnd },
  totals: () => [
    { count: 'creditCount', amount: 'creditAmount', of: amountOf, from, when: ({ direction }) => direction === '1', by }, { count: 'debitCount', amount: 'debitAmount', of: amountOf, from, when: ({ direction }) => direction === '2', by },
    { count: 'dataRecordCount', amount: null, of: amountOf, from: [], when: () => true, by: [] },
  ],
  counted: { records: 'totalRecordCount', headers: 'accountCount' },
  checkSet: (header, trailer) => {
    const [sign, opening, closingSign, closing] = [header.openingBalanceSign, header.openingBalance, trailer.closingBalanceSign, trailer.closingBalance];
    if (!isThere(sign) || !isThere(opening) || !isThere(closingSign) || !isThere(closing) || !isThere(trailer.creditAmount) || !isThere(trailer.debitAmount)) return [];
    const due = signed(sign, opening) + trailer.creditAmount - trailer.debitAmount;
    return due === signed(closingSign, closing) ? [] : [{ field: 'closingBalance', why: `取引前残高と入出金からは ${due} 円になるはずである`, cure: '抜けた明細がないか銀行に確かめる' }];
  },
});
