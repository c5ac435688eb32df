import { sql, type Kysely } from 'kysely';
import type { Database, Store, TableSpecs, TablesOf } from './define.js';
import { insertRows } from './insert.js';
import { createTables } from './schema.js';

/** SQLite has one writer a file; several processes on one PostgreSQL schema take turns in the same way. */
const oneWriter = sql`select pg_advisory_xact_lock(hashtext(current_schema()))`;

/** Wraps an open Kysely connection as a Database. `drop` removes what lies under the connection after it is closed. */
export function databaseOf(kind: Database['kind'], kysely: Kysely<any>, drop: (kysely: Kysely<any>) => Promise<void>): Database {
  return {
    kind,
    async open(specs) {
      await createTables(kysely, kind, specs);
      return storeOf(kind, kysely, specs, false);
    },
    close: () => kysely.destroy(),
    drop: () => drop(kysely),
  };
}

function storeOf<S extends TableSpecs>(kind: Database['kind'], db: Kysely<any>, specs: S, inTransaction: boolean): Store<S> {
  const store: Store<S> = {
    db: db as Kysely<TablesOf<S>>,
    transact: (act) => (inTransaction ? act(store) : db.transaction().execute(async (trx) => {
      if (kind === 'postgres') await oneWriter.execute(trx);
      return act(storeOf(kind, trx, specs, true));
    })),
    insertMany: (table, rows, onKeyConflict = 'fail') => insertRows(db, kind, table, specs[table]!, rows, onKeyConflict),
  };
  return store;
}
