import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import type { Database, StoreHome } from './define.js';
import { keeperOn } from './keeper.js';
import { databaseOf, lookInto } from './open.js';

const schemaName = /^[0-9A-Za-z][0-9A-Za-z-]{0,59}$/;
const int8 = 20;

/** Databases on a PostgreSQL server, a schema a world, named `totsugo_<world>`. */
export async function onServer(url: string): Promise<StoreHome> {
  const { poolOf, keeper } = await connectionsTo(url);
  const whole = kyselyOn(poolOf(null, 1));
  const opened = (name: string, expectHeld: () => void, letGo: () => Promise<void>): Database => {
    const schema = `totsugo_${name}`;
    const pool = poolOf(schema, 4);
    const kysely = kyselyOn({ connect: async () => { expectHeld(); return pool.connect(); }, end: () => pool.end() });
    return databaseOf({
      name, kind: 'postgres', isLasting: true, kysely,
      script: async (text) => void (await sql.raw(text).execute(kysely)),
      async close() {
        await kysely.destroy();
        await letGo();
      },
      async drop() {
        await kysely.destroy();
        await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(whole);
        await letGo();
      },
    });
  };
  const created = async (name: string, letGo: () => Promise<void>): Promise<Database> => {
    await sql`create schema if not exists ${sql.id(`totsugo_${name}`)}`.execute(whole);
    return opened(name, keeper.expectHeld, letGo);
  };
  const names = async (): Promise<readonly string[]> => {
    const found = await sql<{ name: string }>`select schema_name as name from information_schema.schemata where schema_name like 'totsugo\\_%' order by 1`.execute(whole);
    return found.rows.map(({ name }) => name.slice('totsugo_'.length));
  };
  return {
    description: 'PostgreSQL',
    async database(name) {
      expectName(name);
      const letGo = await keeper.take(name);
      return created(name, letGo).catch(async (error: unknown) => {
        await letGo();
        throw error;
      });
    },
    async look(name, act) {
      expectName(name);
      return lookInto(opened(name, () => undefined, async () => undefined), act).catch(async (error: unknown) => {
        // Whoever keeps it may have dropped it meanwhile.
        if ((await names()).includes(name)) throw error;
        return null;
      });
    },
    names,
    async close() {
      await whole.destroy();
      await keeper.close();
    },
  };
}

/** Pools for the queries, and the one connection that keeps the databases to this process. */
async function connectionsTo(url: string) {
  const { default: pg } = await import('pg');
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
  };
  return {
    /** An idle connection that breaks is thrown away; the next query opens another one or says why it cannot. */
    poolOf: (schema: string | null, max: number) => new pg.Pool({ connectionString: url, max, types, ...(schema ? { options: `-c search_path="${schema}"` } : {}) }).on('error', () => undefined),
    keeper: keeperOn(async () => {
      const client = new pg.Client({ connectionString: url, keepAlive: true });
      await client.connect();
      return client;
    }),
  };
}

const kyselyOn = (pool: PostgresPool) => new Kysely<any>({ dialect: new PostgresDialect({ pool }) });
const expectName = (name: string) => {
  if (!schemaName.test(name)) throw new RangeError(`データベース名に使えない: ${name}`);
};
