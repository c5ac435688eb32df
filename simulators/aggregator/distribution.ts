import { addDays } from '../../law/day.js';
import { municipalInsuredIds, processingResult, qualificationDates, type MunicipalInsuredIds, type QualificationDates } from '../../contracts/aggregator/distribution.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { DistributedLayout } from './changes.js';
import { nextNumber, writeParts } from './parts.js';
import { resultRows } from './results.js';
import type { ToldDates } from './settle.js';
import { suffers, type Aggregator, type AggregatorStore } from './tables.js';

const definitions: Readonly<Record<DistributedLayout, RecordDefinition>> = { qualificationDates, municipalInsuredIds, processingResult };

/**
 * Lays out for each municipality what has changed since its last file (2-④). A file and the note of how far it goes are
 * one transaction, so that a stop in between neither loses nor doubles a row. Every layout has its own numbers.
 */
export async function distribute(party: Aggregator): Promise<void> {
  const waiting = await party.store.db.selectFrom('aggregator_delivered').whereRef('latest', '>', 'change').select(['municipality', 'layout']).orderBy('municipality').orderBy('layout').execute();
  for (const { municipality, layout } of waiting) {
    if (layout === 'municipalInsuredIds' && suffers(party, 'idsWithheld', municipality)) continue;
    if (layout === 'processingResult' && suffers(party, 'resultHidden', municipality)) continue;
    await party.store.transact((store) => layOut(party, store, municipality, layout as DistributedLayout));
  }
}

async function layOut(party: Aggregator, store: AggregatorStore, municipality: string, layout: DistributedLayout): Promise<void> {
  const { latest, change, seq } = await store.db.selectFrom('aggregator_delivered').where('municipality', '=', municipality).where('layout', '=', layout).selectAll().executeTakeFirstOrThrow();
  const range = { municipality, after: change, through: latest };
  const copies = suffers(party, 'distributionTwice', municipality) ? 2 : 1;
  for (let copy = 1; copy <= copies; copy += 1) await writeFile(party, store, layout, seq + copy, range);
  await store.db.updateTable('aggregator_delivered').where('municipality', '=', municipality).where('layout', '=', layout).set({ change: latest, seq: seq + copies }).execute();
}

export interface Range { readonly municipality: string; readonly after: number; readonly through: number }

async function writeFile(party: Aggregator, store: AggregatorStore, layout: DistributedLayout, seq: number, range: Range): Promise<void> {
  const codec = codecOf(party.profile, definitions[layout]);
  const envelope = { municipalityCode: range.municipality, date: party.today(), seq };
  const rows = { qualificationDates: datesRows, municipalInsuredIds: idRows, processingResult: resultRows }[layout];
  const upload = await nextNumber(store, 'upload');
  const count = codec.layout.header.some(({ value }) => value === 'count') ? await countOf(rows(party, store, range)) : undefined;
  const stored = await writeParts(store, upload, codec.formatStream(envelope, rows(party, store, range) as AsyncIterable<never>, count), Infinity);
  await store.insertMany('aggregator_outgoing', [{
    municipality: range.municipality, name: codec.fileName(envelope), layout, upload, size: stored!.size, sha256: stored!.sha256, created_at: party.now(), visible_on: visibleOn(party, range.municipality, seq), state: 'here', received_at: null,
  }]);
}

async function countOf(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count += 1;
  return count;
}

/** わざと: 障害のとき、配信を遅らせ、または奇数番だけを2日遅らせて次の番号に追い越させる。 */
function visibleOn(party: Aggregator, municipality: string, seq: number): string {
  if (suffers(party, 'distributionDelayed', municipality)) return addDays(party.today(), party.parameters.distributionDelayDays);
  return suffers(party, 'distributionReordered', municipality) && seq % 2 === 1 ? addDays(party.today(), 2) : party.today();
}

const pageSize = 1_000;

async function* datesRows(_party: Aggregator, store: AggregatorStore, { municipality, after, through }: Range): AsyncGenerator<QualificationDates> {
  for (let last = after; ;) {
    const rows = await store.db.selectFrom('aggregator_dates as d').innerJoin('aggregator_insured as i', (join) => join.onRef('i.municipality', '=', 'd.municipality').onRef('i.person_key', '=', 'd.person_key'))
      .where('d.municipality', '=', municipality).where('d.change', '>', last).where('d.change', '<=', through).select(['d.told', 'd.version', 'd.change', 'i.municipal_insured_id']).orderBy('d.change').limit(pageSize).execute();
    for (const row of rows) yield { municipalInsuredId: row.municipal_insured_id, ...(JSON.parse(row.told) as ToldDates), version: row.version };
    if (rows.length < pageSize) return;
    last = rows.at(-1)!.change;
  }
}

async function* idRows(party: Aggregator, store: AggregatorStore, { municipality, after, through }: Range): AsyncGenerator<MunicipalInsuredIds> {
  const isDisclosed = party.parameters.disclosePrefecturePersonId;
  for (let last = after; ;) {
    const rows = await store.db.selectFrom('aggregator_insured').where('municipality', '=', municipality).where('change', '>', last).where('change', '<=', through)
      .select(['municipal_insured_id', 'person_key', 'change']).$if(isDisclosed, (query) => query.select('person_id')).orderBy('change').limit(pageSize).execute();
    for (const row of rows) yield { municipalInsuredId: row.municipal_insured_id, personKey: row.person_key, prefecturePersonId: row.person_id ?? null };
    if (rows.length < pageSize) return;
    last = rows.at(-1)!.change;
  }
}
