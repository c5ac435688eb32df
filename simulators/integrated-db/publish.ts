import { createHash } from 'node:crypto';
import { feedTopics, type FeedKind, type FeedTopic } from '../../contracts/integrated-db/feed.js';
import { residentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { taxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { wordOf } from '../../contracts/codes.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { addDays, nextDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipality as municipalityOf } from '../../law/municipalities.js';
import type { RowOf } from '../../store/define.js';
import { residentContentOf, taxContentOf } from './telling.js';
import type { IntegratedDb, integratedDbTables, IntegratedDbStore } from './tables.js';

type Fact = RowOf<(typeof integratedDbTables)['integrated_db_fact']>;
interface Waiting { readonly municipality: string; readonly topic: FeedTopic }

/** The morning's work: each municipality of which something changed, or that asked for everything, gets its next feed of that topic. Run again, it finds nothing to do. */
export async function publish(party: IntegratedDb): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、配信を並べなかった');
  for (const waiting of await waitingFeeds(party.store)) {
    const told = await party.store.transact((store) => publishFor({ ...party, store }, waiting));
    party.note(`${municipalityOf(waiting.municipality).ja}へ${wordOf(feedTopics, waiting.topic)}の${told}`);
  }
}

async function waitingFeeds({ db }: IntegratedDbStore): Promise<readonly Waiting[]> {
  const changed = await db.selectFrom('integrated_db_fact').where('is_changed', '=', 1).select(['municipality', 'topic']).distinct().execute();
  const asked = await db.selectFrom('integrated_db_request as request').innerJoin('integrated_db_fact as fact', (join) => join.onRef('fact.municipality', '=', 'request.municipality').onRef('fact.topic', '=', 'request.topic'))
    .where('request.answered_by', 'is', null).select(['request.municipality', 'request.topic']).distinct().execute();
  const found = new Map([...changed, ...asked].map((one) => [`${one.municipality} ${one.topic}`, one as Waiting]));
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, waiting]) => waiting);
}

/** The first feed is full, and so is the next one after a request; every other tells what changed since the last. */
async function publishFor(party: IntegratedDb, { municipality, topic }: Waiting): Promise<string> {
  const { db } = party.store;
  const last = (await db.selectFrom('integrated_db_feed').where('municipality', '=', municipality).where('topic', '=', topic).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0;
  const isAsked = await db.selectFrom('integrated_db_request').where('municipality', '=', municipality).where('topic', '=', topic).where('answered_by', 'is', null).select('n').executeTakeFirst() !== undefined;
  const kind: FeedKind = last === 0 || isAsked ? 'full' : 'difference';
  const all = db.selectFrom('integrated_db_fact').where('municipality', '=', municipality).where('topic', '=', topic).selectAll().orderBy('person_key').orderBy('fiscal_year');
  const rows = await (kind === 'full' ? all : all.where('is_changed', '=', 1)).execute();
  await layOut(party, { municipality, topic }, last + 1, kind, formatted[topic](party, { municipalityCode: municipality, date: party.today(), seq: last + 1 }, markedAs(party, kind), rows));
  await db.updateTable('integrated_db_fact').where('municipality', '=', municipality).where('topic', '=', topic).where('is_changed', '=', 1).set({ is_laid: 1, is_changed: 0 }).execute();
  await db.updateTable('integrated_db_request').where('municipality', '=', municipality).where('topic', '=', topic).where('answered_by', 'is', null).set({ answered_by: last + 1 }).execute();
  return `${kind === 'full' ? '全件' : '差分'}の通番${last + 1}を${rows.length}件で並べた`;
}

interface Envelope { readonly municipalityCode: string; readonly date: Day; readonly seq: number }
const operationOf = ({ content }: Fact) => (content === '' ? 'delete' as const : 'put' as const);
const formatted: Readonly<Record<FeedTopic, (party: IntegratedDb, envelope: Envelope, feedKind: FeedKind, rows: readonly Fact[]) => WireFile>> = {
  tax: ({ profile }, envelope, feedKind, rows) => codecOf(profile, taxFeed).format(envelope, rows.map((row) =>
    ({ feedKind, operation: operationOf(row), personKey: row.person_key, fiscalYear: row.fiscal_year, ...taxContentOf(row.content), asOf: row.as_of as Day }))),
  residents: ({ profile }, envelope, feedKind, rows) => codecOf(profile, residentFeed).format(envelope, rows.map((row) =>
    ({ feedKind, operation: operationOf(row), personKey: row.person_key, ...residentContentOf(row.content), asOf: row.as_of as Day }))),
};

/** わざと: 障害のとき、差分の一つは番号だけを使って消え、同じものが次の日にも並び、または何日か遅れて並ぶ。 */
async function layOut(party: IntegratedDb, { municipality, topic }: Waiting, seq: number, kind: FeedKind, { name, bytes }: WireFile): Promise<void> {
  const today = party.today();
  const suffers = (fault: 'feedSkipped' | 'feedTwice') => kind === 'difference' && party.faults.has(fault);
  await party.store.insertMany('integrated_db_feed', [{
    municipality, topic, seq, name, kind: markedAs(party, kind), as_of: today, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), state: suffers('feedSkipped') ? 'lost' : 'here',
    visible_on: party.faults.has('feedLate') ? addDays(today, party.parameters.lateDays) : today, again_on: suffers('feedTwice') ? nextDay(today) : null,
  }]);
}

/** わざと: 障害のとき、全件を差分と、または差分を全件と書き違える。行の中身は変わらない。 */
function markedAs({ faults }: IntegratedDb, kind: FeedKind): FeedKind {
  if (kind === 'full') return faults.has('fullMarkedDifference') ? 'difference' : 'full';
  return faults.has('differenceMarkedFull') ? 'full' : 'difference';
}

/** What a municipality may see now of its feeds. */
const listable = ({ store, today }: IntegratedDb, municipality: string) =>
  store.db.selectFrom('integrated_db_feed').where('municipality', '=', municipality).where('state', '=', 'here').where('visible_on', '<=', today());

/** Those after a number, in order; a number that is left out was lost. */
export async function feedsSince(party: IntegratedDb, municipality: string, topic: FeedTopic, since: number) {
  const rows = await listable(party, municipality).where('topic', '=', topic).where(({ eb, or }) => or([eb('seq', '>', since), eb('again_on', '=', party.today())])).select(['name', 'seq', 'kind', 'as_of', 'size', 'sha256']).orderBy('seq').execute();
  return rows.map(({ name, seq, kind, as_of, size, sha256 }) => ({ name, seq, kind, asOf: as_of, bytes: size, sha256 }));
}

export const feedNamed = (party: IntegratedDb, municipality: string, topic: FeedTopic, name: string) => listable(party, municipality).where('topic', '=', topic).where('name', '=', name).select('bytes').executeTakeFirst();

/** Asks for everything of a topic; its next feed is full. While one request waits, another is the same. */
export async function requestFull(party: IntegratedDb, municipality: string, topic: FeedTopic): Promise<{ readonly requestedAt: string; readonly isNew: boolean }> {
  return party.store.transact(async ({ db, insertMany }) => {
    const requests = await db.selectFrom('integrated_db_request').where('municipality', '=', municipality).where('topic', '=', topic).select(['n', 'requested_at', 'answered_by']).orderBy('n').execute();
    const waiting = requests.find(({ answered_by }) => answered_by === null);
    if (waiting) return { requestedAt: waiting.requested_at, isNew: false };
    await insertMany('integrated_db_request', [{ municipality, topic, n: requests.length + 1, requested_at: party.now(), answered_by: null }]);
    return { requestedAt: party.now(), isNew: true };
  });
}
