import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { home, pensionOf, requestFile, requestOf, withPensions, type Desk } from './desk.examples.js';

const server = process.env['TOTSUGO_TEST_PG'];
const play = (act: (desk: Desk) => Promise<void>) => withPensions(inMemory(), act);
const said = (desk: Desk) => desk.results().then((files) => files.map((rows) => rows.map(({ householdKey, withholdingMonth, withholdingOutcome, withheldYen, withheldOn, settleOn }) => [householdKey, withholdingMonth, withholdingOutcome, withheldYen, withheldOn, settleOn].join(' '))));
const taken = '00000001 202610 withheld 10000 2026-10-15 2026-10-22';

describe.each(['memory', 'postgres'])('年金保険者(%s)', (kind) => {
  it.skipIf(kind === 'postgres' && !server)('支払日に依頼の額を引き、五日後に結果を並べ、五営業日後に払い込む', async () => withPensions(await storeHome(kind === 'memory' ? undefined : server), async (desk) => {
    await desk.pays(pensionOf(1));
    expect(await desk.asks(requestFile(1, [requestOf(1)]))).toMatchObject({ status: 202, body: { requests: 1, isDuplicate: false } });
    await desk.until('2026-10-14');
    expect((await desk.view()).withholdings).toEqual([]);
    await desk.until('2026-10-19');
    expect([(await desk.view()).withholdings, await desk.names()]).toMatchObject([[{ householdKey: '00000001', withheldYen: 10_000, toldOn: '2026-10-20', state: 'waiting' }], []]);
    await desk.until('2026-10-20');
    expect([await said(desk), await desk.paidIn()]).toEqual([[[taken]], []]);
    await desk.until('2026-10-23');
    expect([await desk.paidIn(), (await desk.view()).transfers]).toEqual([['131032 pension-insurer_2026-10-22 10000'], [{ settleOn: '2026-10-22', withheldYen: 10_000, amountYen: 10_000, state: 'paid' }]]);
    const [name] = await desk.names();
    expect([(await desk.call('DELETE', `/feeds/${home}/${name}`)).status, await desk.names(), (await desk.call('GET', `/feeds/${home}/${name}`)).status]).toEqual([204, [], 200]);
  }));
});

describe('依頼', () => {
  it('同じ月には後の依頼が効き、中止した月は引かない', () => play(async (desk) => {
    await desk.pays(pensionOf(1), pensionOf(2));
    await desk.asks(requestFile(1, [requestOf(1), requestOf(2)]));
    await desk.asks(requestFile(2, [requestOf(1, { requestKind: 'change', requestedYen: 8_000 }), requestOf(2, { requestKind: 'stop', requestedYen: 0 })]));
    await desk.until('2026-10-20');
    expect(await said(desk)).toEqual([['00000001 202610 withheld 8000 2026-10-15 2026-10-22']]);
  }));
  it('締切りの日には受け、過ぎた月とほかの区の行は、行ごとに理由を挙げて何も受けない', () => play(async (desk) => {
    await desk.until('2026-09-30');
    expect((await desk.asks(requestFile(1, [requestOf(1)]))).status).toBe(202);
    await desk.until('2026-10-01');
    const refused = await desk.asks(requestFile(2, [requestOf(2, { withholdingMonth: '202612' }), requestOf(3), requestOf(4, { withholdingMonth: '202612', municipalityCode: '131016' })]));
    expect([refused.status, refused.body['code'], (refused.body['issues'] as { line: number; field: string }[]).map(({ line, field }) => `${line} ${field}`), (await desk.view()).requests.length]).toEqual([422, 'TSG-Z45', ['4 withholdingMonth', '5 municipalityCode'], 1]);
  }));
  it('同じファイルは二度目を告げ、別の中身・別の市区町村の名・読めないファイルは断る', () => play(async (desk) => {
    const file = requestFile(1, [requestOf(1)]);
    const told = [await desk.asks(file), await desk.asks(file), await desk.asks(requestFile(1, [requestOf(2)])), await desk.asks(requestFile(2, [], '131016')), await desk.asks({ name: requestFile(3, []).name, bytes: Buffer.from('x') })];
    expect(told.map(({ status, body }) => [status, body['code'] ?? body['isDuplicate']])).toEqual([[202, false], [200, true], [409, 'TSG-Z48'], [422, 'TSG-Z46'], [422, 'TSG-Z45']]);
  }));
});

it('年金のない人・終わった人・足りない人からは引かず、その理由を知らせる。ちょうど足りれば引く', () => play(async (desk) => {
  // 一度の年金 200,000円から介護 10,000円を引いた190,000円まで
  await desk.pays(pensionOf(1, { endedOn: '2026-10-15', endReason: 'pensionStopped' }), pensionOf(2, { endedOn: '2026-10-16', endReason: 'transferred' }), pensionOf(3), pensionOf(4));
  await desk.asks(requestFile(1, [requestOf(0), requestOf(1), requestOf(2), requestOf(3, { requestedYen: 190_000 }), requestOf(4, { requestedYen: 190_001 })]));
  await desk.until('2026-10-20');
  expect((await said(desk))[0]!.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual(['00000000 202610 noPension 0', '00000001 202610 pensionStopped 0', '00000002 202610 withheld 10000', '00000003 202610 withheld 190000', '00000004 202610 pensionTooSmall 0']);
}));

describe('障害', () => {
  const withFault = (name: string, then: (desk: Desk) => Promise<void>) => play(async (desk) => {
    await desk.pays(pensionOf(1));
    await desk.asks(requestFile(1, [requestOf(1)]));
    await desk.fault(name);
    await desk.until('2026-10-23');
    await then(desk);
  });
  it('止まっている間は何もせず、直るとまとめて行う', () => withFault('serviceDown', async (desk) => {
    expect([(await desk.call('GET', `/feeds/${home}`)).status, (await desk.view()).withholdings]).toEqual([503, []]);
    await desk.fault('serviceDown', false);
    await desk.until('2026-10-24');
    expect([await said(desk), await desk.paidIn()]).toEqual([[[taken]], ['131032 pension-insurer_2026-10-22 10000']]);
  }));
  it('百円少なく払い込む', () => withFault('paysOtherAmount', async (desk) => expect(await desk.paidIn()).toEqual(['131032 pension-insurer_2026-10-22 9900'])));
  it('結果が遅れる', () => withFault('resultLate', async (desk) => {
    await desk.until('2026-11-18');
    expect(await said(desk)).toEqual([]);
    await desk.until('2026-11-19');
    expect([await said(desk), await desk.paidIn()]).toEqual([[[taken]], ['131032 pension-insurer_2026-10-22 10000']]);
  }));
  it('結果が失われても、資金は払い込まれる', () => withFault('resultLost', async (desk) => expect([await said(desk), (await desk.view()).withholdings[0]!['state'], await desk.paidIn()]).toEqual([[], 'lost', ['131032 pension-insurer_2026-10-22 10000']])));
  it('ほかの区の世帯の行が混じる', () => withFault('resultOfOtherWard', async (desk) => expect((await desk.results()).map((rows) => rows.map(({ municipalityCode, householdKey }) => `${municipalityCode} ${householdKey}`))).toEqual([['131032 00000001', '131016 99999999']])));
  it('同じ結果を二つのファイルで渡す', () => withFault('resultTwice', async (desk) => expect(await said(desk)).toEqual([[taken], [taken]])));
});
