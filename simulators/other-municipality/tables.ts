import type { ApplicationEndConvention, KoukiDisabilityLossRule, KoukiLossRule } from '../../law/acquisition-and-loss.js';
import type { Day } from '../../law/define.js';
import type { ApplicationEndReason, ApplicationStartReason, ChangeReason, HeadKind, Operation, Sex, SpecialResidenceKind } from '../../contracts/codes.js';
import type { Party } from '../define.js';
import { highCostTables } from './high-cost/tables.js';
import { slipTables } from './slips/tables.js';
import { tables, type RowOf } from '../../store/define.js';

/**
 * The records of any number of other municipalities, each row marked with its 団体コード. A period is half-open:
 * `until_on` is the first day outside. `unsent` rows go out with the next file pair.
 */
export const otherMunicipalityTables = tables({
  other_municipality_office: { columns: { municipality: 'text', last_seq: 'integer' }, key: ['municipality'] },
  other_municipality_household: {
    columns: { municipality: 'text', household_key: 'text', head_person_key: 'text', head_kind: 'text', address: 'text', change_on: 'text', change_reason: 'text', operation: 'text', revision: 'integer', unsent: 'integer' },
    key: ['municipality', 'household_key'],
  },
  other_municipality_person: {
    columns: {
      municipality: 'text', person_key: 'text', individual_number: 'text', name: 'text', name_kana: 'text', born_on: 'text', sex: 'text', address: 'text',
      relationship: 'text', is_not_disclosed: 'integer', household_key: 'text', special_residence_kind: 'text?',
    },
    key: ['municipality', 'person_key'], indexes: [['municipality', 'household_key']],
  },
  other_municipality_period: {
    columns: {
      municipality: 'text', period_key: 'text', person_key: 'text', household_key: 'text', branch_number: 'text', start_on: 'text', start_reason: 'text', until_on: 'text?', end_reason: 'text?',
      change_reason: 'text', voided: 'integer', operation: 'text', revision: 'integer', unsent: 'integer',
    },
    key: ['municipality', 'period_key'], indexes: [['municipality', 'person_key'], ['municipality', 'household_key']],
  },
  /** What the municipality has been told and when it gets round to it. `state`: planned · applied · held (it never does) · failed */
  other_municipality_act: {
    columns: { municipality: 'text', seq: 'integer', body: 'text', told_at: 'text', due_on: 'text', state: 'text', mistake: 'text', because: 'text' },
    key: ['municipality', 'seq'], indexes: [['state', 'due_on']],
  },
  /** `state`: waiting · sent · refused */
  other_municipality_outgoing: {
    columns: { municipality: 'text', position: 'integer', name: 'text', bytes: 'bytes', made_at: 'text', state: 'text', answer_status: 'integer?', answer_text: 'text?' },
    key: ['municipality', 'position'], indexes: [['state']],
  },
  /** `state`: here · read · unreadable */
  other_municipality_incoming: {
    columns: { municipality: 'text', name: 'text', bytes: 'bytes', sha256: 'text', received_at: 'text', state: 'text', issues: 'text' },
    key: ['municipality', 'name'], indexes: [['state']],
  },
  other_municipality_id: { columns: { municipality: 'text', municipal_insured_id: 'text', person_key: 'text' }, key: ['municipality', 'municipal_insured_id'], indexes: [['municipality', 'person_key']] },
  other_municipality_dates: {
    columns: { municipality: 'text', municipal_insured_id: 'text', acquired_on: 'text?', lost_on: 'text?', continuity: 'text', issue_codes: 'text', version: 'integer' },
    key: ['municipality', 'municipal_insured_id'],
  },
  other_municipality_result: { columns: { municipality: 'text', file_name: 'text', line: 'integer', body: 'text' }, key: ['municipality', 'file_name', 'line'] },
  ...slipTables, ...highCostTables,
});

export type FaultName = 'late' | 'never' | 'wrongDate' | 'slipLost' | 'slipLate' | 'slipNamesake' | 'slipTwice' | 'slipFromOldRecord' | 'slipUnreadable';
export interface Parameters {
  readonly lateDays: number;
  readonly wrongDateOffsetDays: number;
  readonly slipDays: number;
  readonly slipLateDays: number;
  /** `asProfile`: what the active wire profile says, `sameDay` when it says nothing. */
  readonly applicationEndConvention: ApplicationEndConvention | 'asProfile';
  readonly koukiLossRule: KoukiLossRule;
  readonly koukiDisabilityLossRule: KoukiDisabilityLossRule;
}
export type OtherMunicipalities = Party<typeof otherMunicipalityTables, FaultName, Parameters>;
export type RecordStore = OtherMunicipalities['store'];

export function endConventionOf({ parameters, profile }: Pick<OtherMunicipalities, 'parameters' | 'profile'>): ApplicationEndConvention {
  if (parameters.applicationEndConvention !== 'asProfile') return parameters.applicationEndConvention;
  return profile.rules['applicationEndConvention'] === 'dayBefore' ? 'dayBefore' : 'sameDay';
}

type Row<T extends keyof typeof otherMunicipalityTables> = RowOf<(typeof otherMunicipalityTables)[T]>;
export type ActRow = Row<'other_municipality_act'>;
export type PersonRow = Omit<Row<'other_municipality_person'>, 'born_on' | 'sex' | 'special_residence_kind'> & { born_on: Day; sex: Sex; special_residence_kind: SpecialResidenceKind | null };
type AnyReason = ApplicationStartReason | ApplicationEndReason | ChangeReason;
/** Rows with their words narrowed: only this folder writes these tables. */
export type HouseholdRow = Omit<Row<'other_municipality_household'>, 'head_kind' | 'change_on' | 'change_reason' | 'operation'> & {
  head_kind: HeadKind; change_on: Day; change_reason: AnyReason; operation: Operation;
};
export type PeriodRow = Omit<Row<'other_municipality_period'>, 'start_on' | 'start_reason' | 'until_on' | 'end_reason' | 'change_reason' | 'operation'> & {
  start_on: Day; start_reason: ApplicationStartReason; until_on: Day | null; end_reason: ApplicationEndReason | null; change_reason: AnyReason; operation: Operation;
};
