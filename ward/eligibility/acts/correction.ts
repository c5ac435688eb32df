import { acquiredOn, firstDayOutsideOfEnd, lossDays, type AcquisitionCause, type LossCause } from '../../../law/acquisition-and-loss.js';
import { previousDay } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { residentOf, spanOf, validPeriodsOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import type { PeriodRow, ResidentRow } from '../../tables.js';
import { reviseResident, revisePeriod, type PeriodFacts } from '../../writing.js';
import { recallDocuments, replaceDocuments } from '../certificates.js';
import { settleHead } from '../household-head.js';
import { spanText } from '../periods.js';
import { brokenInvariants, periodInvariants } from '../rules/period-invariants.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** 適用期間の訂正: the row written before no longer holds, and one with the right days is added under the same 適用期間の識別. */
export async function correctPeriod(desk: Desk, act: ActOf<'correctPeriod'>): Promise<string | null> {
  const found = await findPeriod(desk, act.personKey, act.applicationStartOn);
  if (!found) return null;
  const { period, resident } = found;
  const { newStartOn = period.start_on as Day, newEndOn = period.end_on as Day | null } = act;
  if (newStartOn === period.start_on && newEndOn === period.end_on) refuse(desk, obstacle('nothingChanges', '適用期間', spanText(spanOf(period)), '新しい開始日も終了日も今の記録と同じか、書かれていない'));
  if (newEndOn !== null && period.end_on === null) refuse(desk, obstacle('endReasonMissing', '適用終了年月日', newEndOn, `適用期間 ${spanText(spanOf(period))} は終了していない`));
  if (isRefused(desk)) return null;
  const facts = correctedFacts(desk, period, newStartOn, newEndOn);
  await checkInvariants(desk, resident, { ...period, ...facts });
  if (isRefused(desk)) return null;
  revisePeriod(desk, period, facts, { operation: 'correct', changeReason: 'correction' });
  await correctDeath(desk, resident, period, newEndOn);
  if (period.end_on !== null && newEndOn === null) await replaceDocuments(desk, (await residentOf(desk, act.personKey))!, '終了の取消し');
  await settleHead(desk, period.household_key, newEndOn ?? newStartOn, 'correction');
  return period.household_key;
}

/** 適用期間の無効化: the period never was. */
export async function voidPeriod(desk: Desk, act: ActOf<'voidPeriod'>): Promise<string | null> {
  const found = await findPeriod(desk, act.personKey, act.applicationStartOn);
  if (!found) return null;
  const { period, resident } = found;
  revisePeriod(desk, period, { voided: 1, insured_by: act.insuredBy ?? null }, { operation: 'void', changeReason: 'void' });
  if (period.end_on === null) await recallDocuments(desk, act.personKey, '適用期間の無効化');
  await correctDeath(desk, resident, period, null);
  await settleHead(desk, period.household_key, period.start_on as Day, 'void');
  return period.household_key;
}

async function findPeriod(desk: Desk, personKey: string, startOn: Day): Promise<{ period: PeriodRow; resident: ResidentRow } | null> {
  const resident = await residentOf(desk, personKey);
  const periods = await validPeriodsOf(desk, personKey);
  const period = periods.find(({ start_on }) => start_on === startOn);
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
  else if (!period) refuse(desk, obstacle('periodUnknown', '適用開始年月日', startOn, `この開始日の適用期間はない(あるのは ${periods.map((row) => spanText(spanOf(row))).join(' ') || 'なし'})`));
  return resident && period ? { resident, period } : null;
}

/** The days that follow from corrected ones: 取得日 moves with the start of an own acquisition, 喪失日 with the end of a loss. */
function correctedFacts(desk: Desk, period: PeriodRow, startOn: Day, endOn: Day | null): PeriodFacts {
  const acquires = acquiredOn(period.start_reason as AcquisitionCause, startOn) !== null;
  const start = { start_on: startOn, acquired_on: acquires ? startOn : null };
  if (endOn === null) return { ...start, end_on: null, end_reason: null, lost_on: null, loss_reason: null };
  const isLoss = lossDays[period.end_reason as LossCause].shift !== 'none';
  return { ...start, end_on: endOn, lost_on: isLoss ? firstDayOutsideOfEnd(endOn, desk.settings.parameters.applicationEndConvention) : null };
}

/** A death that was entered by mistake or on a wrong day is corrected with the end it brought. */
async function correctDeath(desk: Desk, resident: ResidentRow, period: PeriodRow, newEndOn: Day | null): Promise<void> {
  if (period.end_reason !== 'death' || newEndOn === period.end_on) return;
  const { applicationEndConvention } = desk.settings.parameters;
  const diedOn = newEndOn && previousDay(firstDayOutsideOfEnd(newEndOn, applicationEndConvention));
  reviseResident(desk, resident, { died_on: diedOn }, { operation: 'correct', changeReason: 'correction' });
}

async function checkInvariants(desk: Desk, resident: ResidentRow, corrected: PeriodRow): Promise<void> {
  const others = (await validPeriodsOf(desk, resident.person_key)).filter(({ period_key }) => period_key !== corrected.period_key);
  const { koukiLossRule, applicationEndConvention } = desk.settings.parameters;
  const diedOn = corrected.end_reason === null || corrected.end_reason === 'death' ? null : resident.died_on;
  const question = {
    personKey: resident.person_key, bornOn: resident.born_on as Day, diedOn: diedOn as Day | null, koukiLossRule, convention: applicationEndConvention,
    periods: [...others, corrected].sort((a, b) => (a.start_on < b.start_on ? -1 : 1)).map((row) => ({ ...spanOf(row), startReason: row.start_reason })),
  };
  decided(desk, periodInvariants.apply(question));
  refuse(desk, ...brokenInvariants(question));
}
