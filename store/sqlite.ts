import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database, StoreHome } from './define.js';
import { databaseOf } from './open.js';

type Pragma = 'journal_mode = WAL' | 'synchronous = FULL' | 'synchronous = OFF' | 'busy_timeout = 5000';

function openFile(path: string, pragmas: readonly Pragma[], remove: () => Promise<void>): Database {
  const raw = new LibsqlDatabase(path);
  for (const pragma of pragmas) raw.exec(`pragma ${pragma}`);
  // libsql speaks better-sqlite3's interface, which is the one Kysely's dialect is written for.
  const kysely = new Kysely<any>({ dialect: new SqliteDialect({ database: raw }) });
  return databaseOf('sqlite', kysely, async () => {
    await kysely.destroy();
    await remove();
  });
}

/** Throw-away databases in memory, one a name and call. */
export const inMemory = (): StoreHome => ({
  description: '組み込み(メモリ)',
  database: async () => openFile(':memory:', ['synchronous = OFF'], async () => {}),
  names: async () => [],
  close: async () => {},
});

const worldFile = /^([0-9A-Za-z][0-9A-Za-z-]{0,59})\.sqlite$/;

/** One SQLite file a world in `folder`, with a write-ahead log synced at every commit. */
export function inFolder(folder: string): StoreHome {
  return {
    description: '組み込み(ファイル)',
    async database(name) {
      if (!worldFile.test(`${name}.sqlite`)) throw new RangeError(`データベース名に使えない: ${name}`);
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${name}.sqlite`);
      return openFile(path, ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000'], async () => {
        for (const tail of ['', '-wal', '-shm']) await rm(path + tail, { force: true });
      });
    },
    names: async () => (await readdir(folder).catch(() => [])).flatMap((file) => worldFile.exec(file)?.[1] ?? []).sort(),
    close: async () => {},
  };
}
