import { z } from 'zod';
import { contradictionsIn, declaredAmounts, feedOperations, taxAmounts, taxStates, type TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { codeSchema, personKeySchema } from '../../contracts/resident.js';
import type { IntegratedDb } from './tables.js';

const amount = z.int().min(0).max(99_999_999_999).nullable().default(null);
const statement = z.strictObject({
  operation: codeSchema(feedOperations), personKey: personKeySchema, fiscalYear: z.int().min(1000).max(9999), taxState: codeSchema(taxStates).nullable().default(null),
  netIncomeYen: amount, salaryIncomeYen: amount, publicPensionIncomeYen: amount, salaryRevenueYen: amount, publicPensionRevenueYen: amount, familyEmployeeDeductionYen: amount, taxableIncomeYen: amount,
});
export const telling = z.array(statement).min(1).max(500_000);
export type Statement = z.output<typeof statement>;

/** What is known of a person and year: the state, with amounts only where there was a declaration. */
export type Content = Pick<TaxFeed, 'taxState' | (typeof taxAmounts)[number]>;
export const contentOf = (text: string): Content => ({ taxState: null, ...noAmounts, ...(text === '' ? {} : JSON.parse(text) as Content) });
const noAmounts = Object.fromEntries(taxAmounts.map((one) => [one, null])) as Record<(typeof taxAmounts)[number], null>;

/** Amounts that every declaration tells are 0 when left out; 課税標準額 stays untold, and without a declaration nothing is filled in. */
function filled(told: Statement): Statement {
  const isDeclared = told.operation === 'put' && (told.taxState === 'declaredAmount' || told.taxState === 'declaredZero');
  return isDeclared ? { ...told, ...Object.fromEntries(declaredAmounts.map((one) => [one, told[one] ?? 0])) } : told;
}

const keyOf = (personKey: string, fiscalYear: number) => `${personKey} ${fiscalYear}`;

/** Where statements contradict themselves or each other, place by place. */
export function troublesIn(statements: readonly Statement[]): readonly { readonly field: string; readonly why: string }[] {
  const seen = new Set<string>();
  return statements.flatMap((told, index) => {
    const key = keyOf(told.personKey, told.fiscalYear);
    const isSecond = seen.has(key);
    seen.add(key);
    const own = contradictionsIn(filled(told)).map(({ field, why }) => ({ field: `${index}.${field}`, why }));
    return isSecond ? [...own, { field: `${index}.personKey`, why: '同じ人の同じ年度が二度ある' }] : own;
  });
}

const pageSize = 500;

/** Writes down what the tax office says as of today, all of it or nothing. What it has said before changes nothing. */
export async function write(party: IntegratedDb, municipality: string, statements: readonly Statement[]): Promise<{ changed: number; unchanged: number }> {
  return party.store.transact(async (store) => {
    let changed = 0;
    for (let from = 0; from < statements.length; from += pageSize) changed += await writePage({ ...party, store }, municipality, statements.slice(from, from + pageSize));
    // What came and went between two feeds was never told of, so nothing need be taken back.
    await store.db.deleteFrom('integrated_db_tax').where('municipality', '=', municipality).where('content', '=', '').where('is_laid', '=', 0).execute();
    return { changed, unchanged: statements.length - changed };
  });
}

async function writePage(party: IntegratedDb, municipality: string, page: readonly Statement[]): Promise<number> {
  const { store } = party;
  const before = await store.db.selectFrom('integrated_db_tax').where('municipality', '=', municipality).where('person_key', 'in', page.map(({ personKey }) => personKey)).selectAll().execute();
  const known = new Map(before.map((row) => [keyOf(row.person_key, row.fiscal_year), row]));
  const rows = page.flatMap((told) => {
    const row = known.get(keyOf(told.personKey, told.fiscalYear));
    const content = told.operation === 'delete' ? '' : textOf(filled(told));
    return content === (row?.content ?? '') ? [] : [{ municipality, person_key: told.personKey, fiscal_year: told.fiscalYear, content, as_of: party.today(), is_laid: row?.is_laid ?? 0, is_changed: 1 }];
  });
  await store.insertMany('integrated_db_tax', rows, 'replace');
  return rows.length;
}

const textOf = (told: Statement): string => JSON.stringify({ taxState: told.taxState, ...Object.fromEntries(taxAmounts.map((one) => [one, told[one]])) });

/** What the tax office knows now, in the order of persons and years. */
export async function knownOf(party: IntegratedDb, municipality: string) {
  const rows = await party.store.db.selectFrom('integrated_db_tax').where('municipality', '=', municipality).where('content', '!=', '').selectAll().orderBy('person_key').orderBy('fiscal_year').execute();
  return rows.map((row) => ({ personKey: row.person_key, fiscalYear: row.fiscal_year, ...contentOf(row.content), asOf: row.as_of }));
}
