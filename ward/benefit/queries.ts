import type { AnswerOf, Query } from '../../contracts/ward.js';
import type { Moment } from '../../law/day.js';
import { ratioTermOf } from '../../law/burden-ratio.js';
import { firstDayOf, lastDayOf, monthOf, type Month } from '../../law/fiscal-year.js';
import type { Over70Category, Under70Category } from '../../law/high-cost.js';
import { filesNotPaidOut } from '../collection/port/refunds.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { percentOf } from './cap.js';
import { monthsCounting } from './continuity/months.js';
import { readMonths, receiptsIn } from './household-months.js';
import { homesIn, isReckoned } from './receipts/place.js';
import { reckoned } from './reckon.js';
import type { CareReceiptRow } from './tables.js';

type BenefitQuery = Extract<Query, { query: 'benefit' }>;

const nothing: AnswerOf<'benefit'> = {
  householdKey: null, headPersonKey: null, category: null, categoryBecause: [], categoryHistory: [], isMultipleMonth: false, countedMonths: [], refundYen: 0, because: [], holds: [], reckonings: [], paidYen: 0, yearlySelfPaidYen: 0,
};

/** A household's month as the records stand now, with everything that was ever reckoned of it. */
export async function benefit(store: WardStore, asked: BenefitQuery): Promise<AnswerOf<'benefit'>> {
  const settings = await readSettings(store);
  const careMonth = asked.careMonth as Month;
  const householdKey = asked.householdKey ?? (asked.personKey === undefined ? null : await householdIn(store, settings, asked.personKey, careMonth));
  if (householdKey === null) return nothing;
  const { db } = store;
  const reckonings = await db.selectFrom('ward_benefit_month').selectAll().where('household_key', '=', householdKey).where('care_month', '=', careMonth).orderBy('sequence').execute();
  const history = await db.selectFrom('ward_benefit_category').selectAll().where('household_key', '=', householdKey).where('care_month', '=', careMonth).orderBy('version').execute();
  const [read] = isReckoned(careMonth) ? await readMonths(store, settings, careMonth, await receiptsIn(store, [householdKey], careMonth)) : [];
  const result = read && reckoned(read.built, read.judged, read.receipts);
  return {
    householdKey, headPersonKey: read?.judged.headPersonKey ?? null, category: read ? { under70: read.judged.under70, over70: read.judged.over70 } : null, categoryBecause: [...(read?.judged.because ?? [])],
    categoryHistory: history.map((row) => ({ under70: row.under70 as Under70Category, over70: row.over70 as Over70Category | null, because: JSON.parse(row.because) as string[], recordedAt: row.recorded_at as Moment })),
    isMultipleMonth: read?.built.month.isMultipleMonth ?? false, countedMonths: await countedMonths(store, settings, householdKey, careMonth), refundYen: result?.highCost.refundYen ?? 0, because: result?.because.map(({ ja }) => ja) ?? [], holds: [...(result?.holds ?? [])],
    reckonings: reckonings.map((row) => ({ sequence: row.sequence, refundYen: row.refund_yen, differenceYen: row.difference_yen, recordedAt: row.recorded_at as Moment })),
    paidYen: await paidYen(store, settings, householdKey, careMonth), yearlySelfPaidYen: await yearlySelfPaidYen(store, householdKey, careMonth),
  };
}

/** The household in which somebody was in that month, the later one when there were two. */
export async function householdIn(store: WardStore, settings: Settings, personKey: string, month: Month): Promise<string | null> {
  const homes = (await homesIn(store, [personKey], settings)).get(personKey) ?? [];
  return homes.findLast(({ from, until }) => from <= lastDayOf(month) && (until === null || until > firstDayOf(month)))?.household ?? null;
}

async function countedMonths(store: WardStore, settings: Settings, householdKey: string, careMonth: Month): Promise<AnswerOf<'benefit'>['countedMonths']> {
  const { months } = await monthsCounting(store, settings, householdKey, careMonth);
  return months.filter(({ counts }) => counts).map(({ careMonth: month, origin }) => ({ careMonth: month, origin }));
}

/** What has reached the payee for that month. */
async function paidYen(store: WardStore, settings: Settings, householdKey: string, careMonth: Month): Promise<number> {
  const rows = await store.db.selectFrom('ward_benefit_payment').innerJoin('ward_benefit_case', 'ward_benefit_case.case_no', 'ward_benefit_payment.case_no')
    .where('ward_benefit_case.household_key', '=', householdKey).where('ward_benefit_case.care_month', '=', careMonth).where('ward_benefit_case.kind', '=', 'highCost').select(['ward_benefit_payment.yen', 'ward_benefit_payment.file_name', 'ward_benefit_payment.pays_on', 'ward_benefit_payment.returned_on']).execute();
  const stuck = await filesNotPaidOut(store, settings);
  return rows.filter((row) => isPaid(row, settings, stuck)).reduce((sum, { yen }) => sum + yen, 0);
}

/** A payment that left in a file, whose day has come and that nobody sent back. */
export const isPaid = ({ file_name, pays_on, returned_on }: { readonly file_name: string | null; readonly pays_on: string | null; readonly returned_on: string | null }, { today }: Pick<Settings, 'today'>, stuck: ReadonlySet<string>): boolean =>
  file_name !== null && pays_on! <= today && returned_on === null && !stuck.has(file_name);

/** 8月から翌年7月診療: what remains of the 一部負担金 after 高額療養費. 年間上限 is not laid on it. */
async function yearlySelfPaidYen({ db }: WardStore, householdKey: string, careMonth: Month): Promise<number> {
  const { from, through } = ratioTermOf(firstDayOf(careMonth));
  const months = [monthOf(from), monthOf(through)] as const;
  const receipts = await db.selectFrom('ward_care_receipt').select(['copay_yen', 'points', 'benefit_percent']).where('counted_in', '=', householdKey).where('care_month', '>=', months[0]).where('care_month', '<=', months[1]).where('latest', '=', 1).execute();
  const refunds = await db.selectFrom('ward_benefit_month').select('refund_yen').where('household_key', '=', householdKey).where('care_month', '>=', months[0]).where('care_month', '<=', months[1]).where('latest', '=', 1).execute();
  return receipts.reduce((sum, row) => sum + copayOf(row), 0) - refunds.reduce((sum, { refund_yen }) => sum + refund_yen, 0);
}
const copayOf = ({ copay_yen, points, benefit_percent }: Pick<CareReceiptRow, 'copay_yen' | 'points' | 'benefit_percent'>): number => copay_yen ?? percentOf(points * 10, 100 - Number(benefit_percent ?? '70'));
