import { specialNumbers } from '../../contracts/mailing/installments.js';
import type { Day } from '../../law/define.js';
import { nextDay } from '../../law/day.js';
import type { JobResult } from '../../contracts/ward.js';
import { provisionalYen } from '../collection/exceptions.js';
import { writeOffAccount } from '../collection/overpayments.js';
import { bringUpToDate } from '../collection/port/up-to-date.js';
import { paymentPlan } from '../collection/rules/payment-plan.js';
import { writeOff } from '../collection/rules/stay.js';
import { settleUnits } from '../collection/settle.js';
import type { Decision } from '../define.js';
import { beginJob, endJob } from '../job-log.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { keepFact, type EndKind, type Fact } from './facts.js';
import { liveIn } from './live.js';
import { releaseDue } from './release.js';
import { debtorOf, debtorsOf, type Debtor } from './standing.js';

const debtorsAtOnce = 50;
const actor = '日次判定';

/** The day's look at everybody in arrears: broken and finished plans, 猶予 that have run out, claims that have ended, 差押 that must go. Done twice, it finds nothing to do. */
export async function checkDelinquency(store: WardStore): Promise<JobResult> {
  await bringUpToDate(store);
  const actNo = await beginJob(store, 'checkDelinquency', '滞納の日次判定');
  const decisions: Decision[] = [];
  for (let after = ''; ;) {
    const page = await store.transact((inside) => checkPage(inside, after));
    if (page === null) break;
    decisions.push(...page.decisions);
    after = page.last;
  }
  await endJob(store, actNo, decisions);
  return { job: 'checkDelinquency', files: [], decisions: decisions.map((decision) => ({ ...decision, because: [...decision.because] })) };
}

async function checkPage(store: WardStore, after: string): Promise<{ readonly decisions: readonly Decision[]; readonly last: string } | null> {
  const settings = await readSettings(store);
  const { db } = store;
  const owing = await db.selectFrom('ward_account').select('debtor_key').distinct().where('debtor_key', '>', after).where('period', '<', specialNumbers[0]).where('due_on', '<', settings.today).where(({ or, eb }) => or([eb('unpaid_yen', '>', 0), eb('late_unpaid_yen', '>', 0)])).orderBy('debtor_key').limit(debtorsAtOnce).execute();
  const known = await db.selectFrom('ward_dues_fact').select('debtor_key').distinct().where('debtor_key', '>', after).orderBy('debtor_key').limit(debtorsAtOnce).execute();
  const keys = [...new Set([...owing, ...known].map(({ debtor_key }) => debtor_key))].sort().slice(0, debtorsAtOnce);
  if (keys.length === 0) return null;
  const decisions: Decision[] = [];
  for (const debtor of await debtorsOf(store, settings, keys)) decisions.push(...await checkOne(store, settings, debtor));
  return { decisions, last: keys.at(-1)! };
}

async function checkOne(store: WardStore, settings: Settings, debtor: Debtor): Promise<readonly Decision[]> {
  const decisions = [...await checkPlans(store, settings, debtor), ...await endDeferrals(store, settings, debtor)];
  // What a plan or a 猶予 that ended means for the 期 is read anew.
  const now = decisions.length > 0 ? await debtorOf(store, settings, debtor.debtorKey) : debtor;
  const writtenOff = await endClaims(store, settings, now);
  return [...decisions, ...writtenOff, ...await releaseDue(store, settings, debtor.debtorKey, actor, writtenOff.length > 0 ? undefined : now)];
}

const end = (store: WardStore, settings: Settings, fact: Fact, kind: EndKind, on: Day, because: readonly string[]): Promise<number> =>
  keepFact(store, settings.now, { debtorKey: fact.debtorKey, kind: 'ended', ofNo: fact.no, on, content: { end: kind, because }, actor, why: because[0]! });

/** Whatever was promised: nothing is owed any more. */
const cleared = { rule: paymentPlan.id, outcome: 'completed', ja: paymentPlan.outcomes.completed, because: ['約束した期に未納がなくなった'] } as const;

/** A plan that is broken takes the 猶予 with it whose condition it was. */
async function checkPlans(store: WardStore, settings: Settings, debtor: Debtor): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const fact of liveIn(debtor.facts, 'plan')) {
    const payments = fact.accountKeys.flatMap((key) => (debtor.units.instancesOf.get(key) ?? []).map(({ receivedOn, parts }) => ({ receivedOn, yen: parts.reduce((sum, part) => sum + (part.accountKey === key ? part.yen : 0), 0) }))).filter(({ receivedOn }) => receivedOn >= fact.on);
    const isCleared = debtor.standings.every(({ accountKey, owedYen }) => owedYen === 0 || !fact.accountKeys.includes(accountKey));
    const decision = isCleared ? cleared : paymentPlan.apply({ rows: fact.content.rows, payments, today: settings.today, rules: settings.parameters });
    const isOver = decision.outcome === 'completed' || decision.outcome === 'broken';
    if (!isOver) continue;
    decisions.push(decision);
    await end(store, settings, fact, decision.outcome === 'broken' ? 'broken' : 'completed', settings.today, decision.because);
    const deferral = decision.outcome === 'broken' ? liveIn(debtor.facts, 'deferral').find(({ no, content }) => no === fact.content.deferralNo && content.through >= settings.today) : undefined;
    if (deferral) {
      await end(store, settings, deferral, 'broken', settings.today, ['条件とした分割納付の不履行により取り消す', ...decision.because]);
      await settleUnits(store, settings, { accounts: deferral.accountKeys, instances: [] });
    }
  }
  return decisions;
}

/** 猶予 whose last day has gone by, each told once. */
async function endDeferrals(store: WardStore, settings: Settings, { facts, debtorKey }: Debtor): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const fact of liveIn(facts, 'deferral').filter(({ content }) => content.through < settings.today)) {
    const because = [`猶予は ${fact.content.through} に終わった`, `${debtorKey} の期は、また差し押さえられる`];
    await end(store, settings, fact, 'expired', nextDay(fact.content.through), because);
    decisions.push({ rule: 'grace', outcome: 'expired', ja: '猶予の期間が過ぎた', because });
  }
  return decisions;
}

/** 不納欠損 of claims that have ended. A 速報 keeps one back: money that has been received may not be known yet. */
async function endClaims(store: WardStore, settings: Settings, { standings }: Debtor): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const { accountKey, owedYen, course: { lapsesOn }, stay } of standings.filter((standing) => standing.owedYen > 0)) {
    if (writeOff.apply({ today: settings.today, unpaidYen: owedYen, lapsesOn, stay }).outcome === 'alive' || await provisionalYen(store, accountKey) > 0) continue;
    decisions.push(await writeOffAccount(store, { accountKey, lapsesOn, stay }));
  }
  return decisions;
}

