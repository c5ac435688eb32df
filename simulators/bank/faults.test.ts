import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, customerOf, debitFileOf, debitOf, depositOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withBank(inMemory(), play);
const amounts = (desk: Desk) => Promise.all([desk.ownBalance(), ...[1, 2, 3].map((n) => desk.balanceOf(n))]);
/** Three payers, of whom the second has too little; the fault is on from the morning of the result or as the test wishes. */
async function withFault(desk: Desk, fault: string) {
  await desk.payers(3, { 2: { balanceYen: 5 } });
  await desk.put('june', debitFileOf({ day: '0630' }, [1, 2, 3].map((n) => debitOf(n))));
  await desk.until('2026-07-01T20:00');
  await desk.fault(fault);
  await desk.until('2026-07-02T05:10');
}
const right = ['1:0', '2:1', '3:0'];

describe('銀行の障害', () => {
  it('障害「行が抜ける」では、合計の合った結果に、依頼した一行だけがない', () => atBank(async (desk) => {
    await withFault(desk, 'rowMissing');
    const { told, issues, trailer } = await desk.resultIn('june');
    expect([issues, told.length, right.filter((one) => told.includes(one)).length, trailer!.totalCount]).toEqual([[], 2, 2, 2]);
    expect(await amounts(desk)).toEqual([40_004, 29_999, 5, 29_997]);
  }));
  it('障害「行が二度ある」では、同じ行が続けて二度ある', () => atBank(async (desk) => {
    await withFault(desk, 'rowTwice');
    const { told, issues } = await desk.resultIn('june');
    expect([issues, told.length, [...new Set(told)]]).toEqual([[], 4, right]);
  }));
  it('障害「依頼のない行」では、頼んでいない顧客番号の行が一つ増える', () => atBank(async (desk) => {
    await withFault(desk, 'extraRow');
    const { entries, issues } = await desk.resultIn('june');
    const asked = [1, 2, 3].map(customerOf);
    expect([issues, entries.length, entries.filter(({ customerNumber }) => !asked.includes(customerNumber)).length]).toEqual([[], 4, 1]);
  }));
  it('障害「金額が違う」では、一行の金額だけが違い、動いたお金は正しい', () => atBank(async (desk) => {
    await withFault(desk, 'amountChanged');
    const { entries, issues } = await desk.resultIn('june');
    expect([issues, entries.filter(({ debitAmount }, index) => debitAmount !== 20_001 + index).map(({ debitAmount }) => debitAmount - 1_000)]).toEqual([[], [expect.toSatisfy((yen: number) => [20_001, 20_002, 20_003].includes(yen))]]);
    expect(await amounts(desk)).toEqual([40_004, 29_999, 5, 29_997]);
  }));
  it('障害「済と資金不足の取り違え」では、一行だけ結果が逆になり、明細の入金とは合わない', () => atBank(async (desk) => {
    await withFault(desk, 'resultSwapped');
    const { told, issues, trailer } = await desk.resultIn('june');
    expect([issues, told.filter((one) => !right.includes(one)).length]).toEqual([[], 1]);
    const { sets } = await desk.statementIn((await desk.statementNames())[0]!);
    expect([sets[0]!.entries[0]!.amount, trailer!.debitedAmount === 40_004]).toEqual([40_004, false]);
  }));
  it('障害「合計件数が違う」では、結果は合計のところで読めない', () => atBank(async (desk) => {
    await withFault(desk, 'wrongTotals');
    expect((await desk.resultIn('june')).issues.map(({ code, field }) => `${code} ${field}`)).toContain('E103 totalCount');
  }));
  it('障害「前の方言」では、取り決めた方言で読めない', () => atBank(async (desk) => {
    await withFault(desk, 'oldDialect');
    expect((await desk.resultIn('june')).issues.map(({ code }) => code)).toEqual(['E111']);
    expect(await desk.resultIn('june', 'endMarked')).toMatchObject({ issues: [], told: right });
  }));
  it('障害「結果が遅れる」では、5営業日遅れて正しい結果が来る', () => atBank(async (desk) => {
    await withFault(desk, 'resultLate');
    await desk.until('2026-07-08T20:00');
    expect(await desk.resultNames()).toEqual([]);
    await desk.until('2026-07-09T05:10');
    expect((await desk.resultIn('june')).told).toEqual(right);
  }));
  it('障害「明細が置かれない」では、その日の明細は後でも来ない', () => atBank(async (desk) => {
    await desk.fault('statementLost');
    await desk.deposit('agent', depositOf(1_000));
    await desk.until('2026-06-26T05:10');
    await desk.fault('statementLost', false);
    await desk.until('2026-06-30T05:10');
    expect([await desk.statementNames(), await desk.ownBalance()]).toEqual([[], 1_000]);
    expect((await desk.call('GET', `/statements/${city}/accountStatement_${city}_2026-06-25_0131032`)).status).toBe(404);
  }));
  it('障害「二度引き落とす」では、払った人から二度出て入金先に二度入り、結果には一度とある', () => atBank(async (desk) => {
    await desk.payers(3);
    await desk.put('june', debitFileOf({ day: '0630' }, [1, 2, 3].map((n) => debitOf(n))));
    await desk.fault('debitedTwice');
    await desk.until('2026-07-02T05:10');
    const [own, ...others] = await amounts(desk);
    const twice = others.findIndex((yen, index) => yen === 50_000 - 2 * (20_001 + index));
    expect([twice >= 0, own, (await desk.resultIn('june')).trailer!.debitedAmount]).toEqual([true, 60_006 + 20_001 + twice, 60_006]);
    expect((await desk.totals())).toMatchObject({ balanceYen: 150_000, outsideYen: 150_000 });
  }));
  it('障害「二度記帳する」では、一度の払込みが明細に二度出る', () => atBank(async (desk) => {
    await desk.fault('depositTwice');
    await desk.deposit('agent', depositOf(1_000));
    await desk.until('2026-06-26T05:10');
    expect(await desk.ownBalance()).toBe(2_000);
    expect((await desk.noticeIn(`depositNotice_${city}_2026-06-25_0131032`)).sets[0]!.entries).toHaveLength(2);
  }));
  it('障害「停止」では、窓口は503で、引落日を過ぎた分は動き出した営業日に一度だけ引き落とす', () => atBank(async (desk) => {
    await desk.payers(3);
    await desk.put('june', debitFileOf({ day: '0630' }, [1, 2, 3].map((n) => debitOf(n))));
    await desk.until('2026-06-29T18:00');
    await desk.fault('serviceDown');
    await desk.until('2026-06-30T20:00');
    expect([(await desk.put('x', Buffer.from('x'))).status, (await desk.deposit('x', depositOf(1))).body['code'], await desk.balanceOf(1)]).toEqual([503, 'TSG-B03', 50_000]);
    await desk.fault('serviceDown', false);
    await desk.until('2026-07-03T05:10');
    expect([await amounts(desk), (await desk.resultIn('june')).header!.debitMonthDay]).toEqual([[60_006, 29_999, 29_998, 29_997], '0630']);
    expect(await desk.statementNames()).toEqual([`accountStatement_${city}_2026-07-01_0131032`]);
  }));
});
