import type { Month } from '../../law/fiscal-year.js';
import type { WardStore } from '../tables.js';

/** What else of a household and month the limits depend on. */
export interface HouseholdMonthFacts {
  /** 都内転居月: the household came from another ward of 東京都 or went to one, not on the 1st, and 世帯の継続性 is recognised. */
  readonly hasMovedWithinPrefecture: boolean;
}

const usual: HouseholdMonthFacts = { hasMovedWithinPrefecture: false };

/** Facts of some households in one 診療月. Who decides 世帯の継続性 says here which months are 転居月; until then none is. */
export const householdMonthFacts = (_store: WardStore, householdKeys: readonly string[], _careMonth: Month): Promise<ReadonlyMap<string, HouseholdMonthFacts>> =>
  Promise.resolve(new Map(householdKeys.map((key) => [key, usual])));
