import { cite, dated, type Basis } from './define.js';

/** 延滞金の割合 of a calendar year in thousandths: for the first months after the 納期限, and from then on. */
export interface LateChargeRate { readonly firstPerMille: number; readonly afterPerMille: number }

const published: Basis = cite('文京区・墨田区・品川区 延滞金', '年ごとの延滞金の割合(特例基準割合による)');

/** 本則 is 7.3% and 14.6%; every year so far is below it. A year nobody has published is refused, never carried on. */
export const lateChargeRates = dated<LateChargeRate>({
  id: 'lateChargeRates', ja: '延滞金の割合', unit: '‰', checkedThrough: '2026-12-31',
  rows: [
    { from: '2018-01-01', value: { firstPerMille: 26, afterPerMille: 89 }, basis: published },
    { from: '2021-01-01', value: { firstPerMille: 25, afterPerMille: 88 }, basis: published },
    { from: '2022-01-01', value: { firstPerMille: 24, afterPerMille: 87 }, basis: published },
    { from: '2026-01-01', value: { firstPerMille: 28, afterPerMille: 91 }, basis: cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '令和8年 2.8%・9.1%') },
  ],
});

export const refundInterestRates = dated<number>({
  id: 'refundInterestRates', ja: '還付加算金の割合', unit: '‰', checkedThrough: '2026-12-31',
  rows: [
    { from: '2020-01-01', value: 16, basis: cite('文京区・墨田区・品川区・袋井市・豊川市 還付加算金', '令和2年 1.6%') },
    { from: '2021-01-01', value: 10, basis: cite('文京区・墨田区・品川区・袋井市・豊川市 還付加算金', '令和3年 1.0%') },
    { from: '2022-01-01', value: 9, basis: cite('文京区・墨田区・品川区・袋井市・豊川市 還付加算金', '令和4年〜令和7年 0.9%') },
    { from: '2026-01-01', value: 13, basis: cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '令和8年 1.3%') },
  ],
});

/** 徴収猶予 has had a rate of its own, the same as that of 還付加算金, since 令和3年; what held before is not published. */
export const graceRates = dated<number>({
  id: 'graceRates', ja: '徴収猶予の間の延滞金の割合', unit: '‰', checkedThrough: '2026-12-31',
  rows: [
    { from: '2021-01-01', value: 10, basis: cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '令和3年 1.0%') },
    { from: '2022-01-01', value: 9, basis: cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '令和4年〜令和7年 0.9%') },
    { from: '2026-01-01', value: 13, basis: cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '令和8年 1.3%') },
  ],
});

/** Sums of money that are cut before and after the rate, the same for 延滞金 and 還付加算金. */
export const chargeThresholds = {
  leastBaseYen: 2_000, baseUnitYen: 1_000, leastYen: 1_000, unitYen: 100, daysOfYear: 365,
  basis: cite('地方税法', '20条の4の2(2,000円未満と1,000円未満の端数、1,000円未満の額と100円未満の端数を切り捨てる。閏年も365日)'),
} as const;
