import { cite, type Basis } from '../../law/define.js';
import type { Codes } from '../define.js';
import { limitCategories } from '../insurer-hub/codes.js';

/** One table of the public code list (OQSCD), with what is not certain about it. */
export interface CodeTable { readonly id: `OQSCD${number}`; readonly ja: string; readonly codes: Codes; readonly basis: Basis }

const list = (at: string): Basis => cite('オンライン資格確認 別紙5-1 コード表(公開された読み手の引用)', at);

/** 照会区分 */
export const referenceClassifications = [['1', 'マイナンバーカード'], ['2', '被保険者証情報']] as const;
/** 処理結果区分. One public reader writes 3 where others write 9 for 異常: both are read, a parameter says which is written. */
export const segmentsOfResult = [['1', '正常'], ['2', '処理中'], ['3', '異常'], ['9', '異常']] as const;
/** 処理結果状況 */
export const processingResultStatuses = [['1', '正常終了'], ['2', 'エラー']] as const;
/** 文字コード識別. Public readers count from 0 (UTF-8, Shift_JIS) or from 1. */
export const characterCodes = [['0', 'UTF-8'], ['1', 'Shift_JIS、または UTF-8'], ['2', 'Shift_JIS']] as const;
/** 資格有効性 */
export const qualificationValidities = [['1', '有効'], ['2', '無効'], ['3', '無効(新しい資格あり)'], ['4', '該当資格なし'], ['5', '複数該当'], ['6', '有効(未登録)']] as const;
export const displayedSexes = [['1', '男'], ['2', '女'], ['3', '未設定']] as const;
/** 喪失事由 */
export const reasonsOfLoss = [['01', '死亡'], ['02', '生活保護受給開始'], ['03', '医療保険等の資格取得'], ['99', 'その他']] as const;
/** 本人・家族の別 */
export const personalFamilies = [['1', '本人'], ['2', '家族']] as const;
/** 被保険者証区分; some values are retired since 2024-12-02 and still come back. */
export const insuredCardClassifications = [
  ['01', '一般'], ['02', '退職'], ['03', '短期(一般)'], ['04', '短期(退職)'], ['05', '特別療養費支給対象者'], ['06', '特例退職'], ['07', '自衛官'], ['A1', '医療扶助'],
] as const;
/** 限度額適用認定証区分 */
export const limitCertificateClassifications = [['01', '限度額適用'], ['02', '限度額適用・標準負担額減額'], ['03', '標準負担額減額']] as const;
/** 同意の有無 */
export const consents = [['0', 'なし'], ['1', 'あり'], ['2', '期限切れ'], ['3', '取得困難']] as const;

export const codeTables: readonly CodeTable[] = [
  { id: 'OQSCD002', ja: '照会区分', codes: referenceClassifications, basis: list('OQSCD002') },
  { id: 'OQSCD003', ja: '処理結果区分', codes: segmentsOfResult, basis: list('OQSCD003。異常を9とする読み手と3とする読み手がある') },
  { id: 'OQSCD004', ja: '処理結果状況', codes: processingResultStatuses, basis: list('OQSCD004') },
  { id: 'OQSCD005', ja: '文字コード識別', codes: characterCodes, basis: list('OQSCD005。0・1とする読み手と1・2とする読み手がある') },
  { id: 'OQSCD006', ja: '資格有効性', codes: qualificationValidities, basis: list('OQSCD006') },
  { id: 'OQSCD007', ja: '性別', codes: displayedSexes, basis: list('OQSCD007') },
  { id: 'OQSCD008', ja: '喪失事由', codes: reasonsOfLoss, basis: list('OQSCD008') },
  { id: 'OQSCD009', ja: '本人・家族の別', codes: personalFamilies, basis: list('OQSCD009') },
  { id: 'OQSCD010', ja: '被保険者証区分', codes: insuredCardClassifications, basis: list('OQSCD010') },
  { id: 'OQSCD011', ja: '限度額適用認定証区分', codes: limitCertificateClassifications, basis: list('OQSCD011') },
  { id: 'OQSCD012', ja: '適用区分', codes: limitCategories, basis: list('OQSCD012') },
  { id: 'OQSCD016', ja: '同意の有無', codes: consents, basis: list('OQSCD016') },
];
