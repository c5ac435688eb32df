import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { StoreHome } from '../../store/define.js';
import { storeHome } from '../../store/homes.js';
import { hubBed } from './bed.examples.js';
import { A, B, clearanceOf, memberRow, numberOf, residentOf, updateOf } from './desk.examples.js';

/** A swap, a stranger's number in another partition, refusals, a correction, a clearance, a voided row and cards, over some nights. */
async function story(home: Promise<StoreHome>) {
  const bed = await hubBed(await home);
  try {
    const desk = await bed.begin();
    const row = (n: number, wish = {}) => memberRow(A, { n, ...wish });
    for (const n of [1, 2, 3, 4]) await desk.resident(numberOf(n), residentOf(row(n)));
    await desk.resident(numberOf(5), residentOf(row(5), { nameKana: 'ベツ ヨミ' }));
    const [one, two] = [row(1, { individualNumber: numberOf(2) }), row(2, { individualNumber: numberOf(1) })];
    await desk.send(A, [one, two, row(3), row(4), row(5), row(6, { name: ' ' })]);
    await desk.send(B, [memberRow(B, { n: 9, individualNumber: numberOf(3) })]);
    await desk.card({ individualNumber: numberOf(3), event: 'registered' });
    await desk.overnight();
    await desk.bulkUpdate(A, [updateOf(one, { updateId: 'U1', individualNumber: numberOf(1), bundle: 'S' }), updateOf(two, { updateId: 'U2', individualNumber: numberOf(2), bundle: 'S' }), updateOf(row(9), { updateId: 'U3' })]);
    await desk.bulkClear(A, [clearanceOf(row(5)), clearanceOf(row(4))]);
    await desk.send(A, [row(3, { version: 2, cardUseCancellation: true }), row(4, { version: 2, operation: 'void' })]);
    await desk.byNumber(3);
    await desk.overnight();
    const own = async (code: string) => ({ outbox: await desk.outbox(code), terminal: await desk.outbox(code, '/terminal/outbox'), results: await desk.results(code), notices: await desk.notices(code), cards: await desk.cards(code), members: (await desk.own('GET', code, '/terminal/members')).body });
    const seen = {
      own: [await own(A), await own(B)], views: await Promise.all([1, 2, 3, 4, 5].map((n) => desk.view(A, `P${n}`))), histories: await Promise.all([1, 2, 3].map((n) => desk.history(A, `P${n}`))), audit: await desk.audit(),
      lookups: await Promise.all([1, 2, 3, 4, 5].map((n) => desk.byNumber(n))), symbols: await desk.symbolRequests(), files: (await desk.json('GET', '/_sim/files')).body, findings: (await desk.json('GET', '/_sim/findings')).body,
    };
    await bed.drop(desk.world.id);
    return seen;
  } finally {
    await bed.close();
  }
}

const server = process.env['TOTSUGO_TEST_PG'];

it('何日かの出来事は、決まった結果になる', async () => {
  const { views, lookups, own } = await story(storeHome(undefined));
  expect(views.map(({ records }) => records.map(({ identityState, version, findings }: { identityState: string; version: number; findings: string[] }) => [version, identityState, ...findings].join(' ')).join())).toEqual(['2 clear', '2 clear', '2 clear X4', '', '1 clearedWithReason']);
  expect(lookups.map(({ validity }) => validity)).toEqual(['1', '1', '1', '4', '1']);
  expect(own[0]!.results.map(({ outcome, code }) => outcome ?? code)).toEqual(['partial', 'E-REQUIRED', 'accepted']);
});

it('SQLiteのファイルでも、同じ結果とバイトになる', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'totsugo-hub-'));
  expect(await story(storeHome(folder))).toEqual(await story(storeHome(undefined)));
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it.skipIf(!server)('PostgreSQLでも、同じ結果とバイトになる', async () => {
  expect(await story(storeHome(server))).toEqual(await story(storeHome(undefined)));
}, 60_000);
