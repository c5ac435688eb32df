import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, noticeOf, totalsOf, withMailing, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);
const [one, two] = [noticeOf(1), noticeOf(2)];

describe('印刷単位の受け取り', () => {
  it.each([['通知データから', ['print', 'totals']], ['件数金額表から', ['totals', 'print']]] as const)('%s届いても、両方そろうまで待ち、そろえば20時に検査する', (_ja, order) => atDesk(async (desk) => {
    const put = { print: () => desk.print(1, [one]), totals: () => desk.totals(1, totalsOf([one])) };
    expect(await put[order[0]]()).toMatchObject({ status: 202, body: { part: order[0], state: 'waiting' } });
    await desk.evening();
    expect(await desk.batch(1)).toMatchObject({ state: 'waiting', missing: order[1], waitingDays: 0, differences: [] });
    await desk.world.advance('2026-06-18T19:59');
    expect(await desk.batch(1)).toMatchObject({ state: 'waiting', since: '2026-06-15T17:15', waitingDays: 3 });
    expect(await put[order[1]]()).toMatchObject({ status: 202, body: { part: order[1], state: 'received' } });
    expect(await desk.batch(1)).toMatchObject({ state: 'received', since: '2026-06-18T19:59', missing: null, waitingDays: 0 });
    await desk.evening();
    expect(await desk.batch(1)).toMatchObject({ state: 'accepted', pieceCount: 1, acceptedOn: '2026-06-18', postedOn: null });
  }));

  it('待つ間は毎晩、何日待っているかを記録する', () => atDesk(async (desk) => {
    await desk.print(1, [one]);
    await desk.world.advance('2026-06-16T20:00');
    const told = (await desk.world.journal.arrows()).map(({ ja }) => ja).filter((ja) => ja.includes('待っている'));
    expect(told).toEqual([`${desk.nameOf(1)} は件数金額表が届かず、0日待っている`, `${desk.nameOf(1)} は件数金額表が届かず、1日待っている`]);
  }));

  it('同じ中身をもう一度送っても何も変わらず、発送の後でも二度は出さない', () => atDesk(async (desk) => {
    await desk.hand(1, [one]);
    expect(await desk.print(1, [one])).toMatchObject({ status: 200, body: { duplicate: true, state: 'received', receivedAt: '2026-06-15T17:15' } });
    await desk.until('2026-06-16');
    expect(await desk.print(1, [one])).toMatchObject({ status: 200, body: { duplicate: true, state: 'posted' } });
    expect(await desk.totals(1, totalsOf([one]))).toMatchObject({ status: 200, body: { duplicate: true, state: 'posted' } });
    await desk.until('2026-06-19');
    expect(await desk.letters(1)).toHaveLength(1);
  }));

  it('同じ名の別の中身は、受け付けないと答えるまでは拒み、答えた後なら取り替えて検査し直す', () => atDesk(async (desk) => {
    await desk.hand(1, [one], totalsOf([one, two]));
    expect(await desk.print(1, [one, two])).toMatchObject({ status: 409, body: { code: 'TSG-L07' } });
    await desk.evening();
    expect((await desk.batch(1)).state).toBe('refused');
    expect(await desk.print(1, [one, two])).toMatchObject({ status: 202, body: { state: 'received' } });
    expect(await desk.batch(1)).toMatchObject({ state: 'received', differences: [] });
    await desk.world.advance('2026-06-16T20:00');
    expect(await desk.batch(1)).toMatchObject({ state: 'accepted', pieceCount: 2 });
    expect(await desk.print(1, [one])).toMatchObject({ status: 409 });
  }));

  it.each(['memo.txt', 'printTotals_131032_2026-06-15_1.csv', 'premiumNotice_131032_2026-02-30_1.csv'])('「%s」は印刷単位の名でない', (name) => atDesk(async (desk) => {
    expect(await desk.call('PUT', `/batches/${city}/${name}`, desk.printBytes(1, [one]))).toMatchObject({ status: 422, body: { code: 'TSG-L04' } });
    expect((await desk.call('GET', `/batches/${city}`)).body).toEqual({ batches: [] });
  }));

  it('ほかの市区町村の名と、上限を超える大きさは拒む', () => atDesk(async (desk) => {
    expect(await desk.call('PUT', `/batches/${city}/premiumNotice_131016_2026-06-15_1.csv`, desk.printBytes(1, [one]))).toMatchObject({ status: 422, body: { code: 'TSG-L05' } });
    await desk.world.setParameters('mailing', { maximumFileMB: 1 });
    expect(await desk.putBytes(1, 'print', Buffer.alloc(1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 'TSG-L06' } });
    expect(await desk.putBytes(1, 'print', Buffer.alloc(1024 * 1024))).toMatchObject({ status: 202 });
  }));

  it.each([
    ['鍵がない', (own: Record<string, string>) => ({ 'x-totsugo-party': own['x-totsugo-party']! })], ['ほかの市区町村の鍵', (own: Record<string, string>, other: string) => ({ ...own, 'x-municipality-key': other })],
    ['名乗らない', (own: Record<string, string>) => ({ 'x-municipality-key': own['x-municipality-key']! })],
  ] as const)('%s相手は、どの窓口にも入れない', (_ja, headers) => atDesk(async (desk) => {
    await desk.hand(1, [one]);
    const given = headers(desk.own, desk.world.token('MK', '131016'));
    for (const [method, path, body] of [
      ['PUT', `/batches/${city}/${desk.nameOf(2)}`, Buffer.from('x')], ['PUT', `/batches/${city}/${desk.nameOf(2)}/totals`, Buffer.from('x')], ['GET', `/batches/${city}`], ['GET', `/batches/${city}/${desk.nameOf(1)}`], ['GET', `/returns/${city}`],
      ['GET', `/returns/${city}/x`], ['DELETE', `/returns/${city}/x`],
    ] as const) expect(await desk.call(method, path, body, given)).toMatchObject({ status: 403, body: { code: 'TSG-L02' } });
    expect((await desk.call('GET', `/batches/${city}`)).body['batches']).toHaveLength(1);
  }));

  it('団体コードのない窓口はなく、鍵はその市区町村だけのものを読める', () => atDesk(async (desk) => {
    expect(await desk.call('GET', '/batches/999999')).toMatchObject({ status: 404, body: { code: 'TSG-L01' } });
    expect((await desk.call('GET', `/_sim/municipalities/${city}/key`)).body).toEqual({ key: desk.own['x-municipality-key'] });
    expect((await desk.call('GET', '/_sim/municipalities/131016/key')).body).not.toEqual({ key: desk.own['x-municipality-key'] });
  }));

  it('受け取りは手順⑨の電文として、通知データと件数金額表の二つのファイルになる', () => atDesk(async (desk) => {
    await desk.hand(1, [one]);
    expect((await desk.world.journal.exchanges()).map(({ layout, path, from, to }) => [layout, path, from, to])).toEqual([
      ['premiumNotice', desk.nameOf(1), '国保システム', '封入封緘事業者'], ['printTotals', 'printTotals_131032_2026-06-15_1.csv', '国保システム', '封入封緘事業者'],
    ]);
  }));
});
