import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { A, B, clearanceOf, memberRow, numberOf, residentOf, type Desk, type MemberWish } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = (n: number, wish: Partial<MemberWish> = {}) => memberRow(A, { n, ...wish });
const told = async (desk: Desk, code: string = A) => (await desk.settled(code)).map(({ historyKey, version, operation, identityState, stopped, findings }) => [historyKey, version, operation, identityState, stopped, findings.join(' ')]);

/** Of two people one is registered under another name; the notice is out. */
async function suspected(wish: Partial<MemberWish> = {}): Promise<Desk> {
  const desk = await bed.begin();
  for (const n of [1, 2]) await desk.resident(numberOf(n), residentOf(row(n)));
  await desk.send(A, [row(1, { name: '旧姓 花子', nameKana: 'キュウセイ ハナコ', ...wish }), row(2)]);
  await desk.overnight();
  return desk;
}

describe('知らせた記録のその後', () => {
  it('疑いのある間は何も言わず、次の版が疑いなしになった朝に一度だけ、その記録だけを知らせる', async () => {
    const desk = await suspected();
    await desk.overnight();
    expect([(await desk.notices(A)).length, await told(desk)]).toEqual([1, []]);
    await desk.send(A, [row(1, { version: 2, operation: 'update' })]);
    await desk.overnight();
    await desk.overnight();
    expect(await told(desk)).toEqual([['MI-131016-1/T1', 2, 'update', 'clear', 'none', '']]);
  });
  it('次の版もまだ違えば、新しい通知だけが出て、直ったときに一行で済む', async () => {
    const desk = await suspected();
    await desk.send(A, [row(1, { version: 2, operation: 'update', name: '旧姓 花子' })]);
    await desk.overnight();
    expect([(await desk.notices(A)).map(({ version }) => version), await told(desk)]).toEqual([[1, 2], []]);
    await desk.send(A, [row(1, { version: 3, operation: 'update' })]);
    await desk.overnight();
    expect(await told(desk)).toEqual([['MI-131016-1/T1', 3, 'update', 'clear', 'none', '']]);
  });
  it('理由付き疑いなし、無効化、資格の終わりも、そう知らせる', async () => {
    const cleared = await suspected();
    await cleared.clear(A, clearanceOf(row(1)));
    const voided = await suspected();
    await voided.send(A, [row(1, { version: 2, operation: 'void' })]);
    const ended = await suspected();
    await ended.send(A, [row(1, { version: 2, operation: 'update', name: '旧姓 花子', nameKana: 'キュウセイ ハナコ', validTo: '2025-05-13' })]);
    for (const desk of [cleared, voided, ended]) await desk.overnight();
    expect([await told(cleared), await told(voided), await told(ended)]).toEqual([
      [['MI-131016-1/T1', 1, 'register', 'clearedWithReason', 'none', '']], [['MI-131016-1/T1', 2, 'void', 'lapsed', 'none', '']], [['MI-131016-1/T1', 2, 'update', 'lapsed', 'both', '']],
    ]);
  });
  it('一番号複数資格を知らせた記録は、疑いなしでも重複が終わるまで何も言わず、区画ごとに自分の記録だけを知らせる', async () => {
    const desk = await bed.begin();
    const other = memberRow(B, { n: 7, ...residentItems });
    await desk.resident(numberOf(1), residentOf(row(1)));
    await desk.send(A, [row(1)]);
    await desk.send(B, [other]);
    await desk.overnight();
    await desk.overnight();
    expect([(await desk.notices(A)).map(({ findings }) => findings.join(' ')), await told(desk)]).toEqual([['X4'], []]);
    await desk.send(B, [{ ...other, version: 2, operation: 'update', validTo: '2025-05-14' }]);
    await desk.overnight();
    expect([await told(desk), (await told(desk, B)).map(([historyKey, , , state]) => [historyKey, state])]).toEqual([[['MI-131016-1/T1', 1, 'register', 'clear', 'none', '']], [['MI-131024-7/T1', 'lapsed']]]);
  });
  it('不開示の人の住所は、一覧にも端末の画面にも出ない', async () => {
    const desk = await suspected({ isNotDisclosed: true });
    await desk.send(A, [row(1, { version: 2, operation: 'update', isNotDisclosed: true })]);
    await desk.overnight();
    expect([(await desk.settled(A)).map(({ address }) => address), (await desk.members(A, 'P1')).map(({ address }: { address: string | null }) => address), (await desk.members(A, 'P2'))[0].address]).toEqual([[null], [null, null], row(2).address]);
  });
  it('知らせない設定では、一覧は出ない', async () => {
    const desk = await suspected();
    await desk.parameters({ tellSettled: false });
    await desk.send(A, [row(1, { version: 2, operation: 'update' })]);
    await desk.overnight();
    expect(await told(desk)).toEqual([]);
  });
});
/** The person A holds as its first, insured in another partition under the same number. */
const residentItems = (({ individualNumber, name, nameKana, bornOn, sex, address }) => ({ individualNumber, name, nameKana, bornOn, sex, address }))(row(1));
