import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { barsOf, home, other, shop, withAgent, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>, options: Parameters<typeof withAgent>[2] = {}) => withAgent(inMemory(), play, options);
const text = (bytes: Uint8Array) => new TextDecoder('shift_jis').decode(bytes);
const nameOf = (date: string, seq = 1, code: string = home) => `agentReceipt_${code}_${date}_000${seq}.csv`;
const server = process.env['TOTSUGO_TEST_PG'];

describe.each(['memory', 'postgres'])('配信(%s)', (kind) => {
  it.skipIf(kind === 'postgres' && !server)('店で納めた納付書は、次の朝5時に速報で、4銀行営業日後に確報で知らせ、ファイルは公開された見本の形である', async () => withAgent(await storeHome(kind === 'memory' ? undefined : server), async (desk) => {
    expect(await desk.pay(barsOf(1))).toEqual({ code: home, n: 1, amountYen: 23_450, paidOn: '2026-06-15', time: '18:20', confirmOn: '2026-06-19', settleOn: '2026-07-02' });
    await desk.world.advance('2026-06-16T04:59');
    expect(await desk.names()).toEqual([]);
    await desk.morning('2026-06-16');
    expect(await desk.names()).toEqual([nameOf('20260616')]);
    expect(text(await desk.bytes(nameOf('20260616')))).toBe([
      '種別,収納日,収納時刻,バーコード情報,ユーザー使用欄１,ユーザー使用欄２,印紙フラグ,金額,コンビニ本部コード,コンビニ名,コンビニ店舗コード,振込日,データ作成日',
      `01,20260615,1820,EAN${barsOf(1)},000000,00012601000,0,23450,010,"セブン-イレブン",123456,0,20260616`, '',
    ].join('\r\n'));
    await desk.morning('2026-06-19');
    expect(await desk.told()).toEqual([['01 1'], [], [], ['02 1']]);
    expect((await desk.read(nameOf('20260619'))).rows).toMatchObject([{ feedKind: '02', receivedOn: '2026-06-15', receivedTime: '1820', settleOn: '2026-07-02', createdOn: '2026-06-19', ...shop }]);
    expect((await desk.call('DELETE', `/feeds/${home}/${nameOf('20260616')}`)).status).toBe(204);
    expect([(await desk.names()).length, (await desk.call('GET', `/feeds/${home}/${nameOf('20260616')}`)).status, (await desk.call('DELETE', `/feeds/${home}/none`)).status]).toEqual([3, 200, 404]);
  }));
});

describe('速報・確報・取消', () => {
  it('店が取り消せば、次の朝に速報と取消を並べて知らせ、確報も振込もない', () => atDesk(async (desk) => {
    await desk.takeBack(await desk.pay(barsOf(1)));
    await desk.pay(barsOf(1), { ...shop, time: '18:19' });
    await desk.morning('2026-07-02');
    const told = await desk.told();
    expect([told[0], told[3], told.flat().length]).toEqual([['01 1', '01 1', '03 1'], ['02 1'], 4]);
    expect((await desk.read(nameOf('20260616'))).rows.map(({ feedKind, receivedTime, settleOn }) => [feedKind, receivedTime, settleOn])).toEqual([['01', '1819', null], ['01', '1820', null], ['03', '1820', null]]);
    expect(await desk.transfers()).toMatchObject([{ settleOn: '2026-07-02', paymentCount: 1, grossYen: 23_450 }]);
  }));

  it('23:59に納めたものと0:01に納めたものは、別の日の収納で、別の日に知らせる', () => atDesk(async (desk) => {
    await desk.world.advance('2026-06-15T23:59');
    await desk.pay(barsOf(1));
    await desk.world.advance('2026-06-16T00:01');
    await desk.pay(barsOf(2));
    await desk.morning('2026-06-17');
    expect(await desk.told()).toEqual([['01 1'], ['01 2']]);
    expect((await desk.read(nameOf('20260617'))).rows).toMatchObject([{ receivedOn: '2026-06-16', receivedTime: '0001' }]);
  }));

  it('契約した市区町村には、何もない日にも行のない正しいファイルを並べ、ほかの市区町村の行は入らない', () => atDesk(async (desk) => {
    expect((await desk.call('PUT', `/_sim/clients/${home}`)).status).toBe(204);
    await desk.pay(barsOf(1, {}, other), { headOfficeCode: '820' });
    await desk.morning('2026-06-17');
    expect([await desk.told(), await desk.told(other)]).toEqual([[[], []], [['01 1'], []]]);
    expect(await desk.read(nameOf('20260616'))).toEqual({ rows: [], rejected: [], issues: [] });
    expect((await desk.read(nameOf('20260616', 1, other), other)).rows).toMatchObject([{ headOfficeCode: '820', headOfficeName: 'PayPay', storeCode: '000000' }]);
  }));

  it.each([
    ['土曜日に納めれば、次の金曜日', '2026-06-13T10:00', '2026-06-18', '2026-07-02'], ['連休の前に納めれば、休みを数えず', '2026-09-18T10:00', '2026-09-29', '2026-10-06'], ['年末に納めれば、三が日を数えず', '2026-12-29T10:00', '2027-01-06', '2027-01-15'],
    ['締め日の10日に納めれば、その日の締めに', '2026-06-10T10:00', '2026-06-16', '2026-06-23'], ['11日に納めれば、20日の締めに', '2026-06-11T10:00', '2026-06-17', '2026-07-02'],
  ] as const)('%s入る', (_ja, now, confirmOn, settleOn) => atDesk(async (desk) => {
    expect(await desk.pay(barsOf(1, { payableUntil: null }))).toMatchObject({ confirmOn, settleOn });
  }, { now }));

  it('月に1回の振込なら月末に締め、確報が振込の後になる設定では次の締めになり、振込日の暦はそれを示す', () => atDesk(async (desk) => {
    const calendar = async (month: string) => (await desk.call('GET', `/_sim/calendar/${month}`)).body;
    expect(await calendar('2026-06')).toEqual({ closings: [{ closesOn: '2026-06-10', settleOn: '2026-06-23' }, { closesOn: '2026-06-20', settleOn: '2026-07-02' }, { closesOn: '2026-06-30', settleOn: '2026-07-13' }] });
    await desk.parameters({ transfersAMonth: '1' });
    expect(await calendar('2026-06')).toEqual({ closings: [{ closesOn: '2026-06-30', settleOn: '2026-07-13' }] });
    expect([await calendar('2027-12'), (await desk.call('GET', '/_sim/calendar/2026-13')).status]).toEqual([{ closings: [] }, 422]);
    expect(await desk.pay(barsOf(1))).toMatchObject({ settleOn: '2026-07-13' });
    await desk.parameters({ transfersAMonth: '3', confirmDays: 30 });
    expect(await desk.pay(barsOf(1))).toMatchObject({ confirmOn: '2026-07-28', settleOn: '2026-07-31' });
  }));

  it('同じ種なら、同じ日々は同じバイト列になる', async () => {
    const days = (seed: number) => withAgent(inMemory(), async (desk) => {
      for (const n of [1, 2, 3, 4, 5]) await desk.pay(barsOf(n));
      for (const fault of ['preliminaryLost', 'confirmedLate', 'amountDiffers', 'rowTwice']) await desk.fault(fault);
      await desk.morning('2026-06-30');
      return Promise.all((await desk.names()).map(async (name) => text(await desk.bytes(name))));
    }, { seed });
    expect(await days(7)).toEqual(await days(7));
    expect(new Set((await Promise.all([1, 2, 3, 4].map(days))).map((files) => files.join())).size).toBeGreaterThan(1);
  });
});
