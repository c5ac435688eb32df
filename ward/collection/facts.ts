import { graceSpansOf } from '../delinquency/spans.js';
import { byKey } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import type { GraceSpan } from './rules/late-charge.js';
import { instanceOf, type Instance } from './instance.js';
import type { AccountRow, JournalRow, LevyRow, MovementRow, PaymentRequestRow, ReceiptRow } from './tables.js';

/** All that is known of some 期 and some payments. */
export interface UnitFacts {
  readonly accounts: readonly AccountRow[];
  readonly levies: ReadonlyMap<string, readonly LevyRow[]>;
  readonly movements: ReadonlyMap<string, readonly MovementRow[]>;
  /** Payments by the 期 they go to. */
  readonly instancesOf: ReadonlyMap<string, readonly Instance[]>;
  readonly instances: readonly Instance[];
  /** 猶予 and 執行停止 by 期. */
  readonly grace: ReadonlyMap<string, readonly GraceSpan[]>;
  readonly journal: ReadonlyMap<string, readonly JournalRow[]>;
}

export async function readFacts(store: WardStore, { parameters }: Pick<Settings, 'parameters'>, { accounts: keys, instances: instanceKeys }: { readonly accounts: readonly string[]; readonly instances: readonly string[] }): Promise<UnitFacts> {
  const { db } = store;
  if (keys.length + instanceKeys.length === 0) return nothing;
  const ofAccounts = keys.length === 0 ? [] : await db.selectFrom('ward_account').selectAll().where('account_key', 'in', keys).orderBy('account_key').execute();
  const levies = keys.length === 0 ? [] : await db.selectFrom('ward_levy').selectAll().where('account_key', 'in', keys).execute();
  const movements = keys.length === 0 ? [] : await movementsOf(store, keys);
  const journal = await db.selectFrom('ward_journal').selectAll().where('unit_key', 'in', [...keys, ...instanceKeys]).execute();
  const several = await severalOf(store, keys, instanceKeys);
  const rows = keys.length === 0 ? await rowsOf(store, instanceKeys) : await rowsOfAccounts(store, keys, [...several.keys()]);
  const instances = [...byKey(rows, ({ instance_key }) => instance_key).values()].map((own) => instanceOf(own, several));
  return {
    accounts: ofAccounts, levies: byKey(levies, ({ account_key }) => account_key), movements: grouped(movements.flatMap(bothEnds)), instances, grace: await graceSpansOf(store, keys, parameters), journal: byKey(journal, ({ unit_key }) => unit_key),
    instancesOf: grouped(instances.flatMap((instance) => [...new Set(instance.parts.flatMap(({ accountKey }) => accountKey ?? []))].map((key) => [key, instance] as const))),
  };
}

const nothing: UnitFacts = { accounts: [], levies: new Map(), movements: new Map(), instancesOf: new Map(), instances: [], journal: new Map(), grace: new Map() };
const rowsOf = ({ db }: WardStore, instanceKeys: readonly string[]): Promise<ReceiptRow[]> => db.selectFrom('ward_receipt_row').selectAll().where('instance_key', 'in', instanceKeys).execute();

/** Every row of every payment one of whose rows goes to one of these 期. */
function rowsOfAccounts({ db }: WardStore, keys: readonly string[], requestKeys: readonly string[]): Promise<ReceiptRow[]> {
  const instances = db.selectFrom('ward_receipt_row').select('instance_key').where((where) => where.or([where('account_key', 'in', keys), ...(requestKeys.length > 0 ? [where('request_key', 'in', requestKeys)] : [])]));
  return db.selectFrom('ward_receipt_row').selectAll().where('instance_key', 'in', instances).execute();
}

/** Requests that pay more than one 期, among those of these accounts and payments. */
async function severalOf({ db }: WardStore, keys: readonly string[], instanceKeys: readonly string[]): Promise<ReadonlyMap<string, readonly PaymentRequestRow[]>> {
  const own = keys.length > 0 ? db.selectFrom('ward_payment_request').select('request_key').where('account_key', 'in', keys)
    : db.selectFrom('ward_receipt_row').select('request_key').where('instance_key', 'in', instanceKeys).where('request_key', 'is not', null).$narrowType<{ request_key: string }>();
  const found = await db.selectFrom('ward_payment_request').selectAll().where('request_key', 'in', own).where(({ exists, selectFrom }) => exists(selectFrom('ward_payment_request as second').select('second.part_no').where('second.part_no', '=', 2).whereRef('second.request_key', '=', 'ward_payment_request.request_key'))).orderBy('part_no').execute();
  return byKey(found, ({ request_key }) => request_key);
}

const movementsOf = ({ db }: WardStore, keys: readonly string[]): Promise<MovementRow[]> => db.selectFrom('ward_movement').selectAll().where((where) => where.or([where('from_account_key', 'in', keys), where('to_account_key', 'in', keys)])).execute();
const bothEnds = (movement: MovementRow) => [movement.from_account_key, movement.to_account_key].flatMap((key) => (key === null ? [] : [[key, movement] as const]));

const grouped = <T>(pairs: readonly (readonly [key: string, one: T])[]): ReadonlyMap<string, readonly T[]> => new Map([...byKey(pairs, ([key]) => key)].map(([key, list]) => [key, list.map(([, one]) => one)]));
