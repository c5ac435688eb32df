import { yearlyKinds } from '../../../contracts/ward-benefit.js';
import { firstDayOf, monthsLater, type Month } from '../../../law/fiscal-year.js';
import { chunks } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { linesOf } from '../cases/decide.js';
import { caseId, keepFacts } from '../cases/facts.js';
import type { BenefitCaseRow } from '../tables.js';

/** What the ward finds by itself and asks to be applied for; sums of a year so many months after its last month. */
const askedKinds: readonly string[] = ['highCost', ...yearlyKinds.map(([kind]) => kind)];

/**
 * 勧奨: whoever may claim and has not been asked, so many months after the 診療月; and once more whoever's money came back. A case that is held
 * back or past its last day asks nobody.
 */
export async function invite(store: WardStore, settings: Settings): Promise<void> {
  const { db } = store;
  const { today, now, parameters } = settings;
  const due = (careMonth: string): boolean => firstDayOf(monthsLater(careMonth as Month, Number(parameters.solicitationLagMonths))) <= today;
  const detected = (await db.selectFrom('ward_benefit_case').selectAll().where('state', '=', 'detected').where('kind', 'in', askedKinds).where('is_held', '=', 0).where('deadline_on', '>=', today).orderBy('case_no').execute()).filter(({ care_month }) => due(care_month!));
  const failed = await unasked(store, await db.selectFrom('ward_benefit_case').selectAll().where('state', '=', 'paymentFailed').orderBy('case_no').execute());
  const all = [...detected.map((row) => ({ row, isAskedAgain: false })), ...failed.map((row) => ({ row, isAskedAgain: true }))];
  const counts = await lettersOf(store, all.map(({ row }) => caseId(row.case_no)));
  await store.insertMany('ward_benefit_letter', all.map(({ row, isAskedAgain }) => ({
    letter_id: `KS-${caseId(row.case_no)}-${(counts.get(caseId(row.case_no)) ?? 0) + 1}`, kind: 'application', unit: caseId(row.case_no), payer_key: row.payer_key, household_key: row.household_key, state: 'waiting', file_name: null, made_on: today, returned_on: null, return_reason: null, recorded_at: now,
    content: JSON.stringify({ benefitKind: row.kind, careMonth: row.care_month, amountYen: row.amount_yen, deadlineOn: row.deadline_on, isAskedAgain, lines: linesOf(row) }),
  })));
  for (const numbers of chunks(detected.map(({ case_no }) => case_no))) await db.updateTable('ward_benefit_case').set({ state: 'solicited' }).where('case_no', 'in', numbers).execute();
  await keepFacts(store, now, all.map(({ row }) => ({ unit: caseId(row.case_no), kind: 'solicited', day: today, content: { amountYen: row.amount_yen }, actor: 'exportBenefitPrint', why: '勧奨' })));
}

/** Those whose money came back after they were last written to. */
async function unasked({ db }: WardStore, rows: readonly BenefitCaseRow[]): Promise<readonly BenefitCaseRow[]> {
  const found: BenefitCaseRow[] = [];
  for (const row of rows) {
    const last = await db.selectFrom('ward_benefit_fact').select('kind').where('unit', '=', caseId(row.case_no)).where('kind', 'in', ['returned', 'solicited']).orderBy('fact_no', 'desc').executeTakeFirst();
    if (last?.kind === 'returned') found.push(row);
  }
  return found;
}

async function lettersOf({ db }: WardStore, units: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const some of chunks(units)) for (const { unit } of await db.selectFrom('ward_benefit_letter').select('unit').where('unit', 'in', some).where('kind', '=', 'application').execute()) found.set(unit, (found.get(unit) ?? 0) + 1);
  return found;
}
