import { assume, type Basis } from '../../law/define.js';

/** 番号法の施行令・主務省令 say these kinds in words; the official form is `TM` and 14 digits, and which number is which is not public. */
export const kindsBasis: Basis = assume('特定個人情報の種類の公式番号(TM+14桁)と種類の対応は公開されておらず、自前の語で呼ぶ。公式番号は officialCode に書ける');
/** What a ward asks others for, in our own words. */
export const enquiryKinds = [
  ['localTax', '地方税関係情報'], ['otherInsurance', '医療保険資格関係情報'], ['otherBenefit', '医療保険給付関係情報'], ['careBenefit', '介護保険給付関係情報'], ['pension', '年金給付関係情報'],
  ['employment', '雇用保険関係情報'], ['publicAssistance', '生活保護関係情報'], ['residentHousehold', '住民票関係情報'], ['publicAccount', '公金受取口座情報'],
] as const;
export type EnquiryKind = (typeof enquiryKinds)[number][0];

/** What others ask a ward for: 国保関係情報 of 別添1, in two parts. */
export const provisionKinds = [['nhiQualification', '国保資格情報'], ['nhiBenefit', '国保給付情報']] as const;
export type ProvisionKind = (typeof provisionKinds)[number][0];
export const allKinds = [...enquiryKinds, ...provisionKinds] as const;
export type Kind = EnquiryKind | ProvisionKind;

/** The work for which a ward asks; each is a step of 別添1 of its own. */
export const works = [['assessment', '資格賦課'], ['benefit', '給付'], ['collection', '収納']] as const;
export type Work = (typeof works)[number][0];
export const stepOfWork: Readonly<Record<Work, string>> = { assessment: 'A-06', benefit: 'B-07', collection: 'C-04' };

export const statusBasis: Basis = assume('照会の状態と結果の符号は公開されておらず、自前の語である。照会の行と、その中の情報の種類との二つの段階に分ける');
/** How it stands with the line as a whole. `N-OK` says that an answer came, not that there is anything in it. */
export const lineStatuses = [
  ['N-OK', '回答あり'], ['N-PENDING', '回答待ち'], ['N-NOSYMBOL', '符号未取得'], ['N-NOTPERMITTED', '照会できない事務と情報の組'], ['N-NOPROVIDER', '情報提供者が分からない'], ['N-TIMEOUT', '期限までに回答なし'],
  ['N-EXPIRED', '保存期限切れ'],
] as const;
export type LineStatus = (typeof lineStatuses)[number][0];
/** What came of the kind of information that was asked for; only an `N-OK` line has one. */
export const kindStatuses = [['N-OK', '提供あり'], ['N-NODATA', '該当なし(副本がない)'], ['N-WITHHELD', '不開示・提供しない']] as const;
export type KindStatus = (typeof kindStatuses)[number][0];

/** Why an item is empty. */
export const absentReasons = [['notHeld', '保有しない'], ['notApplicable', '該当しない'], ['unknown', '不明'], ['withheld', '不開示']] as const;
export type AbsentReason = (typeof absentReasons)[number][0];
/** How 副本 of one record comes to a 中間サーバー. */
export const replicaOutcomes = [['accepted', '登録した'], ['unchanged', '登録済み'], ['N-DUPRECORD', '同じ識別で別の中身'], ['N-LAYOUT', '版が違う'], ['N-NOSYMBOL', '符号未取得']] as const;
export type ReplicaOutcome = (typeof replicaOutcomes)[number][0];
