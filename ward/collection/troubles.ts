import { byKey, chunks } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { readFacts } from './facts.js';
import { balanceOf, balanceTroubles } from './rules/balance.js';
import type { Ledger } from './rules/settlement.js';
import { settledOf, suspended } from './settle.js';
import type { AccountRow, JournalRow } from './tables.js';

const unitsAtOnce = 500;

/**
 * What cannot be true of the ledger, in words; nothing when all is well. For every 期 the journal must come to what its facts come
 * to, every confirmed yen must stand somewhere once, and money not yet confirmed nowhere.
 */
export async function ledgerTroubles(store: WardStore): Promise<readonly string[]> {
  const settings = await readSettings(store);
  const keys = (await store.db.selectFrom('ward_account').select('account_key').orderBy('account_key').execute()).map(({ account_key }) => account_key);
  const told: string[] = [];
  for (const some of chunks(keys, unitsAtOnce)) told.push(...await accountTroubles(store, settings, some));
  return [...told, ...await paymentTroubles(store, settings), ...await entryTroubles(store)];
}

async function accountTroubles(store: WardStore, settings: Settings, keys: readonly string[]): Promise<readonly string[]> {
  const books = (await store.db.selectFrom('ward_books').select('fiscal_year').execute()).map(({ fiscal_year }) => fiscal_year);
  const facts = await readFacts(store, settings, { accounts: keys, instances: [] });
  return facts.accounts.flatMap((account) => {
    const journal = facts.journal.get(account.account_key) ?? [];
    const balance = balanceOf([{ lines: linesOf(journal) }]);
    const settled = settledOf(facts, account, books, settings);
    const ended = (facts.movements.get(account.account_key) ?? []).find(({ kind }) => kind === 'writeOff')?.effective_on;
    const late = (facts.instancesOf.get(account.account_key) ?? []).filter(({ receivedOn, key }) => ended !== undefined && receivedOn >= ended && collectedBy(journal, key) !== 0);
    return [
      ...balanceTroubles(balance),
      ...(JSON.stringify(balance) === JSON.stringify(balanceOf(settled.postings)) ? [] : ['仕訳の合計が、事実から求めた額と違う']),
      ...(sameSums(balance, account) ? [] : ['台帳の合計が、仕訳の合計と違う']),
      ...books.filter((year) => openIn(journal, year) !== 0).map((year) => `閉じた${year}年度に未納 ${openIn(journal, year)} 円が残る`),
      ...(late.length > 0 ? ['欠損した期に収納がある'] : []),
    ].map((why) => `${account.account_key}: ${why}`);
  });
}

/** What a payment took off 未納. */
const collectedBy = (rows: readonly JournalRow[], fact: string): number => rows.reduce((sum, row) => sum + (row.fact === fact && (row.ledger === 'unpaid' || row.ledger === 'lateUnpaid') ? row.yen : 0), 0);
const linesOf = (rows: readonly JournalRow[]) => rows.map(({ ledger, books_year, yen }) => ({ ledger: ledger as Ledger, booksYear: books_year, yen }));
const openIn = (rows: readonly JournalRow[], year: number): number => rows.reduce((sum, { ledger, books_year, yen }) => sum + (books_year === year && (ledger === 'unpaid' || ledger === 'lateUnpaid') ? yen : 0), 0);
const sameSums = (balance: ReturnType<typeof balanceOf>, row: AccountRow): boolean =>
  balance.leviedYen === row.levied_yen && balance.lateYen === row.late_yen && balance.collectedYen === row.collected_yen && balance.unpaidYen === row.unpaid_yen && balance.lateUnpaidYen === row.late_unpaid_yen && balance.overpaidYen === row.overpaid_yen && balance.writtenOffYen === row.written_off_yen;

/** Every confirmed payment stands in the journal with its whole amount, and nothing else does. */
async function paymentTroubles(store: WardStore, settings: Settings): Promise<readonly string[]> {
  const { db } = store;
  const keys = (await db.selectFrom('ward_receipt_row').select('instance_key').distinct().orderBy('instance_key').execute()).map(({ instance_key }) => instance_key);
  const told: string[] = [];
  for (const some of chunks(keys, unitsAtOnce)) {
    const { instances, journal } = await readFacts(store, settings, { accounts: [], instances: some });
    const cash = byKey(await db.selectFrom('ward_journal').selectAll().where('fact', 'in', some).where('ledger', '=', 'cash').execute(), ({ fact }) => fact);
    for (const instance of instances) {
      const confirmedYen = instance.parts.reduce((sum, { yen }) => sum + yen, 0);
      const enteredYen = (cash.get(instance.key) ?? []).reduce((sum, { yen }) => sum + yen, 0);
      const [held, wanted] = [linesOf(journal.get(instance.key) ?? []), suspended(instance).flatMap(({ lines }) => lines)].map((lines) => lines.reduce((sum, { ledger, yen }) => sum + (ledger === 'suspense' ? yen : 0), 0));
      if (enteredYen !== confirmedYen) told.push(`${instance.key}: 確かめられた ${confirmedYen} 円に対し、収納は ${enteredYen} 円`);
      if (held !== wanted) told.push(`${instance.key}: 不明金は ${-wanted!} 円のはずが ${-held!} 円`);
    }
  }
  return told;
}

/** Each entry adds up to nothing, 充当 comes out as much as it goes in, and no 期 has given back more than came. */
async function entryTroubles({ db }: WardStore): Promise<readonly string[]> {
  const uneven = await db.selectFrom('ward_journal').select('entry_no').groupBy('entry_no').having(({ fn, eb }) => eb(fn.sum('yen'), '!=', 0)).orderBy('entry_no').execute();
  const between = await db.selectFrom('ward_journal').select(({ fn }) => fn.sum('yen').as('yen')).where('ledger', '=', 'appropriated').executeTakeFirst();
  const given = await db.selectFrom('ward_account').select('account_key').where('collected_yen', '<', 0).orderBy('account_key').execute();
  return [
    ...uneven.map(({ entry_no }) => `仕訳 ${entry_no}: 借方と貸方が等しくない`), ...(Number(between?.yen ?? 0) === 0 ? [] : [`充当の行きと戻りが ${Number(between!.yen)} 円違う`]),
    ...given.map(({ account_key }) => `${account_key}: 収納より多く戻している`),
  ];
}
