import { toBankDay } from './business-days.js';
import { assume, cite, type Basis, type Day } from './define.js';
import { lastDayOf, monthsLater, monthsOf, type Month } from './fiscal-year.js';
import { premiumAges } from './premium-ages.js';

/** 特別徴収(年金からの天引き): who pays the premium out of which pension, and how much of it. */
export const specialCollectionRules = {
  /** Every insured member of the household is of these ages. */
  ages: { from: 65, until: premiumAges.leavesAt.years },
  leastPensionYen: 180_000,
  /** 国保 and 介護 together take at most this part of the pension. */
  mostOfPension: { numerator: 1, denominator: 2 },
  basis: cite('目黒区 国民健康保険料の納め方(特別徴収)', '世帯主が被保険者で、被保険者全員が65〜74歳、世帯主が年度内に75歳にならず、介護保険料も特別徴収、年金が年額18万円以上、国保と介護の合計が年金の2分の1以下、口座振替を選んでいないとき'),
} as const satisfies { readonly basis: Basis } & Record<string, unknown>;

export const specialCollectionDayBasis: Basis = assume('年齢と被保険者は決定した日で見る。年金・介護保険料の額は、年金保険者からの通知の形が公開されていないため、職員が入力したものによる');

export const specialMonthsBasis: Basis = cite('目黒区・世田谷区・文京区・箕面市 年金からの特別徴収', '仮徴収の4・6・8月は前の年度の2月と同じ額、本徴収の10・12・2月は年額の残りの3分の1。初めの年度は普通徴収の後、10月から');
/** 年金の支払月 of a fiscal year: three of 仮徴収, three of 本徴収. */
export const specialMonthsOf = (fiscalYear: number): readonly Month[] => monthsOf(fiscalYear).filter((_, i) => i % 2 === 0);
export const provisionalMonths = 3;

export const withholdingDayBasis: Basis = assume('年金の支払日は偶数月の15日、銀行の休みならその前の営業日とする。公開された資料からは確かめていない');
/** The day on which the pension of a month is paid and the premium taken out of it. A year whose holidays are not known has the 15th. */
export function withholdingDay(month: Month): Day {
  const day = toBankDay(`${month}-15` as Day, 'previous');
  return day === 'unknownCalendar' ? `${month}-15` as Day : day;
}

export const requestCloseBasis: Basis = assume('特別徴収の依頼・変更・中止は、年金の支払月の前月の末日まで効く。実際の締切りは公開されておらず、もっと早い');
/** The last day on which a request for a month still counts. */
export const requestClosesOn = (month: Month): Day => lastDayOf(monthsLater(month, -1));

export const provisionalBasis: Basis = assume('次の年度の仮徴収は、2月分が天引きされた世帯について3月に決める。年度の替わる日にも候補の条件(2分の1を除く)を満たす世帯に限る');
export const firstYearBasis: Basis = assume('初めの年度は、十期に割った額のうち9月までの期を普通徴収とし、残りを10・12・2月で割る。資料は初めの年度の配分を述べない');
export const keptOnBasis: Basis = assume('天引きの続く間は2分の1を見直さず、増えた額は天引きに加えずに普通徴収で納める。減った額は、まだ来ない普通徴収の期、締切り前の天引きの後の月の順に減らし、それで足りない分を過納とする。資料は年度の途中の更正を述べない');
export const stoppedBasis: Basis = assume('天引きされなかった月の額は、決定の翌月からの期別に割り直して普通徴収で納める。一度止まれば、その年度の後の月も中止を依頼して普通徴収とする');
