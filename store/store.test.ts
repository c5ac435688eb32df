import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyRows, rowsOf } from './copy.js';
import { tables, type Database, type Store, type StoreHome } from './define.js';
import { storeHome } from './homes.js';
import { statement } from './statement.js';

const specs = tables({
  test_person: { columns: { municipality: 'text', person: 'text', born: 'text?', count: 'integer', note: 'text?' }, key: ['municipality', 'person'], indexes: [['born']] },
  test_file: { columns: { name: 'text', body: 'bytes', extra: 'bytes?' }, key: ['name'] },
});
const server = process.env['TOTSUGO_TEST_PG'];
const engines = [['SQLite メモリ', async () => storeHome(undefined)], ['SQLite ファイル', async () => storeHome(await folder())], ['PostgreSQL', async () => storeHome(server)]] as const;

const folders: string[] = [];
async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'totsugo-store-'));
  folders.push(path);
  return path;
}
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

describe.each(engines)('%s', (engine, home) => {
  const off = engine === 'PostgreSQL' && !server;
  let stores: StoreHome;
  let database: Database;
  let store: Store<typeof specs>;
  beforeAll(async () => {
    if (off) return;
    stores = await home();
    database = await stores.database('store-test');
    store = await database.open(specs);
  });
  afterAll(async () => {
    if (off) return;
    await database.drop();
    await stores.close();
  });
  const check = test.skipIf(off);
  const person = (n: number) => ({ municipality: '131032', person: String(n).padStart(5, '0'), born: n % 2 ? '1980-01-02' : null, count: n, note: `𠮷"' \n${n}` });
  const all = () => store.db.selectFrom('test_person').selectAll().orderBy('person').execute();
  const empty = () => store.db.deleteFrom('test_person').execute();

  check('1,203行を書いて読むと、型も空欄も文字も同じに戻る', async () => {
    const rows = Array.from({ length: 1203 }, (_, n) => person(n));
    await store.insertMany('test_person', rows);
    expect(await all()).toEqual(rows);
    await empty();
  });

  check('同じ鍵は、拒む(一行も残さない)・残す・置き換えるの三通り', async () => {
    await store.insertMany('test_person', [person(1)]);
    await expect(store.insertMany('test_person', [person(2), person(1)])).rejects.toThrow();
    expect(await all()).toEqual([person(1)]);
    await expect(store.insertMany('test_person', [...Array.from({ length: 700 }, (_, n) => person(n + 10)), person(1)])).rejects.toThrow();
    expect(await all()).toEqual([person(1)]);
    await store.insertMany('test_person', [{ ...person(1), count: 9 }], 'ignore');
    expect((await all())[0]!.count).toBe(1);
    await store.insertMany('test_person', [{ ...person(1), count: 9 }], 'replace');
    expect((await all())[0]!.count).toBe(9);
    await empty();
  });

  check('一度だけ組み立てた問い合わせは、渡された値で毎回答え、決まった値(引用符も)はそのまま働く', async () => {
    const quoted = `?'"`;
    const older = statement((db: (typeof store)['db'], { person, count }: { person: string; count: number }) => db.selectFrom('test_person')
      .where('person', '<=', person).where('count', '>', count).where('note', '=', quoted).where('municipality', 'in', ['x', '131032']).select(['person', 'count']).orderBy('person'));
    await store.insertMany('test_person', [1, 2, 3].map((n) => ({ ...person(n), note: quoted })));
    await store.insertMany('test_person', [person(4)]);
    expect(await older(store, { person: '00003', count: 1 })).toEqual([{ person: '00002', count: 2 }, { person: '00003', count: 3 }]);
    expect(await older(store, { person: '00009', count: 2 })).toEqual([{ person: '00003', count: 3 }]);
    expect(await older(store, { person: "' or 1=1 --", count: 0 })).toEqual([]);
    await expect(store.transact(async (inner) => {
      await inner.db.updateTable('test_person').set({ count: 7 }).execute();
      throw new Error(String((await older(inner, { person: '00001', count: 0 }))[0]!.count));
    })).rejects.toThrow('7');
    await empty();
  });

  check('問い合わせの値は、値の場所にしか置けない', async () => {
    const mistaken = statement((db: (typeof store)['db'], { person }: { person: string }) => db.selectFrom('test_person').where('person', '=', `x${person}`).select('person'));
    await expect(mistaken(store, { person: '1' })).rejects.toThrow(TypeError);
  });

  check('空の並びの中を探すことは、どの格納先でもできない', async () => {
    await expect(store.db.selectFrom('test_person').selectAll().where('person', 'in', []).execute()).rejects.toThrow();
  });

  check('途中で失敗した取引は何も残さない', async () => {
    await expect(store.transact(async (inner) => {
      await inner.insertMany('test_person', [person(1)]);
      await inner.transact((same) => same.insertMany('test_person', [person(2)]));
      throw new Error('途中');
    })).rejects.toThrow('途中');
    expect(await all()).toEqual([]);
  });

  check('同時の取引は一つずつ行われ、数え違えない', async () => {
    await store.insertMany('test_person', [person(0)]);
    await Promise.all(Array.from({ length: 20 }, () => store.transact(async ({ db }) => {
      const { count } = await db.selectFrom('test_person').select('count').executeTakeFirstOrThrow();
      await db.updateTable('test_person').set({ count: count + 1 }).execute();
    })));
    expect((await all())[0]!.count).toBe(20);
    await empty();
  });

  check('バイト列は一字も変わらない', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, i) => i);
    await store.insertMany('test_file', [{ name: 'a', body, extra: null }]);
    const row = await store.db.selectFrom('test_file').selectAll().executeTakeFirstOrThrow();
    expect([new Uint8Array(row.body), row.extra]).toEqual([body, null]);
  });

  check('文字の並びはどの格納先でも符号順', async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }), async (names) => {
      await store.insertMany('test_person', names.map((name) => ({ municipality: 'x', person: name, born: null, count: 0, note: null })));
      const sorted = (await store.db.selectFrom('test_person').select('person').orderBy('person').execute()).map((row) => row.person);
      await empty();
      expect(sorted).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }), { numRuns: 25 });
  });

  check('ある瞬間を読むあいだに書かれたものは見えず、読み終われば見える', async () => {
    await store.insertMany('test_person', [person(1), person(2)]);
    let later: Promise<unknown> = Promise.resolve();
    const seen = await database.snapshot(async (read) => {
      const { db } = read(specs);
      const first = await db.selectFrom('test_person').select('person').where('count', '=', 1).execute();
      later = store.insertMany('test_person', [person(3)]);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      return [...first, ...await db.selectFrom('test_person').select('person').where('count', '>', 1).execute()].length;
    });
    await later;
    expect([seen, (await all()).length]).toEqual([2, 3]);
    await empty();
  });

  check('写しは元と同じで、元を変えない', async () => {
    await store.insertMany('test_person', Array.from({ length: 1001 }, (_, n) => person(n)));
    const other = await stores.database('store-test-copy');
    const copy = await other.open(specs);
    await copyRows(store, copy, specs);
    const [here, there]: string[][] = [[], []];
    for await (const page of rowsOf(store, specs)) here!.push(JSON.stringify(page.rows));
    for await (const page of rowsOf(copy, specs)) there!.push(JSON.stringify(page.rows));
    expect(there).toEqual(here);
    await other.drop();
    expect((await all()).length).toBe(1001);
    await empty();
  });
});

describe.skipIf(!server)('一つのプロセスだけが使うPostgreSQLのデータベース', () => {
  const homes: StoreHome[] = [];
  const home = async () => {
    const made = await storeHome(server);
    homes.push(made);
    return made;
  };
  const inUse = { code: 'TSG-W03', why: expect.stringContaining('世界「store-alone」は') as unknown, cure: expect.stringContaining('--world') as unknown };
  afterAll(async () => {
    for (const one of homes) await one.close();
  });

  test('誰かが開いているものは、ほかの誰も開けず、見ることはできる。閉じれば開ける', async () => {
    const [one, two] = [await home(), await home()];
    const first = await one.database('store-alone');
    await (await first.open(specs)).insertMany('test_person', [{ municipality: 'x', person: 'y', born: null, count: 1, note: null }]);
    await expect(two.database('store-alone')).rejects.toMatchObject(inUse);
    await expect(one.database('store-alone')).rejects.toMatchObject(inUse);
    expect(await two.look('store-alone', async (database) => (await database.open(specs)).db.selectFrom('test_person').select('person').execute())).toEqual([{ person: 'y' }]);
    const other = await two.database('store-other');
    await first.close();
    const second = await two.database('store-alone');
    await expect(one.database('store-alone')).rejects.toMatchObject(inUse);
    await second.drop();
    await other.drop();
    await (await one.database('store-alone')).drop();
  });

  test('見ているあいだに消されたものは、なかったものと言い、見ることで作られもしない', async () => {
    const [one, two] = [await home(), await home()];
    const first = await one.database('store-gone');
    await first.open(specs);
    const read = async (database: Database) => (await database.open(specs)).db.selectFrom('test_person').selectAll().execute();
    expect(await two.look('store-gone', read)).toEqual([]);
    expect(await two.look('store-gone', async (database) => {
      await first.drop();
      return read(database);
    })).toBe(null);
    expect(await two.look('store-gone', read)).toBe(null);
    expect((await two.names()).includes('store-gone')).toBe(false);
    const again = await one.database('store-gone');
    await again.open(specs);
    await expect(two.look('store-gone', () => Promise.reject(new Error('見る側の誤り')))).rejects.toThrow('見る側の誤り');
    await again.drop();
  });

  test('独り占めの接続が切れたら、読みも書きもせずに、そう告げる', async () => {
    const [one, two] = [await home(), await home()];
    const database = await one.database('store-alone');
    const store = await database.open(specs);
    await two.look('store-alone', async (looking) => sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objid = (hashtext('store-alone')::bigint & 4294967295)::oid`.execute((await looking.open(specs)).db));
    await vi.waitFor(() => expect(store.db.selectFrom('test_person').selectAll().execute()).rejects.toMatchObject({ code: 'TSG-W04' }), 5_000);
    await expect(store.transact(async () => 1)).rejects.toMatchObject({ code: 'TSG-W04' });
    const again = await two.database('store-alone');
    await database.close();
    await again.drop();
  });
});
