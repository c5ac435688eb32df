import type { BenefitForm } from '../../../contracts/ward-benefit.js';
import { koukiLossDay } from '../../../law/acquisition-and-loss.js';
import { childbirthYen, lumpSumDeadline, mealCharges } from '../../../law/benefit-amounts.js';
import type { Day } from '../../../law/define.js';
import { firstDayOf, monthOf, type Month } from '../../../law/fiscal-year.js';
import { previousDay } from '../../../law/day.js';
import { isRefused, refuse, refuseUntimely, type Desk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { copayPercentOf } from '../care-month.js';
import type { HouseholdMonthJudged, MonthMember } from '../category/judge.js';
import { readMonths } from '../household-months.js';
import { takeNumbers } from '../numbers.js';
import { homesIn, isReckoned } from '../receipts/place.js';
import { childbirthWorth, funeralWorth, mealWorth, medicalCostWorth, transportWorth, type Worth } from '../rules/other-benefits.js';
import type { BenefitCaseRow } from '../tables.js';
import { claimantFor, keepApplication, refuseApplicant } from './apply.js';
import { caseId, keepFacts } from './facts.js';
import { applicantNow, keepUse, payeeOf, refuseUncertain, type Payee, type Stating } from './payee.js';

export type OtherForm = Exclude<BenefitForm, { kind: 'highCost' | 'yearly' | 'stopAutoPayment' }> & Stating;

/** The day an application rests on: nobody who was not insured on it is paid for. */
const dayOf = (form: OtherForm): Day => (form.kind === 'childbirth' ? form.bornOn : form.kind === 'funeral' ? form.heldOn : form.kind === 'mealDifference' ? firstDayOf(form.careMonth as Month) : form.paidOn);
const deadlineOf = (form: OtherForm): Day => lumpSumDeadline(form.kind === 'mealDifference' ? form.paidOn : dayOf(form));

/** 出産育児一時金, 葬祭費, 療養費, 移送費, 食事の差額: each application is one case that waits for its decision. */
export async function applyOther(desk: Desk, form: OtherForm): Promise<null> {
  await refuseUntimely(desk, form);
  const { settings } = desk;
  const [day, deadline] = [dayOf(form), deadlineOf(form)];
  if (day > settings.today) refuse(desk, obstacle('benefitUnfit', '給付の原因の日', day, '業務日より後'));
  const twin = await twinOf(desk, form);
  const isRetry = twin?.state === 'paymentFailed';
  if (!isRetry && form.receivedOn > deadline) refuse(desk, obstacle('benefitExpired', '申請日', form.receivedOn, `申請できるのは ${deadline} まで`));
  const resident = await residentOf(desk, form.personKey);
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', form.personKey, 'この区に登録がない'));
  if (isRefused(desk)) return null;
  const insuredOn = form.kind === 'funeral' && resident!.died_on !== null ? previousDay(resident!.died_on as Day) : day;
  if (koukiLossDay(resident!.born_on as Day, settings.parameters.koukiLossRule) <= insuredOn) refuse(desk, obstacle('notInsured', '宛名番号', form.personKey, `${insuredOn} には75歳に達していて、国保の被保険者でない`));
  if (isRefused(desk)) return null;
  const home = await homeOn(desk, form, insuredOn);
  if (!home) return null;
  const payer = isRetry ? twin.payer_key : form.kind === 'funeral' ? form.applicantPersonKey : home.judged.headPersonKey;
  const applicant = form.applicantPersonKey ?? await claimantFor(desk, payer) ?? payer;
  await refuseApplicant(desk, { payer_key: payer }, applicant);
  if (form.kind === 'funeral' && resident!.died_on === null) refuse(desk, obstacle('benefitUnfit', '宛名番号', form.personKey, '死亡の記録がない'));
  if (form.kind === 'funeral') await refuseMourner(desk, applicant);
  if (twin && !isRetry) refuse(desk, obstacle('benefitUnfit', '給付の原因', form.personKey, `${caseId(twin.case_no)} で受け付けている`));
  const worth = worthOf(form, home.member, home.judged);
  if ('refusal' in worth) refuse(desk, obstacle('benefitUnfit', '支給の条件', form.kind, worth.refusal));
  const payee = await payeeOf(desk, form, applicant);
  if (isRetry && payee !== null && !isRefused(desk)) await refuseUncertain(desk, applicant, payee);
  if (isRefused(desk) || payee === null || !('yen' in worth)) return null;
  if (isRetry) await keepApplication(desk, twin, { applicantPersonKey: applicant, receivedOn: form.receivedOn, notificationId: form.notificationId, statesUse: form.statesUse }, payee);
  else await open(desk, form, home.householdKey, { payer, applicant, payee }, deadline, worth);
  return null;
}

interface HomeFound { readonly householdKey: string; readonly judged: HouseholdMonthJudged; readonly member: MonthMember }
/** The household in which the person was insured on that day, and its month. */
async function homeOn(desk: Desk, { personKey }: OtherForm, day: Day): Promise<HomeFound | null> {
  const { store, settings } = desk;
  const home = ((await homesIn(store, [personKey], settings)).get(personKey) ?? []).find(({ from, until }) => from <= day && (until === null || day < until));
  const month = monthOf(day);
  const [read] = home && isReckoned(month) ? await readMonths(store, settings, month, new Map([[home.household, []]])) : [];
  const member = read?.judged.members.find((one) => one.personKey === personKey);
  if (!home) refuse(desk, obstacle('notInsured', '宛名番号', personKey, `${day} に被保険者でない`));
  else if (!read || !member) refuse(desk, obstacle('benefitUnfit', '給付の原因の日', day, 'その日の決まりを確かめていない'));
  return home && read && member ? { householdKey: home.household, judged: read.judged, member } : null;
}

/** Whoever held the funeral may live anywhere. An application is taken while 住基ネット is still being asked: its day counts. */
async function refuseMourner(desk: Desk, mourner: string): Promise<void> {
  const known = await applicantNow(desk, mourner);
  if (known === null) refuse(desk, obstacle('unknownPerson', '葬祭を行った人', mourner, '住民でも住登外者でもない'));
  else if (known.outcome === 'dead') refuse(desk, obstacle('benefitApplicantUncertain', '葬祭を行った人', mourner, known.because[0]!));
}

/** The same 出産, 葬祭 or payment is paid once; the case that is about it. */
async function twinOf(desk: Desk, form: OtherForm): Promise<BenefitCaseRow | undefined> {
  const same = JSON.stringify(sameIn(form));
  const before = await desk.store.db.selectFrom('ward_benefit_case').selectAll().where('kind', '=', form.kind).where('state', 'not in', ['refused', 'withdrawn']).execute();
  return before.find(({ content }) => (JSON.parse(content) as { same?: string }).same === same);
}
const sameIn = (form: OtherForm): readonly unknown[] => [form.personKey, dayOf(form), ...(form.kind === 'medicalCost' ? [form.ground, form.recognisedYen] : form.kind === 'transport' ? [form.recognisedYen] : [])];

function worthOf(form: OtherForm, member: MonthMember, judged: HouseholdMonthJudged): Worth {
  const unchecked: Worth = { refusal: `${dayOf(form)} の額を確かめていない` };
  switch (form.kind) {
    case 'childbirth': return isWithin(childbirthYen, form.bornOn) ? childbirthWorth(form, childbirthYen.on(form.bornOn)) : unchecked;
    case 'funeral': return funeralWorth(form);
    case 'medicalCost': return medicalCostWorth(form, copayPercentOf(member, monthOf(form.paidOn)));
    case 'transport': return transportWorth(form);
    case 'mealDifference': return isWithin(mealCharges, dayOf(form)) ? mealWorth(form, member.isElderly ? judged.over70! : judged.under70, mealCharges.on(dayOf(form))) : unchecked;
  }
}
const isWithin = ({ rows, checkedThrough }: { readonly rows: readonly { readonly from: Day }[]; readonly checkedThrough: Day }, day: Day): boolean => day >= rows[0]!.from && day <= checkedThrough;

async function open(desk: Desk, form: OtherForm, householdKey: string, { payer, applicant, payee }: { readonly payer: string; readonly applicant: string; readonly payee: Payee }, deadline: Day, worth: Extract<Worth, { yen: number }>): Promise<void> {
  const { store, settings, decisions } = desk;
  await keepUse(desk, payee, form);
  const case_no = await takeNumbers(store, 'benefitCase', 1);
  await store.insertMany('ward_benefit_case', [{
    case_no, kind: form.kind, household_key: householdKey, care_month: form.kind === 'mealDifference' ? form.careMonth : null, payer_key: payer, amount_yen: worth.yen, deadline_on: deadline, state: 'applied', is_held: 0,
    content: JSON.stringify({ applicantKey: applicant, account: payee, receivedOn: form.receivedOn, notificationId: form.notificationId, same: JSON.stringify(sameIn(form)) }), because: JSON.stringify(worth.because), recorded_at: settings.now,
  }]);
  await keepFacts(store, settings.now, [{ unit: caseId(case_no), kind: 'applied', day: form.receivedOn, content: { amountYen: worth.yen }, actor: applicant, why: `申請 ${form.notificationId}` }]);
  decisions.push({ rule: 'benefitWorth', outcome: 'applied', ja: `${caseId(case_no)} を受け付けた`, because: worth.because.map(({ ja }) => ja) });
}
