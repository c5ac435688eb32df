import { assume, cite } from '../../law/define.js';
import { checks, record, type Codes, type Conflict, type RecordOf } from '../define.js';
import { bankFile } from './define.js';
import { blankByDialect, code, constant, count, digits, filler, monthDay, name, openCode, raw, realDigits, realYen, required, yen } from './fields.js';
import { codeSets, endOf, newCodes } from './skeleton.js';

const standard = cite('全国銀行協会 レコード・フォーマット(令和元年12月)', '§15-16 預金口座振替(種別91)');
const guides = [
  standard, cite('大分銀行', '口座振替ファイル(全銀協規定形式)'), cite('北洋システム開発', '全国銀行協会制定のレコードフォーマット(依頼では結果コードと結果の合計が0)'), cite('宮崎銀行', '口座振替 全銀ファイルのヘルプ'),
  cite('zengin4j (Apache-2.0)', 'kouza-furikae'),
] as const;

/** 振替結果コード, data byte 111. 5–7 are not assigned: they are carried as they came and never taken for 0. */
export const debitResults = [
  ['0', '振替済(依頼では0)'], ['1', '資金不足'], ['2', '取引なし'], ['3', '預金者の都合による振替停止'], ['4', '預金口座振替依頼書なし'], ['8', '委託者の都合による振替停止'], ['9', 'その他'],
] as const satisfies Codes;

/** The account of the header is the ward's: the money goes there. */
export const debitHeader = record({
  id: 'debitHeader', ja: '預金口座振替 ヘッダ・レコード', basis: standard,
  fields: {
    recordKind: constant('データ区分', '1'), typeCode: constant('種別コード', '91'), codeSet: blankByDialect(code('コード区分', codeSets)),
    consignorCode: realDigits('委託者コード', 10), consignorName: name('委託者名', 40, 'partyName'), debitMonthDay: monthDay('引落日'),
    depositBankCode: digits('取引銀行番号', 4), depositBankName: name('取引銀行名', 15, 'bankOrBranchName'), depositBranchCode: digits('取引支店番号', 3), depositBranchName: name('取引支店名', 15, 'bankOrBranchName'),
    accountKind: code('預金種目', [['1', '普通'], ['2', '当座'], ['9', 'その他']]), accountNumber: digits('口座番号', 7), filler: filler(17),
  },
});

/** One debit. The accounts are the payers'; a result is joined by 顧客番号, for a branch may have been merged meanwhile. */
export const debitEntry = record({
  id: 'debitEntry', ja: '預金口座振替 データ・レコード', basis: standard,
  fields: {
    recordKind: constant('データ区分', '2'), payerBankCode: blankByDialect(realDigits('引落銀行番号', 4)), payerBankName: name('引落銀行名', 15, 'bankOrBranchName'),
    payerBranchCode: digits('引落支店番号', 3), payerBranchName: name('引落支店名', 15, 'bankOrBranchName'), filler1: filler(4),
    payerAccountKind: code('預金種目', [['1', '普通'], ['2', '当座'], ['3', '納税準備'], ['9', 'その他']]), payerAccountNumber: realDigits('口座番号', 7),
    payerName: required(name('預金者名', 30, 'partyName')), debitAmount: realYen('引落金額', 10), newCode: blankByDialect(code('新規コード', newCodes)),
    customerNumber: required(raw('顧客番号', 20)), debitResult: openCode('振替結果コード', debitResults), filler2: filler(8),
  },
});
export type DebitEntry = RecordOf<typeof debitEntry>;

export const debitTrailer = record({
  id: 'debitTrailer', ja: '預金口座振替 トレーラ・レコード', basis: standard,
  fields: {
    recordKind: constant('データ区分', '8'), totalCount: count('合計件数', 6), totalAmount: yen('合計金額', 12), debitedCount: count('振替済件数', 6), debitedAmount: yen('振替済金額', 12),
    failedCount: count('振替不能件数', 6), failedAmount: yen('振替不能金額', 12), filler: filler(65),
  },
});

export const debitEnd = endOf('debitEnd', '預金口座振替 エンド・レコード', standard, 120);

const parts = { header: debitHeader, entry: debitEntry, trailer: debitTrailer, end: debitEnd } as const;
const shared = { sources: guides, isVerified: true, recordBytes: 120, parts, openPoints: ['顧客番号は標準では N(20)、C とする手引も多いので、20バイトをそのまま運ぶ', '名に使える文字は銀行による(方言)'] } as const;
const amountOf = ({ debitAmount }: DebitEntry) => debitAmount;
const summed = { of: amountOf, from: ['debitAmount'] } as const;
const total = { ...summed, count: 'totalCount', amount: 'totalAmount', when: () => true, by: [] } as const;
const isDebited = ({ debitResult }: DebitEntry) => debitResult === '0';

const none: readonly Conflict[] = [];
/** 依頼: byte 111 and the totals of the result are 0. */
export const debitRequest = bankFile({
  ...shared, id: 'debitRequest', ja: '預金口座振替 依頼明細(種別91)', basis: standard, between: ['ward', 'bank'], steps: ['C-05'],
  totals: () => [total, { ...summed, count: 'debitedCount', amount: 'debitedAmount', when: () => false, by: [] }, { ...summed, count: 'failedCount', amount: 'failedAmount', when: () => false, by: [] }],
  checkEntry: checks<{ readonly debitResult: string }>([['debitResult'], ({ debitResult }) => (debitResult === '0' ? none : [{ field: 'debitResult', why: '依頼の振替結果コードが0でない', cure: '依頼では0にする(結果のファイルなら --as debitResult で読む)' }])]),
});

/** 処理結果: the same records with 振替結果コード and the four totals filled in. */
export const debitResult = bankFile({
  ...shared, id: 'debitResult', ja: '預金口座振替 処理結果明細(種別91)', basis: standard, between: ['bank', 'ward'], steps: ['C-05'],
  sums: [{ all: 'totalCount', of: ['debitedCount', 'failedCount'] }, { all: 'totalAmount', of: ['debitedAmount', 'failedAmount'] }],
  totals: () => [
    total, { ...summed, count: 'debitedCount', amount: 'debitedAmount', when: isDebited, by: ['debitResult'] }, { ...summed, count: 'failedCount', amount: 'failedAmount', when: (entry: DebitEntry) => !isDebited(entry), by: ['debitResult'] },
  ],
});

export const unknownResultBasis = assume('割り当てのない振替結果コード(5〜7など)と空白は振替不能の件数に数える。0でないものを済とは数えない');
