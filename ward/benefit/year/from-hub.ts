import { wordOf } from '../../../contracts/codes.js';
import { enquiryKinds } from '../../../contracts/municipal-hub/codes.js';
import type { PayloadOf } from '../../../contracts/municipal-hub/payloads.js';
import { payloadOf, type EnquiryAnswer } from '../../../contracts/municipal-hub/records.js';
import { benefitYearOf } from '../../../law/benefit-year.js';
import { assume, type Basis } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import { byKey } from '../../desk.js';
import { readSettings } from '../../settings.js';
import type { EnquiryRow, WardStore } from '../../tables.js';
import { takeNumbers } from '../numbers.js';
import { markYearOf } from './due.js';

/** The name under which a 介護保険者 tells what somebody has paid itself. Every other name is of what was paid to that person, and is no 自己負担額. */
export const selfPaidName = '自己負担額';
export const careAnswerBasis: Basis = assume(`介護保険給付関係情報の項目は公開されていない。給付の名が「${selfPaidName}」の行だけを、その月の自己負担額として数える。ほかの名の行は支給額であり、自己負担額とは読まない`);

/** 介護保険給付関係情報 by 自治体中間サーバー: what it says of 自己負担 is kept, year by year. */
export async function keepCareAnswer(store: WardStore, enquiry: EnquiryRow, answers: readonly EnquiryAnswer[]): Promise<void> {
  const settings = await readSettings(store);
  const told = answers.map((answer) => payloadOf(answer) as PayloadOf<'careBenefit'> | null).filter((payload) => payload?.benefitName === selfPaidName);
  for (const [year, months] of byKey(told, (payload) => String(benefitYearOf(payload!.benefitMonth as Month)))) {
    await store.insertMany('ward_self_paid', [{
      self_paid_no: await takeNumbers(store, 'benefitSelfPaid', 1), person_key: enquiry.person_key, benefit_year: Number(year), system: 'care', source: 'hub', issued_by: enquiry.provider_code ?? '', outpatient_yen: 0, total_yen: months.reduce((sum, payload) => sum + payload!.benefitYen, 0),
      received_on: settings.today, by_whom: enquiry.actor, why: `${enquiry.request_id} ${wordOf(enquiryKinds, enquiry.kind)}`, recorded_at: settings.now,
    }]);
    await markYearOf(store, settings, enquiry.person_key, Number(year));
  }
}
