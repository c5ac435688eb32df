import { describe, expect, it } from 'vitest';
import { municipality } from '../../law/municipalities.js';
import { inMemory } from '../../store/sqlite.js';
import { city, insuredOf, neighbour, objectionOf, visitOfInsured, withClaims, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withClaims(inMemory(), play);
/** Two people whose June is claimed in July. */
async function seen(desk: Desk, fault?: string): Promise<void> {
  await desk.master(1, [insuredOf(1), insuredOf(2)]);
  await desk.visits(visitOfInsured(1, { remarks: ['27'], counterPayment: '01' }), visitOfInsured(2, { points: 300 }));
  if (fault) await desk.fault(fault);
}
const delivered = (desk: Desk) => desk.until('2026-08-05T06:00');
const pointsOf = async (desk: Desk) => (await desk.records()).map(({ points }) => points).sort((a, b) => a - b);

describe('名のある障害', () => {
  it('止まっている間は断り、渡さず、直れば溜まった分を渡す', () => atDesk(async (desk) => {
    await seen(desk);
    await desk.until('2026-07-31T09:00');
    await desk.fault('serviceDown');
    await delivered(desk);
    expect((await desk.master(2, [])).status).toBe(503);
    await desk.fault('serviceDown', false);
    expect(await desk.recordNames()).toEqual([]);
    await desk.until('2026-08-06T06:00');
    expect(await pointsOf(desk)).toEqual([300, 500]);
  }));
  it('審査の日に止まっていれば、翌月の審査になる', () => atDesk(async (desk) => {
    await seen(desk);
    await desk.until('2026-07-20T19:00');
    await desk.fault('serviceDown');
    await desk.until('2026-07-20T20:00');
    await desk.fault('serviceDown', false);
    await desk.until('2026-08-20T20:00');
    expect((await desk.receipts()).map(({ state }) => state)).toEqual(['settled', 'settled']);
    await desk.until('2026-09-05T06:00');
    expect((await desk.records()).map(({ deliveryMonth }) => deliveryMonth)).toEqual(['202608', '202608']);
  }));
  it('遅れて渡る', () => atDesk(async (desk) => {
    await seen(desk, 'late');
    await delivered(desk);
    expect(await desk.records()).toEqual([]);
    await desk.until('2026-09-04T06:00');
    expect(await pointsOf(desk)).toEqual([300, 500]);
  }));
  it('同じ行が、別のファイルでもう一度渡る', () => atDesk(async (desk) => {
    await seen(desk, 'twice');
    await delivered(desk);
    expect([await desk.recordNames(), await pointsOf(desk)]).toEqual([[`benefitRecord_${city}_2026-08-05_1.csv`, `benefitRecord_${city}_2026-08-05_2.csv`], [300, 300, 500, 500]]);
  }));
  it('最後の一行が失われても、保険者の払う額には入っている', () => atDesk(async (desk) => {
    await seen(desk, 'lostRow');
    await delivered(desk);
    expect([(await desk.records()).length, (await desk.payments('2026-07')).totalYen]).toEqual([1, 5_600]);
  }));
  it('途中で切れたファイルは読めない', () => atDesk(async (desk) => {
    await seen(desk, 'brokenFile');
    await delivered(desk);
    expect(await desk.records()).toEqual([{ issues: expect.arrayContaining(['E103']) as unknown }]);
  }));
  it('一行がほかの保険者のものになる', () => atDesk(async (desk) => {
    await seen(desk, 'otherInsurer');
    await delivered(desk);
    expect((await desk.records()).map(({ insurerNumber }) => insurerNumber)).toEqual([municipality(neighbour).insurerNumber, municipality(city).insurerNumber]);
  }));
  it('医療機関が区分を一つ誤り、窓口負担額区分を多数回と書く', () => atDesk(async (desk) => {
    await seen(desk, 'wrongCategory');
    await desk.fault('falseMultiple');
    await delivered(desk);
    expect((await desk.records()).toSorted((a, b) => a.points - b.points).map(({ remarks, counterPayment, points }) => [points, remarks, counterPayment])).toEqual([[300, ['29'], null], [500, ['28'], '02']]);
  }));
  it('別の人の枝番が書かれる', () => atDesk(async (desk) => {
    await seen(desk, 'otherBranch');
    await delivered(desk);
    expect((await desk.records()).map(({ branchNumber }) => branchNumber)).toEqual(['02', '02']);
  }));
  it('支払の済んだレセプトが取り下げられ、払った額が戻る', () => atDesk(async (desk) => {
    await seen(desk);
    await delivered(desk);
    await desk.fault('withdrawnAfterPayment');
    await desk.until('2026-09-05T06:00');
    const withdrawn = (await desk.records()).filter(({ recordState }) => recordState === 'withdrawn');
    expect([withdrawn.map(({ revision }) => revision), (await desk.payments('2026-08')).totalYen]).toEqual([[2], withdrawn[0]!.points * -7]);
  }));
  it('新しい版の後に、古い版がもう一度渡る', () => atDesk(async (desk) => {
    await seen(desk);
    await delivered(desk);
    const [{ receiptKey }] = await desk.records() as unknown as readonly [{ receiptKey: string }];
    await desk.fault('olderRevision');
    await desk.object(1, [objectionOf(receiptKey, '100025')]);
    await desk.until('2026-09-05T06:00');
    expect((await desk.records()).filter((one) => one.receiptKey === receiptKey).map(({ revision, recordState }) => [revision, recordState])).toEqual([[1, 'settled'], [2, 'withdrawn'], [1, 'settled']]);
  }));
  it('途中で切れた請求は受け付けられず、直れば翌月に請求される', () => atDesk(async (desk) => {
    await seen(desk, 'brokenClaim');
    await delivered(desk);
    expect(await desk.claims()).toEqual([]);
    await desk.fault('brokenClaim', false);
    await desk.until('2026-08-10T09:00');
    expect((await desk.claims()).map(({ name, receipts }) => [name, receipts])).toEqual([['2026-08-1-RECEIPTC.UKE', 2]]);
  }));
});
