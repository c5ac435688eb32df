import { memberChange, type MemberChange } from '../../../contracts/insurer-hub/member-change.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { municipality } from '../../../law/municipalities.js';
import type { Answer } from '../../define.js';
import { heldOf } from '../held.js';
import { evaluationParameters } from '../parameters.js';
import { nextNumber, readParts, writeParts } from '../parts.js';
import { toldRatios } from '../ratios/apply.js';
import { ratioPeriodsOf } from '../ratios/history.js';
import type { ToldDates } from '../settle.js';
import { suffers, type Aggregator, type AggregatorStore } from '../tables.js';
import { partitionKey } from './keys.js';
import { operationOf, rowsOf, type Member, type PartitionRow } from './rows.js';

const pageSize = 1_000;

/**
 * 21:30 (5-②): brings each municipality's 委託区画 up to date, writes 被保険者異動情報 for what changed, and puts the files to the
 * hub in the order of their numbers. A file and the note of who is in it are one transaction; a file the hub did not take waits.
 */
export async function forward(party: Aggregator): Promise<void> {
  if (!party.isHere('insurer-hub')) return;
  const waiting = await party.store.db.selectFrom('aggregator_partition_queue').select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality: code } of waiting) {
    if (suffers(party, 'forwardSkipped', code)) party.note(`障害により${municipality(code).ja}の委託区画を更新しなかった`);
    else await party.store.transact((store) => writeFile(party, store, code));
  }
  await handOver(party);
}

async function writeFile(party: Aggregator, store: AggregatorStore, code: string): Promise<void> {
  const upload = await nextNumber(store, 'upload');
  const seq = await nextNumber(store, `memberChange ${code}`);
  const codec = codecOf(party.profile, memberChange);
  const envelope = { municipalityCode: code, date: party.today(), seq };
  let count = 0;
  async function* rows(): AsyncGenerator<MemberChange> {
    for await (const changed of changedRows(party, store, code)) {
      count += 1;
      yield changed;
    }
  }
  const needsCount = codec.layout.header.some(({ value }) => value === 'count');
  const all = needsCount ? await listed(rows()) : null;
  const stored = await writeParts(store, upload, codec.formatStream(envelope, all ?? rows(), all?.length), Infinity);
  await store.db.deleteFrom('aggregator_partition_queue').where('municipality', '=', code).execute();
  if (count === 0) {
    await store.db.deleteFrom('aggregator_part').where('upload', '=', upload).execute();
    await store.insertMany('aggregator_counter', [{ name: `memberChange ${code}`, value: seq - 1 }], 'replace');
    return;
  }
  await store.insertMany('aggregator_handover', [{ municipality: code, seq, name: codec.fileName(envelope), upload, size: stored!.size, rows: count, made_at: party.now(), state: 'waiting', answer: '' }]);
  party.note(`${municipality(code).ja}の委託区画を${count}件書き改めた`, ['G-5-2', 'D-1-3']);
}

async function listed<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Rows that say something new, and the 委託区画 with them. */
async function* changedRows(party: Aggregator, store: AggregatorStore, code: string): AsyncGenerator<MemberChange> {
  const convention = evaluationParameters(party).applicationEndConvention;
  for (let after = ''; ;) {
    const keys = (await store.db.selectFrom('aggregator_partition_queue').where('municipality', '=', code).where('person_key', '>', after).select('person_key').orderBy('person_key').limit(pageSize).execute()).map(({ person_key }) => person_key);
    if (keys.length === 0) return;
    after = keys.at(-1)!;
    const members = await membersOf(party, store, code, keys);
    const held = await heldRows(store, code, members);
    const changed = members.flatMap((member) => rowsOf(member, convention)).flatMap((row): { row: PartitionRow; version: number; operation: MemberChange['operation'] }[] => {
      const before = held.get(row.historyKey);
      if ((!before && row.voided) || (before && JSON.stringify(row) === before.row)) return [];
      return [{ row, version: (before?.version ?? 0) + 1, operation: operationOf(row, before ? (JSON.parse(before.row) as PartitionRow) : null) }];
    });
    await store.insertMany('aggregator_partition', changed.map(({ row, version }) => ({ municipality: code, history_key: row.historyKey, version, row: JSON.stringify(row) })), 'replace');
    for (const { row: { said }, version, operation } of changed) yield { ...said, version, operation };
  }
}

async function membersOf(party: Aggregator, store: AggregatorStore, code: string, keys: readonly string[]): Promise<Member[]> {
  const rows = await store.db.selectFrom('aggregator_insured as i')
    .leftJoin('aggregator_dates as d', (join) => join.onRef('d.municipality', '=', 'i.municipality').onRef('d.person_key', '=', 'i.person_key'))
    .leftJoin('aggregator_household as h', (join) => join.onRef('h.municipality', '=', 'i.municipality').onRef('h.household_key', '=', 'i.household_key'))
    .where('i.municipality', '=', code).where('i.person_key', 'in', keys).selectAll('i').select(['d.told', 'h.held as household']).orderBy('i.person_key').execute();
  const heads = new Map(rows.map(({ household }) => household).filter((text) => text !== null).map((text) => [text, (JSON.parse(text) as { headPersonKey: string }).headPersonKey]));
  const names = await namesOf(store, code, [...new Set(heads.values())]);
  const ratios = await toldRatios(store, code, keys);
  return rows.map((row) => ({
    municipality: code, ratios: ratioPeriodsOf(ratios.get(row.person_key) ?? [], party.parameters.ratioMergeRule), personKey: row.person_key, municipalInsuredId: row.municipal_insured_id, householdKey: row.household_key, branchNumber: row.branch_number, held: heldOf(row.held),
    told: row.told === null ? null : (JSON.parse(row.told) as ToldDates), headName: names.get(heads.get(row.household ?? '') ?? '') ?? null,
  }));
}

async function namesOf(store: AggregatorStore, code: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = keys.length === 0 ? [] : await store.db.selectFrom('aggregator_insured').where('municipality', '=', code).where('person_key', 'in', keys).select(['person_key', 'held']).execute();
  return new Map(rows.map(({ person_key, held }) => [person_key, heldOf(held).person.name]));
}

async function heldRows(store: AggregatorStore, code: string, members: readonly Member[]) {
  const keys = members.flatMap(({ municipalInsuredId, held }) => held.periods.map(({ key }) => `${municipalInsuredId}/${key}`));
  const rows = keys.length === 0 ? [] : await store.db.selectFrom('aggregator_partition').where('municipality', '=', code).where('history_key', 'in', keys).selectAll().execute();
  return new Map(rows.map((row) => [row.history_key, row]));
}

/** Puts what waits, oldest first. What the hub refuses as a whole is kept with its answer; what it could not take is tried again, and with it all that comes after. */
async function handOver(party: Aggregator): Promise<void> {
  const files = await party.store.db.selectFrom('aggregator_handover').where('state', '=', 'waiting').selectAll().orderBy('municipality').orderBy('seq').execute();
  const stuck = new Set<string>();
  for (const { municipality: code, seq, name, upload } of files) {
    if (stuck.has(code)) continue;
    const answer = await sent(party, code, name, Buffer.concat(await listed(readParts(party.store, upload))));
    if (typeof answer === 'string' || answer.status >= 500 || answer.status === 403) {
      stuck.add(code);
      party.note(`${name} を医療保険者等向け中間サーバー等へ渡せなかった(${typeof answer === 'string' ? answer : answer.status})。次の晩にもう一度送る`);
      continue;
    }
    await party.store.db.updateTable('aggregator_handover').where('municipality', '=', code).where('seq', '=', seq).set({ state: answer.ok ? 'sent' : 'refused', answer: (await answer.text()).slice(0, 2_000) }).execute();
  }
}

async function sent(party: Aggregator, code: string, name: string, body: Uint8Array): Promise<Answer | string> {
  try {
    return await party.send('insurer-hub', `/partitions/${code}/inbox/${encodeURIComponent(name)}`, { method: 'PUT', body, headers: await partitionKey(party, code) });
  } catch (error) {
    return `つながらない: ${error instanceof Error ? error.message : String(error)}`;
  }
}
