import type { PremiumForm } from '../../contracts/ward-premium.js';
import { ageReachedOn } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { formerDependent, maternity, maternityNotifiedFrom, unemploymentReasons, unemploymentUntilAge } from '../../law/premium-reductions.js';
import { isRefused, nextNumber, refuse, refuseUntimely, type Desk } from '../desk.js';
import { openPeriodOf, residentOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import type { ResidentRow } from '../tables.js';

/** 賦課関係の届出・申請: kept as it came when nothing speaks against it; the next 更正 takes it into account. */
export async function enterPremiumForm(desk: Desk, form: PremiumForm): Promise<string | null> {
  await refuseUntimely(desk, form);
  const resident = await residentOf(desk, form.personKey);
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', form.personKey, 'この区に登録がない'));
  else await check(desk, form, resident);
  if (isRefused(desk)) return null;
  await desk.store.insertMany('ward_premium_form', [{ form_no: nextNumber(desk, 'premiumForm'), person_key: form.personKey, kind: form.kind, content: JSON.stringify(form), act_no: desk.actNo, recorded_at: desk.settings.now }]);
  return (await openPeriodOf(desk, form.personKey))?.household_key ?? null;
}

/** What concerns the 納付義務者, insured or not. */
const ofTheHead: readonly PremiumForm['kind'][] = ['relief', 'pension', 'directDebit'];

async function check(desk: Desk, form: PremiumForm, resident: ResidentRow): Promise<void> {
  const bornOn = resident.born_on as Day;
  const period = await openPeriodOf(desk, form.personKey);
  if (!ofTheHead.includes(form.kind) && !period) refuse(desk, obstacle('notInsured', '宛名番号', form.personKey, '今の適用期間がない'));
  switch (form.kind) {
    case 'involuntaryUnemployment':
      if (!unemploymentReasons.includes(form.reasonCode)) refuse(desk, obstacle('reasonDoesNotCount', '離職理由コード', form.reasonCode, `対象の離職理由 ${unemploymentReasons.join('・')} でない`));
      if (form.leftOn > desk.settings.today) refuse(desk, obstacle('occurredInFuture', '離職日', form.leftOn, `業務日 ${desk.settings.today} より後`));
      if (ageReachedOn(bornOn, unemploymentUntilAge) <= form.leftOn) refuse(desk, obstacle('premiumAgeDoesNotFit', '離職日', form.leftOn, `離職のとき${unemploymentUntilAge}歳以上`));
      return;
    case 'maternity':
      if (form.bornOn < maternity.bornSince) refuse(desk, obstacle('beforeTheRule', '出産日', form.bornOn, `産前産後の免除は ${maternity.bornSince} 以後の出産から`));
      if (form.receivedOn < maternityNotifiedFrom(form.bornOn)) refuse(desk, obstacle('notifiedTooEarly', '届出日', form.receivedOn, `出産予定日 ${form.bornOn} の6か月前 ${maternityNotifiedFrom(form.bornOn)} より前`));
      return;
    case 'formerDependent':
      if (period && ageReachedOn(bornOn, formerDependent.ages.from) > desk.settings.today) refuse(desk, obstacle('premiumAgeDoesNotFit', '生年月日', bornOn, `${formerDependent.ages.from}歳未満`));
      return;
    case 'pension': case 'directDebit':
      return;
    case 'relief': {
      const owed = await desk.store.db.selectFrom('ward_assessment').select('sequence').where('head_person_key', '=', form.personKey).where('fiscal_year', '=', form.fiscalYear).executeTakeFirst();
      if (!owed) refuse(desk, obstacle('owesNoPremium', '宛名番号', form.personKey, `${fiscalYearJa(form.fiscalYear)}の納付義務者としての決定がない`));
    }
  }
}
