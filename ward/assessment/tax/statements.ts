import type { TaxStatement } from '../../../contracts/integrated-db/tax-feed.js';
import type { Day } from '../../../law/define.js';
import { chunks } from '../../desk.js';
import type { TaxRow, WardStore } from '../../tables.js';

/** Who said it: the ward's own tax office through 統合DB, or the municipality that taxes the person, asked through 自治体中間サーバー or by 連絡票. */
export type TaxSource = 'feed' | 'enquiry' | 'slip';
export interface Said extends TaxStatement { readonly personKey: string; readonly fiscalYear: number; readonly asOf: Day }

const keyOf = (personKey: string, fiscalYear: number): string => `${personKey} ${fiscalYear}`;
/** Writes down what a source says now, and returns how many of its statements are new. What it said before stays as an older version. */
export async function keepStatements(store: WardStore, source: TaxSource, statements: readonly Said[], about: { readonly importNo: number; readonly now: string }): Promise<number> {
  const known = await latestOf(store, source, statements);
  const rows = statements.flatMap((said) => changed(said, source, known.get(keyOf(said.personKey, said.fiscalYear)), about));
  const replacing = rows.filter(({ version }) => version > 1);
  for (const year of new Set(replacing.map(({ fiscal_year }) => fiscal_year))) {
    for (const keys of chunks(replacing.filter(({ fiscal_year }) => fiscal_year === year).map(({ person_key }) => person_key))) {
      await store.db.updateTable('ward_tax').set({ latest: 0 }).where('source', '=', source).where('fiscal_year', '=', year).where('person_key', 'in', keys).where('latest', '=', 1).execute();
    }
  }
  await store.insertMany('ward_tax', rows);
  return rows.length;
}

async function latestOf({ db }: WardStore, source: TaxSource, statements: readonly Said[]): Promise<ReadonlyMap<string, TaxRow>> {
  const known = new Map<string, TaxRow>();
  for (const keys of chunks([...new Set(statements.map(({ personKey }) => personKey))])) {
    const rows = await db.selectFrom('ward_tax').selectAll().where('person_key', 'in', keys).where('source', '=', source).where('latest', '=', 1).execute();
    for (const row of rows) known.set(keyOf(row.person_key, row.fiscal_year), row);
  }
  return known;
}

/** The next version, or nothing when the statement says what is known. */
function changed(said: Said, source: TaxSource, before: TaxRow | undefined, { importNo, now }: { readonly importNo: number; readonly now: string }): readonly TaxRow[] {
  const content = {
    tax_state: said.taxState, net_income_yen: said.netIncomeYen, salary_income_yen: said.salaryIncomeYen, public_pension_income_yen: said.publicPensionIncomeYen, salary_revenue_yen: said.salaryRevenueYen,
    public_pension_revenue_yen: said.publicPensionRevenueYen, family_employee_deduction_yen: said.familyEmployeeDeductionYen, taxable_income_yen: said.taxableIncomeYen,
  };
  if (before ? Object.entries(content).every(([column, value]) => before[column as keyof typeof content] === value) : said.operation === 'delete') return [];
  return [{ person_key: said.personKey, fiscal_year: said.fiscalYear, source, version: (before?.version ?? 0) + 1, ...content, as_of: said.asOf, import_no: importNo, received_at: now, latest: 1 }];
}

/** Which of several sources is believed: a declaration before anything else, then 未申告, of two alike the ward's own tax office, and else the later word. */
export function believed(rows: readonly TaxRow[]): TaxRow | undefined {
  const weight = ({ tax_state, source }: TaxRow): number => (tax_state === 'declaredAmount' || tax_state === 'declaredZero' ? 4 : tax_state === 'undeclared' ? 2 : 0) + (source === 'feed' ? 1 : 0);
  return rows.toSorted((a, b) => weight(b) - weight(a) || (a.as_of === b.as_of ? 0 : a.as_of < b.as_of ? 1 : -1))[0];
}
