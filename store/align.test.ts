import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tables, type Database, type StoreHome } from './define.js';
import { storeHome } from './homes.js';

const specs = tables({
  test_letter: { columns: { place: 'text', n: 'integer', body: 'bytes', note: 'text?', weight: 'integer?', stamp: 'bytes?' }, key: ['place', 'n'], indexes: [['note']] },
  test_box: { columns: { name: 'text' }, key: ['name'] },
});
/** The table as an older version made it, written by hand: `note`, `weight` and `stamp` came later. */
const older = { place: 'text not null', n: 'integer not null', body: 'blob not null' };
const server = process.env['TOTSUGO_TEST_PG'];
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'totsugo-align-'));
  folders.push(path);
  return path;
}

describe.each([['SQLite ファイル', async () => storeHome(await folder())], ['PostgreSQL', async () => storeHome(server)]] as const)('%s', (engine, homeOf) => {
  const isOff = engine === 'PostgreSQL' && !server;
  const check = test.skipIf(isOff);
  let [home, database]: [StoreHome | null, Database | null] = [null, null];
  let raw: Kysely<any>;
  const run = async (statement: string) => void (await sql.raw(engine === 'PostgreSQL' ? statement.replaceAll('blob', 'bytea').replaceAll('integer', 'bigint') : statement).execute(raw));
  const make = (columns: Readonly<Record<string, string>>, key = 'place, n') => run(`create table test_letter (${Object.entries(columns).map(([name, type]) => `${name} ${type}`).join(', ')}, primary key (${key}))`);
  beforeEach(async () => {
    if (isOff) return;
    home = await homeOf();
    database = await home.database(`align-${process.pid}`);
    raw = (await database.open({})).db as Kysely<any>;
  });
  afterEach(async () => {
    await database?.drop();
    await home?.close();
  });

  check('古い版の表に後からの列がなければ、空欄の列として加え、前の行はそのまま読める', async () => {
    await make(older);
    await run(`insert into test_letter values ('港区', 1, ${engine === 'PostgreSQL' ? "'\\x61'" : "x'61'"})`);
    const store = await database!.open(specs);
    expect(await store.db.selectFrom('test_letter').selectAll().execute()).toMatchObject([{ place: '港区', n: 1, note: null, weight: null, stamp: null }]);
    await store.insertMany('test_letter', [{ place: '港区', n: 2, body: new Uint8Array([98]), note: '後', weight: 7, stamp: null }]);
    const again = await database!.open(specs);
    expect(await again.db.selectFrom('test_letter').select(['n', 'note', 'weight']).orderBy('n').execute()).toEqual([{ n: 1, note: null, weight: null }, { n: 2, note: '後', weight: 7 }]);
  });

  check.each([
    ['空欄にできない列がない', { place: older.place, n: older.n }, undefined, '空欄にできない列 body がない'], ['列の型が違う', { ...older, body: 'text not null' }, undefined, '列 body の型が違う'],
    ['空欄を許していた列が許さなくなった', { ...older, body: 'blob' }, undefined, '列 body の空欄の許し方が違う'], ['空欄を許さない列が許すようになった', { ...older, note: 'text not null' }, undefined, '列 note の空欄の許し方が違う'],
    ['今はない列がある', { ...older, color: 'text' }, undefined, '列 color は今はない'], ['主キーが違う', older, 'place', '主キーが違う'], ['主キーの順が違う', older, 'n, place', '主キーが違う'],
  ] as const)('%s表は、何も変えずに、直し方を言って断る', async (_, columns, key, why) => {
    await make(columns, key);
    await expect(database!.open(specs)).rejects.toMatchObject({ code: 'TSG-W05', why: `世界「align-${process.pid}」は別の版の totsugo のもので、表 test_letter の${why}`, cure: expect.stringContaining('作った版') });
    await expect(sql`select note, weight from test_letter`.execute(raw)).rejects.toThrow();
    await expect(sql`select name from test_box`.execute(raw)).rejects.toThrow();
  });
});
