import { lastDayOf, type Month } from '../../law/fiscal-year.js';
import { ageOn } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import { keepVisits, visitSchema, type Visit } from './visits.js';
import type { Claims } from './tables.js';

/** Institutions of the bulk. The numbers are nobody's. */
const institutions = ['1310000011', '1310000029', '1310000037', '1310000045', '1310000052'] as const;
const fewestPoints = 150;
const visitsARow = 2_000;

/**
 * A month of visits for everybody whom that insurer's master has on the day: `receiptsPerMille` receipts a thousand people, one to three days
 * each, one in thirty of them 入院. The same world and month give the same visits; told again, they are the same visits.
 */
export async function seeMonth(party: Claims, code: string, month: Month): Promise<{ readonly told: number; readonly receipts: number }> {
  const people = await party.store.db.selectFrom('claims_insured').where('code', '=', code).where('is_void', '=', 0).where('start_on', '<=', lastDayOf(month)).selectAll().orderBy('household_key').orderBy('branch_number').orderBy('period_key').execute();
  const here = people.filter(({ end_on }) => end_on === null || end_on > lastDayOf(month));
  const [visits, tally]: [Visit[], { receipts: number }] = [[], { receipts: 0 }];
  for (const one of here) {
    const at = (...what: readonly (string | number)[]) => party.chance('bulk', code, month, one.period_key, ...what);
    const sure = Math.floor(party.parameters.receiptsPerMille / 1_000);
    const receipts = sure + (at('more') < (party.parameters.receiptsPerMille % 1_000) / 1_000 ? 1 : 0);
    for (let n = 0; n < Math.min(receipts, institutions.length); n += 1) {
      tally.receipts += 1;
      visits.push(...visitsOf(one, code, month, n, at).map((visit, index) => ({ ...visit, visitId: party.token('VB', code, month, one.period_key, n, index) })));
    }
  }
  await party.store.transact(async (store) => {
    for (let from = 0; from < visits.length; from += visitsARow) await keepVisits(store, visits.slice(from, from + visitsARow));
  });
  return { told: visits.length, receipts: tally.receipts };
}

interface Person { readonly household_key: string; readonly branch_number: string | null; readonly name_kana: string; readonly born_on: string; readonly sex: string }
function visitsOf({ household_key, branch_number, name_kana, born_on, sex }: Person, code: string, month: Month, n: number, at: (...what: readonly (string | number)[]) => number): readonly Visit[] {
  const institutionCode = institutions[(Math.floor(at('where') * institutions.length) + n) % institutions.length]!;
  const isInpatient = at('bed', n) < 1 / 30;
  const [first, days] = [1 + Math.floor(at('day', n) * 20), 1 + Math.floor(at('days', n) * 3)];
  const dayOf = (index: number) => `${month}-${String(first + index * (isInpatient ? 1 : 3)).padStart(2, '0')}` as Day;
  const age = ageOn(born_on as Day, dayOf(0));
  return Array.from({ length: days }, (_, index): Visit => visitSchema.parse({
    visitId: 'bulk', institutionCode, careOn: dayOf(index), insurerNumber: municipality(code).insurerNumber, householdKey: household_key, branchNumber: branch_number, name: name_kana, nameKana: name_kana, bornOn: born_on, sex,
    setting: isInpatient ? 'inpatient' : 'outpatient', admittedOn: isInpatient ? dayOf(0) : null, points: isInpatient ? 2_000 + Math.floor(at('points', n, index) * 3_000) : fewestPoints + Math.floor(at('points', n, index) ** 3 * 3_000), mealCount: isInpatient ? 3 : 0, copayPercent: age >= 70 || age < 6 ? 20 : 30,
  }));
}
