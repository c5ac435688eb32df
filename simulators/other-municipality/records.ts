import type { Day } from '../../law/define.js';
import type { HouseholdRow, OtherMunicipalities, PeriodRow, PersonRow, RecordStore } from './tables.js';

/** One municipality at work inside one transaction. */
export interface Office {
  readonly code: string;
  readonly store: RecordStore;
  readonly party: OtherMunicipalities;
}

export const personOf = ({ store: { db }, code }: Office, personKey: string): Promise<PersonRow | undefined> =>
  db.selectFrom('other_municipality_person').where('municipality', '=', code).where('person_key', '=', personKey).selectAll().executeTakeFirst() as Promise<PersonRow | undefined>;

export const householdOf = ({ store: { db }, code }: Office, householdKey: string): Promise<HouseholdRow | undefined> =>
  db.selectFrom('other_municipality_household').where('municipality', '=', code).where('household_key', '=', householdKey).selectAll().executeTakeFirst() as Promise<HouseholdRow | undefined>;

/** Periods of a person or a household, voided ones among them, oldest first. */
export const periodsOf = ({ store: { db }, code }: Office, whose: { readonly personKey: string } | { readonly householdKey: string }): Promise<PeriodRow[]> => {
  const all = db.selectFrom('other_municipality_period').where('municipality', '=', code).selectAll().orderBy('start_on').orderBy('period_key');
  return ('personKey' in whose ? all.where('person_key', '=', whose.personKey) : all.where('household_key', '=', whose.householdKey)).execute() as Promise<PeriodRow[]>;
};

export const isOpen = (period: PeriodRow): boolean => period.voided === 0 && period.until_on === null;
export const openPeriodOf = async (office: Office, personKey: string): Promise<PeriodRow | undefined> => (await periodsOf(office, { personKey })).find(isOpen);

/** Writes a new revision of a period; it goes out with the next files. */
export const revise = ({ store }: Office, period: PeriodRow, change: Partial<PeriodRow> & Pick<PeriodRow, 'operation' | 'change_reason'>): Promise<void> =>
  store.insertMany('other_municipality_period', [{ ...period, ...change, revision: period.revision + 1, unsent: 1 }], 'replace');

/** The household changed: its next revision goes out with the next files. */
export async function touch(office: Office, householdKey: string, change: Partial<HouseholdRow>): Promise<void> {
  const before = await householdOf(office, householdKey);
  if (!before) throw new Error(`世帯 ${householdKey} の記録がない`);
  await office.store.insertMany('other_municipality_household', [{ ...before, ...change, revision: before.revision + 1, unsent: 1 }], 'replace');
}

/** 国保上の世帯主 changes: everybody still insured is sent again, because 世帯員区分 may differ. */
export async function changeHead(office: Office, householdKey: string, headPersonKey: string, on: Day): Promise<void> {
  const open = (await periodsOf(office, { householdKey })).filter(isOpen);
  const head_kind = open.some((period) => period.person_key === headPersonKey) ? 'insured' : 'nominal';
  await touch(office, householdKey, { head_person_key: headPersonKey, head_kind, change_on: on, change_reason: 'headChange', operation: 'update' });
  for (const period of open) await revise(office, period, { operation: 'update', change_reason: 'headChange' });
}
