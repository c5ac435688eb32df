import { wordOf } from '../../contracts/codes.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import { careDaysOf, type Facts } from './facts.js';
import type { Claims, ClaimsStore } from './tables.js';
import { plainKana } from './ward-intake.js';

type Insured = { readonly code: string; readonly household_key: string; readonly branch_number: string | null; readonly name_kana: string; readonly born_on: string; readonly sex: string; readonly start_on: string; readonly end_on: string | null };
/** What somebody of that insurer is called on paper. */
export interface Place { readonly code: string; readonly insurerNumber: string; readonly householdKey: string; readonly branchNumber: string | null }

/**
 * 資格点検 of one receipt: `valid` as claimed (a missing or wrong 枝番 found by birthday and sex), `move` 振替 to the insurer that had the
 * person on every day of care, `split` 分割 between two, `back` 返戻, `unchecked` where the insurer has sent no master.
 */
export type Standing =
  | { readonly outcome: 'valid'; readonly place: Place; readonly because: string }
  | { readonly outcome: 'unchecked'; readonly because: string }
  | { readonly outcome: 'move'; readonly place: Place; readonly because: string }
  | { readonly outcome: 'split'; readonly parts: readonly { readonly place: Place; readonly days: readonly Day[] }[]; readonly because: string }
  | { readonly outcome: 'back'; readonly reason: string; readonly because: string };

export const returnReasons = [['100011', '記号・番号の誤り'], ['100012', '患者名等の誤り'], ['100014', '該当者なし'], ['100018', '資格喪失後の受診'], ['100019', '重複請求'], ['202101', '保険者番号の誤り'], ['300001', '記録の誤り(事務点検)']] as const;
const back = (reason: (typeof returnReasons)[number][0], because = wordOf(returnReasons, reason)): Standing => ({ outcome: 'back', reason, because });

export interface Rules { readonly mayTransfer: boolean; /** Is 適用終了日 the last day with the 資格? */ readonly endsWith: boolean }
export const rulesOf = ({ faults, profile }: Pick<Claims, 'faults' | 'profile'>): Rules => ({ mayTransfer: !faults.has('noTransfer'), endsWith: profile.rules['applicationEndConvention'] === 'dayBefore' });

export async function standingOf(store: ClaimsStore, facts: Facts, code: string | null, { mayTransfer, endsWith }: Rules): Promise<Standing> {
  const days = careDaysOf(facts);
  const covers: Covers = (periods, asked) => asked.every((day) => periods.some(({ start_on, end_on }) => start_on <= day && (end_on === null || day < end_on || (endsWith && day === end_on))));
  if (facts.isUnknown) return ofUnknown(await samePerson(store, facts), days, covers);
  if (code === null) return back('202101');
  const own = await store.db.selectFrom('claims_insured').where('code', '=', code).where('is_void', '=', 0).select('period_key').limit(1).executeTakeFirst();
  if (!own) return { outcome: 'unchecked', because: '保険者から被保険者マスタが届いていない' };
  const family = (await store.db.selectFrom('claims_insured').where('code', '=', code).where('household_key', '=', facts.householdKey).where('is_void', '=', 0).selectAll().execute());
  const person = family.filter(({ born_on, sex }) => born_on === facts.bornOn && sex === facts.sex);
  const known = whoOf(person, facts);
  if (known.length > 0 && covers(known, days)) return { outcome: 'valid', place: placeOf(known[0]!), because: known[0]!.branch_number === facts.branchNumber ? '受診日に資格がある' : '枝番を生年月日と性別で特定した' };
  // A number that was never the person's says nothing of where the person is insured: nobody is moved on a likeness alone.
  const isMovable = mayTransfer && known.length > 0 && facts.subsidies.length === 0;
  const elsewhere = isMovable ? (await samePerson(store, facts)).filter((one) => one.code !== code || one.household_key !== facts.householdKey) : [];
  const moved = elsewhereOf(elsewhere, known, days, covers);
  if (moved) return moved;
  if (family.length === 0) return back('100011');
  return person.length === 0 ? back('100012') : back('100018');
}

/** Twins share birthday and sex: the 枝番 decides, else the kana; if neither does, nobody is taken. */
function whoOf(person: readonly Insured[], { branchNumber, nameKana }: Facts): readonly Insured[] {
  const people = new Set(person.map(({ branch_number, name_kana }) => `${branch_number ?? ''} ${name_kana}`));
  if (people.size <= 1) return person;
  const byBranch = person.filter(({ branch_number }) => branch_number !== null && branch_number === branchNumber);
  return byBranch.length > 0 ? byBranch : person.filter(({ name_kana }) => nameKana !== null && name_kana === plainKana(nameKana));
}

type Covers = (periods: readonly Insured[], days: readonly Day[]) => boolean;
const placeOf = ({ code, household_key, branch_number }: Insured): Place => ({ code, insurerNumber: municipality(code).insurerNumber, householdKey: household_key, branchNumber: branch_number });

/** The same kana, birthday and sex at any insurer of the federation. */
async function samePerson({ db }: ClaimsStore, { nameKana, bornOn, sex }: Facts): Promise<readonly Insured[]> {
  if (nameKana === null) return [];
  return db.selectFrom('claims_insured').where('name_kana', '=', plainKana(nameKana)).where('born_on', '=', bornOn).where('sex', '=', sex).where('is_void', '=', 0).selectAll().orderBy('code').orderBy('period_key').execute();
}

function byPlace(periods: readonly Insured[]): readonly (readonly Insured[])[] {
  const groups = new Map<string, Insured[]>();
  for (const period of periods) {
    const key = `${period.code} ${period.household_key} ${period.branch_number ?? ''}`;
    groups.set(key, [...groups.get(key) ?? [], period]);
  }
  return [...groups.values()];
}

function ofUnknown(found: readonly Insured[], days: readonly Day[], covers: Covers): Standing {
  const fitting = byPlace(found).filter((periods) => covers(periods, days));
  if (fitting.length !== 1) return back('100014', fitting.length === 0 ? '不詳のレセプトの人が、どの被保険者マスタにもいない' : '不詳のレセプトに当てはまる人が二人以上いる');
  return { outcome: 'move', place: placeOf(fitting[0]![0]!), because: '不詳のレセプトの資格を、カナ氏名・生年月日・性別で特定した' };
}

/** 振替 only where the receipt's own 資格 is not valid; 分割 where one insurer has the first days and another the rest. */
function elsewhereOf(elsewhere: readonly Insured[], own: readonly Insured[], days: readonly Day[], covers: Covers): Standing | null {
  const whole = byPlace(elsewhere).filter((periods) => covers(periods, days));
  if (whole.length === 1) return { outcome: 'move', place: placeOf(whole[0]![0]!), because: '受診日の資格が、ほかの保険者にある' };
  if (whole.length > 1 || own.length === 0) return null;
  const mine = days.filter((day) => covers(own, [day]));
  const rest = days.filter((day) => !mine.includes(day));
  const others = byPlace(elsewhere).filter((periods) => covers(periods, rest));
  if (mine.length === 0 || others.length !== 1) return null;
  return { outcome: 'split', parts: [{ place: placeOf(own[0]!), days: mine }, { place: placeOf(others[0]![0]!), days: rest }], because: '月の途中で保険者が変わった' };
}
