import type { BenefitForm, BenefitKind } from '../../../contracts/ward-benefit.js';
import { lastMonthOf } from '../../../law/benefit-year.js';
import type { Day } from '../../../law/define.js';
import { firstDayOf, lastDayOf, monthOf, monthsLater, type Month } from '../../../law/fiscal-year.js';
import { isRefused, refuse, refuseUntimely, type Desk } from '../../desk.js';
import { obstacle } from '../../refusals.js';
import type { WardStore } from '../../tables.js';
import type { BenefitCaseRow } from '../tables.js';
import { agreeAutoPayment, agreementsOf, endAutoPayment } from './auto-payment.js';
import { appliedIn, payTo } from './decide.js';
import { caseId, keepFacts } from './facts.js';
import { applicantNow, isRegistered, keepUse, payeeOf, refuseUncertain, type Payee, type Stating } from './payee.js';
import { openStates } from './settle.js';

type HighCostForm = Extract<BenefitForm, { kind: 'highCost' }> & Stating;
type YearlyForm = Extract<BenefitForm, { kind: 'yearly' }> & Stating;
type StopForm = Extract<BenefitForm, { kind: 'stopAutoPayment' }>;

/** 支給申請 of a sum of a year. There is no 自動振込 of it. */
export const applyYearly = (desk: Desk, { yearlyKind, benefitYear, kind: _kind, ...form }: YearlyForm): Promise<null> => apply(desk, { ...form, autoPayment: false }, { kind: yearlyKind, careMonth: lastMonthOf(benefitYear) });
/** 支給申請 of a month. */
export const applyHighCost = (desk: Desk, { careMonth, kind, ...form }: HighCostForm): Promise<null> => apply(desk, form, { kind, careMonth: careMonth as Month });

/** 支給申請: of the 世帯主, or after death of the heir named for it, within two years, with an account of the applicant's own. */
async function apply(desk: Desk, form: Omit<HighCostForm, 'kind' | 'careMonth'>, about: About): Promise<null> {
  await refuseUntimely(desk, form);
  const { store, settings } = desk;
  if (form.receivedOn <= lastDayOf(about.careMonth)) refuse(desk, obstacle('benefitUnfit', '申請日', form.receivedOn, `${about.careMonth} の診療がまだ終わっていない`));
  const row = await caseFor(store, form.householdKey, about);
  if (!row) {
    refuse(desk, obstacle('benefitCaseUnknown', '診療月', about.careMonth, '申請を待つ支給がない'));
    return null;
  }
  refuseExpired(desk, row, form.receivedOn);
  await refuseApplicant(desk, row, form.applicantPersonKey);
  const payee = await payeeOf(desk, form, form.applicantPersonKey, (await agreementsOf(store, [row.household_key])).get(row.household_key)?.account ?? null);
  if (form.autoPayment && payee !== null && isRegistered(payee)) refuse(desk, obstacle('benefitUnfit', '自動振込', form.notificationId, '公金受取口座の利用の意思は支払いのたびに示すので、自動振込には口座を書く'));
  if (row.state === 'paymentFailed' && payee !== null && !isRefused(desk)) await refuseUncertain(desk, form.applicantPersonKey, payee);
  if (isRefused(desk) || payee === null) return null;
  await keepApplication(desk, row, form, payee);
  if (form.autoPayment && !isRegistered(payee)) await agreeAutoPayment(store, settings, row.household_key, row.payer_key, payee, switchOn(form.receivedOn, Number(settings.parameters.autoPaySwitchMonths)));
  return null;
}

interface About { readonly kind: BenefitKind; readonly careMonth: Month }

/** 自動振込 begins on the first of the month so many months later. */
const switchOn = (receivedOn: Day, months: number): Day => (months === 0 ? receivedOn : firstDayOf(monthsLater(monthOf(receivedOn), months)));

/** The case an application is about: one that nobody has decided, or whose money came back. */
export async function caseFor({ db }: WardStore, householdKey: string, { kind, careMonth }: About): Promise<BenefitCaseRow | undefined> {
  const cases = await db.selectFrom('ward_benefit_case').selectAll().where('household_key', '=', householdKey).where('care_month', '=', careMonth).where('kind', '=', kind).orderBy('case_no').execute();
  return cases.find(({ state }) => state === 'paymentFailed') ?? cases.find(({ state }) => openStates.includes(state)) ?? cases.find(({ state }) => state === 'expired');
}

/** Money that came back was claimed in time. */
export function refuseExpired(desk: Desk, { state, deadline_on }: BenefitCaseRow, receivedOn: Day): void {
  if (state !== 'paymentFailed' && state !== 'decided' && receivedOn > deadline_on) refuse(desk, obstacle('benefitExpired', '申請日', receivedOn, `申請できるのは ${deadline_on} まで`));
}

/** The payee, or after the payee's death the heir that was named. */
export async function refuseApplicant(desk: Desk, { payer_key }: Pick<BenefitCaseRow, 'payer_key'>, applicantKey: string, payerJa = '世帯主'): Promise<void> {
  const claimant = await claimantFor(desk, payer_key);
  if (claimant === null) refuseNoHeir(desk, applicantKey, payerJa);
  else if (claimant !== applicantKey) refuse(desk, obstacle('benefitApplicantUnfit', '申請者', applicantKey, claimant === payer_key ? `${payerJa}ではない` : '相続人代表者ではない'));
}
export const refuseNoHeir = (desk: Desk, applicantKey: string, payerJa = '世帯主'): void => refuse(desk, obstacle('benefitApplicantUnfit', '申請者', applicantKey, `${payerJa}は亡くなっていて、相続人代表者が決まっていない`));

/** Who may claim what is a person's: that person, after death the heir named for it; null while there is none. */
export async function claimantFor(desk: Desk, payerKey: string): Promise<string | null> {
  if ((await applicantNow(desk, payerKey))?.outcome !== 'dead') return payerKey;
  const named = await desk.store.db.selectFrom('ward_representative').select('representative_person_key').where('payer_person_key', '=', payerKey).where('latest', '=', 1).executeTakeFirst();
  return named?.representative_person_key ?? null;
}

type Handed = Pick<HighCostForm, 'applicantPersonKey' | 'receivedOn' | 'notificationId' | 'statesUse'>;
/** A case whose money came back was decided already, and is paid once more. */
export async function keepApplication(desk: Desk, row: BenefitCaseRow, handed: Handed, account: Payee): Promise<void> {
  const { store, settings } = desk;
  const { applicantPersonKey, receivedOn, notificationId } = handed;
  await keepUse(desk, account, handed);
  const content = { ...appliedIn(row), applicantKey: applicantPersonKey, account, receivedOn, notificationId };
  const isRetry = row.state === 'paymentFailed';
  await store.db.updateTable('ward_benefit_case').set({ state: isRetry ? 'decided' : 'applied', content: JSON.stringify(content) }).where('case_no', '=', row.case_no).execute();
  if (isRetry) await payTo(store, settings, row, account);
  await keepFacts(store, settings.now, [{ unit: caseId(row.case_no), kind: 'applied', day: receivedOn, content: { applicantKey: applicantPersonKey, notificationId }, actor: applicantPersonKey, why: `申請 ${notificationId}` }]);
}

/** The household does not want 自動振込 any more. */
export async function stopAutoPayment(desk: Desk, form: StopForm): Promise<null> {
  await refuseUntimely(desk, form);
  const agreement = (await agreementsOf(desk.store, [form.householdKey])).get(form.householdKey);
  if (!agreement?.account) refuse(desk, obstacle('benefitNoAutoPayment', '世帯の識別', form.householdKey, '自動振込に同意していない'));
  else if (form.applicantPersonKey !== undefined) await refuseApplicant(desk, { payer_key: agreement.payerKey }, form.applicantPersonKey);
  if (!isRefused(desk)) await endAutoPayment(desk.store, desk.settings, form.householdKey, '世帯の申出');
  return null;
}
