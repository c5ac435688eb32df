import type { QualificationResult } from '../../contracts/online-eligibility/qualification.js';
import type { Found } from './hub.js';
import type { OnlineEligibility } from './tables.js';

export interface ReadBy { readonly institution: string; readonly on: string; readonly means: 'myNumberCard' | 'certificate'; readonly validity: string }

/**
 * Writes down whose record was shown to whom, channel by channel, as it really left the house. Patients are known by the
 * keys of the hub; the number that was asked is in no row.
 */
export async function writeReads(party: OnlineEligibility, { institution, on, means, validity }: ReadBy, records: readonly Found[], meant: Found | null, result: QualificationResult | null): Promise<void> {
  if (records.length === 0) return;
  await party.store.transact(async (store) => {
    const last = await store.db.selectFrom('online_eligibility_read').select((eb) => eb.fn.max('n').as('n')).executeTakeFirst();
    const first = (last?.n ?? 0) + 1;
    const shown = (isShown: boolean) => (isShown ? 'shown' : 'withheld');
    await store.insertMany('online_eligibility_read', records.map((one, index) => {
      const own = one === meant ? result : null;
      return {
        n: first + index, at: party.now(), institution, means, confirmed_on: on, validity, municipality: one.municipalityCode, history_key: one.historyKey, version: one.version, insurer_person_key: one.insurerPersonKey,
        qualification: shown(own !== null), medical: shown(own !== null && [own.PharmacistsInfoConsFlg, own.SpecificHealthCheckupsInfoConsFlg, own.DiagnosisInfoConsFlg].includes('1')), address: shown(own !== null && own.Address !== null),
      };
    }));
  });
}

/** Reads of one history, or of all, oldest first: what a stranger saw before it was stopped. */
export async function readsOf(party: OnlineEligibility, historyKey: string | undefined) {
  const all = party.store.db.selectFrom('online_eligibility_read').selectAll().orderBy('n');
  return (await (historyKey === undefined ? all : all.where('history_key', '=', historyKey)).execute()).map((row) => ({
    at: row.at, institution: row.institution, means: row.means, confirmedOn: row.confirmed_on, validity: row.validity, municipalityCode: row.municipality, historyKey: row.history_key, version: row.version,
    insurerPersonKey: row.insurer_person_key, qualification: row.qualification, medical: row.medical, address: row.address,
  }));
}
