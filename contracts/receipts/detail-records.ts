import { assume, cite } from '../../law/define.js';
import { receiptBasis } from './claim-records.js';
import { burdenClasses, careCategories, outcomes } from './codes.js';
import { receiptRecord } from './define.js';
import { code, constant, day, decimal, digits, fixed, narrow, number, optional, raw, repeated, unpublished, wide, either } from './fields.js';

const details = 8;
const inReceipt = (rank: number, most = Infinity) => ({ of: 'receipt', rank, most }) as const;
/** コメントコード and 文字データ, three times. */
const comments = {
  commentCode1: optional(digits('コメントコード1', 9)), commentText1: optional(wide('コメント文字データ1', 100)), commentCode2: optional(digits('コメントコード2', 9)), commentText2: optional(wide('コメント文字データ2', 100)),
  commentCode3: optional(digits('コメントコード3', 9)), commentText3: optional(wide('コメント文字データ3', 100)),
};
/** 算定日: how often on each day of the month. Their sum is 回数 (since 診療 2012-04). */
const countedDays = repeated(number('算定日情報', 3), 31);
const head = { careCategory: optional(code('診療識別', 2, careCategories)), burdenClass: code('負担区分', 1, burdenClasses) };

/** SY: what the person has. */
export const diseaseRecord = receiptRecord({
  id: 'receiptDisease', mark: 'SY', ja: '傷病名', basis: receiptBasis, place: inReceipt(7),
  fields: {
    recordMark: constant('SY'), diseaseCode: fixed(digits('傷病名コード', 7)), startedOn: day('診療開始日'), careOutcome: code('転帰区分', 1, outcomes), modifiers: optional(narrow('修飾語コード', 80)), diseaseName: optional(wide('傷病名称', 40)), mainDisease: optional(fixed(digits('主傷病', 2))), supplement: optional(wide('補足コメント', 40)),
  },
});
/** SI: what was done. 点数 stands on the last line of one 算定単位 only. */
export const actRecord = receiptRecord({
  id: 'receiptAct', mark: 'SI', ja: '診療行為', basis: receiptBasis, place: inReceipt(details), leastColumns: 7,
  fields: { recordMark: constant('SI'), ...head, actCode: fixed(digits('診療行為コード', 9)), quantity: optional(number('数量データ', 8)), points: optional(number('点数', 7)), times: number('回数', 3), ...comments, countedDays },
});
/** IY: what medicine was given. */
export const medicineRecord = receiptRecord({
  id: 'receiptMedicine', mark: 'IY', ja: '医薬品', basis: receiptBasis, place: inReceipt(details), leastColumns: 7,
  fields: { recordMark: constant('IY'), ...head, medicineCode: fixed(digits('医薬品コード', 9)), amountUsed: optional(decimal('使用量', 5, 5)), points: optional(number('点数', 7)), times: number('回数', 3), ...comments, countedDays },
});
/** TO: what material was used. */
export const materialRecord = receiptRecord({
  id: 'receiptMaterial', mark: 'TO', ja: '特定器材', basis: receiptBasis, place: inReceipt(details), leastColumns: 7,
  fields: {
    recordMark: constant('TO'), ...head, materialCode: fixed(digits('特定器材コード', 9)), amountUsed: optional(decimal('使用量', 5, 3)), points: optional(number('点数', 7)), times: number('回数', 3), unitCode: optional(digits('単位コード', 3)), unitPrice: optional(decimal('単価', 8, 2)), reserved: raw('予備', 40),
    productName: optional(wide('商品名及び規格又はサイズ', 300)), ...comments, countedDays,
  },
});
export const commentRecord = receiptRecord({
  id: 'receiptComment', mark: 'CO', ja: 'コメント', basis: receiptBasis, place: inReceipt(details), leastColumns: 4,
  fields: { recordMark: constant('CO'), ...head, commentCode: fixed(digits('コメントコード', 9)), commentText: optional(wide('文字データ', 76)) },
});
export const symptomRecord = receiptRecord({ id: 'receiptSymptom', mark: 'SJ', ja: '症状詳記', basis: receiptBasis, place: inReceipt(9), leastColumns: 3, fields: { recordMark: constant('SJ'), symptomKind: optional(digits('症状詳記区分', 2)), symptomText: wide('症状詳記データ', 2400) } });
const organ = (mark: 'TI' | 'TR' | 'TS', ja: string) => receiptRecord({ id: `receiptOrgan${mark}`, mark, ja, basis: assume('臓器提供のレコードがあることは公開されているが、列を確かめていない。読んだまま運ぶ'), place: inReceipt(10), leastColumns: 1, fields: { recordMark: constant(mark), unpublished: unpublished(`${ja}の列`) } });
export const organRecords = { organInstitution: organ('TI', '臓器提供医療機関情報'), organCommon: organ('TR', '臓器提供レセプト情報'), organCare: organ('TS', '臓器提供者請求情報') };
/** NI: 日計表, for care until 2012-03. */
export const dailyRecord = receiptRecord({ id: 'receiptDaily', mark: 'NI', ja: '日計表', basis: cite('レセプト電算処理システム 記録条件仕様(医科)', '2012年3月診療分まで。置く場所は仮定(摘要の後)'), place: inReceipt(11), leastColumns: 2, fields: { recordMark: constant('NI'), countedDays } });
/** KH: 国保連 wants to know more. Where it stands is not public; ours is after everything else. */
export const federationRecord = receiptRecord({ id: 'receiptFederation', mark: 'KH', ja: '国保連固有情報', basis: cite('レセプト電算処理システム 記録条件仕様(医科)', '任意。置く場所は仮定(レセプトの最後)'), place: inReceipt(12), fields: { recordMark: constant('KH'), freeText: either('国保連固有情報', 100) } });
