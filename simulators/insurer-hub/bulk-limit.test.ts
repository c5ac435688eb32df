import { afterAll, beforeAll, expect, it } from 'vitest';
import { memberUpdate } from '../../contracts/insurer-hub/terminal.js';
import { hubBed } from './bed.examples.js';
import { A, memberRow, numberOf, residentOf, updateOf, type Desk } from './desk.examples.js';
import { parameters } from './parameters.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

const row = memberRow(A, { n: 1 });

/**
 * A bulk file of that many rows: one that can be taken, one that cannot be read, and rows of one bundle, which may lack the one
 * that cannot be read and so are answered without a look at the store.
 */
function bulkOf(desk: Desk, seq: number, rows: number) {
  const real = updateOf(row, { updateId: `U${seq}`, kind: 'fixAttributes', address: '東京都千代田区架空町9' });
  const { name, bytes } = desk.file(memberUpdate, A, seq, [real, updateOf(row, { updateId: 'B', bundle: 'B', individualNumber: numberOf(2) })]);
  const [header, columns, first, bundled] = Buffer.from(bytes).toString().split('\n');
  return { name, bytes: Buffer.from(`${header}\n${columns}\n${first}\n読めない\n${`${bundled}\n`.repeat(rows - 2)}trailer,${rows}\n`) };
}

it('一括登録は、既定の上限の200,000行まで一行ずつ扱い、200,001行なら丸ごと断って何も変えない', { timeout: 120_000 }, async () => {
  expect(parameters.terminalRowLimit.value).toBe(200_000);
  const desk = await bed.begin();
  await desk.resident(numberOf(1), residentOf(row, { address: '東京都千代田区別町1' }));
  await desk.send(A, [row]);
  await desk.overnight();
  const identity = async () => (await desk.view(A, 'P1')).records.map(({ identityState }: { identityState: string }) => identityState);
  expect(await identity()).toEqual(['notified']);

  expect(await desk.put(A, bulkOf(desk, 1, 200_001), '/terminal/inbox')).toMatchObject({ status: 202 });
  expect((await desk.terminalResults(A)).map(({ line, outcome, code, message }) => [line, outcome, code, message])).toEqual([[0, 'rejected', 'E-LIMIT', '200001行は上限200000行を超える']]);
  expect(await identity()).toEqual(['notified']);

  expect(await desk.put(A, bulkOf(desk, 2, 200_000), '/terminal/inbox')).toMatchObject({ status: 202 });
  const name = (await desk.outbox(A, '/terminal/outbox')).map((file) => file.name).filter((one) => one.startsWith('terminalResult_')).at(-1)!;
  const told = Buffer.from(await desk.fetched(A, name, '/terminal/outbox')).toString();
  expect([told.slice(-16), told.match(/,accepted,/g)?.length, told.includes('E-LIMIT')]).toEqual(['\ntrailer,200000\n', 1, false]);
  expect(await identity()).toEqual(['correcting']);
});
