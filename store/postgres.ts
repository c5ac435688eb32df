import { Kysely, PostgresDialect, sql } from 'kysely';
import type { StoreHome } from './define.js';
import { databaseOf } from './open.js';

const schemaName = /^[0-9A-Za-z][0-9A-Za-z-]{0,59}$/;
const int8 = 20;

/** Databases on a PostgreSQL server, a schema a world, named `totsugo_<world>`. */
export async function onServer(url: string): Promise<StoreHome> {
  const { default: pg } = await import('pg');
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
  };
  const connect = (schema: string | null, max: number) => new Kysely<any>({ dialect: new PostgresDialect({
    pool: new pg.Pool({ connectionString: url, max, types, ...(schema ? { options: `-c search_path="${schema}"` } : {}) }),
  }) });
  const whole = connect(null, 1);
  return {
    description: 'PostgreSQL',
    async database(name) {
      if (!schemaName.test(name)) throw new RangeError(`データベース名に使えない: ${name}`);
      const schema = `totsugo_${name}`;
      await sql`create schema if not exists ${sql.id(schema)}`.execute(whole);
      const kysely = connect(schema, 4);
      return databaseOf({
        kind: 'postgres', isLasting: true, kysely,
        script: async (text) => void (await sql.raw(text).execute(kysely)),
        async drop() {
          await kysely.destroy();
          await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(whole);
        },
      });
    },
    async names() {
      const found = await sql<{ name: string }>`select schema_name as name from information_schema.schemata where schema_name like 'totsugo\\_%' order by 1`.execute(whole);
      return found.rows.map(({ name }) => name.slice('totsugo_'.length));
    },
    close: () => whole.destroy(),
  };
}
