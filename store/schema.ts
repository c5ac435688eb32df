import type { ColumnType, Database, TableSpec, TableSpecs } from './define.js';

const sqlTypes = {
  sqlite: { text: 'text', integer: 'integer', bytes: 'blob' },
  postgres: { text: 'text', integer: 'bigint', bytes: 'bytea' },
} as const satisfies Record<Database['kind'], Record<ColumnType, string>>;

export const columnsOf = (spec: TableSpec) => Object.entries(spec.columns).map(([name, type]) => ({
  name, type: type.replace('?', '') as ColumnType, nullable: type.endsWith('?'),
}));

/** The statements that make the tables and indexes that are missing, as one script. Text sorts by bytes on both engines. */
export function scriptOf(kind: Database['kind'], specs: TableSpecs): string {
  const collation = kind === 'postgres' ? ' collate "C"' : '';
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  return Object.entries(specs).flatMap(([table, spec]) => {
    const columns = columnsOf(spec).map(({ name, type, nullable }) => `"${name}" ${sqlTypes[kind][type]}${type === 'text' ? collation : ''}${nullable ? '' : ' not null'}`);
    return [
      `create table if not exists "${table}" (${columns.join(', ')}, primary key (${quoted(spec.key)}));`,
      ...(spec.indexes ?? []).map((index) => `create index if not exists "${table}_by_${index.join('_')}" on "${table}" (${quoted(index)});`),
    ];
  }).join('\n');
}
