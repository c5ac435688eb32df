import { z } from 'zod';
import { personKeySchema } from '../../contracts/resident.js';
import { pageRows, type MunicipalHub, type MunicipalHubStore, type PersonRow } from './tables.js';

/** An opaque name of one human being, the same behind all bodies; it stands for the 住民票コード that no body here ever sees. */
export const residentCodeSchema = z.string().min(1).max(40).regex(/^[0-9A-Za-z-]+$/).describe('住民ごとの見えない識別。個人番号ではない');
export const people = z.array(z.strictObject({
  personKey: personKeySchema, residentCode: residentCodeSchema, isNotDisclosed: z.boolean().default(false).describe('支援措置の対象(照会の不開示の要否を言うだけで、照会には付かない)'), selfInfoBlocked: z.boolean().default(false),
  symbol: z.enum(['acquired', 'requested']).default('acquired').describe('requested = 今夜取得する'), isEnded: z.boolean().default(false).describe('転出した'),
})).min(1).max(100_000);
export type Told = z.output<typeof people>[number];

/** One living symbol a body and person; opaque, and different at every body. */
export const symbolOf = (party: Pick<MunicipalHub, 'token'>, body: string, residentCode: string, generation: number): string => party.token('LS', body, residentCode, generation);
const unifiedNumberOf = (party: Pick<MunicipalHub, 'token'>, municipality: string, residentCode: string): string => party.token('UA', municipality, residentCode);

/** People of whom nobody has told anything are made when a ward first asks about them: 住記 gave them a number, and this night they get a symbol. */
export const newcomer = (party: MunicipalHub, municipality: string, personKey: string): PersonRow => {
  const residentCode = party.token('RC', municipality, personKey);
  return {
    municipality, person_key: personKey, resident_code: residentCode, unified_number: unifiedNumberOf(party, municipality, residentCode), symbol_state: 'requested', symbol: null, generation: 1, requested_on: party.today(), is_not_disclosed: 0, self_info_blocked: 0, ended_on: null,
  };
};

/** Those of one municipality with these keys, by key. */
export async function peopleWith({ db }: MunicipalHubStore, municipality: string, keys: readonly string[]): Promise<ReadonlyMap<string, PersonRow>> {
  const rows: PersonRow[] = [];
  for (let from = 0; from < keys.length; from += pageRows) rows.push(...await db.selectFrom('municipal_hub_person').where('municipality', '=', municipality).where('person_key', 'in', keys.slice(from, from + pageRows)).selectAll().execute());
  return new Map(rows.map((row) => [row.person_key, row]));
}

/**
 * Writes who is who, all or nothing. A key that is known for another human being is a corrected link: its symbol is retired, a new
 * one is asked for, and what the municipality had registered of the wrong one is withdrawn. One human being under two keys is refused.
 */
export async function tellPeople(party: MunicipalHub, municipality: string, told: readonly Told[]): Promise<readonly { readonly field: string; readonly why: string }[]> {
  const doubled = new Set<string>();
  const twice = told.flatMap(({ personKey, residentCode }, index) => (doubled.has(personKey) || doubled.has(` ${residentCode}`) ? [{ field: `${index}.personKey`, why: '同じ宛名番号か同じ人が二度ある' }] : (doubled.add(personKey), doubled.add(` ${residentCode}`), [])));
  if (twice.length > 0) return twice;
  return party.store.transact(async (store) => {
    const known = await peopleWith(store, municipality, told.map(({ personKey }) => personKey));
    const elsewhere = await keysOf(store, municipality, told);
    const clashes = told.flatMap(({ personKey, residentCode }, index) => ((elsewhere.get(residentCode) ?? personKey) === personKey ? [] : [{ field: `${index}.residentCode`, why: `この人は宛名番号 ${elsewhere.get(residentCode)!} で知られている。再転入した人にも前の番号を使う` }]));
    if (clashes.length > 0) return clashes;
    const rows = told.map((one) => personRow(party, municipality, one, known.get(one.personKey)));
    await store.insertMany('municipal_hub_person', rows, 'replace');
    for (const row of rows) if (known.has(row.person_key) && known.get(row.person_key)!.resident_code !== row.resident_code) await withdraw(party, store, municipality, known.get(row.person_key)!.resident_code);
    return [];
  });
}

/** Keys by which the municipality already knows some of the human beings, unless the same telling moves that key to another. */
async function keysOf({ db }: MunicipalHubStore, municipality: string, told: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const moved = new Map(told.map(({ personKey, residentCode }) => [personKey, residentCode]));
  for (let from = 0; from < told.length; from += pageRows) {
    const page = told.slice(from, from + pageRows).map(({ residentCode }) => residentCode);
    const rows = await db.selectFrom('municipal_hub_person').where('municipality', '=', municipality).where('resident_code', 'in', page).select(['person_key', 'resident_code']).execute();
    for (const { person_key: key, resident_code: code } of rows) if ((moved.get(key) ?? code) === code) found.set(code, key);
  }
  return found;
}

function personRow(party: MunicipalHub, municipality: string, { personKey, residentCode, isNotDisclosed, selfInfoBlocked, symbol, isEnded }: Told, before: PersonRow | undefined): PersonRow {
  const isCorrected = before !== undefined && before.resident_code !== residentCode;
  const generation = isCorrected ? before.generation + 1 : before?.generation ?? 1;
  const isAcquired = !isCorrected && (before ? before.symbol_state === 'acquired' || symbol === 'acquired' : symbol === 'acquired');
  return {
    municipality, person_key: personKey, resident_code: residentCode, unified_number: unifiedNumberOf(party, municipality, residentCode), symbol_state: isAcquired ? 'acquired' : 'requested', symbol: isAcquired ? symbolOf(party, municipality, residentCode, generation) : null,
    generation, requested_on: before && !isCorrected ? before.requested_on : party.today(), is_not_disclosed: Number(isNotDisclosed), self_info_blocked: Number(selfInfoBlocked), ended_on: isEnded ? before?.ended_on ?? party.today() : null,
  };
}

/** A 副本 of the wrong human being is taken back, history by history. */
async function withdraw(party: MunicipalHub, store: MunicipalHubStore, provider: string, residentCode: string): Promise<void> {
  const rows = await store.db.selectFrom('municipal_hub_replica').where('provider', '=', provider).where('resident_code', '=', residentCode).selectAll().orderBy('n').execute();
  const newest = new Map(rows.map((row) => [`${row.kind} ${row.history_key}`, row]));
  const put = [...newest.values()].filter(({ operation }) => operation === 'put');
  await store.insertMany('municipal_hub_replica', put.map((row) => ({ ...row, n: row.n + 1, operation: 'delete', record_id: `${row.record_id} 紐付けの訂正`, told: '', registered_on: party.today(), visible_on: party.today() })));
}

/** The night's symbols: who was waiting since a day before gets one, unless the network knows nobody behind the number. */
export async function acquireSymbols(party: MunicipalHub): Promise<number> {
  let acquired = 0;
  for (;;) {
    const rows = await party.store.db.selectFrom('municipal_hub_person').where('symbol_state', '=', 'requested').where('requested_on', '<', party.today()).selectAll().orderBy('municipality').orderBy('person_key').limit(pageRows).execute();
    if (rows.length === 0) return acquired;
    await party.store.insertMany('municipal_hub_person', rows.map((row) => (party.faults.has('symbolUnknown') ? { ...row, symbol_state: 'failed' } : { ...row, symbol_state: 'acquired', symbol: symbolOf(party, row.municipality, row.resident_code, row.generation) })), 'replace');
    acquired += rows.length;
  }
}
