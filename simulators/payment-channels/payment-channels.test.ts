import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { home, numberOf, paperOf, slipFile, slipOf, withChannels, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>, options: Parameters<typeof withChannels>[2] = {}) => withChannels(inMemory(), play, options);
const server = process.env['TOTSUGO_TEST_PG'];
const ocr = 'ocrReceiptStandIn_131032_2026-06-29_1.csv';

describe.each(['memory', 'postgres'])('金融機関の窓口と eL-QR(%s)', (kind) => {
  const check = it.skipIf(kind === 'postgres' && !server);
  const play = async (act: (desk: Desk) => Promise<void>) => withChannels(await storeHome(kind === 'memory' ? undefined : server), act);
  check('窓口で納めた納付書は、14日後の朝に読取データになり、代用であることを名前が言い、資金は3銀行営業日後に払い込まれる', () => play(async (desk) => {
    expect((await desk.counter(paperOf(1, { amountYen: 450_000 }))).body).toEqual({ n: 1, receivedOn: '2026-06-15', dueOn: '2026-06-29', settleOn: '2026-06-18' });
    await desk.morning('2026-06-28');
    expect([await desk.names(), (await desk.payments()).transfers]).toEqual([[], [{ channel: 'counter', settleOn: '2026-06-18', paymentCount: 1, amountYen: 450_000, state: 'owed' }]]);
    await desk.morning('2026-06-29');
    expect(await desk.names()).toEqual([ocr]);
    const { confidence } = (await desk.payments()).paperSlips[0]!;
    expect((await desk.call('GET', `/feeds/${home}/${ocr}`)).text.split('\n').slice(0, 3)).toEqual([
      'header,ocrReceiptStandIn,public-knowledge/interfaces@1.0.0,131032,2026-06-29,1', 'batchNumber,itemNumber,noticeId,fiscalYear,period,amountYen,receivedOn,bankCode,branchCode,ocrConfidence', `20260629,1,0000000001,2026,1,450000,2026-06-15,9990,001,${String(confidence)}`,
    ]);
    expect([(await desk.call('DELETE', `/feeds/${home}/${ocr}`)).status, await desk.names(), (await desk.call('DELETE', `/feeds/${home}/none`)).status, (await desk.call('GET', `/feeds/${home}/none`)).status]).toEqual([204, [], 404, 404]);
  }));

  check('登録した eL番号は一度だけ納められ、次の朝に納付情報で知らせる', () => play(async (desk) => {
    expect(await desk.register(slipFile(1, [slipOf(1), slipOf(2)]))).toMatchObject({ status: 202, body: { registered: 2, isDuplicate: false } });
    expect((await desk.elqr(1, 'payEasy')).body).toEqual({ code: home, n: 1, amountYen: 23_450, paidAt: '2026-06-15T10:00', settleOn: '2026-06-18' });
    expect(await desk.elqr(1, 'counter')).toMatchObject({ status: 409, body: { code: 'TSG-Z11' } });
    await desk.morning('2026-06-18');
    expect(await desk.names()).toEqual(['elqrPaymentStandIn_131032_2026-06-16_1.csv']);
    expect(await desk.told()).toEqual([{ ...numberOf(1), amountYen: 23_450, paidAt: '2026-06-15T10:00', paymentMethod: 'payEasy', settleOn: '2026-06-18' }]);
    expect((await desk.payments()).transfers).toEqual([{ channel: 'elqr', settleOn: '2026-06-18', paymentCount: 1, amountYen: 23_450, state: 'owed' }]);
  }));
});

describe('納付書情報の登録', () => {
  it('同じファイルは二度目を告げ、別の中身・別の市区町村の名・読めない行は断り、何も登録しない', () => atDesk(async (desk) => {
    const file = slipFile(1, [slipOf(1)]);
    const told = [await desk.register(file), await desk.register(file), await desk.register({ ...slipFile(1, [slipOf(2)]) }), await desk.register(slipFile(2, [slipOf(3)], '131016')), await desk.register({ name: slipFile(3, []).name, bytes: Buffer.from('x') })];
    expect(told.map(({ status, body }) => [status, body['code'] ?? body['isDuplicate']])).toEqual([[202, false], [200, true], [409, 'TSG-Z09'], [422, 'TSG-Z07'], [422, 'TSG-Z05']]);
    expect([(await desk.elqr(2)).status, (await desk.elqr(3)).status]).toEqual([404, 404]);
  }));

  it('取り消した納付書、期限を過ぎた納付書は納められず、期限の日には納められる', () => atDesk(async (desk) => {
    await desk.register(slipFile(1, [slipOf(1), slipOf(2, { payableUntil: '2026-06-14' }), slipOf(3, { payableUntil: '2026-06-15' }), slipOf(4, { payableUntil: null })]));
    await desk.register(slipFile(2, [slipOf(1, { isVoided: '1' })]));
    expect([(await desk.elqr(1)).status, (await desk.elqr(2)).status, (await desk.elqr(3)).status, (await desk.elqr(4)).status]).toEqual([409, 409, 201, 201]);
  }));

  it('登録し直せば、納める額は新しい方になる', () => atDesk(async (desk) => {
    await desk.register(slipFile(1, [slipOf(1)]));
    await desk.register(slipFile(2, [slipOf(1, { amountYen: 1_000 })]));
    expect((await desk.elqr(1)).body).toMatchObject({ amountYen: 1_000 });
  }));
});

it('銀行の休みには窓口が開かず、祝日の表の先になる払込は受けない', async () => {
  await atDesk(async (desk) => expect(await desk.counter(paperOf(1))).toMatchObject({ status: 422, body: { code: 'TSG-Z06' } }), { now: '2026-06-14T10:00' });
  await atDesk(async (desk) => {
    await desk.register(slipFile(1, [slipOf(1, { payableUntil: null })]));
    expect([(await desk.counter(paperOf(1))).body['code'], (await desk.elqr(1)).body['code']]).toEqual(['TSG-Z12', 'TSG-Z12']);
  }, { now: '2027-12-30T10:00' });
});

describe('障害', () => {
  const papers = async (desk: Desk, ...faults: readonly string[]) => {
    for (const fault of faults) await desk.fault(fault);
    await desk.counter(paperOf(1));
    await desk.morning('2026-06-29');
    return desk.read();
  };
  const inTransfer = async (desk: Desk) => (await desk.payments()).transfers.map(({ amountYen }) => amountYen);

  it.each([
    ['期の読み違え', 'periodMisread', { period: '2', amountYen: 16_050 }], ['金額の読み違え', 'amountMisread', { period: '1', amountYen: 61_050 }], ['確からしさの低い読取', 'lowConfidence', { period: '1', amountYen: 16_050, ocrConfidence: 40 }],
  ] as const)('%sは一行だけの値を変え、資金は納めたとおり', (_ja, fault, row) => atDesk(async (desk) => {
    expect(await papers(desk, fault)).toMatchObject([row]);
    expect(await inTransfer(desk)).toEqual([16_050]);
  }));

  it('期の読み違えは確からしさに現れない', () => atDesk(async (desk) => {
    expect((await papers(desk, 'periodMisread'))[0]!.ocrConfidence).toBeGreaterThanOrEqual(95);
  }));

  it('二度読んだ一枚は、束の中の番号だけが違う', () => atDesk(async (desk) => {
    const [first, second, ...more] = await papers(desk, 'readTwice');
    expect([{ ...first, itemNumber: '2' }, more]).toEqual([second, []]);
  }));

  it('失われた一枚は読まれず、遅れた一枚は14日後に一度だけ読まれる', async () => {
    await atDesk(async (desk) => expect([await papers(desk, 'paperLost'), await inTransfer(desk)]).toEqual([[], [16_050]]));
    await atDesk(async (desk) => {
      expect(await papers(desk, 'readLate')).toEqual([]);
      await desk.morning('2026-07-12');
      expect(await desk.read()).toEqual([]);
      await desk.morning('2026-08-01');
      expect([(await desk.read()).length, await desk.names()]).toEqual([1, ['ocrReceiptStandIn_131032_2026-07-13_1.csv']]);
    });
  });

  it('eL-QR では、一件が届かない、二度ある、登録のない番号で届く', async () => {
    const toldWith = (fault: string, check: (told: Awaited<ReturnType<Desk['told']>>) => void) => atDesk(async (desk) => {
      await desk.register(slipFile(1, [slipOf(1)]));
      await desk.elqr(1);
      await desk.fault(fault);
      await desk.morning('2026-06-18');
      check(await desk.told());
      expect(await inTransfer(desk)).toEqual([23_450]);
    });
    await toldWith('elqrLost', (told) => expect(told).toEqual([]));
    await toldWith('elqrToldTwice', (told) => expect([told.length, told[0]]).toEqual([2, told[1]]));
    await toldWith('elqrUnregistered', (told) => expect(told).toMatchObject([{ elPaymentNumber: '9000000000000001', amountYen: 23_450 }]));
  });

  it('もう一度納められる障害では、二件とも知らせ、二件分の資金が来る', () => atDesk(async (desk) => {
    await desk.register(slipFile(1, [slipOf(1)]));
    await desk.fault('elqrPaidTwice');
    for (const method of ['app', 'counter']) expect((await desk.elqr(1, method)).status).toBe(201);
    await desk.morning('2026-06-18');
    expect([(await desk.told()).map(({ paymentMethod }) => paymentMethod), await inTransfer(desk)]).toEqual([['app', 'counter'], [46_900]]);
  }));

  it('止まっている間は応じず、直った朝にまとめて知らせる', () => atDesk(async (desk) => {
    await desk.fault('serviceDown');
    await desk.counter(paperOf(1));
    await desk.morning('2026-06-29');
    expect((await desk.call('GET', `/feeds/${home}`)).body).toMatchObject({ code: 'TSG-Z03' });
    await desk.fault('serviceDown', false);
    expect([await desk.names(), await inTransfer(desk)]).toEqual([[], []]);
    await desk.morning('2026-06-30');
    expect([(await desk.read()).length, await inTransfer(desk)]).toEqual([1, [16_050]]);
  }));
});
