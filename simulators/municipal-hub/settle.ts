import type { Kind } from '../../contracts/municipal-hub/codes.js';
import { periodOf, type Payload } from '../../contracts/municipal-hub/payloads.js';
import type { Enquiry } from '../../contracts/municipal-hub/records.js';
import { officeDay } from '../../law/business-days.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { keptUntil } from './accept.js';
import { behaviourOf, type Release } from './counterparts.js';
import { ledgerRows } from './ledger.js';
import { pageRows, type EnquiryRow, type MunicipalHub, type ReplicaRow } from './tables.js';

/** One thing that was provided, and the day of the 副本 it was read from. */
export interface Provided { readonly asOf: Day; readonly payload: Payload }

/** The night's answers: every line that is due and whose counterpart is ready comes to its end, page by page. Returns how many of each work. */
export async function settleDue(party: MunicipalHub): Promise<ReadonlyMap<string, number>> {
  const settled = new Map<string, number>();
  let after: Pick<EnquiryRow, 'asker' | 'request_id'> | undefined = { asker: '', request_id: '' };
  while (after) {
    const { page, done }: { page: readonly EnquiryRow[]; done: readonly EnquiryRow[] } = await party.store.transact((store) => settlePage({ ...party, store }, after!));
    for (const { work } of done) settled.set(work, (settled.get(work) ?? 0) + 1);
    after = page.length < pageRows ? undefined : page.at(-1);
  }
  return settled;
}

async function settlePage(party: MunicipalHub, after: Pick<EnquiryRow, 'asker' | 'request_id'>) {
  const { db, insertMany } = party.store;
  const page = await db.selectFrom('municipal_hub_enquiry').where('state', 'in', ['waiting', 'held']).where('due_on', '<=', party.today())
    .where(({ eb, or, and }) => or([eb('asker', '>', after.asker), and([eb('asker', '=', after.asker), eb('request_id', '>', after.request_id)])])).selectAll().orderBy('asker').orderBy('request_id').limit(pageRows).execute();
  if (page.length === 0) return { page, done: [] };
  const counterparts = new Map((await db.selectFrom('municipal_hub_counterpart').where('provider', 'in', [...new Set(page.map(({ provider }) => provider!))]).selectAll().execute()).map((row) => [row.provider, row]));
  const held = await heldBy(party, page);
  const standing = page.map((row) => ({ row, stand: standOf(party, row, counterparts.get(row.provider!), isBlocked(held.get(keyOf(row.provider!, row.resident_code, row.kind)) ?? [])) }));
  const answering = standing.filter(({ stand }) => stand === 'answers' || stand === 'withholds');
  const answered = swapped(party, await Promise.all(answering.map(async ({ row, stand }) => answeredRow(party, row, stand === 'withholds' ? null : await providedFor(party, row, held)))));
  const rows = [...answered, ...standing.flatMap(({ row, stand }) => (stand === 'asksSomebody' && row.state === 'waiting' ? [{ ...row, state: 'held' }] : stand === 'isLost' || stand === 'breaks' ? [endedRow(party, row, stand)] : []))];
  await insertMany('municipal_hub_enquiry', rows, 'replace');
  await insertMany('municipal_hub_ledger', (await ledgerRows(party, rows.filter(({ state }) => state !== 'held'))), 'ignore');
  return { page, done: rows.filter(({ state }) => state !== 'held') };
}

interface Own { readonly latency_days: number | null; readonly release: string | null; readonly is_silent: number }
/** What happens this night to a line that is due. A line that has waited too long is lost, whatever it waits for. */
function standOf(party: MunicipalHub, row: EnquiryRow, own: Own | undefined, isHeldBack: boolean): 'waits' | 'asksSomebody' | 'answers' | 'withholds' | 'breaks' | 'isLost' {
  const usual = behaviourOf(row.kind as Kind);
  const late = (own?.latency_days ?? usual.latencyDays) - usual.latencyDays + (party.faults.has('answerLate') ? party.parameters.lateDays : 0);
  const release = (own?.release ?? (isHeldBack ? 'manual' : usual.release)) as Release;
  const isSilent = own?.is_silent === 1 || party.faults.has('answerNever');
  const readyOn = addDays(row.due_on as Day, late + (release === 'manual' ? party.parameters.manualReleaseDays : 0));
  const isReady = !isSilent && readyOn <= party.today() && (release !== 'manual' || officeDay(party.today()) !== 'closed');
  if (isReady && party.faults.has('answerBroken')) return 'breaks';
  if (isReady) return release === 'withheld' ? 'withholds' : 'answers';
  if (row.timeout_on! <= party.today()) return 'isLost';
  return release === 'manual' && !isSilent ? 'asksSomebody' : 'waits';
}

const keyOf = (provider: string, residentCode: string, kind: string) => `${provider} ${residentCode} ${kind}`;

/** 自動応答不可: of what a body holds now about the person, something is not answered without somebody looking. */
const isBlocked = (versions: readonly ReplicaRow[]): boolean => [...new Map(versions.map((one) => [one.history_key, one])).values()].some(({ operation, is_blocked }) => operation === 'put' && is_blocked === 1);

/** Every version of what the providers of some lines hold about the people asked for. */
async function heldBy(party: MunicipalHub, rows: readonly EnquiryRow[]): Promise<ReadonlyMap<string, readonly ReplicaRow[]>> {
  const found = new Map<string, ReplicaRow[]>();
  if (rows.length === 0) return found;
  const all = await party.store.db.selectFrom('municipal_hub_replica').where('provider', 'in', [...new Set(rows.map(({ provider }) => provider!))]).where('resident_code', 'in', [...new Set(rows.map(({ resident_code }) => resident_code))])
    .where('visible_on', '<=', party.today()).selectAll().orderBy('history_key').orderBy('n').execute();
  for (const row of all) {
    const key = keyOf(row.provider, row.resident_code, row.kind);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** わざと: 障害のとき、符号の紐付けの誤った別の人の副本から答える。 */
async function providedFor(party: MunicipalHub, row: EnquiryRow, held: ReadonlyMap<string, readonly ReplicaRow[]>): Promise<readonly Provided[]> {
  const own = held.get(keyOf(row.provider!, row.resident_code, row.kind)) ?? [];
  return provided(party, row, party.faults.has('mislinked') ? await ofSomebodyElse(party, row) : own);
}

async function ofSomebodyElse({ store: { db }, today }: MunicipalHub, { provider, kind, resident_code }: EnquiryRow): Promise<readonly ReplicaRow[]> {
  const others = db.selectFrom('municipal_hub_replica').where('provider', '=', provider!).where('kind', '=', kind).where('resident_code', '!=', resident_code).where('visible_on', '<=', today());
  const next = await others.where('resident_code', '>', resident_code).select('resident_code').orderBy('resident_code').limit(1).executeTakeFirst() ?? await others.select('resident_code').orderBy('resident_code').limit(1).executeTakeFirst();
  return next ? others.where('resident_code', '=', next.resident_code).selectAll().orderBy('history_key').orderBy('n').execute() : [];
}

/** The newest version of each history speaks, when it is published and about the year or the period asked for. わざと: 障害のとき、その一つ前の版が答える。 */
function provided(party: MunicipalHub, row: EnquiryRow, versions: readonly ReplicaRow[]): readonly Provided[] {
  const newest = new Map<string, ReplicaRow>();
  for (const version of versions) {
    const before = newest.get(version.history_key);
    const isOutdated = party.faults.has('staleReplica') && before?.operation === 'put' && versions.every(({ history_key, n }) => history_key !== version.history_key || n <= version.n);
    if (!isOutdated) newest.set(version.history_key, version);
  }
  const today = party.today();
  return [...newest.values()].filter(({ operation, published_from: from, published_to: to }) => operation === 'put' && from <= today && (to === null || today <= to))
    .map(({ registered_on, payload }) => ({ asOf: (behaviourOf(row.kind as Kind).isLive ? today : registered_on) as Day, payload: JSON.parse(payload) as Payload }))
    .filter(({ payload }) => isAskedFor(JSON.parse(row.told) as Enquiry, payload)).map(({ asOf, payload }) => ({ asOf, payload: row.is_not_disclosed === 1 ? withoutAddress(payload) : payload }));
}

/** Where a person lives is not handed on in an exchange that is not disclosed. */
const withoutAddress = (payload: Payload): Payload => ((payload['address'] ?? null) === null ? payload : { ...payload, address: null, addressAbsentReason: 'withheld' });

function isAskedFor({ kind, fiscalYear, periodFrom, periodUntil }: Pick<Enquiry, 'kind' | 'fiscalYear' | 'periodFrom' | 'periodUntil'>, payload: Payload): boolean {
  if (kind === 'localTax') return payload['fiscalYear'] === fiscalYear;
  const [from, until] = periodOf(kind, payload);
  return (until === null || periodFrom === null || until >= periodFrom) && (from === null || periodUntil === null || from <= periodUntil);
}

/** Null = the provider keeps it to itself. */
function answeredRow(party: MunicipalHub, row: EnquiryRow, answers: readonly Provided[] | null): EnquiryRow {
  const [state, kindStatus] = answers === null ? ['withheld', 'N-WITHHELD'] as const : ['ready', answers.length > 0 ? 'N-OK' : 'N-NODATA'] as const;
  return { ...row, state: state === 'ready' && row.channel === 'outside' ? 'fetched' : state, line_status: 'N-OK', kind_status: kindStatus, answers: JSON.stringify(answers ?? []), answered_at: party.now(), expires_on: keptUntil(party, party.now()) };
}
/** わざと: 障害のとき、相手の機関が誤りを返す。 */
const endedRow = (party: MunicipalHub, row: EnquiryRow, stand: 'isLost' | 'breaks'): EnquiryRow =>
  ({ ...row, ...(stand === 'isLost' ? { state: 'timedOut', line_status: 'N-TIMEOUT' } : { state: 'broken', line_status: 'N-SYSTEM' }), answered_at: party.now() });

/** わざと: 障害のとき、同じ照会者の隣り合う二つの回答が、宛名番号ごと入れ替わる。 */
function swapped(party: MunicipalHub, rows: readonly EnquiryRow[]): readonly EnquiryRow[] {
  if (!party.faults.has('answersSwapped')) return rows;
  const result = [...rows];
  for (let n = 0; n + 1 < result.length; n += 1) {
    const [one, other] = [result[n]!, result[n + 1]!];
    if (one.asker !== other.asker || one.kind !== other.kind || one.kind_status !== 'N-OK' || other.kind_status !== 'N-OK') continue;
    result[n] = { ...one, answers: other.answers, answer_person: other.person_key };
    result[n + 1] = { ...other, answers: one.answers, answer_person: one.person_key };
    n += 1;
  }
  return result;
}

/** Answers that nobody need keep any longer lose their content; one that was never fetched is expired. */
export async function expire({ store, today }: MunicipalHub): Promise<void> {
  const old = (states: readonly string[]) => store.db.updateTable('municipal_hub_enquiry').where('state', 'in', states).where('expires_on', '<=', today());
  await old(['ready']).set({ state: 'expired', line_status: 'N-EXPIRED', answers: '[]' }).execute();
  await old(['fetched']).set({ line_status: 'N-EXPIRED', answers: '[]' }).execute();
}
