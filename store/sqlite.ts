import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import { Kysely } from 'kysely';
import type { Database, StoreHome } from './define.js';
import { makeFolder } from './folder.js';
import { databaseOf, lookInto } from './open.js';
import { libsqlDialect } from './sqlite-dialect.js';

type Pragma = 'journal_mode = WAL' | 'synchronous = FULL' | 'synchronous = OFF' | 'busy_timeout = 5000' | 'cache_size = -32000';

const inProcess = ':memory:';

function openFile(name: string, path: string, pragmas: readonly Pragma[], remove: () => Promise<void>): Database {
  const raw = new LibsqlDatabase(path);
  for (const pragma of pragmas) raw.exec(`pragma ${pragma}`);
  const kysely = new Kysely<any>({ dialect: libsqlDialect(raw) });
  return databaseOf({
    name, kind: 'sqlite', isLasting: path !== inProcess, kysely,
    // Holds the one connection meanwhile, so that the script never falls into somebody else's transaction.
    script: (text) => kysely.connection().execute(async () => void raw.exec(text)),
    close: () => kysely.destroy(),
    async drop() {
      await kysely.destroy();
      await remove();
    },
  });
}

/** Throw-away databases in memory, one a name and call. */
export const inMemory = (): StoreHome => ({
  description: '組み込み(メモリ)',
  database: async (name) => openFile(name, inProcess, ['synchronous = OFF'], async () => {}),
  look: () => Promise.reject(new RangeError('メモリの上のデータベースは、開いた者にしか見えない')),
  names: async () => [],
  close: async () => {},
});

const worldFile = /^([0-9A-Za-z][0-9A-Za-z-]{0,59})\.sqlite$/;

/** One SQLite file a world in `folder`, with a write-ahead log synced at every commit and at most 32 MB of pages in memory. Whoever opens the folder sees to it that nobody else does. */
export function inFolder(folder: string): StoreHome {
  const database: StoreHome['database'] = async (name) => {
    if (!worldFile.test(`${name}.sqlite`)) throw new RangeError(`データベース名に使えない: ${name}`);
    await makeFolder(folder);
    const path = join(folder, `${name}.sqlite`);
    return openFile(name, path, ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'cache_size = -32000'], async () => {
      for (const tail of ['', '-wal', '-shm']) await rm(path + tail, { force: true });
    });
  };
  return {
    description: '組み込み(ファイル)',
    database,
    look: async (name, act) => lookInto(await database(name), act),
    names: async () => (await readdir(folder).catch(() => [])).flatMap((file) => worldFile.exec(file)?.[1] ?? []).sort(),
    close: async () => {},
  };
}
