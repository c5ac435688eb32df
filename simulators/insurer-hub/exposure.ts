import type { EntryRow, Hub, HubStore } from './tables.js';

/** From when on the same number and five items could be seen without a break: since the first version that said so. */
async function exposedFrom(store: HubStore, { code, history_key, version, identity }: EntryRow): Promise<string> {
  const versions = await store.db.selectFrom('insurer_hub_entry').where('code', '=', code).where('history_key', '=', history_key).where('version', '<=', version).select(['identity', 'stored_at']).orderBy('version', 'desc').execute();
  const other = versions.findIndex((one) => one.identity !== identity);
  return (other < 0 ? versions : versions.slice(0, other)).at(-1)!.stored_at;
}

/** Writes down how long a record could be seen before it was stopped, and how often it was looked at meanwhile. A training value. */
export async function noteExposure(party: Hub, store: HubStore, entry: EntryRow, outcome: 'open' | 'corrected'): Promise<void> {
  if (!party.parameters.visibleWhilePending) return;
  const { code, history_key, version } = entry;
  const from = await exposedFrom(store, entry);
  const { count } = await store.db.selectFrom('insurer_hub_lookup').where('code', '=', code).where('history_key', '=', history_key).where('at', '>=', from).where('qualification', '=', 'shown').select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  await store.insertMany('insurer_hub_exposure', [{ code, history_key, version, exposed_from: from, exposed_until: party.now(), lookups: Number(count), outcome }], 'ignore');
}

/** What the exposures of a history turned out to be, now that `entry` is released: the record was wrong, or it was right all the time. */
export async function settleExposure(store: HubStore, { code, history_key, identity }: Pick<EntryRow, 'code' | 'history_key' | 'identity'>): Promise<void> {
  const open = await store.db.selectFrom('insurer_hub_exposure as x').innerJoin('insurer_hub_entry as e', (join) => join.onRef('e.code', '=', 'x.code').onRef('e.history_key', '=', 'x.history_key').onRef('e.version', '=', 'x.version'))
    .where('x.code', '=', code).where('x.history_key', '=', history_key).where('x.outcome', '=', 'open').select(['x.version', 'e.identity']).execute();
  for (const { version, identity: exposed } of open) {
    await store.db.updateTable('insurer_hub_exposure').where('code', '=', code).where('history_key', '=', history_key).where('version', '=', version).set({ outcome: exposed === identity ? 'cleared' : 'corrected' }).execute();
  }
}
