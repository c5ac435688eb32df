import type { StaffAct } from '../../contracts/ward.js';
import type { EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import { isRefused, nextNumber, refuse, type Desk } from '../desk.js';
import { openPeriodOf, residentOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import { requestIdOf } from './raise.js';
import { usePayload } from './use.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** A question about one person, with who asks and why; it goes out with the next file. */
export async function enquire(desk: Desk, act: ActOf<'enquire'>): Promise<string | null> {
  const resident = await residentOf(desk, act.personKey);
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', act.personKey, 'この区に登録がない'));
  if ((act.kind === 'localTax') !== (act.fiscalYear !== undefined)) refuse(desk, obstacle('enquiryYear', '賦課の年度', String(act.fiscalYear ?? ''), '地方税関係情報にだけ年度が要る'));
  if (act.kind === 'localTax' && act.providerCode === undefined) refuse(desk, obstacle('enquiryProvider', '情報提供者', '', '地方税関係情報を持つ区市町村が書かれていない'));
  const open = await desk.store.db.selectFrom('ward_enquiry').select('request_id').where('person_key', '=', act.personKey).where('kind', '=', act.kind).where('fiscal_year', act.fiscalYear === undefined ? 'is' : '=', act.fiscalYear ?? null)
    .where('state', 'in', ['waiting', 'asked', 'heldBack']).executeTakeFirst();
  if (open) refuse(desk, obstacle('enquiryOpen', '照会', open.request_id, '同じ照会がまだ終わっていない'));
  if (isRefused(desk)) return null;
  const requestId = requestIdOf(desk.settings.municipalityCode, nextNumber(desk, 'enquiry'));
  await desk.store.insertMany('ward_enquiry', [{
    request_id: requestId, person_key: act.personKey, kind: act.kind, provider_code: act.providerCode ?? null, fiscal_year: act.fiscalYear ?? null, actor: act.by, purpose: act.purpose, state: 'waiting', because: '', act_no: desk.actNo,
    recorded_at: desk.settings.now, file_name: null, work: act.work ?? null,
  }]);
  desk.pending.accesses.push({ actor: act.by, purpose: act.purpose, noticeId: requestId, action: 'enquire', personKey: act.personKey, items: [act.kind] });
  return (await openPeriodOf(desk, act.personKey))?.household_key ?? null;
}

/** Somebody has looked at an answer that does not fit its question: it is the person's own after all, or it is not used. */
export async function decideEnquiry(desk: Desk, act: ActOf<'decideEnquiry'>): Promise<null> {
  const { db } = desk.store;
  const enquiry = await db.selectFrom('ward_enquiry').selectAll().where('request_id', '=', act.requestId).executeTakeFirst();
  if (!enquiry) refuse(desk, obstacle('enquiryUnknown', '照会の識別', act.requestId, 'この区の照会ではない'));
  else if (enquiry.state !== 'heldBack') refuse(desk, obstacle('enquiryNotHeldBack', '照会の識別', act.requestId, '確認を待っている回答がない'));
  const rows = await db.selectFrom('ward_enquiry_answer').selectAll().where('request_id', '=', act.requestId).orderBy('answer_no').execute();
  const answers = rows.map(({ content }) => JSON.parse(content) as EnquiryAnswer);
  const other = answers.find(({ personKey }) => personKey !== enquiry?.person_key);
  if (act.decision === 'accept' && other) refuse(desk, obstacle('enquiryOtherPerson', '宛名番号', other.personKey, '回答が別の人の宛名番号を名乗っている'));
  if (isRefused(desk) || !enquiry) return null;
  desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: act.requestId, action: 'readAnswer', personKey: enquiry.person_key, items: [enquiry.kind] });
  if (act.decision === 'accept') await usePayload(desk.store, enquiry, answers, { importNo: rows.at(-1)!.import_no, now: desk.settings.now });
  await db.updateTable('ward_enquiry').set({ state: act.decision === 'accept' ? 'answered' : 'discarded', because: act.why }).where('request_id', '=', act.requestId).execute();
  return null;
}
