import { cite, type Basis } from '../../law/define.js';
import { notPublished } from './claim-records.js';
import { correctionKinds, examiningBodies, pointTables, reviewKinds, targetKinds } from './codes.js';
import { receiptRecord } from './define.js';
import { code, constant, day, digits, either, fixed, insurer, month, narrow, number, optional, raw, repeated, unpublished, wide } from './fields.js';

/** 返戻・再審査 records: what is said about a receipt after it has been claimed. */
export const historyBasis: Basis = cite('記録条件仕様(返戻・再審査)', '列とバイト数は meddatum(2015年版)・HenParser(令和6年8月23日版)による。文字の種類は一部が仮定');
const inReceipt = (rank: number, most = Infinity) => ({ of: 'receipt', rank, most }) as const;
const said = (ja: string, bytes: number) => optional(raw(ja, bytes));
const line = (ja: string) => optional(number(ja, 5));
const branch = (ja: string) => optional(number(ja, 3));

/** MN: what the receipt is called while it is with 審査支払機関. */
export const managementRecord = receiptRecord({ id: 'receiptManagement', mark: 'MN', ja: 'レセプト管理', basis: historyBasis, place: inReceipt(0, 1), leastColumns: 3, fields: { recordMark: constant('MN'), managementNumber: digits('レセプト管理番号', 16), institutionAddress: optional(either('医療機関所在地', 80)), reserved: repeated(raw('予備', 100), 4) } });
/** JY: what was put right, line by line. */
export const correctionRecord = receiptRecord({
  id: 'receiptCorrection', mark: 'JY', ja: '事由(補正)', basis: historyBasis, place: inReceipt(20), leastColumns: 6,
  fields: { recordMark: constant('JY'), correctionKind: code('補正区分', 1, correctionKinds), correctedLine: line('補正対象行番号'), correctedBranch: branch('補正対象枝番号'), correctedItems: optional(narrow('補正対象項目番号', 200)), reasonCode: optional(narrow('事由コード', 20)), newLine: line('補正後行番号'), newBranch: branch('補正後枝番号'), reserved: raw('予備', 30) },
});
/** EX: how 審査 went about it. */
export const examinationRecord = receiptRecord({
  id: 'receiptExamination', mark: 'EX', ja: '審査運用', basis: historyBasis, place: inReceipt(21, 1), leastColumns: 2,
  fields: {
    recordMark: constant('EX'), transferInsurerNumber: optional(narrow('振替先保険者番号', 8)), transferPayerNumbers: repeated(narrow('振替先公費負担者番号(④①②③)', 8), 4), highCostYen: optional(number('高額療養費金額', 10)), isAlone: optional(digits('単独請求分', 1)), isForNotice: optional(digits('医療費通知対象', 1)), specialCommittee: optional(digits('特別審査委員会', 1)),
    specialMonth: optional(month('特別審査委員会処理年月')), attachments: optional(digits('添付文書', 1)), examinerNote: said('審査機関使用欄', 1000),
  },
});
export const confirmationWork = receiptRecord({ id: 'receiptConfirmationWork', mark: 'ON', ja: '資格確認運用', basis: notPublished, place: inReceipt(22), leastColumns: 1, fields: { recordMark: constant('ON'), unpublished: unpublished('資格確認運用の列') } });
export const recordManagement = receiptRecord({ id: 'receiptRecordManagement', mark: 'RC', ja: 'レコード管理情報', basis: historyBasis, place: inReceipt(23), fields: { recordMark: constant('RC'), managementText: raw('管理情報', 100) } });
/** MD: an insurer asks to look again. */
export const objectionRecord = receiptRecord({
  id: 'receiptObjection', mark: 'MD', ja: '再審査等申し出', basis: historyBasis, place: inReceipt(24), leastColumns: 6,
  fields: {
    recordMark: constant('MD'), objectionNumber: digits('申出一連番号', 3), receivedOn: day('受付年月日'), referenceNumber: optional(narrow('整理番号', 30)), claimTimes: optional(number('請求回数', 2)), reasonCode: fixed(digits('理由番号', 6)), reasonSupplement: said('理由番号補足', 200), reasonOn: optional(day('理由年月日1')), reasonOn2: optional(day('理由年月日2')),
    reasonContent: optional(digits('理由内容コード', 6)), insurerUse: optional(either('保険者使用欄', 6)), freeText: said('フリー入力', 500), supplement: said('補足', 1000), contactsInstitution: optional(digits('医療機関連絡', 1)), returnReference: optional(narrow('返付依頼整理番号', 30)), insurerUse2: optional(either('保険者使用欄', 30)), reserved: repeated(raw('予備', 1000), 6),
  },
});
export const objectionTarget = receiptRecord({ id: 'receiptObjectionTarget', mark: 'RT', ja: '理由対象', basis: historyBasis, place: inReceipt(24), leastColumns: 4, fields: { recordMark: constant('RT'), objectionNumber: digits('申出一連番号', 3), targetKind: code('対象区分', 1, targetKinds), targetNumber: digits('対象一連番号', 3), targetLine: line('対象行番号'), targetBranch: branch('対象枝番号') } });
/** JR: several receipts looked at side by side (縦覧). */
export const sideBySideRecord = receiptRecord({ id: 'receiptSideBySide', mark: 'JR', ja: '縦覧', basis: historyBasis, place: inReceipt(24), leastColumns: 2, fields: { recordMark: constant('JR'), reviewKind: code('縦覧区分', 1, reviewKinds), searchNumber: optional(narrow('検索番号', 30)), referenceNumber: optional(narrow('整理番号等', 30)), reserved: repeated(raw('予備', 100), 5) } });
/** MK: what came of it. */
export const resultRecord = receiptRecord({
  id: 'receiptResult', mark: 'MK', ja: '再審査等結果', basis: historyBasis, place: inReceipt(25), leastColumns: 7,
  fields: {
    recordMark: constant('MK'), objectionNumber: digits('申出一連番号', 3), receivedOn: day('受付年月日'), filedBy: fixed(digits('申出機関', 3)), processedMonth: month('処理年月'), changedReason: optional(digits('変更理由番号', 6)), objectionOutcome: fixed(digits('審査結果', 3)), note: said('連絡', 600), upheldReasons: repeated(digits('原審どおり理由', 6), 3),
    insurerNumber: optional(insurer('申出保険者番号')), insurerUse: said('保険者使用欄', 500), reserved: raw('予備', 1000),
  },
});
/** HI: who sends receipts back, and to whom. */
export const returnHead = receiptRecord({
  id: 'receiptReturnHead', mark: 'HI', ja: '返戻医療機関', basis: historyBasis, place: { of: 'file', end: 'first' },
  fields: { recordMark: constant('HI'), examiningBody: code('審査支払機関', 1, examiningBodies), claimMonth: month('請求年月'), prefectureCode: fixed(digits('都道府県', 2)), pointTable: code('点数表', 1, pointTables), institutionNumber: fixed(digits('医療機関コード', 7)), reserved: raw('予備', 2), volume: fixed(digits('マルチボリューム識別情報', 2)) },
});
/** HR: why. */
export const returnRecord = receiptRecord({
  id: 'receiptReturn', mark: 'HR', ja: '返戻理由', basis: historyBasis, place: inReceipt(26), leastColumns: 5,
  fields: {
    recordMark: constant('HR'), processedMonth: month('処理年月'), returnKind: fixed(digits('返戻区分', 1)), careCategory: optional(digits('診療識別', 2)), reasonCode: digits('返戻事由コード', 5), reasonText: optional(wide('返戻理由', 1000)), supplement: optional(wide('補足', 1000)), correctionNote: optional(digits('補正情報', 1)), pointChangeMonth: optional(month('増減点連絡書年月')), searchNumber: optional(narrow('検索番号', 30)),
    searchNumbers: optional(narrow('複数検索番号', 30)), returnedLines: optional(digits('返戻対象明細', 5)), reserved: raw('予備', 1000),
  },
});
export const returnTotals = receiptRecord({ id: 'receiptReturnTotals', mark: 'HG', ja: '返戻合計', basis: historyBasis, place: { of: 'file', end: 'last' }, fields: { recordMark: constant('HG'), receiptCount: number('総件数', 6), totalPoints: number('総合計点数', 10), volume: fixed(digits('マルチボリューム識別情報', 2)) } });
