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
import { keyOf } from './findings.js';
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
  const now = new Map((await inPages(keys, (page) => outcomesIn(party, page))).map((row) => [keyOf(row), row]));
  const found = await inPages(keys, (page) => party.store.db.selectFrom('insurer_hub_finding').where('history_key', 'in', page).where('ended_at', 'is', null).select(['code', 'history_key', 'version', 'kind']).execute());
  return night.map((one) => {
    const key = keyOf(one.check);
    return observedMatch(party, one, now.get(key), found.filter((finding) => keyOf(finding) === key).map(({ kind }) => kind));
  });
}

/** What has become of the checks of some records in the meantime, with the newest notice about each. */
const outcomesIn = (party: Hub, historyKeys: readonly string[]) =>
  party.store.db.selectFrom('insurer_hub_check as c').leftJoin('insurer_hub_notice as n', (join) => join.onRef('n.code', '=', 'c.code').onRef('n.history_key', '=', 'c.history_key').onRef('n.version', '=', 'c.version'))
    .where('c.history_key', 'in', historyKeys).where('c.is_current', '=', 1).select(['c.code', 'c.history_key', 'c.version', 'c.state', 'c.stopped', 'c.stopped_at', 'n.row', 'n.proposal']).orderBy('n.created_at').execute();
type Outcome = Awaited<ReturnType<typeof outcomesIn>>[number];

function observedMatch(party: Hub, { row, answer, outcomes, check }: LookedAt, now: Outcome | undefined, findings: readonly string[]): ObservedMatch {
  const judged = JSON.parse(check.judged!) as Judged;
  const told = now?.row ? JSON.parse(now.row) as MatchNotice : null;
  const proposal = now?.proposal ? JSON.parse(now.proposal) as Proposal : null;
  const { state, stopped, stopped_at: stoppedAt } = now ?? check;
  return {
    code: check.code, historyKey: check.history_key, version: check.version, personKey: row.personKey, name: row.name, numberToken: party.masked(row.individualNumber), enquiredOn: check.enquired_on as Day | null,
    outcome: answer.outcome, besides: besidesOf(answer, row.isNotDisclosed), items: itemsShown(row, answer, outcomes),
    verdict: judged.verdict, grade: check.grade as MatchGrade, because: judged.because, hints: named(hints, judged.hints), findings: named(findingKinds, [...findings, ...(judged.moveUnexplained ? ['moveUnexplained'] : [])]),
    state: state as IdentityState, stopped: stopped as StoppedChannel, wasStopped: check.released_at === check.judged_at || (stoppedAt !== null && stoppedAt < check.judged_at!), releasedBy: party.parameters.stopAfterCorrection === 'lifted' ? 'correction' : 'nextMatch',
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
