import { highCostDeadline } from '../../../law/benefit-terms.js';
import type { BenefitKind } from '../../../contracts/ward-benefit.js';
import type { Day } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import { byKey } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { takeNumbers } from '../numbers.js';
import type { BenefitCaseRow, RepaymentRow } from '../tables.js';
import { caseId, keepFacts, repaymentId, type NewFact } from './facts.js';

/** A household's month that came out otherwise than before. */
export interface MonthChange { readonly householdKey: string; readonly payerKey: string | null; readonly refundYen: number; readonly sequence: number; /** Somebody must look before it is paid; `isNewlyHeld`: for a reason that was not there before. */ readonly isHeld: boolean; readonly isNewlyHeld: boolean; readonly because: string }

/** Cases nobody has decided: their amount follows the reckoning. */
export const openStates: readonly string[] = ['detected', 'solicited', 'applied'];
/** Cases that were decided to be paid, whatever became of the money since. */
export const decidedStates: readonly string[] = ['decided', 'paymentFailed'];

/** Claims that nobody can make any more. */
export const lapsedStates: readonly string[] = ['expired', 'refused'];

/** What is settled: the months of one 診療月, or one kind of the sums of a year, which stand under its last month. */
export interface Matter { readonly kind: BenefitKind; readonly careMonth: Month; readonly deadlineOn: Day; readonly cause: string; readonly ja: string }
export const monthMatter = (careMonth: Month): Matter => ({ kind: 'highCost', careMonth, deadlineOn: highCostDeadline(careMonth), cause: 'recalculated', ja: `${careMonth} 診療分の計算` });

interface Writing { readonly cases: BenefitCaseRow[]; readonly repayments: RepaymentRow[]; readonly facts: NewFact[] }

/**
 * Brings the cases of some months to what the months come to: decided + open − asked back = 支給額. What was decided stays; more becomes a case
 * (追加支給), less a 返還.
 */
export async function settleCases(store: WardStore, settings: Settings, matter: Matter, changes: readonly MonthChange[]): Promise<{ readonly opened: number; readonly repayments: number }> {
  if (changes.length === 0) return { opened: 0, repayments: 0 };
  const { careMonth, kind } = matter;
  const causes = kind === 'highCost' ? [matter.cause, 'notInsured'] : [matter.cause];
  const keys = changes.map(({ householdKey }) => householdKey);
  const cases = byKey(await store.db.selectFrom('ward_benefit_case').selectAll().where('household_key', 'in', keys).where('care_month', '=', careMonth).where('kind', '=', kind).orderBy('case_no').execute(), ({ household_key }) => household_key);
  const repayments = byKey(await store.db.selectFrom('ward_repayment').selectAll().where('household_key', 'in', keys).where('care_month', '=', careMonth).where('cause', 'in', causes).orderBy('repayment_no').execute(), ({ household_key }) => household_key);
  const writing: Writing = { cases: [], repayments: [], facts: [] };
  const [firstCase, firstRepayment] = [await takeNumbers(store, 'benefitCase', 0), await takeNumbers(store, 'benefitRepayment', 0)];
  const numbers = { case: firstCase, repayment: firstRepayment };
  for (const change of changes) settleOne(settings, matter, change, cases.get(change.householdKey) ?? [], repayments.get(change.householdKey) ?? [], numbers, writing);
  await takeNumbers(store, 'benefitCase', numbers.case - firstCase);
  await takeNumbers(store, 'benefitRepayment', numbers.repayment - firstRepayment);
  await store.insertMany('ward_benefit_case', writing.cases, 'replace');
  await store.insertMany('ward_repayment', writing.repayments, 'replace');
  await keepFacts(store, settings.now, writing.facts);
  return { opened: numbers.case - firstCase, repayments: numbers.repayment - firstRepayment };
}

function settleOne(settings: Settings, { kind: benefitKind, careMonth, deadlineOn, cause: ownCause, ja }: Matter, change: MonthChange, cases: readonly BenefitCaseRow[], repayments: readonly RepaymentRow[], numbers: { case: number; repayment: number }, writing: Writing): void {
  const { today, now } = settings;
  const open = cases.find(({ state }) => openStates.includes(state));
  const asked = repayments.find(({ state, cause }) => state === 'found' && cause === ownCause);
  const decided = cases.filter(({ state }) => decidedStates.includes(state)).reduce((sum, { amount_yen }) => sum + amount_yen, 0);
  const back = repayments.filter((row) => row !== asked && row.state !== 'joined' && row.state !== 'cancelled').reduce((sum, { high_cost_yen }) => sum + high_cost_yen, 0);
  const waived = repayments.filter(({ state, cause }) => state === 'cancelled' && cause === ownCause).reduce((sum, { high_cost_yen }) => sum + high_cost_yen, 0);
  const lapsed = cases.filter(({ state }) => lapsedStates.includes(state)).reduce((sum, { amount_yen }) => sum + amount_yen, 0);
  const beyondYen = change.refundYen - (decided - back);
  // What lapsed or was refused is not owed again, what somebody has cancelled is not asked back again.
  const owedYen = beyondYen > 0 ? Math.max(0, beyondYen - lapsed) : Math.min(0, beyondYen + waived);
  const tell = (unit: string, kind: NewFact['kind'], content: object) => void writing.facts.push({ unit, kind, day: today, content, actor: 'findCandidates', why: `${ja} ${change.sequence}` });
  if (open) settleOpen(open, owedYen, change, holdsBack(settings), writing, tell);
  else if (owedYen > 0 && change.payerKey !== null) {
    const case_no = numbers.case++;
    writing.cases.push({ case_no, kind: benefitKind, household_key: change.householdKey, care_month: careMonth, payer_key: change.payerKey, amount_yen: owedYen, deadline_on: deadlineOn, state: deadlineOn < today ? 'expired' : 'detected', is_held: change.isHeld && holdsBack(settings) ? 1 : 0, content: '{}', because: change.because, recorded_at: now });
    tell(caseId(case_no), 'detected', { amountYen: owedYen, isAdditional: decided > 0 });
  }
  if (asked && -owedYen !== asked.high_cost_yen) {
    const amount_yen = Math.max(0, -owedYen);
    writing.repayments.push({ ...asked, high_cost_yen: amount_yen, amount_yen, state: amount_yen === 0 ? 'cancelled' : 'found', because: change.because });
    tell(repaymentId(asked.repayment_no), amount_yen === 0 ? 'cancelled' : 'recalculated', { amountYen: amount_yen });
  } else if (!asked && owedYen < 0) {
    const repayment_no = numbers.repayment++;
    const payer_key = cases.at(-1)?.payer_key ?? change.payerKey;
    if (payer_key === null || payer_key === undefined) return;
    writing.repayments.push({ repayment_no, cause: ownCause, household_key: change.householdKey, care_month: careMonth, payer_key, high_cost_yen: -owedYen, amount_yen: -owedYen, parts: '[]', state: 'found', demanded_on: null, due_on: null, repaid_yen: 0, because: change.because, recorded_at: now });
    tell(repaymentId(repayment_no), 'detected', { amountYen: -owedYen });
  }
}

/** A letter that asks for another amount, or asked somebody who was not 世帯主, is sent anew; an application stands, for it asks for the month and not for a sum. */
function settleOpen(held: BenefitCaseRow, owedYen: number, change: MonthChange, isHolding: boolean, writing: Writing, tell: (unit: string, kind: NewFact['kind'], content: object) => void): void {
  const because = change.because;
  const isPayerOther = held.state !== 'applied' && change.payerKey !== null && change.payerKey !== held.payer_key;
  const open = { ...held, is_held: change.isNewlyHeld && isHolding ? 1 : held.is_held, payer_key: isPayerOther ? change.payerKey : held.payer_key };
  if (owedYen <= 0) {
    writing.cases.push({ ...open, amount_yen: 0, state: 'withdrawn', because });
    tell(caseId(open.case_no), 'withdrawn', { amountYen: open.amount_yen });
  } else if (owedYen !== open.amount_yen || isPayerOther) {
    writing.cases.push({ ...open, amount_yen: owedYen, state: open.state === 'applied' ? 'applied' : 'detected', because });
    tell(caseId(open.case_no), 'recalculated', { amountYen: owedYen, formerYen: open.amount_yen });
  } else if (because !== held.because || open.is_held !== held.is_held) writing.cases.push({ ...open, because });
}

const holdsBack = ({ parameters }: Settings): boolean => parameters.benefitForOtherReasons === 'held';
