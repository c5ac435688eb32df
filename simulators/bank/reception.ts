import { createHash } from 'node:crypto';
import { bytesWithin } from '../whole-body.js';
import { nextSeq, requestRow, type Bank, type RequestKey } from './tables.js';

/** An answer to the caller. Refusals carry a code, the reason and the cure. */
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string): Answer => ({ status, body: { code, why, cure } });

/** A name that a file can have here; what is in the file, the file says. */
export const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/;

/** Takes a file, looking at nothing but its name and size. The same bytes again change nothing; other bytes take their place only after the file was refused. */
export async function receive(party: Bank, key: RequestKey, chunks: AsyncIterable<Uint8Array>): Promise<{ readonly answer: Answer; readonly bytes: Uint8Array | null }> {
  if (!namePattern.test(key.name)) return { answer: refused(422, 'TSG-B04', `「${key.name}」はファイルの名にできない`, '英数字で始まる、英数字と . _ - の120文字までにする'), bytes: null };
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return { answer: refused(413, 'TSG-B05', `「${key.name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, 'ファイルを分けて渡す'), bytes };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const answer = await party.store.transact(async (store): Promise<Answer> => {
    const before = await requestRow(store, key).select(['sha256', 'state', 'seq', 'received_at']).executeTakeFirst();
    if (before?.sha256 === sha256) return { status: 200, body: { name: key.name, sha256, state: before.state, duplicate: true, receivedAt: before.received_at } };
    if (before && before.state !== 'refused') return refused(409, 'TSG-B06', `「${key.name}」は別の中身で受け取り済み`, '別の名で渡す');
    if (before) await store.db.deleteFrom('bank_refusal').where('code', '=', key.code).where('request', '=', key.name).execute();
    await store.insertMany('bank_request', [{
      ...key, seq: before?.seq ?? await nextSeq(store, 'bank_request', key.code), kind: null, state: 'received', since: party.now(), bytes, size: bytes.length, sha256, received_at: party.now(), consignor_code: null, due_on: null, dialect: null, frame: null, row_count: null, left_out: 0, settled_on: null,
    }], 'replace');
    return { status: 202, body: { name: key.name, bytes: bytes.length, sha256, state: 'received' } };
  });
  return { answer, bytes };
}

/** 委託者の都合による停止: rows of those 顧客番号 are not debited. The 顧客番号 that are not in the file, or null when there is no such file waiting for its day. */
export function stopRows(party: Bank, key: RequestKey, customerNumbers: readonly string[]): Promise<readonly string[] | 'tooLate' | null> {
  return party.store.transact(async (store) => {
    const request = await requestRow(store, key).select('state').executeTakeFirst();
    if (!request) return null;
    if (request.state !== 'accepted') return 'tooLate';
    const missing: string[] = [];
    for (const customerNumber of new Set(customerNumbers)) {
      const { numUpdatedRows } = await store.db.updateTable('bank_row').where('code', '=', key.code).where('request', '=', key.name).where('customer_number', '=', customerNumber).set({ stopped: 1 }).executeTakeFirst();
      if (numUpdatedRows === 0n) missing.push(customerNumber);
    }
    return missing;
  });
}
