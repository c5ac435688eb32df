import { basisDayOf } from '../../../law/benefit-year.js';
import type { StaffAct } from '../../../contracts/ward.js';
import { chunks, isRefused, refuse, type Desk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import type { WardStore } from '../../tables.js';
import { takeNumbers } from '../numbers.js';
import type { SelfPaidRow } from '../tables.js';
import { markYearOf } from './due.js';

type EnterSelfPaid = Extract<StaffAct, { act: 'enterSelfPaid' }>;

/** 自己負担額証明書 of another insurer or of 介護保険, on paper. Of the same insurer a later one takes the place of the former, which stays. */
export async function enterSelfPaid(desk: Desk, form: EnterSelfPaid): Promise<null> {
  const { store, settings } = desk;
  if (form.receivedOn > settings.today) refuse(desk, obstacle('selfPaidUnfit', '届いた日', form.receivedOn, '業務日より後'));
  if (!(await residentOf(desk, form.personKey))) refuse(desk, obstacle('unknownPerson', '宛名番号', form.personKey, 'この区に登録がない'));
  if (basisDayOf(form.benefitYear) > settings.today) refuse(desk, obstacle('selfPaidUnfit', '年', String(form.benefitYear), `${basisDayOf(form.benefitYear)} までの年はまだ終わっていない`));
  if (form.outpatientYen > form.totalYen) refuse(desk, obstacle('selfPaidUnfit', 'うち外来', String(form.outpatientYen), '自己負担額の合計より多い'));
  if (form.selfPaidSystem === 'care' && form.outpatientYen > 0) refuse(desk, obstacle('selfPaidUnfit', 'うち外来', String(form.outpatientYen), '介護の証明書に外来の額はない'));
  if (isRefused(desk)) return null;
  await store.insertMany('ward_self_paid', [{
    self_paid_no: await takeNumbers(store, 'benefitSelfPaid', 1), person_key: form.personKey, benefit_year: form.benefitYear, system: form.selfPaidSystem, source: 'paper', issued_by: form.issuedBy, outpatient_yen: form.outpatientYen, total_yen: form.totalYen, received_on: form.receivedOn, by_whom: form.by, why: form.why, recorded_at: settings.now,
  }]);
  await markYearOf(store, settings, form.personKey, form.benefitYear);
  return null;
}

/** What holds for these people in a year: the newest of each insurer; where a paper tells of 介護, what the hub told is not added to it. */
export async function selfPaidOf({ db }: WardStore, people: readonly string[], year: number): Promise<ReadonlyMap<string, readonly SelfPaidRow[]>> {
  const found = new Map<string, Map<string, SelfPaidRow>>();
  for (const some of chunks(people)) {
    for (const row of await db.selectFrom('ward_self_paid').selectAll().where('person_key', 'in', some).where('benefit_year', '=', year).orderBy('self_paid_no').execute()) {
      found.set(row.person_key, (found.get(row.person_key) ?? new Map<string, SelfPaidRow>()).set(`${row.system} ${row.source} ${row.issued_by}`, row));
    }
  }
  return new Map([...found].map(([personKey, own]) => [personKey, withoutTwins([...own.values()])]));
}

const withoutTwins = (rows: readonly SelfPaidRow[]): readonly SelfPaidRow[] => rows.filter(({ system, source }) => source === 'paper' || !rows.some((other) => other.system === system && other.source === 'paper'));
