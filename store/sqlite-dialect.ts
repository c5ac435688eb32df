import type LibsqlDatabase from 'libsql';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type CompiledQuery, type DatabaseConnection, type Dialect, type QueryResult } from 'kysely';

/** Statements kept prepared; the one that was prepared first goes when there are more. */
const keptStatements = 500;
/** A result of so many rows is worth knowing its column names, because rows without names come out of libsql twice as fast. */
const manyRows = 50;

/**
 * Kysely on one libsql connection. libsql speaks better-sqlite3's interface, except that it binds only Buffers and answers
 * ArrayBuffers; here both become Uint8Array.
 */
export const libsqlDialect = (raw: LibsqlDatabase.Database): Dialect => ({
  createDriver: () => driverOf(raw),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});

/** Whoever holds the connection holds it alone; the others wait for their turn, which is handed on. */
function driverOf(raw: LibsqlDatabase.Database): ReturnType<Dialect['createDriver']> {
  const run = runner(raw);
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery) => run(sql, parameters) as QueryResult<R>,
    streamQuery() {
      throw new Error('読みながら渡す問い合わせはない。ページに分けて読む');
    },
  };
  let isHeld = false;
  const waiting: (() => void)[] = [];
  return {
    init: async () => {},
    async acquireConnection() {
      if (isHeld) await new Promise<void>((resolve) => { waiting.push(resolve); });
      isHeld = true;
      return connection;
    },
    async releaseConnection() {
      const next = waiting.shift();
      if (next) next();
      else isHeld = false;
    },
    beginTransaction: async () => void run('begin', []),
    commitTransaction: async () => void run('commit', []),
    rollbackTransaction: async () => void run('rollback', []),
    destroy: async () => void raw.close(),
  };
}

type Run = (values: readonly unknown[]) => QueryResult<unknown>;

/** PostgreSQL refuses an empty list, SQLite finds nothing in it. What runs on one has to run on the other. */
const emptyList = / in \(\)/;

/** Runs a statement by its text, which is prepared once. SQLite itself prepares again after a change of schema. */
function runner(raw: LibsqlDatabase.Database): (text: string, values: readonly unknown[]) => QueryResult<unknown> {
  const prepared = new Map<string, Run>();
  return (text, values) => {
    let run = prepared.get(text);
    if (!run) {
      if (emptyList.test(text)) throw new RangeError(`空の並びを探している: ${text.slice(0, 200)}`);
      run = preparedRun(raw.prepare(text));
      if (prepared.size >= keptStatements) prepared.delete(prepared.keys().next().value!);
      prepared.set(text, run);
    }
    return run(values.some(isForeign) ? values.map(bound) : values);
  };
}

function preparedRun(statement: LibsqlDatabase.Statement): Run {
  if (!statement.reader) return (values) => ({ rows: [], numAffectedRows: BigInt(statement.run(values).changes) });
  let names: readonly string[] | null = null;
  return (values) => {
    const rows = statement.all(values);
    if (names) return { rows: rows.map((cells) => named(names!, cells as unknown[])) };
    if (rows.length >= manyRows) {
      names = statement.columns().map(({ name }) => name);
      statement.raw(true);
    }
    return { rows: rows.map(shown) };
  };
}

const isForeign = (value: unknown): boolean => typeof value === 'object' && value instanceof Uint8Array && !Buffer.isBuffer(value);
const bound = (value: unknown): unknown => (isForeign(value) ? Buffer.from((value as Uint8Array).buffer, (value as Uint8Array).byteOffset, (value as Uint8Array).byteLength) : value);

function named(names: readonly string[], cells: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index += 1) row[names[index]!] = cells[index];
  return shown(row);
}

function shown(row: unknown): Record<string, unknown> {
  const cells = row as Record<string, unknown>;
  for (const name in cells) if (cells[name] instanceof ArrayBuffer) cells[name] = new Uint8Array(cells[name]);
  return cells;
}
