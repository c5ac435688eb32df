import type { Clearance, MemberUpdate } from '../../../contracts/insurer-hub/terminal.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { decided, isRefused, nextNumber, refuse, type Desk } from '../../desk.js';
import { changeNumber } from '../../eligibility/acts/person.js';
import { correctItems, correctNumbers } from '../../eligibility/acts/person-correction.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { decisionObstacles, matchDecision } from '../rules/match-decision.js';
import { suggestionFor } from './materials.js';
import { casesOf, findCase, lastOf, stepAfter, unsettled, type MatchCase } from './notices.js';
import { resolutionOf, standingsOf } from './resolution.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;
type Decide = ActOf<'decideMatch'>;

/** 調査を始める: from here on the materials may be seen. Says what the levels suggest. */
export async function openMatchCase(desk: Desk, { noticeId, by, purpose }: ActOf<'openMatchCase'>): Promise<null> {
  const found = await findCase(desk.store, noticeId);
  if (!found) refuse(desk, obstacle('noticeUnknown', '通知の識別', noticeId, 'この通知を受け取っていない'));
  else if (found.state === 'investigating') refuse(desk, obstacle('caseOpenBefore', '通知の識別', noticeId, `${lastOf(found, 'investigating')!.recorded_at} に ${lastOf(found, 'investigating')!.actor} が調査を始めている`));
  else if (found.state === 'resolved') refuse(desk, obstacle('noticeResolved', '通知の識別', noticeId, found.steps.at(-1)!.why));
  else if (found.state === 'superseded') refuse(desk, obstacle('noticeSuperseded', '通知の識別', noticeId, found.steps.at(-1)!.why));
  else if (!unsettled.includes(found.state)) refuse(desk, obstacle('decidedBefore', '通知の識別', noticeId, `${lastOf(found, 'decided')!.recorded_at} に決定している`));
  if (!found || isRefused(desk)) return null;
  desk.pending.matchSteps.push(stepAfter(found, desk.settings.now, { state: 'investigating', actor: by, why: purpose, act_no: desk.actNo }));
  desk.pending.accesses.push({ actor: by, purpose, noticeId, action: 'openCase', personKey: found.row.person_key, items: ['突合結果'] });
  decided(desk, suggestionFor(found.notice));
  return null;
}

/** 突合結果についての決定: what is corrected, what goes to 統合専用端末, and which other notices are settled by it. */
export async function decideMatch(desk: Desk, act: Decide): Promise<null> {
  const found = await findCase(desk.store, act.noticeId);
  const question = { ...act, personKey: found?.row.person_key ?? null, isKnown: found !== null && (await residentOf(desk, found.row.person_key)) !== null, state: found?.state ?? null, resolution: found && resolutionOf(found, await standingsOf(desk.store, [found.row.history_key])) };
  decided(desk, matchDecision.apply(question));
  refuse(desk, ...decisionObstacles(question));
  if (!found) return null;
  const touched = await enact(desk, found, act);
  if (isRefused(desk)) return null;
  desk.pending.matchSteps.push(stepAfter(found, desk.settings.now, { state: act.decision === 'resolved' ? 'resolved' : 'decided', actor: act.by, decision: act.decision, why: act.why, act_no: desk.actNo }));
  for (const { personKey, items } of touched) desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: act.noticeId, action: 'decide', personKey, items });
  if (act.decision !== 'correct' && act.decision !== 'resolved') await settleOthers(desk, found, touched.map(({ personKey }) => personKey));
  return null;
}

interface Touched { readonly personKey: string; readonly items: readonly string[] }

/** Does what follows from the decision; more may speak against it, and then nothing stays. */
async function enact(desk: Desk, found: MatchCase, act: Decide): Promise<readonly Touched[]> {
  const { personKey } = found.notice;
  const { changes = {}, corrections = [] } = act;
  switch (act.decision) {
    case 'dataError': {
      if (act.changes) await correctItems(desk, personKey, changes);
      queueForTerminal(desk, found, 'memberUpdate', (updateId): MemberUpdate => ({ ...updateOf(found, act, updateId), kind: 'fixAttributes', ...written(changes) }));
      return [{ personKey, items: Object.keys(changes) }];
    }
    case 'wrongLink': {
      await correctNumbers(desk, corrections);
      return corrections.map((one) => ({ personKey: one.personKey, items: ['individualNumber'] }));
    }
    case 'numberReplaced': {
      const [first] = corrections;
      if (first) await changeNumber(desk, first.personKey, first.individualNumber);
      queueForTerminal(desk, found, 'memberUpdate', (updateId): MemberUpdate => ({ ...updateOf(found, act, updateId), kind: 'adoptNewNumber', individualNumber: first?.individualNumber ?? null }));
      return [{ personKey, items: ['individualNumber'] }];
    }
    case 'correct': {
      queueForTerminal(desk, found, 'clearance', (clearanceId): Clearance => ({ clearanceId, historyKey: found.notice.historyKey, version: found.notice.version, reasonCode: act.reasonCode ?? 'other', reasonText: act.why, actor: act.by }));
      return [{ personKey, items: ['突合結果'] }];
    }
    case 'resolved': return [{ personKey, items: ['突合結果'] }];
  }
}

const updateOf = ({ notice }: MatchCase, { by, why }: Decide, updateId: string) => ({
  updateId, bundle: null, historyKey: notice.historyKey, version: notice.version, individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, why, actor: by,
});

/** Without the items nobody wrote. */
const written = (changes: NonNullable<Decide['changes']>) => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<Pick<MemberUpdate, 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address'>>;

function queueForTerminal(desk: Desk, { row }: MatchCase, layout: 'memberUpdate' | 'clearance', write: (itemId: string) => MemberUpdate | Clearance): void {
  const itemId = `${layout === 'memberUpdate' ? 'U' : 'C'}${String(nextNumber(desk, 'terminalItem')).padStart(8, '0')}`;
  desk.pending.terminalItems.push({ item_id: itemId, layout, notice_id: row.notice_id, content: JSON.stringify(write(itemId)), act_no: desk.actNo, recorded_at: desk.settings.now, file_name: null });
}

/** Notices about the same people under other periods or from the same mix-up: the correction reaches all of their rows, and each is asked about again. */
async function settleOthers(desk: Desk, found: MatchCase, personKeys: readonly string[]): Promise<void> {
  const others = (await casesOf(desk.store, { personKeys })).filter(({ row, state }) => row.notice_id !== found.row.notice_id && unsettled.includes(state));
  for (const other of others) desk.pending.matchSteps.push(stepAfter(other, desk.settings.now, { state: 'superseded', why: `通知 ${found.row.notice_id} の決定で訂正した`, act_no: desk.actNo }));
}
