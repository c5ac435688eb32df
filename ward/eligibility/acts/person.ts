import type { Notification } from '../../../contracts/notification.js';
import type { ChangeReason } from '../../../contracts/codes.js';
import { cardUnusableFrom } from '../../../law/certificates.js';
import { decided, isRefused, refuse, type Desk } from '../../desk.js';
import { householdHeadedBy, householdOf, openMembersOf, openPeriodOf, periodRowsOf, residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import type { PeriodRow, ResidentRow } from '../../tables.js';
import { branchNumberFor, openHousehold, queueHousehold, reviseHousehold, reviseResident, revisePeriod } from '../../writing.js';
import { planDocuments, reissueDocuments, replaceDocuments } from '../certificates.js';
import { settleHead } from '../household-head.js';
import { checkNewNumbers } from '../identity.js';
import { lateness, notificationDayObstacles } from '../rules/lateness.js';
import { specialResidence, specialResidenceObstacles } from '../rules/special-residence.js';

export type PersonNotification = Extract<Notification, { kind: 'person' }>;
type Entry = (desk: Desk, form: PersonNotification, resident: ResidentRow) => Promise<void>;

/** 個人の変更の届出. Returns the person's household. */
export async function enterPerson(desk: Desk, form: PersonNotification): Promise<string | null> {
  const days = { occurredOn: form.occurredOn, receivedOn: form.receivedOn, today: desk.settings.today, mayBeAnnounced: false };
  decided(desk, lateness.apply(days));
  refuse(desk, ...notificationDayObstacles(days));
  const resident = await residentOf(desk, form.personKey);
  if (!resident) {
    refuse(desk, obstacle('unknownPerson', '宛名番号', form.personKey, 'この区に登録がない'));
    return null;
  }
  await entries[form.reason](desk, form, resident);
  const open = await openPeriodOf(desk, form.personKey);
  return open?.household_key ?? (await householdHeadedBy(desk, form.personKey))?.household_key ?? null;
}

/**
 * A person's own facts stand in every row of theirs, so each of these periods gets a revision, a 無効 one staying 無効; a
 * 擬制世帯主 has no period and only the household is queued.
 */
export async function spreadPerson(desk: Desk, personKey: string, periods: readonly PeriodRow[], change: { operation: 'update' | 'correct'; changeReason: ChangeReason }): Promise<void> {
  for (const period of periods) revisePeriod(desk, period, {}, period.voided === 1 ? { ...change, operation: 'void' } : change);
  const headed = await householdHeadedBy(desk, personKey);
  if (headed) queueHousehold(desk, headed.household_key);
}

/** Periods 集約 knows or will know: all but those that were 無効 before they were ever sent. */
export const toldPeriodsOf = async (desk: Desk, personKey: string): Promise<readonly PeriodRow[]> =>
  (await periodRowsOf(desk, personKey)).filter((row) => row.voided === 0 || row.sent_before === 1 || row.sent_seq !== null);

const entries: Readonly<Record<PersonNotification['reason'], Entry>> = {
  nameChange: async (desk, form, resident) => {
    const { name = resident.name, nameKana = resident.name_kana } = form;
    if (form.name === undefined && form.nameKana === undefined) refuse(desk, obstacle('missingItem', '氏名', '', '新しい氏名も氏名カナも書かれていない'));
    else if (name === resident.name && nameKana === resident.name_kana) refuse(desk, obstacle('nothingChanges', '氏名', name, '登録と同じ'));
    if (isRefused(desk)) return;
    const changed = reviseResident(desk, resident, { name, name_kana: nameKana }, { operation: 'update', changeReason: 'nameChange' });
    await spreadPerson(desk, form.personKey, await openPeriods(desk, form.personKey), { operation: 'update', changeReason: 'nameChange' });
    if (await openPeriodOf(desk, form.personKey)) await replaceDocuments(desk, changed, '氏名変更');
  },
  individualNumberChange: async (desk, form, resident) => {
    const { individualNumber } = form;
    if (individualNumber === undefined) return refuse(desk, obstacle('missingItem', '個人番号', '', '新しい個人番号が書かれていない'));
    await changeNumber(desk, resident.person_key, individualNumber);
  },
  specialResidenceStart: enterSpecialResidence,
  specialResidenceEnd: enterSpecialResidence,
  cardUseCancellation: async (desk, form, resident) => {
    const open = await requireInsured(desk, form.personKey);
    if (resident.card_use !== 'registered') refuse(desk, obstacle('cardNotRegistered', 'マイナ保険証の利用登録', resident.card_use, '利用登録がない'));
    else if (resident.cancellation_asked_on !== null) refuse(desk, obstacle('nothingChanges', '利用登録解除', resident.cancellation_asked_on, 'すでに解除を申請している'));
    if (!open || isRefused(desk)) return;
    const changed = reviseResident(desk, resident, { cancellation_asked_on: form.receivedOn }, { operation: 'update', changeReason: 'cardUseCancellation' });
    await spreadPerson(desk, form.personKey, [open], { operation: 'update', changeReason: 'cardUseCancellation' });
    planDocuments(desk, changed, cardUnusableFrom(form.receivedOn), '利用登録解除');
  },
  certificateReissue: async (desk, form, resident) => {
    const open = await requireInsured(desk, form.personKey);
    if (!open || isRefused(desk)) return;
    await reissueDocuments(desk, resident, '再交付');
    await spreadPerson(desk, form.personKey, [open], { operation: 'update', changeReason: 'certificateReissue' });
  },
};

/** 個人番号変更: the person got a new number; every row of theirs says so. */
export async function changeNumber(desk: Desk, personKey: string, individualNumber: string): Promise<void> {
  const resident = await residentOf(desk, personKey);
  if (!resident) return refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
  if (individualNumber === resident.individual_number) refuse(desk, obstacle('individualNumberSame', '個人番号', desk.masked(individualNumber), '登録されている個人番号と同じ'));
  await checkNewNumbers(desk, [{ personKey, individualNumber }]);
  if (isRefused(desk)) return;
  const change = { operation: 'update', changeReason: 'individualNumberChange' } as const;
  reviseResident(desk, resident, { individual_number: individualNumber }, change);
  await spreadPerson(desk, personKey, await toldPeriodsOf(desk, personKey), change);
}

async function enterSpecialResidence(desk: Desk, form: PersonNotification, resident: ResidentRow): Promise<void> {
  const reason = form.reason as 'specialResidenceStart' | 'specialResidenceEnd';
  const open = await openPeriodOf(desk, form.personKey);
  const household = open && (await householdOf(desk, open.household_key));
  const members = open ? await openMembersOf(desk, open.household_key) : [];
  const question = {
    reason, personKey: form.personKey, isInsured: open !== null, asked: form.specialResidenceKind, current: (open?.special_residence_kind ?? null) as never,
    isHead: household?.head_person_key === form.personKey, others: members.map(({ person_key }) => person_key).filter((personKey) => personKey !== form.personKey),
  };
  const { outcome } = decided(desk, specialResidence.apply(question));
  refuse(desk, ...specialResidenceObstacles(question));
  if (!open || isRefused(desk)) return;
  if (form.newAddress !== undefined) reviseResident(desk, resident, { address: form.newAddress }, { operation: 'update', changeReason: reason });
  const change = { operation: 'update', changeReason: reason } as const;
  const kind = reason === 'specialResidenceStart' ? form.specialResidenceKind! : null;
  if (outcome !== 'ownHousehold' || (question.isHead && question.others.length === 0)) {
    revisePeriod(desk, open, { special_residence_kind: kind }, change);
    await reviseHousehold(desk, open.household_key, {}, form.occurredOn, change);
    return;
  }
  const own = openHousehold(desk, form.personKey, form.newAddress ?? resident.address, form.occurredOn, reason);
  revisePeriod(desk, open, { special_residence_kind: kind, household_key: own.household_key, branch_number: await branchNumberFor(desk, form.personKey, own.household_key) }, change);
  await settleHead(desk, open.household_key, form.occurredOn, reason);
  await settleHead(desk, own.household_key, form.occurredOn, reason);
  await replaceDocuments(desk, (await residentOf(desk, form.personKey))!, '住所地特例');
}

async function requireInsured(desk: Desk, personKey: string): Promise<PeriodRow | null> {
  const open = await openPeriodOf(desk, personKey);
  if (!open) refuse(desk, obstacle('notInsured', '宛名番号', personKey, '続いている適用期間がない'));
  return open;
}
const openPeriods = async (desk: Desk, personKey: string) => (await periodRowsOf(desk, personKey)).filter(({ voided, end_on }) => voided === 0 && end_on === null);
