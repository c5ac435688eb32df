import { assume, cite } from '../../law/define.js';
import { levyRunKinds } from '../../law/levy-sharing.js';
import { checkOf, checks, record, type Conflict, type RecordDefinition, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, inferred, moment, optional, text, year, yen } from '../fields.js';
import { ageBands, levyParts, levyRowKinds, reportItems, submissionOutcomes } from './codes.js';

const basis = assume('市町村基礎ファイルの名と一つの項目だけが公開されている(外部インタフェース仕様書2016 目次、市町村基礎ファイル項目補足資料)。ほかの項目と形は、算定の方法に要るだけの見本。総額は千円単位とし、個人番号と読める12桁にならないようにする');

/** In which kinds of rows an item stands. */
const belongsTo: Readonly<Record<string, readonly string[]>> = { part: ['part'], ageBand: ['ageBand'], householdCount: ['part'], incomeThousandYen: ['part'], cappedIncomeThousandYen: ['part'], careCostThousandYen: ['ageBand', 'total'] };
function itemsOutOfPlace(row: Readonly<Record<string, unknown>>): readonly Conflict[] {
  return Object.entries(belongsTo).flatMap(([field, kinds]): Conflict[] => {
    const isWanted = kinds.includes(String(row['rowKind']));
    // An item that could not be read is in trouble already.
    if (row['rowKind'] === undefined || row[field] === undefined || (row[field] !== null) === isWanted) return [];
    return [{ field, why: isWanted ? 'この種別の行に要る項目が空である' : 'この種別の行に書かない項目である', cure: '行の種別ごとの項目だけを書く' }];
  });
}

/** 市町村基礎ファイル: counts and sums of one municipality on the day of reckoning; nobody's name, and no 個人番号. A row a 賦課区分, a row a 年齢階級, one of totals. */
export const levyBase = record({
  id: 'levyBase',
  ja: '市町村基礎ファイル(見本)',
  basis,
  between: ['ward', 'levy-standard'],
  steps: ['D-2'],
  fields: {
    rowKind: code('行の種別', levyRowKinds),
    /** The year whose 納付金 it is for; what is counted is a year older. */
    fiscalYear: inferred(year('納付金の年度')),
    countedOn: certain(day('計算基準日')),
    part: inferred(optional(code('賦課区分', levyParts))),
    ageBand: inferred(optional(code('年齢階級', ageBands))),
    /** 医療・支援: everybody; 介護: 40–64; 子ども: those over 18, who pay the 均等割. */
    insuredCount: inferred(count('被保険者数')),
    householdCount: inferred(optional(count('世帯数'))),
    incomeThousandYen: inferred(optional(yen('所得総額(千円)'))),
    cappedIncomeThousandYen: certain(optional(yen('全国統一の賦課限度額に基づく所得総額(千円)'))),
    careCostThousandYen: inferred(optional(yen('医療費実績(千円)'))),
  },
  check: checkOf(itemsOutOfPlace),
});
export type LevyBaseRow = RecordOf<typeof levyBase>;
const answered = { fiscalYear: inferred(year('納付金の年度')), runKind: certain(code('係数', levyRunKinds)), part: inferred(code('賦課区分', levyParts)) };

/** 納付金 of one municipality, pool by pool. What it was reckoned from comes back with it, so that the municipality can see that it was its own. */
export const levyContribution = record({
  id: 'levyContribution',
  ja: '納付金算定結果(見本)',
  basis,
  between: ['levy-standard', 'ward'],
  steps: ['D-2'],
  fields: {
    ...answered,
    insuredCount: inferred(count('被保険者数')),
    householdCount: inferred(count('世帯数')),
    cappedIncomeThousandYen: inferred(yen('全国統一の賦課限度額に基づく所得総額(千円)')),
    byIncomeYen: inferred(yen('応能分')),
    byHeadYen: inferred(yen('応益分')),
    contributionYen: certain(yen('国保事業費納付金')),
  },
  check: checks<{ readonly byIncomeYen: number; readonly byHeadYen: number; readonly contributionYen: number }>([['byIncomeYen', 'byHeadYen', 'contributionYen'], ({ byIncomeYen, byHeadYen, contributionYen }) =>
    (byIncomeYen + byHeadYen === contributionYen ? [] : [{ field: 'contributionYen', why: `応能分 ${byIncomeYen}円 と応益分 ${byHeadYen}円 の和でない`, cure: '納付金の内訳を確かめる' }])]),
});
export type LevyContributionRow = RecordOf<typeof levyContribution>;

/** 標準保険料率 of one municipality. Empty where nobody is there to pay it. */
export const standardRate = record({
  id: 'standardRate',
  ja: '標準保険料率(見本)',
  basis: cite('別添1 事務の内容', '国保連 2. 保険料収納必要額と標準保険料率の算定(形は公開されていない見本)'),
  between: ['levy-standard', 'ward'],
  steps: ['D-2'],
  fields: { ...answered, contributionYen: certain(yen('国保事業費納付金')), incomeRatePer100k: certain(optional(count('標準所得割率(十万分の)'))), perCapitaYen: certain(optional(yen('標準均等割額'))) },
});
export type StandardRateRow = RecordOf<typeof standardRate>;

/** 提出の結果: what 東京都 made of a file handed in; a row an issue, or one that says it is taken. */
export const submissionResult = record({
  id: 'submissionResult',
  ja: '提出の結果(見本)',
  basis: assume('提出したファイルがどう返されるかは公開されていない'),
  between: ['levy-standard', 'ward'],
  steps: [],
  fields: {
    fileName: text('ファイル名', 120),
    submissionOutcome: code('提出の結果', submissionOutcomes),
    code: optional(text('指摘コード', 10)),
    line: optional(count('行')),
    fieldJa: optional(text('項目名', 60)),
    message: optional(text('内容', 300)),
    cure: optional(text('対処', 300)),
    answeredAt: moment('回答日時'),
  },
});
export type SubmissionResultRow = RecordOf<typeof submissionResult>;

/** 給付状況: how many 給付記録 of a 審査年月 there are and what they cost, and how much 高額療養費 was paid out in that month. Nobody's name, and no 個人番号. */
export const benefitReport = record({
  id: 'benefitReport',
  ja: '給付状況(見本)',
  basis: assume('別添1 給付⑪は「各種住民情報を東京都へ提供する」と言うだけで、何を、いつ、どの形で渡すかは公開されていない。月ごとの件数と額だけの見本とし、人を特定する項目は載せない'),
  between: ['ward', 'levy-standard'],
  steps: ['B-11'],
  fields: { deliveryMonth: digits('審査年月', 6), reportItem: code('集計の区分', reportItems), itemCount: count('件数'), itemYen: yen('額') },
});
export type BenefitReportRow = RecordOf<typeof benefitReport>;

export const levyStandardRecords: readonly RecordDefinition[] = [levyBase, levyContribution, standardRate, submissionResult, benefitReport];
