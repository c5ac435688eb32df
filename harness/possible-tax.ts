import type { Payload } from '../contracts/municipal-hub/payloads.js';
import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import { fiscalYearBegins } from '../law/fiscal-year.js';
import { isPensionerFor } from '../law/premium-ages.js';
import { incomeAdjustmentYen, incomeBy, pensionDeductionLoss, pensionIncomeTable, salaryIncomeTable } from '../law/premium-income.js';
import type { TaxTold } from './levy-windows.js';
import { TotsugoProblem } from './problem.js';

type Said = Pick<TaxTold, 'fiscalYear' | 'netIncomeYen' | 'salaryIncomeYen' | 'salaryRevenueYen' | 'publicPensionIncomeYen' | 'publicPensionRevenueYen'>;

/** What is said of somebody's income, if the 速算表 of that year give it: no tax office writes a 所得 that is not that of its 収入, and whoever recomputes it must not stumble over a story. */
export function possible<T extends Said>(said: T, person: Pick<Resident, 'bornOn'>): T {
  const { fiscalYear, salaryIncomeYen = 0, publicPensionIncomeYen = 0, netIncomeYen = 0 } = said;
  const ofRevenue = incomesOf(said, person.bornOn);
  if (salaryIncomeYen !== ofRevenue.salaryYen) throw impossible(`${fiscalYear}年度の給与収入 ${said.salaryRevenueYen ?? 0}円の所得は ${ofRevenue.salaryYen}円で、${salaryIncomeYen}円ではない`);
  if (publicPensionIncomeYen !== ofRevenue.pensionYen) throw impossible(`${person.bornOn}生まれの人の${fiscalYear}年度の年金収入 ${said.publicPensionRevenueYen ?? 0}円の所得は ${ofRevenue.pensionYen}円で、${publicPensionIncomeYen}円ではない`);
  if (netIncomeYen < salaryIncomeYen + publicPensionIncomeYen) throw impossible(`総所得金額等 ${netIncomeYen}円が給与所得と年金所得の和より少ない`);
  return said;
}

/** The same of what a body behind 自治体中間サーバー holds; only 地方税関係情報 tells of income. */
export function possiblePayload(payload: Payload, person: Pick<Resident, 'bornOn'>): void {
  if (!('salaryRevenueYen' in payload)) return;
  const amount = (name: string): number => Number(payload[name] ?? 0);
  possible({
    fiscalYear: amount('fiscalYear'), netIncomeYen: amount('netIncomeYen'), salaryIncomeYen: amount('salaryIncomeYen'), salaryRevenueYen: amount('salaryRevenueYen'),
    publicPensionIncomeYen: amount('publicPensionIncomeYen'), publicPensionRevenueYen: amount('publicPensionRevenueYen'),
  }, person);
}

function incomesOf({ fiscalYear, salaryRevenueYen = 0, publicPensionRevenueYen = 0, netIncomeYen = 0, publicPensionIncomeYen = 0 }: Said, bornOn: Day): { readonly salaryYen: number; readonly pensionYen: number } {
  if (salaryRevenueYen === 0 && publicPensionRevenueYen === 0) return { salaryYen: 0, pensionYen: 0 };
  const day = fiscalYearBegins(fiscalYear);
  const { under65, from65 } = pensionIncomeTable.on(day);
  const usualYen = incomeBy(isPensionerFor(bornOn, fiscalYear - 1) ? from65 : under65, publicPensionRevenueYen);
  const pensionYen = usualYen > 0 ? usualYen + pensionDeductionLoss(netIncomeYen - publicPensionIncomeYen) : 0;
  const grossYen = incomeBy(salaryIncomeTable.on(day), salaryRevenueYen);
  return { salaryYen: grossYen - incomeAdjustmentYen(grossYen, pensionYen), pensionYen };
}

const impossible = (why: string): TotsugoProblem => new TotsugoProblem('TSG-S10', why, '収入は law/premium-income.ts の速算表から求める(earnedUpTo)');
