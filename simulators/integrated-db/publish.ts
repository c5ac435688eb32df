import { createHash } from 'node:crypto';
import { taxFeed, type FeedKind, type TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { addDays, nextDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipality as municipalityOf } from '../../law/municipalities.js';
import { contentOf } from './telling.js';
import type { IntegratedDb, IntegratedDbStore } from './tables.js';

/** The morning's work: each municipality of which something changed, or that asked for everything, gets its next feed. Run again, it finds nothing to do. */
export async function publish(party: IntegratedDb): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、配信を並べなかった');
  for (const municipality of await waitingMunicipalities(party.store)) {
    const told = await party.store.transact((store) => publishFor({ ...party, store }, municipality));
    party.note(`${municipalityOf(municipality).ja}へ${told}`);
  }
}

async function waitingMunicipalities({ db }: IntegratedDbStore): Promise<readonly string[]> {
  const changed = await db.selectFrom('integrated_db_tax').where('is_changed', '=', 1).select('municipality').distinct().execute();
  const asked = await db.selectFrom('integrated_db_request as request').innerJoin('integrated_db_tax as tax', 'tax.municipality', 'request.municipality').where('request.answered_by', 'is', null).select('request.municipality').distinct().execute();
  return [...new Set([...changed, ...asked].map(({ municipality }) => municipality))].sort();
}

/** The first feed is full, and so is the next one after a request; every other tells what changed since the last. */
async function publishFor(party: IntegratedDb, municipality: string): Promise<string> {
  const { db } = party.store;
  const last = (await db.selectFrom('integrated_db_feed').where('municipality', '=', municipality).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0;
  const isAsked = await db.selectFrom('integrated_db_request').where('municipality', '=', municipality).where('answered_by', 'is', null).select('n').executeTakeFirst() !== undefined;
  const kind: FeedKind = last === 0 || isAsked ? 'full' : 'difference';
  const all = db.selectFrom('integrated_db_tax').where('municipality', '=', municipality).selectAll().orderBy('person_key').orderBy('fiscal_year');
  const rows = await (kind === 'full' ? all : all.where('is_changed', '=', 1)).execute();
  const feedKind = markedAs(party, kind);
  const count = await layOut(party, municipality, last + 1, kind, rows.map((row): TaxFeed => ({
    feedKind, operation: row.content === '' ? 'delete' : 'put', personKey: row.person_key, fiscalYear: row.fiscal_year, ...contentOf(row.content), asOf: row.as_of as Day,
  })));
  await db.updateTable('integrated_db_tax').where('municipality', '=', municipality).where('is_changed', '=', 1).set({ is_laid: 1, is_changed: 0 }).execute();
  await db.updateTable('integrated_db_request').where('municipality', '=', municipality).where('answered_by', 'is', null).set({ answered_by: last + 1 }).execute();
  return `${kind === 'full' ? '全件' : '差分'}の通番${last + 1}を${count}件で並べた`;
}

/** わざと: 障害のとき、差分の一つは番号だけを使って消え、同じものが次の日にも並び、または何日か遅れて並ぶ。 */
async function layOut(party: IntegratedDb, municipality: string, seq: number, kind: FeedKind, rows: readonly TaxFeed[]): Promise<number> {
  const today = party.today();
  const { name, bytes } = codecOf(party.profile, taxFeed).format({ municipalityCode: municipality, date: today, seq }, rows);
  const suffers = (fault: 'feedSkipped' | 'feedTwice') => kind === 'difference' && party.faults.has(fault);
  await party.store.insertMany('integrated_db_feed', [{
    municipality, seq, name, kind: markedAs(party, kind), as_of: today, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), state: suffers('feedSkipped') ? 'lost' : 'here',
    visible_on: party.faults.has('feedLate') ? addDays(today, party.parameters.lateDays) : today, again_on: suffers('feedTwice') ? nextDay(today) : null,
  }]);
  return rows.length;
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
export async function feedsSince(party: IntegratedDb, municipality: string, since: number) {
  const rows = await listable(party, municipality).where(({ eb, or }) => or([eb('seq', '>', since), eb('again_on', '=', party.today())])).select(['name', 'seq', 'kind', 'as_of', 'size', 'sha256']).orderBy('seq').execute();
  return rows.map(({ name, seq, kind, as_of, size, sha256 }) => ({ name, seq, kind, asOf: as_of, bytes: size, sha256 }));
}

export const feedNamed = (party: IntegratedDb, municipality: string, name: string) => listable(party, municipality).where('name', '=', name).select('bytes').executeTakeFirst();

/** Asks for everything; the next feed is full. While one request waits, another is the same. */
export async function requestFull(party: IntegratedDb, municipality: string): Promise<{ readonly requestedAt: string; readonly isNew: boolean }> {
  return party.store.transact(async ({ db, insertMany }) => {
    const requests = await db.selectFrom('integrated_db_request').where('municipality', '=', municipality).select(['n', 'requested_at', 'answered_by']).orderBy('n').execute();
    const waiting = requests.find(({ answered_by }) => answered_by === null);
    if (waiting) return { requestedAt: waiting.requested_at, isNew: false };
    await insertMany('integrated_db_request', [{ municipality, n: requests.length + 1, requested_at: party.now(), answered_by: null }]);
    return { requestedAt: party.now(), isNew: true };
  });
}
