import { daysBetween, nextDay } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { firstDayOf, lastDayOf, monthOf, type Month } from '../../../law/fiscal-year.js';
import { earliest, latest } from '../../ratios/stays.js';
import { refuse, type Desk } from '../../desk.js';
import { obstacle } from '../../refusals.js';
import type { HouseholdMonthJudged, MonthMember } from '../category/judge.js';
import { readMonths } from '../household-months.js';
import { homesIn, isReckoned } from '../receipts/place.js';
import type { OtherForm } from './about.js';

/** The first and the last day on one of which somebody must have been insured: but for meals of a month it is one day. */
export interface Span { readonly from: Day; readonly through: Day }

export function spanOf(form: OtherForm): Span {
  if (form.kind === 'mealDifference') return { from: firstDayOf(form.careMonth as Month), through: lastDayOf(form.careMonth as Month) };
  const day = form.kind === 'childbirth' ? form.bornOn : form.kind === 'funeral' ? form.heldOn : form.kind === 'medicalCost' ? form.caredOn ?? form.paidOn : form.paidOn;
  return { from: day, through: day };
}

/** `days`: so many of the span somebody was insured, in whatever household. */
export interface HomeFound { readonly householdKey: string; readonly judged: HouseholdMonthJudged; readonly member: MonthMember; readonly days: number }

/** The household in which the person was insured first in that span, and its month. */
export async function homeIn(desk: Desk, personKey: string, { from, through }: Span): Promise<HomeFound | null> {
  const { store, settings } = desk;
  const after = nextDay(through);
  const homes = ((await homesIn(store, [personKey], settings)).get(personKey) ?? []).filter((home) => home.from <= through && (home.until === null || from < home.until));
  const [home] = homes;
  const month = monthOf(from);
  const [read] = home && isReckoned(month) ? await readMonths(store, settings, month, new Map([[home.household, []]])) : [];
  const member = read?.judged.members.find((one) => one.personKey === personKey);
  if (!home) refuse(desk, obstacle('notInsured', '宛名番号', personKey, from === through ? `${from} に被保険者でない` : `${month} に被保険者でない`));
  else if (!read || !member) refuse(desk, obstacle('benefitUnfit', '給付の原因の日', from, 'その日の決まりを確かめていない'));
  const days = homes.reduce((sum, one) => sum + daysBetween(latest(one.from, from), earliest(one.until ?? after, after)), 0);
  return home && read && member ? { householdKey: home.household, judged: read.judged, member, days } : null;
}
