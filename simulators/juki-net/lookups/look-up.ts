import { createHash } from 'node:crypto';
import { residentLookup, residentLookupAnswer, type ResidentLookup } from '../../../contracts/juki-net/lookup.js';
import type { RefusalBody } from '../../../contracts/route-form.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import { municipality as municipalityOf } from '../../../law/municipalities.js';
import { answerEnquiries } from '../answer.js';
import { countAnswers } from '../count.js';
import type { JukiNet } from '../tables.js';

export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Answer => ({ status, body: { code, why, cure, ...more } });

/** What opens the terminal of one municipality. */
export const terminalKeyOf = (party: Pick<JukiNet, 'token'>, code: string): string => party.token('JK', code);

/** Takes a file of look-ups whole or not at all and answers it at once, as the register stands. The same bytes again give the same answer, and are charged once. */
export async function lookUp(party: JukiNet, code: string, { name, bytes }: WireFile): Promise<Answer> {
  const codec = codecOf(party.profile, residentLookup);
  const { envelope, records, issues } = codec.parse({ name, bytes });
  if (codec.parseFileName(name)?.municipalityCode !== code || !envelope) return refused(422, 'TSG-J21', `「${name}」は ${code} の照会のファイルとして読めない`, 'レイアウトの決まりのとおりに名前と中身を書く', { issues: issues.slice(0, 100) });
  const rows = records.map(({ value }) => value);
  const doubled = rows.filter(({ enquiryId }, index) => rows.findIndex((row) => row.enquiryId === enquiryId) !== index);
  if (issues.length > 0 || rows.length === 0 || doubled.length > 0) return refused(422, 'TSG-J22', `「${name}」に誤りがあるか、同じ照会の識別が二度ある`, 'issues をすべて直し、次の通番のファイルにして送る', { issues: issues.slice(0, 100) });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await party.store.db.selectFrom('juki_net_lookup').where('municipality', '=', code).where('name', '=', name).select(['sha256', 'answer_name']).executeTakeFirst();
  if (before) return before.sha256 === sha256 ? { status: 200, body: { name, sha256, answerName: before.answer_name, duplicate: true } } : refused(409, 'TSG-J23', `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
  return answered(party, code, { name, sha256, seq: envelope.seq }, rows);
}

async function answered(party: JukiNet, code: string, { name, sha256, seq }: { readonly name: string; readonly sha256: string; readonly seq: number }, rows: readonly ResidentLookup[]): Promise<Answer> {
  const today = party.today();
  const enquiries = rows.map((row) => {
    const { purpose: _, actor: __, ...enquiry } = row;
    return enquiry;
  });
  const answers = await answerEnquiries(party, enquiries, today);
  const { name: answerName, bytes } = codecOf(party.profile, residentLookupAnswer).format({ municipalityCode: code, date: today, seq }, answers);
  await party.store.transact(async (store) => {
    await store.insertMany('juki_net_lookup', [{ municipality: code, name, sha256, received_at: party.now(), answer_name: answerName, bytes, size: bytes.length, answer_sha256: createHash('sha256').update(bytes).digest('hex'), state: 'here' }]);
    const outcomes = new Map(answers.map(({ enquiryId, outcome }) => [enquiryId, outcome]));
    await store.insertMany('juki_net_lookup_log', rows.map(({ enquiryId, actor, purpose, kind }) => ({ municipality: code, enquiry_id: enquiryId, asked_at: party.now(), actor, purpose, kind, outcome: outcomes.get(enquiryId)! })), 'ignore');
    await countAnswers(store, { askedOn: today, municipality: code }, enquiries, answers);
  });
  party.note(`${municipalityOf(code).ja}の${rows.length}件の照会に${answers.length}行で答えた`, ['A-08']);
  return { status: 202, body: { name, sha256, answerName } };
}

export async function answersFor({ store }: JukiNet, code: string) {
  const rows = await store.db.selectFrom('juki_net_lookup').where('municipality', '=', code).where('state', '=', 'here').select(['answer_name', 'size', 'answer_sha256', 'received_at']).orderBy('received_at').orderBy('name').execute();
  return rows.map((row) => ({ name: row.answer_name, bytes: row.size, sha256: row.answer_sha256, createdAt: row.received_at }));
}
export const answerNamed = ({ store }: JukiNet, code: string, name: string) => store.db.selectFrom('juki_net_lookup').where('municipality', '=', code).where('answer_name', '=', name).select('bytes').executeTakeFirst();

/** False when there is no such answer. */
export async function takeAnswer(party: JukiNet, code: string, name: string): Promise<boolean> {
  if (!await answerNamed(party, code, name)) return false;
  await party.store.db.updateTable('juki_net_lookup').where('municipality', '=', code).where('answer_name', '=', name).set({ state: 'received' }).execute();
  return true;
}

/** Who looked up whom for what, without the person: what an audit of the terminal reads. */
export async function lookupLog({ store }: JukiNet, code: string) {
  const rows = await store.db.selectFrom('juki_net_lookup_log').where('municipality', '=', code).selectAll().orderBy('asked_at').orderBy('enquiry_id').execute();
  return rows.map(({ enquiry_id, asked_at, actor, purpose, kind, outcome }) => ({ enquiryId: enquiry_id, askedAt: asked_at, actor, purpose, kind, outcome }));
}
