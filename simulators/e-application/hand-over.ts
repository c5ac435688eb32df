import type { AttachmentCard, AttachmentKind, Application, StateReport } from '../../contracts/e-application/application.js';
import { refused, unknownApplication, type Refused } from './access.js';
import { rowOf, type FilledIn } from './apply.js';
import type { EApplication, VersionRow } from './tables.js';

export interface Listed { readonly sequence: number; readonly receptionNumber: string; readonly version: number; readonly versionKind: string; readonly sentAt: string }

/** Versions after a sequence number. Asked again with the same number it says the same. */
export async function versionsAfter(party: EApplication, municipality: string, after: number): Promise<readonly Listed[]> {
  const all = party.store.db.selectFrom('e_application_version').select(['sequence', 'reception_number', 'version', 'version_kind', 'sent_at', 'is_lost']).where('municipality', '=', municipality).where('sequence', '>', after);
  const rows = await (party.faults.has('lost') ? all.where('is_lost', '=', 0) : all).orderBy('sequence').limit(party.parameters.pageSize).execute();
  const listed = rows.map((row) => ({ sequence: row.sequence, receptionNumber: row.reception_number, version: row.version, versionKind: row.version_kind, sentAt: row.sent_at }));
  const shown = party.faults.has('twice') ? listed.flatMap((one) => [one, one]) : listed;
  return party.faults.has('reversed') ? shown.reverse() : shown;
}

/** One version, whole. */
export async function applicationOf(party: EApplication, municipality: string, receptionNumber: string, version: number): Promise<Application | null> {
  const row = await rowOf(party.store, municipality, receptionNumber);
  const found = row && await versionRow(party, municipality, receptionNumber, version);
  if (!found) return null;
  const cards = await party.store.db.selectFrom('e_application_attachment').select(['number', 'kind', 'file_name', 'media_type', 'size', 'sha256']).where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).where('version', '=', version).orderBy('number').execute();
  const attachments: AttachmentCard[] = [];
  for (const card of cards) {
    const held = (await instead(party, municipality, receptionNumber, card.kind)) ?? card;
    attachments.push({ number: card.number, kind: card.kind as AttachmentKind, fileName: held.file_name, mediaType: held.media_type as AttachmentCard['mediaType'], bytes: held.size, sha256: held.sha256 });
  }
  const { form, certifiedNumber } = JSON.parse(found.body) as FilledIn;
  return { receptionNumber, version, versionKind: found.version_kind as Application['versionKind'], arrivedAt: row.arrived_at as Application['arrivedAt'], sentAt: found.sent_at as Application['sentAt'], form, certifiedNumber, attachments };
}

const versionRow = (party: EApplication, municipality: string, receptionNumber: string, version: number): Promise<VersionRow | undefined> =>
  party.store.db.selectFrom('e_application_version').selectAll().where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).where('version', '=', version).executeTakeFirst();

/** The bytes of one attachment; null when there is none. */
export async function attachmentOf(party: EApplication, municipality: string, receptionNumber: string, version: number, number: number): Promise<Uint8Array | null> {
  const row = await party.store.db.selectFrom('e_application_attachment').select(['bytes', 'kind']).where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).where('version', '=', version).where('number', '=', number).executeTakeFirst();
  if (!row) return null;
  const bytes = (await instead(party, municipality, receptionNumber, row.kind))?.bytes ?? row.bytes;
  return party.faults.has('attachmentCut') ? bytes.slice(0, Math.floor(bytes.length / 2)) : bytes;
}

/** わざと: 障害のとき、別の申請の同じ種類の添付を、その名と大きさのまま渡す。 */
async function instead(party: EApplication, municipality: string, receptionNumber: string, kind: string) {
  if (!party.faults.has('attachmentOfAnother')) return undefined;
  return party.store.db.selectFrom('e_application_attachment').selectAll().where('municipality', '=', municipality).where('reception_number', '<>', receptionNumber).where('kind', '=', kind).orderBy('reception_number').orderBy('version').orderBy('number').executeTakeFirst();
}

/** From which states a report leads where. What is accepted or withdrawn has ended; a refusal can be taken back by a new decision. */
const ended: readonly string[] = ['accepted', 'withdrawn'];

/** The municipality says how far it is. The same report again changes nothing; one on an older version than the applicant's is too late. */
export async function report(party: EApplication, municipality: string, receptionNumber: string, said: StateReport): Promise<Refused | { readonly state: string }> {
  return party.store.transact(async (store) => {
    const row = await rowOf(store, municipality, receptionNumber);
    if (!row) return unknownApplication(receptionNumber);
    const reports = await store.db.selectFrom('e_application_report').selectAll().where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).orderBy('n').execute();
    const last = reports.at(-1);
    if (last && last.version === said.version && last.state === said.state && last.message === said.message && row.version === said.version) return { state: row.state };
    if (said.version > row.version) return refused(409, 'TSG-E09', `版 ${said.version} はまだ届いていない`, '取り込んだ版で報告する');
    if (said.version < row.version) return refused(409, 'TSG-E10', `申請者の新しい版 ${row.version} がある`, '新しい版を取り込んでから報告する');
    if (ended.includes(row.state)) return refused(409, 'TSG-E11', 'この申請は終わっている', '受理の後は、届出や訂正で直す');
    await store.insertMany('e_application_report', [{ municipality, reception_number: receptionNumber, n: reports.length + 1, version: said.version, state: said.state, message: said.message, reported_at: party.now() }]);
    await store.db.updateTable('e_application').set({ state: said.state, reported_version: said.version }).where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).execute();
    return { state: said.state };
  });
}
