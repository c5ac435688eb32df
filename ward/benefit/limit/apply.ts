import type { BenefitForm } from '../../../contracts/ward-benefit.js';
import { firstDayOf, monthOf } from '../../../law/fiscal-year.js';
import { bringUpToDate } from '../../collection/port/up-to-date.js';
import { decided, isRefused, refuse, refuseUntimely, type Desk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { inArrears } from '../cases/auto-payment.js';
import { limitCertification } from '../rules/limit-certification.js';
import { keepLimit } from './issue.js';
import { categoriesIn, standingsOn } from './judge.js';

type LimitForm = Extract<BenefitForm, { kind: 'limitCertificate' }>;

/** 限度額適用認定の申請, by the 世帯主 or the person: decided at once by the 区分 of the month, from the first of it. */
export async function applyForLimit(desk: Desk, form: LimitForm): Promise<null> {
  const { store, settings } = desk;
  await refuseUntimely(desk, form);
  const resident = await residentOf(desk, form.personKey);
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', form.personKey, 'この区に登録がない'));
  if (isRefused(desk) || !resident) return null;
  const { household, since } = (await standingsOn(store, settings, [form.personKey], form.receivedOn)).get(form.personKey)!;
  const month = monthOf(form.receivedOn);
  const judged = (await categoriesIn(store, settings, month, new Map(household === null ? [] : [[form.personKey, household]])))(form.personKey);
  await refuseApplicant(desk, form, household);
  await refuseHeld(desk, form);
  if (isRefused(desk)) return null;
  const owes = judged.headPersonKey !== null && await isOwing(desk, judged.headPersonKey);
  const decision = decided(desk, limitCertification.apply({ ...judged, isInsured: household !== null, isInArrears: owes, inArrears: settings.parameters.limitInArrears }));
  const first = firstDayOf(month);
  await keepLimit(desk, resident, {
    notification_id: form.notificationId, person_key: form.personKey, applicant_key: form.applicantPersonKey, household_key: household ?? '', received_on: form.receivedOn, category: judged.category, validFrom: since !== null && since > first ? since : first, decision, reason: '限度額適用認定',
  });
  return null;
}

/** As the ledger stands with everything decided and printed until now. */
async function isOwing({ store, settings }: Desk, headPersonKey: string): Promise<boolean> {
  await bringUpToDate(store);
  return (await inArrears(store, [headPersonKey], settings.today)).has(headPersonKey);
}

async function refuseApplicant(desk: Desk, { personKey, applicantPersonKey }: LimitForm, household: string | null): Promise<void> {
  if (applicantPersonKey === personKey || household === null) return;
  const head = await desk.store.db.selectFrom('ward_household').select('head_person_key').where('household_key', '=', household).where('latest', '=', 1).executeTakeFirst();
  if (head?.head_person_key !== applicantPersonKey) refuse(desk, obstacle('benefitApplicantUnfit', '申請者', applicantPersonKey, '世帯主でも本人でもない'));
}

/** Whoever holds a 認定 needs no other before it ends. */
async function refuseHeld(desk: Desk, { personKey, receivedOn }: LimitForm): Promise<void> {
  const held = await desk.store.db.selectFrom('ward_limit_certification').select('valid_through').where('person_key', '=', personKey).where('state', '=', 'inForce').where('valid_through', '>=', receivedOn).executeTakeFirst();
  if (held) refuse(desk, obstacle('benefitUnfit', '宛名番号', personKey, `${held.valid_through} まで認定している`));
}
