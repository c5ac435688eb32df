import { settleCards, tellCardUse } from './cards.js';
import { currentEntries } from './holders.js';
import type { Hub, HubStore } from './tables.js';

/** 04:00: cards whose last day is over, qualifications that have ended, cases nobody has answered in time, and what the municipalities are told of cards. */
export async function daily(party: Hub): Promise<void> {
  if (party.faults.has('hubDown')) return party.note('障害により日次の処理が動かなかった');
  await party.store.transact(async (store) => {
    await settleCards(party, store);
    await lapse(party, store);
    await tellCardUse(party, store);
  });
  const overdue = await party.store.transact((store) => markOverdue(party, store));
  if (overdue > 0) party.note(`回答の期限を過ぎた突合結果が${overdue}件ある`);
}

/** A qualification that has ended is not asked about again; what was stopped stays stopped. */
async function lapse(party: Hub, store: HubStore): Promise<void> {
  const rows = await currentEntries(store).where('c.state', 'in', ['clear', 'suspect', 'notified', 'investigating', 'clearedWithReason']).where('e.valid_to', 'is not', null).where('e.valid_to', '<=', party.today()).select(['e.code', 'e.history_key', 'e.version']).execute();
  for (const row of rows) {
    await store.db.updateTable('insurer_hub_check').where('code', '=', row.code).where('history_key', '=', row.history_key).where('version', '=', row.version).set({ state: 'lapsed' }).execute();
  }
}

async function markOverdue(party: Hub, store: HubStore): Promise<number> {
  const late = await store.db.selectFrom('insurer_hub_check').where('is_current', '=', 1).where('state', 'in', ['notified', 'investigating']).where('answer_by', '<', party.today()).where('overdue_on', 'is', null).select(['code', 'history_key', 'version']).execute();
  for (const { code, history_key, version } of late) {
    await store.db.updateTable('insurer_hub_check').where('code', '=', code).where('history_key', '=', history_key).where('version', '=', version).set({ overdue_on: party.today() }).execute();
  }
  return late.length;
}
