import { createHash } from 'node:crypto';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf, type Parsed } from '../../contracts/wire/codec.js';
import type { RecordOf } from '../../contracts/define.js';
import { isFatal } from './hub-issue.js';
import type { Hub, HubStore } from './tables.js';

/** Whom 取りまとめ機関 asks, and by which door. */
export type Asked = 'juki-net' | 'record-disclosure';
const doors: Readonly<Record<Asked, string>> = { 'juki-net': '/enquiries', 'record-disclosure': '/requests' };

/** Sends what waits, in the order of writing. Who does not answer is asked again at the next round; the same bytes twice are one file there. */
export async function sendWaiting(party: Hub, asked: Asked): Promise<void> {
  if (!party.isHere(asked)) return;
  const files = await party.store.db.selectFrom('insurer_hub_sending').where('party', '=', asked).where('state', '=', 'waiting').select(['name', 'bytes']).orderBy('created_at').orderBy('name').execute();
  for (const { name, bytes } of files) {
    const status = await offer(party, asked, name, bytes);
    const isTaken = status >= 200 && status < 300;
    await party.store.db.updateTable('insurer_hub_sending').where('party', '=', asked).where('name', '=', name).set({ state: isTaken ? 'sent' : 'waiting', answer_status: status }).execute();
    if (!isTaken) party.note(`${name} を${asked}が受け取らなかった(${status})`);
  }
}

async function offer(party: Hub, asked: Asked, name: string, bytes: Uint8Array): Promise<number> {
  try {
    return (await party.send(asked, `${doors[asked]}/${encodeURIComponent(name)}`, { method: 'PUT', body: bytes })).status;
  } catch (error) {
    party.note(`${asked}につながらない: ${error instanceof Error ? error.message : String(error)}`);
    return 0;
  }
}

/**
 * Fetches files of answers and works each in, one transaction a file; then tells the other side that it has them. A file
 * worked in before is only told again.
 */
export async function fetchAnswers<D extends RecordDefinition>(party: Hub, asked: Asked, definition: D, workIn: (store: HubStore, answers: Parsed<RecordOf<D>>) => Promise<void>): Promise<void> {
  for (const name of await listed(party, asked)) {
    const path = `/answers/${encodeURIComponent(name)}`;
    const answer = await party.send(asked, path);
    if (!answer.ok) continue;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const parsed = codecOf(party.profile, definition).parse({ name, bytes }) as unknown as Parsed<RecordOf<D>>;
    if (parsed.issues.some(isFatal)) {
      party.note(`${asked}の回答 ${name} が読めない: ${parsed.issues[0]!.why}`);
      continue;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await party.store.transact(async (store) => {
      if (await store.db.selectFrom('insurer_hub_taken').where('party', '=', asked).where('name', '=', name).where('sha256', '=', sha256).select('name').executeTakeFirst()) return;
      await workIn(store, parsed);
      await store.insertMany('insurer_hub_taken', [{ party: asked, name, sha256, taken_at: party.now() }]);
    });
    await party.send(asked, path, { method: 'DELETE' });
  }
}

async function listed(party: Hub, asked: Asked): Promise<readonly string[]> {
  if (!party.isHere(asked)) return [];
  try {
    const answer = await party.send(asked, '/answers');
    return answer.ok ? ((await answer.json()) as { files: { name: string }[] }).files.map(({ name }) => name).sort(byNumber.compare) : [];
  } catch (error) {
    party.note(`${asked}につながらない: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
const byNumber = new Intl.Collator('en', { numeric: true });
