import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoreHome } from '../../store/define.js';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { acceptReceived } from './accept.js';
import { workOfDay } from './day.js';
import { city, customerOf, debitFileOf, debitOf, depositOf, transferFileOf, transferOf, withBank, type Desk } from './desk.examples.js';
import { report } from './report.js';
import type { Bank, BankStore } from './tables.js';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party, whose process stops at the n-th write. */
function stoppingAt(party: Bank, n: number): Bank {
  let writes = 0;
  const watched = (store: BankStore): BankStore => ({
    kind: store.kind, db: store.db,
    transact: (act) => store.transact((inner) => act(watched(inner))),
    insertMany: (...told: Parameters<BankStore['insertMany']>) => {
      writes += 1;
      if (writes === n) throw new Stopped(`${n}回目の書き込み`);
      return store.insertMany(...told);
    },
  });
  return { ...party, store: watched(party.store) };
}
const partyOf = async (desk: Desk) => await desk.world.party('bank') as unknown as Bank;

/** Everything that anybody can see of the bank. */
const everything = async (desk: Desk) => ({
  requests: await Promise.all(['june', 'refunds', 'bad'].map((name) => desk.request(name))), balances: await Promise.all([1, 2, 3].map((n) => desk.movedOn(n))), own: await desk.ownBalance(), totals: await desk.totals(),
  files: await Promise.all([...(await desk.resultNames()).map((name) => ['results', name] as const), ...(await desk.statementNames()).map((name) => ['statements', name] as const)].map(async ([kind, name]) => [name, Buffer.from(await desk.fileOf(kind, name)).toString('latin1')])),
});

/** Files that will be taken and refused, money that waits, payees who cannot be reached. */
async function prepared(desk: Desk): Promise<void> {
  await desk.payers(3, { 2: { balanceYen: 1 } });
  await desk.deposit('agent', depositOf(9_000));
  await desk.put('june', debitFileOf({ day: '0630' }, [1, 2, 3].map((n) => debitOf(n))));
  await desk.put('refunds', transferFileOf({ day: '0630' }, [transferOf(1), transferOf(2, { payeeName: 'ﾍﾞﾂﾉ ﾋﾄ' })]));
  await desk.put('bad', debitFileOf({ day: '0630', consignor: '9990131016' }, [debitOf(1)]));
  await desk.outcomes([{ customerNumber: customerOf(3), debitResult: '9' }]);
}

const jobs = [
  ['受付', '2026-06-24T17:59', acceptReceived, 4], ['引落しと振込', '2026-06-30T08:59', workOfDay, 8], ['資金返却', '2026-07-01T08:59', workOfDay, 2], ['結果と明細', '2026-07-02T05:09', report, 2],
] as const;

describe('止まっても', () => {
  it.each(jobs)('%sのどの書き込みで止まっても、もう一度動かせば、一度も止まらなかったときと同じになる', async (_ja, before, job, least) => {
    const played = (stopAt: number) => withBank(inMemory(), async (desk) => {
      await prepared(desk);
      await desk.until(before);
      const stopped = await job(stoppingAt(await partyOf(desk), stopAt)).then(() => false, (error: unknown) => {
        if (error instanceof Stopped) return true;
        throw error;
      });
      await job(await partyOf(desk));
      await job(await partyOf(desk));
      return { stopped, seen: await everything(desk) };
    });
    const calm = await played(Infinity);
    let stops = 0;
    for (let stopAt = 1; ; stopAt += 1) {
      const { stopped, seen } = await played(stopAt);
      if (!stopped) break;
      stops += 1;
      expect(seen).toEqual(calm.seen);
    }
    expect(stops).toBeGreaterThanOrEqual(least);
  });
});

const server = process.env['TOTSUGO_TEST_PG'];

/** Nine days with faults, told in full. */
const story = (home: StoreHome) => withBank(home, async (desk) => {
  await prepared(desk);
  for (const fault of ['extraRow', 'amountChanged', 'debitedTwice']) await desk.fault(fault);
  await desk.until('2026-07-03T20:00');
  return everything(desk);
});

describe('どの置き場でも', () => {
  it('同じことを同じ種で繰り返せば、どのファイルも同じバイトになる', async () => {
    const first = await story(inMemory());
    expect(first.files.map(([name]) => name)).toEqual(['june', ...['2026-06-25', '2026-06-30', '2026-07-01'].flatMap((day) => [`accountStatement_${city}_${day}_0131032`, ...(day === '2026-06-25' ? [`depositNotice_${city}_${day}_0131032`] : [])])]);
    expect(await story(inMemory())).toEqual(first);
  });
  it('SQLiteのファイルでも、同じ結果になる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-bank-'));
    const home = await storeHome(folder);
    expect(await story(home)).toEqual(await story(inMemory()));
    await home.close();
    await rm(folder, { recursive: true });
  });
  it.skipIf(!server)('PostgreSQLでも、同じ結果になる', async () => {
    const home = await storeHome(server);
    expect(await story(home)).toEqual(await story(inMemory()));
    await home.close();
  });
});
