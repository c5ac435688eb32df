import { contactSlip, nothingAnswered, type ContactSlip, type SlipTopic } from '../../contracts/other-municipality/contact-slip.js';
import type { SlipState } from '../../contracts/ward-contact.js';
import type { Day } from '../../law/define.js';
import { nextNumber, type Desk } from '../desk.js';
import type { ResidentRow, SlipRow, WardStore } from '../tables.js';

export const contentOf = ({ content }: Pick<SlipRow, 'content'>): ContactSlip => JSON.parse(content) as ContactSlip;
/** The items in the order of the record, so that equal sheets are equal texts. */
export const textOf = (slip: ContactSlip): string => JSON.stringify(Object.fromEntries(Object.keys(contactSlip.fields).map((key) => [key, slip[key as keyof ContactSlip]])));

export const nextSlipId = (desk: Desk): string => `CS-${desk.settings.municipalityCode}-${String(nextNumber(desk, 'slip')).padStart(7, '0')}`;

/** The head of a sheet that the ward writes today: whom it names, by what the ward knows and without the address here. */
export const sheetAbout = (desk: Desk, { name, name_kana, born_on, sex, is_not_disclosed }: ResidentRow, about: { readonly slipId: string; readonly recipientCode: string; readonly topic: SlipTopic }) => ({
  ...about, senderCode: desk.settings.municipalityCode, forwardedByCode: null, name, nameKana: name_kana, bornOn: born_on as Day, sex: sex as '1' | '2', isNotDisclosed: is_not_disclosed === 1, writtenOn: desk.settings.today, ...nothingAnswered,
});

type Kept = { readonly direction: 'sent' | 'received'; readonly state: SlipState; readonly personKey?: string | null; readonly candidates?: readonly string[]; readonly because?: string; readonly actor?: string };
/** Adds a sheet to the file of all sheets. */
export async function keepSlip(store: WardStore, now: string, slip: ContactSlip, { direction, state, personKey = null, candidates = [], because = '', actor = '' }: Kept): Promise<void> {
  const last = await store.db.selectFrom('ward_slip').select((select) => select.fn.max('slip_no').as('no')).executeTakeFirst();
  await store.insertMany('ward_slip', [{
    sender_code: slip.senderCode, slip_id: slip.slipId, slip_no: (last?.no ?? 0) + 1, direction, slip_kind: slip.slipKind, inquiry_id: slip.inquiryId, person_key: personKey, candidates: candidates.join(' '), content: textOf(slip), state, because, actor,
    recorded_at: now, file_name: null,
  }]);
}

export const slipOf = ({ db }: WardStore, senderCode: string, slipId: string): Promise<SlipRow | undefined> =>
  db.selectFrom('ward_slip').selectAll().where('sender_code', '=', senderCode).where('slip_id', '=', slipId).executeTakeFirst();

export async function moveSlip({ db }: WardStore, { sender_code, slip_id }: Pick<SlipRow, 'sender_code' | 'slip_id'>, state: SlipState, because: string): Promise<void> {
  await db.updateTable('ward_slip').set({ state, because }).where('sender_code', '=', sender_code).where('slip_id', '=', slip_id).execute();
}
