import { repaymentDays } from '../../law/benefit-terms.js';
import { careSettings } from '../../contracts/claims/codes.js';
import { wordOf } from '../../contracts/codes.js';
import type { StaffAct } from '../../contracts/ward.js';
import { addDays } from '../../law/day.js';
import { headOn } from '../assessment/year/basis-day.js';
import { lastDayOf, type Month } from '../../law/fiscal-year.js';
import { yen, type Because } from '../because.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import type { WardStore } from '../tables.js';
import { obstacle } from '../refusals.js';
import { keepFacts, numberIn, repaymentId } from './cases/facts.js';
import { standingLines } from './letters/standing.js';
import { writeLetter } from './letters/write.js';
import { claimedBack, refuseClaimOfObjected } from './one-way-back.js';
import { takeNumbers } from './numbers.js';
import { percentOf } from './cap.js';
import { yearlyCause } from './year/matter.js';
import type { CareReceiptRow, RepaymentRow } from './tables.js';

type ClaimRepayment = Extract<StaffAct, { act: 'claimRepayment' }>;
type DecideRepayment = Extract<StaffAct, { act: 'decideRepayment' }>;

/** What the ward has paid of one receipt: its share of the 医療費, and of the meals. */
export interface RepaymentPart { readonly receiptKey: string; readonly insurerShareYen: number; readonly mealYen: number }

const yenPerPoint = 10;
/** 保険者の払った分: what the insurance pays by 給付割合; with 現物給付 also what the counter left to it. */
export function partOf(row: Pick<CareReceiptRow, 'receipt_key' | 'points' | 'benefit_percent' | 'copay_yen' | 'counter_payment' | 'meal_yen' | 'meal_copay_yen'>, usualPercent: number): RepaymentPart {
  const costYen = row.points * yenPerPoint;
  const isCapped = row.counter_payment === '01' || row.counter_payment === '02';
  const copayYen = isCapped && row.copay_yen !== null ? row.copay_yen : percentOf(costYen, 100 - (row.benefit_percent === null ? usualPercent : Number(row.benefit_percent)));
  return { receiptKey: row.receipt_key, insurerShareYen: costYen - copayYen, mealYen: Math.max(0, row.meal_yen - row.meal_copay_yen) };
}
/** Where a receipt does not say its 給付割合. */
const usualBenefitPercent = 70;

/** 返納金 of care in a month without 資格: the insurer's share, the meals, and 高額療養費 paid too much for that month. */
export async function claimRepayment(desk: Desk, { receiptKeys, by, why }: ClaimRepayment): Promise<null> {
  const { store, settings } = desk;
  const rows = await store.db.selectFrom('ward_care_receipt').selectAll().where('receipt_key', 'in', receiptKeys).where('latest', '=', 1).orderBy('receipt_key').execute();
  for (const key of new Set(receiptKeys)) {
    const row = rows.find(({ receipt_key }) => receipt_key === key);
    if (!row) refuse(desk, obstacle('receiptUnknown', 'レセプト全国共通キー', key, '給付記録がない'));
    else if (row.troubles !== 'notInsured' || row.person_key === null) refuse(desk, obstacle('repaymentUnfit', 'レセプト全国共通キー', key, '資格のない月の給付記録ではない'));
  }
  const [first] = rows;
  if (rows.some(({ household_key, care_month }) => household_key !== first?.household_key || care_month !== first.care_month)) refuse(desk, obstacle('repaymentUnfit', 'レセプト全国共通キー', receiptKeys.join(' '), '世帯か診療月の違うものは、別の請求にする'));
  if (first && !isRefused(desk)) await refuseClaimed(desk, rows);
  if (isRefused(desk) || !first) return null;
  const parts = rows.map((row) => partOf(row, usualBenefitPercent));
  const found = await store.db.selectFrom('ward_repayment').selectAll().where('household_key', '=', first.household_key).where('care_month', '=', first.care_month).where('cause', '=', 'recalculated').where('state', '=', 'found').executeTakeFirst();
  const highCostYen = found?.high_cost_yen ?? 0;
  const amountYen = highCostYen + parts.reduce((sum, { insurerShareYen, mealYen }) => sum + insurerShareYen + mealYen, 0);
  const no = await takeNumbers(store, 'benefitRepayment', 1);
  const because: readonly Because[] = [
    ...parts.map(({ receiptKey, insurerShareYen, mealYen }): Because => ({ rule: 'insurerShare', ja: `${placeOf(rows.find((row) => row.receipt_key === receiptKey)!)}: 保険者の払った分 ${yen(insurerShareYen)}、食事療養費 ${yen(mealYen)}`, figures: { insurerShareYen, mealYen } })),
    { rule: 'highCost', ja: `支給した高額療養費 ${yen(highCostYen)}`, figures: { highCostYen } }, { rule: 'total', ja: `返納金 ${yen(amountYen)}(${why})`, figures: { amountYen } },
  ];
  if (found) {
    await store.insertMany('ward_repayment', [{ ...found, state: 'joined' }], 'replace');
    await keepFacts(store, settings.now, [{ unit: repaymentId(found.repayment_no), kind: 'joined', day: settings.today, content: { into: repaymentId(no) }, actor: by, why }]);
  }
  await store.insertMany('ward_repayment', [{
    repayment_no: no, cause: 'notInsured', household_key: first.household_key, care_month: first.care_month, payer_key: await payerOf(desk, first), high_cost_yen: highCostYen, amount_yen: amountYen, parts: JSON.stringify(parts), state: 'found', demanded_on: null, due_on: null, repaid_yen: 0,
    because: JSON.stringify(because), recorded_at: settings.now,
  }]);
  await keepFacts(store, settings.now, [{ unit: repaymentId(no), kind: 'detected', day: settings.today, content: { amountYen }, actor: by, why }]);
  desk.decisions.push({ rule: 'repayment', outcome: 'found', ja: `返納金 ${yen(amountYen)}`, because: because.map(({ ja }) => ja) });
  return null;
}

/** Who was treated where; the number of the receipt stays, for whoever asks 国保連 about it. */
const placeOf = ({ receipt_key, branch_number, institution_code, setting, care_kind }: CareReceiptRow): string =>
  `${branch_number === null ? '' : `枝番${branch_number} `}${institution_code} ${care_kind === 'dental' ? '歯科' : ''}${wordOf(careSettings, setting)}(レセプト ${receipt_key})`;

/** Nothing is asked back twice, nor of the household and of the institution. */
async function refuseClaimed(desk: Desk, rows: readonly CareReceiptRow[]): Promise<void> {
  const claimed = await claimedBack(desk, rows[0]!);
  for (const { receipt_key } of rows) if (claimed.has(receipt_key)) refuse(desk, obstacle('repaymentUnfit', 'レセプト全国共通キー', receipt_key, `${claimed.get(receipt_key)} で請求している`));
  await refuseClaimOfObjected(desk, rows);
}

/** The 世帯主 of that month. */
async function payerOf({ store }: Desk, { household_key, care_month }: CareReceiptRow): Promise<string> {
  const versions = await store.db.selectFrom('ward_household').select(['household_key', 'head_person_key', 'change_on']).where('household_key', '=', household_key).orderBy('version').execute();
  return headOn(versions, lastDayOf(care_month as Month));
}

/** 返納金の請求・収納・取消し. */
export async function decideRepayment(desk: Desk, { repaymentId: id, decision, on, yen: yenSaid, by, why }: DecideRepayment): Promise<null> {
  const { store, settings } = desk;
  const no = numberIn(id, 'R');
  const row = no === null ? undefined : await store.db.selectFrom('ward_repayment').selectAll().where('repayment_no', '=', no).executeTakeFirst();
  const trouble = row ? troubleOf(row, decision, yenSaid, on, settings.today) : '記録のない返納金';
  if (!row || trouble !== null) {
    refuse(desk, obstacle(row ? 'repaymentUndecidable' : 'repaymentUnknown', '返納金の識別', id, trouble!));
    return null;
  }
  const day = on ?? settings.today;
  const repaid = row.repaid_yen + (yenSaid ?? 0);
  const changed: Partial<RepaymentRow> = decision === 'demand' ? { state: 'demanded', demanded_on: settings.today, due_on: addDays(settings.today, repaymentDays) }
    : decision === 'repaid' ? { repaid_yen: repaid, ...(repaid >= row.amount_yen ? { state: 'repaid' } : {}) } : { state: decision === 'cancel' ? 'cancelled' : 'settledByInsurer' };
  await store.insertMany('ward_repayment', [{ ...row, ...changed }], 'replace');
  await keepFacts(store, settings.now, [{ unit: id, kind: decision === 'demand' ? 'demanded' : decision === 'cancel' ? 'cancelled' : decision, day, content: { yen: yenSaid ?? row.amount_yen }, actor: by, why }]);
  if (decision === 'cancel') await part(desk, id, { by, why });
  const benefitKind = row.cause.endsWith(yearlyCause) ? row.cause.slice(0, -yearlyCause.length) : 'highCost';
  if (decision === 'demand') await writeLetter(store, settings, { kind: 'repayment', unit: id, payerKey: row.payer_key, householdKey: row.household_key, content: { benefitKind, careMonth: row.care_month, amountYen: row.amount_yen, dueOn: changed.due_on, outcome: 'repayment', why, lines: await letterLines(store, row, benefitKind) } });
  return null;
}

/** What was joined to a 返納金 that is cancelled stands by itself again: 高額療養費 is owed by the household whichever way the rest comes back. */
async function part({ store, settings }: Desk, id: string, { by, why }: { readonly by: string; readonly why: string }): Promise<void> {
  const joined = await store.db.selectFrom('ward_benefit_fact').select('unit').where('kind', '=', 'joined').where('content', '=', JSON.stringify({ into: id })).execute();
  for (const { unit } of joined) {
    await store.db.updateTable('ward_repayment').set({ state: 'found' }).where('repayment_no', '=', numberIn(unit, 'R')!).where('state', '=', 'joined').execute();
    await keepFacts(store, settings.now, [{ unit, kind: 'detected', day: settings.today, content: { from: id }, actor: by, why }]);
  }
}

/** What was paid stands beside what it comes to now: their difference is what is asked back. */
async function letterLines(store: WardStore, row: RepaymentRow, kind: string): Promise<readonly string[]> {
  const lines = (JSON.parse(row.because) as readonly Because[]).map(({ ja }) => ja);
  return row.cause === 'notInsured' ? lines : [...lines, ...await standingLines(store, { ...row, kind }, { repaymentNo: row.repayment_no }), `返していただく額 ${yen(row.amount_yen)}`];
}

function troubleOf({ state, amount_yen, repaid_yen }: RepaymentRow, decision: DecideRepayment['decision'], yenSaid: number | undefined, on: string | undefined, today: string): string | null {
  if (decision === 'demand') return state === 'found' ? null : '請求を待っていない';
  if (decision === 'cancel') return (state === 'found' || state === 'demanded') && repaid_yen === 0 ? null : '返されたか、終わっている';
  if (state !== 'demanded') return '請求していない';
  if (decision === 'settledByInsurer') return null;
  if (yenSaid === undefined || on === undefined) return '返された日と額を書く';
  if (on > today) return '返された日が業務日より後';
  return repaid_yen + yenSaid > amount_yen ? '請求した額より多い' : null;
}
