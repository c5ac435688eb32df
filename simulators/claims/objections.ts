import type { ClaimObjection, ObjectionResult } from '../../contracts/claims/records.js';
import { addDays } from '../../law/day.js';
import type { Month } from '../../law/fiscal-year.js';
import { rulesOf, standingOf } from './eligibility.js';
import { withdraw } from './examine.js';
import type { Facts } from './facts.js';
import { keepRow, tellInsurer } from './settle.js';
import type { Claims, ClaimsStore } from './tables.js';

/** What 審査支払機関 looks at when it is asked for that reason. */
const byMaster = new Set(['100011', '100012', '100013', '100014', '100016', '100017', '100018', '100022', '100023', '100048', '201101', '201102', '201103', '201104', '201107', '201112', '201113', '202101']);
const withoutAsking = new Set(['100020', '100026', '100041', '100042', '100043', '100045', '202120']);
type Outcome = ObjectionResult['objectionOutcome'];
interface Decided { readonly outcome: Outcome; readonly note: string }

/** Every 申出 that waits, in the order in which it came. */
export async function answerObjections(party: Claims, month: Month): Promise<void> {
  const waiting = await party.store.db.selectFrom('claims_objection').where('state', '=', 'waiting').select(['code', 'objection_id']).orderBy('code').orderBy('objection_id').execute();
  for (const { code, objection_id } of waiting) {
    await party.store.transact(async (store) => {
      const { row } = await store.db.selectFrom('claims_objection').where('code', '=', code).where('objection_id', '=', objection_id).select('row').executeTakeFirstOrThrow();
      const objection = JSON.parse(row) as ClaimObjection;
      const { outcome, note } = await decide(party, store, code, objection, month);
      await store.db.updateTable('claims_objection').where('code', '=', code).where('objection_id', '=', objection_id).set({ state: 'answered', outcome }).execute();
      const result: ObjectionResult = { objectionId: objection.objectionId, receiptKey: objection.receiptKey, objectionOutcome: outcome, decidedMonth: month.replace('-', ''), note };
      await keepRow(party, store, code, 'objectionResult', result, addDays(party.today(), 1));
    });
  }
  if (waiting.length > 0) party.note(`再審査・過誤の申出${waiting.length}件を決定した`, ['D-3']);
}

async function decide(party: Claims, store: ClaimsStore, code: string, { receiptKey, reasonCode }: ClaimObjection, month: Month): Promise<Decided> {
  const row = await store.db.selectFrom('claims_receipt').where('receipt_key', '=', receiptKey).where('code', '=', code).selectAll().executeTakeFirst();
  if (!row || !['settled', 'corrected'].includes(row.state)) return { outcome: '102', note: row ? '既に返戻か取下げになっている' : 'この保険者のレセプトに、その識別のものはない' };
  const back = async (outcome: Outcome, note: string): Promise<Decided> => {
    await withdraw(party, store, row, month, reasonCode, note);
    return { outcome, note };
  };
  if (reasonCode === '100025') return back('116', '取下げ依頼');
  if (withoutAsking.has(reasonCode)) return back('104', '医療機関へ返し、書き直しを求める');
  if (reasonCode === '100019') return (await isTwice(store, row)) ? back('101', '重複請求') : { outcome: '102', note: '同じ人・月・医療機関のレセプトはほかにない' };
  if (byMaster.has(reasonCode)) return byEligibility(party, store, row, month, back);
  const cut = await store.db.selectFrom('claims_review').where('receipt_key', '=', receiptKey).where('state', '=', 'waiting').select('cut_points').executeTakeFirst();
  if (!cut) return { outcome: '102', note: '原審どおり' };
  await assess(party, store, row, cut.cut_points, month);
  return { outcome: '103', note: `${cut.cut_points}点を査定` };
}

type Row = { readonly receipt_key: string; readonly institution: string; readonly code: string | null; readonly revision: number; readonly facts: string; readonly care_month: string; readonly household_key: string; readonly born_on: string };
/** The master as the ward has told it until now decides; the ward's word alone does not. */
async function byEligibility(party: Claims, store: ClaimsStore, row: Row, month: Month, back: (outcome: Outcome, note: string) => Promise<Decided>): Promise<Decided> {
  const facts = JSON.parse(row.facts) as Facts;
  const standing = await standingOf(store, { ...facts, isUnknown: false }, row.code, rulesOf(party));
  if (standing.outcome === 'valid' || standing.outcome === 'unchecked') return { outcome: '102', note: standing.outcome === 'valid' ? '被保険者マスタでは受診日に資格がある' : standing.because };
  if (standing.outcome !== 'move') return back('101', standing.because);
  const { place } = standing;
  const revision = row.revision + 1;
  await tellInsurer(party, store, { receiptKey: row.receipt_key, revision, code: row.code, institution: row.institution, facts }, 'withdrawn', month);
  const moved: Facts = { ...facts, insurerNumber: place.insurerNumber, householdKey: place.householdKey, branchNumber: place.branchNumber };
  await store.db.updateTable('claims_receipt').where('receipt_key', '=', row.receipt_key).set({ state: 'corrected', revision: revision + 1, code: place.code, insurer_number: place.insurerNumber, household_key: place.householdKey, facts: JSON.stringify(moved) }).execute();
  await tellInsurer(party, store, { receiptKey: row.receipt_key, revision: revision + 1, code: place.code, institution: row.institution, facts: moved }, 'corrected', month);
  return { outcome: '106', note: standing.because };
}

async function isTwice({ db }: ClaimsStore, row: Row): Promise<boolean> {
  const same = await db.selectFrom('claims_receipt').where('institution', '=', row.institution).where('care_month', '=', row.care_month).where('household_key', '=', row.household_key).where('born_on', '=', row.born_on).where('state', 'in', ['settled', 'corrected']).where('receipt_key', '!=', row.receipt_key).select('receipt_key').executeTakeFirst();
  return same !== undefined;
}

/** 査定 after the fact: fewer points under a new revision. */
async function assess(party: Claims, store: ClaimsStore, row: Row, cutPoints: number, month: Month): Promise<void> {
  const facts = JSON.parse(row.facts) as Facts;
  const said: Facts = { ...facts, points: facts.points - Math.min(cutPoints, facts.points) };
  const revision = row.revision + 1;
  await store.db.updateTable('claims_receipt').where('receipt_key', '=', row.receipt_key).set({ state: 'corrected', revision, facts: JSON.stringify(said) }).execute();
  await store.db.updateTable('claims_review').where('receipt_key', '=', row.receipt_key).set({ state: 'done' }).execute();
  await tellInsurer(party, store, { receiptKey: row.receipt_key, revision, code: row.code, institution: row.institution, facts: said }, 'corrected', month);
}
