import { createHash } from 'node:crypto';
import { assetAnswer, contactReport, type DelinquentRow } from '../../contracts/delinquency-contractor/records.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { ContractorStore, DelinquencyContractor } from './tables.js';

const definitions: readonly RecordDefinition[] = [contactReport, assetAnswer] as readonly RecordDefinition[];
type Row = Readonly<Record<string, unknown>>;

/** 18:00: what has come of the day is laid out, a file a municipality and kind. */
export async function layOutResults(party: DelinquencyContractor): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、結果を渡さなかった');
  const open = await party.store.db.selectFrom('delinquency_contractor_row').where('file_name', 'is', null).where('ready_on', '<=', party.today()).select(['code', 'layout']).distinct().orderBy('code').orderBy('layout').execute();
  for (const { code, layout } of open) {
    const names = await party.store.transact((store) => layOutOne(party, store, code, definitions.find(({ id }) => id === layout)!));
    party.note(`${code} へ${names.join('・')}を渡せるようにした`);
  }
}

async function layOutOne(party: DelinquencyContractor, store: ContractorStore, code: string, definition: RecordDefinition): Promise<readonly string[]> {
  const { db } = store;
  const rows = await db.selectFrom('delinquency_contractor_row').where('code', '=', code).where('layout', '=', definition.id).where('file_name', 'is', null).where('ready_on', '<=', party.today()).select(['n', 'row']).orderBy('n').execute();
  const own = rows.map(({ row }) => JSON.parse(row) as Row);
  const values = party.faults.has('otherPerson') ? [...own, { ...own.at(-1)!, ...await somebodyElse(store, code, own.at(-1)!) }] : own;
  const names: string[] = [];
  // わざと: 障害「二度」では、同じ行を別の通番のファイルでもう一度渡す。
  while (names.length < (party.faults.has('twice') ? 2 : 1)) names.push(await keepFile(party, store, code, definition, values));
  await db.updateTable('delinquency_contractor_row').where('code', '=', code).where('n', 'in', rows.map(({ n }) => n)).set({ file_name: names[0]! }).execute();
  return names;
}

async function keepFile(party: DelinquencyContractor, store: ContractorStore, code: string, definition: RecordDefinition, values: readonly Row[]): Promise<string> {
  const last = await store.db.selectFrom('delinquency_contractor_result').where('code', '=', code).where('layout', '=', definition.id).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes: whole } = codecOf(party.profile, definition).format({ municipalityCode: code, date: party.today(), seq }, values as never);
  // わざと: 障害「途中で切れる」では、最後の十字を失う。
  const bytes = party.faults.has('brokenFile') ? whole.slice(0, -10) : whole;
  await store.insertMany('delinquency_contractor_result', [{ code, name, layout: definition.id, seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: party.faults.has('lost') ? 'lost' : 'here' }]);
  return name;
}

/** わざと: 障害「別の人」では、前の行の識別の下に、ほかの滞納者の名を書く。いなければ、架空の人の名を書く。 */
async function somebodyElse({ db }: ContractorStore, code: string, own: Row): Promise<Row> {
  const listed = await db.selectFrom('delinquency_contractor_case').selectAll().orderBy('code', 'desc').orderBy('case_id').execute();
  const others = listed.map((one) => ({ code: one.code, ...JSON.parse(one.row) as DelinquentRow })).filter((one) => one.nameKana !== own['nameKana'] || one.bornOn !== own['bornOn']);
  const other = others.find((one) => one.code !== code) ?? others[0];
  const id = 'reportId' in own ? { reportId: `${String(own['reportId'])}-2` } : {};
  return other ? { ...id, name: other.name, nameKana: other.nameKana, bornOn: other.bornOn } : { ...id, name: '架空 別人', nameKana: 'カクウ ベツジン', bornOn: '1950-01-01' };
}
