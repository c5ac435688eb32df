import { paperKinds, type ConcernGist } from '../../contracts/concern.js';
import { wordOf } from '../../contracts/codes.js';
import { officeDay } from '../../law/business-days.js';
import { nextDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { claimRefund } from './claims.js';
import { reactionsTo, type Reaction } from './compare.js';
import { tellConcern } from './concerns.js';
import { plan } from './counter.js';
import { readersIn, takePost, type Reader } from './letter-box.js';
import { readSheet, type Sheet } from './sheet.js';
import type { Residents } from './tables.js';

/** 19:00: the post of the day lies in the letter boxes; who reads, opens what is due, and decides what to do on the next day the counter is open. */
export async function readEvening(party: Residents): Promise<void> {
  const readers = await readersIn(party.store);
  if (party.isHere('mailing')) for (const municipality of new Set(readers.map((reader) => reader.municipality))) await takePost(party, municipality, readers.filter((reader) => reader.municipality === municipality));
  for (const reader of readers) await party.store.transact((store) => sitDown({ ...party, store }, reader));
}

const lettersOf = ({ store: { db } }: Residents, { municipality, readerId }: Reader) =>
  db.selectFrom('residents_letter').where('municipality', '=', municipality).where('reader_id', '=', readerId).selectAll().orderBy('delivered_on').orderBy('place').execute();
/** The printed lines of each sheet. What was handed back or thrown away is no longer there. */
const linesOf = (sheets: string): readonly (readonly string[])[] => JSON.parse(sheets) as string[][];
interface Opened { readonly place: string; readonly deliveredOn: string; readonly sheets: readonly Sheet[] }

async function sitDown(party: Residents, reader: Reader): Promise<void> {
  const letters = await lettersOf(party, reader);
  const unopened = letters.filter(({ state }) => state === 'unopened');
  // Whoever sits down at last opens everything that lies there.
  const due = unopened.some(({ open_on }) => open_on <= party.today()) ? unopened : [];
  const thrown = new Set(due.filter(({ place }) => party.faults.has('lettersIgnored') || letters.findIndex((letter) => letter.place === place) < reader.known.habits.throwsAwayFirst).map(({ place }) => place));
  const opened = letters.filter(({ state, place }) => state === 'opened' || (due.some((one) => one.place === place) && !thrown.has(place))).map(({ place, delivered_on, sheets }): Opened => ({ place, deliveredOn: delivered_on, sheets: linesOf(sheets).map(readSheet) }));
  for (const { place, sheets } of due) {
    const letter = opened.find((one) => one.place === place);
    const made: (readonly string[])[] = [];
    for (const sheet of letter?.sheets ?? []) made.push(await madeOf(party, reader, sheet, isOvertaken(opened, letter!, sheet)));
    if (!letter) party.note(`${headOf(reader)}さんの家は、届いた封書を読まずに捨てた`);
    const kept = linesOf(sheets).filter((_, at) => !made[at]?.some((one) => one.endsWith(' misdelivered')));
    await party.store.db.updateTable('residents_letter').set({ state: letter ? 'opened' : 'thrownAway', made: JSON.stringify(made.flat()), sheets: JSON.stringify(letter ? kept : []) }).where('municipality', '=', reader.municipality).where('place', '=', place).execute();
  }
  await missWhatIsExpected(party, reader, { opened, hasUnopened: due.length < unopened.length });
}

const headOf = ({ known }: Reader): string => known.people[0]!.name;

/** Is there a newer one of its kind, whichever came first? 変更 counts before 決定, a 証 by its 交付日; of the same, what came later. */
function isOvertaken(opened: readonly Opened[], letter: Opened, sheet: Sheet): boolean {
  const rank = (of: Opened, one: Sheet) => [one.paper === 'premiumNotice' && one.isChange ? '1' : '0', one.paper === 'certificate' ? one.issuedOn : '', of.deliveredOn, one.number].join(' ');
  return opened.some((other) => other.sheets.some((one) => isSameMatter(one, sheet) && rank(other, one) > rank(letter, sheet)));
}

function isSameMatter(one: Sheet, other: Sheet): boolean {
  if (one.paper === 'premiumNotice' && other.paper === 'premiumNotice') return one.fiscalYear === other.fiscalYear && one.addressee === other.addressee;
  return one.paper === 'certificate' && other.paper === 'certificate' && one.title === other.title && one.number === other.number;
}

/** What a household does about one sheet. */
async function madeOf(party: Residents, reader: Reader, sheet: Sheet, isOld: boolean): Promise<readonly string[]> {
  if (isOld) return ['superseded'];
  const reactions = reactionsTo(reader.known, sheet, { misreads: party.faults.has('misread'), slipCharacters: party.parameters.slipCharacters });
  const done: string[] = [];
  for (const reaction of reactions) done.push(await react(party, reader, reaction, sheet.paper === 'certificate' ? sheet.issuedOn : ''));
  return done.length === 0 ? ['agrees'] : done;
}

async function react(party: Residents, reader: Reader, reaction: Reaction, occasion: string): Promise<string> {
  const on = nextOpenDay(party.today());
  if (reaction.does === 'claims') return claimRefund(party, reader, reaction.sheet, on);
  if (reaction.does === 'tells') return await tell(party, reader, reaction.gist, on, occasion) ? `tells ${reaction.gist.kind}` : `told ${reaction.gist.kind}`;
  const { notification, why } = reaction;
  const before = await party.store.db.selectFrom('residents_notification').select('state').where('municipality', '=', reader.municipality).where('notification_id', '=', notification.notificationId).executeTakeFirst();
  if (before) return `notified ${notification.notificationId}`;
  const asPlanned = party.faults.has('reactsTwice') ? { ...party, faults: new Set([...party.faults, 'twice' as const]) } : party;
  await plan(asPlanned, reader.municipality, { ...notification, receivedOn: on }, on);
  party.note(`${headOf(reader)}さんの家は、届いたものを読んで${on}に届け出ることにした: ${why}`);
  return `notifies ${notification.notificationId}`;
}

const tell = (party: Residents, reader: Reader, gist: ConcernGist, on: Day, occasion = ''): Promise<boolean> =>
  tellConcern(party, { municipality: reader.municipality, readerId: reader.readerId, name: headOf(reader), address: reader.known.address }, gist, on, occasion);

/** Who knows that something should have come by today, and finds nothing that could be it, asks for it. */
async function missWhatIsExpected(party: Residents, reader: Reader, { opened, hasUnopened }: { readonly opened: readonly Opened[]; readonly hasUnopened: boolean }): Promise<void> {
  const has = ({ paper, about, from }: Reader['known']['expects'][number]) => hasUnopened
    || opened.some(({ deliveredOn, sheets }) => deliveredOn >= from && sheets.some((sheet) => sheet.paper === paper && (sheet.paper === 'certificate' ? sheet.name : sheet.addressee) === about));
  for (const expected of reader.known.expects) {
    if (expected.by > party.today() || has(expected)) continue;
    const gist: Extract<ConcernGist, { kind: 'notReceived' }> = { kind: 'notReceived', paper: expected.paper, about: expected.about, expectedBy: expected.by };
    if (await tell(party, reader, gist, nextOpenDay(party.today()))) party.note(`${headOf(reader)}さんの家には、${expected.by}になっても${expected.about}さんの${wordOf(paperKinds, expected.paper)}が届かない`);
  }
}

/** The counter is open on days of the office; in a year whose holidays are not known, on weekdays. */
function nextOpenDay(today: Day): Day {
  const next = nextDay(today);
  return officeDay(next) === 'closed' ? nextOpenDay(next) : next;
}
