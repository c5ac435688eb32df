import type { QualificationDates } from '../../contracts/aggregator/distribution.js';
import type { RowOf } from '../../store/define.js';
import { chunks } from '../desk.js';
import type { WardTables } from '../tables.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';

type DatesRow = RowOf<WardTables['ward_received_dates']>;

/**
 * 国保資格取得喪失年月日連携ファイル (2-⑤): adds the prefecture's dates beside the ward's own. A row for an ID the ward
 * has not been told yet is kept and holds as soon as the ID file comes. An older 版 that comes late is kept too, and
 * does not hold.
 */
export async function importDates({ store, settings, importNo }: Intake, lines: readonly Line<QualificationDates>[]): Promise<Applied> {
  const stored = new Map<string, DatesRow[]>();
  for (const ids of chunks([...new Set(lines.map(({ value }) => value.municipalInsuredId))])) {
    const rows = await store.db.selectFrom('ward_received_dates').selectAll().where('municipal_insured_id', 'in', ids).execute();
    for (const row of rows) remember(stored, row);
  }
  const issues: ImportIssue[] = [];
  const added: DatesRow[] = [];
  let applied = 0;
  for (const { line, value } of lines) {
    const row = rowOf(value, importNo, settings.now);
    const known = stored.get(row.municipal_insured_id) ?? [];
    const same = known.find(({ version }) => version === row.version);
    if (same && !saysTheSame(same, row)) {
      issues.push(importIssue('E106', line, 'version', '版', String(row.version), `市町村被保険者ID ${row.municipal_insured_id} の版 ${row.version} は別の内容で受け取っている`, '国保連に問い合わせ、新しい版で配信し直してもらう'));
    }
    if (same) continue;
    if (known.every(({ version }) => version < row.version)) applied += 1;
    remember(stored, row);
    added.push(row);
  }
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_received_dates', added);
  return { applied };
}

const rowOf = (value: QualificationDates, importNo: number, now: string): DatesRow => ({
  municipal_insured_id: value.municipalInsuredId, version: value.version, acquired_on: value.acquiredOn, lost_on: value.lostOn,
  application_start_on: value.applicationStartOn, application_end_on: value.applicationEndOn, continuity: value.continuity, issue_codes: value.issueCodes.join(' '),
  import_no: importNo, received_at: now,
});
const said = ['acquired_on', 'lost_on', 'application_start_on', 'application_end_on', 'continuity', 'issue_codes'] as const;
const saysTheSame = (a: DatesRow, b: DatesRow) => said.every((column) => a[column] === b[column]);
const remember = (stored: Map<string, DatesRow[]>, row: DatesRow): void => {
  stored.set(row.municipal_insured_id, [...(stored.get(row.municipal_insured_id) ?? []), row]);
};
