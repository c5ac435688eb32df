import { municipality } from '../../law/municipalities.js';
import { memberHistory } from '../../contracts/insurer-hub/terminal.js';
import { findingsOf, keyOf } from './findings.js';
import { layOut } from './outbox.js';
import { memberShown, versionsWith } from './screens.js';
import { inPages, type Hub, type HubStore } from './tables.js';

/** States in which nobody waits for an answer of the municipality any more. */
const ended = ['clear', 'clearedWithReason', 'lapsed'] as const;

/**
 * Tells each partition, once, what has become of records it was sent a 突合結果 about: those that are no longer in doubt, by
 * whatever road (訂正, 届出, 理由付き疑いなし, 無効化), as 加入者情報. A finding that still holds keeps its record back.
 */
export async function layOutSettled(party: Hub): Promise<readonly string[]> {
  if (!party.parameters.tellSettled) return [];
  const waiting = await party.store.db.selectFrom('insurer_hub_notice').where('settled_at', 'is', null).select('code').distinct().orderBy('code').execute();
  const said: string[] = [];
  for (const { code } of waiting) {
    const count = await party.store.transact((store) => tellSettled(party, store, code));
    if (count > 0) said.push(`${municipality(code).ja}へ、知らせた記録のその後を${count}件知らせた`);
  }
  return said;
}

async function tellSettled(party: Hub, store: HubStore, code: string): Promise<number> {
  const findings = await findingsOf(store, code);
  const told = await store.db.selectFrom('insurer_hub_notice as n').innerJoin('insurer_hub_check as c', (join) => join.onRef('c.code', '=', 'n.code').onRef('c.history_key', '=', 'n.history_key'))
    .where('n.code', '=', code).where('n.settled_at', 'is', null).where('c.is_current', '=', 1).where('c.state', 'in', ended).select(['c.code', 'c.history_key', 'c.version']).distinct().execute();
  const settled = told.filter((version) => !findings.has(keyOf(version)));
  if (settled.length === 0) return 0;
  const held = await inPages(settled.map(({ history_key }) => history_key), (page) => versionsWith(store, code).where('e.history_key', 'in', page).where('c.is_current', '=', 1).execute());
  await layOut(party, store, 'terminal', code, memberHistory, held.map((one) => memberShown(party, code, one, [])));
  await inPages(settled.map(({ history_key }) => history_key), async (page) => {
    await store.db.updateTable('insurer_hub_notice').where('code', '=', code).where('history_key', 'in', page).where('settled_at', 'is', null).set({ settled_at: party.now() }).execute();
    return [];
  });
  return held.length;
}
