import type { Continuity, Operation } from '../contracts/codes.js';
import type { AnswerOf, Query } from '../contracts/ward.js';
import type { Moment } from '../law/day.js';
import type { Day } from '../law/define.js';
import { applicationCase, applications } from './applications/queries.js';
import { continuity, highCostMonths } from './benefit/continuity/queries.js';
import { assessment, income } from './assessment/queries.js';
import { benefitYear } from './benefit/year/query.js';
import { benefitCases, receipts, receiptWorklist, repayments } from './benefit/case-queries.js';
import { limitCertificates } from './benefit/limit/query.js';
import { benefit } from './benefit/queries.js';
import { certificatesOf } from './certificates/queries.js';
import { ledgerOf } from './collection/port/ledger.js';
import { accountOf, receiptExceptions } from './collection/port/queries.js';
import { refunds } from './collection/port/refund-list.js';
import { papers } from './benefit/papers/queries.js';
import { slips } from './contacts/queries.js';
import { assets, delinquency, delinquencyIncidents } from './delinquency/queries.js';
import { coversDay } from './eligibility/periods.js';
import { enquiries, incomeGaps } from './enquiries/queries.js';
import { matchCase } from './linkage/match/materials.js';
import { accessLog, cardUse, matchNotices } from './linkage/match/queries.js';
import { headKindOf } from './linkage/rows.js';
import { nonRegistered } from './non-registered/queries.js';
import { heldNotices, mailings } from './notices/queries.js';
import { contributions, submissions } from './prefecture/queries.js';
import { replicas } from './provision/queries.js';
import { publicAccountUses } from './public-account/queries.js';
import { burdenRatioOf } from './ratios/queries.js';
import { refusedOf } from './refused/query.js';
import { spanOf } from './reading.js';
import { registerGaps } from './residents/gaps.js';
import { readSettings } from './settings.js';
import type { PeriodRow, WardStore } from './tables.js';

/** Answers the typed queries of the port. */
export function answer(store: WardStore, masked: (individualNumber: string) => string, query: Query): Promise<AnswerOf<Query['query']>> {
  switch (query.query) {
    case 'qualification': return qualification(store, query.personKey);
    case 'household': return household(store, query.personKey);
    case 'certificates': return certificatesOf(store, query.personKey);
    case 'history': return history(store, query.personKey);
    case 'batches': return batches(store);
    case 'matchNotices': return matchNotices(store);
    case 'matchCase': return matchCase(store, masked, query);
    case 'accessLog': return accessLog(store, query.personKey);
    case 'cardUse': return cardUse(store, query.personKey);
    case 'income': return income(store, query.personKey, query.fiscalYear);
    case 'assessment': return assessment(store, query.personKey, query.fiscalYear);
    case 'account': return accountOf(store, query.personKey, query.fiscalYear);
    case 'receiptExceptions': return receiptExceptions(store);
    case 'refunds': return refunds(store);
    case 'ledger': return ledgerOf(store, query.fiscalYear);
    case 'enquiries': return enquiries(store, query.personKey);
    case 'incomeGaps': return incomeGaps(store, query.fiscalYear);
    case 'limitCertificates': return limitCertificates(store, query.personKey);
    case 'burdenRatio': return burdenRatioOf(store, query.personKey);
    case 'applications': return applications(store);
    case 'applicationCase': return applicationCase(store, masked, query);
    case 'slips': return slips(store);
    case 'delinquency': return delinquency(store, query.personKey);
    case 'assets': return assets(store, query.personKey);
    case 'delinquencyIncidents': return delinquencyIncidents(store);
    case 'nonRegistered': return nonRegistered(store, masked);
    case 'registerGaps': return registerGaps(store);
    case 'replicas': return replicas(store, query.personKey);
    case 'publicAccountUses': return publicAccountUses(store, query.personKey);
    case 'continuity': return continuity(store, query);
    case 'highCostMonths': return highCostMonths(store, query);
    case 'mailings': return mailings(store, query.personKey);
    case 'heldNotices': return heldNotices(store);
    case 'benefit': return benefit(store, query);
    case 'receipts': return receipts(store, query.householdKey);
    case 'receiptWorklist': return receiptWorklist(store);
    case 'benefitYear': return benefitYear(store, query);
    case 'benefitCases': return benefitCases(store, query.householdKey);
    case 'papers': return papers(store);
    case 'repayments': return repayments(store, query.householdKey);
    case 'contributions': return contributions(store, query.fiscalYear);
    case 'submissions': return submissions(store);
    case 'refused': return refusedOf(store);
  }
}

async function qualification(store: WardStore, personKey: string): Promise<AnswerOf<'qualification'>> {
  const { db } = store;
  const resident = await db.selectFrom('ward_resident').select('cancellation_asked_on').where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();
  const periods = (await latestPeriods(store, personKey)).filter(({ voided }) => voided === 0);
  const last = periods.at(-1);
  const id = await db.selectFrom('ward_received_id').select('municipal_insured_id').where('person_key', '=', personKey).orderBy('import_no', 'desc').executeTakeFirst();
  const dates = id && (await db.selectFrom('ward_received_dates').selectAll().where('municipal_insured_id', '=', id.municipal_insured_id).orderBy('version', 'desc').executeTakeFirst());
  return {
    personKey, known: resident !== undefined,
    periods: periods.map((row) => ({
      applicationStartOn: row.start_on as Day, applicationStartReason: row.start_reason, applicationEndOn: row.end_on as Day | null, applicationEndReason: row.end_reason, voided: false,
    })),
    acquiredOn: (dates?.acquired_on ?? null) as Day | null, lostOn: (dates?.lost_on ?? null) as Day | null, continuity: (dates?.continuity ?? null) as Continuity | null,
    municipalInsuredId: id?.municipal_insured_id ?? null, issueCodes: dates?.issue_codes ? dates.issue_codes.split(' ') : [],
    ownAcquiredOn: (last?.acquired_on ?? null) as Day | null, ownLostOn: (last?.lost_on ?? null) as Day | null,
    specialResidenceKind: last?.special_residence_kind ?? null, cardUseCancellation: resident?.cancellation_asked_on != null,
  };
}

async function household(store: WardStore, personKey: string): Promise<AnswerOf<'household'>> {
  const settings = await readSettings(store);
  const householdKey = await householdKeyOf(store, personKey);
  if (householdKey === null) return { householdKey: null, headPersonKey: null, headKind: null, insuredPersonKeys: [], address: null };
  const row = await store.db.selectFrom('ward_household').selectAll().where('household_key', '=', householdKey).where('latest', '=', 1).executeTakeFirstOrThrow();
  const periods = await store.db.selectFrom('ward_period').selectAll().where('household_key', '=', householdKey).where('latest', '=', 1).where('voided', '=', 0).execute();
  const insured = periods.filter((period) => coversDay(spanOf(period), settings.today, settings.parameters.applicationEndConvention));
  return {
    householdKey, headPersonKey: row.head_person_key, headKind: headKindOf(row.head_person_key, periods, settings),
    insuredPersonKeys: [...new Set(insured.map(({ person_key }) => person_key))].sort(), address: row.address,
  };
}

/** The household of the person's newest period, or else the newest one they head. */
async function householdKeyOf(store: WardStore, personKey: string): Promise<string | null> {
  const valid = (await latestPeriods(store, personKey)).filter(({ voided }) => voided === 0);
  const own = (valid.find(({ end_on }) => end_on === null) ?? valid.at(-1))?.household_key;
  const headed = await store.db.selectFrom('ward_household').select('household_key').where('head_person_key', '=', personKey).where('latest', '=', 1).orderBy('household_key', 'desc').executeTakeFirst();
  return own ?? headed?.household_key ?? null;
}

async function history(store: WardStore, personKey: string): Promise<AnswerOf<'history'>> {
  const rows = await store.db.selectFrom('ward_period').selectAll().where('person_key', '=', personKey).orderBy('written_no').execute();
  return {
    rows: rows.map((row) => ({
      recordedAt: row.recorded_at as Moment, operation: row.operation as Operation, applicationStartOn: row.start_on as Day, applicationEndOn: row.end_on as Day | null,
      reason: [row.change_reason, row.why].filter(Boolean).join(' '), current: row.latest === 1 && row.voided === 0,
    })),
  };
}

async function batches(store: WardStore): Promise<AnswerOf<'batches'>> {
  const rows = await store.db.selectFrom('ward_batch').selectAll().orderBy('seq').execute();
  const files = await store.db.selectFrom('ward_file').select(['seq', 'name']).orderBy('seq').orderBy('position').execute();
  const names = new Map<number, string[]>();
  for (const { seq, name } of files) names.set(seq, [...(names.get(seq) ?? []), name]);
  return {
    batches: rows.map((row) => ({
      batchId: row.batch_id, fileNames: names.get(row.seq) ?? [], createdAt: row.created_at as Moment, state: row.state as 'exported',
      confirmedBy: row.confirmed_by, issueCodes: row.issue_codes === '' ? [] : row.issue_codes.split(' '),
    })),
  };
}

const latestPeriods = (store: WardStore, personKey: string): Promise<PeriodRow[]> =>
  store.db.selectFrom('ward_period').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).orderBy('start_on').orderBy('period_key').execute();
