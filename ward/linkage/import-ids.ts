import type { MunicipalInsuredIds } from '../../contracts/aggregator/distribution.js';
import type { RowOf } from '../../store/define.js';
import { chunks } from '../desk.js';
import type { WardTables } from '../tables.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';

type IdRow = RowOf<WardTables['ward_received_id']>;

/** 市町村被保険者ID連携ファイル: an ID belongs to one 宛名番号 for ever, and a 宛名番号 has one ID. A contradiction refuses the whole file. */
export async function importIds({ store, settings, importNo }: Intake, lines: readonly Line<MunicipalInsuredIds>[]): Promise<Applied> {
  const byId = new Map<string, IdRow>();
  const byPerson = new Map<string, IdRow>();
  const remember = (row: IdRow) => {
    byId.set(row.municipal_insured_id, row);
    byPerson.set(row.person_key, row);
  };
  for (const part of chunks(lines)) {
    const rows = await store.db.selectFrom('ward_received_id').selectAll().where((where) => where.or([
      where('municipal_insured_id', 'in', part.map(({ value }) => value.municipalInsuredId)), where('person_key', 'in', part.map(({ value }) => value.personKey)),
    ])).orderBy('import_no').execute();
    rows.forEach(remember);
  }
  const issues: ImportIssue[] = [];
  const added: IdRow[] = [];
  for (const { line, value } of lines) {
    const row: IdRow = { municipal_insured_id: value.municipalInsuredId, import_no: importNo, person_key: value.personKey, prefecture_person_id: value.prefecturePersonId, received_at: settings.now };
    const sameId = byId.get(row.municipal_insured_id);
    const samePerson = byPerson.get(row.person_key);
    if (sameId && sameId.person_key !== row.person_key) issues.push(contradiction(line, row.municipal_insured_id, `宛名番号 ${sameId.person_key} のIDが宛名番号 ${row.person_key} に付け替えられている`));
    if (samePerson && samePerson.municipal_insured_id !== row.municipal_insured_id) issues.push(contradiction(line, row.municipal_insured_id, `宛名番号 ${row.person_key} には ${samePerson.municipal_insured_id} が付いている`));
    if (sameId && sameId.prefecture_person_id === row.prefecture_person_id) continue;
    if (sameId?.import_no === importNo) issues.push(contradiction(line, row.municipal_insured_id, 'このファイルの中に都道府県被保険者IDの違う行がある'));
    remember(row);
    added.push(row);
  }
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_received_id', added);
  return { applied: added.length };
}

const contradiction = (line: number, raw: string, why: string): ImportIssue =>
  importIssue('W405', line, 'municipalInsuredId', '市町村被保険者ID', raw, why, '国保連に問い合わせる。IDは別の人に使い回されない');
