import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { A, B, memberRow, numberOf, ratioOf, residentOf, updateOf, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = memberRow(A, { n: 1 });
const told = async (desk: Desk, code: string = A) => (await desk.cards(code)).map(({ personKey, state, effectiveOn, version }) => `${personKey} ${state} ${effectiveOn} ${version}`);
const register = (desk: Desk, n: number) => desk.card({ individualNumber: numberOf(n), event: 'registered' });

async function registered(now?: Parameters<typeof bed.begin>[0]): Promise<Desk> {
  const desk = await bed.begin(now);
  await desk.resident(numberOf(1), residentOf(row));
  await desk.send(A, [row]);
  await register(desk, 1);
  return desk;
}

describe('利用登録', () => {
  it('登録は翌朝その人の区市町村に知らされ、変わらなければもう知らされない', async () => {
    const desk = await registered();
    await desk.overnight();
    await desk.overnight();
    expect(await told(desk)).toEqual(['P1 registered 2025-05-12 1']);
    expect(await told(desk, B)).toEqual([]);
    expect((await desk.byNumber(1)).card).toEqual({ state: 'registered', effectiveOn: '2025-05-12' });
  });

  it('解除申請は翌月末に効き、その翌日に解除済となり、また登録できる', async () => {
    const desk = await registered('2025-01-31T18:00');
    await desk.overnight();
    await desk.send(A, [{ ...row, version: 2, cardUseCancellation: true }]);
    await desk.world.advance('2025-02-01T22:45');
    expect((await desk.view(A, 'P1')).cardUse).toEqual({ state: 'cancelScheduled', effectiveOn: '2025-03-31' });
    expect(await register(desk, 1)).toMatchObject({ status: 409, body: { code: 'E-STATE' } });
    await desk.world.advance('2025-03-31T12:00');
    expect((await desk.view(A, 'P1')).cardUse.state).toBe('cancelScheduled');
    await desk.world.advance('2025-04-01T12:00');
    expect((await desk.view(A, 'P1')).cardUse).toEqual({ state: 'cancelled', effectiveOn: '2025-03-31' });
    expect(await told(desk)).toEqual(['P1 registered 2025-01-31 1', 'P1 cancelScheduled 2025-03-31 2', 'P1 cancelled 2025-03-31 3']);
    expect(await register(desk, 1)).toMatchObject({ status: 200, body: { state: 'registered', effectiveOn: '2025-04-01' } });
  }, 30_000);

  it('1月31日の申請は2月28日に効く', async () => {
    const desk = await registered('2025-01-31T18:00');
    await desk.store();
    await desk.send(A, [{ ...row, version: 2, cardUseCancellation: true }]);
    await desk.store();
    expect((await desk.view(A, 'P1')).cardUse).toEqual({ state: 'cancelScheduled', effectiveOn: '2025-02-28' });
  });

  it('申請の印の残った後の版は、再登録した人を解除しない', async () => {
    const desk = await registered();
    await desk.store();
    await desk.send(A, [{ ...row, version: 2, cardUseCancellation: true }]);
    await desk.world.advance('2025-07-01T12:00');
    await register(desk, 1);
    await desk.send(A, [{ ...row, version: 3, cardUseCancellation: true, copayRatios: ratioOf('020') }]);
    await desk.store();
    expect((await desk.view(A, 'P1')).cardUse.state).toBe('registered');
  }, 30_000);

  it('登録のない人の申請は何も起こさない', async () => {
    const desk = await bed.begin();
    await desk.send(A, [{ ...row, cardUseCancellation: true }]);
    await desk.overnight();
    expect([(await desk.view(A, 'P1')).cardUse.state, await told(desk)]).toEqual(['unregistered', []]);
  });

  it('自己情報提供不可の人は登録できず、正しくない知らせは400', async () => {
    const desk = await bed.begin();
    await desk.send(A, [{ ...row, selfInfoBlocked: true }]);
    await desk.store();
    expect(await register(desk, 1)).toMatchObject({ status: 409 });
    expect(await desk.card({ individualNumber: '123', event: 'registered' })).toMatchObject({ status: 400, body: { code: 'E-CHECKDIGIT' } });
    expect(await desk.card({ individualNumber: numberOf(1), event: 'lost' })).toMatchObject({ status: 400, body: { code: 'E-FORMAT' } });
    expect(await desk.card({ individualNumber: numberOf(2), event: 'removed' })).toMatchObject({ status: 409 });
  });

  it('返納はその日に解除済となり、使えた最後の日はその前の日である', async () => {
    const desk = await registered();
    await desk.store();
    expect(await desk.card({ individualNumber: numberOf(1), event: 'removed' })).toMatchObject({ status: 200, body: { state: 'cancelled', effectiveOn: '2025-05-11' } });
  });

  it('登録は番号に付いているので、紐付けを直すと別の人に移って知らされる', async () => {
    const desk = await bed.begin();
    const wrong = memberRow(A, { n: 2, individualNumber: numberOf(1) });
    await register(desk, 1);
    await desk.send(A, [wrong]);
    await desk.overnight();
    expect(await told(desk)).toEqual(['P2 registered 2025-05-12 1']);
    await desk.update(A, updateOf(wrong, { updateId: 'U1', individualNumber: numberOf(2) }));
    await desk.send(A, [row]);
    await desk.overnight();
    expect((await told(desk)).slice(1)).toEqual(['P1 registered 2025-05-12 1', 'P2 unregistered null 2']);
  });
});
