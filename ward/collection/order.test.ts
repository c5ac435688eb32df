import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Moment } from '../../law/day.js';
import { readSettings } from '../settings.js';
import { wardTables, type WardStore } from '../tables.js';
import { exceptionQueue } from './exceptions.js';
import { importReceipts } from './import.js';
import { accountKey, agentRow, barcodeOf, collectingWard, slips, type CollectingWard } from './ledger-fixture.js';
import { appropriateAll } from './overpayments.js';
import { debitRequestKey, type Receipt } from './receipt.js';
import { registerRequests, voidRequests } from './requests.js';
import { settleUnits } from './settle.js';
import { ledgerTroubles } from './troubles.js';

const server = process.env['TOTSUGO_TEST_PG'];
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What anybody can see of the ledger; entries are numbered by arrival, and so are not part of it. */
async function seen(store: WardStore): Promise<string> {
  const accounts = await store.db.selectFrom('ward_account').selectAll().orderBy('account_key').execute();
  const sums = await store.db.selectFrom('ward_journal').select(['unit_key', 'fact', 'ledger', 'books_year', ({ fn }) => fn.sum('yen').as('yen')]).groupBy(['unit_key', 'fact', 'ledger', 'books_year']).execute();
  const standing = sums.filter(({ yen }) => Number(yen) !== 0).map((row) => [row.unit_key, row.fact, row.ledger, row.books_year, Number(row.yen)].join(' ')).sort();
  const rows = await store.db.selectFrom('ward_receipt_row').select(['row_key', 'account_key', 'outcome']).orderBy('row_key').execute();
  return JSON.stringify([accounts, standing, rows, await exceptionQueue(store)]);
}

/** The same store, whose process stops at the n-th write. */
function stoppingAt(store: WardStore, n: number) {
  const writes: string[] = [];
  const watched = (inner: WardStore): WardStore => ({
    kind: inner.kind, db: inner.db, transact: (act) => inner.transact((inside) => act(watched(inside))),
    insertMany: (...told: Parameters<WardStore['insertMany']>) => {
      writes.push(told[0]);
      if (writes.length === n) throw new Stopped(told[0]);
      return inner.insertMany(...told);
    },
  });
  return { store: watched(store), writes };
}

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('届く順と回数(%s)', (engine, address) => {
  const isOff = engine === 'PostgreSQL' && !server;
  const check = it.skipIf(isOff);
  let ward: CollectingWard;
  let all: readonly Receipt[];
  beforeAll(async () => {
    if (isOff) return;
    ward = await collectingWard({ address, name: 'collection-order', parameters: { lateChargeFrom: '2026' } });
    all = await everyKind(ward);
  });
  afterAll(async () => {
    if (!isOff) await ward.drop();
  });
  /** Nothing has arrived yet. */
  async function emptied(): Promise<void> {
    for (const table of ['ward_receipt_row', 'ward_receipt_file', 'ward_movement', 'ward_journal'] as const) await ward.store.db.deleteFrom(table).execute();
    const accounts = (await ward.accounts()).map(({ account_key }) => account_key);
    await ward.store.transact(async (inside) => settleUnits(inside, await readSettings(inside), { accounts, instances: [] }));
    expect(await ledgerTroubles(ward.store)).toEqual([]);
  }
  const arrive = async (rows: readonly Receipt[], cuts: readonly number[]): Promise<void> => {
    const edges = [0, ...[...new Set(cuts.map((cut) => cut % (rows.length + 1)))].sort((a, b) => a - b), rows.length];
    for (const [i, edge] of edges.slice(1).entries()) await importReceipts(ward.store, { name: `f${i}`, rows: rows.slice(edges[i], edge) });
  };

  check('どの順に、どう分けて、何度届いても、台帳も例外も、続く充当も同じになる', async () => {
    await emptied();
    await arrive(all, []);
    const wanted = [await seen(ward.store)];
    await appropriateAll(ward.store);
    wanted.push(await seen(ward.store));
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...all], { minLength: all.length }), fc.array(fc.nat(), { maxLength: 4 }), fc.subarray([...all], { maxLength: 6 }), async (order, cuts, again) => {
      await emptied();
      await arrive([...order, ...again], cuts);
      expect(await seen(ward.store)).toBe(wanted[0]);
      expect(await ledgerTroubles(ward.store)).toEqual([]);
      await appropriateAll(ward.store);
      expect(await seen(ward.store)).toBe(wanted[1]);
    }), { numRuns: engine === 'SQLite' ? 25 : 5 });
    expect(await ledgerTroubles(ward.store)).toEqual([]);
  });

  check('取り込みのどの書き込みで止まっても何も残らず、もう一度取り込めば、止まらなかったときと同じになる', async () => {
    await emptied();
    await arrive(all, []);
    const wanted = await seen(ward.store);
    const { store: counted, writes } = stoppingAt(ward.store, Infinity);
    await emptied();
    await importReceipts(counted, { name: 'counted', rows: all });
    expect(new Set(writes)).toEqual(new Set(['ward_counter', 'ward_receipt_row', 'ward_journal', 'ward_account', 'ward_receipt_file']));
    for (let n = 1; n <= writes.length; n += 1) {
      await emptied();
      const before = await seen(ward.store);
      await expect(importReceipts(stoppingAt(ward.store, n).store, { name: 'stopped', rows: all })).rejects.toThrow(Stopped);
      expect(await seen(ward.store)).toBe(before);
      await arrive(all, []);
      expect(await seen(ward.store)).toBe(wanted);
    }
  });

  check('二人が同時に取り込んでも、一人が順に取り込んだのと同じになる', async () => {
    await emptied();
    await arrive(all, []);
    const wanted = await seen(ward.store);
    await emptied();
    const other: WardStore = await ward.database.open(wardTables);
    const half = Math.ceil(all.length / 2);
    await Promise.all([importReceipts(ward.store, { name: 'a', rows: all.slice(0, half + 5) }), importReceipts(other, { name: 'b', rows: all.slice(half - 5) }), importReceipts(ward.store, { name: 'c', rows: all })]);
    expect([await seen(ward.store), await ledgerTroubles(ward.store)]).toEqual([wanted, []]);
  });
});

/** Rows of every channel, with doubles, cancels, wrong slips, late money and a debit for two 期. */
async function everyKind(ward: CollectingWard): Promise<readonly Receipt[]> {
  const bySlip = await slips(ward);
  const slip = (household: number, period: number) => bySlip.get(accountKey(household, period))!;
  const at = (n: number): Moment => `2026-06-${10 + n}T10:00`;
  await voidRequests(ward.store, [slip(1, 9)], '2026-06-12');
  const debit = { consignorCode: '1234567890', debitOn: '2026-07-31', customerNumber: '1', requestDigest: 'd' } as const;
  const [one, two] = [await ward.account(accountKey(2, 2)), await ward.account(accountKey(2, 3))];
  await registerRequests(ward.store, [{ requestKey: debitRequestKey(debit), kind: 'debit', payableUntil: null, parts: [one, two].map(({ account_key, levied_yen }) => ({ accountKey: account_key, yen: levied_yen })) }]);
  const { notice_number: noticeNumber, levied_yen: yen } = await ward.account(accountKey(1, 1));
  const read = (itemNo: string, facts: Partial<Extract<Receipt, { channel: 'ocr' }>> = {}): Receipt => ({ channel: 'ocr', batchNo: 'B1', itemNo, noticeNumber, fiscalYear: 2026, period: 1, amountYen: yen, receivedOn: '2026-06-09', confidence: 99, ...facts });
  return [
    agentRow(slip(1, 1), 'preliminary', at(1)), agentRow(slip(1, 1), 'confirmed', at(1)), read('1'), read('2', { period: 4, amountYen: (await ward.account(accountKey(1, 4))).levied_yen }), read('2', { period: 5 }), read('2', { confidence: 50 }), read('3', { confidence: 10 }),
    agentRow(slip(1, 2), 'preliminary', at(2)), agentRow(slip(1, 2), 'cancelled', at(2)), agentRow(slip(1, 2), 'confirmed', at(3)),
    agentRow(slip(1, 3), 'cancelled', at(4)), agentRow(slip(1, 3), 'confirmed', at(4)), agentRow(slip(1, 3), 'confirmed', '2026-12-20T10:00', { storeCode: '0200001' }),
    agentRow(slip(1, 6), 'preliminary', at(5)), agentRow(slip(1, 7), 'cancelled', at(5)), agentRow(slip(1, 8), 'confirmed', at(6)), agentRow(slip(1, 8), 'confirmed', at(6), { amountYen: 5 }), agentRow(slip(1, 8), 'preliminary', at(6), { amountYen: 5 }),
    agentRow(slip(1, 9), 'confirmed', at(7)), agentRow(barcodeOf(accountKey(1, 10), 61_050), 'confirmed', at(7)),
    { channel: 'debit', ...debit, resultCode: '0', amountYen: one.levied_yen + two.levied_yen }, { channel: 'debit', ...debit, customerNumber: '7', resultCode: '5', amountYen: 9 },
    agentRow(slip(2, 2), 'confirmed', '2026-12-01T10:00'), agentRow(slip(2, 1), 'confirmed', '2026-12-15T10:00'), { channel: 'elQr', elNumber: 'x', paidAt: at(8), amountYen: 3 }, { channel: 'elQr', elNumber: 'y', paidAt: at(8), amountYen: 5 }, { channel: 'elQr', elNumber: 'y', paidAt: at(8), amountYen: 4 },
  ];
}
