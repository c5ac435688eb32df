import { benefitRecord, type BenefitRecord } from '../../../contracts/claims/records.js';
import { wordOf } from '../../../contracts/codes.js';
import type { Month } from '../../../law/fiscal-year.js';
import { chunks } from '../../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import type { WardStore } from '../../tables.js';
import { markDue, type HouseholdMonth } from '../due.js';
import { beginFollowing } from '../follow.js';
import type { CareReceiptRow } from '../tables.js';
import { placeReceipts, receiptTroubles, type Placed } from './place.js';

type Told = Omit<CareReceiptRow, 'person_key' | 'counted_in' | 'troubles' | 'latest'>;

/**
 * 給付記録: a 版 of a receipt is taken once, in whatever order 版 come. Whoever it cannot be found for waits with the reasons; a row that says
 * otherwise than another 版 of the same number is kept aside.
 */
export async function importBenefitRecords(intake: Intake, lines: readonly Line<BenefitRecord>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  await beginFollowing(store, settings.now);
  const known = await knownRows(store, lines.map(({ value }) => value.receiptKey));
  const fresh = new Map<string, Told>();
  const contradicting: { readonly line: number; readonly row: Told }[] = [];
  for (const { line, value } of lines) {
    const row = toldOf(value, importNo, line, settings.now);
    const before = known.get(row.receipt_key)?.find(({ revision }) => revision === row.revision) ?? fresh.get(versionKey(row));
    if (!before) fresh.set(versionKey(row), row);
    else if (contentOf(before) !== contentOf(row)) contradicting.push({ line, row });
  }
  const newest = newestOf([...fresh.values()], known);
  const places = new Map((await placeReceipts(store, settings, newest)).map((one, i) => [versionKey(newest[i]!), one]));
  await keep(intake, [...fresh.values()], places, known);
  await store.insertMany('ward_care_contradiction', contradicting.map(({ line, row }) => ({ import_no: importNo, line_no: line, receipt_key: row.receipt_key, revision: row.revision, content: contentOf(row), recorded_at: settings.now })));
  return { applied: fresh.size, notes: [...newest.flatMap((row) => troubleNotes(row, places.get(versionKey(row))!)), ...contradicting.map(({ line, row }) => importIssue('W208', line, 'revision', benefitRecord.fields.revision.ja, String(row.revision), '同じ版で前に別の中身を知らされている(前のものを残す)', '国保連に確かめる'))] };
}

const versionKey = ({ receipt_key, revision }: Pick<Told, 'receipt_key' | 'revision'>): string => `${receipt_key} ${revision}`;

const monthIn = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4)}`;

const toldOf = (value: BenefitRecord, importNo: number, line: number, now: string): Told => ({
  receipt_key: value.receiptKey, revision: value.revision, record_state: value.recordState, care_month: monthIn(value.careMonth), delivery_month: monthIn(value.deliveryMonth), insurer_number: value.insurerNumber, household_key: value.householdKey,
  branch_number: value.branchNumber, name_kana: value.nameKana, born_on: value.bornOn, sex: value.sex, receipt_kind: value.receiptKind, institution_code: value.institutionCode, prescriber_code: value.prescriberCode, setting: value.setting, care_kind: value.careKind,
  days: value.days, points: value.points, benefit_percent: value.benefitPercent, copay_yen: value.copayYen, counter_payment: value.counterPayment, remarks: value.remarks.join(' '), subsidies: value.subsidies.join(' '), meal_count: value.mealCount, meal_yen: value.mealYen,
  meal_copay_yen: value.mealCopayYen, import_no: importNo, line_no: line, recorded_at: now,
});

const contentOf = (row: Told): string => {
  const { import_no: _importNo, line_no: _lineNo, recorded_at: _at, ...content } = row;
  return JSON.stringify(Object.entries(content).filter(([column]) => !bookkeeping.includes(column)).sort(([a], [b]) => (a < b ? -1 : 1)));
};
const bookkeeping: readonly string[] = ['person_key', 'counted_in', 'troubles', 'latest'];

async function knownRows({ db }: WardStore, keys: readonly string[]): Promise<ReadonlyMap<string, readonly CareReceiptRow[]>> {
  const found = new Map<string, CareReceiptRow[]>();
  for (const some of chunks([...new Set(keys)])) {
    for (const row of await db.selectFrom('ward_care_receipt').selectAll().where('receipt_key', 'in', some).execute()) {
      const own = found.get(row.receipt_key);
      if (own) own.push(row);
      else found.set(row.receipt_key, [row]);
    }
  }
  return found;
}

/** Of each receipt the highest 版, where it is higher than all that is known. */
function newestOf(fresh: readonly Told[], known: ReadonlyMap<string, readonly CareReceiptRow[]>): readonly Told[] {
  const best = new Map<string, Told>();
  for (const row of fresh) if (row.revision > (best.get(row.receipt_key)?.revision ?? -1)) best.set(row.receipt_key, row);
  return [...best.values()].filter((row) => (known.get(row.receipt_key) ?? []).every(({ revision }) => revision < row.revision));
}

async function keep({ store, settings }: Intake, fresh: readonly Told[], places: ReadonlyMap<string, Placed>, known: ReadonlyMap<string, readonly CareReceiptRow[]>): Promise<void> {
  const replaced = [...places.keys()].flatMap((key) => known.get(key.slice(0, key.lastIndexOf(' '))) ?? []).filter(({ latest }) => latest === 1);
  for (const keys of chunks(replaced.map(({ receipt_key }) => receipt_key))) await store.db.updateTable('ward_care_receipt').set({ latest: 0 }).where('receipt_key', 'in', keys).where('latest', '=', 1).execute();
  await store.insertMany('ward_care_receipt', fresh.map((row) => {
    const place = places.get(versionKey(row));
    return { ...row, person_key: place?.personKey ?? null, counted_in: place?.countedIn ?? null, troubles: place?.troubles.join(' ') ?? '', latest: place ? 1 : 0 };
  }));
  const monthOf = (countedIn: string | null, careMonth: string): readonly HouseholdMonth[] => (countedIn === null ? [] : [{ householdKey: countedIn, careMonth: careMonth as Month }]);
  await markDue(store, settings.now, [...replaced.flatMap((row) => monthOf(row.counted_in, row.care_month)), ...fresh.flatMap((row) => monthOf(places.get(versionKey(row))?.countedIn ?? null, row.care_month))]);
}

const troubleNotes = (row: Told, { troubles }: Placed): readonly ImportIssue[] =>
  troubles.map((trouble) => importIssue('W208', row.line_no, 'receiptKey', benefitRecord.fields.receiptKey.ja, row.receipt_key, wordOf(receiptTroubles, trouble), 'receiptWorklist で確かめ、資格を直すか、申出をするか、decideReceipt で決める'));
