import { dayPart, daysBetween, type Moment } from '../../law/day.js';
import type { Difference } from './differences.js';
import { missingOf } from './reception.js';
import { batchRow, type BatchKey, type Mailing } from './tables.js';

/** What a municipality is shown of its batches. */
export async function batchesOf(party: Mailing, code: string) {
  const rows = await party.store.db.selectFrom('mailing_batch').where('code', '=', code).selectAll().orderBy('date').orderBy('seq').orderBy('name').execute();
  const batches = [];
  for (const row of rows) batches.push(await cardOf(party, row));
  return { batches };
}

/** One batch with its parts and everything it was refused for; null when there is none. */
export async function batchOf(party: Mailing, key: BatchKey) {
  const row = await batchRow(party.store, key).selectAll().executeTakeFirst();
  if (!row) return null;
  const { db } = party.store;
  const files = await db.selectFrom('mailing_file').where('code', '=', key.code).where('batch', '=', key.name).select(['part', 'size', 'sha256', 'received_at']).orderBy('part').execute();
  const told = await db.selectFrom('mailing_difference').where('code', '=', key.code).where('batch', '=', key.name).select('told').orderBy('n').execute();
  return {
    ...(await cardOf(party, row)), files: files.map(({ part, size, sha256, received_at }) => ({ part, bytes: size, sha256, receivedAt: received_at })), differences: told.map((one) => JSON.parse(one.told) as Difference), leftOut: row.left_out,
  };
}

interface BatchRow extends BatchKey { readonly state: string; readonly since: string; readonly piece_count: number | null; readonly accepted_on: string | null; readonly posted_on: string | null }

async function cardOf(party: Mailing, row: BatchRow) {
  const isWaiting = row.state === 'waiting';
  return {
    name: row.name, state: row.state, since: row.since, missing: isWaiting ? await missingOf(party.store, row) : null, waitingDays: isWaiting ? daysBetween(dayPart(row.since as Moment), party.today()) : 0,
    pieceCount: row.piece_count, acceptedOn: row.accepted_on, postedOn: row.posted_on,
  };
}
