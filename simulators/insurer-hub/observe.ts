import type { Day } from '../../law/define.js';
import type { IdentityState, MatchGrade, StoppedChannel } from '../../contracts/insurer-hub/codes.js';
import type { MemberChange } from '../../contracts/insurer-hub/member-change.js';
import type { ObservedMatch } from '../../contracts/insurer-hub/observed-match.js';
import type { MatchNotice } from '../../contracts/insurer-hub/terminal.js';
import type { ResidentAnswer } from '../../contracts/juki-net/identity.js';
import type { ComparedItem } from '../../contracts/side-by-side.js';
import type { FiveOutcomes } from '../../matching/judge/five.js';
import { proposalKinds } from '../../matching/judge/counter-search.js';
import { findingKinds } from '../../matching/judge/findings.js';
import { sideBySide } from '../../matching/judge/side-by-side.js';
import { hints } from '../../matching/judge/verdict.js';
import { residentItems, type Judged } from './compare.js';
import { findingsOf, keyOf } from './findings.js';
import { itemsOf } from './member.js';
import type { Proposal } from './proposals.js';
import { inPages, type CheckRow, type Hub } from './tables.js';

/** What one 突合 of this night looked at: the record that was really compared, and the answer it was compared with. */
export interface LookedAt { readonly check: CheckRow; readonly row: MemberChange; readonly answer: ResidentAnswer; readonly outcomes: FiveOutcomes | null }

/** So many of one night are written down at most; a night of a whole prefecture is no story. */
const mostObserved = 100;

/** Of many, those that tell most: what stops something first, then what was doubted. The order stays. */
export function mostTelling(night: readonly LookedAt[]): readonly LookedAt[] {
  if (night.length <= mostObserved) return night;
  const kept = new Set(night.toSorted((a, b) => weight(b) - weight(a)).slice(0, mostObserved));
  return night.filter((one) => kept.has(one));
}
const weight = ({ check }: LookedAt): number => (check.stopped === 'none' ? 0 : 2) + (check.grade === '5' ? 0 : 1);

/** What happened this night, for an onlooker: each 突合 with both records, and what was told of it. Read after everything is really there. */
export async function observed(party: Hub, night: readonly LookedAt[]): Promise<readonly ObservedMatch[]> {
  const keys = night.map(({ check }) => check.history_key);
  const checks = await inPages(keys, (page) => party.store.db.selectFrom('insurer_hub_check').where('history_key', 'in', page).where('is_current', '=', 1).selectAll().execute());
  const notices = await inPages(keys, (page) => party.store.db.selectFrom('insurer_hub_notice').where('history_key', 'in', page).select(['code', 'history_key', 'version', 'row', 'proposal']).orderBy('created_at').execute());
  const [now, told] = [new Map(checks.map((check) => [keyOf(check), check])), new Map(notices.map((notice) => [keyOf(notice), notice]))];
  const findings = new Map<string, Awaited<ReturnType<typeof findingsOf>>>();
  for (const code of new Set(night.map(({ check }) => check.code))) findings.set(code, await findingsOf(party.store, code));
  return night.map((one) => {
    const key = keyOf(one.check);
    return observedMatch(party, one, now.get(key) ?? one.check, findings.get(one.check.code)!.get(key) ?? [], told.get(key));
  });
}

function observedMatch(party: Hub, { row, answer, outcomes, check: judgedCheck }: LookedAt, check: CheckRow, findings: readonly string[], notice: { readonly row: string; readonly proposal: string | null } | undefined): ObservedMatch {
  const judged = JSON.parse(judgedCheck.judged!) as Judged;
  const told = notice ? JSON.parse(notice.row) as MatchNotice : null;
  const proposal = notice?.proposal ? JSON.parse(notice.proposal) as Proposal : null;
  return {
    code: check.code, historyKey: check.history_key, version: check.version, personKey: row.personKey, name: row.name, numberToken: party.masked(row.individualNumber), enquiredOn: check.enquired_on as Day | null,
    outcome: answer.outcome, besides: besidesOf(answer, row.isNotDisclosed), items: itemsShown(row, answer, outcomes),
    verdict: judged.verdict, grade: check.grade as MatchGrade, because: judged.because, hints: named(hints, judged.hints), findings: named(findingKinds, [...findings, ...(judged.moveUnexplained ? ['moveUnexplained'] : [])]),
    state: check.state as IdentityState, stopped: check.stopped as StoppedChannel, wasStopped: judgedCheck.released_at === judgedCheck.judged_at || (check.stopped_at !== null && check.stopped_at < judgedCheck.judged_at!), releasedBy: party.parameters.stopAfterCorrection === 'lifted' ? 'correction' : 'nextMatch',
    ruleSetId: check.rule_set_id!, policyId: check.policy_id!,
    notice: told && { noticeId: told.noticeId, answerBy: told.answerBy, showsResident: told.residentName !== null },
    proposal: proposal && { kind: proposal.kind, ja: named(proposalKinds, [proposal.kind])[0]![1], because: proposal.because, count: proposal.historyKeys.length },
  };
}

const named = (words: readonly (readonly [code: string, ja: string])[], codes: readonly string[]) => words.filter(([code]) => codes.includes(code));

/** 支援措置: the address leaves this house neither in what the person has registered nor in what J-LIS holds. */
function itemsShown(row: MemberChange, answer: ResidentAnswer, outcomes: FiveOutcomes | null): readonly ComparedItem[] {
  const resident = answer.name === null || answer.outcome === 'several' ? null : residentItems(answer);
  return sideBySide(itemsOf(row), resident, outcomes).map((item) => (item.item === 'address' && row.isNotDisclosed ? { ...item, member: [], resident: [], pairs: [], isWithheld: true } : item));
}

function besidesOf(answer: ResidentAnswer, isNotDisclosed: boolean): ObservedMatch['besides'] {
  if (answer.outcome === 'several') return {};
  const { commonName, formerSurname, previousAddress, survival, changeReason, changedOn } = answer;
  const said = { commonName, formerSurname, previousAddress: isNotDisclosed ? null : previousAddress, survival: survival === 'alive' ? null : survival, changeReason: changeReason === 'none' ? null : changeReason, changedOn: changeReason === 'none' ? null : changedOn };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}
