import { assume, cite, dated, derive, type Basis } from './define.js';
import type { Day } from './define.js';
import { under70Categories, type Over70Category, type Under70Category } from './high-cost.js';

const letters = cite('西宮市・みやま市・大和市・浦幌町', '高額療養費の所得区分');

/** 旧ただし書き所得 of the insured of a household, added up: more than this is that 区分. */
export const under70Lines = dated<readonly (readonly [above: number, category: Under70Category])[]>({
  id: 'under70Lines', ja: '高額療養費の所得区分(70歳未満)の所得の線', unit: '円',
  rows: [{ from: '2015-01-01', value: [[9_010_000, 'ア'], [6_000_000, 'イ'], [2_100_000, 'ウ']], basis: letters }],
  checkedThrough: '2027-07-31',
});
/** 課税標準額 of the highest of the 70–74 of a household with 3割: at least this is that 区分. */
export const over70Lines = dated<readonly (readonly [from: number, category: Over70Category])[]>({
  id: 'over70Lines', ja: '現役並み所得の区分の線(課税標準額)', unit: '円',
  rows: [{ from: '2018-08-01', value: [[6_900_000, '現役並みⅢ'], [3_800_000, '現役並みⅡ'], [1_450_000, '現役並みⅠ']], basis: cite('中野市(長野)', '課税所得690万円・380万円・145万円以上') }],
  checkedThrough: '2027-07-31',
});
/** Whether a household can be in both 区分 in one month. Only what the lines themselves exclude is excluded. */
export function canStandTogether(under70: Under70Category, over70: Over70Category): boolean {
  if ((under70 === 'オ') !== over70.startsWith('低所得')) return false;
  const most = under70Lines.rows[0]!.value.map(([above]) => above)[under70Categories.indexOf(under70) - 1] ?? Infinity;
  const least = over70Lines.rows[0]!.value.find(([, category]) => category === over70)?.[0] ?? 0;
  return least <= most;
}
export const pairBasis: Basis = derive('オも低所得も世帯主と被保険者の全員が住民税非課税。課税標準額は旧ただし書き所得を超えないので、課税標準額690万円以上の人のいる世帯(現役並みⅢ)の旧ただし書き所得の合計は600万円を、380万円以上(Ⅱ)なら210万円を超える。現役並みⅠとエは、3割の判定が所得の更正に遅れる区でありうるので断らない');
/** With what deduction a 公的年金 is read for 低所得Ⅰ, by 診療月. */
export const lowestPensionDeduction = dated<number>({
  id: 'lowestPensionDeduction', ja: '低所得Ⅰの公的年金の控除額', unit: '円',
  rows: [
    { from: '2018-08-01', value: 806_700, basis: cite('令和8年政令219号の前', 'keiri-tools による。健保の額で、国保も同じとした') },
    { from: '2026-08-01', value: 826_500, basis: cite('令和8年政令219号', 'keiri-tools による。健保の額で、国保も同じとした') },
  ],
  checkedThrough: '2027-07-31',
});
/** 住民税非課税 of somebody without dependants in a special ward. */
export const exemptIncomeYen = 450_000;
export const exemptIncomeBasis: Basis = assume('課税情報の配信に課税・非課税の別はないので、総所得金額等が45万円以下の人を住民税非課税とする(特別区の均等割の非課税限度額、扶養親族のない人)。扶養親族・障害者・寡婦・未成年による高い限度額は、その人数も事情も知らされないので見ない');

export const monthIncomeBasis: Basis = cite('みやま市・山形市', '診療月が1〜7月なら前々年、8〜12月なら前年の所得による');
export const undeclaredBasis: Basis = cite('西宮市・みやま市・大和市・浦幌町', '所得の分からない被保険者がいる世帯は区分ア');
export const nominalExemptBasis: Basis = cite('扶桑町・練馬区', '加入者全員と世帯主(擬制世帯主を含む)が非課税なら区分オ');
export const unemployedCategoryBasis: Basis = cite('久留米市・吉岡町', '非自発的失業者の給与所得は30%で数える。診療月が保険料の軽減される月かで見る');
export const monthMembersBasis: Basis = assume('その月に一日でもその世帯で被保険者であった人を数える。世帯主は月の末日の人とする。月の途中の異動を区分に入れる日を述べる公開資料はない');

/** The first and the last 診療月 for which incomes, 負担割合 and limits were all checked. */
export const reckonedMonths = { from: '2021-08-01', through: '2027-07-31' } as const satisfies Readonly<Record<string, Day>>;
