import type { ApplicationEndReason } from '../../../contracts/codes.js';
import type { Notification } from '../../../contracts/notification.js';
import type { Day } from '../../../law/define.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { openPeriodOf, residentOf, spanOf, validPeriodsOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { reviseResident, revisePeriod } from '../../writing.js';
import { recallDocuments } from '../certificates.js';
import { settleHead } from '../household-head.js';
import { applicationEnd, endDates, endObstacles } from '../rules/application-end.js';
import { lateness, notificationDayObstacles } from '../rules/lateness.js';

export type EndNotification = Extract<Notification, { kind: 'end' }>;
export interface EndFact { readonly reason: ApplicationEndReason; readonly occurredOn: Day; readonly newAddressOn?: Day | undefined }

/** 適用終了の届出, all persons or none. Returns the household they left. */
export async function enterEnd(desk: Desk, form: EndNotification): Promise<string | null> {
  const days = {
    occurredOn: form.occurredOn, receivedOn: form.receivedOn, today: desk.settings.today,
    mayBeAnnounced: form.reason === 'moveOutside' || form.reason === 'moveOutWithinPrefecture',
  };
  decided(desk, lateness.apply(days));
  refuse(desk, ...notificationDayObstacles(days));
  const leaving = [...new Set(form.personKeys)];
  for (const personKey of leaving) await checkEnd(desk, personKey, form);
  return isRefused(desk) ? null : endPeople(desk, leaving, form);
}

async function checkEnd(desk: Desk, personKey: string, fact: EndFact): Promise<void> {
  const resident = await residentOf(desk, personKey);
  if (!resident) return refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
  const question = {
    personKey, reason: fact.reason, occurredOn: fact.occurredOn, newAddressOn: fact.newAddressOn, bornOn: resident.born_on as Day,
    periods: (await validPeriodsOf(desk, personKey)).map(spanOf), lossRules: desk.settings.parameters, convention: desk.settings.parameters.applicationEndConvention,
  };
  decided(desk, applicationEnd.apply(question));
  refuse(desk, ...endObstacles(question));
}

/** Ends the open periods of people for whom that has been found possible, and settles their households. */
export async function endPeople(desk: Desk, personKeys: readonly string[], fact: EndFact): Promise<string | null> {
  const { reason, occurredOn, newAddressOn } = fact;
  const households = new Set<string>();
  for (const personKey of personKeys) {
    const open = (await openPeriodOf(desk, personKey))!;
    const { parameters } = desk.settings;
    const { endOn, lostOn } = endDates({ reason, occurredOn, newAddressOn, lossRules: parameters, convention: parameters.applicationEndConvention });
    revisePeriod(desk, open, { end_on: endOn, end_reason: reason, lost_on: lostOn, loss_reason: lostOn === null ? null : reason }, { operation: 'update', changeReason: reason });
    if (reason === 'death') reviseResident(desk, (await residentOf(desk, personKey))!, { died_on: occurredOn }, { operation: 'update', changeReason: null });
    await recallDocuments(desk, personKey, '適用終了');
    households.add(open.household_key);
  }
  for (const householdKey of households) await settleHead(desk, householdKey, occurredOn, reason);
  return [...households][0] ?? null;
}
