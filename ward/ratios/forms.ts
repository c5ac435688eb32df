import { isElderly } from '../../law/certificates.js';
import { termOf } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import type { StaffAct } from '../../contracts/ward.js';
import { isRefused, nextNumber, refuse, refuseUntimely, type Desk } from '../desk.js';
import { openPeriodOf, residentOf, validPeriodsOf } from '../reading.js';
import { obstacle } from '../refusals.js';

/** 基準収入額適用申請: kept as it came; the judgement looks at it from the day on which it counts. */
export async function enterRevenueForm(desk: Desk, form: Extract<StaffAct, { act: 'enterRevenueForm' }>): Promise<string | null> {
  await refuseUntimely(desk, form);
  const people = form.revenues.map(({ personKey }) => personKey);
  for (const twice of new Set(people.filter((personKey, i) => people.indexOf(personKey) !== i))) refuse(desk, obstacle('personTwice', '宛名番号', twice, '申請に二度書かれている'));
  const { from, through } = termOf(form.fiscalYear);
  let householdKey: string | null = null;
  for (const personKey of new Set(people)) {
    const resident = await residentOf(desk, personKey);
    if (!resident) {
      refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
      continue;
    }
    const period = (await openPeriodOf(desk, personKey)) ?? (await validPeriodsOf(desk, personKey)).at(-1);
    if (!period) refuse(desk, obstacle('notInsured', '宛名番号', personKey, 'この区の被保険者であったことがない'));
    const bornOn = resident.born_on as Day;
    const isOfAge = [from, through].some((day) => isElderly(bornOn, day, desk.settings.parameters.koukiLossRule)) || bornOn < `${form.fiscalYear - 74}`;
    if (!isOfAge) refuse(desk, obstacle('ratioAgeDoesNotFit', '生年月日', bornOn, `${from} から ${through} までに70歳からの区分に入らない`));
    householdKey ??= period?.household_key ?? null;
  }
  if (isRefused(desk)) return null;
  const formNo = nextNumber(desk, 'revenueForm');
  await desk.store.insertMany('ward_revenue', form.revenues.map(({ personKey, revenueYen }) => ({ form_no: formNo, person_key: personKey, fiscal_year: form.fiscalYear, revenue_yen: revenueYen, received_on: form.receivedOn, act_no: desk.actNo, recorded_at: desk.settings.now })));
  return householdKey;
}
