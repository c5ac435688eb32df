import { createHash } from 'node:crypto';
import { contactSlip, contradictionsInSlip, type ContactSlip } from '../../../contracts/other-municipality/contact-slip.js';
import { numbersIn } from '../../../contracts/individual-numbers.js';
import type { RefusalBody } from '../../../contracts/route-form.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import { addDays } from '../../../law/day.js';
import { municipalities } from '../../../law/municipalities.js';
import type { OtherMunicipalities, RecordStore } from '../tables.js';

export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Answer => ({ status, body: { code, why, cure, ...more } });
const isMunicipality = new Set(municipalities.map(({ code }) => code));
export const longestSlip = 64 * 1024;

/** The ward puts a 連絡票 into the post. The same bytes again change nothing; what nobody could deliver or read is given back at once. */
export async function post(party: OtherMunicipalities, code: string, { name, bytes }: WireFile): Promise<Answer> {
  const codec = codecOf(party.profile, contactSlip);
  if (codec.parseFileName(name)?.municipalityCode !== code) return refused(422, 'TSG-O10', `「${name}」は ${code} の連絡票の名前でない`, 'レイアウトの決まりのとおりに名前を付ける');
  const { records, issues } = codec.parse({ name, bytes });
  const texts = records.flatMap(({ value }) => Object.values(value).map(String));
  if (numbersIn(texts.join('\n'), party.numberMode).length > 0) return refused(422, 'TSG-O14', '個人番号と読める12桁の数字がある', '連絡票では4情報で人を指す。個人番号を取り除いて出し直す');
  if (issues.length > 0 || records.length !== 1) return refused(422, 'TSG-O12', '連絡票を読めないか、一枚でない', '一つのファイルに一枚だけを書く', { issues: issues.slice(0, 100) });
  const slip = records[0]!.value;
  const troubles = [
    ...contradictionsInSlip(slip), ...(isMunicipality.has(slip.recipientCode) && slip.recipientCode !== code ? [] : [{ field: 'recipientCode', why: 'その宛先の区市町村はない' }]),
    ...((slip.forwardedByCode ?? slip.senderCode) === code ? [] : [{ field: 'senderCode', why: `${code} が差し出すか回送する連絡票ではない` }]),
  ];
  if (troubles.length > 0) return refused(422, 'TSG-O13', '連絡票の中身が合わない', 'issues の項目を直して出し直す', { issues: troubles });
  return take(party, code, { name, bytes }, slip);
}

async function take(party: OtherMunicipalities, code: string, { name, bytes }: WireFile, slip: ContactSlip): Promise<Answer> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Answer> => {
    const before = await store.db.selectFrom('other_municipality_posted').where('municipality', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
    if (before) return before.sha256 === sha256 ? { status: 200, body: { name, sha256, duplicate: true } } : refused(409, 'TSG-O11', `「${name}」は別の中身で差し出し済み`, '次の通番のファイルにして出す');
    await store.insertMany('other_municipality_posted', [{ municipality: code, name, sha256, posted_at: party.now() }]);
    await arrive({ ...party, store }, slip);
    return { status: 202, body: { name, sha256 } };
  });
}

/** A sheet on its way to a municipality that this party plays. わざと: 障害のとき、郵便の途中で失われる。 */
export async function arrive(party: OtherMunicipalities, slip: ContactSlip): Promise<void> {
  const { store, parameters, faults } = party;
  await store.insertMany('other_municipality_office', [{ municipality: slip.recipientCode, last_seq: 0 }], 'ignore');
  const dueOn = addDays(party.today(), parameters.slipDays);
  await store.insertMany('other_municipality_slip', [{
    municipality: slip.recipientCode, sender: slip.senderCode, slip_id: slip.slipId, content: JSON.stringify(slip), received_at: party.now(), due_on: dueOn, state: faults.has('slipLost') ? 'lost' : slip.slipKind === 'reply' ? 'kept' : 'toRead',
  }], 'ignore');
}

/** Posts a sheet: to one of the municipalities played here, or into the box of one that fetches its own. */
export async function deliver(party: OtherMunicipalities, slip: ContactSlip, { laterDays = 0, isSpoilt = false } = {}): Promise<void> {
  const { store } = party;
  const isPlayed = await store.db.selectFrom('other_municipality_office').where('municipality', '=', slip.recipientCode).select('municipality').executeTakeFirst();
  if (isPlayed) return arrive(party, slip);
  const last = await store.db.selectFrom('other_municipality_mail').where('municipality', '=', slip.recipientCode).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes: whole } = codecOf(party.profile, contactSlip).format({ municipalityCode: slip.recipientCode, date: party.today(), seq }, [slip]);
  const bytes = isSpoilt ? whole.slice(0, Math.floor(whole.length * 0.8)) : whole;
  await store.insertMany('other_municipality_mail', [{
    municipality: slip.recipientCode, seq, name, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), made_at: party.now(), visible_on: addDays(party.today(), party.parameters.slipDays + laterDays), state: 'here',
  }]);
}

const boxOf = ({ store, today }: Pick<OtherMunicipalities, 'today'> & { readonly store: RecordStore }, code: string) => store.db.selectFrom('other_municipality_mail').where('municipality', '=', code).where('visible_on', '<=', today());

/** What lies in the box of a municipality and has not been taken. */
export async function mailFor(party: OtherMunicipalities, code: string) {
  const rows = await boxOf(party, code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'visible_on']).orderBy('visible_on').orderBy('seq').execute();
  return rows.map(({ name, size, sha256, visible_on }) => ({ name, bytes: size, sha256, arrivedOn: visible_on }));
}

export const mailNamed = (party: OtherMunicipalities, code: string, name: string) => boxOf(party, code).where('name', '=', name).select('bytes').executeTakeFirst();

/** False when no such envelope has come. */
export async function takeMail(party: OtherMunicipalities, code: string, name: string): Promise<boolean> {
  if (!await mailNamed(party, code, name)) return false;
  await party.store.db.updateTable('other_municipality_mail').where('municipality', '=', code).where('name', '=', name).set({ state: 'received' }).execute();
  return true;
}
