import { z } from 'zod';
import { feedOperations, type FeedTopic } from '../../contracts/integrated-db/feed.js';
import { contradictionsInResident, residentItems, removals, type ResidentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { contradictionsIn, declaredAmounts, taxAmounts, taxStates, type TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { sexes } from '../../contracts/codes.js';
import { codeSchema, daySchema, personKeySchema } from '../../contracts/resident.js';
import type { IntegratedDb } from './tables.js';

const amount = z.int().min(0).max(99_999_999_999).nullable().default(null);
const taxStatement = z.strictObject({
  operation: codeSchema(feedOperations), personKey: personKeySchema, fiscalYear: z.int().min(1000).max(9999), taxState: codeSchema(taxStates).nullable().default(null),
  netIncomeYen: amount, salaryIncomeYen: amount, publicPensionIncomeYen: amount, salaryRevenueYen: amount, publicPensionRevenueYen: amount, familyEmployeeDeductionYen: amount, taxableIncomeYen: amount,
});
const said = (most: number) => z.string().min(1).max(most).nullable().default(null);
const onDay = daySchema.nullable().default(null);
const yesOrNo = z.boolean().nullable().default(null);
const residentStatement = z.strictObject({
  operation: codeSchema(feedOperations), personKey: personKeySchema, householdNumber: said(40), name: said(100), nameKana: said(100), bornOn: onDay, sex: codeSchema(sexes).nullable().default(null), address: said(200),
  relationship: said(20), isNotDisclosed: yesOrNo, residentFrom: onDay, residentUntil: onDay, removal: codeSchema(removals).nullable().default(null), newMunicipalityCode: z.string().regex(/^\d{6}$/).nullable().default(null), submittedOn: onDay, isNhiNoted: yesOrNo,
});
type TaxStatement = z.output<typeof taxStatement>;
type ResidentStatement = z.output<typeof residentStatement>;

const most = 500_000;
/** What the tax office, and what 市民課 may say. */
export const tellings = { tax: z.array(taxStatement).min(1).max(most), residents: z.array(residentStatement).min(1).max(most) } as const;

/** What is known of a person and year: the state, with amounts only where there was a declaration. */
type TaxContent = Pick<TaxFeed, 'taxState' | (typeof taxAmounts)[number]>;
type ResidentContent = Pick<ResidentFeed, (typeof residentItems)[number]>;
const emptyOf = <K extends string>(items: readonly K[]) => Object.fromEntries(items.map((one) => [one, null])) as Record<K, null>;
const untold = { tax: emptyOf(['taxState', ...taxAmounts]), residents: emptyOf(residentItems) } as const;
export const taxContentOf = (text: string): TaxContent => ({ ...untold.tax, ...(text === '' ? {} : JSON.parse(text) as TaxContent) });
export const residentContentOf = (text: string): ResidentContent => ({ ...untold.residents, ...(text === '' ? {} : JSON.parse(text) as ResidentContent) });

/** One thing told, whatever it is about: of whom, of which year (住民記録 knows none: 0), and what, empty once taken away. */
export interface Told { readonly personKey: string; readonly fiscalYear: number; readonly content: string; readonly contradictions: readonly { readonly field: string; readonly why: string }[] }

/** Amounts that every declaration tells are 0 when left out; 課税標準額 stays untold, and without a declaration nothing is filled in. */
export function taxTold(statement: TaxStatement): Told {
  const isDeclared = statement.operation === 'put' && (statement.taxState === 'declaredAmount' || statement.taxState === 'declaredZero');
  const filled = isDeclared ? { ...statement, ...Object.fromEntries(declaredAmounts.map((one) => [one, statement[one] ?? 0])) } : statement;
  return { personKey: filled.personKey, fiscalYear: filled.fiscalYear, content: contentOf(filled, ['taxState', ...taxAmounts]), contradictions: contradictionsIn(filled) };
}
export const residentTold = (statement: ResidentStatement): Told =>
  ({ personKey: statement.personKey, fiscalYear: 0, content: contentOf(statement, residentItems), contradictions: contradictionsInResident(statement) });

const contentOf = <K extends string>(statement: { readonly operation: string } & { readonly [item in K]: unknown }, items: readonly K[]): string =>
  (statement.operation === 'delete' ? '' : JSON.stringify(Object.fromEntries(items.map((one) => [one, statement[one]]))));
const keyOf = (personKey: string, fiscalYear: number) => `${personKey} ${fiscalYear}`;

/** Where statements contradict themselves or each other, place by place. */
export function troublesIn(statements: readonly Told[]): readonly { readonly field: string; readonly why: string }[] {
  const seen = new Set<string>();
  return statements.flatMap(({ personKey, fiscalYear, contradictions }, index) => {
    const key = keyOf(personKey, fiscalYear);
    const isSecond = seen.has(key);
    seen.add(key);
    const own = contradictions.map(({ field, why }) => ({ field: `${index}.${field}`, why }));
    return isSecond ? [...own, { field: `${index}.personKey`, why: fiscalYear === 0 ? '同じ人が二度ある' : '同じ人の同じ年度が二度ある' }] : own;
  });
}

const pageSize = 500;

/** Writes down what is said as of today, all of it or nothing. What was said before changes nothing. */
export async function write(party: IntegratedDb, municipality: string, topic: FeedTopic, statements: readonly Told[]): Promise<{ changed: number; unchanged: number }> {
  return party.store.transact(async (store) => {
    let changed = 0;
    for (let from = 0; from < statements.length; from += pageSize) changed += await writePage({ ...party, store }, municipality, topic, statements.slice(from, from + pageSize));
    // What came and went between two feeds was never told of, so nothing need be taken back.
    await store.db.deleteFrom('integrated_db_fact').where('municipality', '=', municipality).where('topic', '=', topic).where('content', '=', '').where('is_laid', '=', 0).execute();
    return { changed, unchanged: statements.length - changed };
  });
}

async function writePage(party: IntegratedDb, municipality: string, topic: FeedTopic, page: readonly Told[]): Promise<number> {
  const { store } = party;
  const before = await store.db.selectFrom('integrated_db_fact').where('municipality', '=', municipality).where('topic', '=', topic).where('person_key', 'in', page.map(({ personKey }) => personKey)).selectAll().execute();
  const known = new Map(before.map((row) => [keyOf(row.person_key, row.fiscal_year), row]));
  const rows = page.flatMap(({ personKey, fiscalYear, content }) => {
    const row = known.get(keyOf(personKey, fiscalYear));
    return content === (row?.content ?? '') ? [] : [{ municipality, topic, person_key: personKey, fiscal_year: fiscalYear, content, as_of: party.today(), is_laid: row?.is_laid ?? 0, is_changed: 1 }];
  });
  await store.insertMany('integrated_db_fact', rows, 'replace');
  return rows.length;
}

const factsOf = (party: IntegratedDb, municipality: string, topic: FeedTopic) =>
  party.store.db.selectFrom('integrated_db_fact').where('municipality', '=', municipality).where('topic', '=', topic).where('content', '!=', '').selectAll().orderBy('person_key').orderBy('fiscal_year').execute();

/** What the tax office knows now, in the order of persons and years. */
export const taxesKnown = async (party: IntegratedDb, municipality: string) =>
  (await factsOf(party, municipality, 'tax')).map((row) => ({ personKey: row.person_key, fiscalYear: row.fiscal_year, ...taxContentOf(row.content), asOf: row.as_of }));
/** Whom 市民課 knows now, in the order of persons. */
export const residentsKnown = async (party: IntegratedDb, municipality: string) =>
  (await factsOf(party, municipality, 'residents')).map((row) => ({ personKey: row.person_key, ...residentContentOf(row.content), asOf: row.as_of }));
