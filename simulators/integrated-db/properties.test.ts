import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { A, after, earned, gone, integratedDbBed, put, type Desk, type State } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof integratedDbBed>>;
beforeAll(async () => { bed = await integratedDbBed(); });
afterAll(() => bed.close());

const person = fc.constantFrom(1, 2, 3, 4);
const wish = fc.record({ fiscalYear: fc.constantFrom(2025, 2026) });
const someStatement = fc.oneof(
  fc.tuple(person, fc.integer({ min: 1, max: 3 }), wish).map(([n, amount, of]) => earned(n, amount, of)),
  fc.tuple(person, fc.constantFrom('declaredZero' as const, 'undeclared' as const, 'noData' as const), wish).map(([n, state, of]) => put(n, state, of)),
  fc.tuple(person, wish).map(([n, of]) => gone(n, of)),
);
/** What happens before a night: things told one after the other, and perhaps a request for everything. */
const someDay = fc.record({ told: fc.array(someStatement, { maxLength: 4 }), asks: fc.nat({ max: 4 }).map((n) => n === 0) });

async function feeds(desk: Desk): Promise<readonly { readonly seq: number; readonly rows: readonly TaxFeed[] }[]> {
  const listed = await desk.listed();
  return Promise.all(listed.map(async ({ name, seq }) => ({ seq, rows: await desk.rowsOf(name) })));
}
const officeState = async (desk: Desk): Promise<State> => after(new Map(), (await desk.known()).map((row) => ({ feedKind: 'full', operation: 'put', ...row }) as unknown as TaxFeed));

it('差分を順に重ねた状態は、課税課の知る状態とも、後から全件だけを読んだ状態とも同じで、二度読んでも変わらない', async () => {
  await fc.assert(fc.asyncProperty(fc.array(someDay, { minLength: 1, maxLength: 6 }), async (days) => {
    const desk = await bed.begin();
    for (const { told, asks } of days) {
      for (const statement of told) expect((await desk.tell([statement])).status).toBe(200);
      if (asks) await desk.askForAll();
      await desk.overnight();
      const byFeeds = (await feeds(desk)).reduce<State>((state, { rows }) => after(after(state, rows), rows), new Map());
      expect(byFeeds).toEqual(await officeState(desk));
    }
    const before = await feeds(desk);
    expect(before.map(({ seq }) => seq)).toEqual(before.map((_, index) => index + 1));
    await desk.askForAll();
    await desk.overnight();
    const all = await feeds(desk);
    if (before.length > 0) {
      const full = all.at(-1)!.rows;
      const byDifferences = before.reduce<State>((state, { rows }) => after(state, rows), new Map());
      expect(after(new Map(), full)).toEqual(byDifferences);
      for (let lost = 0; lost < before.length; lost += 1) {
        const withGap = before.filter((_, index) => index !== lost).reduce<State>((state, { rows }) => after(state, rows), new Map());
        expect(after(withGap, full)).toEqual(byDifferences);
      }
    }
    await bed.drop(desk.world.id);
  }), { seed: 20, numRuns: 25 });
}, 120_000);

it('通番の抜けは、どの差分が失われても、一覧の番号の飛びとして見える', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (lost) => {
    const desk = await bed.begin();
    for (const [n, isLost] of [false, ...lost, false].entries()) {
      await desk.fault('feedSkipped', isLost);
      await desk.tell([earned(1, n + 1)]);
      await desk.overnight();
    }
    expect((await desk.listed()).map(({ seq }) => seq)).toEqual([false, ...lost, false].flatMap((isLost, index) => (isLost ? [] : [index + 1])));
    expect((await desk.own('GET', A, '?since=x')).status).toBe(422);
    await bed.drop(desk.world.id);
  }), { seed: 21, numRuns: 10 });
}, 120_000);
