import { sql } from 'kysely';
import type { QualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { Finding } from './findings.js';
import { heldOf } from './held.js';
import { refuseHouseholds, type Loading } from './staging.js';
import type { Aggregator, AggregatorStore } from './tables.js';

/**
 * Who is who (1-④). A 個人番号 stands for one prefecture person; its id is a keyed word of the number, so it is the same
 * in every order of arrival and never used for anybody else. After a 個人番号変更 the id stays that of the first number.
 * The municipal id is a keyed word of municipality and 宛名番号 and stays with them, whoever they turn out to be.
 */
export const municipalInsuredIdOf = (party: Pick<Aggregator, 'token'>, municipality: string, personKey: string): string => party.token('MI', municipality, personKey);
const prefecturePersonIdOf = (party: Pick<Aggregator, 'token'>, firstNumber: string): string => party.token('PP', firstNumber);

/** The prefecture person of each row by its 個人番号 alone. */
export async function identifyStaged({ party, store }: Loading, rows: readonly { value: QualificationPerson }[]): Promise<string[]> {
  const firsts = await firstNumbers(store, [...new Set(rows.map(({ value }) => value.individualNumber))]);
  const known = new Map<string, string>();
  return rows.map(({ value: { individualNumber } }) => {
    const id = known.get(individualNumber) ?? prefecturePersonIdOf(party, firsts.get(individualNumber) ?? individualNumber);
    known.set(individualNumber, id);
    return id;
  });
}

/** The first number of those that succeeded another; numbers that did not are left out. */
async function firstNumbers(store: AggregatorStore, numbers: readonly string[]): Promise<Map<string, string>> {
  const firsts = new Map<string, string>();
  let asked = await store.db.selectFrom('aggregator_number_change').select('number').limit(1).executeTakeFirst() ? numbers : [];
  const seen = new Set(asked);
  const steps = new Map<string, string>();
  while (asked.length > 0) {
    const found = await store.db.selectFrom('aggregator_number_change').where('number', 'in', asked).select(['number', 'previous']).orderBy('previous').execute();
    for (const { number, previous } of found) if (!steps.has(number)) steps.set(number, previous);
    asked = [...new Set(found.map(({ previous }) => previous))].filter((number) => !seen.has(number));
    for (const number of asked) seen.add(number);
  }
  for (const number of numbers) {
    let first = number;
    for (let hops = 0; steps.has(first) && hops <= steps.size; hops += 1) first = steps.get(first)!;
    if (first !== number) firsts.set(number, first);
  }
  return firsts;
}

interface Differing { line: number; household_key: string; person_key: string; person_id: string; bound_id: string; said: string; held: string; is_correction: number; is_change: number }

/**
 * Rows whose 個人番号 is not the one bound to their 宛名番号. 個人番号変更 keeps the person; 訂正 moves the municipal id to
 * another person; a row older than what is held says nothing; anything else is E403.
 */
export async function resolveNumbers(loading: Loading): Promise<void> {
  const { store, pair } = loading;
  for (let after = 0; ;) {
    const { rows } = await sql<Differing>`select s.line, s.household_key, s.person_key, s.person_id, i.person_id as bound_id, s.held as said, i.held, s.is_correction,
      case when s.is_change_of_number = 1 or h.is_change_of_number = 1 then 1 else 0 end as is_change
      from aggregator_staged_person s
      cross join aggregator_insured i
      left join aggregator_staged_household h on h.household_key = s.household_key
      where s.line > ${after} and i.municipality = ${pair.municipalityCode} and i.person_key = s.person_key and i.person_id <> s.person_id order by s.line limit 1000`.execute(store.db);
    for (const row of rows) await resolveNumber(loading, row);
    if (rows.length < 1000) return;
    after = rows.at(-1)!.line;
  }
}

async function resolveNumber({ party, store, pair, log }: Loading, row: Differing): Promise<void> {
  const { person, periods: [period] } = heldOf(row.said);
  const update = (values: { person_id?: string; previous_person_id?: string; number_move?: string; is_refused?: number }) => store.db.updateTable('aggregator_staged_person').where('line', '=', row.line).set(values).execute();
  if (heldOf(row.held).periods.some(({ key, revision }) => period && key === period.key && revision > period.revision)) return void await update({ person_id: row.bound_id });
  if (row.is_change === 1) return void await update({ person_id: row.bound_id, previous_person_id: row.person_id, number_move: 'changed' });
  if (row.is_correction === 1) return void await update({ previous_person_id: row.bound_id, number_move: 'corrected' });
  await log.add(wrongNumber(pair.persons.name, row, party.masked(person.individualNumber), 'この宛名番号には別の個人番号が結び付いている', '個人番号変更なら異動事由に、訂正なら処理区分に書いて送り直す'));
  await update({ is_refused: 1 });
  if (party.parameters.onRecordError !== 'rejectRecord') await refuseHouseholds(store, [row.household_key]);
}

/** E403 with the masked number. */
export const wrongNumber = (fileName: string, row: { readonly line: number; readonly person_key: string }, masked: string, why: string, cure: string): Finding =>
  ({ code: 'E403', line: row.line, byte: 0, field: 'individualNumber', ja: '個人番号', raw: masked, why, cure, fileName, personKey: row.person_key });

export interface NumberMove {
  readonly personKey: string;
  readonly number: string;
  readonly boundNumber: string;
  readonly personId: string;
  readonly previousPersonId: string;
  readonly kind: string;
}

/** Carries out what `resolveNumbers` found, for a line that was not refused. Both persons are judged again. */
export async function moveNumber({ store, pair, touched }: Loading, move: NumberMove): Promise<void> {
  if (move.kind === 'corrected') {
    await store.db.deleteFrom('aggregator_number_change').where('municipality', '=', pair.municipalityCode).where('person_key', '=', move.personKey).where('number', '=', move.boundNumber).execute();
  } else {
    await store.insertMany('aggregator_number_change', [{ number: move.number, previous: move.boundNumber, municipality: pair.municipalityCode, person_key: move.personKey }], 'ignore');
    await store.db.updateTable('aggregator_insured').where('person_id', '=', move.previousPersonId).set({ person_id: move.personId }).execute();
  }
  await touched.add([move.previousPersonId, move.personId]);
}
