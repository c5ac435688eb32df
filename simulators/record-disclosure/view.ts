import type { RecordDisclosure } from './tables.js';

/**
 * Which keys hang on which symbols, and the keys that hang on two living ones at once: the agency has mixed up two people or
 * forgot to give the wrong symbol back.
 */
export async function bindingsOf(party: RecordDisclosure, insurerPersonKey: string | undefined) {
  const all = party.store.db.selectFrom('record_disclosure_binding as b')
    .innerJoin('record_disclosure_symbol as s', (join) => join.onRef('s.agency', '=', 'b.agency').onRef('s.resident', '=', 'b.resident').onRef('s.generation', '=', 'b.generation'))
    .select(['b.agency', 'b.insurer_person_key', 'b.individual_number', 'b.state', 'b.bound_at', 'b.released_at', 's.symbol', 's.state as symbol_state']).orderBy('b.agency').orderBy('b.insurer_person_key').orderBy('b.bound_at').orderBy('s.symbol');
  const rows = await (insurerPersonKey === undefined ? all : all.where('b.insurer_person_key', '=', insurerPersonKey)).execute();
  const living = new Map<string, number>();
  for (const { agency, insurer_person_key, state } of rows) if (state === 'live') living.set(`${agency} ${insurer_person_key}`, (living.get(`${agency} ${insurer_person_key}`) ?? 0) + 1);
  return {
    symbols: rows.map((row) => ({
      agency: row.agency, insurerPersonKey: row.insurer_person_key, individualNumber: party.masked(row.individual_number), linkageSymbol: row.symbol, state: row.state, symbolState: row.symbol_state, boundAt: row.bound_at, releasedAt: row.released_at,
    })),
    keysOnTwoSymbols: [...living].filter(([, count]) => count > 1).map(([key]) => key),
  };
}
