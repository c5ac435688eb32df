import { assume, cite, derive } from './define.js';
import { incomeAdjustmentBasis } from './premium-income.js';
import { dueDateBasis } from './premium-limits.js';
import { earnerLinesBasis } from './premium-reductions.js';

const settled = (what: string) => derive(`公表された計算例が他の読み方では合わない: ${what}`);

/** 端数処理と順序, 賦課 and its instalments. What published figures settle has one choice. */
export const assessmentParameters = [
  { name: 'basicDeductionScope', ja: '基礎控除を引く単位', choices: ['perPerson'], basis: settled('一人ずつ引いてから足す') },
  { name: 'incomePartRounding', ja: '所得割の端数', choices: ['floor1Yen'], basis: settled('1円未満切捨て') },
  { name: 'incomePartUnit', ja: '所得割を求める単位', choices: ['household', 'perPerson'], basis: assume('世帯の合計に率を掛けて一度だけ切り捨てる。一人ごとに切り捨てても公表された例と合う') },
  { name: 'reductionTruncation', ja: '軽減した均等割の端数', choices: ['perPerson', 'perPart'], basis: cite('足立区 軽減後均等割表', '一人ごとに1円未満切捨て') },
  { name: 'preschoolRounding', ja: '未就学児の半額の端数', choices: ['perPart', 'perPerson'], basis: assume('半額を足してから区分で切り捨てる。公表された例では決まらない') },
  { name: 'preschoolCombination', ja: '軽減と未就学児の半額の重ね方', choices: ['multiply'], basis: settled('割合を足さず、軽減した後の半額とする') },
  { name: 'childSupportTruncation', ja: '子ども分の二つの均等割の端数', choices: ['separately', 'together'], basis: cite('足立区 軽減後均等割表', '1,800円と73円を別々に切り捨てる') },
  { name: 'capOrder', ja: '限度額と端数処理の順', choices: ['capThenRound'], basis: settled('限度額の後で端数を切り捨てる') },
  { name: 'partRounding', ja: '区分の端数', choices: ['asRateSet', 'floor1YenPerPart', 'floor100YenPerPart', 'floor100YenPerPersonPerPart'], basis: cite('区・市の計算例(fukushi-navi による)', '区と立川市を除く保険料は1円、保険税と立川市は100円、西東京市は一人ごとに100円') },
  { name: 'prorationRounding', ja: '月割の端数', choices: ['asPartRounding', 'floor1Yen'], basis: assume('月割の後も区分の端数処理と同じに切り捨てる(区は1円、保険税は100円)。年の途中の端数を示す資料はない') },
  { name: 'maternityAndCap', ja: '産前産後の免除と限度額の順', choices: ['capAfterCut'], basis: assume('免除した後の額に限度額をかける') },
  { name: 'pensionEarnerLine', ja: '65歳以上の年金を給与所得者等に数える線', choices: ['1250000', '1100000'], basis: earnerLinesBasis },
  { name: 'incomeAdjustment', ja: '給与と年金のある人の所得金額調整控除', choices: ['applied', 'omitted'], basis: incomeAdjustmentBasis },
  { name: 'installmentRounding', ja: '期割の端数', choices: ['10', '100', '1000'], basis: cite('新宿区 令和4年度の納付', '10円未満を切り捨て、残りを最初の期に加える') },
  { name: 'dueDateShift', ja: '休日に当たる納期限', choices: ['nextBusinessDay', 'none'], basis: dueDateBasis },
  { name: 'specialCollection', ja: '年金からの特別徴収', choices: ['off', 'on'], basis: assume('既定では候補を判定するだけで、徴収は普通徴収とする。on では当初賦課で候補になった世帯を特別徴収とする') },
  { name: 'specialRounding', ja: '特別徴収の額の端数', choices: ['100', '10', '1000'], basis: assume('100円未満を切り捨て、残りを最初の月に加える。端数を述べる公開資料はない') },
  { name: 'adjustMode', ja: '更正の差額の割り振り', choices: ['remainingPeriods', 'nextPeriod'], basis: assume('納期の来た期はそのままにし、差額を残りの期で割る(王寺町・浦安市の保険税)。区の扱いは公開されていない') },
] as const satisfies readonly { readonly name: string; readonly ja: string; readonly basis: ReturnType<typeof assume>; readonly choices: readonly [string, ...string[]] }[];

type Declared = (typeof assessmentParameters)[number];
export type AssessmentParameterValues = { readonly [P in Declared as P['name']]: P['choices'][number] };
/** The one place of the defaults: the first choice of each. */
export const assessmentParameterDefaults = Object.fromEntries(assessmentParameters.map(({ name, choices }) => [name, choices[0]])) as AssessmentParameterValues;
