import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, debitFileOf, debitOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withBank(inMemory(), play);

describe('口座振替の一巡', () => {
  it('91を渡すと18時に受け付け、引落日の9時に残高から引き落とし、2営業日後の朝に結果と、翌営業日の朝に明細を置く', () => atBank(async (desk) => {
    await desk.payers(3, { 2: { balanceYen: 20_001 } });
    expect(await desk.put('june.txt', debitFileOf({ day: '0630' }, [1, 2, 3].map((n) => debitOf(n))))).toMatchObject({ status: 202, body: { state: 'received' } });
    await desk.until('2026-06-24T18:00');
    expect(await desk.request('june.txt')).toMatchObject({ state: 'accepted', kind: 'debit', dueOn: '2026-06-30', rows: 3, refusals: [], failing: [] });
    await desk.until('2026-06-30T08:59');
    expect([await desk.balanceOf(1), await desk.ownBalance()]).toEqual([50_000, 0]);
    await desk.until('2026-06-30T09:00');
    expect([await desk.balanceOf(1), await desk.balanceOf(2), await desk.balanceOf(3), await desk.ownBalance()]).toEqual([29_999, 20_001, 29_997, 40_004]);
    await desk.until('2026-07-01T05:10');
    expect([await desk.resultNames(), await desk.statementNames()]).toEqual([[], [`accountStatement_${city}_2026-06-30_0131032`]]);
    const { sets, issues, end } = await desk.statementIn(`accountStatement_${city}_2026-06-30_0131032`);
    expect([issues, end]).toMatchObject([[], { totalRecordCount: 4, accountCount: 1 }]);
    expect(sets[0]).toMatchObject({
      header: { createdOn: '080701', postedFrom: '080630', accountNumber: '0000131032', accountName: 'ﾐﾅﾄｸ ｶｲｹｲｶﾝﾘｼﾔ', openingBalance: 0 }, trailer: { creditCount: 1, creditAmount: 40_004, closingBalance: 40_004 },
      entries: [{ direction: '1', transactionKind: '14', amount: 40_004, remitterCode: `9990${city}`, description: 'ｺｳｻﾞﾌﾘｶｴ' }],
    });
    await desk.until('2026-07-02T05:10');
    const result = await desk.resultIn('june.txt');
    expect(result).toMatchObject({ issues: [], told: ['1:0', '2:1', '3:0'], header: { debitMonthDay: '0630' }, trailer: { totalCount: 3, totalAmount: 60_006, debitedCount: 2, debitedAmount: 40_004, failedCount: 1, failedAmount: 20_002 } });
    expect((await desk.call('DELETE', `/results/${city}/june.txt`)).status).toBe(204);
    expect([await desk.resultNames(), (await desk.request('june.txt')).state, (await desk.resultIn('june.txt')).told]).toEqual([[], 'reported', result.told]);
  }));
});
