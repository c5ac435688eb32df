import type { Application, TypedPerson } from '../../contracts/e-application/application.js';
import type { ApplicationCourse, CorrectionAsk } from '../../contracts/ward-application.js';
import type { NumberMode } from '../../law/check-digits.js';
import type { PersonItems } from '../../matching/person.js';
import type { ResidentRow, WardStore } from '../tables.js';
import { placesNeeded } from './forms.js';
import type { ApplicationRow, PersonRow, StepRow } from './tables.js';
import { whoIs, type Identified } from '../linkage/identify/who-is.js';

/** The newest version of an application with what has become of it. */
export interface Standing { readonly row: ApplicationRow; readonly application: Application; readonly steps: readonly StepRow[]; readonly state: ApplicationCourse | null }

export async function standingOf({ db }: WardStore, receptionNumber: string): Promise<Standing | null> {
  const row = await db.selectFrom('ward_application').selectAll().where('reception_number', '=', receptionNumber).orderBy('version', 'desc').executeTakeFirst();
  if (!row) return null;
  const steps = await db.selectFrom('ward_application_step').selectAll().where('reception_number', '=', receptionNumber).orderBy('step_no').execute();
  return { row, application: JSON.parse(row.body) as Application, steps, state: (steps.at(-1)?.state ?? null) as ApplicationCourse | null };
}

export interface NewStep {
  readonly receptionNumber: string; readonly version: number; readonly state: ApplicationCourse; readonly because: readonly string[]; readonly now: string; readonly actNo: number;
  readonly actor?: string; readonly decision?: string; readonly asks?: readonly CorrectionAsk[]; readonly isLateWithdrawal?: boolean; readonly people?: readonly Pick<PersonRow, 'place' | 'outcome' | 'person_key' | 'because'>[];
}
/** Writes what has become of an application. The step before stays as it is. */
export async function takeStep(store: WardStore, step: NewStep): Promise<void> {
  const { receptionNumber: reception_number, people = [] } = step;
  const last = await store.db.selectFrom('ward_application_step').select((select) => select.fn.max('step_no').as('no')).where('reception_number', '=', reception_number).executeTakeFirst();
  const step_no = (last?.no ?? 0) + 1;
  await store.insertMany('ward_application_step', [{
    reception_number, step_no, version: step.version, recorded_at: step.now, state: step.state, actor: step.actor ?? null, decision: step.decision ?? null, because: JSON.stringify(step.because), asks: JSON.stringify(step.asks ?? []),
    is_late_withdrawal: Number(step.isLateWithdrawal ?? false), act_no: step.actNo,
  }]);
  await store.insertMany('ward_application_person', people.map((person) => ({ reception_number, step_no, ...person })));
}

/** 名寄せ of everybody an application needs, in the order of the form. */
export async function identifyPeople(store: WardStore, mode: NumberMode, { form, certifiedNumber }: Application): Promise<ReadonlyMap<number, Identified>> {
  const found = new Map<number, Identified>();
  for (const place of placesNeeded(form)) {
    const person = form.people[place]!;
    found.set(place, await whoIs(store, mode, { items: itemsTyped(person), written: person.individualNumber ?? null, certified: place === 0 ? certifiedNumber : null }));
  }
  return found;
}

export const itemsTyped = ({ name, nameKana, bornOn, sex, address, formerFamilyName }: TypedPerson): PersonItems => ({
  name, nameKana, bornOn, sex, address, ...(formerFamilyName === undefined ? {} : { otherNames: [{ kind: 'formerFamilyName' as const, text: formerFamilyName }] }),
});

/** 世帯の識別 of every household a person belongs to, last belonged to or heads, by the newest rows. */
export async function householdKeysOf({ db }: WardStore, personKey: string): Promise<ReadonlySet<string>> {
  const lived = await db.selectFrom('ward_period').select('household_key').where('person_key', '=', personKey).where('latest', '=', 1).where('voided', '=', 0).execute();
  const headed = await db.selectFrom('ward_household').select('household_key').where('head_person_key', '=', personKey).where('latest', '=', 1).execute();
  return new Set([...lived, ...headed].map(({ household_key }) => household_key));
}

export async function residentsBy({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, ResidentRow>> {
  const rows = personKeys.length === 0 ? [] : await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', [...personKeys]).where('latest', '=', 1).execute();
  return new Map(rows.map((row) => [row.person_key, row]));
}
