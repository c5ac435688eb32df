import type { Codes } from '../define.js';

/** 突合の判定: our own codes; no official code list is public (突合結果の形は公開されていない). */
export const matchVerdicts = [
  ['M0', '全一致'], ['M1', '表記差'], ['M2', '住所のみ差'], ['M2n', '同名別人の疑い'], ['M3', '氏名一方差'], ['H3', '氏名一方差と住所差'], ['H2', '両氏名差'],
  ['H1', '生年月日・性別差'], ['X1', '番号の形式・検査用数字の誤り'], ['X2', '該当なし・消除'], ['X3', '個人番号の変更'],
] as const;
/** 総点検で公表された区分(部会167 資料1 p.13)。5 = すべて一致。X は区分されていない */
export const matchGrades = [['1', '①生年月日・性別'], ['2', '②氏名、または氏名の一方と住所'], ['3', '③住所'], ['4', '④氏名の一方'], ['5', '⑤一致'], ['none', '区分なし']] as const;
/** 止められるもの */
export const stoppedChannels = [['none', '止めない'], ['medical', '医療情報'], ['both', '資格情報と医療情報']] as const;
/** 本人確認の状態 of one version of a record; our words (insurer-hub page §4.2). */
export const identityStates = [
  ['unchecked', '未確認'], ['enquired', '照会中'], ['clear', '疑いなし'], ['suspect', '疑いあり'], ['notified', '通知済'], ['investigating', '調査中'], ['correcting', '訂正中'],
  ['clearedWithReason', '理由付き疑いなし'], ['superseded', '後の版あり'], ['lapsed', '資格終了'],
] as const;
/** 本人確認判定フラグ: only the value 2 is public; the rest is a parameter of the hub. */
export const identityFlags = [['0', '未確認'], ['1', '疑いなし'], ['2', '疑いあり'], ['3', '理由付き疑いなし']] as const;
/** 理由付き疑いなしの理由. The official reason codes are not public. */
export const clearanceReasons = [
  ['notation', '表記の違い(異体字・カナ・住所の書き方)'], ['nameChangePending', '改姓・振り仮名の届出の途中'], ['movePending', '転居の届出の途中'], ['aliasUsed', '通称・旧氏・併記名による登録'],
  ['residentConfirmed', '本人に確認し同一人である'], ['residentRecordLate', '住民記録の反映待ち'], ['other', 'その他'],
] as const;
/** 加入者情報の更新の種類 */
export const updateKinds = [['fixAttributes', '登録データの訂正'], ['fixLink', '個人番号の紐付けの訂正'], ['adoptNewNumber', '個人番号の変更の反映']] as const;
export const hubOutcomes = [['accepted', '受理'], ['partial', '一部受理'], ['rejected', '拒否']] as const;
/** Our own neutral codes (insurer-hub page §4.5); the official 処理結果コード are not public. */
export const hubIssueCodes = [
  ['E-CHAR', '登録できない文字'], ['E-FORMAT', '形式の誤り'], ['E-REQUIRED', '必須の項目がない'], ['E-DUPKEY', '同じ履歴が二重'], ['E-ORDER', '新しい履歴の後に古い履歴'],
  ['E-CHECKDIGIT', '個人番号の検査用数字の誤り'], ['E-PARTITION', '他の委託区画'], ['E-INUSE', '個人番号が同じ区画の別の人に結び付いている'], ['E-UNKNOWN', '知られていない履歴'],
  ['E-STATE', '今の状態ではできない'], ['E-LIMIT', '件数の上限を超える'], ['E-SEQUENCE', '通番の重なり・飛び'], ['W-NOCHANGE', '内容が変わらない'], ['W-BULLET', '登録できない文字を●に置き換えた'],
] as const;
/** マイナ保険証の利用登録の状態 (insurer-hub page §2.1) */
export const cardUseStates = [['unregistered', '登録なし'], ['registered', '登録あり'], ['cancelScheduled', '解除予定'], ['cancelled', '解除済']] as const;
/** 適用区分 OQSCD-012 */
export const limitCategories = [
  ['A01', 'ア'], ['A02', 'イ'], ['A03', 'ウ'], ['A04', 'エ'], ['A05', 'オ'], ['A06', 'オ(境)'], ['B01', '現役並みⅢ'], ['B02', '現役並みⅡ'], ['B03', '現役並みⅠ'], ['B04', '一般'], ['B05', '低所得Ⅱ'],
  ['B06', '低所得Ⅰ'], ['B07', '低所得Ⅰ(老福)'], ['B08', '低所得Ⅰ(境)'], ['B09', '一般Ⅱ'], ['B10', '一般Ⅰ'],
] as const;

type CodeOf<C extends Codes> = C[number][0];
export type MatchVerdict = CodeOf<typeof matchVerdicts>;
export type MatchGrade = CodeOf<typeof matchGrades>;
export type StoppedChannel = CodeOf<typeof stoppedChannels>;
export type IdentityState = CodeOf<typeof identityStates>;
export type IdentityFlag = CodeOf<typeof identityFlags>;
export type ClearanceReason = CodeOf<typeof clearanceReasons>;
export type UpdateKind = CodeOf<typeof updateKinds>;
export type HubIssueCode = CodeOf<typeof hubIssueCodes>;
export type CardUseState = CodeOf<typeof cardUseStates>;
export type LimitCategory = CodeOf<typeof limitCategories>;
