import { highCostRecord, type HighCostHandover } from '../../../contracts/aggregator/high-cost.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { municipality as municipalityOf } from '../../../law/municipalities.js';
import { personOf } from '../records.js';
import type { OtherMunicipalities, RecordStore } from '../tables.js';

export interface ToldMonths { readonly personKey: string; readonly careMonths: readonly string[]; readonly voided: boolean; readonly countsForRepeat: boolean }

/** The household of that person had 高額療養費 in these months, or did not after all. False = nobody knows the person. */
export const tellMonths = (party: OtherMunicipalities, code: string, { personKey, careMonths, voided, countsForRepeat }: ToldMonths): Promise<boolean> => party.store.transact(async (store) => {
  const person = await personOf({ party, store, code }, personKey);
  if (!person) return false;
  for (const careMonth of careMonths) {
    const before = await store.db.selectFrom('other_municipality_high_cost').where('municipality', '=', code).where('household_key', '=', person.household_key).where('care_month', '=', careMonth).where('source', '=', '').select('revision').executeTakeFirst();
    await store.insertMany('other_municipality_high_cost', [{ municipality: code, household_key: person.household_key, care_month: careMonth, source: '', counts_for_repeat: countsForRepeat ? 1 : 0, voided: voided ? 1 : 0, revision: (before?.revision ?? 0) + 1, unsent: 1 }], 'replace');
  }
  return true;
});

/** One file of 高額該当情報 a municipality, among the files that go out with the pairs of the evening. */
export async function makeHighCostFiles(party: OtherMunicipalities): Promise<void> {
  const codes = await party.store.db.selectFrom('other_municipality_high_cost').where('unsent', '=', 1).select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality: code } of codes) await party.store.transact(async (store) => {
    const rows = await store.db.selectFrom('other_municipality_high_cost').where('municipality', '=', code).where('unsent', '=', 1).selectAll().orderBy('household_key').orderBy('care_month').execute();
    const seq = ((await store.db.selectFrom('other_municipality_high_cost_seq').where('municipality', '=', code).select('last_seq').executeTakeFirst())?.last_seq ?? 0) + 1;
    const { insurerNumber } = municipalityOf(code);
    const file = codecOf(party.profile, highCostRecord).format({ municipalityCode: code, date: party.today(), seq }, rows.map((row) => ({
      insurerNumber, householdKey: row.household_key, careMonth: row.care_month, countsForRepeat: row.counts_for_repeat === 1, operation: row.voided === 1 ? 'void' : 'register', revision: row.revision,
    })));
    const last = await store.db.selectFrom('other_municipality_outgoing').where('municipality', '=', code).select(({ fn }) => fn.max('position').as('position')).executeTakeFirst();
    await store.insertMany('other_municipality_outgoing', [{ municipality: code, position: (last?.position ?? 0) + 1, name: file.name, bytes: file.bytes, made_at: party.now(), state: 'waiting', answer_status: null, answer_text: null }]);
    await store.insertMany('other_municipality_high_cost_seq', [{ municipality: code, last_seq: seq }], 'replace');
    await store.db.updateTable('other_municipality_high_cost').where('municipality', '=', code).where('unsent', '=', 1).set({ unsent: 0 }).execute();
  });
}

/** What 集約 hands over; of one candidate and month the highest revision holds. */
export async function keepHandover(store: RecordStore, code: string, rows: readonly HighCostHandover[]): Promise<void> {
  for (const row of rows) {
    const before = await store.db.selectFrom('other_municipality_high_cost').where('municipality', '=', code).where('household_key', '=', row.householdKey).where('care_month', '=', row.careMonth).where('source', '=', row.candidateKey).select('revision').executeTakeFirst();
    if (before && before.revision >= row.revision) continue;
    await store.insertMany('other_municipality_high_cost', [{ municipality: code, household_key: row.householdKey, care_month: row.careMonth, source: row.candidateKey, counts_for_repeat: row.countsForRepeat ? 1 : 0, voided: row.operation === 'void' ? 1 : 0, revision: row.revision, unsent: 0 }], 'replace');
  }
}

/** Every month it holds for the household somebody belongs to. */
export async function monthsOf(party: OtherMunicipalities, code: string, personKey: string) {
  const person = await personOf({ party, store: party.store, code }, personKey);
  const rows = person ? await party.store.db.selectFrom('other_municipality_high_cost').where('municipality', '=', code).where('household_key', '=', person.household_key).selectAll().orderBy('care_month').orderBy('source').execute() : [];
  return { months: rows.map(({ care_month, source, voided, counts_for_repeat }) => ({ careMonth: care_month, origin: source === '' ? 'own' as const : 'carriedOver' as const, voided: voided === 1, countsForRepeat: counts_for_repeat === 1 })) };
}
