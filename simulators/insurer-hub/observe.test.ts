import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObservedMatch } from '../../contracts/insurer-hub/observed-match.js';
import type { Stretch } from '../../contracts/side-by-side.js';
import { hubBed } from './bed.examples.js';
import { A, B, memberRow, numberOf, residentOf, type Desk, type MemberWish } from './desk.examples.js';
import { mostTelling, type LookedAt } from './observe.js';
import type { Held } from './stand-ins.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

const row = (n: number, wish: Partial<MemberWish> = {}) => memberRow(A, { n, ...wish });
const right = residentOf(row(1));
const seenBy = async (desk: Desk): Promise<readonly ObservedMatch[]> => (await desk.world.journal.arrows()).flatMap(({ matches = [] }) => matches);
const drawn = (stretches: readonly Stretch[]) => stretches.map(({ text, difference }) => (difference === 'character' ? `【${text}】` : difference ? `〈${text}〉` : text)).join('');
const lines = ({ items }: ObservedMatch) => items.map(({ ja, member, resident, answer, isWithheld }) => `${ja}: ${isWithheld ? '示さない' : `${drawn(member)} / ${drawn(resident)}`}${answer ? ` ${answer.level}` : ''}`);

async function night(held: readonly Held[], wish: Partial<MemberWish> = {}, parameters: Record<string, unknown> = {}) {
  const desk = await bed.begin();
  await desk.parameters(parameters);
  await desk.resident(numberOf(1), ...held);
  await desk.send(A, [row(1, wish)]);
  await desk.overnight();
  return { desk, seen: await seenBy(desk) };
}

describe('突合は、世界の記録に残る', () => {
  it('両方の記録と、違う字と、水準と、判定と、止めたものと、期限が残る', async () => {
    const { seen: [seen, ...others] } = await night([{ ...right, name: '試験 華子', bornOn: '1960-07-02' }], { name: '試驗 花子', bornOn: '1960-02-07' });
    expect(others).toEqual([]);
    expect(lines(seen!)).toEqual(['漢字氏名: 試〈驗〉 【花】子 / 試〈験〉 【華】子 K5', 'カナ氏名: シケン ハナコ / シケン ハナコ N0', '生年月日: 1960年【2月】【7日】 / 1960年【7月】【2日】 D2', '性別: 女 / 女 S0', '住所: 東京都千代田区架空町1丁目2番3号 / 東京都千代田区架空町1丁目2番3号 A0']);
    expect(seen).toMatchObject({
      code: A, version: 1, personKey: 'P1', outcome: 'found', hints: [['family', '家族・双子の取り違え']], verdict: 'H1', grade: '1', state: 'notified', stopped: 'both', wasStopped: false, releasedBy: 'nextMatch', ruleSetId: 'totsugo/five-items@1.4.0', policyId: 'anyMismatchStops',
      notice: { answerBy: '2025-06-12', showsResident: false },
    });
    expect(JSON.stringify(seen)).not.toContain(numberOf(1));
    expect(seen!.numberToken).toMatch(/^MN#[0-9a-f]{8}$/);
  });
  it('疑いなしの突合も残り、通知はない', async () => {
    const { seen: [seen] } = await night([right]);
    expect(seen).toMatchObject({ verdict: 'M0', stopped: 'none', notice: null, proposal: null, findings: [] });
  });
  it('比べる記録がなければ、登録の側だけが残る', async () => {
    const { seen: [seen] } = await night([{}]);
    expect(seen).toMatchObject({ outcome: 'noResident', verdict: 'X2' });
    expect(lines(seen!)[0]).toBe('漢字氏名: 試験 花子 / ');
  });
  it('複数該当では、だれの値も残らない', async () => {
    const { seen: [seen] } = await night([{ ...right, outcome: 'several' }, { ...right, outcome: 'several', name: '別人 五郎' }]);
    expect([seen!.items.flatMap(({ resident }) => resident), seen!.because]).toEqual([[], '一つの個人番号に複数の該当がある']);
  });
  it('支援措置を受ける人の住所は、どちらの側のものも、前のものも残らない', async () => {
    const { desk } = await night([{ ...right, sex: '1', address: '大阪府大阪市北区9丁目', previousAddress: '大阪府堺市1丁目', changeReason: 'moveIn', changedOn: '2025-05-01' }], { isNotDisclosed: true }, { discloseJlisValues: true });
    const [seen] = await seenBy(desk);
    expect(lines(seen!)[4]).toBe('住所: 示さない A9');
    expect(JSON.stringify(seen)).not.toMatch(/大阪|千代田/);
  });
  it('古い版と比べる障害では、本当に比べた版が残る', async () => {
    const { desk } = await night([right], { name: '試験 華子' });
    await desk.fault('staleCheck');
    await desk.send(A, [row(1, { version: 2 })]);
    await desk.overnight();
    const seen = (await seenBy(desk)).at(-1)!;
    expect([seen.version, lines(seen)[0]]).toEqual([2, '漢字氏名: 試験 【華】子 / 試験 【花】子 K5']);
  });
  it('次の突合で一致すれば、止まっていたものを解いたことが残る。まだ違えば、止まったままであることが残る', async () => {
    const { desk } = await night([right], { name: '試験 華子' });
    for (const [version, name] of [[2, '試験 桜子'], [3, '試験 花子']] as const) {
      await desk.send(A, [row(1, { version, name })]);
      await desk.overnight();
    }
    expect((await seenBy(desk)).map(({ version, stopped, wasStopped }) => [version, stopped, wasStopped])).toEqual([[1, 'both', false], [2, 'both', true], [3, 'none', true]]);
  });
  it('入れ替わりの案と、ほかの区画との重なりも、いっしょに残る', async () => {
    const desk = await bed.begin();
    for (const n of [1, 2]) await desk.resident(numberOf(n), residentOf(row(n)));
    await desk.send(A, [row(1, { individualNumber: numberOf(2) }), row(2, { individualNumber: numberOf(1) })]);
    await desk.send(B, [memberRow(B, { n: 1, individualNumber: numberOf(1) })]);
    await desk.overnight();
    const seen = await seenBy(desk);
    expect(seen.filter(({ code }) => code === A).map(({ proposal }) => [proposal?.kind, proposal?.ja, proposal?.count])).toEqual(Array.from({ length: 2 }, () => ['swap', '二人の番号の入れ替わり', 2]));
    expect(seen.filter(({ findings }) => findings.some(([code]) => code === 'X4')).map(({ code }) => code).sort()).toEqual([A, B]);
  });
  it('多すぎる夜は、止めたものから先に百件を残し、順は変えない', () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ check: { n, stopped: n % 50 === 49 ? 'both' : 'none', grade: '5' } })) as unknown as LookedAt[];
    const kept = mostTelling(many);
    expect(kept).toHaveLength(100);
    expect(kept.filter(({ check }) => check.stopped === 'both')).toHaveLength(5);
    expect([...kept]).toEqual(many.filter((one) => kept.includes(one)));
  });
});
