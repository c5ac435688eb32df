import { assume, cite, dated, derive, type Basis } from './define.js';
import { firstDayOf, type Month } from './fiscal-year.js';

/** 高額療養費の所得区分 of the household (69歳まで) and of its 70–74 members, by the letters in use everywhere. */
export const under70Categories = ['ア', 'イ', 'ウ', 'エ', 'オ'] as const;
export const over70Categories = ['現役並みⅢ', '現役並みⅡ', '現役並みⅠ', '一般', '低所得Ⅱ', '低所得Ⅰ'] as const;
export type Under70Category = (typeof under70Categories)[number];
export type Over70Category = (typeof over70Categories)[number];

/** 自己負担限度額 of a month, in yen. */
export interface HighCostLimit {
  readonly baseYen: number;
  /** 1% of the 医療費 above this comes on top; null = nothing does. */
  readonly originYen: number | null;
  /** From the fourth month in twelve (多数回該当); null = there is no such relief. */
  readonly multipleYen: number | null;
  /** 年間上限 (8月〜翌年7月診療); null = none. It lowers the limit of no month, and is not computed. */
  readonly yearlyYen: number | null;
}
/** `outpatientYen`: limit of one person's 外来; null = the limit of the household holds for it, too. */
export interface Over70Limit extends HighCostLimit { readonly outpatientYen: number | null; readonly outpatientYearlyYen: number | null }

const limit = (baseYen: number, originYen: number | null, multipleYen: number | null, yearlyYen: number | null = null): HighCostLimit => ({ baseYen, originYen, multipleYen, yearlyYen });
const over = (of: HighCostLimit, outpatientYen: number | null = null, outpatientYearlyYen: number | null = null): Over70Limit => ({ ...of, outpatientYen, outpatientYearlyYen });

const order = (at: string): Basis => cite('健康保険法施行令(keiri-tools による。国保の額も同じ: 大和市・みやま市)', at);
const reform: Basis = cite('厚生労働省 001726232.pdf・協会けんぽ(keiri-tools による)', '令和8年8月診療分から');
/** 2027年8月 is planned and in no cabinet order; a month after this is refused. */
const checkedThrough = '2027-07-31';

/** Chosen by 診療月, never by the day of 申請 or 支払. */
export const highCostUnder70 = dated<Readonly<Record<Under70Category, HighCostLimit>>>({
  id: 'highCostUnder70', ja: '高額療養費の自己負担限度額(70歳未満)', unit: '円', checkedThrough,
  rows: [
    {
      from: '2015-01-01', basis: order('42条1項'),
      value: { ア: limit(252_600, 842_000, 140_100), イ: limit(167_400, 558_000, 93_000), ウ: limit(80_100, 267_000, 44_400), エ: limit(57_600, null, 44_400), オ: limit(35_400, null, 24_600) },
    },
    {
      from: '2026-08-01', basis: reform,
      value: {
        ア: limit(270_300, 901_000, 140_100, 1_680_000), イ: limit(179_100, 597_000, 93_000, 1_110_000), ウ: limit(85_800, 286_000, 44_400, 530_000),
        エ: limit(61_500, null, 44_400, 530_000), オ: limit(36_900, null, 24_600, 290_000),
      },
    },
  ],
});

export const highCostOver70 = dated<Readonly<Record<Over70Category, Over70Limit>>>({
  id: 'highCostOver70', ja: '高額療養費の自己負担限度額(70〜74歳)', unit: '円', checkedThrough,
  rows: [
    {
      from: '2018-08-01', basis: order('42条3項・5項'),
      value: {
        現役並みⅢ: over(limit(252_600, 842_000, 140_100)), 現役並みⅡ: over(limit(167_400, 558_000, 93_000)), 現役並みⅠ: over(limit(80_100, 267_000, 44_400)),
        一般: over(limit(57_600, null, 44_400), 18_000, 144_000), 低所得Ⅱ: over(limit(24_600, null, null), 8_000), 低所得Ⅰ: over(limit(15_000, null, null), 8_000),
      },
    },
    {
      from: '2026-08-01', basis: reform,
      value: {
        現役並みⅢ: over(limit(270_300, 901_000, 140_100, 1_680_000)), 現役並みⅡ: over(limit(179_100, 597_000, 93_000, 1_110_000)), 現役並みⅠ: over(limit(85_800, 286_000, 44_400, 530_000)),
        一般: over(limit(61_500, null, 44_400, 530_000), 22_000, 216_000), 低所得Ⅱ: over(limit(25_700, null, 24_600, 290_000), 11_000, 96_000), 低所得Ⅰ: over(limit(15_700, null, null, 180_000), 8_000),
      },
    },
  ],
});

/** Names under which published examples tell the tables, each with a month of it. */
export const highCostTables = [['until-2026-07', '2026-07'], ['from-2026-08', '2026-08']] as const satisfies readonly (readonly [string, Month])[];
export type HighCostTable = (typeof highCostTables)[number][0];
export const tableOf = (careMonth: Month): HighCostTable => highCostTables.findLast(([, month], i) => i === 0 || month <= careMonth)![0];

export interface LimitsOfMonth { readonly under70: Readonly<Record<Under70Category, HighCostLimit>> | null; readonly over70: Readonly<Record<Over70Category, Over70Limit>> | null }
/** The tables of a 診療月; null where none was checked. */
export function limitsOf(careMonth: Month): LimitsOfMonth {
  const day = firstDayOf(careMonth);
  const within = <T>(table: { readonly rows: readonly { readonly from: string }[]; readonly on: (of: typeof day) => T }): T | null => (day < table.rows[0]!.from || day > checkedThrough ? null : table.on(day));
  return { under70: within(highCostUnder70), over70: within(highCostOver70) };
}
export const limitBasisOf = (careMonth: Month): Basis => highCostUnder70.rows.findLast(({ from }) => from <= firstDayOf(careMonth))?.basis ?? highCostUnder70.rows[0]!.basis;
export const percentRoundingBasis: Basis = derive('1%の端数は四捨五入(厚生労働省の計算事例が一円まで合う)');

/** 70歳未満: a レセプト with a smaller 一部負担金 is left out, from the sum and from the 医療費 of the 1%. */
export const smallestCountedYen = 21_000;
export const smallestCountedBasis: Basis = cite('大和市 高額療養費の計算例', '21,000円に満たないものは合算せず、その医療費も1%の計算に入れない');
export const countedRowsBasis: Basis = cite('みやま市・養老町・小松島市', '一人・一月・一医療機関・入院外来・医科歯科ごと。調剤は処方した医療機関に足す');

/** Halves of a month: 75歳到達月 (of the person), 都内転居月 (of the household); both together a quarter. */
export const halvingBasis: Basis = cite('さいたま市・蒲郡市・中野区・千葉市', '75歳到達月は本人の限度額が、都内転居月は世帯の限度額が2分の1。重なれば4分の1。21,000円も同じだけ下がる');
/** The first 診療月 of which a 都内転居月 is halved: before it a move changed the insurer. */
export const firstHalvedMoveMonth: Month = '2018-04';
export const firstHalvedMoveBasis: Basis = cite('中野区・台東区・富田林市・千葉市', '転居月の限度額を2分の1にするのは平成30年4月診療分から');
export const specificDiseaseBasis: Basis = cite('五霞町・浅口市・東大阪市', '特定疾病は10,000円(人工透析の70歳未満 区分ア・イは20,000円)。特定疾病療養受療証による');
export const specificDiseaseHalvingBasis: Basis = assume('特定疾病の限度額も75歳到達月・都内転居月には同じだけ下がる');

/** 公費 whose patients keep their own 区分 (特定疾病給付対象療養), those who get the middle one whatever their own is, and the lowest. */
export const subsidyPrograms = [
  ['intractableDisease', '指定難病', 'own'], ['chronicChildhoodDisease', '小児慢性特定疾病', 'own'],
  ['tuberculosis', '結核(適正医療)', 'middle'], ['rehabilitation', '更生医療', 'middle'], ['psychiatricOutpatient', '精神通院医療', 'middle'],
  ['publicAssistance', '生活保護', 'lowest'],
] as const;
export type SubsidyProgram = (typeof subsidyPrograms)[number][0];
export type SubsidyLimit = (typeof subsidyPrograms)[number][2];
export const subsidyLimitOf = (program: SubsidyProgram): SubsidyLimit => subsidyPrograms.find(([id]) => id === program)![2];
export const subsidyBasis: Basis = derive('厚生労働省の計算事例(70歳未満・70〜74歳・難病・小児慢性)が一円まで合う。難病と小児慢性は本人の区分、ほかは中間の区分(70歳未満ウ、70〜74歳一般。多数回なし)');
export const subsidyAssumption: Basis = assume('令和8年8月からの公費の限度額は、区分ウ・一般・低所得Ⅰ・オの新しい額による。生活保護の70歳未満は区分オの額とした');
export const subsidizedRowBasis: Basis = assume('公費のある療養は、公費の後に本人が払う額を世帯の合算に入れる。21,000円の線は保険の一部負担金で見る');

export const householdSumBasis: Basis = cite('大和市・福岡市・協会けんぽ', '70〜74歳の外来(個人)、70〜74歳の世帯、世帯全体の順に、残った額へ次の限度額を当てる');
