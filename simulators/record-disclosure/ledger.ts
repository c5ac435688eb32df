import type { RowOf } from '../../store/define.js';
import type { DisclosureStore, recordDisclosureTables } from './tables.js';

export type SymbolRow = RowOf<(typeof recordDisclosureTables)['record_disclosure_symbol']>;
export type BindingRow = RowOf<(typeof recordDisclosureTables)['record_disclosure_binding']>;

/** Symbols and bindings of the people and keys of one page of requests, in memory; `save` writes what was touched. */
export interface Ledger {
  readonly symbolsOf: (agency: string, resident: string) => readonly SymbolRow[];
  readonly bindings: (agency: string) => readonly BindingRow[];
  readonly put: (row: SymbolRow | BindingRow) => void;
  readonly save: () => Promise<void>;
}

export async function openLedger(store: DisclosureStore, keys: readonly string[], residents: readonly string[]): Promise<Ledger> {
  const { db } = store;
  const some = (values: readonly string[]) => (values.length > 0 ? [...new Set(values)] : ['']);
  const own = await db.selectFrom('record_disclosure_binding').where('insurer_person_key', 'in', some(keys)).selectAll().execute();
  const everybody = some([...residents, ...own.map(({ resident }) => resident)]);
  const symbols = new Map((await db.selectFrom('record_disclosure_symbol').where('resident', 'in', everybody).selectAll().orderBy('generation').execute()).map((row) => [symbolKey(row), row]));
  const bindings = new Map([...own, ...await db.selectFrom('record_disclosure_binding').where('resident', 'in', everybody).selectAll().execute()].map((row) => [bindingKey(row), row]));
  const touched = { symbols: new Set<string>(), bindings: new Set<string>() };
  return {
    symbolsOf: (agency, resident) => [...symbols.values()].filter((row) => row.agency === agency && row.resident === resident),
    bindings: (agency) => [...bindings.values()].filter((row) => row.agency === agency),
    put(row) {
      const isSymbol = 'symbol' in row;
      const key = isSymbol ? symbolKey(row) : bindingKey(row);
      if (isSymbol) symbols.set(key, row);
      else bindings.set(key, row);
      touched[isSymbol ? 'symbols' : 'bindings'].add(key);
    },
    async save() {
      await store.insertMany('record_disclosure_symbol', [...touched.symbols].map((key) => symbols.get(key)!), 'replace');
      await store.insertMany('record_disclosure_binding', [...touched.bindings].map((key) => bindings.get(key)!), 'replace');
    },
  };
}

const symbolKey = ({ agency, resident, generation }: SymbolRow) => `${agency}\u0000${resident}\u0000${generation}`;
const bindingKey = ({ agency, insurer_person_key, resident, generation }: BindingRow) => `${agency}\u0000${insurer_person_key}\u0000${resident}\u0000${generation}`;
