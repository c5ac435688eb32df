import { assume, type Basis } from '../../law/define.js';
import { byKey } from '../desk.js';
import { percentOf } from './cap.js';
import type { Limits } from './limits.js';
import type { CareMonth, CareService } from './month.js';
import { settledRow, subsidizedPart, type CareRow } from './patient.js';

export const untoldPaymentBasis: Basis = assume('払った額を知らされない療養は、公費の分なら公費の自己負担(患者の割合・公費の月の上限・公費対象分の限度額の一番小さいもの)、保険だけの分なら一部負担金の割合分を払ったとする。窓口で限度額までにしたものは、その額');

/** What was paid of a row: as told, and where nothing is told, what the law lets the counter ask for. A part means the same whatever is written of the others. */
export function paidFor(month: CareMonth, row: CareRow, limits: Limits): number {
  const ofCost = ({ medicalCostYen }: CareService): number => percentOf(medicalCostYen ?? 0, row.person.copayPercent);
  const [atCounter, open] = [row.services.filter(isCapped), row.services.filter((service) => !isCapped(service))];
  const settled = atCounter.length === 0 ? 0 : settledRow(month, { ...row, services: atCounter }, limits)?.patientPaysYen ?? sumOf(atCounter, ofCost);
  const told = sumOf(open, ({ copayYen }) => copayYen ?? 0);
  const untold = open.filter(({ copayYen }) => copayYen === null);
  const plain = sumOf(untold.filter(({ subsidy }) => subsidy === null), ofCost);
  const ofSubsidies = [...byKey(untold.filter(({ subsidy }) => subsidy !== null), ({ subsidy }) => subsidy!)].map(([ref, services]) => shareOf(month, { ...row, services }, ref, sumOf(open.filter(({ subsidy }) => subsidy === ref), ({ copayYen }) => copayYen ?? 0), limits));
  return settled + told + plain + sumOf(ofSubsidies, (yen) => yen);
}

/** The counter has capped it and nobody has told the amount. */
export const isCapped = ({ isSettledAtCounter, copayYen }: Pick<CareService, 'isSettledAtCounter' | 'copayYen'>): boolean => isSettledAtCounter && copayYen === null;

/** What a patient pays of the part of a 公費, after what was paid of it already. */
function shareOf({ subsidies }: CareMonth, row: CareRow, ref: string, paidBefore: number, limits: Limits): number {
  const subsidy = subsidies.find((one) => one.ref === ref)!;
  const { shareYen } = subsidizedPart(row, subsidy, limits, []);
  return Math.max(0, Math.min(shareYen, (subsidy.patientMonthlyLimitYen ?? Infinity) - paidBefore));
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);
