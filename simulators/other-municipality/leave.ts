import { firstDayOutsideOf, type LossCause } from '../../law/acquisition-and-loss.js';
import type { Day } from '../../law/define.js';
import { CannotRecord, type Leaving } from './commands.js';
import { changeHead, householdOf, isOpen, openPeriodOf, periodsOf, personOf, revise, touch, type Office } from './records.js';
import type { PeriodRow } from './tables.js';

/** 適用終了: people leave this municipality's 国保, by a move or by another insurance, death … */
export async function leave(office: Office, told: Leaving, on: Day): Promise<void> {
  const cause = causeOf(told);
  const untilOn = firstDayOutsideOf(cause, { occurredOn: on, newAddressOn: told.newAddressOn }, office.party.parameters);
  const ended: PeriodRow[] = [];
  const households = new Set<string>();
  for (const personKey of told.personKeys) {
    const period = await openPeriodOf(office, personKey);
    const householdKey = period?.household_key ?? (await ledAsNominal(office, personKey));
    if (householdKey) households.add(householdKey);
    else throw new CannotRecord(`${personKey} は ${office.code} で適用中でも擬制世帯主でもない`, '適用中の人の宛名番号を指定する');
    if (period) ended.push(period);
    if (period && untilOn < period.start_on) throw new CannotRecord(`適用終了 ${untilOn} が適用開始 ${period.start_on} より前になる`, '日付を確かめる。誤って始めた適用は void で無効にする');
  }
  for (const period of ended) await revise(office, period, { until_on: untilOn, end_reason: cause, change_reason: cause, operation: 'update' });
  for (const householdKey of households) {
    await touch(office, householdKey, { change_on: untilOn, change_reason: cause, operation: 'update' });
    await findNewHead(office, householdKey, told, untilOn);
  }
}

const causeOf = (told: Leaving): LossCause =>
  told.act === 'endInsurance' ? told.reason : told.to === 'withinPrefecture' ? 'moveOutWithinPrefecture' : 'moveOutside';

/** The household whose 擬制世帯主 this person is. */
async function ledAsNominal(office: Office, personKey: string): Promise<string | undefined> {
  const person = await personOf(office, personKey);
  const household = person && (await householdOf(office, person.household_key));
  return household?.head_kind === 'nominal' && household.head_person_key === personKey ? household.household_key : undefined;
}

/**
 * When the head has gone and insured people stay, somebody among them becomes head: who is named, otherwise the oldest.
 * A head who joins 社保 stays 世帯主 of the resident register and becomes a 擬制世帯主.
 */
async function findNewHead(office: Office, householdKey: string, told: Leaving, on: Day): Promise<void> {
  const household = (await householdOf(office, householdKey))!;
  const staying = (await periodsOf(office, { householdKey })).filter(isOpen).map((period) => period.person_key);
  if (staying.length === 0 || !told.personKeys.includes(household.head_person_key)) return;
  if (told.newHeadPersonKey && !(await personOf(office, told.newHeadPersonKey))) throw new CannotRecord(`新しい世帯主 ${told.newHeadPersonKey} の記録がない`, '残る人の宛名番号を指定する');
  if (!told.newHeadPersonKey && told.act === 'endInsurance' && staysHere(told.reason)) return changeHead(office, householdKey, household.head_person_key, on);
  const people = (await Promise.all(staying.map((personKey) => personOf(office, personKey)))).flatMap((person) => person ?? []);
  const oldest = people.toSorted((a, b) => (a.born_on === b.born_on ? (a.person_key < b.person_key ? -1 : 1) : a.born_on < b.born_on ? -1 : 1))[0]!;
  await changeHead(office, householdKey, told.newHeadPersonKey ?? oldest.person_key, on);
}

/** Does the person still live here after losing the status? */
const staysHere = (reason: LossCause) => !['moveOutside', 'moveOutWithinPrefecture', 'death', 'whereaboutsUnknown'].includes(reason);
