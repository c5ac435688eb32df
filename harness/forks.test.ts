import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { aggregator } from '../simulators/aggregator/aggregator.js';
import { aggregatorTables } from '../simulators/aggregator/tables.js';
import { pairOf, personRow } from '../simulators/aggregator/town.examples.js';
import type { Database, Store, StoreHome, TableSpecs } from '../store/define.js';
import { storeHome } from '../store/homes.js';
import { openBed, type Bed } from './bed.js';
import type { World } from './world.js';

const server = process.env['TOTSUGO_TEST_PG'];
const cities = ['131016', '131024', '131032', '131041'] as const;
const forks = 5;

/** The same store on a slow disk: between any two insertions other requests get their turn. */
function slow(home: StoreHome): StoreHome {
  const slowStore = <S extends TableSpecs>(store: Store<S>): Store<S> => ({
    ...store, transact: (act) => store.transact((inner) => act(slowStore(inner))),
    insertMany: async (...rows) => {
      await new Promise((resolve) => { setTimeout(resolve, 3); });
      await store.insertMany(...rows);
    },
  });
  const slowDatabase = (database: Database): Database => ({ ...database, open: async (specs) => slowStore(await database.open(specs)) });
  return { ...home, database: async (name) => slowDatabase(await home.database(name)) };
}

describe.each(['memory', 'folder', 'postgres'])('格納先 %s', (kind) => {
  const off = kind === 'postgres' && !server;
  let folder = '';
  let bed: Bed;
  beforeAll(async () => {
    if (off) return;
    folder = await mkdtemp(join(tmpdir(), 'totsugo-forks-'));
    bed = await openBed({ home: slow(await storeHome(kind === 'memory' ? undefined : kind === 'folder' ? folder : server)), profile: bundledProfile(), simulators: [aggregator] });
    await bed.create({ id: 'source', seed: 1, now: '2026-04-01T09:30', numberMode: { kind: 'shifted', by: 3 } });
  });
  afterAll(async () => {
    if (off) return;
    // Others may be at work on the same server.
    for (const id of await bed.worlds()) if (/^(source|copy-\d+)$/.test(id)) await bed.drop(id);
    await bed.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.skipIf(off)('写しの最中に届いたファイルは、写しに丸ごとあるか、まったくないかのどちらか。写す前に受けたと答えたものは、記録とともに必ずある', async () => {
    const answered: string[] = [];
    const over = new AbortController();
    const senders = cities.map(async (code) => {
      for (let seq = 1; !over.signal.aborted; seq += 1) {
        for (const { name, bytes } of pairOf(bundledProfile(), code, seq, [personRow(code, { n: seq })], { date: '2026-04-01' })) {
          const response = await fetch(`${bed.url}/w/source/aggregator/municipalities/${code}/inbox/${name}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(bytes) });
          expect([response.status, await response.text()]).toEqual([202, expect.stringContaining(name)]);
          answered.push(name);
        }
      }
    });
    const copies: { readonly before: readonly string[]; readonly copy: World }[] = [];
    for (let n = 1; n <= forks; n += 1) {
      while (answered.length < n * 16) await new Promise((resolve) => { setTimeout(resolve, 1); });
      const before = [...answered];
      copies.push({ before, copy: await bed.fork('source', `copy-${n}`) });
    }
    over.abort();
    await Promise.all(senders);
    for (const { before, copy } of copies) expect([copy.id, await wrongIn(copy, before)]).toEqual([copy.id, []]);
    // The copy is a world like any other: it takes the next file and loads what it has.
    const last = copies.at(-1)!.copy;
    await last.advance('2026-04-01T21:00');
    expect((await (await last.database.open(aggregatorTables)).db.selectFrom('aggregator_batch').select('outcome').execute()).length).toBeGreaterThan(10);
  });
});

/** What does not fit together in a copy: files and their bytes, files and the journal, and what had been answered before. */
async function wrongIn(copy: World, before: readonly string[]): Promise<readonly string[]> {
  const { db } = await copy.database.open(aggregatorTables);
  const files = await db.selectFrom('aggregator_file').selectAll().execute();
  const parts = await db.selectFrom('aggregator_part').selectAll().orderBy('upload').orderBy('n').execute();
  const pending = new Set((await db.selectFrom('aggregator_upload').select('upload').execute()).map(({ upload }) => upload));
  const counter = (await db.selectFrom('aggregator_counter').selectAll().execute()).find(({ name }) => name === 'upload')?.value ?? 0;
  const known = new Set(files.map(({ name }) => name));
  const journal = new Set((await copy.journal.exchanges()).filter(({ status }) => status === 202).map(({ path }) => path));
  /** A sender sends one file after the other: whoever sent the next one had been answered about this one. */
  const followed = cities.flatMap((code) => files.filter(({ municipality }) => municipality === code).sort((a, b) => a.upload - b.upload).slice(0, -1));
  const uploads = new Set(files.map(({ upload }) => upload));
  return [
    ...files.filter(({ upload, sha256 }) => createHash('sha256').update(Buffer.concat(parts.filter((part) => part.upload === upload).map(({ bytes }) => bytes))).digest('hex') !== sha256).map(({ name }) => `中身がない: ${name}`),
    ...files.filter(({ upload }) => pending.has(upload)).map(({ name }) => `まだ届く途中とされている: ${name}`),
    ...parts.filter(({ upload }) => !uploads.has(upload) && !pending.has(upload)).map(({ upload }) => `持ち主のない中身: ${upload}`),
    ...files.filter(({ upload }) => upload > counter).map(({ name }) => `番号がまだ使われていない: ${name}`),
    ...[...journal].filter((name) => !known.has(name)).map((name) => `受けた記録だけがある: ${name}`),
    ...before.filter((name) => !known.has(name)).map((name) => `受けたと答えたのにない: ${name}`),
    ...followed.filter(({ name }) => !journal.has(name)).map(({ name }) => `次のファイルがあるのに記録がない: ${name}`),
    ...before.filter((name) => !journal.has(name)).map((name) => `受けたと答えたのに記録がない: ${name}`),
  ];
}
