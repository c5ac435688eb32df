import { createHash } from 'node:crypto';
import { qualificationRatio } from '../../contracts/aggregator/qualification-ratio.js';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { JobName, JobResult } from '../../contracts/ward.js';
import { demandsLeft } from '../delinquency/demands.js';
import { laidOut, takenFromOutbox } from '../outbox.js';
import { ratioRowsOf } from '../ratios/rows.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { rowsOf } from './rows.js';
import { householdsToSend, type Selection } from './selection.js';

type ExportJob = Extract<JobName, 'exportChanges' | 'exportAll'>;

/**
 * Makes one batch, the pair of 資格情報(世帯)ファイル and 資格情報(個人)ファイル, with the 負担割合ファイル of the same people when they have any, out of the households that wait
 * (`exportChanges`) or of all (`exportAll`). The files, the batch and the emptied queue are one transaction; without
 * anything to tell no batch is made.
 */
export function exportBatch(store: WardStore, profile: Profile, job: ExportJob): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const selection = await householdsToSend(inside, job === 'exportAll');
    const { households, persons } = recordsOf(selection, settings);
    if (households.length === 0) {
      await emptyQueue(inside, 0);
      return { job, files: [], decisions: [] };
    }
    const seq = await nextSeq(inside);
    const envelope = { municipalityCode: settings.municipalityCode, date: settings.today, seq };
    const ratios = await ratioRowsOf(inside, persons.map(({ personKey }) => personKey), settings);
    const files = [
      { layout: qualificationHousehold.id, records: households.length, file: codecOf(profile, qualificationHousehold).format(envelope, households) },
      { layout: qualificationPerson.id, records: persons.length, file: codecOf(profile, qualificationPerson).format(envelope, persons) },
      ...(ratios.length === 0 ? [] : [{ layout: qualificationRatio.id, records: ratios.length, file: codecOf(profile, qualificationRatio).format(envelope, ratios) }]),
    ];
    await inside.insertMany('ward_batch', [{ seq, job, created_at: settings.now, state: 'exported', batch_id: null, confirmed_by: null, confirmed_at: null, issue_codes: '' }]);
    await inside.insertMany('ward_file', files.map(({ layout, records, file: { name, bytes } }, position) => ({ name, seq, position, layout, records, bytes, sha256: sha256Of(bytes), taken_at: null })));
    await markSent(inside, seq, job === 'exportAll');
    await emptyQueue(inside, seq);
    return { job, files: files.map(({ file }) => file.name), decisions: [] };
  });
}

/** Files made and not yet taken, oldest first. */
export async function outgoing(store: WardStore): Promise<readonly WireFile[]> {
  const rows = await store.db.selectFrom('ward_file as file').innerJoin('ward_batch as batch', 'batch.seq', 'file.seq').select(['file.name', 'file.bytes', 'batch.created_at as madeAt'])
    .where('file.taken_at', 'is', null).orderBy('file.seq').orderBy('file.position').execute();
  const all = [...rows, ...(await laidOut(store))];
  return all.sort((a, b) => (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : 0)).map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }));
}

/** Notes that somebody has the file safely. The second time changes nothing. Returns false for an unknown name. */
export function taken(store: WardStore, name: string): Promise<boolean> {
  return store.transact(async (inside) => {
    const { now } = await readSettings(inside);
    const file = await inside.db.selectFrom('ward_file').select(['seq', 'taken_at']).where('name', '=', name).executeTakeFirst();
    if (!file) {
      const isOurs = await takenFromOutbox(inside, name, now);
      await demandsLeft(inside, name);
      return isOurs;
    }
    if (file.taken_at !== null) return true;
    await inside.db.updateTable('ward_file').set({ taken_at: now }).where('name', '=', name).execute();
    const waiting = await inside.db.selectFrom('ward_file').select('name').where('seq', '=', file.seq).where('taken_at', 'is', null).executeTakeFirst();
    if (!waiting) await inside.db.updateTable('ward_batch').set({ state: 'handedOver' }).where('seq', '=', file.seq).where('state', '=', 'exported').execute();
    return true;
  });
}

function recordsOf({ views, known }: Selection, settings: Settings): { households: QualificationHousehold[]; persons: QualificationPerson[] } {
  const households: QualificationHousehold[] = [];
  const persons: QualificationPerson[] = [];
  for (const view of views) {
    const rows = rowsOf(view, known, settings);
    if (rows === null) continue;
    households.push(rows.household);
    for (const person of rows.persons) persons.push(person);
  }
  // The file says a person's present household last, whatever older periods it also tells of.
  return { households, persons: persons.sort((a, b) => standing(a) - standing(b)) };
}

const standing = (row: QualificationPerson): number => {
  if (row.memberKind === 'nominalHead') return 2;
  if (row.operation === 'void') return 0;
  return row.applicationEndOn === null ? 3 : 1;
};

async function nextSeq(store: WardStore): Promise<number> {
  const last = await store.db.selectFrom('ward_batch').select((select) => select.fn.max('seq').as('seq')).executeTakeFirst();
  return (last?.seq ?? 0) + 1;
}

/** Every revision up to the one sent is done with. A 無効 period that had never left the ward stays unsent for ever. */
async function markSent({ db }: WardStore, seq: number, all: boolean): Promise<void> {
  const waiting = db.selectFrom('ward_queue').select('household_key').where('batch_seq', 'is', null);
  const newest = db.selectFrom('ward_period').select('period_key').where('latest', '=', 1).where((where) => where.or([where('voided', '=', 0), where('sent_before', '=', 1), where('sent_seq', 'is not', null)]));
  const told = all ? newest : newest.where('household_key', 'in', waiting);
  await db.updateTable('ward_period').set({ sent_seq: seq }).where('sent_seq', 'is', null).where('period_key', 'in', told).execute();
  const members = db.selectFrom('ward_period').select('person_key').where('latest', '=', 1);
  const heads = db.selectFrom('ward_household').select('head_person_key').where('latest', '=', 1);
  await db.updateTable('ward_resident').set({ sent_seq: seq }).where('sent_seq', 'is', null).where((where) => where.or([
    where('person_key', 'in', all ? members : members.where('household_key', 'in', waiting)), where('person_key', 'in', all ? heads : heads.where('household_key', 'in', waiting)),
  ])).execute();
}

const emptyQueue = async (store: WardStore, seq: number): Promise<void> =>
  void await store.db.updateTable('ward_queue').set({ batch_seq: seq }).where('batch_seq', 'is', null).execute();
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
