import { ageBands } from './codes.js';
import { countedOnFor, levyPartsOf } from './checks.js';
import type { LevyBaseRow } from './records.js';

/** A municipality in round figures, from which a whole 市町村基礎ファイル is laid out. */
export interface BaseTold {
  readonly fiscalYear: number;
  readonly insuredCount: number;
  readonly householdCount: number;
  readonly cappedIncomeThousandYen: number;
  /** Left out: nobody is cut. */
  readonly incomeThousandYen?: number;
  /** Of 介護分; left out: nobody. */
  readonly care?: { readonly insuredCount: number; readonly householdCount: number; readonly cappedIncomeThousandYen: number };
  readonly careCostThousandYen?: number;
}

/** 市町村基礎ファイル of a municipality whose insured are all in one 年齢階級. */
export function baseRowsOf({ fiscalYear, insuredCount, householdCount, cappedIncomeThousandYen, incomeThousandYen = cappedIncomeThousandYen, care = { insuredCount: 0, householdCount: 0, cappedIncomeThousandYen: 0 }, careCostThousandYen = 0 }: BaseTold): readonly LevyBaseRow[] {
  const common = { fiscalYear, countedOn: countedOnFor(fiscalYear) };
  const nothing = { part: null, ageBand: null, householdCount: null, incomeThousandYen: null, cappedIncomeThousandYen: null, careCostThousandYen: null };
  const whole = { insuredCount, householdCount, incomeThousandYen, cappedIncomeThousandYen };
  return [
    ...levyPartsOf(fiscalYear).map((part): LevyBaseRow => ({ rowKind: 'part', ...common, ...nothing, part, ...(part === 'care' ? { ...care, incomeThousandYen: care.cappedIncomeThousandYen } : whole) })),
    ...ageBands.map(([ageBand]): LevyBaseRow => ({ rowKind: 'ageBand', ...common, ...nothing, ageBand, insuredCount: ageBand === '45' ? insuredCount : 0, careCostThousandYen: ageBand === '45' ? careCostThousandYen : 0 })),
    { rowKind: 'total', ...common, ...nothing, insuredCount, careCostThousandYen },
  ];
}
