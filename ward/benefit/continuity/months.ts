import { firstCarriedMonth, monthsBeforeRepeat, windowBegins } from '../../../law/carried-months.js';
import type { Day } from '../../../law/define.js';
import { monthOf, type Month } from '../../../law/fiscal-year.js';
import type { RowOf } from '../../../store/define.js';
import type { Settings } from '../../settings.js';
import type { WardStore, WardTables } from '../../tables.js';

type MonthRow = RowOf<WardTables['ward_high_cost_month']>;
type ContinuityRow = RowOf<WardTables['ward_continuity']>;

/** One 該当 month as seen from a 診療月: whether it counts there, and why or why not. */
export interface SeenMonth { readonly careMonth: Month; readonly origin: 'own' | 'carriedOver'; readonly fromMunicipality: string | null; readonly isHeld: boolean; readonly counts: boolean; readonly because: string }
export interface Counting { readonly months: readonly SeenMonth[]; readonly priorCount: number; readonly isRepeatMonth: boolean; readonly because: readonly string[] }

/**
 * Which months count for 多数回 in `careMonth`: the window is [m−11, m], and from the fourth 該当 on the lower limit holds. Months
 * before a change after which the household was no continuation of itself, and months that went to another one, do not count.
 */
export async function monthsCounting(store: WardStore, settings: Pick<Settings, 'parameters'>, householdKey: string, careMonth: Month): Promise<Counting> {
  const first = windowBegins(careMonth);
  const months = (await knownMonths(store, householdKey, new Set())).map(({ row, ended }): SeenMonth => {
    const month = row.care_month as Month;
    const why = ended ?? (row.state === 'void' ? '取り消された' : row.counts_for_repeat === 0 ? '多数回に数えない該当である' : month < first ? `直近12か月(${first}から)より前` : month >= careMonth ? 'この月より前でない' : null);
    return { careMonth: month, origin: row.origin as 'own', fromMunicipality: row.from_municipality === '' ? null : row.from_municipality, isHeld: row.state === 'held', counts: why === null, because: why ?? '直近12か月の該当である' };
  }).sort((a, b) => (a.careMonth < b.careMonth ? -1 : a.careMonth > b.careMonth ? 1 : a.origin < b.origin ? -1 : 1));
  const counting = months.filter(({ counts }) => counts);
  const distinct = new Set(counting.map(({ careMonth: month }) => month)).size;
  const priorCount = settings.parameters.sameMonthCount === 'once' ? distinct : counting.length;
  const isRepeatMonth = priorCount >= monthsBeforeRepeat;
  return {
    months, priorCount, isRepeatMonth,
    because: [`${first}から${careMonth}までに、この月より前の該当が${priorCount}回ある`, isRepeatMonth ? '4回目以後なので多数回になる' : '3回に満たないので多数回にならない', ...(distinct < counting.length && settings.parameters.sameMonthCount === 'once' ? ['前後の区市町村に該当のある月は1回と数える'] : [])],
  };
}

interface Known { readonly row: MonthRow; readonly ended: string | null }

/** Every month that is known of the household and of what it continues inside this ward. `seen` keeps a circle of decisions from going round. */
async function knownMonths(store: WardStore, householdKey: string, seen: ReadonlySet<string>): Promise<readonly Known[]> {
  if (seen.has(householdKey)) return [];
  const { db } = store;
  const rows = await db.selectFrom('ward_high_cost_month').selectAll().where('household_key', '=', householdKey).execute();
  const decisions = await db.selectFrom('ward_continuity').selectAll().where('household_key', '=', householdKey).where('latest', '=', 1).orderBy('occurred_on', 'desc').execute();
  const passedOn = await db.selectFrom('ward_continuity').selectAll().where('from_household_key', '=', householdKey).where('candidate_key', '=', '').where('household_key', '!=', householdKey).where('decision', '=', 'continue').where('latest', '=', 1).orderBy('occurred_on', 'desc').executeTakeFirst();
  const reset = resetOf(decisions, householdKey);
  const inherited = reset?.continues && reset.continues.candidate_key === '' ? await knownMonths(store, reset.continues.from_household_key, new Set([...seen, householdKey])) : [];
  return [
    ...rows.map((row): Known => ({ row, ended: endOf(row, reset) ?? passed(row.care_month, passedOn) })),
    // What went to this household is not ended for it, whatever ended there because of it.
    ...inherited.filter(({ row }) => reset !== null && row.care_month <= monthOf(reset.on)).map(({ row, ended }): Known => ({ row: { ...row, origin: 'carriedOver' }, ended: ended === passedWord ? null : ended })),
  ];
}

const passedWord = '世帯の継続性により、ほかの世帯の回数になった';
const passed = (careMonth: string, passedOn: ContinuityRow | undefined): string | null => (passedOn && careMonth < monthOf(passedOn.occurred_on as Day) ? passedWord : null);

interface Reset { readonly on: Day; readonly continues: ContinuityRow | null }

/** The newest day on which the household did not go on as itself: it took up another household's count, or began anew. */
function resetOf(decisions: readonly ContinuityRow[], householdKey: string): Reset | null {
  for (const on of new Set(decisions.map(({ occurred_on }) => occurred_on as Day))) {
    const ofDay = decisions.filter(({ occurred_on }) => occurred_on === on);
    const continues = ofDay.find(({ decision }) => decision === 'continue') ?? null;
    if (continues) {
      if (continues.candidate_key === '' && continues.from_household_key === householdKey) continue;
      return { on, continues };
    }
    // That another household's count does not come along says nothing about the household's own.
    if (ofDay.some(({ candidate_key }) => candidate_key === '')) return { on, continues: null };
  }
  return null;
}

/** Why a month ended at the reset; the month of the change itself belongs to both sides. */
function endOf(row: MonthRow, reset: Reset | null): string | null {
  if (reset === null || row.care_month >= monthOf(reset.on)) return null;
  if (row.origin === 'carriedOver' && reset.continues?.candidate_key === row.source) return null;
  return `${reset.on} の異動の前の世帯の該当である`;
}

/** Months older than 2018-04 are not told to anybody. */
export const isTold = (careMonth: string): boolean => careMonth >= firstCarriedMonth;
