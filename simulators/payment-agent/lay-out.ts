import { misfortunes } from './misfortunes.js';
import { dueRows, layOutFeed, saidAgain } from './feeds.js';
import type { PaymentAgent, PaymentAgentStore } from './tables.js';
import { transferDue } from './transfer.js';

/** 05:00: one file a municipality with everything that is due, even when it is nothing, and then the money that falls due today. */
export async function layOut(party: PaymentAgent): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、配信も振込もしなかった');
  if (!(await party.store.db.selectFrom('payment_agent_client').select('code').limit(1).executeTakeFirst())) return;
  const told = await party.store.transact((store) => layOutAll(party, store));
  for (const { code, rows } of told) if (rows > 0) party.note(`${code} へ収納${rows}件を知らせる`);
  await transferDue(party);
}

async function layOutAll(party: PaymentAgent, store: PaymentAgentStore) {
  const today = party.today();
  const clients = (await store.db.selectFrom('payment_agent_client').where('since', '<', today).select(['code', 'last_laid_on']).orderBy('code').execute()).filter(({ last_laid_on }) => last_laid_on === null || last_laid_on < today).map(({ code }) => code);
  await misfortunes(party, store, clients);
  const told = [];
  for (const code of clients) {
    const rows = await dueRows(party, store, code);
    const feed = await layOutFeed(party, store, code, rows);
    await store.db.updateTable('payment_agent_row').where('to_code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', today).set({ state: 'told', feed }).execute();
    await store.db.updateTable('payment_agent_client').where('code', '=', code).set({ last_laid_on: today }).execute();
    if (party.faults.has('feedAgain')) await layOutAgain(party, store, code);
    told.push({ code, rows: rows.length });
  }
  return told;
}

/** わざと: the newest file of an earlier day comes once more as a file of today. */
async function layOutAgain(party: PaymentAgent, store: PaymentAgentStore, code: string): Promise<void> {
  const before = await store.db.selectFrom('payment_agent_feed').where('code', '=', code).where('date', '<', party.today()).where('row_count', '>', 0).where('again_of', 'is', null)
    .select(['name', 'bytes']).orderBy('date', 'desc').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (before) await layOutFeed(party, store, code, saidAgain(party, before), before.name);
}
