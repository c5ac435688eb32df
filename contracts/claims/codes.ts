import { assume } from '../../law/define.js';

/** 審査支払機関 tells the ward of a receipt; later versions of the same receipt replace it whole. */
export const recordStates = [['settled', '審査決定'], ['corrected', '査定・再審査による変更'], ['withdrawn', '返戻・過誤による取下げ']] as const;
export const careSettings = [['inpatient', '入院'], ['outpatient', '外来']] as const;
export const careKinds = [['medical', '医科'], ['dental', '歯科'], ['pharmacy', '調剤'], ['visiting', '訪問看護']] as const;
/** 窓口負担額区分 (MF). */
export const counterPayments = [['00', '高額療養費の現物給付なし'], ['01', '高額療養費の現物給付あり(多数回を除く)'], ['02', '高額療養費の現物給付あり(多数回)']] as const;
export const recordFormBasis = assume('国保総合システムが保険者に渡す給付記録の項目も形も公開されていない。高額療養費の計算と資格の点検に要る項目だけを並べ、個人番号は載せない(別添1 国保連3)');
