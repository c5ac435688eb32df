import { CompiledQuery, type Kysely } from 'kysely';
import type { Database, OnKeyConflict, TableSpec } from './define.js';
import { columnsOf } from './schema.js';

const rowsPerStatement = 500;
const rowsPerBlock = 50;

/**
 * Inserts rows as one JSON parameter a statement: the engine unpacks it, so that the statement text and its plan stay
 * the same however many rows there are. Tables with bytes go row by row, because JSON cannot carry them. SQLite keeps
 * prepared statements, and whole blocks of bound values cost it half of unpacking.
 */
export async function insertRows(
  db: Kysely<any>, kind: Database['kind'], table: string, spec: TableSpec, rows: readonly Readonly<Record<string, unknown>>[], onKeyConflict: OnKeyConflict,
): Promise<void> {
  const columns = columnsOf(spec);
  const conflict = conflictClause(spec, onKeyConflict);
  if (columns.some(({ type }) => type === 'bytes')) {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const slots = columns.map((_, i) => (kind === 'postgres' ? `$${i + 1}` : '?')).join(', ');
    const text = `insert into "${table}" (${names}) values (${slots})${conflict}`;
    for (const row of rows) await db.executeQuery(CompiledQuery.raw(text, columns.map(({ name }) => row[name] ?? null)));
    return;
  }
  const whole = kind === 'sqlite' ? rows.length - (rows.length % rowsPerBlock) : 0;
  const block = `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) values ${Array(rowsPerBlock).fill(`(${columns.map(() => '?').join(', ')})`).join(', ')}${conflict}`;
  for (let start = 0; start < whole; start += rowsPerBlock) {
    const values: unknown[] = [];
    for (let index = start; index < start + rowsPerBlock; index += 1) for (const { name } of columns) values.push(rows[index]![name] ?? null);
    await db.executeQuery(CompiledQuery.raw(block, values));
  }
  const text = bulkText(kind, table, spec) + conflict;
  for (let start = whole; start < rows.length; start += rowsPerStatement) {
    await db.executeQuery(CompiledQuery.raw(text, [jsonOf(rows.slice(start, start + rowsPerStatement), columns.map(({ name }) => name))]));
  }
}

const jsonOf = (rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]) =>
  JSON.stringify(rows.map((row) => names.map((name) => row[name] ?? null)));

function bulkText(kind: Database['kind'], table: string, spec: TableSpec): string {
  const columns = columnsOf(spec);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  if (kind === 'sqlite') {
    return `insert into "${table}" (${names}) select ${columns.map((_, i) => `value ->> ${i}`).join(', ')} from json_each(?) where true`;
  }
  const picked = columns.map(({ type }, i) => `(value ->> ${i})${type === 'integer' ? '::bigint' : ''}`).join(', ');
  return `insert into "${table}" (${names}) select ${picked} from json_array_elements($1::json) as value where true`;
}

function conflictClause(spec: TableSpec, onKeyConflict: OnKeyConflict): string {
  if (onKeyConflict === 'fail') return '';
  const key = `(${spec.key.map((column) => `"${column}"`).join(', ')})`;
  const others = Object.keys(spec.columns).filter((column) => !spec.key.includes(column));
  if (onKeyConflict === 'ignore' || others.length === 0) return ` on conflict ${key} do nothing`;
  return ` on conflict ${key} do update set ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
}
