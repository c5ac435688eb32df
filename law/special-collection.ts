import { assume, cite, type Basis } from './define.js';
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
