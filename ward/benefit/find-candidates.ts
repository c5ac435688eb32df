import type { JobResult } from '../../contracts/ward.js';
import type { Month } from '../../law/fiscal-year.js';
import type { Decision } from '../define.js';
import { chunks } from '../desk.js';
import { beginJob, endJob } from '../job-log.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { decideAutomatically } from './cases/auto-payment.js';
import { caseId, keepFacts } from './cases/facts.js';
import { monthMatter, settleCases, type MonthChange } from './cases/settle.js';
import { keepCategories } from './category/keep.js';
import { followChanges } from './follow.js';
import { keepOwnMonths } from './high-cost-months.js';
import { shortfallsIn, type Shortfall } from './limit/shortfall.js';
import { moveMonthsAmong } from './continuity/counts.js';
import { readMonths, receiptsIn, type ReadMonth } from './household-months.js';
import { reckoned, type Reckoned } from './reckon.js';
import type { BenefitMonthRow } from './tables.js';
import { isReckoned } from './receipts/place.js';
import { markYearDue } from './year/due.js';
import { reckonYears } from './year/find.js';
import { maybeCut, staysWithinLimits } from './within-limits.js';

const householdsAtOnce = 500;

/**
 * Reckons every month about which something has become known, oldest first, and opens a case for what is to be paid beyond what was decided
 * (支給, 追加支給) or asked back (返還). A month with the same facts as before is left as it is.
 */
export async function findCandidates(store: WardStore): Promise<JobResult> {
  const actNo = await beginJob(store, 'findCandidates', '高額療養費の該当の確認');
  await store.transact((inside) => followChanges(inside));
  const told = { months: 0, opened: 0, repayments: 0, unchanged: 0 };
  for (;;) {
    const next = await store.db.selectFrom('ward_benefit_due').select('care_month').orderBy('care_month').limit(1).executeTakeFirst();
    if (!next) break;
    await store.transact((inside) => reckonPage(inside, next.care_month as Month, told));
  }
  const years = await reckonYears(store);
  const expired = await expire(store);
  const automatic = await decideAutomatically(store);
  const decisions: readonly Decision[] = [{ rule: 'findCandidates', outcome: 'reckoned', ja: '高額療養費の該当を確認した', because: [`計算した世帯の月 ${told.months}件`, `前と同じ ${told.unchanged}件`, `計算した世帯の年 ${years.years}件`, `支給・追加支給の候補 ${told.opened + years.opened}件`, `返還の候補 ${told.repayments + years.repayments}件`, `自動振込の決定 ${automatic}件`, `時効 ${expired}件`] }];
  await endJob(store, actNo, decisions);
  return { job: 'findCandidates', files: [], decisions: decisions.map((one) => ({ ...one, because: [...one.because] })) };
}

/** Claims nobody has made by their last day. */
const expire = (store: WardStore): Promise<number> => store.transact(async (inside) => {
  const { today, now } = await readSettings(inside);
  const late = await inside.db.selectFrom('ward_benefit_case').select('case_no').where('state', 'in', ['detected', 'solicited']).where('deadline_on', '<', today).orderBy('case_no').execute();
  for (const numbers of chunks(late.map(({ case_no }) => case_no))) await inside.db.updateTable('ward_benefit_case').set({ state: 'expired' }).where('case_no', 'in', numbers).execute();
  await keepFacts(inside, now, late.map(({ case_no }) => ({ unit: caseId(case_no), kind: 'expired', day: today, content: {}, actor: 'findCandidates', why: '申請のないまま2年が過ぎた' })));
  return late.length;
});

interface Told { months: number; opened: number; repayments: number; unchanged: number }

async function reckonPage(store: WardStore, careMonth: Month, told: Told): Promise<void> {
  const settings = await readSettings(store);
  const due = await store.db.selectFrom('ward_benefit_due').select('household_key').where('care_month', '=', careMonth).orderBy('household_key').limit(householdsAtOnce).execute();
  const keys = due.map(({ household_key }) => household_key);
  await store.db.deleteFrom('ward_benefit_due').where('care_month', '=', careMonth).where('household_key', 'in', keys).execute();
  if (!isReckoned(careMonth)) return;
  await markYearDue(store, settings.now, keys, careMonth);
  const before = new Map((await store.db.selectFrom('ward_benefit_month').selectAll().where('household_key', 'in', keys).where('care_month', '=', careMonth).where('latest', '=', 1).execute()).map((row) => [row.household_key, row]));
  const receipts = await receiptsIn(store, keys, careMonth);
  const cut = await maybeCut(store, careMonth, receipts, await moveMonthsAmong(store, settings, keys, careMonth));
  const asked = new Map([...receipts].filter(([key, own]) => before.has(key) || (own.length > 0 && !staysWithinLimits(careMonth, own, cut.has(key)))));
  const read = await readMonths(store, settings, careMonth, asked);
  const done = read.map((one) => ({ one, result: reckoned(one.built, one.judged, one.receipts) }));
  const gone = [...before.keys()].filter((key) => !read.some(({ householdKey }) => householdKey === key));
  await keepCategories(store, settings, careMonth, read);
  const changes = await keepMonths(store, settings, careMonth, done, gone, before, await shortfallsIn(store, careMonth, read));
  await keepOwnMonths(store, settings, careMonth, [...done.map(({ one: { householdKey }, result: { highCost, counts } }) => ({ householdKey, counts, isDue: counts || highCost.refundYen > 0 })), ...gone.map((householdKey) => ({ householdKey, isDue: false, counts: false }))]);
  const settled = await settleCases(store, settings, monthMatter(careMonth), changes);
  told.months += done.length;
  told.unchanged += done.length - changes.length;
  told.opened += settled.opened;
  told.repayments += settled.repayments;
}

interface Done { readonly one: ReadMonth; readonly result: Reckoned }

/** Writes what differs from the last reckoning. A month without 支給 that was never written needs no row, unless somebody should look at it. */
async function keepMonths(store: WardStore, { now }: Settings, careMonth: Month, done: readonly Done[], gone: readonly string[], before: ReadonlyMap<string, BenefitMonthRow>, shortfalls: ReadonlyMap<string, Shortfall>): Promise<readonly MonthChange[]> {
  const rows = done.flatMap(({ one, result }): readonly BenefitMonthRow[] => {
    const last = before.get(one.householdKey);
    const { highCost: { refundYen }, counts, holds, findings, because, facts } = result;
    if (last ? last.facts === facts && last.findings === JSON.stringify(findings) : refundYen === 0 && !counts && holds.length === 0 && findings.length === 0) return [];
    return [{
      household_key: one.householdKey, care_month: careMonth, sequence: (last?.sequence ?? 0) + 1, facts, refund_yen: refundYen, difference_yen: refundYen - (last?.refund_yen ?? 0), counts: counts ? 1 : 0, is_multiple: one.built.month.isMultipleMonth ? 1 : 0,
      holds: JSON.stringify(holds), findings: JSON.stringify(findings), because: JSON.stringify([...because, ...(shortfalls.has(one.householdKey) ? [shortfalls.get(one.householdKey)!.because] : [])]), recorded_at: now, latest: 1,
    }];
  });
  const emptied = gone.filter((key) => before.get(key)!.facts !== '').map((key): BenefitMonthRow => ({
    ...before.get(key)!, sequence: before.get(key)!.sequence + 1, facts: '', refund_yen: 0, difference_yen: 0 - before.get(key)!.refund_yen, counts: 0, is_multiple: 0, holds: '[]', findings: '[]', because: JSON.stringify([{ rule: 'nobody', ja: 'その月にこの世帯の被保険者がいない', figures: {} }]), recorded_at: now,
  }));
  const all = [...rows, ...emptied];
  if (all.length > 0) await store.db.updateTable('ward_benefit_month').set({ latest: 0 }).where('household_key', 'in', all.map(({ household_key }) => household_key)).where('care_month', '=', careMonth).where('latest', '=', 1).execute();
  await store.insertMany('ward_benefit_month', all);
  const heads = new Map(done.map(({ one }) => [one.householdKey, one.judged.headPersonKey]));
  return all.map((row) => ({ householdKey: row.household_key, payerKey: heads.get(row.household_key) ?? null, refundYen: row.refund_yen - (shortfalls.get(row.household_key)?.yen ?? 0), sequence: row.sequence, isHeld: row.holds !== '[]', isNewlyHeld: row.holds !== '[]' && row.holds !== before.get(row.household_key)?.holds, because: row.because }));
}

