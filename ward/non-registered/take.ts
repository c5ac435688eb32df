import type { ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import type { NonRegisteredState } from '../../contracts/ward-non-registered.js';
import { isUnknownCharacter } from '../../matching/fold/contested.js';
import type { NonRegisteredRow, WardStore } from '../tables.js';
import { lookupAnswer } from './rules/lookup-answer.js';

/** What one answer changes about a 住登外者. `said`: why a clerk chose it, where one did. */
export async function taken(store: WardStore, row: NonRegisteredRow, answers: readonly ResidentLookupAnswer[], askedOn: string, said?: string): Promise<Partial<NonRegisteredRow> & { readonly state: NonRegisteredState; readonly because: string }> {
  const first = answers[0]!;
  const number = first.outcome === 'numberReplaced' && first.individualNumber === row.individual_number ? null : first.individualNumber;
  const { outcome, because } = lookupAnswer.apply({ outcome: first.outcome, total: first.total, hasNumber: number !== null, isDead: first.survival === 'dead', residentHolder: await residentHolderOf(store, row, number), otherHolder: await otherHolderOf(store, row, number) });
  const change = { state: outcome, because: said ?? because[0]!, as_of: askedOn, candidates: outcome === 'several' ? JSON.stringify(answers) : '[]' };
  if (outcome === 'dead') return { ...change, died_on: first.changedOn };
  if (outcome !== 'found' && outcome !== 'duplicate') return change;
  return {
    ...change, individual_number: number ?? row.individual_number, name: readable(first.name, row.name), name_kana: readable(first.nameKana, row.name_kana), born_on: first.bornOn ?? row.born_on, sex: first.sex ?? row.sex, address: readable(first.address, row.address),
  };
}

/** A text with ● or 〓 in it says less than what the ward has. */
const readable = (told: string | null, known: string): string => (told === null || Array.from(told).some(isUnknownCharacter) ? known : told);

async function residentHolderOf({ db }: WardStore, { former_person_key: former }: NonRegisteredRow, number: string | null): Promise<string | null> {
  const rows = number === null ? [] : await db.selectFrom('ward_resident').select('person_key').where('individual_number', '=', number).where('latest', '=', 1).execute();
  return rows.find(({ person_key }) => person_key !== former)?.person_key ?? null;
}

async function otherHolderOf({ db }: WardStore, { person_key: own }: NonRegisteredRow, number: string | null): Promise<string | null> {
  const rows = number === null ? [] : await db.selectFrom('ward_non_registered').select('person_key').where('individual_number', '=', number).where('latest', '=', 1).where('state', '!=', 'merged').where('person_key', '!=', own).orderBy('person_key').execute();
  return rows[0]?.person_key ?? null;
}
