import { extraordinaryNumber, installmentKind } from '../../contracts/mailing/installments.js';
import { levyYearOf } from '../../law/books.js';
import type { Day } from '../../law/define.js';
import type { Installment } from '../assessment/installments.js';
import { provisionalNotice } from '../assessment/special/known.js';
import { installmentsIn } from '../assessment/year/decide.js';
import { byKey } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { AssessmentRow, WardStore } from '../tables.js';
import { judgeAgain } from './judge.js';
import { settleUnits } from './settle.js';
import type { AccountRow, LevyRow } from './tables.js';

const householdsAtOnce = 500;

/**
 * 調定: every 賦課決定 not entered yet becomes what its 期 are levied at, and the ledger follows. A decision that changes nothing of a 期
 * enters nothing for it. Page by page, each page whole or not at all; done twice, it finds nothing to do.
 */
export async function takeLevies(store: WardStore): Promise<{ readonly decisions: number }> {
  let decisions = 0;
  for (let after = ''; ;) {
    const page = await store.transact((inside) => takePage(inside, after));
    if (page === null) return { decisions };
    decisions += page.decisions;
    after = page.last;
  }
}

async function takePage(store: WardStore, after: string): Promise<{ readonly decisions: number; readonly last: string } | null> {
  const { db } = store;
  const found = await db.selectFrom('ward_assessment').select('household_key').distinct().where('household_key', '>', after).where(({ not, exists, selectFrom }) => not(exists(selectFrom('ward_levied').select('ward_levied.sequence')
    .whereRef('ward_levied.household_key', '=', 'ward_assessment.household_key').whereRef('ward_levied.fiscal_year', '=', 'ward_assessment.fiscal_year').whereRef('ward_levied.sequence', '=', 'ward_assessment.sequence')))).orderBy('household_key').limit(householdsAtOnce).execute();
  if (found.length === 0) return null;
  const settings = await readSettings(store);
  const households = found.map(({ household_key }) => household_key);
  const rows = await db.selectFrom('ward_assessment').selectAll().where('household_key', 'in', households).orderBy('household_key').orderBy('fiscal_year').orderBy('sequence').execute();
  const taken = new Set((await db.selectFrom('ward_levied').selectAll().where('household_key', 'in', households).execute()).map((row) => decisionKey(row)));
  const accounts = await db.selectFrom('ward_account').selectAll().where('household_key', 'in', households).execute();
  const keys = accounts.map(({ account_key }) => account_key);
  const levies = keys.length === 0 ? [] : await db.selectFrom('ward_levy').selectAll().where('account_key', 'in', keys).orderBy('sequence').execute();
  const entered = enter({ settings, rows, taken, accounts, levies });
  await store.insertMany('ward_account', entered.accounts);
  await store.insertMany('ward_levy', entered.levies);
  await store.insertMany('ward_levied', entered.decisions.map(({ household_key, fiscal_year, sequence }) => ({ household_key, fiscal_year, sequence, recorded_at: settings.now })));
  const moved = await judgeAgain(store, settings, { noticeNumbers: [...new Set(entered.decisions.map(({ notice_number }) => notice_number))] });
  await settleUnits(store, settings, { accounts: [...entered.levies.map(({ account_key }) => account_key), ...moved.accounts], instances: moved.instances });
  return { decisions: entered.decisions.length, last: households.at(-1)! };
}

interface Known { readonly settings: Settings; readonly rows: readonly AssessmentRow[]; readonly taken: ReadonlySet<string>; readonly accounts: readonly AccountRow[]; readonly levies: readonly LevyRow[] }
const decisionKey = ({ household_key, fiscal_year, sequence }: Pick<AssessmentRow, 'household_key' | 'fiscal_year' | 'sequence'>): string => `${household_key} ${fiscal_year} ${sequence}`;

/** What new decisions add. */
function enter({ settings, rows, taken, accounts, levies }: Known) {
  const added = { accounts: [] as AccountRow[], levies: [] as LevyRow[], decisions: [] as { household_key: string; fiscal_year: number; sequence: number; notice_number: string }[] };
  const ofNotice = byKey(accounts, (row) => `${row.notice_number} ${row.fiscal_year}`);
  const groups = new Map<string, AccountRow[]>();
  const leviedAt = new Map(levies.map(({ account_key, yen }) => [account_key, yen]));
  const first = new Map<string, number>();
  for (const row of rows) {
    const unit = `${row.household_key} ${row.fiscal_year} ${row.head_person_key}`;
    if (!first.has(unit)) first.set(unit, row.sequence);
    if (taken.has(decisionKey(row))) continue;
    const notice_number = `${row.household_key}${String(first.get(unit)!).padStart(2, '0')}`;
    const known = knownOf(notice_number, row);
    added.decisions.push({ household_key: row.household_key, fiscal_year: row.fiscal_year, sequence: row.sequence, notice_number });
    const amounts = amountsOf(row, settings.parameters.loweredPeriods);
    const gone = known.filter(({ month, period }) => !amounts.some((one) => one.month === month && installmentKind(one.number) === installmentKind(period)));
    for (const account of gone) keep(account, 0, row);
    for (const one of amounts) {
      const account = known.find(({ month, period }) => month === one.month && installmentKind(period) === installmentKind(one.number)) ?? opened(one, row, notice_number, known);
      if (account) keep(account, one.yen, row);
    }
  }
  return added;

  /** The 期 of a decision so far; of the first one the 期 of 仮徴収 as well. */
  function knownOf(notice_number: string, { household_key, fiscal_year, head_person_key }: AssessmentRow): AccountRow[] {
    const key = `${notice_number} ${fiscal_year}`;
    const known = groups.get(key) ?? [...(ofNotice.get(key) ?? []), ...(ofNotice.get(`${household_key}${provisionalNotice} ${fiscal_year}`) ?? []).filter(({ debtor_key }) => debtor_key === head_person_key)];
    groups.set(key, known);
    return known;
  }
  function opened(one: Installment, row: AssessmentRow, notice_number: string, known: AccountRow[]): AccountRow | null {
    if (one.yen === 0) return null;
    const account = accountOf(one, row, notice_number, known);
    known.push(account);
    added.accounts.push(account);
    return account;
  }
  function keep({ account_key }: AccountRow, yen: number, { sequence, decided_on }: AssessmentRow): void {
    if ((leviedAt.get(account_key) ?? 0) === yen) return;
    leviedAt.set(account_key, yen);
    added.levies.push({ account_key, sequence, yen, decided_on, recorded_at: settings.now });
  }
}

const isExtraordinary = ({ number }: Pick<Installment, 'number'>): boolean => installmentKind(number) === 'extraordinary';

/** What every 期 is levied at by a decision. A 更正 leaves 期 already due as they were billed and tells what they hold too much; that is taken off here. */
export function amountsOf(row: Pick<AssessmentRow, 'installments' | 'overpaid_yen' | 'decided_on'>, order: Settings['parameters']['loweredPeriods']): readonly Installment[] {
  const merged = new Map<string, Installment>();
  for (const one of installmentsIn(row)) {
    const key = `${installmentKind(one.number)} ${one.month}`;
    merged.set(key, { ...one, yen: one.yen + (merged.get(key)?.yen ?? 0) });
  }
  const amounts = [...merged.values()].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  let left = row.overpaid_yen;
  const lowered = new Map<Installment, number>();
  for (const one of order === 'latestFirst' ? amounts.toReversed() : amounts) {
    // What is out of the pension and stands beyond the premium could not be called off any more.
    const cut = one.dueOn < row.decided_on || installmentKind(one.number) === 'special' ? Math.min(left, one.yen) : 0;
    left -= cut;
    lowered.set(one, one.yen - cut);
  }
  return amounts.map((one) => ({ ...one, yen: lowered.get(one)! }));
}

function accountOf(one: Installment, { household_key, fiscal_year, head_person_key, decided_on }: AssessmentRow, notice_number: string, known: readonly AccountRow[]): AccountRow {
  const period = isExtraordinary(one) ? extraordinaryNumber + known.filter((row) => installmentKind(row.period) === 'extraordinary').length : one.number;
  return {
    account_key: accountKeyOf(notice_number, fiscal_year, period), notice_number, fiscal_year, period, month: one.month, household_key, debtor_key: head_person_key, due_on: one.dueOn,
    levy_year: levyYearOf({ month: one.month, isExtraordinary: isExtraordinary(one), noticedOn: decided_on as Day }), ...nothingYet,
  };
}
export const nothingYet = { levied_yen: 0, late_yen: 0, collected_yen: 0, unpaid_yen: 0, late_unpaid_yen: 0, overpaid_yen: 0, written_off_yen: 0, is_rate_unknown: 0 };

/** 通知書番号・相当年度・期: what a 済通 says of a 期, and so its name. */
export const accountKeyOf = (noticeNumber: string, fiscalYear: number, period: number): string => `${noticeNumber}-${fiscalYear}-${String(period).padStart(2, '0')}`;
