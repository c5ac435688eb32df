import { daysBetween } from '../../law/day.js';
import { lastDayOfMonths } from '../../law/collection-terms.js';
import type { Day } from '../../law/define.js';
import type { StaffAct } from '../../contracts/ward.js';
import { grace } from '../collection/rules/grace.js';
import { executionStay, releasesSeizure } from '../collection/rules/stay.js';
import { writeOffAccount } from '../collection/overpayments.js';
import { settleUnits } from '../collection/settle.js';
import { decided, isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { chosenOf, debtorNamed, keysOf, owedBy, refuseFuture } from './choose.js';
import { factId, factNumbered, isOfKind, keepFact, numberIn, ofKind, type Fact } from './facts.js';
import { liveIn } from './live.js';
import { releaseDue } from './release.js';
import { pledge } from './rules/pledge.js';
import { heldDays } from './spans.js';
import type { Standing } from './standing.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** 徴収猶予・換価の猶予 of all 期 together: one that may not be deferred keeps the whole from being granted. */
export async function grantDeferral(desk: Desk, act: ActOf<'grantDeferral'>): Promise<null> {
  refuseFuture(desk, '申請日', act.appliedOn);
  if (act.through < act.from) refuse(desk, obstacle('duesDay', '猶予の終わり', act.through, `始まり ${act.from} より前`));
  const debtor = await debtorNamed(desk, act.personKey);
  const chosen = debtor ? chosenOf(desk, debtor, act.accountKeys) : [];
  if (!debtor || isRefused(desk)) return null;
  const ends = ofKind(debtor.facts, 'ended');
  const earlier = ofKind(debtor.facts, 'deferral').flatMap((fact) => [{ fact, days: heldDays(fact, ends, fact.content.through) }]);
  const amountYen = owedBy(chosen);
  const judged = chosen.map(({ accountKey, dueOn }) => {
    const before = earlier.filter(({ fact, days }) => days !== null && fact.accountKeys.includes(accountKey));
    if (before.some(({ days }) => days!.from <= act.through && act.from <= days!.through)) refuse(desk, obstacle('deferralUnfit', '期別', accountKey, '猶予の期間が前の猶予と重なる'));
    const monthsBefore = before.filter(({ fact }) => fact.content.deferralKind === act.deferralKind).reduce((sum, { days }) => sum + monthsOf(days!.from, days!.through), 0);
    return { accountKey, decision: grace.apply({ kind: act.deferralKind, dueOn, appliedOn: act.appliedOn, from: act.from, through: act.through, amountYen, hasGround: act.ground !== 'none', hasSecurity: act.hasSecurity, monthsBefore, rules: desk.settings.parameters }) };
  });
  for (const { accountKey, decision } of judged.filter(({ decision: { outcome } }) => outcome !== 'granted')) {
    decided(desk, decision);
    refuse(desk, obstacle('deferralUnfit', '期別', accountKey, `${decision.ja}: ${decision.because[0]!}`));
  }
  if (isRefused(desk)) return null;
  const { because } = decided(desk, judged[0]!.decision);
  const { personKey: debtorKey, deferralKind, ground, appliedOn, through, by: actor, why } = act;
  await keepFact(desk.store, desk.settings.now, { debtorKey, kind: 'deferral', on: act.from, content: { deferralKind, ground, appliedOn, through, because }, actor, why, accountKeys: keysOf(chosen) });
  await settleUnits(desk.store, desk.settings, { accounts: keysOf(chosen), instances: [] });
  return null;
}

/** So many months a span needs, a part of one counted as one. */
function monthsOf(from: Day, through: Day): number {
  let months = Math.max(1, Math.floor(daysBetween(from, through) / 31));
  while (lastDayOfMonths(from, months) < through) months += 1;
  return months;
}

/** 納付誓約: a plan of installments for 期 that owe. */
export async function agreeInstallments(desk: Desk, act: ActOf<'agreeInstallments'>): Promise<null> {
  refuseFuture(desk, '誓約日', act.pledgedOn);
  const debtor = await debtorNamed(desk, act.personKey);
  const chosen = debtor ? chosenOf(desk, debtor, act.accountKeys) : [];
  if (!debtor || isRefused(desk)) return null;
  const deferral = act.deferralId === undefined ? null : liveIn(debtor.facts, 'deferral').find(({ no }) => no === numberIn(act.deferralId!));
  if (deferral === undefined) refuse(desk, obstacle('duesDecisionUnknown', '猶予', act.deferralId!, 'この人の、効いている猶予ではない'));
  if (isRefused(desk)) return null;
  const hasPlan = liveIn(debtor.facts, 'plan').some(({ accountKeys }) => accountKeys.some((key) => keysOf(chosen).includes(key)));
  const decision = decided(desk, pledge.apply({ rows: act.installments, owedYen: owedBy(chosen), pledgedOn: act.pledgedOn, deferredThrough: deferral?.content.through ?? null, hasPlan }));
  if (decision.outcome !== 'agreed') refuse(desk, obstacle('pledgeUnfit', '分割納付', '', `${decision.ja}: ${decision.because[0]!}`));
  if (isRefused(desk)) return null;
  await keepFact(desk.store, desk.settings.now, { debtorKey: act.personKey, kind: 'plan', on: act.pledgedOn, content: { rows: act.installments, deferralNo: deferral?.no ?? 0, because: decision.because }, actor: act.by, why: act.why, accountKeys: keysOf(chosen) });
  return null;
}

/** 執行停止. Because of 生活困窮 what has been seized is released; where the debt ends at once it is written off. */
export async function suspendExecution(desk: Desk, act: ActOf<'suspendExecution'>): Promise<null> {
  const { settings, store } = desk;
  const debtor = await debtorNamed(desk, act.personKey);
  const chosen = debtor ? chosenOf(desk, debtor, act.accountKeys) : [];
  if (!debtor) return null;
  refuse(desk, ...chosen.flatMap(unfitFor));
  if (isRefused(desk)) return null;
  const stay = { ground: act.ground, decidedOn: settings.today, cancelledOn: null, endsDebtAtOnce: act.endsDebtAtOnce };
  const { because } = decided(desk, executionStay.apply({ stay, today: settings.today }));
  const { personKey: debtorKey, ground, endsDebtAtOnce, by: actor, why } = act;
  await keepFact(store, settings.now, { debtorKey, kind: 'stay', on: settings.today, content: { ground, endsDebtAtOnce, because }, actor, why, accountKeys: keysOf(chosen) });
  await settleUnits(store, settings, { accounts: keysOf(chosen), instances: [] });
  if (endsDebtAtOnce) for (const { accountKey, course } of chosen) decided(desk, await writeOffAccount(store, { accountKey, lapsesOn: course.lapsesOn, stay }));
  if (releasesSeizure(act) || endsDebtAtOnce) for (const decision of await releaseDue(store, settings, debtorKey, actor)) decided(desk, decision);
  return null;
}
const unfitFor = ({ stay, accountKey, course, account: { due_on } }: Standing) => (stay !== null ? [obstacle('stayUnfit', '期別', accountKey, `${stay.decidedOn} から停止している(納期限 ${due_on}、時効 ${course.lapsesOn ?? '完成猶予'})`)] : []);

/** 取消し of a 猶予, a plan or a 停止 that holds. What it did until today stays done. */
export async function cancelDecision(desk: Desk, act: ActOf<'cancelDecision'>): Promise<null> {
  const fact = await factNumbered(desk.store, numberIn(act.decisionId));
  if (!fact || !(isOfKind(fact, 'deferral') || isOfKind(fact, 'plan') || isOfKind(fact, 'stay'))) {
    refuse(desk, obstacle('duesDecisionUnknown', '決定の識別', act.decisionId, '猶予・分割納付・執行停止の決定ではない'));
    return null;
  }
  const debtor = await debtorNamed(desk, fact.debtorKey);
  const isLive = debtor !== null && liveIn(debtor.facts, fact.kind).some(({ no }) => no === fact.no);
  if (!isLive || hasEnded(fact, desk.settings.today)) refuse(desk, obstacle('duesDecisionOver', '決定の識別', act.decisionId, 'もう効いていない'));
  if (isRefused(desk)) return null;
  await keepFact(desk.store, desk.settings.now, { debtorKey: fact.debtorKey, kind: 'ended', ofNo: fact.no, on: desk.settings.today, content: { end: 'cancelled', because: [`${factId(fact.no)} を取り消す: ${act.why}`] }, actor: act.by, why: act.why });
  await settleUnits(desk.store, desk.settings, { accounts: fact.accountKeys, instances: [] });
  return null;
}

/** A 停止 that has ended the debt, and a 猶予 that has run out, cannot be taken back. */
function hasEnded(fact: Fact, today: Day): boolean {
  if (isOfKind(fact, 'deferral')) return fact.content.through < today;
  return isOfKind(fact, 'stay') && executionStay.apply({ stay: { ground: fact.content.ground, decidedOn: fact.on, cancelledOn: null, endsDebtAtOnce: fact.content.endsDebtAtOnce }, today }).outcome !== 'inForce';
}
