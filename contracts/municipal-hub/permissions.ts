import { assume, type Basis, type Day } from '../../law/define.js';
import { provisionKinds, type EnquiryKind, type Kind, type Work } from './codes.js';

/** Why one body may ask another for something. */
export interface Permission { readonly work: Work | 'elsewhere'; readonly kind: Kind; readonly from: Day; readonly until: Day | null; readonly regime: string; readonly basis: Basis }

const annex = { regime: '番号法別表第二', until: '2024-05-27', basis: assume('2024-05-26まで: 番号法19条8号・別表第二。国民健康保険の項番(42から45ほか)は公開資料から引いていない') } as const;
const ordinance = { regime: '主務省令第2条の表', until: null, basis: assume('2024-05-27から: 番号法19条8号の主務省令(利用特定個人情報の提供に関する命令)第2条の表。項番は確かめていない') } as const;
const began: Day = '2017-11-13';
export const beganBasis: Basis = assume('情報連携は2017年7月に試行、11月に本格運用を始めた(会計検査院 随時報告 2024-05)。月の中の日は確かめていない');

const asked: Readonly<Record<Work, readonly EnquiryKind[]>> = {
  assessment: ['localTax', 'otherInsurance', 'pension', 'employment', 'publicAssistance', 'residentHousehold'],
  benefit: ['localTax', 'otherBenefit', 'careBenefit', 'publicAccount'],
  collection: ['localTax', 'pension', 'publicAccount'],
};
/** 公金受取口座 could be asked about from the day on which registered accounts were first handed on. */
const firstDays: Readonly<Partial<Record<Kind, Day>>> = { publicAccount: '2022-10-11' };
export const publicAccountBasis: Basis = assume('公金受取口座の情報連携は2022-10-11に始まった(記憶による。公表資料で確かめていない)');

/** Who may ask whom for what, by the day. Two regimes follow each other without a gap; the rows of both are our reading of 別添1 and of what municipalities publish. */
export const permissions: readonly Permission[] = [
  ...Object.entries(asked).flatMap(([work, kinds]) => kinds.map((kind) => ({ work: work as Work, kind }))),
  ...provisionKinds.map(([kind]) => ({ work: 'elsewhere' as const, kind })),
].flatMap(({ work, kind }) => [
  { work, kind, from: firstDays[kind] ?? began, ...annex },
  { work, kind, from: annex.until, ...ordinance },
]);

/** The permission in force on that day; undefined when there is none. */
export const permissionOn = (day: Day, work: Permission['work'], kind: Kind): Permission | undefined =>
  permissions.find((row) => row.work === work && row.kind === kind && row.from <= day && (row.until === null || day < row.until));
