import { sql, type Kysely } from 'kysely';
import type { ColumnType, Database, TableSpec, TableSpecs } from './define.js';

const sqlTypes = {
  sqlite: { text: 'text', integer: 'integer', bytes: 'blob' },
  postgres: { text: 'text', integer: 'bigint', bytes: 'bytea' },
} as const satisfies Record<Database['kind'], Record<ColumnType, string>>;

export const columnsOf = (spec: TableSpec) => Object.entries(spec.columns).map(([name, type]) => ({
  name, type: type.replace('?', '') as ColumnType, nullable: type.endsWith('?'),
}));

/** Makes the tables and indexes that are missing. Text sorts by bytes on both engines. */
export async function createTables(db: Kysely<any>, kind: Database['kind'], specs: TableSpecs): Promise<void> {
  const collation = kind === 'postgres' ? ' collate "C"' : '';
  for (const [table, spec] of Object.entries(specs)) {
    const columns = columnsOf(spec).map(({ name, type, nullable }) =>
      `"${name}" ${sqlTypes[kind][type]}${type === 'text' ? collation : ''}${nullable ? '' : ' not null'}`);
    const key = spec.key.map((column) => `"${column}"`).join(', ');
    await sql.raw(`create table if not exists "${table}" (${[...columns, `primary key (${key})`].join(', ')})`).execute(db);
    for (const index of spec.indexes ?? []) {
      const name = `${table}_by_${index.join('_')}`;
      await sql.raw(`create index if not exists "${name}" on "${table}" (${index.map((column) => `"${column}"`).join(', ')})`).execute(db);
    }
  }
}
