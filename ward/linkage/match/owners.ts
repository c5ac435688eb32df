import { chunks } from '../../desk.js';
import type { WardStore } from '../../tables.js';
import { periodKeyIn } from './notices.js';

/** A row of the hub about one 資格履歴 of one person. */
export interface AboutPerson { readonly historyKey: string; readonly personKey: string }

/** Which of the people the ward knows, and whose each 適用期間 is. A row that names somebody else would hit the wrong record. */
export async function ownersOf({ db }: WardStore, rows: readonly AboutPerson[]) {
  const known = new Set<string>();
  const owners = new Map<string, string>();
  for (const part of chunks(rows)) {
    const residents = await db.selectFrom('ward_resident').select('person_key').where('latest', '=', 1).where('person_key', 'in', part.map(({ personKey }) => personKey)).execute();
    for (const { person_key } of residents) known.add(person_key);
    const periods = await db.selectFrom('ward_period').select(['period_key', 'person_key']).where('latest', '=', 1).where('period_key', 'in', part.map(({ historyKey }) => periodKeyIn(historyKey))).execute();
    for (const { period_key, person_key } of periods) owners.set(period_key, person_key);
  }
  const strangerOf = ({ historyKey, personKey }: AboutPerson): string | null => {
    const owner = owners.get(periodKeyIn(historyKey));
    return owner !== undefined && owner !== personKey ? owner : null;
  };
  return { isKnown: (personKey: string) => known.has(personKey), strangerOf };
}
