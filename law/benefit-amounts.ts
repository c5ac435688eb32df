import { addDays } from './day.js';
import { assume, cite, dated, type Basis, type Day } from './define.js';
import { twoYearsFrom } from './benefit-terms.js';

/** 出産育児一時金 of one child, by the day of birth. */
export const childbirthYen = dated<{ readonly compensatedYen: number; readonly otherYen: number }>({
  id: 'childbirthYen', ja: '出産育児一時金', unit: '円',
  rows: [{ from: '2023-04-01', value: { compensatedYen: 500_000, otherYen: 488_000 }, basis: cite('韮崎市・北広島市・新宿区FAQ', '令和5年4月1日からの出産。産科医療補償制度の加算の対象でなければ488,000円') }],
  checkedThrough: '2027-03-31',
});
/** 妊娠12週: from this day on a 出産, stillbirths and miscarriages included. */
export const pregnancyDaysLeast = 85;
/** 22週: before it the 産科医療補償制度 does not apply. */
export const compensatedFromDays = 154;
export const childbirthBasis: Basis = cite('韮崎市・北広島市', '妊娠12週(85日)以上の出産(死産・流産を含む)。世帯主に支給し、直接支払制度で医療機関に払う額を引く。前の社会保険から受けるときは支給しない');

/** 葬祭費 in the wards. */
export const funeralYen = 70_000;
export const funeralBasis: Basis = cite('新宿区', '葬祭を行った人に70,000円。ほかの区も同じ額とした');
export const medicalCostBasis: Basis = cite('水戸市・府中町・長門市・津市', '保険で認めた額から一部負担金を引いた額。海外の診療は、認めた額と払った額の小さい方による。治療のために渡航したものには支給しない');
export const transportBasis: Basis = assume('移送費は認めた額の全部(長門市に制度がある。負担の割合を述べる公開資料はない)');

/** From the day after the 出産, the 葬祭 or the payment. */
export const lumpSumDeadline = (day: Day): Day => twoYearsFrom(addDays(day, 1));
export const lumpSumDeadlineBasis: Basis = cite('南魚沼市・府中町', '出産・葬祭・支払の翌日から2年');

export interface MealCharges { readonly usualYen: number; readonly lowYen: number; readonly longStayYen: number; readonly lowestYen: number }
/** 食事療養標準負担額 of one meal. Changes after FY2025 were under discussion and are not filled in. */
export const mealCharges = dated<MealCharges>({
  id: 'mealCharges', ja: '食事療養標準負担額(一食)', unit: '円',
  rows: [
    { from: '2024-06-01', value: { usualYen: 490, lowYen: 230, longStayYen: 180, lowestYen: 110 }, basis: cite('パナソニック健保', '令和6年6月から') },
    { from: '2025-04-01', value: { usualYen: 510, lowYen: 240, longStayYen: 190, lowestYen: 110 }, basis: cite('笠松町・鋸南町・稲沢市', '令和7年4月から') },
  ],
  checkedThrough: '2026-03-31',
});
