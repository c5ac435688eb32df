import { specialCollectionOutcomes, type PremiumForm } from '../../../contracts/ward-premium.js';
import { ageReachedOn, birthday } from '../../../law/day.js';
import { basisText, type Day } from '../../../law/define.js';
import { fiscalYearEnds, monthOf } from '../../../law/fiscal-year.js';
import { premiumAges } from '../../../law/premium-ages.js';
import { specialCollectionDayBasis, specialCollectionRules } from '../../../law/special-collection.js';
import { rule } from '../../define.js';
import type { AssessmentMember } from '../household.js';
import { insuredMonthsOf } from '../months.js';
import { yen } from '../../because.js';

export interface SpecialCollectionQuestion {
  readonly fiscalYear: number;
  readonly decidedOn: Day;
  readonly totalYen: number;
  readonly members: readonly AssessmentMember[];
  /** What the 年金保険者 has told of the 世帯主; null when nothing has come. */
  readonly pension: Pick<Extract<PremiumForm, { readonly kind: 'pension' }>, 'annualPensionYen' | 'careCollection' | 'carePremiumYen'> | null;
  readonly wantsDirectDebit: boolean;
}

const { ages, leastPensionYen, mostOfPension, basis } = specialCollectionRules;

/** 特別徴収の候補: may the premium be taken out of the pension of the 世帯主? The first thing that speaks against it is told. */
export const specialCollection = rule({
  id: 'specialCollection',
  ja: '特別徴収の候補の判定',
  basis,
  outcomes: Object.fromEntries(specialCollectionOutcomes) as Record<(typeof specialCollectionOutcomes)[number][0], string>,
  decide: ({ fiscalYear, decidedOn, totalYen, members, pension, wantsDirectDebit }: SpecialCollectionQuestion) => {
    const insured = members.filter((member) => insuredMonthsOf(member, fiscalYear).includes(monthOf(decidedOn)));
    const head = insured.find(({ role }) => role === 'head');
    const told = [basisText(basis), basisText(specialCollectionDayBasis)];
    if (!head) return ['headNotInsured', '世帯主が国保の被保険者でない', ...told];
    const young = insured.filter((member) => !isOldEnough(member, decidedOn));
    if (young.length > 0) return ['memberTooYoung', `${ages.from}歳未満の被保険者が${young.length}人いる`, ...told];
    if (turns75(head, fiscalYear)) return ['headTurns75', `世帯主が年度内に${premiumAges.leavesAt.years}歳になる`, ...told];
    if (wantsDirectDebit) return ['directDebit', '口座振替の申出がある', ...told];
    if (!pension) return ['pensionUnknown', '年金保険者からの通知がない', ...told];
    const { annualPensionYen, careCollection, carePremiumYen } = pension;
    if (careCollection === 'ordinary') return ['careByOrdinary', '介護保険料が特別徴収でない', ...told];
    if (annualPensionYen < leastPensionYen) return ['pensionTooSmall', `年金の年額 ${yen(annualPensionYen)} が ${yen(leastPensionYen)} に満たない`, ...told];
    const together = `国保 ${yen(totalYen)} と介護 ${yen(carePremiumYen)} の合計 ${yen(totalYen + carePremiumYen)}`;
    if ((totalYen + carePremiumYen) * mostOfPension.denominator > annualPensionYen * mostOfPension.numerator) return ['overHalf', `${together} が年金 ${yen(annualPensionYen)} の2分の1を超える`, ...told];
    return ['candidate', `${together} は年金 ${yen(annualPensionYen)} の2分の1以下`, ...told];
  },
});

const isOldEnough = ({ age }: AssessmentMember, on: Day): boolean => (age.kind === 'born' ? ageReachedOn(age.bornOn, ages.from) <= on : age.age >= ages.from);
const turns75 = ({ age }: AssessmentMember, fiscalYear: number): boolean => age.kind === 'born' && birthday(age.bornOn, ages.until) <= fiscalYearEnds(fiscalYear);
