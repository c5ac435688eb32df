import type { ResidentLookup } from '../../contracts/juki-net/lookup.js';
import type { NonRegisteredState } from '../../contracts/ward-non-registered.js';
import type { Day } from '../../law/define.js';
import { nextNumber, type Desk } from '../desk.js';
import { foldedKeys } from '../linkage/identify/keys.js';
import type { NonRegisteredRow, WardStore } from '../tables.js';

export const nonRegisteredOf = ({ db }: WardStore, personKey: string): Promise<NonRegisteredRow | undefined> =>
  db.selectFrom('ward_non_registered').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();

/** Adds a version; what was known before stays. */
export async function keepVersion(store: WardStore, now: string, row: Omit<NonRegisteredRow, 'version' | 'recorded_at' | 'latest' | 'name_key'>, change: Partial<NonRegisteredRow> & { readonly state: NonRegisteredState; readonly because: string }): Promise<void> {
  const before = await nonRegisteredOf(store, row.person_key);
  await store.db.updateTable('ward_non_registered').set({ latest: 0 }).where('person_key', '=', row.person_key).where('latest', '=', 1).execute();
  const said = { ...row, ...change };
  await store.insertMany('ward_non_registered', [{ ...said, version: (before?.version ?? 0) + 1, recorded_at: now, latest: 1, name_key: foldedKeys({ name: said.name, name_kana: '', address: '' }).name_key }]);
}

/**
 * Puts a question to 住基ネット about somebody: by the number where one is known and holds, else by 4情報 or, without 性別, by three
 * items. Of all five items a number may be told.
 */
export async function askAbout(desk: Desk, row: Pick<NonRegisteredRow, 'person_key' | 'name' | 'name_kana' | 'born_on' | 'sex' | 'address'>, individualNumber: string | null, asker: { readonly by: string; readonly purpose: string }): Promise<void> {
  const enquiryId = `LK-${desk.settings.municipalityCode}-${String(nextNumber(desk, 'lookup')).padStart(7, '0')}`;
  const items = individualNumber !== null ? { name: null, nameKana: null, bornOn: null, sex: null, address: null } : { name: row.name, nameKana: row.name_kana, bornOn: row.born_on as Day, sex: row.sex as '1' | '2' | null, address: row.address };
  const lookup: ResidentLookup = { enquiryId, kind: individualNumber !== null ? 'byNumber' : row.sex === null ? 'byThreeItems' : 'byFourItems', individualNumber, ...items, purpose: asker.purpose, actor: asker.by };
  await desk.store.insertMany('ward_lookup', [{ enquiry_id: enquiryId, person_key: row.person_key, content: JSON.stringify(lookup), state: 'toSend', recorded_at: desk.settings.now, asked_on: null, file_name: null }]);
  desk.pending.accesses.push({ actor: asker.by, purpose: asker.purpose, noticeId: enquiryId, action: 'lookUp', personKey: row.person_key, items: Object.entries(lookup).filter(([key, value]) => value !== null && ['individualNumber', 'name', 'nameKana', 'bornOn', 'sex', 'address'].includes(key)).map(([key]) => key) });
}
