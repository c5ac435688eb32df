import type { BurdenRatio } from '../../../law/burden-ratio.js';
import { addDays, previousDay } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { ParameterValues } from '../parameters.js';

/** One row of 負担割合 that is not 無効. `toldNo`: the later said, the higher. */
export interface ToldRatio { readonly validFrom: Day; readonly validThrough: Day; readonly burdenRatio: BurdenRatio; readonly toldNo: number }
/** Days on which one ratio holds. Of one person no two of them share a day. */
export type RatioPeriod = Omit<ToldRatio, 'toldNo'>;
export type RatioMergeRule = ParameterValues['ratioMergeRule'];

/**
 * Which ratio holds on which day. Where several are told for a day, the one that begins last holds, and of those the one said last.
 * わざと: rows of one ratio without a gap between them become one row that begins with the first (千葉市). A corrected ratio that is
 * equal to last year's then begins before the wrong one, and the wrong one holds unless it was 無効化.
 */
export function ratioPeriodsOf(told: readonly ToldRatio[], rule: RatioMergeRule): readonly RatioPeriod[] {
  const rows = rule === 'mergeEqualContiguous' ? merged(told) : told;
  const bounds = [...new Set(rows.flatMap(({ validFrom, validThrough }) => [validFrom, addDays(validThrough, 1)]))].sort();
  const periods: (RatioPeriod & { readonly of: ToldRatio })[] = [];
  for (const [i, validFrom] of bounds.slice(0, -1).entries()) {
    const of = holdingOn(rows, validFrom);
    if (!of) continue;
    const validThrough = previousDay(bounds[i + 1]!);
    const last = periods.at(-1);
    if (last?.of === of) periods[periods.length - 1] = { ...last, validThrough };
    else periods.push({ validFrom, validThrough, burdenRatio: of.burdenRatio, of });
  }
  return periods.map(({ validFrom, validThrough, burdenRatio }) => ({ validFrom, validThrough, burdenRatio }));
}

const covers = (day: Day) => ({ validFrom, validThrough }: RatioPeriod): boolean => validFrom <= day && day <= validThrough;
const holdingOn = (rows: readonly ToldRatio[], day: Day): ToldRatio | undefined => rows.filter(covers(day)).sort((a, b) => (a.validFrom === b.validFrom ? b.toldNo - a.toldNo : a.validFrom < b.validFrom ? 1 : -1))[0];

function merged(told: readonly ToldRatio[]): readonly ToldRatio[] {
  const rows: ToldRatio[] = [];
  const inOrder = told.toSorted((a, b) => (a.burdenRatio === b.burdenRatio ? (a.validFrom < b.validFrom ? -1 : 1) : a.burdenRatio < b.burdenRatio ? -1 : 1));
  for (const row of inOrder) {
    const last = rows.at(-1);
    if (!last || last.burdenRatio !== row.burdenRatio || row.validFrom > addDays(last.validThrough, 1)) rows.push(row);
    else rows[rows.length - 1] = { ...last, validThrough: last.validThrough > row.validThrough ? last.validThrough : row.validThrough, toldNo: Math.max(last.toldNo, row.toldNo) };
  }
  return rows;
}

/** What nobody may leave so: the first day for which two rows are told (E702), and the first on which not the one said last holds (W703). */
export function troublesOf(told: readonly ToldRatio[], rule: RatioMergeRule): { readonly doubleOn: Day | null; readonly hiddenOn: Day | null } {
  const days = told.map(({ validFrom }) => validFrom).sort();
  const doubles = days.filter((day) => told.filter(covers(day)).length > 1);
  const periods = ratioPeriodsOf(told, rule);
  const hidden = doubles.find((day) => {
    const lastSaid = told.filter(covers(day)).sort((a, b) => b.toldNo - a.toldNo)[0]!;
    return periods.find(covers(day))!.burdenRatio !== lastSaid.burdenRatio;
  });
  return { doubleOn: doubles[0] ?? null, hiddenOn: hidden ?? null };
}
