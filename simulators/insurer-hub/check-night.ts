import { daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { residentAnswer, type ResidentAnswer } from '../../contracts/juki-net/identity.js';
import { symbolAnswer } from '../../contracts/record-disclosure/linkage-symbol.js';
import type { IdentityState } from '../../contracts/insurer-hub/codes.js';
import type { Clues } from '../../matching/judge/verdict.js';
import { compareRecord, daysSinceMove, type Compared } from './compare.js';
import { noteExposure, settleExposure } from './exposure.js';
import { sweepFindings } from './findings.js';
import { currentOf } from './history.js';
import { activePartitions, hasHolder, namesakes } from './holders.js';
import { kanaKeyOf, rowOf } from './member.js';
import { layOutNotices } from './notices.js';
import { mostTelling, observed, type LookedAt } from './observe.js';
import { ruleName, rulesOf } from './parameters.js';
import { gradeOf, policyName, stopOf } from './policy.js';
import { fetchAnswers } from './sending.js';
import { layOutSettled } from './settled.js';
import { stateAfter } from './states.js';
import { takeSymbols } from './symbols.js';
import { inPages, suffers, type CheckRow, type EntryRow, type Hub, type HubStore } from './tables.js';

/**
 * 03:00: fetches the answers of J-LIS, compares, judges, and stops or releases in the transaction of the verdict; then looks
 * over all partitions for what only 取りまとめ機関 can see, and lays out each partition's own 突合結果, and what became of earlier ones.
 */
export async function checkNight(party: Hub): Promise<void> {
  if (party.faults.has('hubDown')) return party.note('障害により突合が動かなかった');
  await fetchAnswers(party, 'record-disclosure', symbolAnswer, (store, { records }) => takeSymbols(party, store, records.map(({ value }) => value)));
  if (await isLate(party)) return party.note('障害により回答を取りに行かなかった');
  let [judged, telling]: [number, readonly LookedAt[]] = [0, []];
  await fetchAnswers(party, 'juki-net', residentAnswer, async (store, { records }) => {
    const looked = await judgeAnswers(party, store, records.map(({ value }) => value));
    judged += looked.length;
    telling = mostTelling([...telling, ...looked]);
  });
  await party.store.transact((store) => sweepFindings(party, store));
  const said = await layOutNotices(party);
  const settled = await layOutSettled(party);
  if (judged > 0) party.note(`${judged}件を突合した`, ['D-4-4'], await observed(party, telling));
  for (const { ja, steps } of said) party.note(ja, steps);
  for (const ja of settled) party.note(ja, ['D-4-1']);
}

/** わざと: 障害のとき、いちばん古い照会から何日か経つまで回答を取りに行かない。 */
async function isLate(party: Hub): Promise<boolean> {
  if (!party.faults.has('checkLate')) return false;
  const { first } = await party.store.db.selectFrom('insurer_hub_enquiry').where('state', '=', 'open').select((eb) => eb.fn.min('asked_on').as('first')).executeTakeFirstOrThrow();
  return first !== null && daysBetween(first as Day, party.today()) < party.parameters.checkLateDays;
}

interface Asked { readonly enquiry_id: string; readonly answers: readonly ResidentAnswer[]; readonly check: CheckRow; readonly entry: EntryRow }

/** Works the answers of one file in. Answers to questions about a version that no longer stands change nothing. */
export async function judgeAnswers(party: Hub, store: HubStore, answers: readonly ResidentAnswer[]): Promise<readonly LookedAt[]> {
  const byId = new Map<string, ResidentAnswer[]>();
  for (const answer of answers) byId.set(answer.enquiryId, [...(byId.get(answer.enquiryId) ?? []), answer]);
  const enquiries = await inPages(byId.keys(), (page) => store.db.selectFrom('insurer_hub_enquiry').where('enquiry_id', 'in', page).where('state', '=', 'open').selectAll().execute());
  const asked: Asked[] = [];
  const done: (typeof enquiries)[number][] = [];
  for (const code of [...new Set(enquiries.map((enquiry) => enquiry.code))].sort()) {
    const own = enquiries.filter((enquiry) => enquiry.code === code);
    const current = await currentOf(store, code, own.map(({ history_key }) => history_key));
    for (const enquiry of own) {
      const given = byId.get(enquiry.enquiry_id)!;
      const { outcome } = given[0]!;
      const known = current.get(enquiry.history_key);
      const isStanding = known?.check.version === enquiry.version && known.check.state === 'enquired';
      done.push({ ...enquiry, outcome, state: !isStanding ? 'dropped' : outcome === 'serviceError' ? 'again' : 'answered' });
      if (isStanding && outcome !== 'serviceError') asked.push({ enquiry_id: enquiry.enquiry_id, answers: given, ...known });
    }
  }
  await store.insertMany('insurer_hub_enquiry', done, 'replace');
  const active = await activePartitions(party, store, asked.map(({ entry }) => entry.individual_number));
  const namesakesOf = namesakes(store);
  const looked: LookedAt[] = [];
  for (const one of asked) looked.push(await judgedCheck(party, store, one, active.get(one.entry.individual_number) ?? new Set(), namesakesOf));
  await store.insertMany('insurer_hub_check', looked.map(({ check }) => check), 'replace');
  return looked;
}

/** The check with its verdict, and with what it stops: both are one row, so neither is ever there without the other. */
async function judgedCheck(party: Hub, store: HubStore, { answers, check, entry }: Asked, active: ReadonlySet<string>, namesakesOf: ReturnType<typeof namesakes>): Promise<LookedAt> {
  const compared = suffers(party, 'staleCheck', entry.code) ? await firstVersion(store, entry) : entry;
  const { judged, outcomes } = await judge(party, store, compared, answers, namesakesOf);
  const isMultiple = active.has(entry.code) && active.size > 1;
  const stopped = stopOf(party.parameters, judged.verdict, isMultiple);
  const [wasStopped, isStopped] = [check.stopped !== 'none', stopped !== 'none'];
  const doubted = gradeOf(judged.verdict) !== '5';
  if (isStopped && !wasStopped) await noteExposure(party, store, entry, 'open');
  if (wasStopped && !isStopped) await settleExposure(store, entry);
  const { name, nameKana, bornOn, sex, address } = answers[0]!;
  const row: CheckRow = {
    ...check, state: stateAfter(check.state as IdentityState, doubted ? 'doubt' : 'agree')!, stopped, stopped_at: isStopped ? (wasStopped ? check.stopped_at : party.now()) : null, released_at: wasStopped && !isStopped ? party.now() : check.released_at,
    verdict: judged.verdict, grade: gradeOf(judged.verdict), judged: JSON.stringify(judged), judged_at: party.now(), rule_set_id: ruleName(rulesOf(party.parameters)), policy_id: policyName(party.parameters),
    resident: name === null ? null : JSON.stringify({ name, nameKana, bornOn, sex, address }), resident_key: bornOn && sex && nameKana ? `${bornOn} ${sex} ${kanaKeyOf(nameKana)}` : null,
  };
  return { check: row, row: rowOf(compared.row), answer: answers[0]!, outcomes };
}

/** わざと: 障害のとき、いちばん古い版の登録と比べる。 */
const firstVersion = (store: HubStore, { code, history_key }: EntryRow): Promise<EntryRow> =>
  store.db.selectFrom('insurer_hub_entry').where('code', '=', code).where('history_key', '=', history_key).selectAll().orderBy('version').limit(1).executeTakeFirstOrThrow();

/** Only where 住所 alone differs is it asked who else bears the name. */
async function judge(party: Hub, store: HubStore, entry: EntryRow, answers: readonly ResidentAnswer[], namesakesOf: ReturnType<typeof namesakes>): Promise<Compared> {
  const rules = rulesOf(party.parameters);
  const clues: Clues = { daysSinceMove: daysSinceMove(answers[0]!, party.today()) };
  const compare = (all: Clues) => compareRecord(rowOf(entry.row), answers, rules, party.parameters.onRemovedResident === 'pass', all);
  const first = compare(clues);
  if (first.judged.verdict !== 'M2') return first;
  return compare({ ...clues, hasHolder: await hasHolder(store, rules, entry, answers[0]!), expectedNamesakes: await namesakesOf(entry) });
}
