import { contradictionsIn, feedKinds, taxFeed, type TaxFeed } from '../../../contracts/integrated-db/tax-feed.js';
import { wordOf } from '../../../contracts/codes.js';
import { chunks } from '../../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../linkage/intake.js';
import type { TaxRow } from '../../tables.js';

type FeedLine = Line<TaxFeed>;

/**
 * 課税情報の配信 (資格①): what the tax office says of everybody, whether insured here or not. A difference is taken only after the one
 * before it; after a gap only a full feed helps, and a full feed that leaves somebody out is none.
 */
export async function importFeed(intake: Intake, lines: readonly FeedLine[]): Promise<Applied> {
  const { store, importNo, seq } = intake;
  const kind = lines[0]?.value.feedKind ?? 'difference';
  const issues = [...await orderIssues(intake, kind), ...lines.flatMap((line) => rowIssues(line, kind))];
  if (issues.length > 0) return { issues };
  const known = await knownRows(intake, lines);
  if (kind === 'full') {
    const missing = await leftOut(intake, lines);
    if (missing > 0) return { issues: [issue('E105', 0, 'feedKind', wordOf(feedKinds, kind), `全件とあるのに、前に知らされた${missing}件の行がない。差分の書き違いのおそれがある`, '統合DBに全件の再送を求める')] };
  }
  const rows = lines.flatMap(({ value }) => changedRow(intake, value, known.get(keyOf(value.personKey, value.fiscalYear))));
  const replacing = rows.filter(({ version }) => version > 1);
  for (const year of new Set(replacing.map(({ fiscal_year }) => fiscal_year))) {
    for (const keys of chunks(replacing.filter(({ fiscal_year }) => fiscal_year === year).map(({ person_key }) => person_key))) {
      await store.db.updateTable('ward_tax').set({ latest: 0 }).where('fiscal_year', '=', year).where('person_key', 'in', keys).where('latest', '=', 1).execute();
    }
  }
  await store.insertMany('ward_tax', rows);
  await store.insertMany('ward_tax_feed', [{ seq, kind, import_no: importNo }]);
  return { applied: rows.length };
}

const issue = (code: string, line: number, field: keyof TaxFeed, raw: string, why: string, cure: string): ImportIssue => importIssue(code, line, field, taxFeed.fields[field].ja, raw, why, cure);
const keyOf = (personKey: string, fiscalYear: number): string => `${personKey} ${fiscalYear}`;

async function orderIssues({ store, seq }: Intake, kind: TaxFeed['feedKind']): Promise<readonly ImportIssue[]> {
  const last = (await store.db.selectFrom('ward_tax_feed').select((select) => select.fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0;
  if (seq <= last) return [importIssue('E106', 0, '*', '通番', String(seq), `通番 ${last} まで取り込んでいる`, '取り込んだ後の配信を渡す')];
  if (kind === 'full' || seq === last + 1) return [];
  return [importIssue('E105', 0, '*', '通番', String(seq), `差分 ${seq} の前の通番 ${last + 1} を取り込んでいない`, '抜けた配信を先に取り込むか、統合DBに全件の再送を求める')];
}

function rowIssues({ line, value }: FeedLine, kind: TaxFeed['feedKind']): readonly ImportIssue[] {
  const mixed = value.feedKind === kind ? [] : [issue('E206', line, 'feedKind', value.feedKind, '一つのファイルに全件と差分の行がある', '統合DBに配信し直してもらう')];
  return [...mixed, ...contradictionsIn(value).map(({ field, why }) => issue('E206', line, field, String(value[field] ?? ''), why, '統合DBに確かめ、直した行を配信し直してもらう'))];
}

async function knownRows({ store }: Intake, lines: readonly FeedLine[]): Promise<ReadonlyMap<string, TaxRow>> {
  const known = new Map<string, TaxRow>();
  for (const keys of chunks([...new Set(lines.map(({ value }) => value.personKey))])) {
    const rows = await store.db.selectFrom('ward_tax').selectAll().where('person_key', 'in', keys).where('latest', '=', 1).execute();
    for (const row of rows) known.set(keyOf(row.person_key, row.fiscal_year), row);
  }
  return known;
}

/** How many that were told of before, and not taken back, a full feed does not name. */
async function leftOut({ store }: Intake, lines: readonly FeedLine[]): Promise<number> {
  const named = new Set(lines.map(({ value }) => keyOf(value.personKey, value.fiscalYear)));
  const rows = await store.db.selectFrom('ward_tax').select(['person_key', 'fiscal_year']).where('latest', '=', 1).where('tax_state', 'is not', null).execute();
  return rows.filter(({ person_key, fiscal_year }) => !named.has(keyOf(person_key, fiscal_year))).length;
}

/** The next version, or nothing when the row says what is known. */
function changedRow({ settings, importNo }: Intake, value: TaxFeed, before: TaxRow | undefined): readonly TaxRow[] {
  const said = {
    tax_state: value.taxState, net_income_yen: value.netIncomeYen, salary_income_yen: value.salaryIncomeYen, public_pension_income_yen: value.publicPensionIncomeYen, salary_revenue_yen: value.salaryRevenueYen,
    public_pension_revenue_yen: value.publicPensionRevenueYen, family_employee_deduction_yen: value.familyEmployeeDeductionYen,
  };
  if (before ? Object.entries(said).every(([column, content]) => before[column as keyof typeof said] === content) : value.operation === 'delete') return [];
  return [{ person_key: value.personKey, fiscal_year: value.fiscalYear, version: (before?.version ?? 0) + 1, ...said, as_of: value.asOf, import_no: importNo, received_at: settings.now, latest: 1 }];
}
