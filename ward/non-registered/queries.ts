import type { ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { NonRegisteredState } from '../../contracts/ward-non-registered.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { WardStore } from '../tables.js';

type Shown = AnswerOf<'nonRegistered'>['people'][number];

/** Every 住登外者 with what was known of her when. Where a protected person lives is not shown, not even among candidates. */
export async function nonRegistered({ db }: WardStore, masked: (individualNumber: string) => string): Promise<AnswerOf<'nonRegistered'>> {
  const rows = await db.selectFrom('ward_non_registered').selectAll().orderBy('person_key').orderBy('version').execute();
  const token = (number: string | null) => (number === null ? null : masked(number));
  return {
    people: rows.filter(({ latest }) => latest === 1).map((row): Shown => {
      const address = (text: string | null) => (row.is_not_disclosed === 1 ? null : text);
      return {
        personKey: row.person_key, role: row.role as Shown['role'], name: row.name, bornOn: row.born_on as Day, address: address(row.address), numberToken: token(row.individual_number), isNotDisclosed: row.is_not_disclosed === 1, state: row.state as NonRegisteredState, because: row.because,
        formerPersonKey: row.former_person_key, mergedInto: row.merged_into, asOf: row.as_of as Day | null, diedOn: row.died_on as Day | null,
        candidates: (JSON.parse(row.candidates) as readonly ResidentLookupAnswer[]).map((one) => ({ name: one.name ?? '', bornOn: one.bornOn ?? row.born_on as Day, address: address(one.address), numberToken: token(one.individualNumber) })),
        history: rows.filter(({ person_key }) => person_key === row.person_key).map(({ recorded_at, state, because }) => ({ recordedAt: recorded_at as Moment, state: state as NonRegisteredState, why: because })),
      };
    }),
  };
}
