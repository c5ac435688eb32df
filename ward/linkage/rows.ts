import type { QualificationHousehold, QualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { HeadKind } from '../../contracts/codes.js';
import type { Day } from '../../law/define.js';
import { coversDay, firstDayOutside } from '../eligibility/periods.js';
import { spanOf } from '../reading.js';
import type { Settings } from '../settings.js';
import type { HouseholdRow, PeriodRow, ResidentRow } from '../tables.js';

/** What one household looks like to the ward when a batch is made. */
export interface HouseholdView {
  readonly household: HouseholdRow;
  /** Newest revisions of every period in the household, by person and start. */
  readonly periods: readonly PeriodRow[];
  /** Send every period that ever left the ward, not only what changed. */
  readonly whole: boolean;
}
export interface Known {
  readonly residents: ReadonlyMap<string, ResidentRow>;
  readonly municipalInsuredIds: ReadonlyMap<string, string>;
  /** By 宛名番号: a new 個人番号 that 集約 has not accepted yet. */
  readonly numberChanges: ReadonlyMap<string, 'corrected' | 'changed'>;
}

/**
 * The rows of one household, or null when it has nothing to tell: every insured member's period, every period changed
 * since it was last sent, and the head's — as a period when insured, as a row without one when 擬制 (別添1 1-②).
 */
export function rowsOf({ household, periods, whole }: HouseholdView, known: Known, settings: Settings): { household: QualificationHousehold; persons: QualificationPerson[] } | null {
  const { applicationEndConvention } = settings.parameters;
  const hasLeft = (period: PeriodRow) => {
    const outside = firstDayOutside(spanOf(period), applicationEndConvention);
    return outside !== null && outside <= settings.today;
  };
  const isChange = (period: PeriodRow) => period.sent_seq === null || whole;
  const neverTold = (period: PeriodRow) => period.voided === 1 && period.sent_before === 0 && period.sent_seq === null;
  const headKind = headKindOf(household.head_person_key, periods, settings);
  const headsNewest = headKind === 'insured' ? periods.findLast((period) => period.voided === 0 && period.person_key === household.head_person_key) : undefined;
  const chosen = periods.filter((period) => !neverTold(period) && (isChange(period) || (period.voided === 0 && !hasLeft(period)) || period === headsNewest));
  if (chosen.length === 0) return null;
  const persons = chosen.map((period) => insuredRow(household, headKind, period, known, settings));
  if (headKind === 'nominal') persons.push(nominalRow(household, known, settings));
  return { household: householdRow(household, headKind, settings), persons };
}

/** A household nobody is insured in any more keeps the head it had. */
export function headKindOf(headPersonKey: string, periods: readonly PeriodRow[], settings: Settings): HeadKind {
  const { today, parameters } = settings;
  const valid = periods.filter(({ voided }) => voided === 0);
  const insured = valid.filter((period) => coversDay(spanOf(period), today, parameters.applicationEndConvention));
  return (insured.length > 0 ? insured : valid).some(({ person_key }) => person_key === headPersonKey) ? 'insured' : 'nominal';
}

const householdRow = (row: HouseholdRow, headKind: HeadKind, { insurerNumber }: Settings): QualificationHousehold => ({
  insurerNumber, householdKey: row.household_key, headPersonKey: row.head_person_key, headKind,
  changeOn: row.change_on as Day | null, changeReason: row.change_reason as QualificationHousehold['changeReason'], householdAddress: row.address,
  operation: row.operation as QualificationHousehold['operation'], revision: row.version,
});

function insuredRow(household: HouseholdRow, headKind: HeadKind, period: PeriodRow, known: Known, settings: Settings): QualificationPerson {
  const asserted = period.voided === 0;
  // An update of what 集約 has never seen is a registration to it.
  const operation = period.operation === 'update' && period.sent_before === 0 ? 'register' : period.operation;
  return {
    ...identityOf(period.person_key, known, settings), householdKey: household.household_key, branchNumber: period.branch_number,
    memberKind: headKind === 'insured' && period.person_key === household.head_person_key ? 'head' : 'member',
    periodKey: period.period_key, applicationStartOn: period.start_on as Day, applicationStartReason: period.start_reason as QualificationPerson['applicationStartReason'],
    applicationEndOn: period.end_on as Day | null, applicationEndReason: period.end_reason as QualificationPerson['applicationEndReason'],
    acquiredOn: asserted ? (period.acquired_on as Day | null) : null, acquisitionReason: asserted ? (period.acquisition_reason as QualificationPerson['acquisitionReason']) : null,
    lostOn: asserted ? (period.lost_on as Day | null) : null, lossReason: asserted ? (period.loss_reason as QualificationPerson['lossReason']) : null,
    specialResidenceKind: period.special_residence_kind as QualificationPerson['specialResidenceKind'],
    ...calledAs(operation, period.change_reason, known.numberChanges.get(period.person_key)), revision: period.revision,
  };
}

const nominalRow = (household: HouseholdRow, known: Known, settings: Settings): QualificationPerson => {
  const resident = known.residents.get(household.head_person_key)!;
  return {
    ...identityOf(household.head_person_key, known, settings), householdKey: household.household_key, branchNumber: null, memberKind: 'nominalHead',
    periodKey: null, applicationStartOn: null, applicationStartReason: null, applicationEndOn: null, applicationEndReason: null,
    acquiredOn: null, acquisitionReason: null, lostOn: null, lossReason: null, specialResidenceKind: null,
    ...calledAs(resident.operation, resident.change_reason, known.numberChanges.get(household.head_person_key)), revision: resident.version,
  };
};

/** 処理区分 and 異動事由 of a row. A new 個人番号 that is still to be told comes before every other reason; 無効化 stays 無効化. */
function calledAs(operation: string, changeReason: string | null, numberChange: 'corrected' | 'changed' | undefined): Pick<QualificationPerson, 'operation' | 'changeReason'> {
  const own = { operation: operation as QualificationPerson['operation'], changeReason: changeReason as QualificationPerson['changeReason'] };
  if (numberChange === undefined) return own;
  if (numberChange === 'changed') return { ...own, changeReason: 'individualNumberChange' };
  return { operation: operation === 'void' ? 'void' : 'correct', changeReason: 'correction' };
}

function identityOf(personKey: string, known: Known, { insurerNumber }: Settings) {
  const row = known.residents.get(personKey)!;
  return {
    individualNumber: row.individual_number, insurerNumber, personKey, name: row.name, nameKana: row.name_kana, bornOn: row.born_on as Day, sex: row.sex as '1' | '2', address: row.address,
    relationship: row.relationship === '' ? null : row.relationship, cardUseCancellation: row.cancellation_asked_on !== null, isNotDisclosed: row.is_not_disclosed === 1,
    // 自己情報提供不可 is decided by staff for 支援措置; the ward's port has no act for it, so it follows 不開示.
    selfInfoBlocked: row.is_not_disclosed === 1, municipalInsuredId: known.municipalInsuredIds.get(personKey) ?? null,
  };
}
