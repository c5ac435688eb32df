import { sql, type Kysely } from 'kysely';
import type { Store, TableSpecs } from './define.js';

const pageSize = 500;

/** Reads every row of a store, table by table, in key order. */
export async function* rowsOf<S extends TableSpecs>(store: Store<S>, specs: S): AsyncGenerator<{ table: keyof S & string; rows: Record<string, unknown>[] }> {
  const db = store.db as unknown as Kysely<Record<string, Record<string, unknown>>>;
  for (const [table, spec] of Object.entries(specs)) {
    for (let offset = 0; ; offset += pageSize) {
      const rows = await db.selectFrom(table).selectAll().orderBy(sql.raw(spec.key.map((column) => `"${column}"`).join(', '))).limit(pageSize).offset(offset).execute();
      if (rows.length > 0) yield { table, rows };
      if (rows.length < pageSize) break;
    }
  }
}

/** Copies all rows of one store into another of the same tables, which is emptied first. One transaction. */
export async function copyRows<S extends TableSpecs>(from: Store<S>, to: Store<S>, specs: S): Promise<void> {
  await to.transact(async (target) => {
    const db = target.db as unknown as Kysely<Record<string, Record<string, unknown>>>;
    for (const table of Object.keys(specs)) await db.deleteFrom(table).execute();
    for await (const { table, rows } of rowsOf(from, specs)) await target.insertMany(table, rows as never);
  });
}
