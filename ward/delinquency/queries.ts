import type { Day } from '../../law/define.js';
import type { Moment } from '../../law/day.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { DuesDecisionKind, DuesDecisionState } from '../../contracts/ward-delinquency.js';
import { provisionalYen } from '../collection/exceptions.js';
import { bringUpToDate } from '../collection/port/up-to-date.js';
import { demand } from '../collection/rules/demand.js';
import { prescription } from '../collection/rules/prescription.js';
import { executionStay, writeOff } from '../collection/rules/stay.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { assetInquiriesIn } from './assets.js';
import { factId, factsOfDebtors, isOfKind, ofKind, type Fact } from './facts.js';
import { debtorOf, type Debtor, type Standing } from './standing.js';

/** The whole picture of one debtor. */
export async function delinquency(store: WardStore, personKey: string): Promise<AnswerOf<'delinquency'>> {
  await bringUpToDate(store);
  const settings = await readSettings(store);
  const debtor = await debtorOf(store, settings, personKey);
  const known = await store.db.selectFrom('ward_dues_case').select('case_no').where('debtor_key', '=', personKey).executeTakeFirst();
  const accounts: AnswerOf<'delinquency'>['accounts'] = [];
  for (const standing of debtor.standings.filter(({ owedYen }) => owedYen > 0)) accounts.push(await accountOf(store, settings, standing));
  return {
    caseId: known ? caseId(known.case_no) : null, accounts, contacts: ofKind(debtor.facts, 'contact').map(contactOf), decisions: decisionsOf(debtor, settings.today),
    distributions: ofKind(debtor.facts, 'taken').map(({ ofNo, on, content }) => ({ decisionId: factId(ofNo), receivedOn: on, yen: content.yen, parts: [...content.parts], remainderYen: content.remainderYen, statementOn: content.statementOn, paidOutOn: content.paidOutOn })),
  };
}

export const caseId = (caseNo: number): string => `DC-${String(caseNo).padStart(7, '0')}`;

/** What may and must be done about one 期 today, and why. */
async function accountOf(store: WardStore, settings: Settings, standing: Standing): Promise<AnswerOf<'delinquency'>['accounts'][number]> {
  const { account, accountKey, dueOn, isInGrace, stay, course, owedYen } = standing;
  const { today, parameters } = settings;
  const issuedOn = standing.demand?.issued_on as Day | undefined ?? null;
  const demanded = demand.apply({ dueOn, today, unpaidYen: account.unpaid_yen, provisionalYen: await provisionalYen(store, accountKey), isInGrace, issuedOn, rules: parameters });
  const claim = prescription.apply({ ...standing.prescription, today });
  const ended = writeOff.apply({ today, unpaidYen: owedYen, lapsesOn: course.lapsesOn, stay });
  return {
    accountKey, fiscalYear: account.fiscal_year, period: account.period, dueOn, unpaidYen: account.unpaid_yen, lateUnpaidYen: owedYen - account.unpaid_yen, demandedOn: issuedOn, demandState: demanded.outcome, isInGrace, isStayed: stay !== null,
    claimState: claim.outcome, lapsesOn: course.lapsesOn, because: [demanded, claim, ended].flatMap(({ ja, because }) => [ja, ...because]),
  };
}

const contactOf = ({ no, on, content, actor, why, recordedAt }: Fact<'contact'>): AnswerOf<'delinquency'>['contacts'][number] =>
  ({ contactId: factId(no), contactedOn: on, channel: content.channel, outcome: content.outcome, promisedOn: content.promisedOn, promisedYen: content.promisedYen, source: content.source, by: actor, why, recordedAt: recordedAt as Moment });

function decisionsOf({ facts }: Debtor, today: Day): AnswerOf<'delinquency'>['decisions'] {
  return facts.flatMap((fact) => {
    const told = toldOf(fact);
    if (told === null) return [];
    const end = ofKind(facts, 'ended').find(({ ofNo }) => ofNo === fact.no);
    const collectedYen = ofKind(facts, 'taken').filter(({ ofNo }) => ofNo === fact.no).reduce((sum, { content }) => sum + content.yen, 0);
    const state: DuesDecisionState = end?.content.end ?? stateOf(fact, today);
    return [{ decisionId: factId(fact.no), from: fact.on, endedOn: end?.on ?? null, accountKeys: [...fact.accountKeys], collectedYen, ...told, state, because: [...told.because, ...(end?.content.because ?? [])] }];
  });
}

/** What nothing has ended by a fact of its own. */
function stateOf(fact: Fact, today: Day): DuesDecisionState {
  if (isOfKind(fact, 'deferral') && fact.content.through < today) return 'expired';
  const stay = isOfKind(fact, 'stay') ? executionStay.apply({ stay: { ...fact.content, decidedOn: fact.on, cancelledOn: null }, today }).outcome : 'inForce';
  return stay === 'inForce' ? 'inForce' : 'completed';
}

type Told = Pick<AnswerOf<'delinquency'>['decisions'][number], 'through' | 'amountYen' | 'object' | 'thirdParty' | 'installments' | 'because'> & { readonly kind: DuesDecisionKind };
function toldOf(fact: Fact): Told | null {
  const plain = { through: null, amountYen: null, object: null, thirdParty: null, installments: [] };
  if (isOfKind(fact, 'deferral')) return { ...plain, kind: fact.content.deferralKind === 'collection' ? 'collectionDeferral' : 'conversionDeferral', through: fact.content.through, because: [...fact.content.because] };
  if (isOfKind(fact, 'plan')) return { ...plain, kind: 'installments', through: fact.content.rows.at(-1)!.dueOn, amountYen: fact.content.rows.reduce((sum, { yen }) => sum + yen, 0), installments: [...fact.content.rows], because: [...fact.content.because] };
  if (isOfKind(fact, 'stay')) return { ...plain, kind: 'stay', because: [...fact.content.because] };
  if (!isOfKind(fact, 'seizure')) return null;
  const { seizureKind, amountYen, object, thirdParty, because } = fact.content;
  return { ...plain, kind: seizureKind, amountYen, object, thirdParty, because: [...because] };
}

/** 財産調査: every 照会 with what came of it. */
export async function assets(store: WardStore, personKey: string): Promise<AnswerOf<'assets'>> {
  const facts = await factsOfDebtors(store, [personKey]);
  return {
    inquiries: assetInquiriesIn(facts).map(({ inquiry, state, assets: found }) => ({
      inquiryId: factId(inquiry.no), target: inquiry.content.target, targetName: inquiry.content.targetName, askedOn: inquiry.on, state,
      assets: found.map(({ assetId, assetKind, detail, yen, income, because, state: own }) => ({ assetId, assetKind, detail, yen, income, state: own, because: [...because] })),
    })),
  };
}

/** Rows about somebody else that 委託先 has handed in. */
export async function delinquencyIncidents({ db }: WardStore): Promise<AnswerOf<'delinquencyIncidents'>> {
  const rows = await db.selectFrom('ward_dues_incident').selectAll().orderBy('incident_no').execute();
  return { incidents: rows.map(({ incident_no, file_name, line, case_id, why, found_at }) => ({ incidentNo: incident_no, fileName: file_name, line, foundAt: found_at as Moment, caseId: case_id, why })) };
}
