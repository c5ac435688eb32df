import type { MemberChange } from '../../../contracts/insurer-hub/member-change.js';
import { copayRatioText } from '../../../contracts/insurer-hub/copay-ratios.js';
import type { Day } from '../../../law/define.js';
import { municipality } from '../../../law/municipalities.js';
import { addDays } from '../../../law/day.js';
import type { Held, HeldPeriod } from '../held.js';
import type { EndConvention } from '../periods.js';
import type { RatioPeriod } from '../ratios/history.js';
import type { ToldDates } from '../settle.js';

/** What 集約 knows of one person of one municipality when it writes the 委託区画. */
export interface Member {
  readonly municipality: string;
  readonly personKey: string;
  readonly municipalInsuredId: string;
  readonly householdKey: string;
  readonly branchNumber: string | null;
  readonly held: Held;
  readonly told: ToldDates | null;
  readonly headName: string | null;
  readonly ratios: readonly RatioPeriod[];
}
/** A row of the 委託区画 before it is numbered: what is said, and whether the period was voided. */
export interface PartitionRow { readonly historyKey: string; readonly said: Omit<MemberChange, 'version' | 'operation'>; readonly voided: boolean }

/**
 * The rows of one person, one an application period (5-②). A 擬制世帯主 has no period and so no row. `validTo` is always
 * the first day without 適用, whichever way the municipality writes it.
 */
export const rowsOf = (member: Member, convention: EndConvention): PartitionRow[] => member.held.periods.map((period) => {
  const { person } = member.held;
  const historyKey = `${member.municipalInsuredId}/${period.key}`;
  const said = {
    historyKey, municipalInsuredId: member.municipalInsuredId, personKey: member.personKey, individualNumber: person.individualNumber,
    insurerNumber: municipality(member.municipality).insurerNumber, householdKey: member.householdKey, branchNumber: member.branchNumber,
    name: person.name, nameKana: person.nameKana, bornOn: person.bornOn, sex: person.sex, address: person.address, headName: member.headName,
    validFrom: period.startOn, validTo: untilOf(period, convention), ...datesOf(member, period),
    lossReason: period.endReason, copayRatios: ratiosIn(member, period, convention), limitCategory: null,
    cardUseCancellation: person.cardUseCancellation, isNotDisclosed: person.isNotDisclosed, selfInfoBlocked: person.selfInfoBlocked,
  };
  return { historyKey, said, voided: period.voided };
});

const untilOf = ({ endOn }: HeldPeriod, convention: EndConvention): Day | null => (endOn === null || convention === 'sameDay' ? endOn : addDays(endOn, 1));

/** 負担割合 of the days on which the period holds; days before and after belong to no row. */
function ratiosIn({ ratios }: Member, period: HeldPeriod, convention: EndConvention): readonly string[] {
  const until = untilOf(period, convention);
  return ratios.filter(({ validFrom, validThrough }) => validThrough >= period.startOn && (until === null || validFrom < until))
    .map(({ validFrom, validThrough, burdenRatio }) => copayRatioText({ validFrom, validThrough, copayRatio: burdenRatio }));
}

/** The prefecture's pair stands beside the period it was told for; an older period of the same person has none of its own here. */
function datesOf({ told }: Member, { startOn }: HeldPeriod): Pick<MemberChange, 'acquiredOn' | 'lostOn'> {
  return told && told.applicationStartOn === startOn ? { acquiredOn: told.acquiredOn, lostOn: told.lostOn } : { acquiredOn: null, lostOn: null };
}

/** 処理区分 of a row that says something new. */
export function operationOf({ said: row, voided }: PartitionRow, earlier: PartitionRow | null): MemberChange['operation'] {
  if (voided) return 'void';
  if (earlier === null) return 'register';
  const before = earlier.said;
  return before.individualNumber !== row.individualNumber || before.validFrom !== row.validFrom || before.bornOn !== row.bornOn || before.sex !== row.sex ? 'correct' : 'update';
}
