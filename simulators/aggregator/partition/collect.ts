import { cardUseStatus, hubResult, type HubResult } from '../../../contracts/insurer-hub/member-change.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { nextNumber, writeParts } from '../parts.js';
import type { Aggregator } from '../tables.js';
import { partitionKey } from './keys.js';

/**
 * 05:00: fetches what the hub laid out for each municipality that has a 委託区画. The 処理結果 of the hub is kept for the screen;
 * 利用登録情報 goes on to the municipality as it came. Kept first, only then reported as received (DELETE).
 */
export async function collect(party: Aggregator): Promise<void> {
  if (!party.isHere('insurer-hub')) return;
  const rows = await party.store.db.selectFrom('aggregator_handover').select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality } of rows) await collectFor(party, municipality);
}

async function collectFor(party: Aggregator, code: string): Promise<void> {
  const headers = await partitionKey(party, code);
  const base = `/partitions/${code}/outbox`;
  const listed = await party.send('insurer-hub', base, { headers });
  if (!listed.ok) return party.note(`中間サーバーの一覧を受け取れなかった(${listed.status})。次の朝にもう一度受け取る`);
  const { files } = await listed.json() as { files: { name: string }[] };
  for (const { name } of files) {
    const path = `${base}/${encodeURIComponent(name)}`;
    const answer = await party.send('insurer-hub', path, { headers });
    if (!answer.ok) continue;
    await keep(party, code, name, new Uint8Array(await answer.arrayBuffer()));
    await party.send('insurer-hub', path, { method: 'DELETE', headers });
  }
}

const keep = (party: Aggregator, code: string, name: string, bytes: Uint8Array): Promise<void> => party.store.transact(async (store) => {
  if (codecOf(party.profile, hubResult).parseFileName(name)) {
    const { records, issues } = codecOf(party.profile, hubResult).parse({ name, bytes });
    if (issues[0]) party.note(`中間サーバーの処理結果 ${name} が読めない: ${issues[0].why}`);
    await store.insertMany('aggregator_hub_result', records.map(({ line, value }) => resultRow(code, name, line, value)), 'ignore');
    return;
  }
  const known = await store.db.selectFrom('aggregator_outgoing').where('municipality', '=', code).where('name', '=', name).select('name').executeTakeFirst();
  if (known || !codecOf(party.profile, cardUseStatus).parseFileName(name)) return;
  const upload = await nextNumber(store, 'upload');
  const stored = await writeParts(store, upload, onePiece(bytes), Infinity);
  await store.insertMany('aggregator_outgoing', [{ municipality: code, name, layout: cardUseStatus.id, upload, size: stored!.size, sha256: stored!.sha256, created_at: party.now(), visible_on: party.today(), state: 'here', received_at: null }]);
});

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const resultRow = (municipality: string, name: string, line: number, row: HubResult) => ({
  municipality, name, line, row_kind: row.rowKind, file_name: row.fileName, outcome: row.outcome, received_count: row.receivedCount, stored_count: row.storedCount, rejected_count: row.rejectedCount,
  code: row.code, field_ja: row.fieldJa, history_key: row.historyKey, message: row.message, cure: row.cure,
});
