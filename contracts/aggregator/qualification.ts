import { cite } from '../../law/define.js';
import {
  applicationEndReasons, applicationStartReasons, acquisitionReasons, changeReasons, headKinds, lossReasons, memberKinds, operations, sexes, specialResidenceKinds,
} from '../codes.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, flag, individualNumber, inferred, optional, text } from '../fields.js';

/** 資格情報(世帯)ファイル: one row a household that changed. */
export const qualificationHousehold = record({
  id: 'qualificationHousehold',
  ja: '資格情報(世帯)ファイル',
  basis: cite('別添1 事務の内容', '資格継続業務 1-②'),
  between: ['ward', 'aggregator'],
  steps: ['E-1-2', 'A-16', 'D-1-1', 'G-5-1'],
  fields: {
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)),
    headPersonKey: certain(text('国保上の世帯主の宛名番号', 40)),
    headKind: certain(code('世帯主区分', headKinds)),
    changeOn: inferred(optional(day('異動年月日'))),
    changeReason: inferred(optional(code('異動事由', [...applicationStartReasons, ...applicationEndReasons, ...changeReasons]))),
    householdAddress: inferred(optional(text('世帯住所', 200))),
    operation: code('処理区分', operations),
    revision: count('版'),
  },
});
export type QualificationHousehold = RecordOf<typeof qualificationHousehold>;

/**
 * 資格情報(個人)ファイル: one row an insured person and application period, and one for a 擬制世帯主 (without a period).
 * `periodKey` names the period for 訂正 and 無効化; among rows with the same key the highest `revision` holds.
 */
export const qualificationPerson = record({
  id: 'qualificationPerson',
  ja: '資格情報(個人)ファイル',
  basis: cite('別添1 事務の内容', '資格継続業務 1-②'),
  between: ['ward', 'aggregator'],
  steps: ['E-1-2', 'A-16', 'D-1-1', 'G-5-1'],
  fields: {
    individualNumber: certain(individualNumber('個人番号')),
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)),
    personKey: certain(text('宛名番号', 40)),
    branchNumber: inferred(optional(digits('枝番', 2))),
    name: certain(text('氏名', 100)),
    nameKana: certain(text('氏名カナ', 100)),
    bornOn: certain(day('生年月日')),
    sex: certain(code('性別', sexes)),
    address: certain(text('住所', 200)),
    memberKind: certain(code('世帯員区分', memberKinds)),
    relationship: inferred(optional(text('続柄', 20))),
    periodKey: optional(text('適用期間の識別', 40)),
    applicationStartOn: certain(optional(day('適用開始年月日'))),
    applicationStartReason: inferred(optional(code('適用開始事由', applicationStartReasons))),
    applicationEndOn: certain(optional(day('適用終了年月日'))),
    applicationEndReason: inferred(optional(code('適用終了事由', applicationEndReasons))),
    acquiredOn: inferred(optional(day('資格取得年月日'))),
    acquisitionReason: inferred(optional(code('資格取得事由', acquisitionReasons))),
    lostOn: inferred(optional(day('資格喪失年月日'))),
    lossReason: inferred(optional(code('資格喪失事由', lossReasons))),
    specialResidenceKind: inferred(optional(code('特例区分(マル学等)', specialResidenceKinds))),
    changeReason: inferred(optional(code('異動事由', [...applicationStartReasons, ...applicationEndReasons, ...changeReasons]))),
    cardUseCancellation: certain(flag('利用登録解除申請')),
    isNotDisclosed: inferred(flag('不開示該当')),
    selfInfoBlocked: inferred(flag('自己情報提供不可')),
    municipalInsuredId: optional(text('市町村被保険者ID', 40)),
    operation: inferred(code('処理区分', operations)),
    revision: count('版'),
  },
});
export type QualificationPerson = RecordOf<typeof qualificationPerson>;
