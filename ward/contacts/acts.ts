import { nothingAnswered } from '../../contracts/other-municipality/contact-slip.js';
import type { StaffAct } from '../../contracts/ward.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { openPeriodOf, residentOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import type { SlipRow } from '../tables.js';
import { answerSlip } from './answer.js';
import { contentOf, keepSlip, moveSlip, nextSlipId, sheetAbout, slipOf } from './sheets.js';
import { useReply } from './use.js';

type ActOf<A extends StaffAct['act']> = Extract<StaffAct, { act: A }>;

/** A question to another municipality, by post. It names the person by 4情報, with the address there and not the one here. */
export async function sendSlip(desk: Desk, act: ActOf<'sendSlip'>): Promise<string | null> {
  const resident = await residentOf(desk, act.personKey);
  if (!resident) refuse(desk, obstacle('unknownPerson', '宛名番号', act.personKey, 'この区に登録がない'));
  if ((act.topic === 'previousIncome') !== (act.fiscalYear !== undefined)) refuse(desk, obstacle('slipYear', '賦課の年度', String(act.fiscalYear ?? ''), '所得の照会にだけ年度が要る'));
  if (act.recipientCode === desk.settings.municipalityCode) refuse(desk, obstacle('slipRecipient', '宛先の団体コード', act.recipientCode, 'この区である'));
  const open = await openQuestion(desk, act);
  if (open) refuse(desk, obstacle('slipOpen', '連絡票番号', open.slip_id, '同じ照会がまだ終わっていない'));
  if (isRefused(desk) || !resident) return null;
  const slipId = nextSlipId(desk);
  const slip = { ...sheetAbout(desk, resident, { slipId, recipientCode: act.recipientCode, topic: act.topic }), slipKind: 'inquiry' as const, inquiryId: null, fiscalYear: act.fiscalYear ?? null, address: act.addressThere ?? null, slipText: act.why };
  await keepSlip(desk.store, desk.settings.now, slip, { direction: 'sent', state: 'toMail', personKey: act.personKey, actor: act.by });
  desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: slipId, action: 'enquire', personKey: act.personKey, items: [act.topic] });
  return (await openPeriodOf(desk, act.personKey))?.household_key ?? null;
}

async function openQuestion({ store, settings }: Desk, { personKey, topic, fiscalYear }: ActOf<'sendSlip'>): Promise<SlipRow | undefined> {
  const rows = await store.db.selectFrom('ward_slip').selectAll().where('sender_code', '=', settings.municipalityCode).where('slip_kind', '=', 'inquiry').where('person_key', '=', personKey).where('state', 'in', ['toMail', 'mailed', 'heldBack']).execute();
  return rows.find((row) => contentOf(row).topic === topic && contentOf(row).fiscalYear === (fiscalYear ?? null));
}

/** What becomes of a sheet: asked for once more, answered, sent on, or, where a reply does not fit, used or not. */
export async function handleSlip(desk: Desk, act: ActOf<'handleSlip'>): Promise<null> {
  const row = await slipOf(desk.store, act.senderCode, act.slipId);
  if (!row) {
    refuse(desk, obstacle('slipUnknown', '連絡票番号', act.slipId, 'その差出人のその番号の連絡票はない'));
    return null;
  }
  switch (act.decision) {
    case 'remind': return remind(desk, row, act);
    case 'answer': return isDue(desk, row) ? answerSlip(desk, row, act) : null;
    case 'forward': return isDue(desk, row) ? forward(desk, row, act) : null;
    case 'accept': case 'discard': return decideReply(desk, row, act);
  }
}

/** Only what somebody asked of the ward, and nobody has dealt with, can be answered or sent on. */
function isDue(desk: Desk, row: SlipRow): boolean {
  if (row.state !== 'toAnswer') refuse(desk, obstacle('slipNotDue', '連絡票番号', row.slip_id, '回答を待っている照会ではない'));
  return !isRefused(desk);
}

async function remind(desk: Desk, row: SlipRow, act: ActOf<'handleSlip'>): Promise<null> {
  if (row.direction !== 'sent' || row.slip_kind !== 'inquiry' || row.state !== 'mailed') refuse(desk, obstacle('slipNotMailed', '連絡票番号', row.slip_id, '発送して回答を待っている照会ではない'));
  if (isRefused(desk)) return null;
  const slip = { ...contentOf(row), slipId: nextSlipId(desk), slipKind: 'reminder' as const, inquiryId: row.slip_id, writtenOn: desk.settings.today };
  await keepSlip(desk.store, desk.settings.now, slip, { direction: 'sent', state: 'toMail', personKey: row.person_key, actor: act.by });
  return null;
}

/** 回送: the sheet goes on as it is, under the name of its sender, so that the answer goes to whom it belongs. */
async function forward(desk: Desk, row: SlipRow, act: ActOf<'handleSlip'>): Promise<null> {
  const { recipientCode } = act;
  if (recipientCode === undefined || recipientCode === desk.settings.municipalityCode || recipientCode === row.sender_code) refuse(desk, obstacle('slipRecipient', '宛先の団体コード', recipientCode ?? '', '回送先は、この区でも差出の区市町村でもない団体である'));
  if (isRefused(desk) || recipientCode === undefined) return null;
  const { db } = desk.store;
  const sheet = { ...contentOf(row), recipientCode, forwardedByCode: desk.settings.municipalityCode, ...nothingAnswered };
  await db.updateTable('ward_slip').set({ content: JSON.stringify(sheet), state: 'toMail', because: `${recipientCode} へ回送する: ${act.why}`, actor: act.by }).where('sender_code', '=', row.sender_code).where('slip_id', '=', row.slip_id).execute();
  return null;
}

async function decideReply(desk: Desk, row: SlipRow, act: ActOf<'handleSlip'>): Promise<null> {
  if (row.slip_kind !== 'reply' || row.state !== 'heldBack') refuse(desk, obstacle('slipNotHeldBack', '連絡票番号', row.slip_id, '確認を待っている回答ではない'));
  const inquiry = row.inquiry_id === null ? undefined : await slipOf(desk.store, desk.settings.municipalityCode, row.inquiry_id);
  if (isRefused(desk) || !inquiry) return null;
  const isUsed = act.decision === 'accept';
  desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: row.slip_id, action: 'readAnswer', personKey: inquiry.person_key!, items: [contentOf(row).topic] });
  if (isUsed) await useReply(desk.store, inquiry, contentOf(row), { importNo: 0, now: desk.settings.now });
  await moveSlip(desk.store, row, isUsed ? 'used' : 'discarded', act.why);
  if (inquiry.state === 'heldBack') await moveSlip(desk.store, inquiry, isUsed ? 'used' : 'mailed', act.why);
  return null;
}
