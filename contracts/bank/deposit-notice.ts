import { cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { bankFile } from './define.js';
import { blankByDialect, code, constant, count, digits, eraDay, filler, name, openCode, optional, yen } from './fields.js';
import { codeSets, endOf } from './skeleton.js';

const open = cite('Diva.Zengin (Apache-2.0)', '振込入金通知(フォーマットA)');
const sources = [
  open, cite('阿波銀行', '振込入金通知(全銀協制定フォーマット)(ヘッダの全項目と、データの項目1〜7)'), cite('全国銀行協会 レコード・フォーマット(令和元年12月)', '§1 振込入金通知(種別01)。照らすべき原典'),
] as const;

export const depositHeader = record({
  id: 'depositHeader', ja: '振込入金通知 ヘッダ・レコード', basis: open,
  fields: {
    recordKind: constant('データ区分', '1'), typeCode: constant('種別コード', '01'), codeSet: blankByDialect(code('コード区分', codeSets)),
    createdOn: eraDay('作成日'), postedFrom: eraDay('勘定日(自)'), postedTo: eraDay('勘定日(至)'), bankCode: digits('銀行コード', 4), bankName: name('銀行名', 15, 'bankOrBranchName'),
    branchCode: digits('支店コード', 3), branchName: name('支店名', 15, 'bankOrBranchName'), accountKind: openCode('預金種目', [['1', '普通'], ['2', '当座'], ['4', '貯蓄']]),
    accountNumber: digits('口座番号', 7), accountName: name('口座名', 40, 'partyName'), filler: filler(93),
  },
});

export const depositEntry = record({
  id: 'depositEntry', ja: '振込入金通知 データ・レコード', basis: open,
  fields: {
    recordKind: constant('データ区分', '2'), inquiryNumber: optional(digits('照会番号', 6)), postedOn: eraDay('勘定日'), valueOn: eraDay('起算日'), amount: yen('金額', 10), otherBankCheckAmount: yen('うち他店券金額', 10),
    remitterCode: optional(digits('振込依頼人コード', 10)), remitterName: name('振込依頼人名', 48, 'partyName'), originBankName: name('仕向銀行名', 15, 'bankOrBranchName'), originBranchName: name('仕向店名', 15, 'bankOrBranchName'),
    /** 0 is read as blank: the published example has it. */
    cancelKind: optional(openCode('取消区分', [['1', '取消'], ['0', 'なし']])), ediInformation: name('EDI情報', 20, 'ediInformation'), filler: filler(52),
  },
});
export type DepositEntry = RecordOf<typeof depositEntry>;

export const depositTrailer = record({
  id: 'depositTrailer', ja: '振込入金通知 トレーラ・レコード', basis: open,
  fields: {
    recordKind: constant('データ区分', '8'), transferCount: count('振込合計件数', 6), transferAmount: yen('振込合計金額', 12), cancelCount: optional(count('取消合計件数', 6)), cancelAmount: optional(yen('取消合計金額', 12)), filler: filler(163),
  },
});

const isCancelled = ({ cancelKind }: DepositEntry) => cancelKind === '1';
const isKept = (entry: DepositEntry) => !isCancelled(entry);
const all = () => true;
const from = ['amount'] as const;
const amountOf = ({ amount }: DepositEntry) => amount;

/** What a bank tells of money transferred in. フォーマットB shares the type code and cannot be told from the bytes; it is not read. */
export const depositNotice = bankFile({
  id: 'depositNotice', ja: '振込入金通知 フォーマットA(種別01)', basis: open, sources, isVerified: false,
  openPoints: ['フォーマットBは同じ種別01で金額が12桁。位置は公開されておらず、AかBかは中身から推測せず設定で決める', '振込合計が取り消された行を含むかは読み手によって違う(方言 cancelledInTotals)', 'データの8項目め以降とトレーラ・エンドは一つの公開資料だけによる'],
  between: ['bank', 'ward'], steps: ['C-05'], recordBytes: 200,
  parts: { header: depositHeader, entry: depositEntry, trailer: depositTrailer, end: endOf('depositEnd', '振込入金通知 エンド・レコード', open, 200) },
  totals: ({ cancelledInTotals }) => [
    { count: 'transferCount', amount: 'transferAmount', of: amountOf, from, by: cancelledInTotals === 'included' ? [] : ['cancelKind'], when: cancelledInTotals === 'excluded' ? isKept : all, ...(cancelledInTotals === 'either' ? { orWhen: isKept } : {}) },
    { count: 'cancelCount', amount: 'cancelAmount', of: amountOf, from, when: isCancelled, by: ['cancelKind'] },
  ],
});
