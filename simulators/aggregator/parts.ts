import { createHash } from 'node:crypto';
import type { AggregatorStore } from './tables.js';

export const partBytes = 1024 * 1024;

export interface StoredBytes { readonly upload: number; readonly size: number; readonly sha256: string }

/** The next number of a counter; `count` numbers are taken at once. Call inside a transaction. */
export async function nextNumber(store: AggregatorStore, name: string, count = 1): Promise<number> {
  const row = await store.db.selectFrom('aggregator_counter').where('name', '=', name).select('value').executeTakeFirst();
  const first = (row?.value ?? 0) + 1;
  await store.insertMany('aggregator_counter', [{ name, value: first + count - 1 }], 'replace');
  return first;
}

/** Stores a stream of bytes in parts of 1 MB; nothing but one part is held in memory. Null = longer than `limit`. */
export async function writeParts(store: AggregatorStore, upload: number, chunks: AsyncIterable<Uint8Array>, limit: number): Promise<StoredBytes | null> {
  const hash = createHash('sha256');
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let size = 0;
  let n = 0;
  const flush = async () => {
    if (waitingBytes > 0) await store.insertMany('aggregator_part', [{ upload, n, bytes: Buffer.concat(waiting) }]);
    [waiting, waitingBytes, n] = [[], 0, n + 1];
  };
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) return null;
    hash.update(chunk);
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + partBytes - waitingBytes);
      waiting.push(piece);
      waitingBytes += piece.length;
      from += piece.length;
      if (waitingBytes === partBytes) await flush();
    }
  }
  await flush();
  return { upload, size, sha256: hash.digest('hex') };
}

/** The stored bytes, part by part. */
export async function* readParts(store: AggregatorStore, upload: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n += 1) {
    const row = await store.db.selectFrom('aggregator_part').where('upload', '=', upload).where('n', '=', n).select('bytes').executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}

export const dropParts = (store: AggregatorStore, upload: number) => store.db.deleteFrom('aggregator_part').where('upload', '=', upload).execute();

/** Asks for many keys a few hundred at a time. */
export async function inPages<K, R>(keys: readonly K[], ask: (page: readonly K[]) => Promise<readonly R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < keys.length; from += 500) found.push(...await ask(keys.slice(from, from + 500)));
  return found;
}
