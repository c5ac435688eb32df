import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, depositOf, payerOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>, now?: Parameters<typeof withBank>[2]) => withBank(inMemory(), play, now);
const notice = (day: string) => `depositNotice_${city}_${day}_0131032`;

describe('外からの入金', () => {
  it('15時までの分はその日に、後の分は翌営業日の9時に記帳し、01と03で告げる', () => atBank(async (desk) => {
    expect(await desk.deposit('agent-1', depositOf(46_500))).toMatchObject({ status: 202, body: { name: 'agent-1', state: 'posted', postOn: '2026-06-24' } });
    expect(await desk.ownBalance()).toBe(46_500);
    await desk.until('2026-06-24T15:00');
    expect(await desk.deposit('agent-2', depositOf(100, { remitterCode: null, originBankName: null, originBranchName: null, ediInformation: '0102' }))).toMatchObject({ status: 202, body: { state: 'waiting', postOn: '2026-06-25' } });
    await desk.until('2026-06-25T08:59');
    expect(await desk.ownBalance()).toBe(46_500);
    await desk.until('2026-06-26T05:10');
    expect([await desk.ownBalance(), await desk.statementNames()]).toEqual([46_600, ['2026-06-24', '2026-06-25'].flatMap((day) => [`accountStatement_${city}_${day}_0131032`, notice(day)])]);
    const { sets, issues } = await desk.noticeIn(notice('2026-06-24'));
    expect(issues).toEqual([]);
    expect(sets[0]).toMatchObject({ header: { createdOn: '080625', postedFrom: '080624', bankCode: '9999', accountNumber: '0131032' }, trailer: { transferCount: 1, transferAmount: 46_500, cancelCount: 0 } });
    expect(sets[0]!.entries).toMatchObject([{ inquiryNumber: '000001', amount: 46_500, remitterCode: '0000999999', remitterName: 'ﾐﾎﾝｼﾕｳﾉｳﾀﾞｲｺｳ', originBankName: 'ﾐﾎﾝｷﾞﾝｺｳ' }]);
    expect((await desk.noticeIn(notice('2026-06-25'))).sets[0]!.entries).toMatchObject([{ inquiryNumber: '000002', amount: 100, ediInformation: '0102' }]);
  }, '2026-06-24T10:00'));

  it('9時より前に来たものは9時に、休みの日に来たものは次の営業日の9時に記帳する', () => atBank(async (desk) => {
    expect((await desk.deposit('early', depositOf(1))).body).toMatchObject({ state: 'waiting', postOn: '2026-06-26' });
    await desk.until('2026-06-26T09:00');
    expect(await desk.ownBalance()).toBe(1);
    await desk.until('2026-06-27T10:00');
    expect((await desk.deposit('saturday', depositOf(2))).body).toMatchObject({ state: 'waiting', postOn: '2026-06-29' });
    await desk.until('2026-06-29T09:00');
    expect(await desk.ownBalance()).toBe(3);
  }, '2026-06-26T05:00'));

  it('同じ名の同じ中身は一度しか入らず、別の中身は断る。名乗れば鍵は要らず、名乗らなければ断る', () => atBank(async (desk) => {
    await desk.deposit('agent', depositOf(500));
    expect(await desk.deposit('agent', depositOf(500))).toMatchObject({ status: 200, body: { state: 'posted', duplicate: true } });
    expect(await desk.deposit('agent', depositOf(501))).toMatchObject({ status: 409, body: { code: 'TSG-B11' } });
    expect(await desk.call('PUT', `/deposits/${city}/other`, depositOf(1), {})).toMatchObject({ status: 403, body: { code: 'TSG-B02' } });
    expect(await desk.deposit('small', depositOf(1, { remitterName: 'みほん' }))).toMatchObject({ status: 422, body: { code: 'TSG-B10', issues: [{ field: 'remitterName' }] } });
    expect(await desk.deposit('-', depositOf(1))).toMatchObject({ status: 422, body: { code: 'TSG-B04' } });
    expect(await desk.ownBalance()).toBe(500);
  }, '2026-06-24T10:00'));

  it('取り消した入金は、01では取消、03では訂正として告げ、口座は元に戻る', () => atBank(async (desk) => {
    await desk.deposit('wrong', depositOf(700));
    const takeBack = () => desk.call('DELETE', `/deposits/${city}/wrong`, undefined, { 'x-totsugo-party': 'agent' });
    expect([(await takeBack()).status, (await takeBack()).status, await desk.ownBalance()]).toEqual([204, 204, 0]);
    await desk.until('2026-06-25T05:10');
    expect((await desk.noticeIn(notice('2026-06-24'))).sets[0]).toMatchObject({ entries: [{ inquiryNumber: '000001', amount: 700, cancelKind: '0' }, { inquiryNumber: '000001', amount: 700, cancelKind: '1' }], trailer: { cancelCount: 1, cancelAmount: 700 } });
    expect((await desk.statementIn(`accountStatement_${city}_2026-06-24_0131032`)).sets[0]).toMatchObject({ entries: [{ direction: '1', transactionKind: '11' }, { direction: '2', transactionKind: '19' }], trailer: { closingBalance: 0 } });
    expect((await desk.call('DELETE', `/deposits/${city}/none`, undefined, { 'x-totsugo-party': 'agent' })).status).toBe(404);
  }, '2026-06-24T10:00'));

  it('記帳を待つ入金を取り消せば、何も動かない。使われた後では取り消せない', () => atBank(async (desk) => {
    await desk.deposit('waiting', depositOf(700));
    expect((await desk.call('DELETE', `/deposits/${city}/waiting`, undefined, { 'x-totsugo-party': 'agent' })).status).toBe(204);
    await desk.until('2026-06-26T05:10');
    expect([await desk.ownBalance(), await desk.statementNames()]).toEqual([0, []]);
    await desk.until('2026-06-26T10:00');
    await desk.deposit('spent', depositOf(700));
    await desk.accounts([payerOf(0, { bankCode: '9999', bankName: 'ﾃｽﾄｷﾞﾝｺｳ', branchCode: '001', branchName: 'ﾎﾝﾃﾝ', accountNumber: '0131032', holder: 'ﾐﾅﾄｸ', balanceYen: 699 })]);
    expect(await desk.call('DELETE', `/deposits/${city}/spent`, undefined, { 'x-totsugo-party': 'agent' })).toMatchObject({ status: 409, body: { code: 'TSG-B17' } });
  }));
});
