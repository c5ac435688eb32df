import type { Day } from '../../law/define.js';
import { firstDayOutside } from '../eligibility/periods.js';
import { chunks } from '../desk.js';
import { spanOf } from '../reading.js';
import type { Settings } from '../settings.js';
import type { PeriodRow, WardStore } from '../tables.js';

/** What the records say of one 適用期間; null = it is void. */
export interface QualificationFact { readonly historyKey: string; readonly personKey: string; readonly held: { readonly insuredNumber: string; readonly branchNumber: string; readonly memberRole: 'self' | 'family'; readonly acquiredOn: Day; readonly lostOn: Day | null } | null }

const periodsAtOnce = 500;

/** Every 適用期間 as it stands, in portions. 資格取得・喪失 are the ward's own; where the prefecture's qualification goes on, the days of 適用 stand in their place. */
export async function* qualificationPages(store: WardStore, { parameters }: Settings): AsyncGenerator<readonly QualificationFact[]> {
  for (let last = ''; ;) {
    const rows = await store.db.selectFrom('ward_period').selectAll().where('latest', '=', 1).where('period_key', '>', last).orderBy('period_key').limit(periodsAtOnce).execute();
    if (rows.length === 0) return;
    const heads = await headsOf(store, rows);
    yield rows.map((row) => ({ historyKey: row.period_key, personKey: row.person_key, held: row.voided === 1 ? null : heldIn(row, heads, parameters.applicationEndConvention) }));
    last = rows.at(-1)!.period_key;
  }
}

const heldIn = (row: PeriodRow, heads: ReadonlyMap<string, string>, convention: Settings['parameters']['applicationEndConvention']) => ({
  insuredNumber: row.household_key, branchNumber: row.branch_number, memberRole: heads.get(row.household_key) === row.person_key ? 'self' as const : 'family' as const,
  acquiredOn: (row.acquired_on ?? row.start_on) as Day, lostOn: (row.lost_on as Day | null) ?? firstDayOutside(spanOf(row), convention),
});

async function headsOf({ db }: WardStore, rows: readonly PeriodRow[]): Promise<ReadonlyMap<string, string>> {
  const heads = new Map<string, string>();
  for (const keys of chunks([...new Set(rows.map(({ household_key }) => household_key))])) {
    for (const row of await db.selectFrom('ward_household').select(['household_key', 'head_person_key']).where('household_key', 'in', keys).where('latest', '=', 1).execute()) heads.set(row.household_key, row.head_person_key);
  }
  return heads;
}
