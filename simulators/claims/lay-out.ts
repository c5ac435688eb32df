import { createHash } from 'node:crypto';
import { benefitRecord, objectionResult, type BenefitRecord } from '../../contracts/claims/records.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { municipality } from '../../law/municipalities.js';
import type { Claims, ClaimsStore } from './tables.js';

const definitions: readonly RecordDefinition[] = [benefitRecord, objectionResult] as readonly RecordDefinition[];
type Row = Readonly<Record<string, unknown>>;

/** 06:00: what has fallen due is laid out, a file a municipality and kind. */
export async function layOutResults(party: Claims): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、給付記録を渡さなかった');
  const open = await party.store.db.selectFrom('claims_row').where('file_name', 'is', null).where('ready_on', '<=', party.today()).select(['code', 'layout']).distinct().orderBy('code').orderBy('layout').execute();
  for (const { code, layout } of open) {
    const names = await party.store.transact((store) => layOutOne(party, store, code, definitions.find(({ id }) => id === layout)!));
    party.note(`${code} へ${names.join('・')}を渡せるようにした`);
  }
  return undefined;
}

async function layOutOne(party: Claims, store: ClaimsStore, code: string, definition: RecordDefinition): Promise<readonly string[]> {
  const { db } = store;
  const rows = await db.selectFrom('claims_row').where('code', '=', code).where('layout', '=', definition.id).where('file_name', 'is', null).where('ready_on', '<=', party.today()).select(['n', 'row']).orderBy('n').execute();
  const values = spoilt(party, definition, rows.map(({ row }) => JSON.parse(row) as Row));
  const names: string[] = [];
  // わざと: 障害「二度」では、同じ行を別の通番のファイルでもう一度渡す。
  while (names.length < (party.faults.has('twice') ? 2 : 1)) names.push(await keepFile(party, store, code, definition, values));
  await db.updateTable('claims_row').where('code', '=', code).where('n', 'in', rows.map(({ n }) => n)).set({ file_name: names[0]! }).execute();
  return names;
}

/** わざと: what the faults make of the rows of 給付記録. */
function spoilt({ faults }: Claims, definition: RecordDefinition, rows: readonly Row[]): readonly Row[] {
  if (definition.id !== benefitRecord.id) return rows;
  const kept = faults.has('lostRow') ? rows.slice(0, -1) : rows;
  const turned: readonly Row[] = faults.has('olderRevision') ? [...kept, ...kept.filter((row) => (row as unknown as BenefitRecord).revision > 1).map((row) => ({ ...row, revision: 1, recordState: 'settled' }))] : kept;
  return faults.has('otherInsurer') ? turned.map((row, index) => (index === 0 ? { ...row, insurerNumber: otherInsurer(String(row['insurerNumber'])) } : row)) : turned;
}
const otherInsurer = (own: string): string => ['131016', '131024'].map((code) => municipality(code).insurerNumber).find((one) => one !== own)!;

async function keepFile(party: Claims, store: ClaimsStore, code: string, definition: RecordDefinition, values: readonly Row[]): Promise<string> {
  const last = await store.db.selectFrom('claims_result').where('code', '=', code).where('layout', '=', definition.id).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes: whole } = codecOf(party.profile, definition).format({ municipalityCode: code, date: party.today(), seq }, values as never);
  // わざと: 障害「途中で切れる」では、最後の十字を失う。
  const bytes = party.faults.has('brokenFile') ? whole.slice(0, -10) : whole;
  await store.insertMany('claims_result', [{ code, name, layout: definition.id, seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: 'here' }]);
  return name;
}
