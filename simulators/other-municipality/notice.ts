import { acquisitionDays, applicationEndOf, lossDays } from '../../law/acquisition-and-loss.js';
import { municipality } from '../../law/municipalities.js';
import type { QualificationHousehold, QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { isOpen, periodsOf, personOf, type Office } from './records.js';
import { endConventionOf, type HouseholdRow, type PeriodRow, type PersonRow } from './tables.js';

/** 被保険者異動情報 of the households that changed: the rows of both files. */
export interface Notice {
  readonly households: readonly QualificationHousehold[];
  readonly persons: readonly QualificationPerson[];
}

/**
 * For each household that changed: its row, a row for every period that is open or has changed, the head's newest period,
 * and a row for a 擬制世帯主 (別添1 1-②: every insured member of the household and the 擬制世帯主).
 */
export async function noticeOf(office: Office, changed: readonly HouseholdRow[]): Promise<Notice> {
  const persons: QualificationPerson[] = [];
  for (const household of changed) {
    const periods = await periodsOf(office, { householdKey: household.household_key });
    const headsNewest = periods.findLast((period) => period.voided === 0 && period.person_key === household.head_person_key);
    for (const period of periods.filter((one) => isOpen(one) || one.unsent === 1 || one === headsNewest)) {
      persons.push(await insuredRow(office, household, period));
    }
    const head = household.head_kind === 'nominal' ? await personOf(office, household.head_person_key) : undefined;
    if (head) persons.push({ ...identityOf(head, office.code), ...withoutPeriod, memberKind: 'nominalHead', householdKey: household.household_key, changeReason: household.change_reason, operation: household.operation, revision: household.revision });
  }
  return { households: changed.map((household) => householdRow(household, office.code)), persons };
}

const householdRow = (household: HouseholdRow, code: string): QualificationHousehold => ({
  insurerNumber: municipality(code).insurerNumber, householdKey: household.household_key, headPersonKey: household.head_person_key, headKind: household.head_kind,
  changeOn: household.change_on, changeReason: household.change_reason, householdAddress: household.address, operation: household.operation, revision: household.revision,
});

async function insuredRow(office: Office, household: HouseholdRow, period: PeriodRow): Promise<QualificationPerson> {
  const person = (await personOf(office, period.person_key))!;
  const id = await office.store.db.selectFrom('other_municipality_id').where('municipality', '=', office.code).where('person_key', '=', person.person_key).select('municipal_insured_id').executeTakeFirst();
  const asserted = period.voided === 0;
  const acquires = asserted && acquisitionDays[period.start_reason].shift !== 'none';
  const loses = asserted && period.end_reason !== null && lossDays[period.end_reason].shift !== 'none';
  return {
    ...identityOf(person, office.code),
    householdKey: household.household_key, branchNumber: period.branch_number, memberKind: household.head_kind === 'insured' && household.head_person_key === person.person_key ? 'head' : 'member',
    periodKey: period.period_key, applicationStartOn: period.start_on, applicationStartReason: period.start_reason,
    applicationEndOn: period.until_on && applicationEndOf(period.until_on, endConventionOf(office.party)), applicationEndReason: period.end_reason,
    acquiredOn: acquires ? period.start_on : null, acquisitionReason: acquires ? (period.start_reason as QualificationPerson['acquisitionReason']) : null,
    lostOn: loses ? period.until_on : null, lossReason: loses ? (period.end_reason as QualificationPerson['lossReason']) : null,
    changeReason: period.change_reason,
    municipalInsuredId: id?.municipal_insured_id ?? null, operation: period.operation, revision: period.revision,
  };
}

const identityOf = (person: PersonRow, code: string) => ({
  individualNumber: person.individual_number, insurerNumber: municipality(code).insurerNumber, personKey: person.person_key, name: person.name, nameKana: person.name_kana,
  bornOn: person.born_on, sex: person.sex, address: person.address, relationship: person.relationship === '' ? null : person.relationship, specialResidenceKind: person.special_residence_kind,
  cardUseCancellation: false, isNotDisclosed: person.is_not_disclosed === 1, selfInfoBlocked: false, municipalInsuredId: null,
});

const withoutPeriod = {
  branchNumber: null, periodKey: null, applicationStartOn: null, applicationStartReason: null, applicationEndOn: null, applicationEndReason: null,
  acquiredOn: null, acquisitionReason: null, lostOn: null, lossReason: null,
} as const;
