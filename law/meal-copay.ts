import { assume, cite, dated, type Basis, type Day } from './define.js';

/** 食事療養標準負担額 of one meal, by the 区分 that a receipt says. */
export interface MealCopay { readonly generalYen: number; readonly lowIncome2Yen: number; readonly lowIncome2LongYen: number; readonly lowIncome1Yen: number }

const published: Basis = cite('パナソニック健保・笠松町・鋸南町・稲沢市 入院時食事療養費', '一食の標準負担額');
/** A further change in 令和8年度 was under discussion; a month nobody has checked is refused. */
export const mealCopays = dated<MealCopay>({
  id: 'mealCopays', ja: '食事療養標準負担額(一食)', unit: '円', checkedThrough: '2027-03-31',
  rows: [
    { from: '2018-04-01', value: { generalYen: 460, lowIncome2Yen: 210, lowIncome2LongYen: 160, lowIncome1Yen: 100 }, basis: published },
    { from: '2024-06-01', value: { generalYen: 490, lowIncome2Yen: 230, lowIncome2LongYen: 180, lowIncome1Yen: 110 }, basis: published },
    { from: '2025-04-01', value: { generalYen: 510, lowIncome2Yen: 240, lowIncome2LongYen: 190, lowIncome1Yen: 110 }, basis: published },
  ],
});
/** After it the amounts are a stand-in: 国保連 pays by them, the ward lets a person look. */
export const mealCopaysPublishedThrough: Day = '2026-03-31';
export const mealCopayAssumption: Basis = assume('令和8年度の改定は検討中と伝えられ、額が公開されていない。令和9年3月まで令和7年4月の額とし、その間の差額の支給は人が見る');
/** What somebody of that 区分 pays for a meal; null = 一般. */
export function mealCopayYen(copay: MealCopay, limitCategory: string | null): number {
  switch (limitCategory) {
    case '1': return copay.lowIncome2Yen;
    case '2': return copay.lowIncome2LongYen;
    case '3': case '4': return copay.lowIncome1Yen;
    default: return copay.generalYen;
  }
}
