import type { Day } from '../../law/define.js';
import type { StaffAct } from '../../contracts/ward.js';
import { deliveryClaim, joinedSeizure, seizedSince } from '../collection/rules/joined-seizure.js';
import { enforcementObstacle, seizure, type EnforcementQuestion } from '../collection/rules/seizure.js';
import type { Decision } from '../define.js';
import { decided, isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { chosenOf, debtorNamed, keysOf, owedBy, refuseFuture } from './choose.js';
import { factId, factNumbered, isOfKind, keepFact, keepFacts, numberIn, type Fact } from './facts.js';
import { isDivisible, liveIn, takenBy } from './live.js';
import type { Debtor, Standing } from './standing.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** 差押・参加差押・交付要求, as the debtor stood on the day it was served. Of the 期 not named, those that may be enforced. */
export async function decideSeizure(desk: Desk, act: ActOf<'decideSeizure'>): Promise<null> {
  refuseFuture(desk, '送達の日', act.servedOn);
  const isMonthly = act.object === 'wage' || act.object === 'pension';
  if (isMonthly !== (act.income !== undefined)) refuse(desk, obstacle('seizureDisagrees', '一月の収入', '', '給与と年金の差押にだけ、必ず書く'));
  if ((act.seizureKind === 'seizure') !== (act.firstSeizedOn === undefined)) refuse(desk, obstacle('seizureDisagrees', '先の差押・手続の日', act.firstSeizedOn ?? '', '参加差押と交付要求にだけ、必ず書く'));
  if (isRefused(desk)) return null;
  const debtor = await debtorNamed(desk, act.personKey, act.servedOn);
  const candidates = debtor ? chosenOf(desk, debtor, act.accountKeys, act.servedOn) : [];
  if (!debtor || isRefused(desk)) return null;
  const chosen = enforceable(desk, act, candidates);
  if (chosen.length === 0) return null;
  const decision = decided(desk, judged(desk, act, debtor, chosen));
  if (decision.outcome !== 'allowed') refuse(desk, obstacle('enforcementUnfit', '処分', String(act.amountYen), `${decision.ja}: ${decision.because[0]!}`));
  if (isRefused(desk)) return null;
  const { seizureKind, object, thirdParty, amountYen, firstSeizedOn = null } = act;
  await keepFact(desk.store, desk.settings.now, { debtorKey: act.personKey, kind: 'seizure', on: act.servedOn, content: { seizureKind, object, thirdParty, amountYen, isMonthly, firstSeizedOn, because: decision.because }, actor: act.by, why: act.why, accountKeys: keysOf(chosen) });
  return null;
}

/** The 期 nothing stands against. Those named must all be among them. */
function enforceable(desk: Desk, act: ActOf<'decideSeizure'>, candidates: readonly Standing[]): readonly Standing[] {
  const judgedEach = candidates.map((standing) => ({ standing, against: enforcementObstacle(questionOf([standing], act.servedOn), act.seizureKind !== 'deliveryClaim') }));
  const free = judgedEach.filter(({ against }) => against === null).map(({ standing }) => standing);
  const stopped = act.accountKeys === undefined && free.length > 0 ? [] : judgedEach.flatMap(({ standing, against }) => (against === null ? [] : [obstacle('enforcementUnfit', '期別', standing.accountKey, against[1])]));
  refuse(desk, ...stopped);
  return isRefused(desk) ? [] : free;
}

/** The 期 together: the latest 督促, what all owe, and whatever stands against any of them. */
function questionOf(standings: readonly Standing[], today: Day): EnforcementQuestion {
  const demands = standings.flatMap(({ demand }) => (demand === null ? [] : [demand])).sort((a, b) => (a.issued_on < b.issued_on ? 1 : -1));
  const [last] = demands.length === standings.length ? demands : [];
  return {
    today, actor: 'staff', unpaidYen: owedBy(standings), demand: last ? { issuedOn: last.issued_on as Day, isReturned: demands.some(({ returned_on }) => returned_on !== null) } : null,
    isInGrace: standings.some(({ isInGrace }) => isInGrace), isStayed: standings.some(({ stay }) => stay !== null), isPrescribed: standings.some(({ course: { lapsesOn } }) => lapsesOn !== null && lapsesOn <= today),
  };
}

function judged({ settings: { parameters } }: Desk, act: ActOf<'decideSeizure'>, { facts }: Debtor, chosen: readonly Standing[]): Decision {
  const question = questionOf(chosen, act.servedOn);
  if (act.seizureKind === 'joinedSeizure') return joinedSeizure.apply({ ...question, object: act.object, first: { seizedOn: act.firstSeizedOn!, releasedOn: null } });
  if (act.seizureKind === 'deliveryClaim') return deliveryClaim.apply({ ...question, procedure: { openedOn: act.firstSeizedOn!, liftedOn: null } });
  return seizure.apply({ ...question, amountYen: act.amountYen, isDivisible: isDivisible(act.object), seizedYen: seizedIn(facts, chosen), income: act.income ? { ...act.income, rules: parameters } : null });
}

/** What other 差押 of claims, not yet collected, already hold for the same 期. */
function seizedIn(facts: readonly Fact[], chosen: readonly Standing[]): number {
  const keys = keysOf(chosen);
  return liveIn(facts, 'seizure').filter(({ content, accountKeys }) => content.seizureKind === 'seizure' && isDivisible(content.object) && !content.isMonthly && accountKeys.some((key) => keys.includes(key)))
    .reduce((sum, { no, content }) => sum + content.amountYen - takenBy(facts, no), 0);
}

/** 解除, 取消し, or what becomes of it when the 差押 or procedure of somebody else has gone: none is left behind. */
export async function releaseSeizure(desk: Desk, act: ActOf<'releaseSeizure'>): Promise<null> {
  const fact = await liveSeizure(desk, act.decisionId);
  if (!fact) return null;
  const isJoined = fact.content.seizureKind !== 'seizure';
  if ((act.decision === 'firstReleased') !== (act.firstReleasedOn !== undefined) || (act.decision === 'firstReleased' && !isJoined)) refuse(desk, obstacle('seizureDisagrees', '先の差押・手続の終わり', act.firstReleasedOn ?? '', '参加差押と交付要求の firstReleased にだけ、必ず書く'));
  if (act.firstReleasedOn !== undefined && (act.firstReleasedOn > desk.settings.today || act.firstReleasedOn < fact.on)) refuse(desk, obstacle('duesDay', '先の差押・手続の終わり', act.firstReleasedOn, `${fact.on} から業務日 ${desk.settings.today} までの日でない`));
  if (isRefused(desk)) return null;
  const { debtorKey, content, accountKeys } = fact;
  const isPromoted = act.decision === 'firstReleased' && content.seizureKind === 'joinedSeizure';
  const end = isPromoted ? 'promoted' : act.decision === 'firstReleased' ? 'lapsed' : act.decision === 'release' ? 'released' : 'withdrawn';
  const because = isPromoted ? [`先の差押が ${act.firstReleasedOn!} に解除され、${fact.on} に遡って差押になる`] : [act.why];
  await keepFacts(desk.store, desk.settings.now, [
    { debtorKey, kind: 'ended', ofNo: fact.no, on: act.firstReleasedOn ?? desk.settings.today, content: { end, because }, actor: act.by, why: act.why },
    ...(isPromoted ? [{ debtorKey, kind: 'seizure' as const, ofNo: fact.no, on: seizedSince(fact.on, act.firstReleasedOn!)!, content: { ...content, seizureKind: 'seizure' as const, firstSeizedOn: null, because }, actor: act.by, why: act.why, accountKeys }] : []),
  ]);
  return null;
}

/** A 差押, 参加差押 or 交付要求 that holds; null (and a refusal) when there is none of that number. */
export async function liveSeizure(desk: Desk, decisionId: string): Promise<Fact<'seizure'> | null> {
  const fact = await factNumbered(desk.store, numberIn(decisionId));
  if (!fact || !isOfKind(fact, 'seizure')) {
    refuse(desk, obstacle('duesDecisionUnknown', '決定の識別', decisionId, '差押・参加差押・交付要求の決定ではない'));
    return null;
  }
  const end = await desk.store.db.selectFrom('ward_dues_fact').select('on_day').where('of_no', '=', fact.no).where('kind', '=', 'ended').executeTakeFirst();
  if (!end) return fact;
  refuse(desk, obstacle('duesDecisionOver', '決定の識別', factId(fact.no), `${end.on_day} に終わっている`));
  return null;
}
