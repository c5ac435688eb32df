import { assume, cite, type Basis } from '../../law/define.js';
import { counterPayments } from '../claims/codes.js';
import { confirmations, examiningBodies, limitCategories, payerKinds, pointTables, reductionKinds, sexCodes } from './codes.js';
import { receiptRecord } from './define.js';
import { code, constant, day, digits, either, fixed, insurer, month, narrow, number, optional, raw, repeated, unpublished, wide } from './fields.js';

export const receiptBasis: Basis = cite('レセプト電算処理システム 記録条件仕様(医科)', '列の順は receiptisan(現行版)、型とバイト数は meddatum(2015年版)による');
export const notPublished: Basis = assume('レコードがあることは公開されているが、列は公開資料にない。読んだまま運ぶ');
const file = (end: 'first' | 'last') => ({ of: 'file', end }) as const;
const inReceipt = (rank: number, most = Infinity) => ({ of: 'receipt', rank, most }) as const;

/** IR: who claims, for which month, and which volume of the claim this is. */
export const institutionRecord = receiptRecord({
  id: 'receiptInstitution', mark: 'IR', ja: '医療機関情報', basis: receiptBasis, place: file('first'),
  fields: {
    recordMark: constant('IR'), examiningBody: code('審査支払機関', 1, examiningBodies), prefectureCode: fixed(digits('都道府県', 2)), pointTable: code('点数表', 1, pointTables), institutionNumber: fixed(digits('医療機関コード', 7)), reserved: raw('予備', 2),
    institutionName: wide('医療機関名称', 40), claimMonth: month('請求年月'), volume: fixed(digits('マルチボリューム識別情報', 2)), telephone: optional(narrow('電話番号', 15)),
  },
});

const department = (n: number) => repeated(digits(`診療科${n}(名・部位・性別・処置・疾病)`, 3), 5);
/** RE: whose receipt it is and what it is of. */
export const commonRecord = receiptRecord({
  id: 'receiptCommon', mark: 'RE', ja: 'レセプト共通', basis: receiptBasis, place: inReceipt(1, 1), leastColumns: 20,
  fields: {
    recordMark: constant('RE'), receiptNumber: number('レセプト番号', 6), receiptKind: fixed(digits('レセプト種別', 4)), careMonth: month('診療年月'), name: either('氏名', 40), sex: code('男女区分', 1, sexCodes), bornOn: day('生年月日'), benefitPercent: optional(digits('給付割合', 3)),
    admittedOn: optional(day('入院年月日')), wardKinds: optional(narrow('病棟区分', 8)), limitCategory: optional(code('一部負担金・食事療養費・生活療養費標準負担額区分', 1, limitCategories)), remarks: optional(narrow('レセプト特記事項', 10)), bedCount: optional(number('病床数', 4)),
    chartNumber: optional(narrow('カルテ番号等', 20)), pointDiscount: optional(digits('割引点数単価', 2)), reservedBefore: repeated(raw('予備', 20), 3), searchNumber: optional(narrow('検索番号', 30)), specificationMonth: optional(narrow('記録条件仕様年月情報', 6)),
    claimNote: optional(either('請求情報', 40)), department1: department(1), department2: department(2), department3: department(3), nameKana: optional(either('カタカナ氏名', 80)), patientCondition: optional(narrow('患者の状態', 60)),
  },
});

/** HO: the insurance and what it is asked for. 枝番 stands in SN. */
export const insuranceRecord = receiptRecord({
  id: 'receiptInsurance', mark: 'HO', ja: '保険者', basis: receiptBasis, place: inReceipt(2, 1),
  fields: {
    recordMark: constant('HO'), insurerNumber: insurer('保険者番号'), insuredSymbol: optional(either('被保険者証等の記号', 38)), insuredNumber: either('被保険者証等の番号', 38), days: number('診療実日数', 2), points: number('合計点数', 8), reserved: raw('予備', 5),
    mealCount: optional(number('食事療養・生活療養の回数', 2)), mealYen: optional(number('食事療養・生活療養の合計金額', 8)), dutyReason: optional(digits('職務上の事由', 1)), certificateNumber: optional(digits('証明書番号', 3)), copayYen: optional(number('負担金額(医療保険)', 9)),
    reductionKind: optional(code('減免区分', 1, reductionKinds)), reductionPercent: optional(number('減額割合', 3)), reductionYen: optional(number('減額金額', 6)),
  },
});

/** KO: a 公費, first to fourth. */
export const subsidyRecord = receiptRecord({
  id: 'receiptSubsidy', mark: 'KO', ja: '公費', basis: receiptBasis, place: inReceipt(3, 4),
  fields: {
    recordMark: constant('KO'), payerNumber: insurer('公費負担者番号'), recipientNumber: optional(digits('公費受給者番号', 7)), optionalBenefit: optional(digits('任意給付区分', 1)), days: number('診療実日数', 2), points: number('合計点数', 8), subsidyYen: optional(number('負担金額(公費)', 8)),
    outpatientCopayYen: optional(number('公費給付対象外来一部負担金', 6)), inpatientCopayYen: optional(number('公費給付対象入院一部負担金', 6)), reserved: raw('予備', 5), mealCount: optional(number('食事療養・生活療養の回数', 2)), mealYen: optional(number('食事療養・生活療養の合計金額', 8)),
  },
});

/** SN: how the 資格 was looked at, and the 枝番. */
export const confirmationRecord = receiptRecord({
  id: 'receiptConfirmation', mark: 'SN', ja: '資格確認', basis: receiptBasis, place: inReceipt(4), leastColumns: 8,
  fields: {
    recordMark: constant('SN'), payerKind: code('負担者種別', 1, payerKinds), confirmation: code('確認区分', 2, confirmations), payerNumber: optional(narrow('保険者番号等(資格確認)', 8)), insuredSymbol: optional(either('被保険者証等の記号(資格確認)', 38)), insuredNumber: optional(either('被保険者証等の番号(資格確認)', 38)),
    branchNumber: optional(fixed(digits('枝番', 2))), recipientNumber: optional(digits('受給者番号(資格確認)', 7)), reserved: raw('予備', 40),
  },
});

/** JD: the days on which the person came; but for its 識別 no column is public. */
export const visitDayRecord = receiptRecord({ id: 'receiptVisitDays', mark: 'JD', ja: '受診日等', basis: notPublished, place: inReceipt(5), leastColumns: 1, fields: { recordMark: constant('JD'), unpublished: unpublished('受診日等の列') } });
/** MF: was the limit applied at the counter? */
export const counterRecord = receiptRecord({ id: 'receiptCounter', mark: 'MF', ja: '窓口負担額', basis: receiptBasis, place: inReceipt(6, 1), leastColumns: 2, fields: { recordMark: constant('MF'), counterPayment: code('窓口負担額区分', 2, counterPayments), unpublished: unpublished('窓口負担額の残りの列') } });

/** GO: how many receipts, and their points. */
export const claimTotals = receiptRecord({
  id: 'receiptTotals', mark: 'GO', ja: '診療報酬請求書', basis: receiptBasis, place: file('last'),
  fields: { recordMark: constant('GO'), receiptCount: number('総件数', 6), totalPoints: number('総合計点数', 10), volume: fixed(digits('マルチボリューム識別情報', 2)) },
});
