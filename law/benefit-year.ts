import { assume, cite, dated, unknownYet, type Basis, type Day } from './define.js';
import { twoYearsFrom } from './benefit-terms.js';
import { addDays } from './day.js';
import { monthsLater, type Month } from './fiscal-year.js';
import type { Over70Category, Under70Category } from './high-cost.js';

/** A year of 給付 is named by the calendar year in which its August lies: 2025 = 2025-08 … 2026-07. */
export const benefitYearOf = (month: Month): number => Number(month.slice(0, 4)) - (month.slice(5) < '08' ? 1 : 0);
export const monthsOfBenefitYear = (year: number): readonly Month[] => Array.from({ length: 12 }, (_, i) => monthsLater(`${year}-08` as Month, i));
/** 基準日: insurer, household and 区分 of this day hold for the whole year. */
export const basisDayOf = (year: number): Day => `${year + 1}-07-31` as Day;
export const lastMonthOf = (year: number): Month => `${year + 1}-07` as Month;

const begins = '受診の始まりの日は資料で確かめていない。計算できる診療月の初めからの表とした';
/** 外来年間合算: 70–74 of 一般 or 低所得 on the 基準日, one person, one year. */
export const yearlyOutpatientYen = dated<number>({
  id: 'yearlyOutpatientYen', ja: '外来年間合算の限度額(70〜74歳)', unit: '円',
  rows: [{ from: '2021-08-01', value: 144_000, basis: cite('東秩父村', `8月から翌年7月の外来の自己負担を一人ずつ合計する。令和8年7月までの期間。${begins}`) }],
  checkedThrough: '2026-07-31',
});
export const yearlyOutpatientBasis: Basis = cite('東秩父村', '基準日7月31日の保険者と区分(一般・低所得)による。現役並みの月は除き、月ごとの外来の高額療養費を先に引く。年が終わってから申請する');
export const yearlyOutpatientDeductionBasis: Basis = assume('月ごとに先に引くのは外来(個人)の高額療養費だけ。世帯の高額療養費のうち外来にあたる分を引くかを述べる公開資料はない');
export const yearlyOutpatientAfterBasis: Basis = unknownYet('令和8年8月からの外来の年間上限(一般21.6万円・低所得Ⅱ9.6万円)は年間上限の一つで、数える支払が定まっていない');

export interface CareTotalLimits { readonly under70: Readonly<Record<Under70Category, number>>; readonly over70: Readonly<Record<Over70Category, number>> }
/** 高額介護合算: 医療 and 介護 of a household in one year. */
export const careTotalLimits = dated<CareTotalLimits>({
  id: 'careTotalLimits', ja: '高額介護合算の限度額(8月から翌年7月)', unit: '円',
  rows: [{
    from: '2021-08-01', basis: cite('下関市', `70歳未満 212・141・67・60・34万円、70〜74歳 212・141・67・56・31・19万円。${begins}`),
    value: {
      under70: { ア: 2_120_000, イ: 1_410_000, ウ: 670_000, エ: 600_000, オ: 340_000 },
      over70: { 現役並みⅢ: 2_120_000, 現役並みⅡ: 1_410_000, 現役並みⅠ: 670_000, 一般: 560_000, 低所得Ⅱ: 310_000, 低所得Ⅰ: 190_000 },
    },
  }],
  checkedThrough: '2026-07-31',
});
export const careTotalBasis: Basis = cite('下関市', '月ごとの支給を先に引き、7月31日の保険者が集める。医療と介護に申請する');
/** 高額介護合算 of so much and less is not paid: looked at before it is parted between 医療 and 介護. */
export const careTotalLeastYen = 500;
export const careTotalLeastBasis: Basis = cite('世田谷区・杉並区 高額介護合算療養費', '限度額を超えた金額が500円以下なら支給しない');
export const careTotalOrderBasis: Basis = assume('70〜74歳の分、残りと70歳未満の分の順に限度額を当て、500円以下かは二つの超えた額の合計で見る。70歳未満は、月の高額療養費で数えた一部負担金だけを数える(月の計算と同じとした)');
export const careTotalSplitBasis: Basis = assume('医療と介護、前の保険者との間は、自己負担額の割合で分ける。円未満は四捨五入');
export const careTotalAfterBasis: Basis = unknownYet('令和8年8月の見直しが高額介護合算に及ぶかを述べる公開資料はない');

export const annualCapBasis: Basis = unknownYet('年間上限の単位(人か世帯か)と数える支払は定まっていない。既定では計算しない');
/** The first 診療月 of 年間上限. */
export const annualCapFrom: Month = '2026-08';

/** The last day on which a year can be applied for. */
export const benefitYearDeadline = (year: number): Day => twoYearsFrom(addDays(basisDayOf(year), 1));
export const benefitYearDeadlineBasis: Basis = assume('時効は基準日の翌日(8月1日)から2年とする。始まりの日を述べる公開資料はない');
