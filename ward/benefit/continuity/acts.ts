import type { StaffAct } from '../../../contracts/ward.js';
import { firstDayOf, lastDayOf, monthOf, type Month } from '../../../law/fiscal-year.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { obstacle } from '../../refusals.js';
import { homeOn } from './before.js';
import { proposalFor } from './question.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** 世帯の継続性の決定: what the clerk decides, beside what the rule says. A household goes on with one earlier household at most. */
export async function decideContinuityOf(desk: Desk, act: ActOf<'decideContinuity'>): Promise<string | null> {
  const { store, settings } = desk;
  const { householdKey, occurredOn, decision, candidateKey, fromHouseholdKey } = act;
  const source = act.sources.find((one) => one.candidateKey === candidateKey);
  const proposal = await proposalFor(store, settings, act);
  if (proposal === null) refuse(desk, obstacle('continuityHouseholdUnknown', '世帯の識別', householdKey, `${occurredOn} に被保険者のいる世帯でないか、世帯主が決まっていない`));
  if (occurredOn > settings.today) refuse(desk, obstacle('continuityDay', '異動年月日', occurredOn, `業務日 ${settings.today} より後`));
  if (candidateKey !== undefined && !source) refuse(desk, obstacle('continuitySourceMissing', '継続候補の識別', candidateKey, '決める候補が sources にない'));
  if (candidateKey !== undefined && fromHouseholdKey !== undefined) refuse(desk, obstacle('continuitySourceMissing', '前の世帯', fromHouseholdKey, '候補と、この区の中の世帯の両方が書かれている'));
  if (decision === 'continue' && candidateKey === undefined && fromHouseholdKey === undefined) refuse(desk, obstacle('continuitySourceMissing', '前の世帯', '', 'どの世帯の続きとするかが書かれていない'));
  const key = candidateKey ?? '';
  const before = await store.db.selectFrom('ward_continuity').selectAll().where('household_key', '=', householdKey).where('occurred_on', '=', occurredOn).where('latest', '=', 1).execute();
  const rival = before.find((row) => row.candidate_key !== key && row.decision === 'continue');
  if (decision === 'continue' && rival) refuse(desk, obstacle('continuityTwice', '世帯の識別', householdKey, `世帯 ${rival.from_household_key} の続きと決めている`));
  const passed = decision === 'continue' && fromHouseholdKey !== undefined && fromHouseholdKey !== householdKey
    ? await store.db.selectFrom('ward_continuity').select('household_key').where('from_household_key', '=', fromHouseholdKey).where('candidate_key', '=', '').where('occurred_on', '=', occurredOn).where('decision', '=', 'continue').where('latest', '=', 1).where('household_key', '!=', householdKey).executeTakeFirst() : undefined;
  if (passed) refuse(desk, obstacle('continuityTwice', '前の世帯', fromHouseholdKey!, `世帯 ${passed.household_key} が続きと決まっている`));
  if (isRefused(desk) || proposal === null) return null;
  decided(desk, proposal.decision);
  const proposed = proposal.candidateKey ?? proposal.fromHouseholdKey;
  const agrees = decision === 'continue' ? proposed === (candidateKey ?? fromHouseholdKey) : proposed !== (candidateKey ?? householdKey);
  if (!agrees) decided(desk, { rule: 'continuityAgainstRule', outcome: 'against', ja: '規則の提案と違う決定', because: [`規則は「${proposal.decision.ja}」とするが、職員は${decision === 'continue' ? '継続' : '継続しない'}と決めた`, act.why] });
  const last = await store.db.selectFrom('ward_continuity').select((select) => select.fn.max('version').as('version')).where('household_key', '=', householdKey).where('occurred_on', '=', occurredOn).where('candidate_key', '=', key).executeTakeFirst();
  await store.db.updateTable('ward_continuity').set({ latest: 0 }).where('household_key', '=', householdKey).where('occurred_on', '=', occurredOn).where('candidate_key', '=', key).where('latest', '=', 1).execute();
  await store.insertMany('ward_continuity', [{
    household_key: householdKey, occurred_on: occurredOn, candidate_key: key, version: (last?.version ?? 0) + 1, from_municipality: source?.municipalityCode ?? '', from_household_key: source?.householdKey ?? fromHouseholdKey ?? '',
    decision, continuity_case: proposal.decision.outcome, decided_by: act.by, why: act.why, recorded_at: settings.now, latest: 1,
  }]);
  return householdKey;
}

/** 過去の高額該当の入力: a month known from paper or from an older system. Entering it again changes nothing. */
export async function recordHighCostMonth(desk: Desk, act: ActOf<'recordHighCostMonth'>): Promise<string | null> {
  const { store, settings } = desk;
  const careMonth = act.careMonth as Month;
  if (careMonth > monthOf(settings.today)) refuse(desk, obstacle('highCostMonthUnfit', '診療月', careMonth, `業務日 ${settings.today} の月より後`));
  else if (act.operation === 'register' && !(await wasInsuredIn(desk, act.householdKey, careMonth))) refuse(desk, obstacle('highCostMonthUnfit', '診療月', careMonth, `世帯 ${act.householdKey} に、その月の被保険者がいない`));
  const before = await store.db.selectFrom('ward_high_cost_month').selectAll().where('household_key', '=', act.householdKey).where('care_month', '=', careMonth).where('origin', '=', 'own').where('source', '=', '').executeTakeFirst();
  const state = act.operation === 'void' ? 'void' : 'held';
  if (state === 'void' && before?.state !== 'held') refuse(desk, obstacle('highCostMonthUnfit', '診療月', careMonth, '取り消す該当がない'));
  if (isRefused(desk)) return null;
  const counts = act.countsForRepeat ? 1 : 0;
  if (before?.state === state && before.counts_for_repeat === counts) return act.householdKey;
  await store.insertMany('ward_high_cost_month', [{
    household_key: act.householdKey, care_month: careMonth, origin: 'own', source: '', from_municipality: '', from_household_key: '', counts_for_repeat: counts, state, revision: (before?.revision ?? 0) + 1, sent_revision: before?.sent_revision ?? 0, recorded_at: settings.now, why: `${act.by}: ${act.why}`,
  }], 'replace');
  return act.householdKey;
}

/** On the first or the last day of the month, or on one on which somebody began in it. */
async function wasInsuredIn({ store, settings }: Desk, householdKey: string, careMonth: Month): Promise<boolean> {
  const began = await store.db.selectFrom('ward_period').select('household_since').where('household_key', '=', householdKey).where('household_since', '>=', firstDayOf(careMonth)).where('household_since', '<=', lastDayOf(careMonth)).execute();
  for (const day of [firstDayOf(careMonth), lastDayOf(careMonth), ...began.map(({ household_since }) => household_since as ReturnType<typeof firstDayOf>)]) if ((await homeOn(store, householdKey, day, settings)).insured.length > 0) return true;
  return false;
}
