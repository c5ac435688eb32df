import type { Party } from '../define.js';
import { tables } from '../../store/define.js';
import type { DeskFault, DeskParameterValues } from '../night-desk/desk.js';
import { lookupTables } from './lookups/tables.js';
import { answerFile, askedFile } from '../night-desk/tables.js';

/**
 * The register is a list of entries, never rewritten: what it said on a day is folded from those visible on that day.
 * A column that an entry leaves null says nothing about the item; an empty text says that there is none.
 */
export const jukiNetTables = tables({
  juki_net_entry: {
    columns: {
      resident: 'text', seq: 'integer', kind: 'text', happened_on: 'text', visible_on: 'text', individual_number: 'text?', name: 'text?', name_kana: 'text?', born_on: 'text?', sex: 'text?', address: 'text?',
      common_name: 'text?', former_surname: 'text?',
    },
    key: ['resident', 'seq'], indexes: [['individual_number'], ['born_on']],
  },
  juki_net_asked: askedFile,
  juki_net_answer: answerFile,
  /** One row a day, kind and outcome: who is charged for what is counted here. */
  juki_net_count: { columns: { asked_on: 'text', municipality: 'text', kind: 'text', outcome: 'text', count: 'integer' }, key: ['asked_on', 'municipality', 'kind', 'outcome'] },
  ...lookupTables,
});

export type FaultName = DeskFault | 'registerLate' | 'bulletCharacters' | 'oldAddress';
export interface Parameters extends DeskParameterValues {
  readonly lateDays: number;
  readonly discloseNewNumber: boolean;
  readonly itemsOfRemoved: boolean;
  readonly numberWithoutAllFive: 'withheld' | 'disclosed';
  readonly permittedCharacters: 'jisX0208' | 'cp932';
}
export type JukiNet = Party<typeof jukiNetTables, FaultName, Parameters>;
export type EntryRow = Awaited<ReturnType<typeof entriesOf>>[number];

/** All entries of some people, in the order in which they were written down. */
export async function entriesOf(party: Pick<JukiNet, 'store'>, residents: readonly string[]) {
  const some = (page: readonly string[]) => party.store.db.selectFrom('juki_net_entry').where('resident', 'in', page).selectAll().orderBy('resident').orderBy('seq').execute();
  const entries: Awaited<ReturnType<typeof some>> = [];
  for (let from = 0; from < residents.length; from += 1_000) entries.push(...await some(residents.slice(from, from + 1_000)));
  return entries;
}

/** Entries by the person they are about. */
export function byResident(entries: readonly EntryRow[]): ReadonlyMap<string, readonly EntryRow[]> {
  const grouped = new Map<string, EntryRow[]>();
  for (const entry of entries) {
    const own = grouped.get(entry.resident);
    if (own) own.push(entry);
    else grouped.set(entry.resident, [entry]);
  }
  return grouped;
}
