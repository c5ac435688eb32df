import { yearlyKinds } from '../../../contracts/ward-benefit.js';
import { yen } from '../../because.js';
import type { WardStore } from '../../tables.js';
import { decidedStates, lapsedStates } from '../cases/settle.js';
import type { BenefitCaseRow } from '../tables.js';
import { yearlyCause } from '../year/matter.js';

type About = Pick<BenefitCaseRow, 'kind' | 'household_key' | 'care_month'>;
/** What the letter itself is about, which is not told beside it. */
interface But { readonly caseNo?: number; readonly repaymentNo?: number }

/** What has been decided of the same month or year before: without it the whole sum of the reckoning would read like the sum of the letter. */
export async function standingLines({ db }: WardStore, { kind, household_key, care_month }: About, { caseNo, repaymentNo }: But): Promise<readonly string[]> {
  if (care_month === null) return [];
  const cases = (await db.selectFrom('ward_benefit_case').select(['case_no', 'state', 'amount_yen']).where('kind', '=', kind).where('household_key', '=', household_key).where('care_month', '=', care_month).execute()).filter(({ case_no }) => case_no !== caseNo);
  const causes = yearlyKinds.some(([id]) => id === kind) ? [`${kind}${yearlyCause}`] : ['recalculated', 'notInsured'];
  const back = (await db.selectFrom('ward_repayment').select(['repayment_no', 'high_cost_yen']).where('household_key', '=', household_key).where('care_month', '=', care_month).where('cause', 'in', causes).where('state', 'not in', ['joined', 'cancelled']).execute()).filter(({ repayment_no }) => repayment_no !== repaymentNo);
  const of = (states: readonly string[]): number => sumOf(cases.filter(({ state }) => states.includes(state)).map(({ amount_yen }) => amount_yen));
  const sums = [['すでに支給を決めた額', of(decidedStates)], ['支給しないと決めたか、期限を過ぎた額', of(lapsedStates)], ['すでに返納をお願いした額', sumOf(back.map(({ high_cost_yen }) => high_cost_yen))]] as const;
  return sums.filter(([, amount]) => amount > 0).map(([ja, amount]) => `${ja} ${yen(amount)}`);
}
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
