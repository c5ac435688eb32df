import { CannotRecord, type Command } from './commands.js';
import { openPeriodOf, periodsOf, personOf, revise, touch, type Office } from './records.js';
import type { HouseholdRow, PeriodRow } from './tables.js';

type Amending = Extract<Command, { act: 'correct' | 'void' | 'changeNumber' | 'resend' }>;

/** 訂正・無効化・個人番号の変更・再送. A correction raises the revision of what it changes. */
export async function amend(office: Office, told: Amending): Promise<void> {
  switch (told.act) {
    case 'correct': return correct(office, told);
    case 'void': {
      const period = await chosen(office, told);
      await revise(office, period, { voided: 1, operation: 'void', change_reason: 'void' });
      return touch(office, period.household_key, { change_reason: 'void', operation: 'update', change_on: office.party.today() });
    }
    case 'changeNumber': return changeNumber(office, told);
    case 'resend': {
      const person = await known(office, told.personKey);
      await office.store.db.updateTable('other_municipality_household').where('municipality', '=', office.code).where('household_key', '=', person.household_key).set({ unsent: 1 }).execute();
    }
  }
}

async function correct(office: Office, told: Extract<Amending, { act: 'correct' }>): Promise<void> {
  const period = await chosen(office, told);
  const start_on = told.newStartOn ?? period.start_on;
  const until_on = told.newUntilOn === undefined ? period.until_on : told.newUntilOn;
  const end_reason = until_on === null ? null : (told.newEndReason ?? period.end_reason);
  if (until_on !== null && end_reason === null) throw new CannotRecord('適用を終えるのに終了事由がない', 'newEndReason を書く');
  if (until_on !== null && until_on < start_on) throw new CannotRecord(`適用終了 ${until_on} が適用開始 ${start_on} より前になる`, '日付を確かめる。期間そのものが誤りなら void で無効にする');
  const other = until_on === null ? await openPeriodOf(office, told.personKey) : undefined;
  if (other && other.period_key !== period.period_key) throw new CannotRecord(`終了を取り消すと ${other.start_on} からの適用と重なる`, '後の適用を先に void で無効にする');
  await revise(office, period, { start_on, start_reason: told.newStartReason ?? period.start_reason, until_on, end_reason, operation: 'correct', change_reason: 'correction' });
  await touch(office, period.household_key, correction(office));
}

/** The number is an attribute of every period of the person, so each gets a new revision. */
async function changeNumber(office: Office, told: Extract<Amending, { act: 'changeNumber' }>): Promise<void> {
  const person = await known(office, told.personKey);
  await office.store.insertMany('other_municipality_person', [{ ...person, individual_number: told.individualNumber }], 'replace');
  const periods = (await periodsOf(office, { personKey: told.personKey })).filter(({ voided }) => voided === 0);
  for (const period of periods) await revise(office, period, told.kind === 'changed' ? { operation: 'update', change_reason: 'individualNumberChange' } : { operation: 'correct', change_reason: 'correction' });
  const touched = new Set([person.household_key, ...periods.map((period) => period.household_key)]);
  for (const householdKey of touched) await touch(office, householdKey, told.kind === 'changed' ? { ...correction(office), change_reason: 'individualNumberChange' } : correction(office));
}

const correction = (office: Office): Partial<HouseholdRow> => ({ change_reason: 'correction', operation: 'correct', change_on: office.party.today() });

async function known(office: Office, personKey: string) {
  const person = await personOf(office, personKey);
  if (!person) throw new CannotRecord(`${office.code} に ${personKey} の記録がない`, 'insure か moveIn で記録してから直す');
  return person;
}

/** The period meant: the one that starts on the named day, otherwise the newest that is not voided. */
async function chosen(office: Office, { personKey, periodStartOn }: { personKey: string; periodStartOn?: string | undefined }): Promise<PeriodRow> {
  await known(office, personKey);
  const valid = (await periodsOf(office, { personKey })).filter(({ voided }) => voided === 0);
  const found = periodStartOn ? valid.find(({ start_on }) => start_on === periodStartOn) : valid.at(-1);
  if (!found) throw new CannotRecord(`${personKey} に${periodStartOn ? ` ${periodStartOn} から始まる` : ''}有効な適用期間がない`, `ある期間の開始日: ${valid.map(({ start_on }) => start_on).join(' ') || 'なし'}`);
  return found;
}
