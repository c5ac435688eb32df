import { cite } from '../../law/define.js';
import { checks, record, type Codes, type Conflict, type RecordOf } from '../define.js';
import { faultInText } from './characters.js';
import { bankFile } from './define.js';
import { blankByDialect, code, constant, count, digits, filler, monthDay, name, optional, raw, realDigits, realYen, required, yen } from './fields.js';
import { codeSets, endOf, newCodes } from './skeleton.js';

const standard = cite('全国銀行協会 レコード・フォーマット(令和元年12月)', '§8 総合振込(種別21)');
const guides = [
  standard, cite('群馬銀行', '全銀協制定ファイルフォーマット【総合振込】(120バイト、CRLF 付きで122バイト)'), cite('愛知銀行', '総合振込レコード・フォーマット'), cite('兵庫県信用組合', '全銀協規定フォーマットについて'),
  cite('十八親和銀行', '全銀フォーマット'), cite('三井住友銀行', 'ファイルレイアウト(総合振込・全銀形式)'), cite('zengin4j (Apache-2.0)', 'sougou-furikomi'), cite('Diva.Zengin (Apache-2.0)', '総合振込'),
] as const;

/** 振込指定区分 */
export const transferMethods = [['7', 'テレ振込'], ['8', '文書振込']] as const satisfies Codes;

export const transferHeader = record({
  id: 'transferHeader', ja: '総合振込 ヘッダ・レコード', basis: standard,
  fields: {
    recordKind: constant('データ区分', '1'), typeCode: constant('種別コード', '21'), codeSet: blankByDialect(code('コード区分', codeSets)),
    remitterCode: realDigits('振込依頼人コード', 10), remitterName: name('振込依頼人名', 40, 'partyName'), transferMonthDay: monthDay('振込指定日(取組日)'),
    originBankCode: digits('仕向銀行番号', 4), originBankName: name('仕向銀行名', 15, 'bankOrBranchName'), originBranchCode: digits('仕向支店番号', 3), originBranchName: name('仕向支店名', 15, 'bankOrBranchName'),
    accountKind: code('預金種目', [['1', '普通'], ['2', '当座'], ['9', 'その他']]), accountNumber: digits('口座番号', 7), filler: filler(17),
  },
});

const none: readonly Conflict[] = [];
interface EdiPlaces { readonly customerCode1: string; readonly customerCode2: string }

export const transferEntry = record({
  id: 'transferEntry', ja: '総合振込 データ・レコード', basis: standard,
  fields: {
    recordKind: constant('データ区分', '2'), payeeBankCode: realDigits('被仕向銀行番号', 4), payeeBankName: name('被仕向銀行名', 15, 'bankOrBranchName'),
    payeeBranchCode: digits('被仕向支店番号', 3), payeeBranchName: name('被仕向支店名', 15, 'bankOrBranchName'), clearingHouseCode: optional(digits('手形交換所番号', 4)),
    payeeAccountKind: code('預金種目', [['1', '普通'], ['2', '当座'], ['4', '貯蓄'], ['9', 'その他']]), payeeAccountNumber: realDigits('口座番号', 7),
    payeeName: required(name('受取人名', 30, 'partyName')), transferAmount: realYen('振込金額', 10), newCode: blankByDialect(code('新規コード', newCodes)),
    customerCode1: raw('顧客コード1', 10), customerCode2: raw('顧客コード2', 10), transferMethod: optional(code('振込指定区分', transferMethods)), ediFlag: raw('識別表示', 1), filler: filler(7),
  },
  check: checks<EdiPlaces & { readonly ediFlag: string }>(
    [['ediFlag'], ({ ediFlag }) => (ediFlag === '' || ediFlag === 'Y' ? none : [{ field: 'ediFlag', why: '識別表示が Y でも空白でもない', cure: 'EDI情報を書くときは Y、顧客コードなら空白にする' }])],
    [['ediFlag', 'customerCode1', 'customerCode2'], (said) => {
      const fault = said.ediFlag === 'Y' ? faultInText(ediOf(said), 'ediInformation', 'jbaStrict') : null;
      return fault ? [{ field: fault.index < 10 ? 'customerCode1' : 'customerCode2', why: `EDI情報に${fault.why}`, cure: fault.cure }] : none;
    }],
  ),
});
export type TransferEntry = RecordOf<typeof transferEntry>;

/** EDI情報, which lies over both 顧客コード when 識別表示 is Y. */
export const ediOf = ({ customerCode1, customerCode2 }: EdiPlaces): string => (customerCode1.padEnd(10) + customerCode2).trimEnd();

export const transferTrailer = record({
  id: 'transferTrailer', ja: '総合振込 トレーラ・レコード', basis: standard,
  fields: { recordKind: constant('データ区分', '8'), totalCount: count('合計件数', 6), totalAmount: yen('合計金額', 12), filler: filler(101) },
});

/** 還付 and 給付 paid out by the ward. 給与振込 (11) looks alike and is another file. */
export const transferOrder = bankFile({
  id: 'transferOrder', ja: '総合振込(種別21)', basis: standard, sources: guides, isVerified: true, openPoints: ['顧客コード1・2は N(10) ずつ。識別表示が Y なら、あわせて一つの EDI情報 C(20)'],
  between: ['ward', 'bank'], steps: ['B-09', 'C-13'], recordBytes: 120,
  parts: { header: transferHeader, entry: transferEntry, trailer: transferTrailer, end: endOf('transferEnd', '総合振込 エンド・レコード', standard, 120) },
  totals: () => [{ count: 'totalCount', amount: 'totalAmount', of: ({ transferAmount }) => transferAmount, from: ['transferAmount'], when: () => true, by: [] }],
});
