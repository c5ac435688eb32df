import type { EnquiryKind, Work } from '../../contracts/municipal-hub/codes.js';
import { writeAccesses } from '../access-log.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';

/** A question that the ward itself raises: about whom, what, for which work, and for whom it was. */
export interface Raised { readonly personKey: string; readonly kind: EnquiryKind; readonly providerCode: string; readonly work: Work; readonly by: string; readonly purpose: string }

export const requestIdOf = (municipalityCode: string, number: number): string => `EQ-${municipalityCode}-${String(number).padStart(7, '0')}`;

/** Asks, unless the same is being asked for the same work already. Returns the 照会 whose answer to wait for. */
export async function raiseEnquiry(store: WardStore, { municipalityCode, now }: Settings, { personKey, kind, providerCode, work, by, purpose }: Raised): Promise<string> {
  const open = await store.db.selectFrom('ward_enquiry').select('request_id').where('person_key', '=', personKey).where('kind', '=', kind).where('work', '=', work).where('state', 'in', ['waiting', 'asked', 'heldBack']).executeTakeFirst();
  if (open) return open.request_id;
  const number = ((await store.db.selectFrom('ward_counter').select('value').where('name', '=', 'enquiry').executeTakeFirst())?.value ?? 0) + 1;
  await store.insertMany('ward_counter', [{ name: 'enquiry', value: number }], 'replace');
  const requestId = requestIdOf(municipalityCode, number);
  await store.insertMany('ward_enquiry', [{
    request_id: requestId, person_key: personKey, kind, provider_code: providerCode, fiscal_year: null, actor: by, purpose, state: 'waiting', because: '', act_no: 0, recorded_at: now, file_name: null, work,
  }]);
  await writeAccesses(store, now, [{ actor: by, purpose, noticeId: requestId, action: 'enquire', personKey, items: [kind] }]);
  return requestId;
}
