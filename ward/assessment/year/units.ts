import { firstDayOutsideOfEnd, type ApplicationEndConvention } from '../../../law/acquisition-and-loss.js';
import { assume, derive, type Basis, type Day } from '../../../law/define.js';
import { fiscalYearBegins, lastDayOf, monthOf, monthsOf, type Month } from '../../../law/fiscal-year.js';
import { byKey } from '../../desk.js';
import type { HouseholdRow, PeriodRow } from '../../tables.js';
import { basisDayOf, headOn, movedTo, type BasisDay } from './basis-day.js';

/** The columns of the records that a year's decision looks at. */
export const periodColumns = ['period_key', 'person_key', 'household_key', 'household_since', 'start_on', 'end_on', 'end_reason', 'voided', 'insured_by', 'latest', 'act_no'] as const;
export type PeriodFact = Pick<PeriodRow, (typeof periodColumns)[number]>;
export const householdColumns = ['household_key', 'head_person_key', 'change_on'] as const;
export type HouseholdFact = Pick<HouseholdRow, (typeof householdColumns)[number]>;

/**
 * What is assessed by itself: one household under one 世帯主 in the months of a year in which somebody of it is charged.
 * 特定同一世帯所属者 are those who went over to 後期高齢者医療 by the 基準日 and have stayed under the same 世帯主.
 */
export interface Unit {
  readonly householdKey: string;
  readonly headPersonKey: string;
  readonly months: ReadonlyMap<string, readonly Month[]>;
  readonly formerMembers: readonly string[];
  /** Null where no day of the year has somebody insured under that 世帯主. */
  readonly basisDay: BasisDay | null;
  /** Of everybody charged here an end of 適用 is written: nobody stays after the last of the months. */
  readonly isClosed: boolean;
}

export const closedBasis: Basis = assume('全員の適用終了が届け出られたら、月の末日の終了でも、まだ来ない日の転出でも、その更正で残りを一度に請求する(王寺町・浦安市は全員が喪失したとき。区の扱いは公開されていない)');

export const headMonthsBasis: Basis = derive('納付義務者は世帯主(国保法76条)。世帯主や世帯が替わった月からは新しい世帯主が納める(月割の決まりを世帯に当てはめた)');
export const formerMembersBasis: Basis = assume('後期へ移ったときの世帯主のもとにいる人を、特定同一世帯所属者とする。その後の転居や世帯分離は国保の記録に残らない');

const koukiReasons: readonly (string | null)[] = ['koukiAge75', 'koukiDisability'];

/** `versions` = all of the household, `revisions` = all of everybody who has ever been in it; both in the order of writing. */
export function unitsOf(householdKey: string, versions: readonly HouseholdFact[], revisions: readonly PeriodFact[], fiscalYear: number, convention: ApplicationEndConvention): readonly Unit[] {
  const year = monthsOf(fiscalYear);
  const periods = [...byKey(revisions, ({ period_key }) => period_key).values()];
  const charged = new Map<string, Map<string, Month[]>>();
  const open = new Set<string>();
  for (const written of periods) {
    const now = written.at(-1)!;
    if (now.end_on === null && now.voided === 0 && now.household_key === householdKey) open.add(headOn(versions, lastDayOf(year.at(-1)!)));
    for (const month of year.filter(chargedIn(written, householdKey, convention))) {
      const head = headOn(versions, lastDayOf(month));
      const unit = charged.get(head) ?? charged.set(head, new Map()).get(head)!;
      const personKey = written[0]!.person_key;
      const months = unit.get(personKey) ?? unit.set(personKey, []).get(personKey)!;
      if (!months.includes(month)) months.push(month);
    }
  }
  const former = formerOf(householdKey, versions, periods, convention);
  return [...charged].map(([headPersonKey, months]) => {
    const basisDay = basisDayOf(headPersonKey, householdKey, fiscalYear, versions, periods, convention);
    return {
      householdKey, headPersonKey, basisDay, isClosed: !open.has(headPersonKey), months: new Map([...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([personKey, list]) => [personKey, list.toSorted()])),
      formerMembers: former.filter(({ head, since, personKey }) => head === headPersonKey && !months.has(personKey) && since <= (basisDay?.on ?? fiscalYearBegins(fiscalYear))).map(({ personKey }) => personKey),
    };
  }).sort((a, b) => (firstMonth(a) < firstMonth(b) ? -1 : 1));
}

const firstMonth = ({ months }: Unit): Month => [...months.values()].flat().toSorted()[0]!;

/** From the month in which the person comes into the household to the month before that of leaving it or 国保. */
function chargedIn(written: readonly PeriodFact[], householdKey: string, convention: ApplicationEndConvention): (month: Month) => boolean {
  const now = written.at(-1)!;
  if (now.voided === 1) return () => false;
  const from = monthOf(now.start_on as Day);
  const until = now.end_on === null ? null : monthOf(firstDayOutsideOfEnd(now.end_on as Day, convention));
  return (month) => month >= from && (until === null || month < until) && movedTo(written, lastDayOf(month)) === householdKey;
}

/** Who went over to 後期 from the household, since when, and under which 世帯主. */
export function formerOf(householdKey: string, versions: readonly HouseholdFact[], periods: readonly (readonly PeriodFact[])[], convention: ApplicationEndConvention) {
  const last = new Map<string, PeriodFact>();
  for (const row of periods.map((written) => written.at(-1)!).filter(({ voided }) => voided === 0)) if ((last.get(row.person_key)?.start_on ?? '') < row.start_on) last.set(row.person_key, row);
  return [...last.values()].filter((row) => row.household_key === householdKey && koukiReasons.includes(row.end_reason))
    .map((row) => ({ personKey: row.person_key, since: firstDayOutsideOfEnd(row.end_on as Day, convention) }))
    .map((row) => ({ ...row, head: headOn(versions, row.since) })).sort((a, b) => (a.personKey < b.personKey ? -1 : 1));
}
