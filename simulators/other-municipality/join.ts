import { applicationStartsOn } from '../../law/acquisition-and-loss.js';
import type { Day } from '../../law/define.js';
import type { ApplicationStartReason } from '../../contracts/codes.js';
import type { Resident } from '../../contracts/resident.js';
import { CannotRecord, type Joining } from './commands.js';
import { changeHead, householdOf, openPeriodOf, periodsOf, personOf, touch, type Office } from './records.js';
import type { PeriodRow, PersonRow } from './tables.js';

/** 適用開始: people become insured here, in a new household or in one that is known. */
export async function join(office: Office, told: Joining, on: Day): Promise<void> {
  const insured = told.insuredPersonKeys ?? told.residents.map(({ personKey }) => personKey);
  const strangers = insured.filter((key) => !told.residents.some(({ personKey }) => personKey === key));
  if (strangers.length > 0) throw new CannotRecord(`residents にいない人を被保険者にしようとした: ${strangers.join(' ')}`, 'insuredPersonKeys の人を residents に書く');
  for (const personKey of insured) {
    if (await openPeriodOf(office, personKey)) throw new CannotRecord(`${personKey} は ${office.code} ですでに適用中`, '先に moveOut か endInsurance で適用を終える');
  }
  const headIsKnown = told.residents.some(({ personKey }) => personKey === told.headPersonKey) || (await personOf(office, told.headPersonKey)) !== undefined;
  if (!headIsKnown) throw new CannotRecord(`世帯主 ${told.headPersonKey} が誰か分からない`, '世帯主(擬制世帯主も)を residents に書く');

  const startsOn = applicationStartsOn(told.reason, on);
  const householdKey = told.householdKey ?? (await householdLedBy(office, told.headPersonKey)) ?? office.party.token('OH', office.code, told.headPersonKey, startsOn);
  await writePeople(office, told.residents, householdKey, told.specialResidenceKind);
  await writePeriods(office, insured, householdKey, startsOn, told.reason);
  await writeHousehold(office, told, householdKey, startsOn);
}

/** The household that person heads now, if anybody in it is still insured. */
async function householdLedBy(office: Office, headPersonKey: string): Promise<string | undefined> {
  const person = await personOf(office, headPersonKey);
  const household = person && (await householdOf(office, person.household_key));
  if (!household || household.head_person_key !== headPersonKey) return undefined;
  const periods = await periodsOf(office, { householdKey: household.household_key });
  return periods.some((period) => period.voided === 0 && period.until_on === null) ? household.household_key : undefined;
}

async function writePeople(office: Office, residents: readonly Resident[], householdKey: string, specialResidenceKind: Joining['specialResidenceKind']): Promise<void> {
  const rows: PersonRow[] = [];
  for (const one of residents) {
    const before = await personOf(office, one.personKey);
    rows.push({
      municipality: office.code, person_key: one.personKey, individual_number: one.individualNumber, name: one.name, name_kana: one.nameKana, born_on: one.bornOn, sex: one.sex,
      address: one.address, relationship: one.relationship, is_not_disclosed: one.isNotDisclosed ? 1 : 0, household_key: householdKey,
      special_residence_kind: specialResidenceKind ?? before?.special_residence_kind ?? null,
    });
  }
  await office.store.insertMany('other_municipality_person', rows, 'replace');
}

async function writePeriods(office: Office, insured: readonly string[], householdKey: string, startsOn: Day, reason: ApplicationStartReason): Promise<void> {
  const known = await periodsOf(office, { householdKey });
  const branchOf = new Map(known.map((period) => [period.person_key, period.branch_number]));
  const rows: PeriodRow[] = [];
  for (const personKey of insured) {
    // 枝番は世帯の中で使い回さない。戻ってきた人は前と同じ枝番を使う。
    if (!branchOf.has(personKey)) branchOf.set(personKey, String(branchOf.size + 1).padStart(2, '0'));
    const earlier = (await periodsOf(office, { personKey })).length;
    rows.push({
      municipality: office.code, period_key: office.party.token('OP', office.code, personKey, earlier + 1), person_key: personKey, household_key: householdKey, branch_number: branchOf.get(personKey)!,
      start_on: startsOn, start_reason: reason, until_on: null, end_reason: null, change_reason: reason, voided: 0, operation: 'register', revision: 1, unsent: 1,
    });
  }
  await office.store.insertMany('other_municipality_period', rows);
}

async function writeHousehold(office: Office, told: Joining, householdKey: string, on: Day): Promise<void> {
  const before = await householdOf(office, householdKey);
  const isInsured = (await openPeriodOf(office, told.headPersonKey)) !== undefined;
  if (!before) {
    const head = (await personOf(office, told.headPersonKey))!;
    return office.store.insertMany('other_municipality_household', [{
      municipality: office.code, household_key: householdKey, head_person_key: told.headPersonKey, head_kind: isInsured ? 'insured' : 'nominal', address: head.address,
      change_on: on, change_reason: told.reason, operation: 'register', revision: 1, unsent: 1,
    }]);
  }
  const differs = before.head_person_key !== told.headPersonKey || (before.head_kind === 'insured') !== isInsured;
  if (differs) await changeHead(office, householdKey, told.headPersonKey, on);
  else await touch(office, householdKey, { change_on: on, change_reason: told.reason, operation: 'update' });
}
