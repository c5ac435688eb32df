import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import type { IdentityState, MatchGrade, MatchVerdict, StoppedChannel } from '../../contracts/insurer-hub/codes.js';
import { matchNotice, type MatchNotice } from '../../contracts/insurer-hub/terminal.js';
import type { Judged } from './compare.js';
import { findingsOf, keyOf } from './findings.js';
import { currentEntries } from './holders.js';
import { rowOf } from './member.js';
import { layOut } from './outbox.js';
import { proposalsFor, type Proposal } from './proposals.js';
import { flagOf, stateAfter } from './states.js';
import { suffers, type CheckRow, type EntryRow, type Hub, type HubStore } from './tables.js';

/** What is to be noted of the notices, once the 突合 they are about has been. */
interface Said { readonly ja: string; readonly steps: readonly string[] }

interface Told { readonly entry: EntryRow; readonly check: CheckRow; readonly kind: 'verdict' | 'finding'; readonly findings: readonly string[]; readonly proposal: Proposal | undefined }

/** Each partition gets the 突合結果 of its own records: once a version, and once more when a finding comes later. What came of it, in sentences. */
export async function layOutNotices(party: Hub): Promise<readonly Said[]> {
  const said: Said[] = [];
  const codes = new Set([
    ...(await party.store.db.selectFrom('insurer_hub_check').where('is_current', '=', 1).where('state', '=', 'suspect').select('code').distinct().execute()).map(({ code }) => code),
    ...(await party.store.db.selectFrom('insurer_hub_finding').where('notice_id', 'is', null).where('ended_at', 'is', null).select('code').distinct().execute()).map(({ code }) => code),
  ]);
  for (const code of [...codes].sort()) {
    if (suffers(party, 'noticeWithheld', code)) {
      said.push({ ja: `障害により${municipality(code).ja}へ突合結果を通知しなかった`, steps: [] });
      continue;
    }
    const count = await party.store.transact((store) => tellPartition(party, store, code));
    if (count > 0) said.push({ ja: `${municipality(code).ja}へ突合結果を${count}件通知した`, steps: ['D-4-4'] });
  }
  return said;
}

async function tellPartition(party: Hub, store: HubStore, code: string): Promise<number> {
  const told = await toTell(party, store, code);
  if (told.length === 0) return 0;
  const rows = told.map((one) => ({ ...one, row: noticeRow(party, one) }));
  const copies = suffers(party, 'noticeTwice', code) ? 2 : 1;
  for (let copy = 0; copy < copies; copy += 1) await layOut(party, store, 'terminal', code, matchNotice, rows.map(({ row }) => row));
  await store.insertMany('insurer_hub_notice', rows.map(({ entry, kind, proposal, row }) => ({
    notice_id: row.noticeId, code, history_key: entry.history_key, version: entry.version, kind, created_at: party.now(), row: JSON.stringify(row), proposal: proposal ? JSON.stringify(proposal) : null, settled_at: null,
  })));
  await store.insertMany('insurer_hub_check', rows.filter(({ kind }) => kind === 'verdict').map(({ check, row }): CheckRow => ({
    ...check, state: stateAfter(check.state as IdentityState, 'notify')!, notice_id: row.noticeId, notified_at: party.now(), answer_by: row.answerBy,
  })), 'replace');
  for (const { entry, findings, row } of rows) {
    const kinds = findings.filter((word) => word === 'X4' || word === 'X5');
    if (kinds.length > 0) await store.db.updateTable('insurer_hub_finding').where('code', '=', code).where('history_key', '=', entry.history_key).where('version', '=', entry.version).where('kind', 'in', kinds).where('notice_id', 'is', null).set({ notice_id: row.noticeId }).execute();
  }
  return rows.length;
}

/** Suspects not yet told, and findings about versions whose verdict has been told or gives nothing to tell. */
async function toTell(party: Hub, store: HubStore, code: string): Promise<Told[]> {
  const findings = await findingsOf(store, code);
  const fresh = new Set((await store.db.selectFrom('insurer_hub_finding').where('code', '=', code).where('ended_at', 'is', null).where('notice_id', 'is', null).selectAll().execute()).map(keyOf));
  const proposals = await proposalsFor(party, store, code);
  const checks = (await store.db.selectFrom('insurer_hub_check').where('code', '=', code).where('is_current', '=', 1).where('verdict', 'is not', null).selectAll().execute()).filter((check) => check.state === 'suspect' || fresh.has(keyOf(check)));
  const entries = new Map((await currentEntries(store).where('e.code', '=', code).selectAll('e').orderBy('e.n').execute()).map((entry) => [keyOf(entry), entry]));
  return checks.flatMap((check): Told[] => {
    const entry = entries.get(keyOf(check));
    return entry ? [{ entry, check, kind: check.state === 'suspect' ? 'verdict' : 'finding', findings: findings.get(keyOf(check)) ?? [], proposal: proposals.get(keyOf(check)) }] : [];
  }).sort((a, b) => a.entry.n - b.entry.n);
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function noticeRow(party: Hub, { entry, check, kind, findings, proposal }: Told): MatchNotice {
  const judged = JSON.parse(check.judged!) as Judged;
  const resident = party.parameters.discloseJlisValues && check.resident ? JSON.parse(check.resident) as { name: string | null; nameKana: string | null; bornOn: Day | null; sex: '1' | '2' | null; address: string | null } : null;
  const [nameLevel = null, nameKanaLevel = null, bornOnLevel = null, sexLevel = null, addressLevel = null] = judged.levels;
  const words = [...findings, ...(judged.moveUnexplained ? ['moveUnexplained'] : []), ...(proposal ? [proposal.kind] : []), ...judged.hints];
  return {
    noticeId: party.token('MN', entry.code, entry.history_key, entry.version, kind === 'verdict' ? kind : findings.join(' ')), historyKey: entry.history_key, version: entry.version, personKey: entry.person_key, insurerPersonKey: entry.insurer_person_key,
    enquiredOn: check.enquired_on as Day, verdict: check.verdict as MatchVerdict, grade: check.grade as MatchGrade, nameLevel, nameKanaLevel, bornOnLevel, sexLevel, addressLevel, because: cut(judged.because, 400), findings: words,
    identityFlag: shownFlag(party, entry.code, { ...check, state: 'notified' }), stopped: check.stopped as StoppedChannel,
    answerBy: kind === 'verdict' ? addDays(party.today(), party.parameters.answerDeadlineDays) : null, ruleSetId: check.rule_set_id!, policyId: check.policy_id!,
    residentName: resident?.name ?? null, residentNameKana: resident?.nameKana ?? null, residentBornOn: resident?.bornOn ?? null, residentSex: resident?.sex ?? null, residentAddress: rowOf(entry.row).isNotDisclosed ? null : resident?.address ?? null,
  };
}

/** わざと: 障害のとき、疑いありのフラグが疑いなしになる。 */
export function shownFlag(party: Hub, code: string, check: Pick<CheckRow, 'state' | 'verdict' | 'cleared'>) {
  const flag = flagOf(check, party.parameters.initialFlag);
  return flag === '2' && suffers(party, 'flagWrong', code) ? '1' : flag;
}
