import type { AnswerOf } from '../../contracts/ward.js';
import { wordOf } from '../../contracts/codes.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Because } from '../because.js';
import { filesNotPaidOut } from '../collection/port/refunds.js';
import { byKey } from '../desk.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { caseId, repaymentId } from './cases/facts.js';
import { isPaid } from './queries.js';
import { billDifferences } from './receipts/bill.js';
import { objectionId } from './receipts/import-results.js';
import { receiptTroubles } from './receipts/place.js';
import type { Finding } from './reckon.js';
import type { RepaymentPart } from './repayments.js';
import type { BenefitCaseRow, CareReceiptRow } from './tables.js';

const linesIn = (because: string): string[] => (JSON.parse(because) as readonly Because[]).map(({ ja }) => ja);

/** Every case, in the order in which they were opened, with what happened to it. */
export async function benefitCases(store: WardStore, householdKey: string | undefined): Promise<AnswerOf<'benefitCases'>> {
  const { db } = store;
  const settings = await readSettings(store);
  const all = db.selectFrom('ward_benefit_case').selectAll().orderBy('case_no');
  const cases = await (householdKey === undefined ? all : all.where('household_key', '=', householdKey)).execute();
  const facts = byKey(await db.selectFrom('ward_benefit_fact').selectAll().orderBy('fact_no').execute(), ({ unit }) => unit);
  const payments = byKey(await db.selectFrom('ward_benefit_payment').selectAll().orderBy('payment_no').execute(), ({ case_no }) => String(case_no));
  const letters = byKey(await db.selectFrom('ward_benefit_letter').selectAll().orderBy('recorded_at').orderBy('letter_id').execute(), ({ unit }) => unit);
  const stuck = await filesNotPaidOut(store, settings);
  const agreed = db.selectFrom('ward_auto_payment').selectAll().orderBy('household_key').orderBy('version');
  const autos = byKey(await (householdKey === undefined ? agreed : agreed.where('household_key', '=', householdKey)).execute(), ({ household_key }) => household_key);
  return {
    cases: cases.map((row) => {
      const history = facts.get(caseId(row.case_no)) ?? [];
      const payment = payments.get(String(row.case_no))?.at(-1);
      return {
        caseId: caseId(row.case_no), kind: row.kind as 'highCost', householdKey: row.household_key, careMonth: row.care_month, payerPersonKey: row.payer_key, amountYen: row.amount_yen, state: stateOf(row, payment !== undefined && isPaid(payment, settings, stuck)), deadlineOn: row.deadline_on as Day, isHeld: row.is_held === 1,
        decidedOn: (history.find(({ kind }) => kind === 'decided')?.day ?? null) as Day | null, paysOn: (payment?.pays_on ?? null) as Day | null, because: linesIn(row.because), letters: (letters.get(caseId(row.case_no)) ?? []).map(({ letter_id, made_on, file_name }) => ({ letterId: letter_id, sentOn: file_name === null ? null : made_on as Day })), history: history.map(({ kind, day, actor, why }) => ({ what: kind, on: day as Day, by: actor, why })),
      };
    }),
    autoPayments: [...autos].map(([key, own]) => ({ householdKey: key, isActive: own.at(-1)!.account !== null, from: own.at(-1)!.from_on as Day, why: own.at(-1)!.why })),
  };
}

const stateOf = ({ state }: BenefitCaseRow, paid: boolean) => (state === 'decided' && paid ? 'paid' : state as 'detected');

/** 返納金, in the order in which they were found. */
export async function repayments(store: WardStore, householdKey: string | undefined): Promise<AnswerOf<'repayments'>> {
  const all = store.db.selectFrom('ward_repayment').selectAll().orderBy('repayment_no');
  const rows = await (householdKey === undefined ? all : all.where('household_key', '=', householdKey)).execute();
  return {
    repayments: rows.map((row) => ({
      repaymentId: repaymentId(row.repayment_no), cause: row.cause as 'recalculated', householdKey: row.household_key, careMonth: row.care_month, payerPersonKey: row.payer_key, amountYen: row.amount_yen, highCostYen: row.high_cost_yen, parts: [...JSON.parse(row.parts) as readonly RepaymentPart[]], state: row.state as 'found', demandedOn: row.demanded_on as Day | null,
      dueOn: row.due_on as Day | null, repaidYen: row.repaid_yen, because: linesIn(row.because),
    })),
  };
}

const shown = (row: CareReceiptRow) => ({ receiptKey: row.receipt_key, revision: row.revision, recordState: row.record_state, careMonth: row.care_month, householdKey: row.household_key, branchNumber: row.branch_number, personKey: row.person_key, countedIn: row.counted_in, points: row.points, copayYen: row.copay_yen, troubles: row.troubles.split(' ').filter(Boolean) });

/** 給付記録 under the number of a household, and those that count in it. */
export async function receipts({ db }: WardStore, householdKey: string): Promise<AnswerOf<'receipts'>> {
  const rows = await db.selectFrom('ward_care_receipt').selectAll().where('latest', '=', 1).where(({ or, eb }) => or([eb('household_key', '=', householdKey), eb('counted_in', '=', householdKey)])).orderBy('care_month').orderBy('receipt_key').execute();
  return { receipts: rows.map(shown) };
}

/** What somebody has to look at: receipts that count nowhere, rows that contradict each other, what receipts say otherwise than the ward, where 国保連 asks for other than came. */
export async function receiptWorklist(store: WardStore): Promise<AnswerOf<'receiptWorklist'>> {
  const { db } = store;
  const troubled = await db.selectFrom('ward_care_receipt').selectAll().where('latest', '=', 1).where('troubles', '!=', '').where('record_state', '!=', 'withdrawn').orderBy('care_month').orderBy('receipt_key').execute();
  const contradictions = await db.selectFrom('ward_care_contradiction').selectAll().orderBy('import_no').orderBy('line_no').execute();
  const months = await db.selectFrom('ward_benefit_month').select(['household_key', 'care_month', 'findings']).where('latest', '=', 1).where('findings', '!=', '[]').orderBy('care_month').orderBy('household_key').execute();
  const objections = await db.selectFrom('ward_objection').selectAll().orderBy('objection_no').execute();
  return {
    receipts: troubled.map((row) => ({ ...shown(row), because: shown(row).troubles.map((trouble) => wordOf(receiptTroubles, trouble)) })),
    contradictions: contradictions.map((row) => ({ receiptKey: row.receipt_key, revision: row.revision, recordedAt: row.recorded_at as Moment })),
    findings: months.flatMap((row) => (JSON.parse(row.findings) as readonly Finding[]).map((one) => ({ householdKey: row.household_key, careMonth: row.care_month, ...one }))),
    billDifferences: await billDifferences(store),
    objections: objections.map((row) => ({ objectionId: objectionId(row.objection_no), receiptKey: row.receipt_key, reasonCode: row.reason_code, saidOn: row.said_on as Day, outcome: row.outcome })),
  };
}
