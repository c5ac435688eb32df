import { createHash } from 'node:crypto';
import type { Application, ApplicationContent, ApplicationForm } from '../../contracts/e-application/application.js';
import { isOfBenefit } from '../../contracts/e-application/benefit.js';
import type { ActResult, StaffAct } from '../../contracts/ward.js';
import { closeDesk, decided, isRefused, openDesk, refuse, type Desk } from '../desk.js';
import { obstacle, refusalOf, type Obstacle } from '../refusals.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { asksFor, spoiltOnTheWay } from './attachments.js';
import { arrivalOf } from './arrival.js';
import { entryOf, residentAsKnown, type Entry } from './forms.js';
import { applicationCourse, type CourseQuestion } from './rules/application-course.js';
import { householdKeysOf, identifyPeople, residentsBy, standingOf, takeStep, type NewStep, type Standing } from './standing.js';
import { digitsOf, type Identified } from '../linkage/identify/who-is.js';

type Take = Extract<StaffAct, { act: 'takeApplication' }>;
type Enter = (store: WardStore, entered: Entry) => Promise<ActResult>;
type Contents = ReadonlyMap<number, Uint8Array>;

/**
 * 電子申請を取り込む: kept as it came, its people identified, and entered under the ordinary rules when nothing speaks against it.
 * The same version again changes nothing; an older one than the ward has is kept and moves nothing.
 */
export async function takeApplication(store: WardStore, masked: Desk['masked'], { application, contents: given }: Take, enter: Enter): Promise<ActResult> {
  const { receptionNumber, version, form: { content } } = application;
  const why = `電子申請 ${receptionNumber} 版${version}`;
  const desk = await openDesk(store, await readSettings(store), masked, { why });
  const contents = new Map(given.map(({ number, base64 }) => [number, new Uint8Array(Buffer.from(base64, 'base64'))]));
  const before = await standingOf(store, receptionNumber);
  const isRepeated = await refuseUnfit(desk, application, contents);
  const isNews = !isRepeated && !isRefused(desk) && version > (before?.row.version ?? 0);
  const course = isNews && before?.state !== 'entered' ? await courseOf(desk, application, contents) : null;
  if (course) decided(desk, course.decision);
  await closeDesk(desk, { act: `takeApplication.${content.procedure}`, notificationId: null, personKeys: [], why });
  if (!isRepeated && !isRefused(desk)) await keep(desk, application, contents);
  const entered = course?.decision.outcome === 'enter' ? await enteredBy(enter, store, await course.entry()) : null;
  if (isNews) await takeStep(store, { ...stepOf(application, before, course, entered), receptionNumber, version, now: desk.settings.now, actNo: desk.actNo });
  const decisions = [...desk.decisions.map((decision) => ({ ...decision, because: [...decision.because] })), ...(entered?.decisions ?? [])];
  return { accepted: !isRefused(desk), decisions, refusals: desk.refusals, householdKey: entered?.accepted ? entered.householdKey : null };
}

/** Under the ordinary rules, on a desk of its own. */
const enteredBy = (enter: Enter, store: WardStore, entry: Entry | Obstacle): Promise<ActResult> =>
  ('act' in entry ? enter(store, entry) : Promise.resolve({ accepted: false, decisions: [], refusals: [refusalOf(entry)], householdKey: null }));

/** What a clerk must say before it can be entered. */
function amountsOf({ procedure }: ApplicationContent): CourseQuestion['needsAmounts'] {
  if (procedure === 'relief') return 'relief';
  return procedure === 'medicalCost' || procedure === 'transport' ? 'recognised' : null;
}

/** True = this very version is there already. */
async function refuseUnfit(desk: Desk, application: Application, contents: Contents): Promise<boolean> {
  const { receptionNumber, version } = application;
  for (const { number, fileName } of spoiltOnTheWay(application, contents)) refuse(desk, obstacle('attachmentSpoilt', '添付', fileName, `${number}番の添付が、告げられた大きさかSHA-256と違う`));
  const before = await desk.store.db.selectFrom('ward_application').select('digest').where('reception_number', '=', receptionNumber).where('version', '=', version).executeTakeFirst();
  if (before && before.digest !== digestOf(application)) refuse(desk, obstacle('applicationDiffers', '受付番号', receptionNumber, `版 ${version} は別の中身でもうある`));
  return before !== undefined;
}

interface Course { readonly decision: ReturnType<typeof applicationCourse.apply>; readonly asks: CourseQuestion['asks']; readonly people: NonNullable<NewStep['people']>; readonly entry: () => Promise<Entry | Obstacle> }

async function courseOf(desk: Desk, application: Application, contents: Contents): Promise<Course> {
  const { receptionNumber, form, attachments, versionKind, certifiedNumber } = application;
  const found = await identifyPeople(desk.store, desk.settings.numberMode, application);
  const known = await residentsBy(desk.store, [...found.values()].flatMap(({ personKey }) => personKey ?? []));
  const rowAt = (place: number) => known.get(found.get(place)?.personKey ?? '');
  const asks = asksFor(application, contents);
  const decision = applicationCourse.apply({
    isWithdrawal: versionKind === 'withdrawal', asks, isSigned: certifiedNumber !== null, needsAmounts: amountsOf(form.content),
    twin: await otherApplication(desk, receptionNumber, form), sharesAttachmentWith: await sharedAttachment(desk, receptionNumber, attachments.map(({ sha256 }) => sha256)),
    people: [...found].map(([place, { outcome, personKey, because }]) => ({ place, outcome, personKey, because })),
    strangerPlaces: await strangersAmong(desk.store, found),
    protectedPlaces: [...found.keys()].filter((place) => place !== 0 && rowAt(place)?.is_not_disclosed === 1 && rowAt(place)?.person_key !== rowAt(0)?.person_key),
  });
  return {
    decision, asks, people: peopleOf(found),
    entry: () => entryOf(desk, application, { keys: new Map([...found.keys()].map((place) => [place, rowAt(place)!.person_key])), residents: new Map([...found.keys()].map((place) => [place, residentAsKnown(rowAt(place)!)])) }),
  };
}

/** A card proves who its holder is, not that they may speak for somebody else. */
async function strangersAmong(store: WardStore, found: ReadonlyMap<number, Identified>): Promise<readonly number[]> {
  const own = await householdKeysOf(store, found.get(0)?.personKey ?? '');
  const strangers: number[] = [];
  for (const [place, { personKey }] of found) {
    if (place !== 0 && personKey !== null && ![...await householdKeysOf(store, personKey)].some((key) => own.has(key))) strangers.push(place);
  }
  return strangers;
}

const peopleOf = (found: ReadonlyMap<number, Identified>) => [...found].map(([place, { outcome, personKey, because }]) => ({ place, outcome, person_key: personKey, because: JSON.stringify(because) }));

/** What has become of it, now that the ordinary rules have spoken. What was entered stays so, whatever comes after. */
function stepOf({ versionKind, form: { content } }: Application, before: Standing | null, course: Course | null, entered: ActResult | null): Pick<NewStep, 'state' | 'because' | 'asks' | 'isLateWithdrawal' | 'people'> {
  if (!course) return { state: 'entered', because: ['受け付けた後に届いた'], isLateWithdrawal: versionKind === 'withdrawal' };
  const { decision: { outcome, because }, asks, people } = course;
  switch (outcome) {
    case 'withdraw': return { state: 'withdrawn', because, people };
    case 'sendBack': return { state: 'sentBack', because, asks, people };
    case 'wait': return { state: 'waiting', because, people };
    case 'enter': return entered!.accepted ? { state: 'entered', because, people } : { state: 'waiting', because: entered!.refusals.map(({ ja, why }) => `${isOfBenefit(content) ? '申請' : '届出'}として受け付けられない(${ja}: ${why})`), people };
  }
}

/** An unfinished or entered application of another number that asks the same for the same people. */
async function otherApplication({ store: { db } }: Desk, receptionNumber: string, form: ApplicationForm): Promise<string | null> {
  const twins = await db.selectFrom('ward_application').select('reception_number').distinct().where('content_key', '=', contentKeyOf(form)).where('reception_number', '<>', receptionNumber).orderBy('reception_number').execute();
  for (const { reception_number } of twins) {
    const last = await db.selectFrom('ward_application_step').select('state').where('reception_number', '=', reception_number).orderBy('step_no', 'desc').executeTakeFirst();
    if (last && last.state !== 'withdrawn' && last.state !== 'refused') return reception_number;
  }
  return null;
}

async function sharedAttachment({ store: { db } }: Desk, receptionNumber: string, hashes: readonly string[]): Promise<string | null> {
  if (hashes.length === 0) return null;
  const found = await db.selectFrom('ward_application_attachment').select('reception_number').where('sha256', 'in', [...hashes]).where('reception_number', '<>', receptionNumber).orderBy('reception_number').executeTakeFirst();
  return found?.reception_number ?? null;
}

async function keep(desk: Desk, application: Application, contents: Contents): Promise<void> {
  const { receptionNumber, version, form, arrivedAt, attachments } = application;
  await desk.store.insertMany('ward_application', [{
    reception_number: receptionNumber, version, n: desk.actNo, procedure: form.content.procedure, arrived_at: arrivedAt, received_on: arrivalOf(desk, application), body: JSON.stringify(application),
    content_key: contentKeyOf(form), digest: digestOf(application), act_no: desk.actNo, recorded_at: desk.settings.now,
  }]);
  await desk.store.insertMany('ward_application_attachment', attachments.map(({ number, kind, fileName, mediaType, bytes, sha256 }) => ({
    reception_number: receptionNumber, version, number, kind, file_name: fileName, media_type: mediaType, size: bytes, sha256, bytes: contents.get(number)!,
  })));
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const digestOf = (application: Application): string => hashOf(application);
/** Birthday, 性別 and the letters of the names in one width; how an address is written is no difference. */
const contentKeyOf = ({ people, concerns, content }: ApplicationForm): string => hashOf([
  content, concerns.map((place) => people[place]!).concat(people[0]!).map(({ name, bornOn, sex, individualNumber }) => [name.normalize('NFKC').replaceAll(/\s/g, ''), bornOn, sex, individualNumber === undefined ? null : digitsOf(individualNumber)]),
]);
