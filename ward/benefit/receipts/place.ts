import { koukiLossDay } from '../../../law/acquisition-and-loss.js';
import { lastDayOf, firstDayOf, type Month } from '../../../law/fiscal-year.js';
import type { Day } from '../../../law/define.js';
import { reckonedMonths } from '../../../law/high-cost-category.js';
import { byKey, chunks } from '../../desk.js';
import { foldedKeys } from '../../linkage/identify/keys.js';
import { homesOf, type Home } from '../../ratios/stays.js';
import type { Settings } from '../../settings.js';
import type { PeriodRow, ResidentRow, WardStore } from '../../tables.js';
import type { CareReceiptRow } from '../tables.js';

/** Why a receipt counts nowhere until somebody has looked at it. */
export const receiptTroubles = [
  ['insurerOther', '保険者番号がこの区のものでない'], ['branchMissing', '枝番がない'], ['personUnknown', '記号番号と枝番の人がいない'], ['bornOnDiffers', '生年月日が違う'], ['sexDiffers', '性別が違う'], ['nameDiffers', '氏名が違う'],
  ['notInsured', 'その月に適用期間がない'], ['pastAge', '75歳に達した後の月で、資格喪失が記録されていない'], ['monthNotChecked', '限度額と所得の表を確かめていない診療月'], ['monthNotOver', 'まだ終わっていない診療月'],
] as const;
export type ReceiptTrouble = (typeof receiptTroubles)[number][0];

export type ReceiptIdentity = Pick<CareReceiptRow, 'receipt_key' | 'record_state' | 'care_month' | 'insurer_number' | 'household_key' | 'branch_number' | 'name_kana' | 'born_on' | 'sex'>;
/** Whose receipt it is and in which household's month it counts; null = nobody's, nowhere. */
export interface Placed { readonly personKey: string | null; readonly countedIn: string | null; readonly troubles: readonly ReceiptTrouble[] }

const periodColumns = ['period_key', 'revision', 'person_key', 'household_key', 'household_since', 'branch_number', 'start_on', 'end_on', 'voided'] as const;
type PeriodFact = Pick<PeriodRow, (typeof periodColumns)[number]>;
type ResidentFact = Pick<ResidentRow, 'person_key' | 'born_on' | 'sex' | 'kana_key'>;

/**
 * Finds for each receipt the person behind 記号番号 and 枝番, and looks whether it is that person's: 生年月日, 性別 and カナ氏名 must agree, and the
 * month must lie in a 適用期間. Whatever does not agree is said, and nobody is guessed. What a clerk has decided by hand comes first.
 */
export async function placeReceipts(store: WardStore, settings: Asked, receipts: readonly ReceiptIdentity[]): Promise<readonly Placed[]> {
  const decided = await decisionsOn(store, receipts);
  const numbered = await peopleUnder(store, receipts);
  const people = [...new Set([...decided.values(), ...[...numbered.values()].flatMap((found) => [...found])])];
  const known = { residents: await residentsOf(store, people), homes: await homesIn(store, people, settings) };
  return receipts.map((receipt) => placed(receipt, decided.get(receipt.receipt_key) ?? null, numbered, known, settings));
}

type Asked = Pick<Settings, 'insurerNumber' | 'parameters' | 'today'>;
interface KnownPeople { readonly residents: ReadonlyMap<string, ResidentFact>; readonly homes: ReadonlyMap<string, readonly Home[]> }

function placed(receipt: ReceiptIdentity, byHand: string | null, numbered: ReadonlyMap<string, ReadonlySet<string>>, { residents, homes }: KnownPeople, { insurerNumber, parameters, today }: Asked): Placed {
  const nowhere = (...troubles: readonly ReceiptTrouble[]): Placed => ({ personKey: null, countedIn: null, troubles });
  if (receipt.insurer_number !== insurerNumber) return nowhere('insurerOther');
  if (byHand === null && receipt.branch_number === null) return nowhere('branchMissing');
  const found = byHand === null ? [...(numbered.get(`${receipt.household_key} ${receipt.branch_number}`) ?? [])] : [byHand];
  const [personKey] = found;
  const resident = personKey === undefined ? undefined : residents.get(personKey);
  if (found.length !== 1 || personKey === undefined || !resident) return nowhere('personUnknown');
  const differing = byHand === null ? differencesTo(resident, receipt) : [];
  if (differing.length > 0) return nowhere(...differing);
  const month = receipt.care_month as Month;
  const spent = (homes.get(personKey) ?? []).filter(({ from, until }) => from <= lastDayOf(month) && (until === null || until > firstDayOf(month)));
  const countedIn = (spent.find(({ household }) => household === receipt.household_key) ?? spent.at(-1))?.household ?? null;
  if (receipt.record_state === 'withdrawn') return { personKey, countedIn: null, troubles: [] };
  if (countedIn === null) return { personKey, countedIn, troubles: ['notInsured'] };
  // The loss is the law's, written down or not: as somebody under 70 nobody of 75 is counted.
  if (koukiLossDay(resident.born_on as Day, parameters.koukiLossRule) <= firstDayOf(month)) return { personKey, countedIn: null, troubles: ['pastAge'] };
  if (!isReckoned(month)) return { personKey, countedIn: null, troubles: ['monthNotChecked'] };
  // Care that nobody can have had yet: placed again when the month is over.
  return today <= lastDayOf(month) ? { personKey, countedIn: null, troubles: ['monthNotOver'] } : { personKey, countedIn, troubles: [] };
}

export const isReckoned = (month: Month): boolean => firstDayOf(month) >= reckonedMonths.from && lastDayOf(month) <= reckonedMonths.through;

function differencesTo({ born_on, sex, kana_key }: ResidentFact, receipt: ReceiptIdentity): readonly ReceiptTrouble[] {
  const kana = receipt.name_kana === null ? kana_key : kanaKeyOf(receipt.name_kana);
  return [...(born_on === receipt.born_on ? [] : ['bornOnDiffers' as const]), ...(sex === receipt.sex ? [] : ['sexDiffers' as const]), ...(kana === kana_key ? [] : ['nameDiffers' as const])];
}
const kanaKeyOf = (nameKana: string): string => foldedKeys({ name: '', name_kana: nameKana, address: '' }).kana_key;

async function decisionsOn({ db }: WardStore, receipts: readonly ReceiptIdentity[]): Promise<ReadonlyMap<string, string>> {
  if (!(await db.selectFrom('ward_care_decision').select('receipt_key').limit(1).executeTakeFirst())) return new Map();
  const found = new Map<string, string>();
  for (const keys of chunks(receipts.map(({ receipt_key }) => receipt_key))) {
    for (const row of await db.selectFrom('ward_care_decision').selectAll().where('receipt_key', 'in', keys).orderBy('decision_no').execute()) found.set(row.receipt_key, row.person_key);
  }
  return found;
}

/** Everybody who has ever had that number in that household: the care may lie before a 世帯分離. */
async function peopleUnder({ db }: WardStore, receipts: readonly ReceiptIdentity[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (const keys of chunks([...new Set(receipts.map(({ household_key }) => household_key))])) {
    const rows = await db.selectFrom('ward_period').select(['household_key', 'branch_number', 'person_key']).distinct().where('household_key', 'in', keys).execute();
    for (const { household_key, branch_number, person_key } of rows) {
      const key = `${household_key} ${branch_number}`;
      found.set(key, (found.get(key) ?? new Set()).add(person_key));
    }
  }
  return found;
}

async function residentsOf({ db }: WardStore, people: readonly string[]): Promise<ReadonlyMap<string, ResidentFact>> {
  const found = new Map<string, ResidentFact>();
  for (const keys of chunks(people)) {
    for (const row of await db.selectFrom('ward_resident').select(['person_key', 'born_on', 'sex', 'kana_key']).where('person_key', 'in', keys).where('latest', '=', 1).execute()) found.set(row.person_key, row);
  }
  return found;
}

/** Where each person was insured, oldest first. */
export async function homesIn({ db }: WardStore, people: readonly string[], { parameters }: Pick<Settings, 'parameters'>): Promise<ReadonlyMap<string, readonly Home[]>> {
  const found = new Map<string, readonly Home[]>();
  for (const keys of chunks(people)) {
    const rows: readonly PeriodFact[] = await db.selectFrom('ward_period').select(periodColumns).where('person_key', 'in', keys).orderBy('period_key').orderBy('revision').execute();
    for (const [personKey, own] of byKey(rows, ({ person_key }) => person_key)) {
      found.set(personKey, [...byKey(own, ({ period_key }) => period_key).values()].flatMap((written) => homesOf(written, parameters)).sort((a, b) => compareDays(a.from, b.from)));
    }
  }
  return found;
}
const compareDays = (a: Day, b: Day): number => (a === b ? 0 : a < b ? -1 : 1);
