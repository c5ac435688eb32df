import { wordOf } from '../../../contracts/codes.js';
import { yearlyKinds, type YearlyKind } from '../../../contracts/ward-benefit.js';
import { benefitYearDeadline, lastMonthOf } from '../../../law/benefit-year.js';
import type { Matter } from '../cases/settle.js';

/** How the causes of 返納金 of sums of a year end, after their kind. */
export const yearlyCause = 'Recalculated';

/** One kind of the sums of a year, to be settled like a month. */
export const yearMatter = (kind: YearlyKind, year: number): Matter => ({ kind, careMonth: lastMonthOf(year), deadlineOn: benefitYearDeadline(year), cause: `${kind}${yearlyCause}`, ja: `${year}年8月からの${wordOf(yearlyKinds, kind)}の計算` });
