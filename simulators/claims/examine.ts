import type { Issue } from '../../contracts/define.js';
import { monthOf, type Month } from '../../law/fiscal-year.js';
import { wordOf } from '../../contracts/codes.js';
import { returnReasons, rulesOf, standingOf, type Place, type Standing } from './eligibility.js';
import { careDaysOf, type Facts } from './facts.js';
import { answerObjections } from './objections.js';
import { layOutReturns } from './returns.js';
import { tellInsurer } from './settle.js';
import type { Claims, ClaimsStore } from './tables.js';

/** 20:00 of the day of 審査: every receipt that is due, one after the other, then what the insurers have asked, then what goes back to the institutions. */
export async function examine(party: Claims): Promise<void> {
  if (Number(party.today().slice(8)) !== party.parameters.examinationDay) return;
  if (party.faults.has('serviceDown')) return party.note('停止しており、審査しなかった');
  const month = monthOf(party.today());
  const due = await party.store.db.selectFrom('claims_receipt').where('state', '=', 'claimed').where('examine_month', '<=', month).select('receipt_key').orderBy('receipt_key').execute();
  let settled = 0;
  for (const { receipt_key } of due) if (await party.store.transact((store) => examineOne(party, store, receipt_key, month))) settled += 1;
  if (due.length > 0) party.note(`レセプト${due.length}件を審査し、${settled}件を決定した`, ['D-3']);
  await answerObjections(party, month);
  await withdrawPaid(party, month);
  await layOutReturns(party, month);
  return undefined;
}

/** True when the receipt is settled. */
async function examineOne(party: Claims, store: ClaimsStore, receiptKey: string, month: Month): Promise<boolean> {
  const row = await store.db.selectFrom('claims_receipt').where('receipt_key', '=', receiptKey).selectAll().executeTakeFirstOrThrow();
  const facts = JSON.parse(row.facts) as Facts;
  const formal = formalFault(JSON.parse(row.issues) as readonly Issue[], facts);
  if (formal) return sendBack(store, receiptKey, '300001', formal);
  if (await isClaimedTwice(store, receiptKey, facts)) return sendBack(store, receiptKey, '100019', wordOf(returnReasons, '100019'));
  const standing = await standingOf(store, facts, row.code, rulesOf(party));
  switch (standing.outcome) {
    case 'back': return sendBack(store, receiptKey, standing.reason, standing.because);
    case 'split': return settleParts(party, store, receiptKey, row.institution, facts, standing, month);
    case 'unchecked': return settleOne(party, store, { receiptKey, institution: row.institution, facts, code: row.code, month });
    default: return settleOne(party, store, { receiptKey, institution: row.institution, facts: placed(party, facts, standing.place), code: standing.place.code, month });
  }
}

/** 事務点検: what the codec has found, and whether the lines add up to what is claimed. */
function formalFault(issues: readonly Issue[], { points, linePoints, days, isUnknown, ...facts }: Facts): string | null {
  const first = issues.find(({ code }) => code.startsWith('E'));
  if (first) return `${first.ja}: ${first.why}`;
  if (linePoints !== points) return `合計点数 ${points} のところ、摘要を足すと ${linePoints} になる`;
  return careDaysOf({ ...facts }).length > days && !isUnknown ? `診療実日数 ${days} のところ、算定日が${careDaysOf({ ...facts }).length}日ある` : null;
}

/** 縦覧: the same person, institution, month and 入外 with a receipt that stands. */
async function isClaimedTwice({ db }: ClaimsStore, receiptKey: string, { institutionCode, careMonth, householdKey, bornOn, sex, setting, nameKana, isUnknown }: Facts): Promise<boolean> {
  if (isUnknown) return false;
  const same = await db.selectFrom('claims_receipt').where('institution', '=', institutionCode).where('care_month', '=', `${careMonth.slice(0, 4)}-${careMonth.slice(4)}`).where('household_key', '=', householdKey).where('born_on', '=', bornOn).where('state', 'in', ['settled', 'corrected']).where('receipt_key', '!=', receiptKey).select('facts').execute();
  return same.map(({ facts }) => JSON.parse(facts) as Facts).some((one) => one.sex === sex && one.setting === setting && one.nameKana === nameKana);
}

async function sendBack(store: ClaimsStore, receiptKey: string, code: string, text: string): Promise<false> {
  await store.db.updateTable('claims_receipt').where('receipt_key', '=', receiptKey).set({ state: 'returned', return_code: code, return_text: text }).execute();
  return false;
}

/** わざと: with the fault 「別の枝番」 the 枝番 of somebody else is written. */
const placed = (party: Claims, facts: Facts, { insurerNumber, householdKey, branchNumber }: Place): Facts => ({ ...facts, insurerNumber, householdKey, branchNumber: party.faults.has('otherBranch') ? (branchNumber === '01' ? '02' : '01') : branchNumber });

interface Settling { readonly receiptKey: string; readonly institution: string; readonly facts: Facts; readonly code: string | null; readonly month: Month }
async function settleOne(party: Claims, store: ClaimsStore, { receiptKey, institution, facts, code, month }: Settling): Promise<true> {
  const cut = await store.db.selectFrom('claims_review').where('receipt_key', '=', receiptKey).where('state', '=', 'waiting').select('cut_points').executeTakeFirst();
  const said = cut ? { ...facts, points: facts.points - Math.min(cut.cut_points, facts.points) } : facts;
  if (cut) await store.db.updateTable('claims_review').where('receipt_key', '=', receiptKey).set({ state: 'done' }).execute();
  await store.db.updateTable('claims_receipt').where('receipt_key', '=', receiptKey).set({ state: 'settled', revision: 1, settled_month: month, code, insurer_number: facts.insurerNumber, household_key: facts.householdKey, facts: JSON.stringify(said) }).execute();
  await tellInsurer(party, store, { receiptKey, revision: 1, code, institution, facts: said }, 'settled', month);
  return true;
}

/** 分割: each insurer is told the days on which it had the person; the second part is a receipt of its own. */
async function settleParts(party: Claims, store: ClaimsStore, receiptKey: string, institution: string, facts: Facts, { parts }: Extract<Standing, { outcome: 'split' }>, month: Month): Promise<boolean> {
  if (facts.mealCount > 0 || facts.copayYen !== null) return sendBack(store, receiptKey, '100018', '月の途中で保険者が変わったが、食事か一部負担金があり、分けられない');
  const whole = await store.db.selectFrom('claims_receipt').where('receipt_key', '=', receiptKey).selectAll().executeTakeFirstOrThrow();
  for (const [index, { place, days }] of parts.entries()) {
    const pointsByDay = Object.fromEntries(days.map((day) => [Number(day.slice(8)), facts.pointsByDay[Number(day.slice(8))] ?? 0]));
    const points = Object.values(pointsByDay).reduce((sum, one) => sum + one, 0);
    const own: Facts = { ...placed(party, facts, place), pointsByDay, points, linePoints: points, days: days.length };
    const key = index === 0 ? receiptKey : `${receiptKey}-${index + 1}`;
    if (index > 0) await store.insertMany('claims_receipt', [{ ...whole, receipt_key: key, facts: JSON.stringify(own) }], 'replace');
    await settleOne(party, store, { receiptKey: key, institution, facts: own, code: place.code, month });
  }
  return true;
}

/** わざと: with the fault 「支払後の取下げ」 one receipt that was settled and paid in a month before is taken back, and nobody has asked. */
async function withdrawPaid(party: Claims, month: Month): Promise<void> {
  if (!party.faults.has('withdrawnAfterPayment')) return;
  await party.store.transact(async (store) => {
    const row = await store.db.selectFrom('claims_receipt').where('state', 'in', ['settled', 'corrected']).where('settled_month', '<', month).selectAll().orderBy('receipt_key').executeTakeFirst();
    if (row) await withdraw(party, store, row, month, '100025', '医療機関の取下げ');
  });
}

type Row = { readonly receipt_key: string; readonly institution: string; readonly code: string | null; readonly revision: number; readonly facts: string };
/** A receipt that the insurer has paid for goes back: the insurer is told that it counts nowhere, and gets its money. */
export async function withdraw(party: Claims, store: ClaimsStore, row: Row, month: Month, code: string, text: string): Promise<void> {
  const revision = row.revision + 1;
  await store.db.updateTable('claims_receipt').where('receipt_key', '=', row.receipt_key).set({ state: 'withdrawn', revision, return_code: code, return_text: text, return_file: null }).execute();
  await tellInsurer(party, store, { receiptKey: row.receipt_key, revision, code: row.code, institution: row.institution, facts: JSON.parse(row.facts) as Facts }, 'withdrawn', month);
}
