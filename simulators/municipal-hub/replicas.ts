import { z } from 'zod';
import { allKinds, provisionKinds, type Kind, type ReplicaOutcome } from '../../contracts/municipal-hub/codes.js';
import { payloadTroubles } from '../../contracts/municipal-hub/payloads.js';
import { codeSchema, daySchema, personKeySchema } from '../../contracts/resident.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { peopleWith, residentCodeSchema } from './people.js';
import { pageRows, type MunicipalHub, type MunicipalHubStore, type ReplicaRow } from './tables.js';

const payload = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({});
const operation = z.enum(['put', 'delete']).default('put').describe('put 登録・更新、delete 削除');
const published = { publishedFrom: daySchema.optional(), publishedTo: daySchema.nullable().default(null) };
const isAutoAnswerBlocked = z.boolean().default(false).describe('自動応答不可。人が確かめてから答える');
const identity = z.string().min(1).max(60);

/** 副本登録 by a municipality, of its own people. */
export const registrations = z.array(z.strictObject({ recordId: identity, personKey: personKeySchema, kind: codeSchema(provisionKinds), historyKey: identity, operation, layoutVersion: z.string().max(20), isAutoAnswerBlocked, ...published, payload })).min(1).max(5_000);
/** What a story says some body holds, as it was registered on a day. */
export const holdings = z.array(z.strictObject({ residentCode: residentCodeSchema, kind: codeSchema(allKinds), historyKey: identity.optional(), operation, registeredOn: daySchema.optional(), isAutoAnswerBlocked, ...published, payload })).min(1).max(100_000);
type Registration = z.output<typeof registrations>[number];
export type Holding = z.output<typeof holdings>[number];

/** Version of データ標準レイアウト: it changes every July. The name of a version is ours. */
export function layoutVersionsOn(day: Day, graceDays: number): readonly string[] {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0);
  return day <= addDays(`${year}-07-01`, graceDays - 1) ? [`${year}.07`, `${year - 1}.07`] : [`${year}.07`];
}

interface Trouble { readonly field: string; readonly why: string }
export const troublesIn = (told: readonly (Pick<Registration, 'kind' | 'operation' | 'payload'> | Holding)[]): readonly Trouble[] =>
  told.flatMap(({ kind, operation: done, payload: said }, index) => (done === 'delete' ? (Object.keys(said).length > 0 ? [{ field: `${index}.payload`, why: '削除に中身は書かない' }] : []) : payloadTroubles(kind, said).map(({ field, why }) => ({ field: `${index}.payload.${field}`, why }))));

/** The newest version of each history in question, kept up to date while rows are added. */
async function versionsOf({ db }: MunicipalHubStore, provider: string, residents: readonly string[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  const distinct = [...new Set(residents)];
  for (let from = 0; from < distinct.length; from += pageRows) {
    const rows = await db.selectFrom('municipal_hub_replica').where('provider', '=', provider).where('resident_code', 'in', distinct.slice(from, from + pageRows)).select(['resident_code', 'kind', 'history_key', 'n']).execute();
    for (const { resident_code, kind, history_key, n } of rows) versions.set(`${resident_code} ${kind} ${history_key}`, Math.max(n, versions.get(`${resident_code} ${kind} ${history_key}`) ?? 0));
  }
  return versions;
}

function nextVersion(versions: Map<string, number>, residentCode: string, kind: Kind, historyKey: string): number {
  const key = `${residentCode} ${kind} ${historyKey}`;
  versions.set(key, (versions.get(key) ?? 0) + 1);
  return versions.get(key)!;
}

/** Takes 副本 of a municipality's own people. The same record again changes nothing; the same id with something else is refused, and so is an old version of the layout. */
export async function register(party: MunicipalHub, municipality: string, told: readonly Registration[]): Promise<readonly { readonly recordId: string; readonly kind: Registration['kind']; readonly outcome: ReplicaOutcome }[]> {
  const accepted = layoutVersionsOn(party.today(), party.parameters.layoutGraceDays);
  return party.store.transact(async (store) => {
    const ids = [...new Set(told.map(({ recordId }) => recordId))];
    const before = new Map<string, string>();
    for (let from = 0; from < ids.length; from += pageRows) for (const row of await store.db.selectFrom('municipal_hub_replica').where('provider', '=', municipality).where('record_id', 'in', ids.slice(from, from + pageRows)).select(['record_id', 'told']).execute()) before.set(row.record_id, row.told);
    const people = await peopleWith(store, municipality, told.map(({ personKey }) => personKey));
    const versions = await versionsOf(store, municipality, [...people.values()].map(({ resident_code }) => resident_code));
    const rows: ReplicaRow[] = [];
    const outcomes = told.map((one) => {
      const text = JSON.stringify({ ...one, payload: Object.entries(one.payload).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
      const person = people.get(one.personKey);
      const outcome: ReplicaOutcome = before.has(one.recordId) ? (before.get(one.recordId) === text ? 'unchanged' : 'N-DUPRECORD') : !accepted.includes(one.layoutVersion) ? 'N-LAYOUT' : person?.symbol_state !== 'acquired' ? 'N-NOSYMBOL' : 'accepted';
      if (outcome === 'accepted') {
        before.set(one.recordId, text);
        rows.push(replicaRow(party, municipality, { ...one, residentCode: person!.resident_code }, one.recordId, text, nextVersion(versions, person!.resident_code, one.kind, one.historyKey)));
      }
      return { recordId: one.recordId, kind: one.kind, outcome };
    });
    await store.insertMany('municipal_hub_replica', rows);
    return outcomes;
  });
}

function replicaRow(party: MunicipalHub, provider: string, { residentCode, kind, historyKey = 'H1', operation: done, registeredOn = party.today(), publishedFrom = registeredOn, publishedTo, isAutoAnswerBlocked: isBlocked, payload: said }: Holding, recordId: string, told: string, n: number): ReplicaRow {
  return { provider, resident_code: residentCode, kind, history_key: historyKey, n, record_id: recordId, operation: done, told, payload: JSON.stringify(said), registered_on: registeredOn, visible_on: addDays(registeredOn, party.parameters.replicaLagDays), published_from: publishedFrom, published_to: publishedTo, is_blocked: Number(isBlocked) };
}

/** Writes what some body holds, in the order told: a later one of the same history is a later version. */
export async function hold(party: MunicipalHub, provider: string, told: readonly Holding[]): Promise<void> {
  await party.store.transact(async (store) => {
    const versions = await versionsOf(store, provider, told.map(({ residentCode }) => residentCode));
    const rows = told.map((one) => {
      const historyKey = one.historyKey ?? (one.kind === 'localTax' ? String(one.payload['fiscalYear'] ?? 'H1') : 'H1');
      const n = nextVersion(versions, one.residentCode, one.kind, historyKey);
      return replicaRow(party, provider, { ...one, historyKey }, `holding ${one.residentCode} ${one.kind} ${historyKey} ${n}`, '', n);
    });
    await store.insertMany('municipal_hub_replica', rows);
  });
}
