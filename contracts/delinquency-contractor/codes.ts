/** Codes of the files between a ward and its 滞納整理委託先; no layout of these files is public. */
export const contactOutcomes = [['reached', '話せた'], ['noAnswer', '応答なし'], ['promise', '納付の約束'], ['dispute', '異議・苦情'], ['wrongNumber', '番号違い'], ['deceased', '死亡'], ['moved', '転居'], ['sent', '送った']] as const;
export type ContactOutcome = (typeof contactOutcomes)[number][0];
export const inquiryTargets = [['bank', '金融機関'], ['employer', '勤務先'], ['insurer', '生命保険会社'], ['municipality', '他の区市町村']] as const;
export type InquiryTarget = (typeof inquiryTargets)[number][0];
export const replyResults = [['none', '該当なし'], ['found', '財産がある'], ['ambiguous', '一人に決まらない']] as const;
export type ReplyResult = (typeof replyResults)[number][0];
export const assetKinds = [['deposit', '預金'], ['wage', '給与'], ['pension', '年金'], ['insurance', '生命保険'], ['claim', 'その他の債権'], ['movable', '動産'], ['security', '有価証券'], ['realEstate', '不動産'], ['automobile', '自動車']] as const;
export type AssetKind = (typeof assetKinds)[number][0];
