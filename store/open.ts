import { sql, type Kysely } from 'kysely';
import { alignTables } from './align.js';
import type { Database, Store, TableSpecs, TablesOf } from './define.js';
import { insertions } from './insert.js';
import { scriptOf } from './schema.js';

/** SQLite has one writer a file; several processes on one PostgreSQL schema take turns in the same way. */
const oneWriter = sql`select pg_advisory_xact_lock(hashtext(current_schema()))`;

export interface Opened {
  /** What the database is called. */
  readonly name: string;
  readonly kind: Database['kind'];
  /** Is anything left when the process is gone? */
  readonly isLasting: boolean;
  readonly kysely: Kysely<any>;
  /** Runs several statements without parameters at once. */
  readonly script: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Closes and removes what lies under the connection. */
  readonly drop: () => Promise<void>;
}

/** Wraps an open Kysely connection as a Database. */
export const databaseOf = ({ name, kind, isLasting, kysely, script, close, drop }: Opened): Database => ({
  kind, isLasting, drop,
  async open(specs) {
    if (isLasting) await alignTables(kind, name, kysely, specs, script);
    await script(scriptOf(kind, specs));
    return storeOf(kind, kysely, specs, false);
  },
  snapshot: (act) => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((trx) => act((specs) => storeOf(kind, trx, specs, true))),
  close,
});

function storeOf<S extends TableSpecs>(kind: Database['kind'], db: Kysely<any>, specs: S, inTransaction: boolean): Store<S> {
  const store: Store<S> = {
    kind, db: db as Kysely<TablesOf<S>>,
    transact: (act) => (inTransaction ? act(store) : db.transaction().execute(async (trx) => {
      if (kind === 'postgres') await oneWriter.execute(trx);
      return act(storeOf(kind, trx, specs, true));
    })),
    async insertMany(table, rows, onKeyConflict = 'fail') {
      const statements = insertions(kind, table, specs[table]!, rows, onKeyConflict);
      const runIn = async ({ db: whole }: Pick<Store<S>, 'db'>) => {
        for (const statement of statements) await whole.executeQuery(statement);
      };
      await (statements.length > 1 ? store.transact(runIn) : runIn(store));
    },
  };
  return store;
}

/** Opens nothing for good: closes what was looked into. */
export async function lookInto<T>(database: Database, act: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await act(database);
  } finally {
    await database.close();
  }
}
