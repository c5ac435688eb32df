import { createHash } from 'node:crypto';
import { layoutOfFileName } from '../../contracts/layouts.js';
import { keptAnswer, writeLog } from './log.js';
import { shipmentsOf, type Shipment } from './shipments.js';
import { suffers, type DataLinkPc } from './tables.js';

/** What became of one file that was offered to 集約. */
export interface Sent {
  readonly state: 'sent' | 'refused' | 'waiting';
  readonly status: number;
  readonly answer: string;
}

/**
 * 18:00: every waiting file of every municipality goes to 集約. A file whose answer never came stays waiting and the
 * later files of that municipality wait behind it; the same bytes sent twice are one file to 集約, so a stop between the
 * answer and our note of it doubles nothing.
 */
export async function sendWaiting(party: DataLinkPc): Promise<void> {
  const rows = await party.store.db.selectFrom('data_link_pc_outgoing').where('state', '=', 'waiting').select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality } of rows) await sendOf(party, municipality);
}

async function sendOf(party: DataLinkPc, municipality: string): Promise<void> {
  if (suffers(party, 'broken', municipality)) return party.note(`${municipality} のデータ連携用PCは故障しており、送信しなかった`);
  const waiting = await party.store.db.selectFrom('data_link_pc_outgoing').where('municipality', '=', municipality).where('state', '=', 'waiting').select(['name', 'bytes']).execute();
  for (const shipment of shipmentsOf(party, municipality, waiting, (name) => layoutOfFileName(party.profile, name))) {
    const { state } = await sendOne(party, municipality, shipment);
    if (state === 'waiting') return;
  }
}

/** Offers one file to 集約 and writes down the answer. */
export async function sendOne(party: DataLinkPc, municipality: string, { name, bytes, damage }: Shipment): Promise<Sent> {
  const sent = await offer(party, municipality, name, bytes);
  const at = party.now();
  await party.store.transact(async (store) => {
    await store.db.updateTable('data_link_pc_outgoing').where('municipality', '=', municipality).where('name', '=', name)
      .set({ state: sent.state, answer_status: sent.status, answer_text: sent.answer, ...(sent.state === 'sent' ? { sent_at: at } : {}) }).execute();
    await writeLog(store, municipality, { at, act: 'send', name, status: sent.status, answer: sent.answer, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, damage });
  });
  if (damage) party.note(`${name}: ${damage}`);
  if (sent.state === 'refused') party.note(`${name} を集約が受け取らなかった(${sent.status})`);
  return sent;
}

/** Answers after which sending the same file again cannot help; any other failure is tried again at the next round. */
const final = new Set([400, 409, 413, 415, 422]);

async function offer(party: DataLinkPc, municipality: string, name: string, bytes: Uint8Array): Promise<Sent> {
  try {
    const response = await party.send('aggregator', `/municipalities/${municipality}/inbox/${encodeURIComponent(name)}`, { method: 'PUT', body: bytes });
    const answer = keptAnswer(await response.text());
    return { state: response.ok ? 'sent' : final.has(response.status) ? 'refused' : 'waiting', status: response.status, answer };
  } catch (error) {
    return { state: 'waiting', status: 0, answer: `つながらない: ${error instanceof Error ? error.message : String(error)}` };
  }
}
