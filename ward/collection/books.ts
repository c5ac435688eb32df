import { booksCloseOn } from '../../law/books.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { settleUnits } from './settle.js';

export type ClosedBooks = { readonly outcome: 'closed'; readonly carriedYen: number; readonly accounts: number } | { readonly outcome: 'tooEarly' | 'closedBefore' | 'earlierOpen' };

/** 出納閉鎖 of a year, from 1 June on: what its 期 still owe becomes 滞納繰越 of the next. Years close in their order, each once. */
export const closeBooks = (store: WardStore, fiscalYear: number): Promise<ClosedBooks> => store.transact(async (inside) => {
  const { db } = inside;
  const settings = await readSettings(inside);
  if (settings.today <= booksCloseOn(fiscalYear)) return { outcome: 'tooEarly' };
  const closed = (await db.selectFrom('ward_books').select('fiscal_year').execute()).map((row) => row.fiscal_year);
  if (closed.includes(fiscalYear)) return { outcome: 'closedBefore' };
  const first = await db.selectFrom('ward_account').select(({ fn }) => fn.min('levy_year').as('year')).executeTakeFirst();
  const years = Array.from({ length: Math.max(0, fiscalYear - (first?.year ?? fiscalYear)) }, (_, i) => first!.year + i);
  if (years.some((year) => !closed.includes(year))) return { outcome: 'earlierOpen' };
  await inside.insertMany('ward_books', [{ fiscal_year: fiscalYear, closed_on: settings.today, recorded_at: settings.now }]);
  const before = await db.selectFrom('ward_counter').select('value').where('name', '=', 'journal').executeTakeFirst();
  // Whoever has paid since 1 June still owed it on 31 May.
  const open = await db.selectFrom('ward_journal').select('unit_key').where('books_year', '=', fiscalYear).where('ledger', 'in', ['unpaid', 'lateUnpaid']).groupBy(['unit_key', 'ledger']).having(({ fn, eb }) => eb(fn.sum('yen'), '!=', 0)).execute();
  const accounts = open.map(({ unit_key }) => unit_key);
  await settleUnits(inside, settings, { accounts, instances: [] });
  const carried = await db.selectFrom('ward_journal').select(['unit_key', 'yen']).where('entry_no', '>', before?.value ?? 0).where('fact', '=', `close:${fiscalYear}`).where('books_year', '=', fiscalYear + 1).execute();
  return { outcome: 'closed', carriedYen: carried.reduce((sum, { yen }) => sum + yen, 0), accounts: new Set(carried.map(({ unit_key }) => unit_key)).size };
});
