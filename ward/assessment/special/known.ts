import type { PremiumForm } from '../../../contracts/ward-premium.js';
import type { Day } from '../../../law/define.js';
import { fiscalYearBegins, fiscalYearEnds, type Month } from '../../../law/fiscal-year.js';
import { byKey } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import type { Installment } from '../installments.js';
import { specialCollection } from '../rules/special-collection.js';
import type { HouseholdFacts, Known } from '../year/facts.js';
import type { Unit } from '../year/units.js';
import type { SpecialState } from './plan.js';

/** What 年金保険者 has told of some households, and what was decided of 仮徴収. */
export interface SpecialKnown {
  /** Months of which not exactly what was asked for was taken. */
  readonly returned: ReadonlyMap<string, SpecialState['returned']>;
  /** 仮徴収 by household and 納付義務者. */
  readonly provisional: ReadonlyMap<string, readonly Installment[]>;
}

/** Null while the ward uses no 特別徴収. */
export async function readSpecial({ db }: WardStore, { parameters }: Pick<Settings, 'parameters'>, householdKeys: readonly string[], fiscalYear: number): Promise<SpecialKnown | null> {
  if (parameters.specialCollection === 'off') return null;
  const [keys, from, through] = [[...householdKeys], fiscalYearBegins(fiscalYear).slice(0, 7), fiscalYearEnds(fiscalYear).slice(0, 7)];
  const results = await db.selectFrom('ward_withholding_result').selectAll().where('household_key', 'in', keys).where('month', '>=', from).where('month', '<=', through).orderBy('month').execute();
  const accounts = await db.selectFrom('ward_account').selectAll().where('household_key', 'in', keys).where('fiscal_year', '=', fiscalYear).where('notice_number', 'like', `%${provisionalNotice}`).orderBy('period').execute();
  const levied = new Map((accounts.length === 0 ? [] : await db.selectFrom('ward_levy').selectAll().where('account_key', 'in', accounts.map(({ account_key }) => account_key)).orderBy('sequence').execute()).map(({ account_key, yen }) => [account_key, yen]));
  const own = accounts.filter(({ notice_number, household_key }) => notice_number === `${household_key}${provisionalNotice}`);
  return {
    returned: new Map([...byKey(results, ({ household_key }) => household_key)].map(([key, rows]) => [key, rows.filter((row) => row.withheld_yen !== row.requested_yen).map((row) => [row.month as Month, row.withheld_yen] as const)])),
    provisional: new Map([...byKey(own, ({ household_key, debtor_key }) => `${household_key} ${debtor_key}`)].map(([key, rows]) => [key, rows.map((row): Installment => ({ number: row.period, month: row.month as Month, dueOn: row.due_on as Day, yen: levied.get(row.account_key) ?? 0 }))])),
  };
}

/** In the place of the first decision: the 期 of 仮徴収, of which there is none yet. */
export const provisionalNotice = '00';

export interface SpecialFacts { readonly outcome: string; readonly returned: SpecialState['returned'] }
export const stateOf = ({ outcome, returned }: SpecialFacts): SpecialState => ({ continues: outcome === 'candidate' && returned.length === 0, returned });

export interface SpecialQuestion {
  readonly on: Day;
  /** 0 asks about everything but the half of the pension. */
  readonly totalYen: number;
  /** The months of this 納付義務者; what another one of the household was not taken does not concern it. */
  readonly months: readonly Month[];
  readonly forms: Known['forms'];
  readonly known: SpecialKnown;
}
/** Does the household qualify on that day of the year, and what was not taken as it was asked for? */
export function specialFactsOf(unit: Unit, fiscalYear: number, { members }: HouseholdFacts, { on, totalYen, months, forms, known }: SpecialQuestion): SpecialFacts {
  const told: readonly PremiumForm[] = forms.get(unit.headPersonKey) ?? [];
  const pension = told.findLast((form) => form.kind === 'pension') ?? null;
  const wantsDirectDebit = told.findLast((form) => form.kind === 'directDebit')?.isWanted ?? false;
  const last = fiscalYearEnds(fiscalYear);
  const decidedOn = on > last ? last : on;
  return { outcome: specialCollection.apply({ fiscalYear, decidedOn, totalYen, members, pension, wantsDirectDebit }).outcome, returned: (known.returned.get(unit.householdKey) ?? []).filter(([month]) => months.includes(month)) };
}

