import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { A, B, memberRow, numberOf, type MemberWish } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = (n: number, wish: Partial<MemberWish> = {}) => memberRow(A, { n, ...wish });
const begin = async (...rows: ReturnType<typeof row>[]) => {
  const desk = await bed.begin();
  await desk.send(A, rows);
  await desk.store();
  return desk;
};
const card = (wish: Record<string, unknown> = {}) => ({ by: 'card', insurerNumber: row(1).insurerNumber, householdKey: 'H1', bornOn: row(1).bornOn, ...wish });

describe('照会', () => {
  it('番号は真実ではなく紐付けに従い、他人の記録に付いた番号は他人を見せる', async () => {
    const desk = await begin(row(1, { individualNumber: numberOf(2) }));
    expect((await desk.byNumber(2)).records).toMatchObject([{ historyKey: row(1).historyKey, member: { name: row(1).name } }]);
    expect(await desk.byNumber(1)).toMatchObject({ validity: '4', records: [], card: { state: 'unregistered' } });
  });

  it('始まる前は4、有効なら1、終われば2で喪失年月日と事由が返り、医療情報は見えない', async () => {
    const desk = await begin(row(1, { validTo: '2025-05-01', lostOn: '2025-05-01', lossReason: 'joinEmployeeInsurance' }));
    expect((await desk.byNumber(1, '2025-03-31')).validity).toBe('4');
    expect((await desk.byNumber(1, '2025-04-30')).validity).toBe('1');
    expect(await desk.byNumber(1, '2025-05-01')).toMatchObject({ validity: '2', records: [{ isActive: false, visibility: { qualification: 'shown', medical: 'stopped' }, member: { lostOn: '2025-05-01', lossReason: 'joinEmployeeInsurance' } }] });
  });

  it('古い証で照会すると、新しい資格が別にあれば3', async () => {
    const desk = await begin(row(1, { validTo: '2025-05-01' }));
    expect((await desk.lookup(card())).validity).toBe('2');
    await desk.send(B, [memberRow(B, { n: 1, validFrom: '2025-05-01' })]);
    await desk.store();
    expect(await desk.lookup(card())).toMatchObject({ validity: '3', historyKey: row(1).historyKey, card: null });
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1', historyKey: 'MI-131024-1/T1' });
  });

  it('有効な資格が二つあれば、開始日が同じなら5、違えば新しいほうで1', async () => {
    const desk = await begin(row(1));
    await desk.send(B, [memberRow(B, { n: 1 })]);
    await desk.store();
    expect(await desk.byNumber(1)).toMatchObject({ validity: '5', historyKey: null });
    await desk.send(B, [memberRow(B, { n: 1, version: 2, validFrom: '2025-04-02' })]);
    await desk.store();
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1', historyKey: 'MI-131024-1/T1' });
  });

  it('枝番を書かない証の照会は、同じ世帯の双子なら5、書けば一人に決まる', async () => {
    const desk = await begin(row(1), row(2, { householdKey: 'H1', branchNumber: '02', bornOn: row(1).bornOn }));
    expect((await desk.lookup(card())).validity).toBe('5');
    expect(await desk.lookup(card({ branchNumber: '02' }))).toMatchObject({ validity: '1', historyKey: row(2).historyKey });
    expect((await desk.lookup(card({ bornOn: '1999-01-01' }))).validity).toBe('4');
    expect((await desk.lookup(card({ insurerNumber: `  ${row(1).insurerNumber}`, branchNumber: '01' }))).validity).toBe('1');
  });

  it('不開示該当は住所をどの経路でも返さず、自己情報提供不可はカードで何も返さない', async () => {
    const desk = await begin(row(1, { isNotDisclosed: true }), row(2, { selfInfoBlocked: true }));
    for (const answer of [await desk.byNumber(1), await desk.lookup(card())]) {
      expect(answer).toMatchObject({ validity: '1', records: [{ visibility: { address: 'stopped' }, because: ['不開示該当'], member: { address: null } }] });
      expect(JSON.stringify(answer)).not.toContain(row(1).address);
    }
    expect(await desk.byNumber(2)).toMatchObject({ validity: '4', records: [{ member: null, because: ['自己情報提供不可'] }] });
    expect(await desk.lookup(card({ householdKey: 'H2', bornOn: row(2).bornOn }))).toMatchObject({ validity: '1', records: [{ visibility: { medical: 'stopped' } }] });
  });

  it.each([[{}], [{ by: 'name' }], [{ by: 'number', individualNumber: '1' }], [{ by: 'number', individualNumber: numberOf(1), on: '2025-02-30' }], [{ by: 'card', insurerNumber: '138016', householdKey: 'H1' }], [{ by: 'card', householdKey: 'H1', bornOn: '1960-01-01' }]])('足りない照会 %j は400', async (body) => {
    const desk = await bed.begin();
    expect(await desk.lookup(body)).toMatchObject({ code: 'E-FORMAT' });
  });
});
