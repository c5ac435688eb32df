import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, customerOf, debitFileOf, debitOf, payerOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withBank(inMemory(), play);
/** Hands in a file for 30 June and goes to the morning of its result. */
async function result(desk: Desk, rows: Parameters<typeof debitFileOf>[1]) {
  await desk.put('june', debitFileOf({ day: '0630' }, rows));
  await desk.until('2026-07-02T05:10');
  return desk.resultIn('june');
}
const place = (n: number) => ({ bankCode: '9998', branchCode: '101', accountKind: '1', accountNumber: String(n).padStart(7, '0') });

describe('振替結果', () => {
  it('資金不足・取引なし・預金者の停止・依頼書なし・委託者の停止・決められた結果が、それぞれの符号で返る', () => atBank(async (desk) => {
    await desk.payers(8, { 2: { balanceYen: 20_001 }, 3: { state: 'closed' }, 4: { state: 'stopped' } });
    await desk.mandates([1, 2, 3, 4, 6, 7, 8].map((n) => ({ ...place(n), from: '2026-04-01' })));
    await desk.put('june', debitFileOf({ day: '0630' }, [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => debitOf(n))));
    expect(await desk.call('POST', `/requests/${city}/june/stops`, { customerNumbers: [customerOf(6)] })).toMatchObject({ status: 409, body: { code: 'TSG-B15' } });
    await desk.until('2026-06-29T18:00');
    expect(await desk.call('POST', `/requests/${city}/june/stops`, { customerNumbers: [customerOf(6), customerOf(77)] })).toMatchObject({ status: 200, body: { missing: [customerOf(77)] } });
    expect((await desk.request('june')).failing).toMatchObject([{ customerNumber: customerOf(6), isStopped: true }]);
    await desk.outcomes([{ customerNumber: customerOf(7), debitResult: '5' }, { customerNumber: customerOf(8), debitResult: '' }]);
    await desk.until('2026-07-02T05:10');
    const { told, issues, trailer } = await desk.resultIn('june');
    expect(told).toEqual(['1:0', '2:1', '3:2', '4:3', '5:4', '6:8', '7:5', '8: ', '9:2']);
    expect(issues.map(({ code, line }) => `${code} ${line}`)).toEqual(['W112 8', 'W112 9']);
    expect(trailer).toMatchObject({ totalCount: 9, debitedCount: 1, debitedAmount: 20_001, failedCount: 8 });
    expect([await desk.ownBalance(), ...await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => desk.balanceOf(n)))]).toEqual([20_001, 29_999, 20_001, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000]);
    expect(await desk.call('POST', `/requests/${city}/june/stops`, { customerNumbers: [customerOf(6)] })).toMatchObject({ status: 409 });
  }));

  it('一つの口座に何行もあれば、ファイルの順に、残高のあるだけ引き落とす', () => atBank(async (desk) => {
    await desk.payers(1, { 1: { balanceYen: 45_000 } });
    const rows = [30_000, 20_000, 15_000].map((debitAmount, index) => debitOf(1, { debitAmount, customerNumber: customerOf(index + 1) }));
    expect((await result(desk, rows)).told).toEqual(['1:0', '2:1', '3:0']);
    expect([await desk.balanceOf(1), await desk.ownBalance(), (await desk.movedOn(1)).map(({ yen }) => yen)]).toEqual([0, 45_000, [45_000, -30_000, -15_000]]);
  }));

  it('依頼書は、引落日にあるものだけが効く', () => atBank(async (desk) => {
    await desk.payers(3);
    await desk.mandates([{ ...place(1), from: '2026-07-01' }, { ...place(2), from: '2026-04-01', through: '2026-06-29' }, { ...place(3), from: '2026-06-30', through: '2026-06-30' }]);
    expect((await result(desk, [debitOf(1), debitOf(2), debitOf(3)])).told).toEqual(['1:4', '2:4', '3:0']);
  }));

  it('ほかの市区町村あての依頼書では引き落とさない', () => atBank(async (desk) => {
    await desk.payers(1);
    await desk.mandates([]);
    await desk.call('PUT', '/_sim/mandates/131016', [{ ...place(1), from: '2026-04-01' }]);
    expect((await result(desk, [debitOf(1)])).told).toEqual(['1:4']);
  }));

  it('統合された支店の口座は元の番号で引き落とせ、結果には新しい支店を書き、顧客番号はそのままにする', () => atBank(async (desk) => {
    await desk.payers(1);
    await desk.accounts([payerOf(2, { branchCode: '102', branchName: 'ﾐﾅﾐ' })]);
    await desk.mandates([place(1), { ...place(2), branchCode: '102' }].map((one) => ({ ...one, from: '2026-04-01' })));
    await desk.put('june', debitFileOf({ day: '0630' }, [debitOf(1), debitOf(2, { payerBranchCode: '102', payerBranchName: 'ﾐﾅﾐ' })]));
    await desk.until('2026-06-29T18:00');
    await desk.merge({ bankCode: '9998', fromBranchCode: '102', toBranchCode: '101' });
    await desk.until('2026-07-02T05:10');
    expect((await desk.resultIn('june')).entries).toMatchObject([{ customerNumber: customerOf(1), payerBranchCode: '101', debitResult: '0' }, { customerNumber: customerOf(2), payerBranchCode: '101', payerBranchName: 'ﾁﾕｳｵｳ', payerAccountNumber: '0000002', debitResult: '0' }]);
    expect([await desk.balanceOf(2), (await desk.call('GET', '/_sim/accounts/9998/102/1/0000002')).body['balanceYen']]).toEqual([29_998, 29_998]);
    expect((await desk.call('POST', '/_sim/branch-mergers', { bankCode: '9998', fromBranchCode: '102', toBranchCode: '101' }))).toMatchObject({ status: 404, body: { code: 'TSG-B19' } });
  }));

  it('同じ番号の口座がある支店どうしは統合できない', () => atBank(async (desk) => {
    await desk.accounts([payerOf(1), payerOf(1, { branchCode: '102', branchName: 'ﾐﾅﾐ' })]);
    expect(await desk.call('POST', '/_sim/branch-mergers', { bankCode: '9998', fromBranchCode: '102', toBranchCode: '101' })).toMatchObject({ status: 409, body: { code: 'TSG-B20' } });
  }));

  it('ダミーと顧客番号は、どのバイトも渡されたとおりに返る', () => atBank(async (desk) => {
    await desk.payers(1);
    const file = debitFileOf({ day: '0630' }, [debitOf(1, { customerNumber: ' A-1/ｱ', filler1: 'X1', filler2: '~ 9' })]);
    await desk.put('june', file);
    await desk.until('2026-07-02T05:10');
    const changed = Buffer.from(file);
    changed.write('000001000000020001000000000000000000', 122 * 2 + 19, 'latin1');
    expect(Buffer.from(await desk.fileOf('results', 'june')).toString('latin1')).toBe(changed.toString('latin1'));
  }));

  it('足りなかった人が入金しても、もう一度引き落とすのは市区町村が渡しなおしたときだけである', () => atBank(async (desk) => {
    await desk.payers(1, { 1: { balanceYen: 100 } });
    expect((await result(desk, [debitOf(1)])).told).toEqual(['1:1']);
    await desk.accounts([payerOf(1, { balanceYen: 60_000 })]);
    await desk.put('again', debitFileOf({ day: '0721' }, [debitOf(1)]));
    await desk.until('2026-07-20T20:00');
    expect(await desk.balanceOf(1)).toBe(60_000);
    await desk.until('2026-07-23T05:10');
    expect([(await desk.resultIn('again')).told, await desk.balanceOf(1)]).toEqual([['1:0'], 39_999]);
  }));
});
