import { isDay } from './day.js';
import { assume, cite, dated, derive, type Basis, type Day } from './define.js';
import { lastDayOf, monthOf, monthsLater } from './fiscal-year.js';

/** 低所得軽減の判定基準: 7割 ≤ base, 5割 ≤ base + A×n, 2割 ≤ base + B×n, boundaries inclusive. */
export interface ReductionTable {
  readonly baseYen: number;
  readonly addPerEarnerYen: number;
  /** A, for every insured or 特定同一世帯所属者. */
  readonly fiveTenthsPerHeadYen: number;
  /** B. */
  readonly twoTenthsPerHeadYen: number;
}
const lines = (fiveTenthsPerHeadYen: number, twoTenthsPerHeadYen: number): ReductionTable =>
  ({ baseYen: 430_000, addPerEarnerYen: 100_000, fiveTenthsPerHeadYen, twoTenthsPerHeadYen });

export const reductionTable = dated({
  id: 'reductionTable', ja: '低所得軽減の判定基準', unit: '円',
  rows: [
    { from: '2022-04-01', value: lines(285_000, 520_000), basis: assume('令和4年度の5割・2割の加算額(28.5万円・52万円)は公開資料で確かめていない') },
    { from: '2023-04-01', value: lines(290_000, 535_000), basis: cite('川口市(fukushi-navi による)', '令和5年度 軽減判定基準') },
    { from: '2024-04-01', value: lines(295_000, 545_000), basis: cite('葛飾区 国民健康保険料', '令和6年度 軽減判定基準') },
    { from: '2025-04-01', value: lines(305_000, 560_000), basis: cite('fukushi-navi・kokuho-core', '令和7年度 軽減判定基準') },
    { from: '2026-04-01', value: lines(310_000, 570_000), basis: cite('国民健康保険法施行令', '29条の7第6項(令和8年度)') },
  ],
  checkedThrough: '2027-03-31',
});
export const reductionBasis: Basis = cite('国民健康保険法施行令', '29条の7第6項');

/** 軽減 in tenths of the 均等割. */
export type ReductionTenths = 0 | 2 | 5 | 7;

/** Off the 公的年金所得 of somebody 65 or older, in the judgement only. */
export const pensionJudgementDeductionYen = 150_000;
export const pensionJudgementBasis: Basis = cite('葛飾区 国民健康保険料', '65歳以上の公的年金所得から15万円を控除して判定する');

/** 給与所得者等: who counts for the 10万円. Revenue strictly above the line. */
export const earnerLines = { salaryYen: 550_000, pensionUnder65Yen: 600_000, pensionFrom65Yen: 1_250_000, pensionFrom65PlainYen: 1_100_000 } as const;
export const earnerLinesBasis: Basis = cite('fukushi-navi・keiri-tools', '給与収入55万円超、公的年金収入60万円超(65歳未満)・110万円超(65歳以上。15万円の控除があるあいだは125万円)');

/** 未就学児: half of what remains after 7・5・2割. */
export const preschoolBasis: Basis = cite('国民健康保険法施行令', '29条の7第6項6号・7号');
/** 18歳未満: no 均等割 of the 子ども分. */
export const minorBasis: Basis = cite('国民健康保険法施行令', '29条の7第6項10号・11号');

/** 旧被扶養者 (65–74): no 所得割; 均等割 by half for 24 months. */
export const formerDependent = { tenths: 5, months: 24, ages: { from: 65, until: 75 } } as const;
export const formerDependentBasis: Basis = cite('杉並区 旧被扶養者の減免', '所得割は当分の間免除、均等割は加入から2年間5割。7割・5割の世帯は軽減が優先し、2割の世帯は5割まで');

/** 産前産後: from how many months before the month of birth, through how many after. */
export const maternity = { single: { before: 1, after: 2 }, multiple: { before: 3, after: 2 }, bornSince: '2023-11-01', monthsSince: '2024-01', notifiedMonthsBefore: 6 } as const;
export const maternityBasis: Basis = cite('国民健康保険法施行令', '29条の7第6項8号・9号(品川区・尾道市 産前産後の免除)');

/** The first day on which a birth that is expected may be notified. */
export function maternityNotifiedFrom(expectedOn: Day): Day {
  const month = monthsLater(monthOf(expectedOn), -maternity.notifiedMonthsBefore);
  const same = `${month}${expectedOn.slice(7)}` as Day;
  return isDay(same) ? same : lastDayOf(month);
}

/** 離職理由 of 雇用保険受給資格者証 that open the way (特定受給資格者, 特定理由離職者). */
export const unemploymentReasons: readonly string[] = ['11', '12', '21', '22', '23', '31', '32', '33', '34'];
export const unemploymentReasonsBasis: Basis = cite('久留米市・能美市 非自発的失業者の軽減', '離職理由コード。離職の翌日から翌年度末まで。65歳未満');
export const unemploymentUntilAge = 65;

/** 月割: by the months of 取得 and 喪失 in fact, not by the day of the 届出. */
export const chargedMonthsBasis: Basis = cite('港区・千代田区・東大阪市', '資格を取得した月から喪失した月の前月まで。75歳になる人は誕生月の前月まで(各務原市)');

export const basisDateBasis: Basis = derive('国民健康保険法76条の2(賦課期日4月1日)。年度の途中に納付義務が生じた世帯はその日');
