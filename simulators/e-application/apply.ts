import { createHash } from 'node:crypto';
import { z } from 'zod';
import { applicationForm, attachmentKinds, mediaTypes, type ApplicationForm, type VersionKind } from '../../contracts/e-application/application.js';
import { codeSchema } from '../../contracts/resident.js';
import type { Moment } from '../../law/day.js';
import { refused, unknownApplication, type Refused } from './access.js';
import type { ApplicationRow, EApplication, EApplicationStore } from './tables.js';

/** What an applicant sends: the form, what the card says, and what is attached. */
export const filledIn = z.object({
  form: applicationForm, certifiedNumber: z.string().regex(/^\d{12}$/).nullable().describe('署名したカードの個人番号。署名なしなら null'),
  attachments: z.array(z.object({ kind: codeSchema(attachmentKinds), fileName: z.string().min(1).max(200), mediaType: codeSchema(mediaTypes), base64: z.base64() })).default([]),
});
export type FilledIn = z.infer<typeof filledIn>;
/** Told of an application that is on its way. */
export interface Sent { readonly receptionNumbers: readonly string[]; readonly arrivedAt: Moment }
interface SentVersion { readonly receptionNumber: string; readonly version: number }

/** A new application arrives at once, at any hour of any day. Pressed twice, it is two. */
export async function apply(party: EApplication, municipality: string, given: FilledIn): Promise<Refused | Sent> {
  const limit = overLimits(party, given);
  if (limit) return limit;
  const said = { ...given, form: party.faults.has('numberOfFamily') ? withNumberOfFamily(given.form) : given.form };
  const receptionNumbers: string[] = [];
  await party.store.transact(async (store) => {
    for (let copy = 0; copy < (party.faults.has('sentTwice') ? 2 : 1); copy += 1) {
      const n = await counted(store, municipality) + 1;
      const receptionNumber = party.token('EA', municipality, n);
      await store.insertMany('e_application', [{ municipality, reception_number: receptionNumber, n, procedure: said.form.content.procedure, arrived_at: party.now(), version: 1, state: 'arrived', reported_version: 0 }]);
      await keepVersion(party, store, municipality, { receptionNumber, version: 1 }, 'new', said);
      receptionNumbers.push(receptionNumber);
    }
  });
  if (receptionNumbers.length > 1) party.note(`申請者が同じ申請を二度送った: ${receptionNumbers.join(' ')}`);
  return { receptionNumbers, arrivedAt: party.now() };
}

/** 補正: only what was asked for can be put right. */
export async function correct(party: EApplication, municipality: string, receptionNumber: string, given: FilledIn): Promise<Refused | SentVersion> {
  const before = await rowOf(party.store, municipality, receptionNumber);
  if (!before) return unknownApplication(receptionNumber);
  if (before.state !== 'correctionAsked') return refused(409, 'TSG-E06', '補正を求められていない', '補正依頼になってから直す。内容を替えるなら取り下げて申請し直す');
  return overLimits(party, given) ?? nextVersion(party, before, 'correction', given, 'arrived');
}

/** 取下げの申出: whether it came in time is said by the municipality. */
export async function withdraw(party: EApplication, municipality: string, receptionNumber: string): Promise<Refused | SentVersion> {
  const before = await rowOf(party.store, municipality, receptionNumber);
  if (!before) return unknownApplication(receptionNumber);
  if (['accepted', 'refused', 'withdrawing', 'withdrawn'].includes(before.state)) return refused(409, 'TSG-E07', '終わった申請か、もう取下げを申し出た申請で、取り下げられない', '受理された届出は、反対の届出で直す');
  const { body } = await party.store.db.selectFrom('e_application_version').selectAll().where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).where('version', '=', before.version).executeTakeFirstOrThrow();
  return nextVersion(party, before, 'withdrawal', { ...(JSON.parse(body) as Pick<FilledIn, 'form' | 'certifiedNumber'>), attachments: [] }, 'withdrawing');
}

export const rowOf = ({ db }: EApplicationStore, municipality: string, receptionNumber: string): Promise<ApplicationRow | undefined> =>
  db.selectFrom('e_application').selectAll().where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).executeTakeFirst();

async function nextVersion(party: EApplication, before: ApplicationRow, kind: VersionKind, given: FilledIn, state: 'arrived' | 'withdrawing'): Promise<SentVersion> {
  const sent = { receptionNumber: before.reception_number, version: before.version + 1 };
  await party.store.transact(async (store) => {
    await keepVersion(party, store, before.municipality, sent, kind, given);
    await store.db.updateTable('e_application').set({ version: sent.version, state }).where('municipality', '=', before.municipality).where('reception_number', '=', before.reception_number).execute();
  });
  return sent;
}

async function keepVersion(party: EApplication, store: EApplicationStore, municipality: string, { receptionNumber, version }: SentVersion, kind: VersionKind, { attachments, ...body }: FilledIn): Promise<void> {
  const last = await store.db.selectFrom('e_application_version').select((select) => select.fn.max('sequence').as('sequence')).where('municipality', '=', municipality).executeTakeFirst();
  await store.insertMany('e_application_version', [{
    municipality, sequence: (last?.sequence ?? 0) + 1, reception_number: receptionNumber, version, version_kind: kind, sent_at: party.now(), body: JSON.stringify(body), is_lost: Number(party.faults.has('lost')),
  }]);
  await store.insertMany('e_application_attachment', attachments.map(({ base64, fileName, mediaType, kind: attached }, i) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    return { municipality, reception_number: receptionNumber, version, number: i + 1, kind: attached, file_name: fileName, media_type: mediaType, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }));
}

/** The portal itself takes no more than this; what is in a file it never looks at. */
function overLimits({ parameters }: EApplication, { attachments }: FilledIn): Refused | null {
  if (attachments.length > parameters.maximumAttachments) return refused(422, 'TSG-E08', `添付は${parameters.maximumAttachments}件まで`, '添付を減らす');
  const large = attachments.find(({ base64 }) => Buffer.byteLength(base64, 'base64') > parameters.maximumAttachmentKB * 1024);
  return large ? refused(422, 'TSG-E08', `添付「${large.fileName}」が${parameters.maximumAttachmentKB}KBを超える`, '小さくして添付し直す') : null;
}

/** わざと: 申請者が家族の個人番号を自分の欄に書く。電子証明書は本人のもの。 */
function withNumberOfFamily(form: ApplicationForm): ApplicationForm {
  const [applicant, ...others] = form.people;
  const number = others.find(({ individualNumber }) => individualNumber !== undefined)?.individualNumber;
  return number === undefined ? form : { ...form, people: [{ ...applicant!, individualNumber: number }, ...others] };
}

async function counted({ db }: EApplicationStore, municipality: string): Promise<number> {
  const found = await db.selectFrom('e_application').select((select) => select.fn.max('n').as('n')).where('municipality', '=', municipality).executeTakeFirst();
  return found?.n ?? 0;
}

/** What the applicant sees of one application; null when there is none. */
export async function seen(party: EApplication, municipality: string, receptionNumber: string) {
  const row = await rowOf(party.store, municipality, receptionNumber);
  if (!row) return null;
  const reports = await party.store.db.selectFrom('e_application_report').selectAll().where('municipality', '=', municipality).where('reception_number', '=', receptionNumber).orderBy('n').execute();
  return {
    receptionNumber, procedure: row.procedure, arrivedAt: row.arrived_at, version: row.version, state: row.state, told: reports.map(({ version, state, message, reported_at: reportedAt }) => ({ version, state, message, reportedAt })),
  };
}
