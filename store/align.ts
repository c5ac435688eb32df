import { sql, type Kysely } from 'kysely';
import { DatabaseOutdated, type Database, type TableSpec, type TableSpecs } from './define.js';
import { columnDefinition, columnsOf, sqlTypes } from './schema.js';

/** A column as it lies in the database. `key`: its place in the primary key, from 1; 0 when it is not of it. */
interface Stored { readonly table: string; readonly column: string; readonly type: string; readonly isRequired: boolean; readonly key: number }

/**
 * Brings tables that an older version left up to what is declared. Columns that may be empty are added, for old rows cannot have
 * said anything there. Whatever else differs, a lost column or another key, means that the old rows say something else than we
 * would read: then nothing is touched, and the database is refused.
 */
export async function alignTables(kind: Database['kind'], name: string, kysely: Kysely<any>, specs: TableSpecs, script: (text: string) => Promise<void>): Promise<void> {
  const stored = await storedColumns(kind, kysely, Object.keys(specs));
  const missing: string[] = [];
  for (const [table, spec] of Object.entries(specs)) {
    const columns = stored.filter((one) => one.table === table);
    if (columns.length === 0) continue;
    const difference = differenceIn(kind, spec, columns);
    if (difference !== null) throw new DatabaseOutdated(name, table, difference);
    const held = new Set(columns.map(({ column }) => column));
    for (const column of columnsOf(spec)) if (!held.has(column.name)) missing.push(`alter table "${table}" add column ${columnDefinition(kind, column)};`);
  }
  if (missing.length > 0) await script(missing.join('\n'));
}

/** What cannot be mended by adding columns, in a few words; null when nothing. */
function differenceIn(kind: Database['kind'], spec: TableSpec, stored: readonly Stored[]): string | null {
  const declared = new Map(columnsOf(spec).map((column) => [column.name, column]));
  for (const { column, type, isRequired } of stored) {
    const known = declared.get(column);
    if (!known) return `列 ${column} は今はない`;
    if (type !== sqlTypes[kind][known.type]) return `列 ${column} の型が違う`;
    if (isRequired === known.nullable) return `列 ${column} の空欄の許し方が違う`;
  }
  const held = new Set(stored.map(({ column }) => column));
  const added = [...declared.values()].find(({ name, nullable }) => !nullable && !held.has(name));
  if (added) return `空欄にできない列 ${added.name} がない`;
  const key = stored.filter((one) => one.key > 0).sort((a, b) => a.key - b.key).map(({ column }) => column);
  return key.join(' ') === spec.key.join(' ') ? null : '主キーが違う';
}

async function storedColumns(kind: Database['kind'], kysely: Kysely<any>, names: readonly string[]): Promise<readonly Stored[]> {
  if (names.length === 0) return [];
  const list = sql.join(names);
  const { rows } = await (kind === 'sqlite'
    ? sql<RawColumn>`select m.name as "table", c.name as "column", c.type as type, c."notnull" as required, c.pk as key from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name in (${list})`
    : sql<RawColumn>`select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type, a.attnotnull::int as required, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) as key
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname in (${list})`).execute(kysely);
  return rows.map(({ required, ...row }) => ({ ...row, type: row.type.toLowerCase(), isRequired: required === 1 }));
}
interface RawColumn { readonly table: string; readonly column: string; readonly type: string; readonly required: number; readonly key: number }
