import type { Day } from '../law/define.js';
import type { Decision } from './define.js';
import { writeAccesses, type Access } from './access-log.js';
import { obstacle, refusalOf, type Obstacle, type Refusal } from './refusals.js';
import type { Settings } from './settings.js';
import type { CertificateRow, HouseholdRow, MatchStepRow, PeriodRow, ResidentRow, TerminalItemRow, WardStore } from './tables.js';

/**
 * One act being worked on: what was read, what would be written, what speaks against it. Nothing reaches the records
 * before `closeDesk`, and then all of it or, when there is a refusal, none.
 */
export interface Desk {
  readonly store: WardStore;
  readonly settings: Settings;
  readonly masked: (individualNumber: string) => string;
  readonly actNo: number;
  /** Written beside every row of this act. */
  readonly why: string;
  readonly counters: Map<string, number>;
  /** Series a number was drawn from on this desk. The others belong to whoever counts them meanwhile: the ledger, 滞納整理. */
  readonly drawn: Set<string>;
  /** Newest state of what was read or is pending. */
  readonly residents: Map<string, ResidentRow | null>;
  readonly households: Map<string, HouseholdRow>;
  readonly periods: Map<string, readonly PeriodRow[]>;
  readonly pending: {
    readonly residents: Map<string, ResidentRow>;
    readonly households: Map<string, HouseholdRow>;
    readonly periods: Map<string, PeriodRow>;
    readonly certificates: Map<number, CertificateRow>;
    readonly matchSteps: MatchStepRow[];
    readonly terminalItems: TerminalItemRow[];
    readonly accesses: Access[];
  };
  /** 世帯の識別 → must every period ever sent go out again? */
  readonly queue: Map<string, boolean>;
  readonly decisions: Decision[];
  readonly refusals: Refusal[];
}

export interface ActNote { readonly act: string; readonly notificationId: string | null; readonly personKeys: readonly string[]; readonly why: string }

export async function openDesk(store: WardStore, settings: Settings, masked: Desk['masked'], note: Pick<ActNote, 'why'>): Promise<Desk> {
  const counters = new Map((await store.db.selectFrom('ward_counter').selectAll().execute()).map(({ name, value }) => [name, value]));
  const actNo = (counters.get('act') ?? 0) + 1;
  counters.set('act', actNo);
  return {
    store, settings, masked, actNo, why: note.why, counters, drawn: new Set(['act']), residents: new Map(), households: new Map(), periods: new Map(),
    pending: { residents: new Map(), households: new Map(), periods: new Map(), certificates: new Map(), matchSteps: [], terminalItems: [], accesses: [] },
    queue: new Map(), decisions: [], refusals: [],
  };
}

/** The next number of a series; numbers are never used twice. */
export function nextNumber(desk: Desk, series: 'household' | 'period' | 'certificate' | 'written' | 'terminalItem' | 'premiumForm' | 'enquiry' | 'slip' | 'lookup' | 'nonRegistered' | 'ratio' | 'revenueForm'): number {
  const number = (desk.counters.get(series) ?? 0) + 1;
  desk.counters.set(series, number);
  desk.drawn.add(series);
  return number;
}

/** Writes the decision down and hands it back. */
export function decided<O extends string>(desk: Desk, decision: Decision<O>): Decision<O> {
  desk.decisions.push(decision);
  return decision;
}

export const refuse = (desk: Desk, ...obstacles: readonly Obstacle[]): void => {
  desk.refusals.push(...obstacles.map(refusalOf));
};
/** A form of that 届出の識別 is taken once. */
export async function refuseEntered(desk: Desk, notificationId: string): Promise<void> {
  const before = await desk.store.db.selectFrom('ward_act').select('recorded_at').where('notification_id', '=', notificationId).where('accepted', '=', 1).executeTakeFirst();
  if (before) refuse(desk, obstacle('enteredBefore', '届出の識別', notificationId, `${before.recorded_at} に受け付けている`));
}
/** Nor is one that is handed in tomorrow. */
export async function refuseUntimely(desk: Desk, { notificationId, receivedOn }: { readonly notificationId: string; readonly receivedOn: Day }): Promise<void> {
  await refuseEntered(desk, notificationId);
  if (receivedOn > desk.settings.today) refuse(desk, obstacle('receivedInFuture', '届出日', receivedOn, `業務日 ${desk.settings.today} より後`));
}
export const isRefused = (desk: Desk): boolean => desk.refusals.length > 0;

/** Writes the act: all of its rows, or only that it was refused and why. */
export async function closeDesk(desk: Desk, note: ActNote): Promise<void> {
  const { store, settings, actNo } = desk;
  const accepted = !isRefused(desk);
  await store.insertMany('ward_act', [{
    act_no: actNo, recorded_at: settings.now, act: note.act, notification_id: note.notificationId, person_keys: note.personKeys.join(' '), accepted: accepted ? 1 : 0, why: note.why,
  }]);
  await store.insertMany('ward_decision', desk.decisions.map(({ rule, outcome, ja, because }, i) => ({ act_no: actNo, line_no: i + 1, rule, outcome, ja, because: JSON.stringify(because) })));
  await store.insertMany('ward_refusal', desk.refusals.map((refusal, i) => ({ act_no: actNo, line_no: i + 1, ...refusal })));
  const counters = accepted ? [...desk.counters].filter(([name]) => desk.drawn.has(name)) : [['act', actNo] as const];
  await store.insertMany('ward_counter', counters.map(([name, value]) => ({ name, value })), 'replace');
  if (accepted) await writePending(desk);
}

async function writePending({ store, settings, actNo, pending, queue }: Desk): Promise<void> {
  const { db } = store;
  for (const keys of chunks([...pending.residents.keys()])) await db.updateTable('ward_resident').set({ latest: 0 }).where('person_key', 'in', keys).where('latest', '=', 1).execute();
  for (const keys of chunks([...pending.households.keys()])) await db.updateTable('ward_household').set({ latest: 0 }).where('household_key', 'in', keys).where('latest', '=', 1).execute();
  for (const keys of chunks([...pending.periods.keys()])) await db.updateTable('ward_period').set({ latest: 0 }).where('period_key', 'in', keys).where('latest', '=', 1).execute();
  for (const keys of chunks([...pending.certificates.keys()])) await db.updateTable('ward_certificate').set({ latest: 0 }).where('certificate_no', 'in', keys).where('latest', '=', 1).execute();
  await store.insertMany('ward_resident', [...pending.residents.values()]);
  await store.insertMany('ward_household', [...pending.households.values()]);
  await store.insertMany('ward_period', [...pending.periods.values()]);
  await store.insertMany('ward_certificate', [...pending.certificates.values()]);
  await store.insertMany('ward_match_step', pending.matchSteps);
  await store.insertMany('ward_terminal_item', pending.terminalItems);
  await writeAccesses(store, settings.now, pending.accesses);
  await store.insertMany('ward_queue', [...queue].map(([household_key, whole]) => ({ act_no: actNo, household_key, whole: whole ? 1 : 0, batch_seq: null })));
}

/** Lists of keys in portions a database takes as parameters. */
export function chunks<T>(keys: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(keys.length / size) }, (_, i) => keys.slice(i * size, (i + 1) * size));
}

/** Rows by a key, in their order. */
export function byKey<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return found;
}
