import { cite } from '../../law/define.js';
import { sexes } from '../codes.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, individualNumber, inferred, optional, text } from '../fields.js';

/** How J-LIS is asked. 3情報 is only allowed without 性別 since 2023-12-18 (マイナンバー情報総点検本部 第5回). */
export const enquiryKinds = [['byNumber', '個人番号による照会'], ['byFourItems', '4情報による照会'], ['byThreeItems', '3情報による照会(性別を除く)']] as const;
export const enquiryOutcomes = [
  ['found', '該当あり'], ['noResident', '該当なし'], ['numberReplaced', '個人番号が変更されている'], ['residentRemoved', '消除されている'], ['several', '複数該当'], ['refused', '照会できない'], ['serviceError', '応答できない'],
] as const;
/** 生存状況 */
export const survivalStates = [['alive', '生存'], ['dead', '死亡']] as const;
/** 異動事由 of 本人確認情報; the official code list is not at hand, these are our words. */
export const residentChangeReasons = [
  ['none', '異動なし'], ['moveIn', '転入'], ['moveWithin', '転居'], ['moveOut', '転出'], ['moveAbroad', '国外転出'], ['death', '死亡'], ['removal', '職権消除'], ['nameChange', '氏名変更'], ['sexChange', '性別の変更'],
  ['bornOnCorrection', '生年月日の訂正'], ['numberChange', '個人番号変更'], ['kanaRegistration', '振り仮名の登録'], ['restored', '回復'],
] as const;

const basis = cite('別添1 事務の内容', '国保連4 取りまとめ機関が資格履歴情報の本人確認情報についてJ-LIS照会を行う');

/** J-LIS照会 of 取りまとめ機関: one row a question. */
export const residentEnquiry = record({
  id: 'residentEnquiry',
  ja: 'J-LIS照会',
  basis,
  between: ['insurer-hub', 'juki-net'],
  steps: ['D-4-3'],
  fields: {
    enquiryId: text('照会の識別', 60),
    kind: certain(code('照会の種類', enquiryKinds)),
    individualNumber: certain(optional(individualNumber('個人番号'))),
    name: inferred(optional(text('漢字氏名', 100))),
    nameKana: inferred(optional(text('カナ氏名', 100))),
    bornOn: inferred(optional(day('生年月日'))),
    sex: inferred(optional(code('性別', sexes))),
    address: inferred(optional(text('住所', 200))),
  },
});
export type ResidentEnquiry = RecordOf<typeof residentEnquiry>;

/** The answer to one question: one row, or one a person when several fit (`number` of `total`). */
export const residentAnswer = record({
  id: 'residentAnswer',
  ja: 'J-LIS照会の回答(本人確認情報)',
  basis,
  between: ['juki-net', 'insurer-hub'],
  steps: ['D-4-3'],
  fields: {
    enquiryId: text('照会の識別', 60),
    outcome: inferred(code('結果', enquiryOutcomes)),
    total: count('該当件数'),
    number: count('何件目'),
    individualNumber: certain(optional(individualNumber('個人番号'))),
    name: certain(optional(text('漢字氏名', 100))),
    nameKana: inferred(optional(text('カナ氏名', 100))),
    bornOn: certain(optional(day('生年月日'))),
    sex: certain(optional(code('性別', sexes))),
    address: certain(optional(text('住所', 200))),
    formerSurname: inferred(optional(text('旧氏', 60))),
    commonName: inferred(optional(text('通称', 100))),
    survival: inferred(optional(code('生存状況', survivalStates))),
    changeReason: inferred(optional(code('異動事由', residentChangeReasons))),
    changedOn: inferred(optional(day('異動年月日'))),
    previousAddress: optional(text('前住所', 200)),
    why: optional(text('照会できない理由', 200)),
  },
});
export type ResidentAnswer = RecordOf<typeof residentAnswer>;

export const jukiNetRecords = [residentEnquiry, residentAnswer] as const;
