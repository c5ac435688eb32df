import { addDays } from './day.js';
import { assume, cite, type Basis, type Day } from './define.js';
import { lastDayOf, monthOf, monthsLater } from './fiscal-year.js';

/** 指定期限 of a 督促状, in days from its issue. */
export const demandGraceDays = 10;
export const demandBasis: Basis = cite('国民健康保険法79条・地方自治法231条の3', '納期限後20日以内に督促状を発し、発した日から10日以内の期限を指定する(地方税法329条・331条の型)');
/** 指定期限: the last day on which paying still keeps off 差押. The day of issue is not counted. */
export const designatedOn = (issuedOn: Day): Day => addDays(issuedOn, demandGraceDays);
export const designatedBasis: Basis = assume('「発した日から起算して10日を経過した日まで」は、発した日の10日後までとし、差押はその翌日からとする');

/** 換価の猶予 is asked for within so many months of the 納期限; 担保 is not asked for up to this sum or this length. */
export const graceTerms = {
  conversionAskedWithinMonths: 6, conversionMonths: 12, conversionLongestMonths: 24, withoutSecurityYen: 1_000_000, withoutSecurityMonths: 3,
  basis: cite('久留米市・札幌市 徴収の猶予・換価の猶予', '換価の猶予は納期限から6か月以内の申請により1年(通じて2年)以内。100万円以下か3か月以内なら担保は要らない'),
} as const;
export const graceBasis: Basis = cite('国民健康保険法77条・墨田区・中野区 徴収猶予の要綱', '条例により6か月以内(1年以内とする市もある)');

/** 執行停止 that has lasted so many years ends the debt. */
export const stayYears = 3;
export const stayBasis: Basis = cite('地方税法', '15条の7・15条の8(停止が3年継続すれば消滅。徴収できないことが明らかなら直ちに消滅させられる。停止の間も時効は進む)');

/** 差押禁止額 of a month's wage. */
export const wageExemption = {
  livingYen: 100_000, perDependantYen: 45_000, standingPercent: 20, standingAtMostTimes: 2,
  basis: cite('国税徴収法76条・77条・同施行令34条', '所得税・住民税・社会保険料・生活費(10万円+4万5千円×親族)と、残りの2割(生活費の2倍まで)は差し押さえられない。年金などの社会保険給付も給与とみなす'),
} as const;

/** 配当計算書 goes out within so many days of the 取立; the money is paid out so many days after it. */
export const distributionTerms = {
  statementWithinDays: 3, paidOutAfterDays: 7,
  basis: cite('国税徴収法131条・132条', '配当計算書は換価財産の買受代金の納付・取立の日から3日以内に発し、交付は発した日から7日を経過した日'),
} as const;
export const takenBasis: Basis = cite('国税徴収法67条3項・128条・129条', '第三債務者から取り立てたときは、その限度で滞納者から徴収したものとみなす。配当して残った金銭は滞納者に交付する');
export const releaseBasis: Basis = cite('国税徴収法79条1項1号・地方税法15条の7第3項', '完納などで差押に係る債権が消滅したとき、生活困窮を理由に執行を停止したときは、差押を解除しなければならない');

/** What a 参加差押 may be laid upon: things, not claims. */
export const joinableObjects = ['movable', 'security', 'realEstate', 'ship', 'aircraft', 'automobile', 'constructionMachine'] as const;
export const joinableBasis: Basis = cite('国税徴収法86条・国税庁基本通達', '参加差押ができるのは、既に差し押さえられた動産・有価証券・不動産・船舶・航空機・自動車・建設機械だけ(債権にはできない)');

/** The same day so many months later, as a period is counted: up to the day before the corresponding one, or to the end of a month without it. */
export function lastDayOfMonths(from: Day, months: number): Day {
  const month = monthsLater(monthOf(from), months);
  const same = `${month}${from.slice(7)}` as Day;
  return same > lastDayOf(month) ? lastDayOf(month) : addDays(same, -1);
}
export const monthsBasis: Basis = cite('民法', '143条2項(応当日の前日に満了する。応当日がない月ではその末日)');
