import { annualCapFrom, basisDayOf, benefitYearOf, careTotalAfterBasis, careTotalLimits, lastMonthOf, yearlyOutpatientAfterBasis, yearlyOutpatientYen } from '../../../law/benefit-year.js';
import { basisText } from '../../../law/define.js';
import { limitsOf } from '../../../law/high-cost.js';
import type { YearlyKind } from '../../../contracts/ward-benefit.js';
import type { Because } from '../../because.js';
import type { Settings } from '../../settings.js';
import { refOf } from '../care-month.js';
import type { HouseholdMonthJudged, MonthMember } from '../category/judge.js';
import type { SelfPaidRow } from '../tables.js';
import type { YearPerson } from './people.js';
import type { PersonMonth } from './read.js';
import { annualCapOf } from './rules/annual-cap.js';
import { careTotalOf } from './rules/care-total.js';
import { outpatientYear, type YearlyAmount } from './rules/outpatient.js';

/** A household's year with all it rests on: who was insured here on the 基準日, what the months have left, what others have certified. */
export interface HouseholdYear {
  readonly year: number;
  /** The last month, whose end is the 基準日. */
  readonly judged: HouseholdMonthJudged;
  readonly people: readonly YearPerson[];
  readonly months: ReadonlyMap<string, readonly PersonMonth[]>;
  readonly selfPaid: ReadonlyMap<string, readonly SelfPaidRow[]>;
}
export interface YearlySum extends YearlyAmount { readonly kind: YearlyKind }

/** The three sums of a year. What no public rule covers is not computed, and a line says so. */
export function yearlySums(asked: HouseholdYear, { parameters }: Pick<Settings, 'parameters'>): readonly YearlySum[] {
  const members = asked.judged.members.filter(({ personKey }) => asked.people.some((person) => person.personKey === personKey));
  return [
    { kind: 'yearlyOutpatient', ...outpatients(asked, members) }, { kind: 'careTotal', ...careTotal(asked, members, parameters) },
    ...(lastMonthOf(asked.year) >= annualCapFrom ? [{ kind: 'annualCap' as const, ...annualCap(asked, members, parameters) }] : []),
  ];
}

const notComputed = (rule: string, missing: string): YearlyAmount => ({ yen: 0, missing, because: [{ rule, ja: `計算しない: ${missing}`, figures: {} }] });
const isKnown = ({ rows, checkedThrough }: { readonly rows: readonly { readonly from: string }[]; readonly checkedThrough: string }, year: number): boolean => basisDayOf(year) >= rows[0]!.from && basisDayOf(year) <= checkedThrough;
const monthsIn = ({ months }: HouseholdYear, { personKey }: MonthMember): readonly PersonMonth[] => months.get(personKey) ?? [];
const personIn = ({ people }: HouseholdYear, { personKey }: MonthMember): YearPerson => people.find((one) => one.personKey === personKey)!;
const certified = ({ selfPaid }: HouseholdYear, { personKey }: MonthMember, system: 'medical' | 'care'): readonly SelfPaidRow[] => (selfPaid.get(personKey) ?? []).filter((row) => row.system === system);

/** Somebody who was here all the time has nothing elsewhere; of others it must have been certified. */
function elsewhere(asked: HouseholdYear, member: MonthMember, isAway: boolean, yenOf: (row: SelfPaidRow) => number): number | null {
  const told = certified(asked, member, 'medical');
  if (!isAway) return 0;
  return told.length === 0 ? null : told.reduce((sum, row) => sum + yenOf(row), 0);
}

function outpatients(asked: HouseholdYear, members: readonly MonthMember[]): YearlyAmount {
  if (!isKnown(yearlyOutpatientYen, asked.year)) return notComputed('yearlyOutpatient', basisText(yearlyOutpatientAfterBasis));
  const limitYen = yearlyOutpatientYen.on(basisDayOf(asked.year));
  const all = members.map((member): YearlyAmount => outpatientYear({
    ref: refOf(member), over70: member.isElderly ? asked.judged.over70 : null, limitYen, elsewhereYen: elsewhere(asked, member, personIn(asked, member).awayElderlyOn !== null, ({ outpatient_yen }) => outpatient_yen),
    months: monthsIn(asked, member).flatMap(({ careMonth, over70, outpatient }) => (over70 === null || outpatient === null ? [] : [{ careMonth, over70, paidYen: outpatient.baseYen, refundYen: outpatient.refundYen }])),
  }));
  const missing = [...new Set(all.flatMap((one) => one.missing ?? []))];
  return { yen: all.reduce((sum, one) => sum + one.yen, 0), missing: missing.length === 0 ? null : missing.join('、'), because: withCategory(asked, all.flatMap(({ because }) => because)) };
}

const withCategory = ({ judged, year }: HouseholdYear, because: readonly Because[]): readonly Because[] => [{ rule: 'basisDay', ja: `基準日 ${basisDayOf(year)} の区分: ${judged.because.join('。')}`, figures: { under70: judged.under70, ...(judged.over70 === null ? {} : { over70: judged.over70 }) } }, ...because];

function careTotal(asked: HouseholdYear, members: readonly MonthMember[], parameters: Settings['parameters']): YearlyAmount {
  const known = isKnown(careTotalLimits, asked.year);
  if (!known && parameters.careTotalAfterReform === 'notReckoned') return notComputed('careTotal', basisText(careTotalAfterBasis));
  const people = members.map((member) => {
    const [months, care] = [monthsIn(asked, member), certified(asked, member, 'care')];
    const leftIn = (group: 'under70' | 'from70to74') => months.reduce((sum, { left }) => sum + (left?.ageGroup === group ? left.leftYen : 0), 0);
    return {
      ref: refOf(member), youngYen: leftIn('under70'), oldYen: leftIn('from70to74'), isElderly: member.isElderly, elsewhereYen: elsewhere(asked, member, personIn(asked, member).awayOn !== null, ({ total_yen }) => total_yen),
      careYen: care.length === 0 ? null : care.reduce((sum, { total_yen }) => sum + total_yen, 0),
    };
  });
  const limits = known ? careTotalLimits.on(basisDayOf(asked.year)) : careTotalLimits.rows.at(-1)!.value;
  const { because, ...sum } = careTotalOf({ people, under70: asked.judged.under70, over70: asked.judged.over70, limits, leastYen: Number(parameters.careTotalLeast) });
  const after: readonly Because[] = known ? [] : [{ rule: 'careTotal', ja: `仮定: 令和8年7月までの限度額による(${basisText(careTotalAfterBasis)})`, figures: {} }];
  return { ...sum, because: withCategory(asked, [...after, ...because]) };
}

function annualCap(asked: HouseholdYear, members: readonly MonthMember[], { annualCap: unit }: Settings['parameters']): YearlyAmount {
  const { under70, over70 } = limitsOf(lastMonthOf(asked.year));
  const { judged } = asked;
  const capOf = (isElderly: boolean): number | null => (isElderly ? judged.over70 && over70?.[judged.over70].yearlyYen : under70?.[judged.under70].yearlyYen) ?? null;
  const people = members.map((member) => ({ ref: refOf(member), leftYen: monthsIn(asked, member).reduce((sum, { careMonth, left }) => sum + (benefitYearOf(careMonth) === asked.year ? left?.leftYen ?? 0 : 0), 0), capYen: capOf(member.isElderly) }));
  const { because, ...sum } = annualCapOf({ unit, people, capYen: capOf(members.every(({ isElderly }) => isElderly)) });
  return { ...sum, because: withCategory(asked, because) };
}
