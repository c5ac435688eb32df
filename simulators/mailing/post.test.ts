import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installmentColumns } from '../../contracts/mailing/installments.js';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { city, noticeOf, slipOf, totalsOf, withMailing, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>, now?: Parameters<typeof withMailing>[2]) => withMailing(inMemory(), play, now);
const town = (size: number) => Array.from({ length: size }, (_, index) => noticeOf(index + 1));
const accepted = async (desk: Desk, size: number, ...faults: readonly string[]) => {
  await desk.hand(1, town(size));
  await desk.evening();
  for (const fault of faults) await desk.fault(fault);
  await desk.until('2026-06-16');
};
const readers = (desk: Desk, size: number) => Promise.all(town(size).map(async (_, index) => (await desk.letters(index + 1)).map(({ sheets }) => sheets.map(({ noticeId }) => Number(noticeId)))));

describe('発送', () => {
  it('受け付けた次の日の10時に発送し、受け取る人は行ごとに読める', () => atDesk(async (desk) => {
    const notice = noticeOf(1, { addressLine2: '見本荘5号', kind: 'change', reductionTenths: '2', ...installmentColumns([{ dueOn: '2026-06-30', yen: 23_517, barcode: slipOf(1, 1, 23_517, '2026-06-30') }, { dueOn: null, yen: 0, barcode: null }, { dueOn: '2026-06-01', yen: 1_000, barcode: null }]) });
    await desk.hand(1, [notice]);
    await desk.world.advance('2026-06-16T09:59');
    expect(await desk.letters(1)).toEqual([]);
    await desk.until('2026-06-16');
    expect(await desk.batch(1)).toMatchObject({ state: 'posted', postedOn: '2026-06-16' });
    expect(await desk.letters(1)).toEqual([{
      batch: desk.nameOf(1), postedOn: '2026-06-16', copy: 1, isDelivered: true, sheets: [{
        noticeId: '0000000001', lines: [
          '〒105-0011', '東京都港区架空町1-1', '見本荘5号', '見本 1郎 様', '港区 令和8年度 国民健康保険料変更通知書', '通知書番号 0000000001', '医療分 150,000円', '支援金分 60,000円', '介護分 20,000円', '子ども分 4,567円', '年額 234,567円(12か月分、2割軽減)',
          '第1期 23,517円 納期限 2026年6月30日', '  (91)999999131030000000001260100026063000235177', '第3期 1,000円 納期限 2026年6月1日',
        ],
      }],
    }]);
    expect((await desk.world.journal.arrows()).filter(({ ja }) => ja.includes('発送')).map(({ ja, steps }) => [ja, steps])).toEqual([[`1通を発送した(${desk.nameOf(1)})`, ['A-11']]]);
  }));

  it('郵便番号・子ども分のない通知と、令和元年度の通知も、そのとおりに印刷する', () => atDesk(async (desk) => {
    await desk.hand(1, [noticeOf(1, { postalCode: null, childSupportYen: null, fiscalYear: 2019 }), noticeOf(2, { fiscalYear: 2018 })]);
    await desk.until('2026-06-16');
    const lines = (await desk.letters(1))[0]!.sheets[0]!.lines;
    expect([lines[0], lines[2], lines.some((line) => line.startsWith('子ども分'))]).toEqual(['東京都港区架空町1-1', '港区 令和元年度 国民健康保険料決定通知書', false]);
    expect((await desk.letters(2))[0]!.sheets[0]!.lines[3]).toBe('港区 2018年度 国民健康保険料決定通知書');
  }));

  it.each([
    ['金曜の夜に受け付ければ月曜', '2026-06-19T17:15', '2026-06-21T10:00', '2026-06-22'], ['連休の前に受け付ければ連休の後', '2026-09-18T17:15', '2026-09-23T10:00', '2026-09-24'], ['年末に受け付ければ1月4日', '2026-12-28T17:15', '2027-01-03T10:00', '2027-01-04'],
    ['祝日の表のない年は祝日にも', '2028-05-02T17:15', '2028-05-03T09:59', '2028-05-03'],
  ] as const)('%sに発送する', (_ja, now, before, on) => atDesk(async (desk) => {
    await desk.world.setParameters('mailing', { barcodeRequired: 'none' });
    await desk.hand(1, town(1));
    await desk.evening();
    await desk.world.advance(before);
    expect((await desk.batch(1)).state).toBe('accepted');
    await desk.until(on);
    expect(await desk.batch(1)).toMatchObject({ state: 'posted', postedOn: on });
  }, now));

  it('同じ日のうちに発送の処理をもう一度動かしても、受け付けたその日には出さず、二度も出さない', () => atDesk(async (desk) => {
    await desk.hand(1, town(2));
    await desk.evening();
    await desk.world.runJob('mailing', 'post');
    expect((await desk.batch(1)).state).toBe('accepted');
    await desk.until('2026-06-16');
    await desk.world.runJob('mailing', 'post');
    expect(await desk.posted(1)).toEqual({ pieces: 2, letters: 2, sheets: 2 });
  }));
});

describe('返戻', () => {
  it('届かない住所の封書は、発送から七日後に返戻データになり、受け取りを告げると一覧から消える', () => atDesk(async (desk) => {
    expect(await desk.undeliverable([{ address: '東京都港区架空町2-1', reason: 'movedAway' }, { address: '東京都港区架空町3-1 見本荘5号', reason: 'declined' }])).toMatchObject({ status: 204 });
    await desk.hand(1, [noticeOf(1), noticeOf(2), noticeOf(3, { addressLine2: '見本荘5号' }), noticeOf(4, { addressLine1: '東京都港区架空町3-1' })]);
    await desk.until('2026-06-16');
    expect((await Promise.all([1, 2, 3, 4].map((n) => desk.letters(n)))).map(([letter]) => letter!.isDelivered)).toEqual([true, false, false, true]);
    await desk.until('2026-06-22');
    expect(await desk.returnNames()).toEqual([]);
    await desk.until('2026-06-23');
    const [name, ...others] = await desk.returnNames();
    expect([name, others]).toEqual([`mailReturn_${city}_2026-06-23_1.csv`, []]);
    expect(await desk.returnsIn(name!)).toEqual([{ noticeId: '0000000002', returnedOn: '2026-06-23', returnReason: 'movedAway' }, { noticeId: '0000000003', returnedOn: '2026-06-23', returnReason: 'declined' }]);
    expect((await desk.call('DELETE', `/returns/${city}/${name}`)).status).toBe(204);
    expect((await desk.call('DELETE', `/returns/${city}/${name}`)).status).toBe(204);
    await desk.until('2026-06-30');
    expect([await desk.returnNames(), (await desk.returnsIn(name!)).length]).toEqual([[], 2]);
  }));

  it('返戻の日が休みなら、次に開く日に知らせ、返戻日はその日のまま', () => atDesk(async (desk) => {
    await desk.world.setParameters('mailing', { returnDays: 4 });
    await desk.undeliverable([{ address: '東京都港区架空町1-1', reason: 'unknownAddress' }]);
    await desk.hand(1, town(1));
    await desk.until('2026-06-21');
    expect(await desk.returnNames()).toEqual([]);
    await desk.until('2026-06-22');
    expect(await desk.returnsIn((await desk.returnNames())[0]!)).toEqual([{ noticeId: '0000000001', returnedOn: '2026-06-20', returnReason: 'unknownAddress' }]);
  }));

  it('届かない住所は入れ替わり、形の合わないものは拒む', () => atDesk(async (desk) => {
    await desk.undeliverable([{ address: '東京都港区架空町1-1', reason: 'unknownAddress' }]);
    expect(await desk.undeliverable([{ address: '', reason: 'gone' }])).toMatchObject({ status: 422, body: { code: 'TSG-L10', issues: [{ field: '0.address' }, { field: '0.reason' }] } });
    await desk.undeliverable([]);
    await accepted(desk, 1);
    expect((await desk.letters(1))[0]!.isDelivered).toBe(true);
  }));
});

describe('障害', () => {
  it('停止の間は受け取らず、検査も発送もせず、直れば続きをする', () => atDesk(async (desk) => {
    await desk.hand(1, town(1));
    await desk.fault('serviceDown');
    expect(await desk.call('GET', `/batches/${city}`)).toMatchObject({ status: 503, body: { code: 'TSG-L03' } });
    expect(await desk.print(2, town(1))).toMatchObject({ status: 503 });
    await desk.until('2026-06-17');
    await desk.fault('serviceDown', false);
    expect((await desk.batch(1)).state).toBe('received');
    await desk.evening();
    await desk.fault('serviceDown');
    await desk.until('2026-06-18');
    await desk.fault('serviceDown', false);
    expect((await desk.batch(1)).state).toBe('accepted');
    await desk.until('2026-06-19');
    expect(await desk.posted(1)).toEqual({ pieces: 1, letters: 1, sheets: 1 });
  }));

  it('一通多く封入すると、ある世帯がとなりの世帯の通知も読み、となりには何も届かない', () => atDesk(async (desk) => {
    await accepted(desk, 5, 'twoInOne');
    const read = await readers(desk, 5);
    const wrong = read.findIndex(([sheets]) => sheets?.length === 2);
    expect(read).toEqual([1, 2, 3, 4, 5].map((n) => (n === wrong + 1 ? [[n, n + 1]] : n === wrong + 2 ? [] : [[n]])));
    expect((await desk.letters(wrong + 1))[0]!.sheets[1]!.lines).toContain(`見本 ${wrong + 2}郎 様`);
    expect([await desk.posted(1), (await desk.batch(1)).pieceCount]).toEqual([{ pieces: 5, letters: 4, sheets: 5 }, 5]);
  }));

  it('一通しかなければ、誤って入れるものがない', () => atDesk(async (desk) => {
    await accepted(desk, 1, 'twoInOne');
    expect(await readers(desk, 1)).toEqual([[[1]]]);
  }));

  it('一束を落とすと、発送したと言うのに、その束の世帯には何も届かない', () => atDesk(async (desk) => {
    await desk.world.setParameters('mailing', { bundleSize: 2 });
    await accepted(desk, 5, 'bundleLost');
    const missing = (await readers(desk, 5)).flatMap((letters, index) => (letters.length === 0 ? [index + 1] : []));
    expect([[1, 2], [3, 4], [5]]).toContainEqual(missing);
    expect([(await desk.batch(1)).state, (await desk.batch(1)).pieceCount, await desk.posted(1)]).toEqual(['posted', 5, { pieces: 5, letters: 5 - missing.length, sheets: 5 - missing.length }]);
  }));

  it('二度発送すると、どの世帯も同じ通知を二通受け取り、返戻も二通になる', () => atDesk(async (desk) => {
    await desk.undeliverable([{ address: '東京都港区架空町2-1', reason: 'notCollected' }]);
    await accepted(desk, 2, 'postedTwice');
    expect(await readers(desk, 2)).toEqual([[[1], [1]], [[2], [2]]]);
    await desk.until('2026-06-23');
    expect(await desk.returnsIn((await desk.returnNames())[0]!)).toHaveLength(2);
  }));

  it('検査をしないと、合わない表も、違うバーコードも、二度ある通知もそのまま発送し、読めない行は黙って失われる', () => atDesk(async (desk) => {
    await desk.fault('notInspected');
    const notices = [{ ...noticeOf(1), installment3Barcode: slipOf(1, 3, 61_050, '2026-08-31') }, noticeOf(2), noticeOf(2)];
    await desk.putBytes(1, 'print', Buffer.from(Buffer.from(desk.printBytes(1, [...notices, noticeOf(4)])).toString('utf8').replace('0000000004', '')));
    await desk.totals(1, totalsOf([]));
    await desk.until('2026-06-16');
    expect(await desk.batch(1)).toMatchObject({ state: 'posted', pieceCount: 3, differences: [] });
    expect((await desk.letters(2)).map(({ sheets }) => sheets.length)).toEqual([1, 1]);
    expect(await desk.letters(4)).toEqual([]);
    expect((await desk.letters(1))[0]!.sheets[0]!.lines).toContain(`  (91)${slipOf(1, 3, 61_050, '2026-08-31').slice(2)}`);
  }));
});

/** A week of batches right and wrong, mistakes and returns. */
async function story(desk: Desk) {
  await desk.world.setParameters('mailing', { bundleSize: 2 });
  await desk.undeliverable([{ address: '東京都港区架空町1-1', reason: 'movedAway' }, { address: '東京都港区架空町4-1', reason: 'declined' }]);
  await desk.hand(1, town(4));
  await desk.hand(2, [noticeOf(8), noticeOf(8)]);
  await desk.print(3, [noticeOf(9)]);
  await desk.evening();
  for (const fault of ['twoInOne', 'postedTwice']) await desk.fault(fault);
  await desk.until('2026-06-16');
  await desk.fault('twoInOne', false);
  await desk.fault('bundleLost');
  await desk.hand(4, [5, 6, 7, 8].map((n) => noticeOf(n)));
  await desk.until('2026-06-26');
  const names = await desk.returnNames();
  return { batches: (await desk.call('GET', `/batches/${city}`)).body, one: await desk.batch(2), letters: await readers(desk, 8), names, returns: await Promise.all(names.map((name) => desk.returnsIn(name))), posted: [await desk.posted(1), await desk.posted(4)] };
}
const server = process.env['TOTSUGO_TEST_PG'];
const played = (store: string | undefined) => storeHome(store).then((home) => withMailing(home, story));

describe('どの置き場でも', () => {
  it('一週間の発送と返戻は、決まった結果になる', async () => {
    const { batches, letters, posted, returns } = await played(undefined);
    expect((batches as unknown as { batches: { state: string }[] }).batches.map(({ state }) => state)).toEqual(['posted', 'refused', 'waiting', 'posted']);
    expect(posted).toEqual([{ pieces: 4, letters: 6, sheets: 8 }, { pieces: 4, letters: 4, sheets: 4 }]);
    expect(letters.flat().length).toBe(10);
    expect(returns.flat().length).toBeGreaterThan(1);
  });
  it('SQLiteのファイルでも、同じ結果になる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-mailing-'));
    expect(await played(folder)).toEqual(await played(undefined));
    await rm(folder, { recursive: true, force: true });
  });
  it.skipIf(!server)('PostgreSQLでも、同じ結果になる', async () => {
    expect(await played(server)).toEqual(await played(undefined));
  });
});
