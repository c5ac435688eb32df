import { chunks } from '../../desk.js';
import type { WardStore } from '../../tables.js';

/** Cases whose applicant, or where nobody had to apply the payee, has died since: no account of the dead is paid into. */
export async function deadApplicants(store: WardStore, caseNumbers: readonly number[]): Promise<ReadonlySet<number>> {
  const applicants: (readonly [caseNo: number, personKey: string])[] = [];
  for (const some of chunks(caseNumbers)) {
    for (const row of await store.db.selectFrom('ward_benefit_case').select(['case_no', 'payer_key', 'content']).where('case_no', 'in', some).execute()) applicants.push([row.case_no, applicantOf(row)]);
  }
  const dead = await deadAmong(store, applicants.map(([, personKey]) => personKey));
  return new Set(applicants.filter(([, personKey]) => dead.has(personKey)).map(([caseNo]) => caseNo));
}
export const applicantOf = ({ payer_key, content }: { readonly payer_key: string; readonly content: string }): string => (JSON.parse(content) as { readonly applicantKey?: string }).applicantKey ?? payer_key;

export async function deadAmong({ db }: WardStore, people: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const some of chunks([...new Set(people)])) for (const { person_key } of await db.selectFrom('ward_resident').select('person_key').where('person_key', 'in', some).where('latest', '=', 1).where('died_on', 'is not', null).execute()) found.add(person_key);
  return found;
}
