import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { barsOf, home, other, shop, withAgent, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>, options: Parameters<typeof withAgent>[2] = {}) => withAgent(inMemory(), play, options);
const asked = async (desk: Desk, barcode: string, more: object = shop) => {
  const { status, body } = await desk.call('POST', '/_sim/payments', { barcode, ...more });
  return [status, body['code']];
};

describe('店の窓口', () => {
  it.each([
    ['検査数字の違う', `${barsOf(1).slice(0, -1)}${(Number(barsOf(1).at(-1)) + 1) % 10}`, 'TSG-Y06'], ['AI を含めずに検査数字を求めた', '91999999131130001234567260100026063000234002', 'TSG-Y06'], ['一桁足りない', barsOf(1).slice(1), 'TSG-Y06'],
    ['昨日までの', barsOf(1, { payableUntil: '2026-06-14' }), 'TSG-Y07'], ['ほかの企業コードの', barsOf(1, { makerCode: '999998' }), 'TSG-Y08'], ['契約先のない', barsOf(1, {}, '990000'), 'TSG-Y08'],
  ])('%s納付書は受け取らない', (_ja, barcode, code) => atDesk(async (desk) => {
    expect(await asked(desk, barcode)).toEqual([422, code]);
    expect(await desk.payments()).toEqual([]);
  }));

  it('今日までの納付書、期限のない納付書、30万円ちょうどの納付書、発行していない納付書は、どれも受け取る', () => atDesk(async (desk) => {
    for (const barcode of [barsOf(1, { payableUntil: '2026-06-15' }), barsOf(2, { payableUntil: null }), barsOf(3, { amountYen: 300_000 }), barsOf(9_999_999_999)]) await desk.pay(barcode);
    // The published digits of 23,400 yen, and those of 61,050 yen that nobody issued: the check digit is right.
    expect(await asked(desk, '91999999131130001234567260100026063000234004')).toEqual([201, '131130']);
    expect(await asked(desk, '91999999131130001234567260300026083100610502')).toEqual([201, '131130']);
    expect((await desk.payments()).map(({ amountYen }) => amountYen)).toEqual([23_450, 23_450, 300_000, 23_450]);
  }));

  it('同じ納付書を二度でも受け取り、もう納めたかは知らない', () => atDesk(async (desk) => {
    await desk.pay(barsOf(1));
    expect(await desk.pay(barsOf(1), { headOfficeCode: '820' })).toMatchObject({ n: 2 });
  }));

  it.each([
    ['終わった LINE Pay', { headOfficeCode: '810' }, 'TSG-Y09'], ['郵便振替', { headOfficeCode: '910' }, 'TSG-Y09'], ['知らない本部コード', { headOfficeCode: '999' }, 'TSG-Y09'], ['店のあるアプリ', { headOfficeCode: '820', storeCode: '000001' }, 'TSG-Y09'],
    ['店舗コードのない店', { headOfficeCode: '010' }, 'TSG-Y05'], ['まだ来ていない時刻', { ...shop, time: '18:21' }, 'TSG-Y05'], ['本部コードのない支払', {}, 'TSG-Y05'],
  ])('%sでは納められない', (_ja, more, code) => atDesk(async (desk) => expect(await asked(desk, barsOf(1), more)).toEqual([422, code])));

  it('au PAY は25万円まで、PayPay は30万円まで', () => atDesk(async (desk) => {
    expect(await asked(desk, barsOf(1, { amountYen: 250_000 }), { headOfficeCode: '780' })).toEqual([201, home]);
    expect(await asked(desk, barsOf(1, { amountYen: 250_001 }), { headOfficeCode: '780' })).toEqual([422, 'TSG-Y09']);
    expect(await asked(desk, barsOf(1, { amountYen: 300_000 }), { headOfficeCode: '820' })).toEqual([201, home]);
  }));

  it('取り消せるのは、店で納めたその日のうちに一度だけ', () => atDesk(async (desk) => {
    const [first, app, later] = [await desk.pay(barsOf(1)), await desk.pay(barsOf(2), { headOfficeCode: '820' }), await desk.pay(barsOf(3))];
    expect(await desk.takeBack(first)).toMatchObject({ status: 200, body: { takenBackAt: '2026-06-15T18:20' } });
    for (const payment of [first, app]) expect(await desk.takeBack(payment)).toMatchObject({ status: 409, body: { code: 'TSG-Y11' } });
    expect(await desk.takeBack({ code: home, n: 9 })).toMatchObject({ status: 404, body: { code: 'TSG-Y10' } });
    await desk.world.advance('2026-06-16T00:00');
    expect(await desk.takeBack(later)).toMatchObject({ status: 409, body: { code: 'TSG-Y11' } });
  }));

  it('確報か振込の日が祝日の表の先になる納付書は、受け取らない', () => atDesk(async (desk) => {
    expect(await asked(desk, barsOf(1, { payableUntil: null }))).toEqual([422, 'TSG-Y12']);
  }, { now: '2027-12-28T10:00' }));

  it('配信の窓口は、名乗って自分の鍵を示す市区町村にだけ開く', () => atDesk(async (desk) => {
    const key = desk.own();
    const answers = [await desk.call('GET', `/feeds/${home}`, undefined, {}), await desk.call('GET', `/feeds/${home}`, undefined, { 'x-municipality-key': key['x-municipality-key'] }), await desk.call('GET', `/feeds/${other}`), await desk.call('GET', '/feeds/999999'), await desk.call('GET', `/feeds/${home}/none`)];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([[403, 'TSG-Y02'], [403, 'TSG-Y02'], [403, 'TSG-Y02'], [404, 'TSG-Y01'], [404, 'TSG-Y04']]);
    expect((await desk.call('GET', `/_sim/municipalities/${home}/key`)).body).toEqual({ key: key['x-municipality-key'] });
  }));
});
