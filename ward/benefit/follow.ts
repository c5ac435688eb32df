import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { monthOf, type Month } from '../../law/fiscal-year.js';
import { chunks } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { markDue, markFollowing, type HouseholdMonth } from './due.js';
import { reckonedWhy } from './high-cost-months.js';
import { lastNumber, setNumber } from './numbers.js';
import { placeReceipts } from './receipts/place.js';
import type { CareReceiptRow } from './tables.js';

/**
 * What the records of the ward have come to say since the last reckoning: whoever's 適用期間 or 住民情報 changed has the receipts looked at
 * again, whoever's income, 収入 or 届出 of 賦課 changed has the months of the household reckoned again.
 */
export async function followChanges(store: WardStore): Promise<void> {
  const settings = await readSettings(store);
  const seenAct = await lastNumber(store, 'benefitSeenAct');
  const seenAt = (await store.db.selectFrom('ward_setting').select('value').where('name', '=', seenAtName).executeTakeFirst())?.value ?? '';
  const people = await changedPeople(store, seenAct);
  await replaceReceipts(store, people);
  await replaceOver(store, settings);
  const earning = [...await changedIncomes(store, seenAct, seenAt)];
  await markMonths(store, settings.now, [...people, ...earning]);
  await followMonths(store, settings.now, seenAt);
  await followContinuity(store, settings.now, seenAt);
  await seenUntilNow(store, settings.now);
}

/** The first receipt ever is placed as the records stand: what was written before it has been seen. */
export async function beginFollowing(store: WardStore, now: Moment): Promise<void> {
  if (!(await store.db.selectFrom('ward_care_receipt').select('receipt_key').limit(1).executeTakeFirst())) await seenUntilNow(store, now);
}

/** Acts are numbered; what has no act is known by its minute, which is looked at again, for it may not have been over. */
async function seenUntilNow(store: WardStore, now: Moment): Promise<void> {
  const { act } = await store.db.selectFrom('ward_act').select(({ fn }) => fn.max('act_no').as('act')).executeTakeFirstOrThrow();
  await setNumber(store, 'benefitSeenAct', act ?? 0);
  await store.insertMany('ward_setting', [{ name: seenAtName, value: now }], 'replace');
}
const seenAtName = 'benefitSeenAt';

/** Months that were carried over, taken back or entered from paper since: the eleven after each may be other. */
async function followMonths(store: WardStore, now: Moment, seenAt: string): Promise<void> {
  const rows = await store.db.selectFrom('ward_high_cost_month').select(['household_key', 'care_month']).where('recorded_at', '>=', seenAt).where('why', '!=', reckonedWhy).execute();
  await markFollowing(store, now, rows.map(({ household_key, care_month }) => ({ householdKey: household_key, careMonth: care_month as Month })));
}

/** 世帯の継続性 that was decided since: the month of the change may be a 転居月, and the eleven after it may count other months. */
async function followContinuity(store: WardStore, now: Moment, seenAt: string): Promise<void> {
  const rows = await store.db.selectFrom('ward_continuity').select(['household_key', 'from_household_key', 'from_municipality', 'occurred_on']).where('recorded_at', '>=', seenAt).execute();
  const months = rows.flatMap(({ household_key, from_household_key, from_municipality, occurred_on }): readonly HouseholdMonth[] => [household_key, ...(from_municipality === '' && from_household_key !== '' ? [from_household_key] : [])]
    .map((householdKey) => ({ householdKey, careMonth: monthOf(occurred_on as Day) })));
  await markDue(store, now, months);
  await markFollowing(store, now, months);
}

async function changedPeople({ db }: WardStore, seenAct: number): Promise<readonly string[]> {
  const rows = [
    ...await db.selectFrom('ward_period').select('person_key').distinct().where('act_no', '>', seenAct).execute(),
    ...await db.selectFrom('ward_resident').select('person_key').distinct().where('act_no', '>', seenAct).where('version', '>', 1).execute(),
  ];
  return [...new Set(rows.map(({ person_key }) => person_key))].sort();
}

/** Income as any source tells it, also where a clerk has accepted an older answer today; and who has come to head a household. */
async function changedIncomes({ db }: WardStore, seenAct: number, seenAt: string): Promise<ReadonlySet<string>> {
  const rows = [
    ...await db.selectFrom('ward_tax').select('person_key').distinct().where('received_at', '>=', seenAt).execute(),
    ...(await db.selectFrom('ward_household').select('head_person_key').distinct().where('act_no', '>', seenAct).where('version', '>', 1).execute()).map(({ head_person_key }) => ({ person_key: head_person_key })),
    ...await db.selectFrom('ward_revenue').select('person_key').distinct().where('act_no', '>', seenAct).execute(),
    ...await db.selectFrom('ward_premium_form').select('person_key').distinct().where('act_no', '>', seenAct).execute(),
  ];
  return new Set(rows.map(({ person_key }) => person_key));
}

/** Receipts of these people, and of those nobody could be found for under the numbers they have had, are placed as the records stand now. */
async function replaceReceipts(store: WardStore, people: readonly string[]): Promise<void> {
  const settings = await readSettings(store);
  for (const some of chunks(people)) {
    const numbers = store.db.selectFrom('ward_period').select('household_key').where('person_key', 'in', some);
    const rows = await store.db.selectFrom('ward_care_receipt').selectAll().where('latest', '=', 1).where(({ or, eb }) => or([eb('person_key', 'in', some), eb('household_key', 'in', numbers)])).execute();
    await place(store, settings, rows);
  }
}

/** Receipts of a month that was not over when they came, and is now. */
async function replaceOver(store: WardStore, settings: Settings): Promise<void> {
  await place(store, settings, await store.db.selectFrom('ward_care_receipt').selectAll().where('latest', '=', 1).where('troubles', '=', 'monthNotOver').where('care_month', '<', monthOf(settings.today)).execute());
}

/** Places these receipts anew and has both months reckoned of each that moved. */
export async function place(store: WardStore, settings: Settings, rows: readonly CareReceiptRow[]): Promise<void> {
  const places = await placeReceipts(store, settings, rows);
  const moved = rows.flatMap((row, i) => {
    const { personKey, countedIn, troubles } = places[i]!;
    const now = { ...row, person_key: personKey, counted_in: countedIn, troubles: troubles.join(' ') };
    return now.person_key === row.person_key && now.counted_in === row.counted_in && now.troubles === row.troubles ? [] : [{ row, now }];
  });
  await store.insertMany('ward_care_receipt', moved.map(({ now }) => now), 'replace');
  await markDue(store, settings.now, moved.flatMap(({ row, now }) => [row, now]).flatMap((one): readonly HouseholdMonth[] => (one.counted_in === null ? [] : [{ householdKey: one.counted_in, careMonth: one.care_month as Month }])));
}

/** Every month with receipts of the households these people are, were or head. */
async function markMonths(store: WardStore, now: Moment, people: readonly string[]): Promise<void> {
  for (const some of chunks(people)) {
    const households = await store.db.selectFrom('ward_period').select('household_key').distinct().where('person_key', 'in', some).execute();
    const headed = await store.db.selectFrom('ward_household').select('household_key').distinct().where('head_person_key', 'in', some).execute();
    for (const keys of chunks([...new Set([...households, ...headed].map(({ household_key }) => household_key))])) {
      const months = await store.db.selectFrom('ward_care_receipt').select(['counted_in', 'care_month']).distinct().where('counted_in', 'in', keys).where('latest', '=', 1).execute();
      await markDue(store, now, months.map(({ counted_in, care_month }) => ({ householdKey: counted_in!, careMonth: care_month as Month })));
    }
  }
}
