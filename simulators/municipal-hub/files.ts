import { createHash } from 'node:crypto';
import { enquiry, enquiryReceipt, type EnquiryReceipt } from '../../contracts/municipal-hub/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import type { Moment } from '../../law/day.js';
import { accept, troublesIn } from './accept.js';
import { exposedIn, refused, type Answer } from './access.js';
import type { MunicipalHub } from './tables.js';


/** Takes a file of lines whole or not at all. The same bytes again change nothing; other bytes under the same name are refused. */
export async function takeFile(party: MunicipalHub, municipality: string, { name, bytes }: WireFile): Promise<Answer> {
  const codec = codecOf(party.profile, enquiry);
  const envelope = codec.parseFileName(name);
  if (envelope?.municipalityCode !== municipality) return refused(422, 'TSG-K04', `「${name}」は ${municipality} の情報照会ファイルの名前でない`, 'レイアウトの決まりのとおりに名前を付ける');
  const { records, rejected, issues } = codec.parse({ name, bytes });
  const decoder = new TextDecoder(codec.layout.encoding === 'cp932' ? 'shift_jis' : 'utf-8');
  // In a fixed layout neighbouring digits run together, so its values are looked at one by one.
  const texts = codec.layout.shape.kind === 'csv' ? [decoder.decode(bytes)] : [...records.flatMap(({ value }) => Object.values(value).map(String)), ...rejected.map(({ raw }) => decoder.decode(raw))];
  const exposed = await exposedIn(party, municipality, '情報照会ファイル', texts.join('\n'));
  if (exposed) return exposed;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Answer> => {
    const before = await store.db.selectFrom('municipal_hub_incoming').where('municipality', '=', municipality).where('name', '=', name).selectAll().executeTakeFirst();
    if (before && before.sha256 !== sha256) return refused(409, 'TSG-K05', `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
    if (issues.length > 0) return refused(422, 'TSG-K06', `「${name}」を読めず、一行も受け付けない`, 'issues の項目を直し、次の通番のファイルにして送る', { issues: issues.slice(0, 100) });
    const lines = records.map(({ value }) => value);
    if (lines.length > party.parameters.maximumLines) return refused(413, 'TSG-K07', `${lines.length}行あり、上限 ${party.parameters.maximumLines} 行を超える`, '分けて送る');
    const troubles = troublesIn(lines);
    if (troubles.length > 0) return unfit(troubles);
    const accepted = await accept(party, municipality, lines, 'file', store);
    if ('conflicts' in accepted) return conflicting(accepted.conflicts);
    if (!before) await store.insertMany('municipal_hub_incoming', [{ municipality, name, sha256, received_at: party.now(), requests: JSON.stringify(accepted.receipts) }]);
    return { status: before ? 200 : 202, body: { name, sha256, receipts: accepted.receipts, ...(before ? { duplicate: true } : {}) } };
  });
}

type Troubles = readonly { readonly field: string; readonly why: string }[];
export const unfit = (troubles: Troubles): Answer => refused(422, 'TSG-K08', '入力が形に合わず、一行も受け付けない', 'issues の項目を直して送り直す', { issues: troubles.slice(0, 100) });
export const conflicting = (troubles: Troubles): Answer => refused(409, 'TSG-K09', '照会の識別が別の照会に使われており、一行も受け付けない', '別の照会には新しい識別を付ける', { issues: troubles.slice(0, 100) });

/** The receipts of a file that was taken, as a file of their own; null when no such file was. */
export async function receiptsOf(party: MunicipalHub, municipality: string, name: string): Promise<Uint8Array | null> {
  const row = await party.store.db.selectFrom('municipal_hub_incoming').where('municipality', '=', municipality).where('name', '=', name).select(['requests', 'received_at']).executeTakeFirst();
  const envelope = codecOf(party.profile, enquiry).parseFileName(name);
  return row && envelope ? codecOf(party.profile, enquiryReceipt).format(envelope, JSON.parse(row.requests) as readonly EnquiryReceipt[]).bytes : null;
}

const laidOut = ({ store: { db } }: Pick<MunicipalHub, 'store'>, municipality: string) => db.selectFrom('municipal_hub_outgoing').where('municipality', '=', municipality);

export async function answerFiles(party: MunicipalHub, municipality: string) {
  const rows = await laidOut(party, municipality).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('seq').execute();
  return rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at as Moment }));
}
export const answerFile = (party: MunicipalHub, municipality: string, name: string) => laidOut(party, municipality).where('name', '=', name).select(['bytes']).executeTakeFirst();

/** Says that an answer file has arrived: it leaves the list, and its answers count as fetched. False when there is no such file. */
export async function takeAnswers(party: MunicipalHub, municipality: string, name: string): Promise<boolean> {
  return party.store.transact(async (store) => {
    const { db } = store;
    if (!(await laidOut({ store }, municipality).where('name', '=', name).select('seq').executeTakeFirst())) return false;
    await db.updateTable('municipal_hub_outgoing').where('municipality', '=', municipality).where('name', '=', name).set({ state: 'received' }).execute();
    await db.updateTable('municipal_hub_enquiry').where('asker', '=', municipality).where('answer_file', '=', name).where('state', '=', 'ready').set({ state: 'fetched', fetched_at: party.now() }).execute();
    return true;
  });
}
