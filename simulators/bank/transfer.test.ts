import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, depositOf, transferFileOf, transferOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withBank(inMemory(), play);
const codeOf = (n: number) => `${String(n).padStart(10, '0')}0000002601`;

describe('総合振込', () => {
  it('指定日に一つの額で口座から出て、受取人に入り、届かない分は翌営業日に行ごとに返る', () => atBank(async (desk) => {
    await desk.payers(4, { 3: { state: 'closed' } });
    await desk.deposit('funds', depositOf(100_000));
    await desk.put('refunds', transferFileOf({ day: '0630' }, [transferOf(1), transferOf(2, { payeeName: 'ﾍﾞﾂﾉ ﾋﾄ' }), transferOf(3), transferOf(4, { payeeBranchCode: '999' }), transferOf(9)]));
    await desk.until('2026-06-30T08:59');
    expect([await desk.ownBalance(), await desk.balanceOf(1)]).toEqual([100_000, 50_000]);
    await desk.until('2026-06-30T09:00');
    expect([await desk.ownBalance(), await desk.balanceOf(1), (await desk.totals()).clearingYen]).toEqual([84_981, 53_001, 12_018]);
    expect((await desk.request('refunds')).failing.map(({ customerNumber, result, returnOn, returnedOn }) => [customerNumber, result, returnOn, returnedOn])).toEqual([
      [codeOf(2), 'nameDiffers', '2026-07-01', null], [codeOf(3), 'noAccount', '2026-07-01', null], [codeOf(4), 'branchUnknown', '2026-07-01', null], [codeOf(9), 'noAccount', '2026-07-01', null],
    ]);
    await desk.until('2026-07-02T05:10');
    expect([await desk.ownBalance(), (await desk.totals()).clearingYen, (await desk.request('refunds')).failing[0]!['returnedOn']]).toEqual([96_999, 0, '2026-07-01']);
    const { sets } = await desk.statementIn(`accountStatement_${city}_2026-07-01_0131032`);
    expect(sets[0]!.entries.map(({ direction, amount, description, ediInformation, remitterNameOrContractNumber }) => [direction, amount, description, ediInformation, remitterNameOrContractNumber])).toEqual([
      ['1', 3_002, 'ｼｷﾝﾍﾝｷﾔｸ', codeOf(2), 'ﾍﾞﾂﾉ ﾋﾄ'], ['1', 3_003, 'ｼｷﾝﾍﾝｷﾔｸ', codeOf(3), 'ﾐﾎﾝ 3ﾛｳ'], ['1', 3_004, 'ｼｷﾝﾍﾝｷﾔｸ', codeOf(4), 'ﾐﾎﾝ 4ﾛｳ'], ['1', 3_009, 'ｼｷﾝﾍﾝｷﾔｸ', codeOf(9), 'ﾐﾎﾝ 9ﾛｳ'],
    ]);
    expect((await desk.statementIn(`accountStatement_${city}_2026-06-30_0131032`)).sets[0]!.entries).toMatchObject([{ direction: '2', transactionKind: '11', amount: 15_019, description: 'ｿｳｺﾞｳﾌﾘｺﾐ' }]);
    expect(await desk.resultNames()).toEqual([]);
  }));

  it('資金が足りなければ誰にも振り込まず、足りた営業日に一度だけ振り込む', () => atBank(async (desk) => {
    await desk.payers(2);
    await desk.deposit('little', depositOf(6_002));
    await desk.put('refunds', transferFileOf({ day: '0630' }, [transferOf(1), transferOf(2)]));
    await desk.until('2026-06-30T20:00');
    expect([await desk.ownBalance(), await desk.balanceOf(1), (await desk.request('refunds')).state]).toEqual([6_002, 50_000, 'accepted']);
    await desk.deposit('rest', depositOf(1));
    await desk.until('2026-07-03T20:00');
    expect([await desk.ownBalance(), await desk.balanceOf(1), await desk.balanceOf(2)]).toEqual([0, 53_001, 53_002]);
    expect(await desk.request('refunds')).toMatchObject({ state: 'settled', settledOn: '2026-07-01' });
  }));

  it('顧客コードや名義に方言で書けない字があっても、明細は読め、その項目だけが空く', () => atBank(async (desk) => {
    const { body: { accountName, balanceYen, debitDays, ...place } } = await desk.call('GET', `/_sim/municipalities/${city}/contract`);
    expect([accountName, balanceYen, debitDays]).toEqual(['ﾐﾅﾄｸ ｶｲｹｲｶﾝﾘｼﾔ', 0, null]);
    const { consignorCode, ...account } = place;
    expect(consignorCode).toBe(`9990${city}`);
    await desk.payers(1);
    await desk.accounts([{ ...account, bankName: 'ﾃｽﾄｷﾞﾝｺｳ', branchName: 'ﾎﾝﾃﾝ', holder: 'ﾐﾅﾄｸ/ｦ', balanceYen: 9_000 }]);
    await desk.put('refunds', transferFileOf({ day: '0630' }, [transferOf(1, { payeeName: 'ﾍﾞﾂﾉ ﾋﾄ', customerCode1: 'abc', customerCode2: '' })]));
    await desk.until('2026-07-02T05:10');
    const { issues, sets } = await desk.statementIn(`accountStatement_${city}_2026-07-01_0131032`);
    expect([issues, sets[0]!.header.accountName, sets[0]!.entries.map(({ amount, ediInformation }) => [amount, ediInformation])]).toEqual([[], '', [[3_001, '']]]);
  }));
});
