import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffAct, Ward } from '../../../contracts/ward.js';
import { enter, numberOf, openWard, resident, start } from '../../ward-fixture.js';
import { exportedToTerminal, memberFile, memberOf, noticeFile, noticeOf, resultRows, terminalResultFile } from '../terminal-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-21T07:30');
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)]));
  await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001'), noticeOf('MN-2', 'A-2', 'P00000002')]));
  await ward.setClock('2025-05-23T07:30');
});
const listed = async () => (await ward.query({ query: 'matchNotices' })).notices.map(({ noticeId, state }) => [noticeId, state]);
const noticed = async (noticeId: string) => (await ward.query({ query: 'matchNotices' })).notices.find((notice) => notice.noticeId === noticeId);
const open = (noticeId: string) => ward.act({ act: 'openMatchCase', noticeId, by: '担当', purpose: '調査' });
type Decide = Extract<StaffAct, { act: 'decideMatch' }>;
const decide = (noticeId: string, facts: Omit<Decide, 'act' | 'noticeId' | 'by' | 'why'>) => ward.act({ act: 'decideMatch', noticeId, by: '担当', why: '届出で直っている', ...facts });
const codesOf = ({ refusals }: Awaited<ReturnType<typeof open>>) => refusals.map(({ code }) => code);

describe('加入者情報の取り込み', () => {
  it('後の版が疑いなしとなれば、未着手の通知は解消として閉じ、何によってかが残る', async () => {
    expect(await ward.deliver(memberFile([memberOf('A-1', 'P00000001')]))).toEqual({ accepted: true, layout: 'memberHistory', records: 1, applied: 1, issues: [] });
    expect(await listed()).toEqual([['MN-1', 'resolved'], ['MN-2', 'received']]);
    expect(await noticed('MN-1')).toMatchObject({ stateWhy: '加入者情報の版2は疑いなし(取込2)', decision: null, decidedBy: null, isOverdue: false });
    expect((await open('MN-1')).refusals).toMatchObject([{ code: 'TSG-W199', why: '加入者情報の版2は疑いなし(取込2)' }]);
    await ward.setClock('2025-06-25T09:00');
    expect([(await noticed('MN-1'))!.isOverdue, (await noticed('MN-2'))!.isOverdue]).toEqual([false, true]);
  });
  it.each([
    ['まだ疑いあり', { identityState: 'notified' as const }], ['照会中', { identityState: 'enquired' as const }], ['X4が残る', { findings: ['X4'] }], ['今の版でない', { isCurrent: false }], ['資格終了', { identityState: 'lapsed' as const }], ['通知より前の版', { version: 0 }],
  ])('%sなら、未着手のまま', async (_, facts) => {
    expect(await ward.deliver(memberFile([memberOf('A-1', 'P00000001', facts)]))).toMatchObject({ accepted: true, applied: 0 });
    expect(await listed()).toEqual([['MN-1', 'received'], ['MN-2', 'received']]);
  });
  it.each([
    ['生年月日', { bornOn: '1980-05-06' as const }], ['個人番号', { individualNumber: numberOf(9) }], ['漢字氏名・住所', { name: '別の人', address: '東京都港区試験一丁目1番2号' }],
  ])('%sがこの区の記録と違えば、疑いなしでも未着手のまま残り、職員が確かめて閉じる', async (items, facts) => {
    expect(await ward.deliver(memberFile([memberOf('A-1', 'P00000001', facts)]))).toMatchObject({ accepted: true, applied: 0 });
    expect(await listed()).toEqual([['MN-1', 'received'], ['MN-2', 'received']]);
    await open('MN-1');
    expect(await decide('MN-1', { decision: 'resolved' })).toMatchObject({ accepted: true, decisions: [{ outcome: 'closed', because: [`加入者情報の版2は疑いなし(取込2)だが、この区の記録と違う(${items})`] }] });
  });
  it('中間サーバーが●に置き換えた字と、載らない住所は、違いに数えない', async () => {
    expect(await ward.deliver(memberFile([memberOf('A-1', 'P00000001', { name: '試● 1号', address: null })]))).toMatchObject({ applied: 1 });
  });
  it('無効化された記録は、この区でも無効化していれば閉じ、していなければ残る', async () => {
    const gone = { operation: 'void' as const, identityState: 'lapsed' as const };
    await ward.act({ act: 'voidPeriod', personKey: 'A-1', applicationStartOn: '2025-04-01', why: '誤り' });
    await ward.deliver(memberFile([memberOf('A-1', 'P00000001', gone), memberOf('A-2', 'P00000002', gone)]));
    expect(await listed()).toEqual([['MN-1', 'resolved'], ['MN-2', 'received']]);
  });
  it('解消の知らせの後に遅れて着いた前の版の通知は、着いたときに閉じる。同じ版の通知は閉じない', async () => {
    await ward.deliver(memberFile([memberOf('A-1', 'P00000001', { version: 4 }), memberOf('A-2', 'P00000002', { version: 4 })]));
    await ward.deliver(noticeFile([noticeOf('MN-3', 'A-1', 'P00000001', { version: 3 }), noticeOf('MN-4', 'A-2', 'P00000002', { version: 4, verdict: 'M0', findings: ['X5'] })], 2));
    expect(await listed()).toEqual([['MN-1', 'resolved'], ['MN-2', 'resolved'], ['MN-3', 'resolved'], ['MN-4', 'received']]);
  });
  it('決定した通知は動かさず、端末が返した通知は閉じる', async () => {
    for (const noticeId of ['MN-1', 'MN-2']) {
      await open(noticeId);
      await decide(noticeId, { decision: 'correct', reasonCode: 'notation' });
    }
    const { names: [name] } = await exportedToTerminal(ward);
    await ward.deliver(terminalResultFile([resultRows(name!, 'C00000001'), resultRows(name!, 'C00000002', { line: 4, outcome: 'rejected', code: 'E-STATE' })]));
    await ward.deliver(memberFile([memberOf('A-1', 'P00000001'), memberOf('A-2', 'P00000002')]));
    expect(await listed()).toEqual([['MN-1', 'answered'], ['MN-2', 'resolved']]);
  });
  it('別の人の適用期間を指す行、今の版が二つある一覧は、ファイルごと断る', async () => {
    expect(await ward.deliver(memberFile([memberOf('A-1', 'P00000001'), memberOf('A-1', 'P00000002')]))).toMatchObject({ accepted: false, issues: [{ code: 'E-UNKNOWN', line: 4 }] });
    expect(await ward.deliver(memberFile([memberOf('A-1', 'P00000001'), memberOf('A-1', 'P00000001', { version: 3 })], 2))).toMatchObject({ accepted: false, issues: [{ code: 'E-DUPKEY', line: 4 }] });
    expect(await listed()).toEqual([['MN-1', 'received'], ['MN-2', 'received']]);
  });
});

describe('調査中の通知を解消として閉じる', () => {
  it('調査中の通知は職員のもので、一覧では閉じず、職員が理由を書いて閉じ、誰がなぜ閉じたかが残る', async () => {
    await open('MN-1');
    await ward.deliver(memberFile([memberOf('A-1', 'P00000001')]));
    expect(await listed()).toEqual([['MN-1', 'investigating'], ['MN-2', 'received']]);
    expect(await decide('MN-1', { decision: 'resolved' })).toMatchObject({ accepted: true, decisions: [{ rule: 'matchDecision', outcome: 'closed', because: ['加入者情報の版2は疑いなし(取込2)'] }] });
    expect(await noticed('MN-1')).toMatchObject({ state: 'resolved', stateWhy: '届出で直っている', decision: 'resolved', decidedBy: '担当', decidedAt: '2025-05-23T07:30' });
    expect((await ward.query({ query: 'accessLog' })).rows.at(-1)).toMatchObject({ by: '担当', action: 'decide', noticeId: 'MN-1', purpose: '届出で直っている', items: ['突合結果'] });
    expect([(await exportedToTerminal(ward)).names, await listed()]).toEqual([[], [['MN-1', 'resolved'], ['MN-2', 'received']]]);
  });
  it('解消していない通知は、理由と直し方を言って断る', async () => {
    await open('MN-1');
    expect((await decide('MN-1', { decision: 'resolved' })).refusals).toMatchObject([{ code: 'TSG-W198', why: 'この記録のその後を知らされていない', cure: expect.stringContaining('加入者情報') }]);
    await ward.deliver(memberFile([memberOf('A-1', 'P00000001', { identityState: 'notified' })]));
    expect((await decide('MN-1', { decision: 'resolved' })).refusals).toMatchObject([{ code: 'TSG-W198', why: '加入者情報の版2は通知済(取込2)' }]);
    expect(await listed()).toEqual([['MN-1', 'investigating'], ['MN-2', 'received']]);
  });
  it('調査を始めていない通知、余計なことを書いた解消、解消した通知は断る', async () => {
    await ward.deliver(memberFile([memberOf('A-1', 'P00000001', { identityState: 'lapsed', stopped: 'both' })]));
    expect(codesOf(await decide('MN-1', { decision: 'resolved' }))).toEqual(['TSG-W191']);
    await open('MN-1');
    expect(codesOf(await decide('MN-1', { decision: 'resolved', reasonCode: 'other' }))).toEqual(['TSG-W195']);
    expect(await decide('MN-1', { decision: 'resolved' })).toMatchObject({ accepted: true });
    expect(codesOf(await decide('MN-1', { decision: 'resolved' }))).toEqual(['TSG-W199']);
  });
});
