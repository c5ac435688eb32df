/** 年齢階級, five years each, as far as 国保 reaches. */
export const ageBands = [
  ['00', '0〜4歳'], ['05', '5〜9歳'], ['10', '10〜14歳'], ['15', '15〜19歳'], ['20', '20〜24歳'], ['25', '25〜29歳'], ['30', '30〜34歳'], ['35', '35〜39歳'],
  ['40', '40〜44歳'], ['45', '45〜49歳'], ['50', '50〜54歳'], ['55', '55〜59歳'], ['60', '60〜64歳'], ['65', '65〜69歳'], ['70', '70〜74歳'],
] as const;
export type AgeBand = (typeof ageBands)[number][0];
export const levyParts = [['medical', '医療分'], ['support', '支援金分'], ['care', '介護分'], ['childSupport', '子ども分']] as const;
/** What a row of 市町村基礎ファイル is about. */
export const levyRowKinds = [['part', '賦課区分'], ['ageBand', '年齢階級'], ['total', '合計']] as const;
export const submissionOutcomes = [['accepted', '受理'], ['refused', '返戻(直して出し直す)'], ['closed', '締め切り後(受け取らない)']] as const;
export type SubmissionOutcome = (typeof submissionOutcomes)[number][0];
/** What 給付状況 is counted by. */
export const reportItems = [['inpatient', '入院'], ['outpatient', '外来'], ['highCost', '高額療養費の支給'], ['total', '合計']] as const;
export type ReportItem = (typeof reportItems)[number][0];
