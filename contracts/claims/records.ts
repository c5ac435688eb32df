import { assume } from '../../law/define.js';
import { sexes } from '../codes.js';
import { checks, record, type RecordDefinition, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, flag, inferred, monthDigits, optional, text, words, yen } from '../fields.js';
import { careKinds, careSettings, counterPayments, recordFormBasis, recordStates } from './codes.js';

/**
 * 給付記録: one row a receipt (a person, an institution, a month of care, 入院 or 外来) that 審査 has passed. `receiptKey` names
 * the receipt for ever: among rows with the same key the highest `revision` holds, and one that is 取下げ counts nowhere.
 */
export const benefitRecord = record({
  id: 'benefitRecord',
  ja: '給付記録',
  basis: recordFormBasis,
  between: ['claims', 'ward'],
  steps: ['B-06', 'D-3', 'D-1-2'],
  fields: {
    receiptKey: inferred(text('レセプト全国共通キー', 40)),
    revision: count('版'),
    recordState: code('給付記録の状態', recordStates),
    careMonth: certain(monthDigits('診療年月')),
    deliveryMonth: monthDigits('審査年月'),
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)),
    branchNumber: certain(optional(digits('枝番', 2))),
    nameKana: inferred(optional(text('氏名カナ', 100))),
    bornOn: certain(day('生年月日')),
    sex: certain(code('性別', sexes)),
    receiptKind: certain(digits('レセプト種別', 4)),
    institutionCode: certain(digits('医療機関コード', 10)),
    /** Of a 調剤 receipt: whoever prescribed, so that both are one row of 高額療養費. */
    prescriberCode: inferred(optional(digits('処方した医療機関のコード', 10))),
    setting: certain(code('入院・外来', careSettings)),
    careKind: certain(code('診療の種類', careKinds)),
    days: certain(count('診療実日数')),
    points: certain(count('合計点数')),
    /** What the insurance pays of the points: 070, 080. Null where the receipt leaves it out. */
    benefitPercent: inferred(optional(digits('給付割合', 3))),
    /** What was asked for at the counter; null where the receipt does not say. */
    copayYen: inferred(optional(yen('一部負担金額'))),
    counterPayment: inferred(optional(code('窓口負担額区分', counterPayments))),
    /** 特記事項, two digits each, at most five: 26–30 区分, 31–35 the same with 多数回, 02 長, 10 第三. */
    remarks: certain(words('特記事項')),
    /** 公費, first to fourth: 負担者番号 8 digits/points/what the patient pays. */
    subsidies: inferred(words('公費(負担者番号/点数/患者負担額)')),
    mealCount: certain(count('食事療養の回数')),
    mealYen: certain(yen('食事療養の金額')),
    mealCopayYen: inferred(yen('食事療養の標準負担額')),
  },
});
export type BenefitRecord = RecordOf<typeof benefitRecord>;

/** 被保険者マスタの異動: who is insured from when to when, so that 国保総合システム can look at the 資格 of a receipt. */
export const insuredMasterChange = record({
  id: 'insuredMasterChange',
  ja: '被保険者マスタ異動情報',
  basis: assume('被保険者マスタは保険者の送る異動から作られる(奈良県国保連)。項目も形も公開されていない。個人番号は使わない(別添1 国保連1-2)'),
  between: ['ward', 'claims'],
  steps: ['D-1-2'],
  fields: {
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)),
    branchNumber: certain(optional(digits('枝番', 2))),
    periodKey: text('適用期間の識別', 40),
    nameKana: inferred(text('氏名カナ', 100)),
    bornOn: inferred(day('生年月日')),
    sex: inferred(code('性別', sexes)),
    startOn: inferred(day('適用開始年月日')),
    endOn: inferred(optional(day('適用終了年月日'))),
    isVoid: flag('無効'),
    revision: count('版'),
  },
  // A void one may say anything: it never was.
  check: checks<{ readonly startOn: string; readonly endOn: string | null; readonly isVoid: boolean }>([['startOn', 'endOn', 'isVoid'], ({ startOn, endOn, isVoid }) =>
    (isVoid || endOn === null || endOn >= startOn ? [] : [{ field: 'endOn', why: `適用開始年月日 ${startOn} より前である`, cure: '適用の開始か終了の日を直す' }])]),
});
export type InsuredMasterChange = RecordOf<typeof insuredMasterChange>;

/** 過誤申立: the ward asks for a receipt back, for a reason of the 理由番号 of 再審査等申し出 (MD). */
export const claimObjection = record({
  id: 'claimObjection',
  ja: '再審査・過誤の申出',
  basis: assume('保険者の申出は MD レコードとして公開されている(記録条件仕様、meddatum・HenParser による)。国保連との間の形は公開されておらず、その項目から要るものだけを並べる'),
  between: ['ward', 'claims'],
  steps: ['D-3'],
  fields: {
    objectionId: text('申出一連番号', 20),
    receiptKey: inferred(text('レセプト全国共通キー', 40)),
    /** 6 digits: 100018 資格喪失後の受診, 100045 一部負担金, …; the 2xxxxx of 国保連 are observed, not official. */
    reasonCode: certain(digits('理由番号', 6)),
    reasonOn: certain(optional(day('理由年月日'))),
    note: inferred(optional(text('理由の補足', 200))),
    saidOn: certain(day('受付年月日')),
  },
});
export type ClaimObjection = RecordOf<typeof claimObjection>;

/** 再審査・過誤の結果. What became of the receipt itself stands in the next 給付記録. */
export const objectionResult = record({
  id: 'objectionResult',
  ja: '再審査・過誤の結果',
  basis: assume('審査結果は MK レコードとして公開されている(同上)。国保連との間の形は公開されていない'),
  between: ['claims', 'ward'],
  steps: ['D-3'],
  fields: {
    objectionId: text('申出一連番号', 20),
    receiptKey: inferred(text('レセプト全国共通キー', 40)),
    objectionOutcome: certain(code('審査結果', [['101', '資格関係等返戻'], ['102', '原審どおり'], ['103', '査定'], ['104', '返戻'], ['106', '請求先変更'], ['116', '取下げ']])),
    decidedMonth: certain(digits('処理年月', 6)),
    note: inferred(optional(text('連絡', 200))),
  },
});
export type ObjectionResult = RecordOf<typeof objectionResult>;

export const claimsRecords: readonly RecordDefinition[] = [benefitRecord, insuredMasterChange, claimObjection, objectionResult];
