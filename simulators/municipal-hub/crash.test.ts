import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoreHome } from '../../store/define.js';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { answer } from './answer.js';
import { A, B, C, enquiryOf, municipalHubBed, registrationOf, type Desk } from './desk.examples.js';
import { pageRows, type MunicipalHub, type MunicipalHubStore } from './tables.js';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party, whose process stops at the n-th write; `writes` counts them. */
function stoppingAt(party: MunicipalHub, n: number) {
  const writes: number[] = [];
  const watched = (store: MunicipalHubStore): MunicipalHubStore => ({
    kind: store.kind, db: store.db,
    transact: (act) => store.transact((inner) => act(watched(inner))),
    insertMany: (...told: Parameters<MunicipalHubStore['insertMany']>) => {
      writes.push(told[1].length);
      if (writes.length === n) throw new Stopped(`${n}回目の書き込み`);
      return store.insertMany(...told);
    },
  });
  return { party: { ...party, store: watched(party.store) }, writes };
}
const partyOf = async (desk: Desk) => await desk.world.party('municipal-hub') as unknown as MunicipalHub;

/** Everything that anybody can see of the hub. */
const everything = async (desk: Desk) => ({
  states: await desk.standings(), legs: await desk.legs(), ledger: await desk.ledger(), names: await desk.answerNames(), answers: await Promise.all((await desk.answerNames()).map((name) => desk.answersIn(name))), findings: await desk.findings(), learnt: await desk.learnt('X1'),
});

/** People with and without symbols, lines that will be answered, held, lost and refused, a replica, and a question from outside. */
async function prepared(desk: Desk): Promise<void> {
  await desk.people(6);
  await desk.tell([{ personKey: 'P9', residentCode: 'R9', symbol: 'requested' }]);
  for (const n of [1, 2, 3]) await desk.income(n, n);
  await desk.behaves(C, { release: 'withheld' });
  await desk.put(1, [...[1, 2, 3, 4].map((n) => enquiryOf(n)), enquiryOf(5, { providerCode: C }), enquiryOf(6, { kind: 'publicAssistance', fiscalYear: null }), enquiryOf(9)]);
  await desk.asked(enquiryOf(1, { requestId: 'single' }));
  await desk.register(registrationOf('r1'));
  await desk.outside('X1');
  await desk.world.advance('2026-06-16T05:00');
}

describe('止まっても', () => {
  it('朝の処理のどの書き込みで止まっても、もう一度動かせば、一度も止まらなかったときと同じになる', async () => {
    const bed = await municipalHubBed();
    const play = async (stopAt: number) => {
      const desk = await bed.begin();
      await prepared(desk);
      const stopped = await answer(stoppingAt(await partyOf(desk), stopAt).party).then(() => false, (error: unknown) => {
        if (error instanceof Stopped) return true;
        throw error;
      });
      if (stopped) await answer(await partyOf(desk));
      const seen = await everything(desk);
      await bed.drop(desk.world.id);
      return { stopped, seen };
    };
    const { seen: expected } = await play(Infinity);
    expect(expected.states.map(({ state }) => state).sort()).toEqual(['held', 'ready', 'ready', 'ready', 'ready', 'ready', 'refused', 'withheld']);
    let stops = 0;
    for (let n = 1; ; n += 1) {
      const { stopped, seen } = await play(n);
      expect(seen).toEqual(expected);
      if (!stopped) break;
      stops += 1;
    }
    expect(stops).toBeGreaterThanOrEqual(5);
    await bed.close();
  }, 120_000);

  it('受け付けのどの書き込みで止まっても、一行も受け付けておらず、送り直せば済む', async () => {
    const bed = await municipalHubBed();
    const desk = await bed.begin();
    await desk.people(2);
    const { accept } = await import('./accept.js');
    const lines = [enquiryOf(1), enquiryOf(2), enquiryOf(7)];
    let n = 1;
    for (; await accept(stoppingAt(await partyOf(desk), n).party, A, lines, 'json').then(() => false, (error: unknown) => error instanceof Stopped); n += 1) expect(await desk.states()).toEqual([]);
    expect([n, await desk.states(), (await desk.ask(lines)).status]).toEqual([3, ['waiting', 'waiting', 'refused'], 200]);
    await bed.close();
  });

  it('三千件の照会も、一度に五百行までしか読み書きせずに答える', async () => {
    const bed = await municipalHubBed();
    const desk = await bed.begin();
    const size = 3_000;
    await desk.people(size);
    await desk.holds(B, ...Array.from({ length: size }, (_, n) => ({ residentCode: `R${n + 1}`, kind: 'publicAssistance', payload: { assistanceFrom: '2026-05-01' } })));
    expect((await desk.put(1, Array.from({ length: size }, (_, n) => enquiryOf(n + 1, { kind: 'publicAssistance', fiscalYear: null })))).status).toBe(202);
    await desk.behaves(B, { release: 'automatic' });
    await desk.world.advance('2026-06-16T05:00');
    const { party, writes } = stoppingAt(await partyOf(desk), Infinity);
    await answer(party);
    const rows = (await desk.answersIn((await desk.answerNames())[0]!));
    expect([rows.length, rows.every(({ assistanceFrom }) => assistanceFrom === '2026-05-01'), Math.max(...writes) <= 2 * pageRows, (await desk.ledger()).length]).toEqual([size, true, true, size]);
    await bed.close();
  }, 120_000);
});

/** Two weeks with faults, late bodies and everything that can come of a line. */
async function story(desk: Desk) {
  await prepared(desk);
  await desk.overnight();
  for (const fault of ['answersSwapped', 'answeredTwice', 'ledgerOneSided']) await desk.fault(fault);
  await desk.put(2, [7, 1, 2, 3].map((n) => enquiryOf(n, { requestId: `b${n}` })));
  await desk.overnight();
  for (const fault of ['answersSwapped', 'answeredTwice', 'ledgerOneSided']) await desk.fault(fault, false);
  await desk.fault('answerNever');
  await desk.put(3, [enquiryOf(2, { requestId: 'c2' })]);
  await desk.tell([{ personKey: 'P3', residentCode: 'R30' }]);
  await desk.until('2026-06-30');
  return everything(desk);
}
async function played(home: StoreHome) {
  const bed = await municipalHubBed(home);
  const desk = await bed.begin();
  const seen = await story(desk);
  await bed.drop(desk.world.id);
  await bed.close();
  return seen;
}
const server = process.env['TOTSUGO_TEST_PG'];

describe('どの置き場でも', () => {
  it('二週間の照会は、決まった結果になる', async () => {
    const { states, answers, findings } = await played(inMemory());
    expect(states.map(({ state, lineStatus }) => `${state} ${lineStatus}`).sort()).toEqual([
      'expired N-EXPIRED', 'expired N-EXPIRED', 'expired N-EXPIRED', 'expired N-EXPIRED', 'expired N-EXPIRED', 'ready N-OK', 'ready N-OK', 'ready N-OK', 'ready N-OK', 'refused N-NOSYMBOL', 'refused N-NOSYMBOL', 'timedOut N-TIMEOUT', 'withheld N-OK',
    ].sort());
    expect([answers.map((file) => file.length), findings.map(({ finding }) => finding)]).toEqual([[6, 5, 5, 1], ['oneSided', 'oneSided', 'oneSided', 'oneSided', 'answerOnWrongLink', 'answerOnWrongLink']]);
  });
  it('SQLiteのファイルでも、同じ結果になる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-municipal-hub-'));
    expect(await played(await storeHome(folder))).toEqual(await played(inMemory()));
    await rm(folder, { recursive: true, force: true });
  });
  it.skipIf(!server)('PostgreSQLでも、同じ結果になる', async () => {
    expect(await played(await storeHome(server))).toEqual(await played(inMemory()));
  });
});

describe('どの順でも', () => {
  it('送った照会は、束の分け方、順、送り直しによらず、同じ処理通番と同じ終わりを持ち、期限の後に待つものはない', async () => {
    const bed = await municipalHubBed();
    const line = (n: number) => enquiryOf(1 + (n % 6), { requestId: `E${n}`, ...(n % 3 === 0 ? { providerCode: C } : {}), ...(n % 4 === 0 ? { kind: 'pension', providerCode: 'pensionService', fiscalYear: null } : {}) });
    const outcome = async (order: readonly number[], cut: number) => {
      const desk = await bed.begin();
      await desk.people(6);
      for (const n of [1, 2, 3]) await desk.income(n, n);
      await desk.behaves(C, { isSilent: true });
      for (const part of [order.slice(0, cut), order.slice(cut), order]) if (part.length > 0) await desk.asked(...part.map(line));
      await desk.until('2026-06-23');
      const ended = (await desk.standings()).map(({ requestId, processingNumber, state, lineStatus, kindStatus }) => [requestId, processingNumber, state, lineStatus, kindStatus]).sort();
      expect(ended.filter(([, , state]) => state === 'waiting' || state === 'held')).toEqual([]);
      const legs = await desk.legs();
      await bed.drop(desk.world.id);
      return { ended, legs: legs.map((leg) => JSON.stringify(leg)).sort() };
    };
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    const expected = await outcome(numbers, 10);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(numbers, { minLength: 10 }), fc.nat({ max: 10 }), async (order, cut) => {
      expect(await outcome(order, cut)).toEqual(expected);
    }), { seed: 22, numRuns: 15 });
    await bed.close();
  }, 120_000);
});
