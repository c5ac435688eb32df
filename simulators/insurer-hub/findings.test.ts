import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { A, B, C, memberRow, numberOf, residentOf, type Desk, type MemberWish } from './desk.examples.js';
import type { Held } from './stand-ins.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = (n: number, wish: Partial<MemberWish> = {}) => memberRow(A, { n, ...wish });
const checked = async (desk: Desk, code: string, n: number) => {
  const [record] = (await desk.view(code, `P${n}`)).records;
  return record ? `${record.identityState} ${record.verdict} ${record.stopped}${record.findings.length > 0 ? ` ${record.findings.join(' ')}` : ''}` : 'none';
};
/** One record, the answer of J-LIS to it, and what came of it. */
async function night(held: readonly Held[], { parameters = {}, wish = {} }: { parameters?: Record<string, unknown>; wish?: Partial<MemberWish> } = {}) {
  const desk = await bed.begin();
  await desk.parameters(parameters);
  await desk.resident(numberOf(1), ...held);
  await desk.send(A, [row(1, wish)]);
  await desk.overnight();
  return { desk, outcome: await checked(desk, A, 1), notice: (await desk.notices(A))[0] };
}
const right = residentOf(row(1));

describe('取りまとめ機関だけに見えること', () => {
  it('同じ番号の有効な資格が二つの区画にあればX4を両方に知らせ、互いの中身は知らせない', async () => {
    const desk = await bed.begin();
    const stranger = memberRow(B, { n: 7, individualNumber: numberOf(1) });
    await desk.resident(numberOf(1), right);
    await desk.send(A, [row(1)]);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('clear M0 none');
    await desk.send(B, [stranger]);
    await desk.overnight();
    expect([await checked(desk, A, 1), await checked(desk, B, 7)]).toEqual(['clear M0 none X4', 'notified H1 both X4']);
    const [own, other] = [await desk.notices(A), await desk.notices(B)];
    expect(own).toMatchObject([{ verdict: 'M0', findings: ['X4'], stopped: 'none', answerBy: null, identityFlag: '1' }]);
    expect(other).toMatchObject([{ verdict: 'H1', stopped: 'both' }]);
    expect(other[0]!.findings).toContain('X4');
    expect(JSON.stringify(own)).not.toContain('131024');
    await desk.overnight();
    expect([(await desk.notices(A)).length, (await desk.notices(B)).length]).toEqual([1, 1]);
  });

  it('住所のみ差は、複数資格のときだけ止める設定なら、後から現れた資格で止まり、終われば解ける', async () => {
    const { desk, outcome } = await night([{ ...right, address: '大阪府大阪市北区9丁目8番7号' }], { parameters: { policy: 'gradedPermanent', addressOnly: 'ifMultipleActive' } });
    expect(outcome).toBe('notified M2 none');
    await desk.send(C, [memberRow(C, { n: 9, individualNumber: numberOf(1) })]);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('notified M2 medical X4');
    await desk.send(C, [memberRow(C, { n: 9, individualNumber: numberOf(1), version: 2, validTo: '2025-05-14' })]);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('notified M2 none');
  });

  it('五項目の同じ二つの記録が違う番号を持てば、X5を知らせる', async () => {
    const desk = await bed.begin();
    const twin = memberRow(B, { n: 8, name: row(1).name, nameKana: row(1).nameKana, bornOn: row(1).bornOn, sex: row(1).sex, address: row(1).address });
    await desk.resident(numberOf(1), right);
    await desk.resident(numberOf(8), { ...right });
    await desk.send(A, [row(1)]);
    await desk.send(B, [twin]);
    await desk.overnight();
    expect([await checked(desk, A, 1), await checked(desk, B, 8)]).toEqual(['clear M0 none X5', 'clear M0 none X5']);
  });

  it('同姓同名・同生年月日の別人の番号なら、ほかの区画に持ち主が見えるのでM2n', async () => {
    const desk = await bed.begin();
    const holder = memberRow(B, { n: 2, name: row(1).name, nameKana: row(1).nameKana, bornOn: row(1).bornOn, sex: row(1).sex, individualNumber: numberOf(3) });
    await desk.resident(numberOf(2), { ...residentOf(holder), individualNumber: numberOf(2) });
    await desk.resident(numberOf(3), residentOf(holder));
    await desk.send(B, [holder]);
    await desk.send(A, [row(1, { individualNumber: numberOf(2) })]);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('notified M2n both');
    expect((await desk.notices(A))[0]!.because).toContain('同じ別の記録がある');
  });

  it('入れ替わった二人には、同じ区画の相手の履歴を挙げて入れ替えを示す', async () => {
    const desk = await bed.begin();
    for (const n of [1, 2]) await desk.resident(numberOf(n), residentOf(row(n)));
    await desk.send(A, [row(1, { individualNumber: numberOf(2) }), row(2, { individualNumber: numberOf(1) })]);
    await desk.overnight();
    expect((await desk.shownNotices(A)).map(({ proposal, findings }: { proposal: { kind: string; historyKeys: string[] }; findings: string[] }) => [proposal.kind, [...proposal.historyKeys].sort(), findings.includes('swap')])).toEqual([
      ['swap', ['MI-131016-1/T1', 'MI-131016-2/T1'], true], ['swap', ['MI-131016-1/T1', 'MI-131016-2/T1'], true],
    ]);
  });

  it('番号の列が一行ずれたファイルは、行ずれと示す', async () => {
    const desk = await bed.begin();
    for (const n of [1, 2, 3, 4, 5]) await desk.resident(numberOf(n), residentOf(row(n)));
    await desk.send(A, [1, 2, 3, 4].map((n) => row(n, { individualNumber: numberOf(n + 1) })));
    await desk.overnight();
    expect((await desk.notices(A)).map(({ findings }) => findings.includes('rowShift'))).toEqual([false, true, true, true]);
  });
});
