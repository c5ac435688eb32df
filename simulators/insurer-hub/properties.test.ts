import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberChange, type MemberChange } from '../../contracts/insurer-hub/member-change.js';
import { hubBed } from './bed.examples.js';
import { A, memberRow, numberOf, ratioOf, updateOf, type Desk } from './desk.examples.js';
import type { Hub } from './tables.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

const people = [1, 2, 3, 4];
const someRow = fc.record({ n: fc.constantFrom(...people), number: fc.constantFrom(...people, 5), period: fc.constantFrom('T1', 'T2'), isVoid: fc.boolean() });
type Wish = typeof someRow extends fc.Arbitrary<infer T> ? T : never;
const someAct = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), rows: fc.uniqueArray(someRow, { minLength: 1, maxLength: 4, selector: ({ n, period }) => `${n} ${period}` }) }),
  fc.record({ kind: fc.constant('bundle' as const), rows: fc.uniqueArray(someRow, { minLength: 1, maxLength: 3, selector: ({ n }) => n }) }),
);

const rowOf = ({ n, number, period, isVoid }: Wish, version: number): MemberChange =>
  memberRow(A, { n, historyKey: `MI-${A}-${n}/${period}`, individualNumber: numberOf(number), version, operation: isVoid ? 'void' : 'update', copayRatios: ratioOf(`0${10 + (version % 80)}`.slice(0, 3)) });

async function bindings(desk: Desk) {
  const { store } = await desk.world.party('insurer-hub') as unknown as Hub;
  const rows = await store.db.selectFrom('insurer_hub_binding').where('code', '=', A).selectAll().execute();
  return rows.map(({ individual_number, insurer_person_key }) => ({ individual_number, insurer_person_key }));
}

describe('どのように送っても', () => {
  it('一つの番号は一つの区画で一人だけに付き、一人は一つの番号だけを持ち、枝番は付け替わらず、送った数は格納と拒否の和になる', async () => {
    await fc.assert(fc.asyncProperty(fc.array(someAct, { minLength: 1, maxLength: 5 }), async (acts) => {
      const desk = await bed.begin();
      const keys = new Map<string, string>();
      let [version, sent] = [0, 0];
      for (const [index, act] of acts.entries()) {
        version += 1;
        if (act.kind === 'file') {
          sent += act.rows.length;
          await desk.send(A, act.rows.map((wish) => rowOf(wish, version)));
        } else {
          const members = new Map<string, number>((await desk.own('GET', A, '/terminal/members')).body.members.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent).map(({ historyKey, version: held }: { historyKey: string; version: number }) => [historyKey, held]));
          await desk.bulkUpdate(A, act.rows.map((wish) => updateOf(rowOf(wish, 1), { updateId: `U${index}-${wish.n}`, bundle: 'S', individualNumber: numberOf(wish.number), version: members.get(`MI-${A}-${wish.n}/${wish.period}`) ?? 1 })));
        }
        await desk.store();
        const bound = await bindings(desk);
        expect(new Set(bound.map(({ individual_number }) => individual_number)).size).toBe(bound.length);
        expect(new Set(bound.map(({ insurer_person_key }) => insurer_person_key)).size).toBe(bound.length);
        for (const { personKey, insurerPersonKey } of (await desk.own('GET', A, '/terminal/members')).body.members as { personKey: string; insurerPersonKey: string }[]) {
          expect(keys.get(personKey) ?? insurerPersonKey).toBe(insurerPersonKey);
          keys.set(personKey, insurerPersonKey);
        }
      }
      const { files } = (await desk.json('GET', '/_sim/files')).body as { files: { received: number; stored: number; rejected: number }[] };
      expect(files.reduce((sum, { stored, rejected }) => sum + stored + rejected, 0)).toBe(sent);
      expect((await desk.audit()).filter(({ what }) => what === 'provisionToCoordinator').length).toBe((await desk.own('GET', A, '/terminal/members')).body.members.length);
      await bed.drop(desk.world.id);
    }), { seed: 11, numRuns: 12 });
  }, 120_000);

  it('届いたファイルがどの順で何度届き直しても、結果は同じ', async () => {
    const files = fc.array(fc.uniqueArray(someRow, { minLength: 1, maxLength: 3, selector: ({ n, period }) => `${n} ${period}` }), { minLength: 2, maxLength: 4 });
    await fc.assert(fc.asyncProperty(files, fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), async (batches, again) => {
      const outcome = async (repeats: readonly number[], isReversed: boolean) => {
        const desk = await bed.begin();
        const wires = batches.map((rows, index) => desk.file(memberChange, A, index + 1, rows.map((wish) => rowOf(wish, index + 1)), '2025-05-12'));
        for (const wire of isReversed ? wires.toReversed() : wires) await desk.put(A, wire);
        await desk.store();
        for (const index of repeats) if (wires[index]) await desk.put(A, wires[index]);
        await desk.store();
        const seen = [await bindings(desk), (await desk.own('GET', A, '/terminal/members')).body, await desk.results(A)];
        await bed.drop(desk.world.id);
        return seen;
      };
      expect(await outcome(again, true)).toEqual(await outcome([], false));
    }), { seed: 12, numRuns: 8 });
  }, 120_000);
});

it('疑いありと止まることは、どの瞬間にも一緒に見える', async () => {
  const desk = await bed.begin();
  const rows = Array.from({ length: 40 }, (_, n) => memberRow(A, { n }));
  for (const row of rows) await desk.resident(row.individualNumber, { outcome: 'found', name: row.name, nameKana: row.nameKana, bornOn: '1950-01-01', sex: row.sex, address: row.address });
  await desk.send(A, rows);
  await desk.store();
  await desk.job('enquire');
  await desk.world.runJob('juki-net', 'answer');
  const isDone = { yes: false };
  const night = desk.job('check').finally(() => { isDone.yes = true; });
  let looks = 0;
  while (!isDone.yes) {
    const { records } = await desk.view(A, `P${looks % 40}`);
    for (const { identityState, stopped } of records) expect(['suspect', 'notified'].includes(identityState)).toBe(stopped === 'both');
    const { validity, records: shown } = await desk.byNumber(looks % 40);
    expect(validity === '1').toBe(shown[0].visibility.qualification === 'shown');
    looks += 1;
  }
  await night;
  expect(looks).toBeGreaterThan(0);
  expect((await desk.notices(A)).length).toBe(40);
});
