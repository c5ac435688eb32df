import { koukiLossDay } from '../../../law/acquisition-and-loss.js';
import { childbirthYen, lumpSumDeadline } from '../../../law/benefit-amounts.js';
import { previousDay } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { monthOf } from '../../../law/fiscal-year.js';
import { mealCopays, mealCopaysPublishedThrough } from '../../../law/meal-copay.js';
import { isRefused, refuse, refuseUntimely, type Desk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { copayPercentOf } from '../care-month.js';
import { takeNumbers } from '../numbers.js';
import { childbirthDoubts } from '../rules/childbirth-doubts.js';
import { childbirthWorth, funeralWorth, mealWorth, medicalCostWorth, transportWorth, type Worth } from '../rules/other-benefits.js';
import type { BenefitCaseRow } from '../tables.js';
import { aboutIn, aboutOf, isSame, isSameMonth, overlaps, type OtherForm } from './about.js';
import { claimantFor, keepApplication, refuseApplicant } from './apply.js';
import { caseId, keepFacts } from './facts.js';
import { homeIn, spanOf, type HomeFound } from './home-in.js';
import { applicantNow, keepUse, payeeOf, refuseUncertain, type Payee } from './payee.js';

/** Two years are counted from the day after the payment, where there is one. */
const deadlineOf = (form: OtherForm): Day => lumpSumDeadline('paidOn' in form ? form.paidOn : spanOf(form).from);

/** 出産育児一時金, 葬祭費, 療養費, 移送費, 食事の差額: each application is one case that waits for its decision. */
export async function applyOther(desk: Desk, form: OtherForm): Promise<null> {
  await refuseUntimely(desk, form);
  const { settings } = desk;
  const [span, deadline] = [spanOf(form), deadlineOf(form)];
  refuseFuture(desk, form, span.from);
  const resident = await residentOf(desk, form.personKey);
  const { twin, doubts, mealsBefore } = await likesOf(desk, form, resident);
  const isRetry = twin?.state === 'paymentFailed';
  if (!isRetry && form.receivedOn > deadline) refuse(desk, obstacle('benefitExpired', '申請日', form.receivedOn, `申請できるのは ${deadline} まで`));
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', form.personKey, 'この区に登録がない'));
  if (isRefused(desk) || !resident) return null;
  const insuredOn = form.kind === 'funeral' && resident.died_on !== null ? previousDay(resident.died_on as Day) : span.from;
  if (koukiLossDay(resident.born_on as Day, settings.parameters.koukiLossRule) <= insuredOn) refuse(desk, obstacle('notInsured', '宛名番号', form.personKey, `${insuredOn} には75歳に達していて、国保の被保険者でない`));
  if (isRefused(desk)) return null;
  const home = await homeIn(desk, form.personKey, form.kind === 'mealDifference' ? span : { from: insuredOn, through: insuredOn });
  if (!home) return null;
  const payer = isRetry ? twin.payer_key : form.kind === 'funeral' ? form.applicantPersonKey : home.judged.headPersonKey;
  const applicant = form.applicantPersonKey ?? await claimantFor(desk, payer) ?? payer;
  await refuseApplicant(desk, { payer_key: payer }, applicant, form.kind === 'funeral' ? '葬祭を行った人' : '世帯主');
  if (form.kind === 'funeral') await refuseFuneral(desk, form, applicant, resident.died_on as Day | null);
  if (doubts.length > 0 && form.kind === 'childbirth' && settings.parameters.childbirthInDoubt === 'refused') refuse(desk, ...doubts.map((doubt) => obstacle('benefitUnfit', '出産', form.personKey, doubt)));
  if (twin && !isRetry) refuse(desk, obstacle('benefitUnfit', '給付の原因', form.personKey, `${caseId(twin.case_no)} で受け付けている`));
  const worth = worthOf(form, home, mealsBefore);
  if ('refusal' in worth) refuse(desk, obstacle('benefitUnfit', '支給の条件', form.kind, worth.refusal));
  const payee = await payeeOf(desk, form, applicant);
  if (isRetry && payee !== null && !isRefused(desk)) await refuseUncertain(desk, applicant, payee);
  if (isRefused(desk) || payee === null || !('yen' in worth)) return null;
  if (isRetry) await keepApplication(desk, twin, { applicantPersonKey: applicant, receivedOn: form.receivedOn, notificationId: form.notificationId, statesUse: form.statesUse }, payee);
  else await open(desk, form, home.householdKey, { payer, applicant, payee, deadline, doubts }, worth);
  return null;
}

/** A funeral follows a death. Whoever held it may live anywhere: an application is taken while 住基ネット is still being asked, for its day counts. */
async function refuseFuneral(desk: Desk, { personKey, heldOn }: Extract<OtherForm, { kind: 'funeral' }>, mourner: string, diedOn: Day | null): Promise<void> {
  if (diedOn === null) refuse(desk, obstacle('benefitUnfit', '宛名番号', personKey, '死亡の記録がない'));
  else if (heldOn < diedOn) refuse(desk, obstacle('benefitUnfit', '葬祭の日', heldOn, `死亡の日 ${diedOn} より前`));
  const known = await applicantNow(desk, mourner);
  if (known === null) refuse(desk, obstacle('unknownPerson', '葬祭を行った人', mourner, '住民でも住登外者でもない'));
  else if (known.outcome === 'dead') refuse(desk, obstacle('benefitApplicantUncertain', '葬祭を行った人', mourner, known.because[0]!));
}

/** What has not come yet when somebody applies cannot be what is applied for. */
function refuseFuture(desk: Desk, form: OtherForm, day: Day): void {
  const told = [['給付の原因の日', day], ...('paidOn' in form && form.paidOn !== day ? [['費用を払った日', form.paidOn]] as const : [])] as const;
  for (const [ja, one] of told) if (one > form.receivedOn) refuse(desk, obstacle('benefitUnfit', ja, one, `申請日 ${form.receivedOn} より後`));
}

interface Likes { readonly twin: BenefitCaseRow | undefined; readonly doubts: readonly string[]; readonly mealsBefore: number }
/** The case about the same 出産, 葬祭 or payment, which is paid once, why somebody should look at this one, and meals of the month at other hospitals. */
async function likesOf(desk: Desk, form: OtherForm, mother: { readonly sex: string; readonly born_on: string } | null): Promise<Likes> {
  const about = aboutOf(form);
  const rows = await desk.store.db.selectFrom('ward_benefit_case').selectAll().where('kind', '=', form.kind).where('state', 'not in', ['refused', 'withdrawn']).orderBy('case_no').execute();
  const before = rows.flatMap((row) => {
    const own = aboutIn(row);
    return own ? [{ row, own }] : [];
  });
  const twin = before.find(({ own }) => isSame(form.kind, about, own))?.row;
  if (form.kind === 'mealDifference') return { twin, doubts: form.careMonth > monthOf(mealCopaysPublishedThrough) ? [`${form.careMonth} の標準負担額は公開されておらず、前の年度の額で計算した`] : [], mealsBefore: before.filter(({ row, own }) => row !== twin && isSameMonth(about, own)).reduce((sum, { own }) => sum + Number(own[3] ?? 0), 0) };
  if (form.kind !== 'childbirth' || twin || !mother) return { twin, doubts: [], mealsBefore: 0 };
  const beside = before.filter(({ own }) => overlaps(about, own)).map(({ row, own }) => ({ caseId: caseId(row.case_no), bornOn: own[1] }));
  return { twin, doubts: childbirthDoubts({ bornOn: form.bornOn, pregnancyDays: form.pregnancyDays, mother: { sex: mother.sex, bornOn: mother.born_on as Day }, beside }), mealsBefore: 0 };
}

function worthOf(form: OtherForm, { member, judged, days }: HomeFound, mealsBefore: number): Worth {
  const { from } = spanOf(form);
  const unchecked: Worth = { refusal: `${from} の額を確かめていない` };
  switch (form.kind) {
    case 'childbirth': return isWithin(childbirthYen, form.bornOn) ? childbirthWorth(form, childbirthYen.on(form.bornOn)) : unchecked;
    case 'funeral': return funeralWorth(form);
    case 'medicalCost': return medicalCostWorth(form, copayPercentOf(member, monthOf(from)));
    case 'transport': return transportWorth(form);
    case 'mealDifference': return isWithin(mealCopays, from) ? mealWorth(form, member.isElderly ? judged.over70! : judged.under70, mealCopays.on(from), { days, mealsBefore }) : unchecked;
  }
}
const isWithin = ({ rows, checkedThrough }: { readonly rows: readonly { readonly from: Day }[]; readonly checkedThrough: Day }, day: Day): boolean => day >= rows[0]!.from && day <= checkedThrough;

interface Opening { readonly payer: string; readonly applicant: string; readonly payee: Payee; readonly deadline: Day; readonly doubts: readonly string[] }
async function open(desk: Desk, form: OtherForm, householdKey: string, { payer, applicant, payee, deadline, doubts }: Opening, worth: Extract<Worth, { yen: number }>): Promise<void> {
  const { store, settings, decisions } = desk;
  await keepUse(desk, payee, form);
  const case_no = await takeNumbers(store, 'benefitCase', 1);
  await store.insertMany('ward_benefit_case', [{
    case_no, kind: form.kind, household_key: householdKey, care_month: form.kind === 'mealDifference' ? form.careMonth : null, payer_key: payer, amount_yen: worth.yen, deadline_on: deadline, state: 'applied', is_held: doubts.length > 0 ? 1 : 0,
    content: JSON.stringify({ applicantKey: applicant, account: payee, receivedOn: form.receivedOn, notificationId: form.notificationId, same: JSON.stringify(aboutOf(form)) }), because: JSON.stringify(worth.because), recorded_at: settings.now,
  }]);
  await keepFacts(store, settings.now, [{ unit: caseId(case_no), kind: 'applied', day: form.receivedOn, content: { amountYen: worth.yen }, actor: applicant, why: `申請 ${form.notificationId}` }]);
  if (doubts.length > 0) await keepFacts(store, settings.now, [{ unit: caseId(case_no), kind: 'held', day: settings.today, content: {}, actor: '国保システム', why: doubts.join('。') }]);
  decisions.push({ rule: 'benefitWorth', outcome: 'applied', ja: `${caseId(case_no)} を受け付けた${doubts.length > 0 ? '。人が見るまで支給しない' : ''}`, because: [...worth.because.map(({ ja }) => ja), ...doubts] });
}
