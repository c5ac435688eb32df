import { addDays } from './day.js';
import { assume, cite, type Basis, type Day } from './define.js';
import { firstDayOf, monthsLater, yearsLater, type Month } from './fiscal-year.js';

/** 時効 of a 給付 in years. */
export const benefitYears = 2;
export const highCostDeadlineBasis: Basis = cite('杉並区・大分市', '診療月の翌月1日から2年(後で払った一部負担金なら支払の翌日から)。区は支払の日を知らないので、翌月1日から数える');

/** The last day on which 高額療養費 of a 診療月 can be applied for. */
export const highCostDeadline = (careMonth: Month): Day => twoYearsFrom(firstDayOf(monthsLater(careMonth, 1)));
/** The last day of two years that begin on that day. */
export const twoYearsFrom = (begins: Day): Day => addDays(yearsLater(begins, benefitYears), -1);

/** A day by which 返納金 is asked for. */
export const repaymentDays = 30;
export const repaymentBasis: Basis = cite('うるま市・ふじみ野市・久留米市', '保険者の払った分と高額療養費・食事療養費を、民法703条により世帯主に納入通知書で請求する');
export const repaymentDueBasis: Basis = assume(`返納金の納期限は通知から${repaymentDays}日とする。区ごとに違い、公開された日数はない`);
export const oneWayBackBasis: Basis = assume('資格のない月に保険者の払った分は、世帯の返納金か、過誤で国保連から戻るかの一方だけで取り戻す。返納金を求めたレセプトは申し出ず、申し出て医療機関に返ったレセプトの分は世帯に求めない。高額療養費はどちらでも世帯が返す');
