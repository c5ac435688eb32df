import type { Notification } from '../../../contracts/notification.js';
import type { Day } from '../../../law/define.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { householdHeadedBy, openPeriodOf, residentOf, spanOf, validPeriodsOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { openHousehold, startPeriod, writeResident } from '../../writing.js';
import { replaceDocuments } from '../certificates.js';
import { settleHead } from '../household-head.js';
import { checkIdentities } from '../identity.js';
import { applicationStart, startDates, startObstacles } from '../rules/application-start.js';
import { lateness, notificationDayObstacles } from '../rules/lateness.js';

export type StartNotification = Extract<Notification, { kind: 'start' }>;

/** 適用開始の届出. Returns the household they belong to. */
export async function enterStart(desk: Desk, form: StartNotification): Promise<string | null> {
  const starting = [...new Set(form.startingPersonKeys)];
  const needed = new Set([...starting, form.headPersonKey]);
  // Only those who start and the head are recorded: the ward has no ground to keep the 個人番号 of anybody else on the form.
  const described = form.residents.filter(({ personKey }) => needed.has(personKey));
  const days = { occurredOn: form.occurredOn, receivedOn: form.receivedOn, today: desk.settings.today, mayBeAnnounced: false };
  decided(desk, lateness.apply(days));
  refuse(desk, ...notificationDayObstacles(days));
  await checkIdentities(desk, described);
  await checkPeople(desk, form, starting);
  for (const personKey of starting) await checkStart(desk, form, personKey);
  if (isRefused(desk)) return null;

  for (const resident of described) await writeResident(desk, resident);
  const householdKey = await householdFor(desk, form, starting);
  const dates = startDates(form);
  for (const personKey of starting) {
    await startPeriod(desk, { personKey, householdKey, startReason: form.reason, ...dates, specialResidenceKind: null });
    await replaceDocuments(desk, (await residentOf(desk, personKey))!, '適用開始');
  }
  await settleHead(desk, householdKey, form.occurredOn, form.reason);
  return householdKey;
}

async function checkPeople(desk: Desk, form: StartNotification, starting: readonly string[]): Promise<void> {
  const isDescribed = new Set(form.residents.map(({ personKey }) => personKey));
  for (const personKey of starting) {
    if (!isDescribed.has(personKey) && !(await residentOf(desk, personKey))) refuse(desk, obstacle('personNotDescribed', '適用を開始する人', personKey, '登録がなく、届出にも情報がない'));
  }
  const { headPersonKey } = form;
  if (!isDescribed.has(headPersonKey) && !(await residentOf(desk, headPersonKey))) refuse(desk, obstacle('headUnknown', '世帯主', headPersonKey, '登録がなく、届出にも情報がない'));
  const headPeriod = await openPeriodOf(desk, headPersonKey);
  if (headPeriod && !(await householdHeadedBy(desk, headPersonKey))) refuse(desk, obstacle('headElsewhere', '世帯主', headPersonKey, `世帯 ${headPeriod.household_key} の世帯員で、世帯主でない`));
}

async function checkStart(desk: Desk, form: StartNotification, personKey: string): Promise<void> {
  const known = await residentOf(desk, personKey);
  const bornOn = (form.residents.find((resident) => resident.personKey === personKey)?.bornOn ?? known?.born_on) as Day | undefined;
  if (bornOn === undefined) return;
  const { koukiLossRule, applicationEndConvention } = desk.settings.parameters;
  const question = {
    personKey, reason: form.reason, occurredOn: form.occurredOn, bornOn, diedOn: (known?.died_on ?? null) as Day | null,
    periods: (await validPeriodsOf(desk, personKey)).map(spanOf), koukiLossRule, convention: applicationEndConvention,
  };
  decided(desk, applicationStart.apply(question));
  refuse(desk, ...startObstacles(question));
}

/** The household the head has already, also when a former 擬制世帯主 is among those who start; else a new one. */
async function householdFor(desk: Desk, form: StartNotification, starting: readonly string[]): Promise<string> {
  for (const personKey of [form.headPersonKey, ...starting]) {
    const household = await householdHeadedBy(desk, personKey);
    if (household) return household.household_key;
  }
  const head = (await residentOf(desk, form.headPersonKey))!;
  return openHousehold(desk, form.headPersonKey, head.address, form.occurredOn, form.reason).household_key;
}
