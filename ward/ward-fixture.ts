import { individualNumberOf } from '../law/check-digits.js';
import type { Moment } from '../law/day.js';
import type { Day } from '../law/define.js';
import { municipalInsuredIds, processingResult, qualificationDates, type ProcessingResult, type QualificationDates } from '../contracts/aggregator/distribution.js';
import { qualificationRatio } from '../contracts/aggregator/qualification-ratio.js';
import { qualificationHousehold, qualificationPerson } from '../contracts/aggregator/qualification.js';
import type { Notification } from '../contracts/notification.js';
import type { Resident } from '../contracts/resident.js';
import type { ActResult, Ward, WardStart } from '../contracts/ward.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { inMemory } from '../store/sqlite.js';
import { referenceWard } from './reference.js';

/** What the tests of the ward share: an empty ward, invented people, forms. */
export const profile = bundledProfile();
export const masked = (individualNumber: string) => `MN#${String([...individualNumber].reduce((sum, digit) => (sum * 31 + Number(digit)) % 9973, 7)).padStart(8, '0')}`;

export const startOf = (now: Moment, parameters: WardStart['parameters'] = {}): WardStart => ({ municipalityCode: '131032', insurerNumber: '138032', now, parameters, numberMode: 'shifted:3' });

export async function openWard(now: Moment, parameters: WardStart['parameters'] = {}): Promise<Ward> {
  const ward = await referenceWard({ database: await inMemory().database('ward'), profile, masked });
  await ward.reset(startOf(now, parameters));
  return ward;
}

export const numberOf = (n: number) => individualNumberOf(String(10_000_000_000 + n), { kind: 'shifted', by: 3 });
export const resident = (personKey: string, n: number, facts: Partial<Resident> = {}): Resident => ({
  personKey, individualNumber: numberOf(n), name: `試験 ${n}号`, nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', address: '東京都港区試験一丁目1番1号', relationship: '世帯主',
  cardUse: 'none', isNotDisclosed: false, ...facts,
});

let serial = 0;
type Start = Extract<Notification, { kind: 'start' }>;
type End = Extract<Notification, { kind: 'end' }>;
/** The first person is the head; unless named, everybody starts. */
export const start = (reason: Start['reason'], occurredOn: Day, residents: Resident[], startingPersonKeys = residents.map(({ personKey }) => personKey), facts: Partial<Start> = {}): Start => ({
  kind: 'start', notificationId: `N-${(serial += 1)}`, receivedOn: occurredOn, reason, occurredOn, residents, headPersonKey: residents[0]!.personKey, startingPersonKeys, ...facts,
});
export const end = (reason: End['reason'], occurredOn: Day, personKeys: string[], facts: Partial<End> = {}): End => ({
  kind: 'end', notificationId: `N-${(serial += 1)}`, receivedOn: occurredOn, reason, occurredOn, personKeys, ...facts,
});
export const householdForm = (facts: Omit<Extract<Notification, { kind: 'household' }>, 'kind' | 'notificationId' | 'receivedOn' | 'residents'> & { residents?: Resident[] }): Notification =>
  ({ kind: 'household', notificationId: `N-${(serial += 1)}`, receivedOn: facts.occurredOn, residents: [], ...facts });
export const personForm = (facts: Omit<Extract<Notification, { kind: 'person' }>, 'kind' | 'notificationId' | 'receivedOn'>): Notification =>
  ({ kind: 'person', notificationId: `N-${(serial += 1)}`, receivedOn: facts.occurredOn, ...facts });

export const enter = (ward: Ward, notification: Notification): Promise<ActResult> => ward.act({ act: 'enterNotification', notification });

/** Runs an export and reads what came out; the files are taken. */
export async function exported(ward: Ward, job: 'exportChanges' | 'exportAll' = 'exportChanges') {
  const { files: names } = await ward.run(job);
  const files = (await ward.outgoing()).filter(({ name }) => names.includes(name));
  const [household, person, ratio] = files;
  for (const { name } of files) await ward.taken(name);
  if (!household || !person) return { names, households: [], persons: [], ratios: [] };
  const households = codecOf(profile, qualificationHousehold).parse(household);
  const persons = codecOf(profile, qualificationPerson).parse(person);
  if (households.issues.length + persons.issues.length > 0) throw new Error(JSON.stringify([...households.issues, ...persons.issues]));
  return { names, households: households.records.map(({ value }) => value), persons: persons.records.map(({ value }) => value), ratios: ratio ? codecOf(profile, qualificationRatio).parse(ratio).records.map(({ value }) => value) : [] };
}

/** 処理結果 of one batch as 集約 would write it. */
export function resultFile(batchId: string, outcome: 'accepted' | 'partial' | 'rejected', fileNames: readonly string[], code: string | null = null, seq = 1): WireFile {
  const none = { outcome: null, receivedCount: null, loadedCount: null, rejectedCount: null, code: null, severity: null, fileName: null, line: null, byte: null, fieldJa: null, personKey: null, message: null, cure: null };
  const rows: ProcessingResult[] = [{ ...none, rowKind: 'summary', batchId, outcome, receivedCount: 2, loadedCount: outcome === 'accepted' ? 2 : 0, rejectedCount: outcome === 'accepted' ? 0 : 2, fileName: fileNames.join(' ') }];
  if (code !== null) rows.push({ ...none, rowKind: 'issue', batchId, code, severity: 'error', fileName: fileNames[1]!, line: 3, byte: 1, fieldJa: '世帯', personKey: null, message: '試験の指摘', cure: '直して送る' });
  return codecOf(profile, processingResult).format({ municipalityCode: '131032', date: '2025-04-11', seq }, rows);
}
export const idFile = (ids: readonly (readonly [id: string, personKey: string])[], seq = 1): WireFile => codecOf(profile, municipalInsuredIds)
  .format({ municipalityCode: '131032', date: '2025-04-11', seq }, ids.map(([municipalInsuredId, personKey]) => ({ municipalInsuredId, personKey, prefecturePersonId: null })));
export const datesFile = (rows: readonly (Partial<QualificationDates> & { municipalInsuredId: string; version: number })[], seq = 1): WireFile => codecOf(profile, qualificationDates)
  .format({ municipalityCode: '131032', date: '2025-04-11', seq }, rows.map((row) => ({ acquiredOn: '2019-04-01', lostOn: null, applicationStartOn: '2025-04-01', applicationEndOn: null, continuity: 'continued' as const, issueCodes: [], ...row })));
