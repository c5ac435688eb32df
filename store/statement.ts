import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Database } from './define.js';

interface Asked<Tables> { readonly kind: Database['kind']; readonly db: Kysely<Tables> }

/**
 * A query that is built and compiled once for each kind of store; a run only fills in its values. For what is asked at
 * every request, where building costs more than asking. What is `given` may stand only where a value may.
 */
export function statement<Tables, G extends object, Row>(build: (db: Kysely<Tables>, given: G) => Compilable<Row>): (store: Asked<Tables>, given: G) => Promise<readonly Row[]> {
  const compiled = new Map<Database['kind'], CompiledQuery<Row>>();
  const compile = (kind: Database['kind'], db: Kysely<Tables>) => {
    const query = build(db, gaps as G).compile();
    return kind === 'sqlite' ? withConstants(query) : query;
  };
  return async ({ kind, db }, given) => {
    const query = compiled.get(kind) ?? compile(kind, db);
    compiled.set(kind, query);
    const parameters = query.parameters.map((value) => (typeof value === 'symbol' ? given[value.description as keyof G] : value));
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

/** What is the same at every run stands in the text: SQLite takes longer to be handed a value than to look at it. */
function withConstants<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  const parts = query.sql.split('?');
  if (parts.length !== query.parameters.length + 1) return query;
  const isConstant = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  const sql = parts.slice(1).reduce((text, part, i) => text + (isConstant(query.parameters[i]) ? quoted(query.parameters[i]) : '?') + part, parts[0]!);
  return { ...query, sql, parameters: query.parameters.filter((value) => !isConstant(value)) };
}

const quoted = (value: string | number) => (typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`);

/** Stand-ins that are found again among the parameters; a symbol refuses to be part of any other text. */
const gaps = new Proxy({}, { get: (_target, name) => Symbol(String(name)) });
