import { assume, type Basis } from '../law/define.js';

/** The official code values toward 集約 are not public; these are our own words, mapped by a local profile. */
export const reasonBasis: Basis = assume('取得・喪失事由の公式コードは公開されていない。自前の語を使い、ローカルのプロファイルで置き換える');

/** 取得事由 */
export const acquisitionReasons = [
  ['moveInFromOutside', '県外転入'], ['leaveEmployeeInsurance', '社保離脱'], ['leaveInsuranceSociety', '国保組合脱退'],
  ['birth', '出生'], ['welfareEnd', '生保廃止'], ['koukiWithdrawal', '後期撤回'], ['exclusionEnd', '適用除外解消'], ['otherAcquisition', 'その他取得'],
] as const;
/** 喪失事由 */
export const lossReasons = [
  ['moveOutside', '県外転出'], ['joinEmployeeInsurance', '社保加入'], ['joinInsuranceSociety', '国保組合加入'], ['death', '死亡'],
  ['welfareStart', '生保開始'], ['koukiAge75', '75歳到達'], ['koukiDisability', '後期障害認定'], ['exclusionStart', '適用除外該当'],
  ['whereaboutsUnknown', '居所不明'], ['otherLoss', 'その他喪失'],
] as const;
/** 適用開始事由 */
export const applicationStartReasons = [...acquisitionReasons, ['moveInWithinPrefecture', '県内転入']] as const;
/** 適用終了事由 */
/** Insurances whose members are not in 国保, as the 適用終了事由 that says so. */
export const otherInsurances = [['joinEmployeeInsurance', '社会保険'], ['joinInsuranceSociety', '国保組合']] as const;
export type OtherInsurance = (typeof otherInsurances)[number][0];
export const applicationEndReasons = [...lossReasons, ['moveOutWithinPrefecture', '県内転出']] as const;
/** 変更事由 */
export const changeReasons = [
  ['addressWithinMunicipality', '転居'], ['headChange', '世帯主変更'], ['householdSplit', '世帯分離'], ['householdMerge', '世帯合併'],
  ['nameChange', '氏名変更'], ['individualNumberChange', '個人番号変更'], ['specialResidenceStart', 'マル学等該当'], ['specialResidenceEnd', 'マル学等非該当'],
  ['cardUseCancellation', '利用登録解除'], ['certificateReissue', '証再交付'], ['correction', '訂正'], ['void', '無効化'],
] as const;
export const operations = [['register', '登録'], ['update', '更新'], ['correct', '訂正'], ['void', '無効化']] as const;
export const sexes = [['1', '男'], ['2', '女']] as const;
export const memberKinds = [['head', '世帯主(被保険者)'], ['member', '世帯員'], ['nominalHead', '擬制世帯主']] as const;
export const headKinds = [['insured', '被保険者'], ['nominal', '擬制']] as const;
/** 特例: student マル学(法116条), facility マル遠(法116条の2 児童福祉施設等), institution 住所地特例(法116条の2) */
export const specialResidenceKinds = [['student', 'マル学'], ['facility', 'マル遠'], ['institution', '住所地特例']] as const;
export const continuities = [['new', '新規取得'], ['continued', '継続'], ['lost', '喪失'], ['pending', '確認中']] as const;
export const batchOutcomes = [['accepted', '受理'], ['partial', '一部受理'], ['rejected', '拒否']] as const;
/** 届出の期限の判定 */
export const latenesses = [['inTime', '期限内'], ['late', '期限を過ぎた'], ['announced', '事前の届出']] as const;
export const severities = [['error', '誤り'], ['warning', '注意']] as const;

type CodeOf<C extends readonly (readonly [string, string])[]> = C[number][0];
export type AcquisitionReason = CodeOf<typeof acquisitionReasons>;
export type LossReason = CodeOf<typeof lossReasons>;
export type ApplicationStartReason = CodeOf<typeof applicationStartReasons>;
export type ApplicationEndReason = CodeOf<typeof applicationEndReasons>;
export type ChangeReason = CodeOf<typeof changeReasons>;
export type Operation = CodeOf<typeof operations>;
export type Sex = CodeOf<typeof sexes>;
export type MemberKind = CodeOf<typeof memberKinds>;
export type HeadKind = CodeOf<typeof headKinds>;
export type SpecialResidenceKind = CodeOf<typeof specialResidenceKinds>;
export type Continuity = CodeOf<typeof continuities>;
export type BatchOutcome = CodeOf<typeof batchOutcomes>;
export type Lateness = CodeOf<typeof latenesses>;
export type Severity = CodeOf<typeof severities>;

/** The Japanese word of a code; the code itself when the table does not know it. */
export const wordOf = (codes: readonly (readonly [string, string])[], value: string | null): string =>
  value === null ? '' : (codes.find(([code]) => code === value)?.[1] ?? value);
