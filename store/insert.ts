import { CompiledQuery } from 'kysely';
import type { Database, OnKeyConflict, TableSpec } from './define.js';
import { columnsOf } from './schema.js';

type Row = Readonly<Record<string, unknown>>;
/** A statement that inserts `rows` rows, or up to so many when it is not exact; `values` makes its parameters from them. */
interface Way { readonly text: string; readonly rows: number; readonly isExact: boolean; readonly values: (rows: readonly Row[]) => unknown[] }

/** The statements that insert these rows: few, and with the same texts and plans however many rows there are. */
export function insertions(kind: Database['kind'], table: string, spec: TableSpec, rows: readonly Row[], onKeyConflict: OnKeyConflict): CompiledQuery[] {
  const ways = waysInto(kind, table, spec, onKeyConflict);
  const statements: CompiledQuery[] = [];
  for (let start = 0; start < rows.length;) {
    const { text, rows: most, values } = ways.find((way) => !way.isExact || way.rows <= rows.length - start)!;
    statements.push(CompiledQuery.raw(text, values(rows.length <= most ? rows : rows.slice(start, start + most))));
    start += most;
  }
  return statements;
}

const made = new WeakMap<TableSpec, Map<string, readonly Way[]>>();

/** The ways into one table, largest first; made once. */
function waysInto(kind: Database['kind'], table: string, spec: TableSpec, onKeyConflict: OnKeyConflict): readonly Way[] {
  const known = made.get(spec) ?? new Map<string, readonly Way[]>();
  made.set(spec, known);
  const use = `${kind} ${table} ${onKeyConflict}`;
  const found = known.get(use) ?? waysOf(kind, table, spec, onKeyConflict);
  known.set(use, found);
  return found;
}

/**
 * SQLite binds the values of some rows at once, which costs it half of unpacking JSON. PostgreSQL, to which every
 * statement is a journey, unpacks one JSON parameter; only rows with bytes, which JSON cannot carry, go to it one by one.
 */
function waysOf(kind: Database['kind'], table: string, spec: TableSpec, onKeyConflict: OnKeyConflict): readonly Way[] {
  const columns = columnsOf(spec);
  const names = columns.map(({ name }) => name);
  const into = `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})`;
  const conflict = conflictClause(spec, onKeyConflict);
  const slots = `(${columns.map((_, i) => (kind === 'postgres' ? `$${i + 1}` : '?')).join(', ')})`;
  const bound = (rows: number): Way => ({ text: `${into} values ${Array(rows).fill(slots).join(', ')}${conflict}`, rows, isExact: true, values: (some) => cellsOf(some, names) });
  if (kind === 'sqlite') return [50, 10, 3, 1].map(bound);
  if (columns.some(({ type }) => type === 'bytes')) return [bound(1)];
  const picked = columns.map(({ type }, i) => `(value ->> ${i})${type === 'integer' ? '::bigint' : ''}`).join(', ');
  return [{ text: `${into} select ${picked} from json_array_elements($1::json) as value where true${conflict}`, rows: 500, isExact: false, values: (some) => [JSON.stringify(some.map((row) => cellsOf([row], names)))] }];
}

function cellsOf(rows: readonly Row[], names: readonly string[]): unknown[] {
  const cells: unknown[] = [];
  for (const row of rows) for (const name of names) cells.push(row[name] ?? null);
  return cells;
}

function conflictClause(spec: TableSpec, onKeyConflict: OnKeyConflict): string {
  if (onKeyConflict === 'fail') return '';
  const key = `(${spec.key.map((column) => `"${column}"`).join(', ')})`;
  const others = Object.keys(spec.columns).filter((column) => !spec.key.includes(column));
  if (onKeyConflict === 'ignore' || others.length === 0) return ` on conflict ${key} do nothing`;
  return ` on conflict ${key} do update set ${others.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
}
