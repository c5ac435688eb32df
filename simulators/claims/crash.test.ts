import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../contracts/individual-numbers.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { stoppedAt, stoppedEverywhere } from '../stopped.examples.js';
import { city, insuredOf, neighbour, objectionOf, visitOfInsured, withClaims, type Desk } from './desk.examples.js';
import { examine } from './examine.js';
import { layOutResults } from './lay-out.js';
import { writeClaims } from './write-claims.js';

/** Everything that anybody can see. */
const everything = async (desk: Desk) => ({
  claims: (await desk.claims()).map(({ name, receipts, points }) => [name, receipts, points]), receipts: [await desk.receipts(city), await desk.receipts(neighbour)], records: [await desk.records(city), await desk.records(neighbour)], results: await desk.results(), names: await desk.recordNames(), paid: await desk.payments('2026-08'), paidJuly: await desk.payments('2026-07'),
  returns: await Promise.all((await desk.returnNames()).map(async (name) => [name, Buffer.from(await desk.returned(name)).toString('hex')])),
});

/** Settled, moved, split and sent back in July; an objection and a late receipt in August. */
async function prepared(desk: Desk): Promise<void> {
  await desk.master(1, [insuredOf(1), insuredOf(2, { endOn: '2026-06-01' }), insuredOf(3, { endOn: '2026-06-08' }), insuredOf(4, { endOn: '2026-06-01' })]);
  await desk.master(1, [insuredOf(2, { householdKey: '77-2', startOn: '2026-06-01' }, neighbour), insuredOf(3, { householdKey: '77-3', startOn: '2026-06-08' }, neighbour)], neighbour);
  await desk.visits(visitOfInsured(1), visitOfInsured(2), visitOfInsured(3), visitOfInsured(3, { visitId: 'V-3b', careOn: '2026-06-09' }), visitOfInsured(4, { institutionCode: '1317654321' }), visitOfInsured(5, { institutionCode: '1317654321' }));
}
const jobs = [['請求', '2026-07-10T08:59', writeClaims, 2], ['審査', '2026-07-20T19:59', examine, 8], ['受け渡し', '2026-08-05T05:59', layOutResults, 2], ['申出の決定', '2026-08-20T19:59', examine, 3]] as const;

describe('止まっても', () => {
  it.each(jobs)('%sのどの書き込みで止まっても、もう一度動かせば、一度も止まらなかったときと同じになる', async (_ja, before, job, least) => {
    const played = (stopAt: number) => withClaims(inMemory(), async (desk) => {
      await prepared(desk);
      if (before > '2026-08-06') {
        await desk.until('2026-08-06T09:00');
        await desk.object(1, (await desk.records()).map(({ receiptKey }) => objectionOf(receiptKey, '100025')));
      }
      await desk.until(before);
      const stopped = await stoppedAt(await desk.party(), (party) => job({ ...party, today: () => before.slice(0, 10) as never }), stopAt);
      await desk.until('2026-09-05T06:00');
      return { stopped, seen: await everything(desk) };
    });
    const { stops, whole, outcomes } = await stoppedEverywhere(played);
    expect(outcomes).toEqual(outcomes.map(() => whole));
    expect(stops).toBeGreaterThanOrEqual(least);
  });
});

it('ファイルに置いた世界でも、記憶の中の世界と同じになる', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'totsugo-claims-'));
  const whole = await withClaims(inMemory(), async (desk) => { await prepared(desk); await desk.until('2026-09-05T06:00'); return everything(desk); });
  const kept = await withClaims(await storeHome(folder), async (desk) => { await prepared(desk); await desk.until('2026-09-05T06:00'); return everything(desk); });
  expect(kept.records.map((rows) => rows.map(({ receiptKey: _key, ...row }) => row))).toEqual(whole.records.map((rows) => rows.map(({ receiptKey: _key, ...row }) => row)));
  await rm(folder, { recursive: true });
});

it('レセプトにも給付記録にも返戻にも、どの表のどのバイトにも個人番号はない', () => withClaims(inMemory(), async (desk) => {
  await prepared(desk);
  await desk.until('2026-08-06T09:00');
  const { db } = (await desk.party()).store;
  const tables = ['claims_visit', 'claims_claim', 'claims_receipt', 'claims_insured', 'claims_file', 'claims_row', 'claims_result', 'claims_return', 'claims_payment'] as const;
  let scanned = 0;
  for (const table of tables) {
    for (const row of await db.selectFrom(table).selectAll().execute()) {
      const text = Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))).join('\n');
      scanned += text.length;
      expect([table, numbersIn(text, defaultNumberMode)]).toEqual([table, []]);
    }
  }
  expect(scanned).toBeGreaterThan(5_000);
}));
