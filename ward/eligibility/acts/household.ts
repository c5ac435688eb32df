import type { Notification } from '../../../contracts/notification.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { householdHeadedBy, householdOf, openMembersOf, openPeriodOf, residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { branchNumberFor, openHousehold, reviseHousehold, reviseResident, revisePeriod, writeResident } from '../../writing.js';
import { replaceDocuments } from '../certificates.js';
import { noteHeadChange, settleHead } from '../household-head.js';
import { checkIdentities } from '../identity.js';
import { householdChange, householdObstacles, type HouseholdQuestion } from '../rules/household-change.js';
import { lateness, notificationDayObstacles } from '../rules/lateness.js';

export type HouseholdNotification = Extract<Notification, { kind: 'household' }>;

/** 世帯変更の届出. Returns the household of those named afterwards. */
export async function enterHousehold(desk: Desk, form: HouseholdNotification): Promise<string | null> {
  const days = { occurredOn: form.occurredOn, receivedOn: form.receivedOn, today: desk.settings.today, mayBeAnnounced: false };
  decided(desk, lateness.apply(days));
  refuse(desk, ...notificationDayObstacles(days));
  const described = form.residents.filter(({ personKey }) => personKey === form.headPersonKey || form.personKeys.includes(personKey));
  await checkIdentities(desk, described);
  for (const personKey of form.personKeys) {
    if (!(await residentOf(desk, personKey)) && personKey !== form.headPersonKey) refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
  }
  const question = await questionOf(desk, form);
  decided(desk, householdChange.apply(question));
  refuse(desk, ...householdObstacles(question));
  if (isRefused(desk)) return null;
  for (const resident of described) await writeResident(desk, resident);
  if (form.newAddress !== undefined) await moveAddresses(desk, form, form.newAddress);
  switch (form.reason) {
    case 'headChange': return changeHead(desk, form, question.sources[0]!.householdKey);
    case 'householdSplit': return moveMembers(desk, form, openHousehold(desk, form.headPersonKey, (await residentOf(desk, form.headPersonKey))!.address, form.occurredOn, form.reason).household_key);
    case 'householdMerge': return moveMembers(desk, form, question.headHousehold!.householdKey);
    case 'addressWithinMunicipality': {
      const [{ householdKey }] = question.sources as [HouseholdQuestion['sources'][number]];
      await settleHead(desk, householdKey, form.occurredOn, form.reason);
      return householdKey;
    }
  }
}

async function questionOf(desk: Desk, form: HouseholdNotification): Promise<HouseholdQuestion> {
  const { headPersonKey } = form;
  const named = [];
  for (const personKey of new Set(form.personKeys)) named.push({ personKey, householdKey: (await openPeriodOf(desk, personKey))?.household_key ?? null });
  const describe = async (householdKey: string) => ({
    householdKey, headPersonKey: (await householdOf(desk, householdKey)).head_person_key, members: (await openMembersOf(desk, householdKey)).map(({ person_key }) => person_key),
  });
  const sources = [];
  for (const householdKey of new Set(named.flatMap((one) => one.householdKey ?? []))) sources.push(await describe(householdKey));
  const headHouseholdKey = (await openPeriodOf(desk, headPersonKey))?.household_key ?? (await householdHeadedBy(desk, headPersonKey))?.household_key;
  return {
    reason: form.reason, named, headPersonKey, sources, hasNewAddress: form.newAddress !== undefined,
    headIsKnown: form.residents.some(({ personKey }) => personKey === headPersonKey) || (await residentOf(desk, headPersonKey)) !== null,
    headHousehold: headHouseholdKey === undefined ? null : await describe(headHouseholdKey),
  };
}

async function moveAddresses(desk: Desk, form: HouseholdNotification, address: string): Promise<void> {
  const movers = form.reason === 'addressWithinMunicipality' ? [...form.personKeys, form.headPersonKey] : form.personKeys;
  for (const personKey of new Set(movers)) {
    const resident = await residentOf(desk, personKey);
    if (resident) reviseResident(desk, resident, { address }, { operation: 'update', changeReason: 'addressWithinMunicipality' });
    const open = await openPeriodOf(desk, personKey);
    if (open) revisePeriod(desk, open, {}, { operation: 'update', changeReason: form.reason });
  }
}

/** An insured member who replaces a 擬制世帯主 gives the place back when that person joins, so the ward remembers whom. */
async function changeHead(desk: Desk, form: HouseholdNotification, householdKey: string): Promise<string> {
  const before = await householdOf(desk, householdKey);
  const members = (await openMembersOf(desk, householdKey)).map(({ person_key }) => person_key);
  const replacesNominal = !members.includes(before.head_person_key) && members.includes(form.headPersonKey) && (await residentOf(desk, before.head_person_key))?.died_on == null;
  const address = (await residentOf(desk, form.headPersonKey))!.address;
  await reviseHousehold(desk, householdKey, { head_person_key: form.headPersonKey, former_head_person_key: replacesNominal ? before.head_person_key : null, address }, form.occurredOn, { operation: 'update', changeReason: 'headChange' });
  await noteHeadChange(desk, before.head_person_key, form.headPersonKey);
  for (const personKey of members) await replaceDocuments(desk, (await residentOf(desk, personKey))!, '世帯主変更');
  return householdKey;
}

/** The named move with their periods unbroken; only 世帯の識別 and 枝番 become those of the new household. */
async function moveMembers(desk: Desk, form: HouseholdNotification, householdKey: string): Promise<string> {
  const left = new Set<string>();
  const oldHead = (await householdOf(desk, householdKey)).head_person_key;
  for (const personKey of new Set(form.personKeys)) {
    const open = await openPeriodOf(desk, personKey);
    if (!open || open.household_key === householdKey) continue;
    left.add(open.household_key);
    revisePeriod(desk, open, { household_key: householdKey, household_since: form.occurredOn, branch_number: await branchNumberFor(desk, personKey, householdKey) }, { operation: 'update', changeReason: form.reason });
    await replaceDocuments(desk, (await residentOf(desk, personKey))!, form.reason === 'householdSplit' ? '世帯分離' : '世帯合併');
  }
  if (oldHead !== form.headPersonKey) {
    await reviseHousehold(desk, householdKey, { head_person_key: form.headPersonKey, former_head_person_key: null }, form.occurredOn, { operation: 'update', changeReason: form.reason });
    await noteHeadChange(desk, oldHead, form.headPersonKey);
  }
  for (const source of left) await settleHead(desk, source, form.occurredOn, form.reason);
  await settleHead(desk, householdKey, form.occurredOn, form.reason);
  return householdKey;
}
