import { specialNumbers } from '../../../contracts/mailing/installments.js';
import { levyYearOf } from '../../../law/books.js';
import { basisText, type Day } from '../../../law/define.js';
import { fiscalYearBegins, fiscalYearOf, monthOf, type Month } from '../../../law/fiscal-year.js';
import { provisionalBasis, provisionalMonths, specialMonthsOf } from '../../../law/special-collection.js';
import { provisionalNotice, readSpecial, specialFactsOf, stateOf, type SpecialFacts } from '../../assessment/special/known.js';
import { isOpenMonth, specialInstallment } from '../../assessment/special/plan.js';
import { factsOf } from '../../assessment/year/facts.js';
import { readPage } from '../../assessment/year/page.js';
import { unitsOf } from '../../assessment/year/units.js';
import type { Decision } from '../../define.js';
import { byKey, chunks } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { accountKeyOf, nothingYet } from '../levies.js';
import { settleUnits } from '../settle.js';
import type { AccountRow, LevyRow } from '../tables.js';

/** 仮徴収 is no 賦課決定: what it is levied at comes before the first decision of the year. */
const firstSequence = -1000;
const lastMonth = specialNumbers.at(-1)!;

/** In March: next year's 仮徴収 of everybody whose February was taken. Until the year is decided: nothing more of those who do not qualify any more. */
export async function decideProvisional(store: WardStore, settings: Settings): Promise<readonly Decision[]> {
  const fiscalYear = fiscalYearOf(settings.today);
  const isMarch = monthOf(settings.today).endsWith('-03');
  const opened = isMarch ? await openAll(store, settings, fiscalYear) : 0;
  for (const year of isMarch ? [fiscalYear, fiscalYear + 1] : [fiscalYear]) await keepUp(store, settings, year);
  return opened === 0 ? [] : [{ rule: 'provisionalCollection', outcome: 'decided', ja: '仮徴収を決めた', because: [`${opened}世帯`, basisText(provisionalBasis)] }];
}

async function openAll(store: WardStore, settings: Settings, fiscalYear: number): Promise<number> {
  const taken = await store.db.selectFrom('ward_account as february').innerJoin('ward_withholding_result as result', (join) => join.onRef('result.household_key', '=', 'february.household_key').onRef('result.month', '=', 'february.month').onRef('result.withheld_yen', '=', 'february.levied_yen'))
    .where('february.fiscal_year', '=', fiscalYear).where('february.period', '=', lastMonth).where('february.levied_yen', '>', 0)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_account as april').select('april.account_key').where('april.fiscal_year', '=', fiscalYear + 1).where('april.period', '>=', specialNumbers[0]).whereRef('april.household_key', '=', 'february.household_key').whereRef('april.debtor_key', '=', 'february.debtor_key'))))
    .selectAll('february').orderBy('february.account_key').execute();
  let opened = 0;
  for (const some of chunks(taken)) {
    const qualifying = await qualifyingIn(store, settings, some.map(({ household_key }) => household_key), fiscalYear + 1);
    const accounts = some.filter((row) => { const facts = qualifying.get(unitKey(row)); return facts !== undefined && stateOf(facts).continues; }).flatMap((row) => monthsFrom(row, fiscalYear + 1));
    await store.insertMany('ward_account', accounts.map(([account]) => account));
    await levyAt(store, settings, accounts.map(([{ account_key }, yen]) => ({ account_key, sequence: firstSequence, yen })));
    opened += accounts.length / provisionalMonths;
  }
  return opened;
}

/** April, June and August at what February was. */
function monthsFrom({ household_key, debtor_key, levied_yen }: AccountRow, fiscalYear: number): readonly (readonly [AccountRow, number])[] {
  const notice_number = `${household_key}${provisionalNotice}`;
  return specialMonthsOf(fiscalYear).slice(0, provisionalMonths).map((month) => {
    const { number, dueOn } = specialInstallment(fiscalYear, month, levied_yen);
    const account: AccountRow = { account_key: accountKeyOf(notice_number, fiscalYear, number), notice_number, fiscal_year: fiscalYear, period: number, month, household_key, debtor_key, due_on: dueOn, levy_year: levyYearOf({ month, isExtraordinary: false, noticedOn: dueOn }), ...nothingYet };
    return [account, levied_yen] as const;
  });
}
const unitKey = ({ household_key, debtor_key }: Pick<AccountRow, 'household_key' | 'debtor_key'>): string => `${household_key} ${debtor_key}`;

/** Whether each 納付義務者 of some households would be one in that year, and qualifies: now, or on its first day when that is to come. */
async function qualifyingIn(store: WardStore, settings: Settings, households: readonly string[], fiscalYear: number): Promise<ReadonlyMap<string, SpecialFacts>> {
  const page = await readPage(store, households, fiscalYear);
  const known = await readSpecial(store, settings, households, fiscalYear);
  if (known === null) return new Map();
  const first = fiscalYearBegins(fiscalYear);
  const on: Day = settings.today < first ? first : settings.today;
  return new Map(households.flatMap((householdKey) => unitsOf(householdKey, page.versions.get(householdKey)!, page.revisionsIn(householdKey), fiscalYear, settings.parameters.applicationEndConvention)
    .map((unit) => [`${householdKey} ${unit.headPersonKey}`, specialFactsOf(unit, fiscalYear, factsOf(unit, fiscalYear, page.known, settings), { on, totalYen: 0, months: specialMonthsOf(fiscalYear).slice(0, provisionalMonths), forms: page.known.forms, known })] as const)));
}

/** 仮徴収 of a year not decided yet, month by month: as it was taken, and nothing more where the household has stopped to qualify. */
async function keepUp(store: WardStore, settings: Settings, fiscalYear: number): Promise<void> {
  const rows = await store.db.selectFrom('ward_account').selectAll().where('fiscal_year', '=', fiscalYear).where('period', '>=', specialNumbers[0]).where('notice_number', 'like', `%${provisionalNotice}`)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_assessment').select('ward_assessment.sequence').whereRef('ward_assessment.household_key', '=', 'ward_account.household_key').whereRef('ward_assessment.fiscal_year', '=', 'ward_account.fiscal_year').whereRef('ward_assessment.head_person_key', '=', 'ward_account.debtor_key')))).orderBy('account_key').execute();
  const provisional = rows.filter(({ notice_number, household_key }) => notice_number === `${household_key}${provisionalNotice}`);
  for (const some of chunks(provisional)) {
    const facts = await qualifyingIn(store, settings, [...new Set(some.map(({ household_key }) => household_key))], fiscalYear);
    const levies = byKey(await store.db.selectFrom('ward_levy').selectAll().where('account_key', 'in', some.map(({ account_key }) => account_key)).orderBy('sequence').execute(), ({ account_key }) => account_key);
    await levyAt(store, settings, some.flatMap((account) => {
      const last = levies.get(account.account_key)!.at(-1)!;
      const yen = wantedYen(account, last.yen, facts.get(unitKey(account)), settings.today);
      return yen === last.yen ? [] : [{ account_key: account.account_key, sequence: last.sequence + 1, yen }];
    }));
  }
}

/** Whoever is not charged in that year owes nothing of it; a month that cannot be called off any more waits for the decision. */
function wantedYen({ month }: AccountRow, leviedYen: number, facts: SpecialFacts | undefined, today: Day): number {
  if (!facts) return 0;
  const taken = new Map(facts.returned).get(month as Month);
  if (taken !== undefined) return taken;
  return stateOf(facts).continues || !isOpenMonth(month as Month, today) ? leviedYen : 0;
}

async function levyAt(store: WardStore, settings: Settings, rows: readonly Pick<LevyRow, 'account_key' | 'sequence' | 'yen'>[]): Promise<void> {
  await store.insertMany('ward_levy', rows.map((row) => ({ ...row, decided_on: settings.today, recorded_at: settings.now })));
  await settleUnits(store, settings, { accounts: rows.map(({ account_key }) => account_key), instances: [] });
}
