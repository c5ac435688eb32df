import type { ColumnType, Database, TableSpec, TableSpecs } from './define.js';

export const sqlTypes = {
  sqlite: { text: 'text', integer: 'integer', bytes: 'blob' },
  postgres: { text: 'text', integer: 'bigint', bytes: 'bytea' },
} as const satisfies Record<Database['kind'], Record<ColumnType, string>>;

export const columnsOf = (spec: TableSpec) => Object.entries(spec.columns).map(([name, type]) => ({
  name, type: type.replace('?', '') as ColumnType, nullable: type.endsWith('?'),
}));

type Column = ReturnType<typeof columnsOf>[number];

/** A column as a statement declares it. Text sorts by bytes on both engines. */
export const columnDefinition = (kind: Database['kind'], { name, type, nullable }: Column): string =>
  `"${name}" ${sqlTypes[kind][type]}${type === 'text' && kind === 'postgres' ? ' collate "C"' : ''}${nullable ? '' : ' not null'}`;

/** The statements that make the tables and indexes that are missing, as one script. */
export function scriptOf(kind: Database['kind'], specs: TableSpecs): string {
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  return Object.entries(specs).flatMap(([table, spec]) => {
    const columns = columnsOf(spec).map((column) => columnDefinition(kind, column));
    return [
      `create table if not exists "${table}" (${columns.join(', ')}, primary key (${quoted(spec.key)}));`,
      ...(spec.indexes ?? []).map((index) => `create index if not exists "${table}_by_${index.join('_')}" on "${table}" (${quoted(index)});`),
    ];
  }).join('\n');
}
