import { municipality } from '../../law/municipalities.js';
import { writeAudit } from './audit.js';
import { personKeys } from './bindings.js';
import { requestCancellations } from './cards.js';
import { hasEnded, identityOf, kanaKeyOf, rowOf } from './member.js';
import { stateAfter } from './states.js';
import { inPages, nextNumber, type CheckRow, type EntryRow, type Hub, type HubStore } from './tables.js';
import type { IdentityState } from '../../contracts/insurer-hub/codes.js';

/** One entry that came into 資格履歴ファイル: a 特定個人情報の機関間提供 from the municipality to 取りまとめ機関. */
export interface Provision { readonly code: string; readonly historyKey: string; readonly version: number }
type Known = Readonly<{ entry: EntryRow; check: CheckRow }>;

/** 5-④: copies what is new in the 委託区画 into 資格履歴ファイル. The version before it is superseded in the same breath. */
export async function copyWaiting(party: Hub, store: HubStore, code: string): Promise<readonly Provision[]> {
  const members = await store.db.selectFrom('insurer_hub_member').where('code', '=', code).where('is_copied', '=', 0).selectAll().orderBy('n').execute();
  if (members.length === 0) return [];
  const before = await currentOf(store, code, members.map(({ history_key }) => history_key));
  const keys = await personKeys(store, code, members.map(({ municipal_insured_id }) => municipal_insured_id));
  const first = await nextNumber(store, 'entry', members.length);
  const made = members.map((member, index) => {
    const row = rowOf(member.row);
    const entry: EntryRow = {
      code, history_key: member.history_key, version: member.version, n: first + index, municipal_insured_id: member.municipal_insured_id, person_key: row.personKey, insurer_person_key: keys.get(member.municipal_insured_id)!,
      insurer_number: row.insurerNumber, household_key: row.householdKey, individual_number: row.individualNumber, born_on: row.bornOn, sex: row.sex, kana_key: kanaKeyOf(row.nameKana), identity: identityOf(row),
      valid_from: row.validFrom, valid_to: row.validTo, is_void: member.is_void, stored_at: party.now(), origin: member.origin, row: member.row,
    };
    return { row, entry, known: before.get(member.history_key) };
  });
  await store.insertMany('insurer_hub_check', [...made.flatMap(({ known }) => (known ? [superseded(known.check)] : [])), ...made.map(({ entry, known }) => firstCheck(party, entry, known))], 'replace');
  await store.insertMany('insurer_hub_entry', made.map(({ entry }) => entry));
  await store.db.updateTable('insurer_hub_member').where('code', '=', code).where('is_copied', '=', 0).set({ is_copied: 1 }).execute();
  await requestCancellations(party, store, made.filter(({ row, known }) => row.cardUseCancellation && !(known && rowOf(known.entry.row).cardUseCancellation)).map(({ row }) => row.individualNumber));
  const provisions = members.map(({ history_key, version }): Provision => ({ code, historyKey: history_key, version }));
  await writeAudit(store, party.now(), provisions.map(({ historyKey, version }) => ({ who: municipality(code).ja, code, what: 'provisionToCoordinator', subject: `${historyKey} 版${version}`, outcome: 'provided' })));
  return provisions;
}

/** Tells of what was copied, after it is really there. */
export function tellProvisions(party: Hub, provisions: readonly Provision[]): void {
  for (const { code, historyKey, version } of provisions) party.note(`特定個人情報の提供: ${municipality(code).ja}の ${historyKey} 版${version} を資格履歴ファイルに格納した`, ['G-5-4', 'D-4-1']);
}

/** The current entry of each 資格履歴 with its check. */
export async function currentOf(store: HubStore, code: string, historyKeys: Iterable<string>): Promise<ReadonlyMap<string, Known>> {
  const checks = await inPages(historyKeys, (page) => store.db.selectFrom('insurer_hub_check').where('code', '=', code).where('history_key', 'in', page).where('is_current', '=', 1).selectAll().execute());
  const entries = await inPages(checks.map(({ history_key }) => history_key), (page) => store.db.selectFrom('insurer_hub_entry').where('code', '=', code).where('history_key', 'in', page).selectAll().execute());
  const byVersion = new Map(entries.map((entry) => [`${entry.history_key} ${entry.version}`, entry]));
  return new Map(checks.map((check) => [check.history_key, { check, entry: byVersion.get(`${check.history_key} ${check.version}`)! }]));
}

const superseded = (check: CheckRow): CheckRow => ({ ...check, is_current: 0, state: stateAfter(check.state as IdentityState, 'supersede')! });
const blank = {
  stopped: 'none', stopped_at: null, released_at: null, verdict: null, grade: null, judged: null, judged_at: null, resident: null, resident_key: null, enquired_on: null, rule_set_id: null, policy_id: null, notice_id: null, notified_at: null,
  answer_by: null, opened_by: null, cleared: null, overdue_on: null,
} as const;

/**
 * How a new version begins. A confirmed 理由付き疑いなし may live on when nothing changed that 突合 looks at; a record whose
 * qualification has ended is not asked about again; what was stopped stays so until the next verdict.
 */
function firstCheck(party: Hub, entry: EntryRow, known: Known | undefined): CheckRow {
  const { code, history_key, version, is_void } = entry;
  const fresh: CheckRow = { ...blank, code, history_key, version, is_current: 1, state: 'unchecked' };
  if (is_void === 1) return { ...fresh, state: 'lapsed' };
  if (!known || known.entry.is_void === 1) return fresh;
  const { check } = known;
  const isSame = known.entry.identity === entry.identity;
  const carried: CheckRow = { ...check, version, is_current: 1, notice_id: null, notified_at: null, overdue_on: null };
  if (isSame && check.cleared !== null && party.parameters.clearanceSurvives === 'sameFiveInfo') return { ...carried, state: 'clearedWithReason' };
  if (isSame && check.verdict !== null && hasEnded(entry, party.today())) return { ...carried, state: 'lapsed' };
  const isLifted = check.state === 'correcting' && party.parameters.stopAfterCorrection === 'lifted';
  return check.stopped === 'none' || isLifted ? fresh : { ...fresh, stopped: check.stopped, stopped_at: check.stopped_at };
}
