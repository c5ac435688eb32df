import type { IdentityState, StoppedChannel } from '../../contracts/insurer-hub/codes.js';
import type { MemberHistory, MatchNotice } from '../../contracts/insurer-hub/terminal.js';
import type { Moment } from '../../law/day.js';
import { findingsOf, keyOf } from './findings.js';
import { rowOf } from './member.js';
import { shownFlag } from './notices.js';
import type { Proposal } from './proposals.js';
import { symbolOf } from './symbols.js';
import type { CheckRow, EntryRow, Hub, HubStore } from './tables.js';

type Held = EntryRow & Omit<CheckRow, 'code' | 'history_key' | 'version'>;

/** Versions of a 委託区画, each with its 本人確認, in the order of 資格履歴 and 版. */
export const versionsWith = (store: HubStore, code: string) =>
  store.db.selectFrom('insurer_hub_entry as e').innerJoin('insurer_hub_check as c', (join) => join.onRef('c.code', '=', 'e.code').onRef('c.history_key', '=', 'e.history_key').onRef('c.version', '=', 'e.version'))
    .where('e.code', '=', code).selectAll('c').selectAll('e').orderBy('e.history_key').orderBy('e.version');

const versionsOf = (store: HubStore, code: string, personKey: string | null): Promise<Held[]> =>
  (personKey === null ? versionsWith(store, code) : versionsWith(store, code).where('e.person_key', '=', personKey)).execute();

/** 加入者情報 of the terminal: every version of every record of one person, or of the whole 委託区画. */
export async function membersShown(party: Hub, code: string, personKey: string | null): Promise<MemberHistory[]> {
  const findings = await findingsOf(party.store, code);
  return (await versionsOf(party.store, code, personKey)).map((held) => memberShown(party, code, held, findings.get(keyOf(held)) ?? []));
}

/** One version as the terminal lists it. 支援措置: the address is not on it. */
export function memberShown(party: Hub, code: string, held: Held, findings: readonly string[]): MemberHistory {
  const { operation, individualNumber, insurerNumber, householdKey, branchNumber, name, nameKana, bornOn, sex, address, validFrom, validTo, isNotDisclosed } = rowOf(held.row);
  return {
    historyKey: held.history_key, version: held.version, operation, personKey: held.person_key, insurerPersonKey: held.insurer_person_key, individualNumber, insurerNumber, householdKey, branchNumber, name, nameKana, bornOn, sex,
    address: isNotDisclosed ? null : address, validFrom, validTo,
    isCurrent: held.is_current === 1, identityState: held.state as IdentityState, identityFlag: shownFlag(party, code, held), stopped: held.stopped as StoppedChannel, findings: [...findings], storedAt: held.stored_at as Moment,
  };
}

/** 突合結果 of the terminal with what has become of each, and the correction proposed within this 委託区画. */
export async function noticesShown(party: Hub, code: string) {
  const rows = await party.store.db.selectFrom('insurer_hub_notice as n').innerJoin('insurer_hub_check as c', (join) => join.onRef('c.code', '=', 'n.code').onRef('c.history_key', '=', 'n.history_key').onRef('c.version', '=', 'n.version'))
    .where('n.code', '=', code).select(['n.row', 'n.proposal', 'n.kind', 'n.created_at', 'c.state', 'c.stopped', 'c.is_current', 'c.opened_by', 'c.overdue_on']).orderBy('n.created_at').orderBy('n.notice_id').execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.row) as MatchNotice), kind: row.kind, noticedAt: row.created_at, identityState: row.state, stopped: row.stopped, isCurrent: row.is_current === 1, openedBy: row.opened_by, overdueOn: row.overdue_on,
    proposal: row.proposal === null ? null : JSON.parse(row.proposal) as Proposal,
  }));
}

/** What the operator of the simulation may see of one person of a partition (test door). 個人番号 only as a token. */
export async function viewOf(party: Hub, code: string, personKey: string) {
  const held = await versionsOf(party.store, code, personKey);
  const current = held.filter(({ is_current, is_void }) => is_current === 1 && is_void === 0);
  const key = held[0]?.insurer_person_key ?? null;
  const bound = key === null ? undefined : await party.store.db.selectFrom('insurer_hub_binding').where('insurer_person_key', '=', key).select('individual_number').executeTakeFirst();
  const card = bound ? await party.store.db.selectFrom('insurer_hub_card').where('individual_number', '=', bound.individual_number).selectAll().executeTakeFirst() : undefined;
  const findings = await findingsOf(party.store, code);
  return {
    known: held.length > 0, insurerPersonKey: key, boundNumber: bound ? party.masked(bound.individual_number) : null, linkageSymbol: key === null ? null : await symbolOf(party, key),
    cardUse: { state: card?.state ?? 'unregistered', effectiveOn: card?.effective_on ?? null },
    records: current.map((one) => ({ ...checkShown(party, one), findings: findings.get(keyOf(one)) ?? [] })),
  };
}

/** Every version of a person's records, oldest first, with the exposures that were found. */
export async function historyOf(party: Hub, code: string, personKey: string) {
  const held = await versionsOf(party.store, code, personKey);
  const keys = new Set(held.map(({ history_key }) => history_key));
  const exposures = (await party.store.db.selectFrom('insurer_hub_exposure').where('code', '=', code).selectAll().orderBy('history_key').orderBy('version').execute()).filter(({ history_key }) => keys.has(history_key));
  return {
    entries: held.map((one) => ({ ...checkShown(party, one), origin: one.origin, isCurrent: one.is_current === 1, isVoid: one.is_void === 1 })),
    exposures: exposures.map((one) => ({ historyKey: one.history_key, version: one.version, from: one.exposed_from, until: one.exposed_until, lookups: one.lookups, outcome: one.outcome })),
  };
}

const checkShown = (party: Hub, held: Held) => ({
  historyKey: held.history_key, version: held.version, individualNumber: party.masked(held.individual_number), validFrom: held.valid_from, validTo: held.valid_to, storedAt: held.stored_at, identityState: held.state, identityFlag: shownFlag(party, held.code, held),
  verdict: held.verdict, grade: held.grade, stopped: held.stopped, stoppedAt: held.stopped_at, releasedAt: held.released_at, enquiredOn: held.enquired_on, judgedAt: held.judged_at, notifiedAt: held.notified_at, answerBy: held.answer_by, overdueOn: held.overdue_on,
  ruleSetId: held.rule_set_id, policyId: held.policy_id, because: held.judged === null ? null : (JSON.parse(held.judged) as { because: string }).because,
});
