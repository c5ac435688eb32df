import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../../contracts/ward.js';
import { enter, numberOf, openWard, resident, start } from '../../ward-fixture.js';
import { exportedToTerminal, noticeFile, noticeOf, resultRows, terminalResultFile } from '../terminal-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-21T07:30');
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)]));
});
const listed = async () => (await ward.query({ query: 'matchNotices' })).notices.map(({ noticeId, version, state }) => [noticeId, version, state]);
const open = (noticeId: string) => ward.act({ act: 'openMatchCase', noticeId, by: '担当', purpose: '調査' });

describe('突合結果の取り込み', () => {
  it('着いた順に一覧になり、期限を過ぎた未決定のものはそれと分かる', async () => {
    expect(await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001'), noticeOf('MN-2', 'A-2', 'P00000002', { answerBy: null })]))).toEqual({ accepted: true, layout: 'matchNotice', records: 2, applied: 2, issues: [] });
    expect(await listed()).toEqual([['MN-1', 1, 'received'], ['MN-2', 1, 'received']]);
    await ward.setClock('2025-06-19T09:00');
    expect((await ward.query({ query: 'matchNotices' })).notices.map(({ isOverdue }) => isOverdue)).toEqual([false, false]);
    await ward.setClock('2025-06-20T09:00');
    expect((await ward.query({ query: 'matchNotices' })).notices.map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
  });
  it('同じファイルは一度だけ、同じ通知を別のファイルで受けても一度だけ', async () => {
    const file = noticeFile([noticeOf('MN-1', 'A-1', 'P00000001')]);
    await ward.deliver(file);
    expect(await ward.deliver(file)).toMatchObject({ accepted: true, applied: 0 });
    expect(await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001'), noticeOf('MN-2', 'A-2', 'P00000002')], 2))).toMatchObject({ accepted: true, applied: 1 });
    expect(await listed()).toEqual([['MN-1', 1, 'received'], ['MN-2', 1, 'received']]);
  });
  it('後の版の通知が来れば、未決定の前の版は済み、決定したものは残る', async () => {
    await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001'), noticeOf('MN-2', 'A-2', 'P00000002')]));
    await open('MN-1');
    await ward.act({ act: 'decideMatch', noticeId: 'MN-1', by: '担当', decision: 'correct', why: '表記', reasonCode: 'notation' });
    await ward.deliver(noticeFile([noticeOf('MN-3', 'A-1', 'P00000001', { version: 3 }), noticeOf('MN-4', 'A-2', 'P00000002', { version: 2 })], 2));
    expect(await listed()).toEqual([['MN-1', 1, 'decided'], ['MN-2', 1, 'superseded'], ['MN-3', 3, 'received'], ['MN-4', 2, 'received']]);
    expect((await open('MN-2')).refusals).toMatchObject([{ code: 'TSG-W194', why: '版 2 の通知を受け取った' }]);
  });
  it('遅れて着いた前の版は残るが、調べるものにはならない', async () => {
    await ward.deliver(noticeFile([noticeOf('MN-3', 'A-1', 'P00000001', { version: 3 })], 2));
    expect(await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001')]))).toMatchObject({ accepted: true, applied: 0 });
    expect(await listed()).toEqual([['MN-3', 3, 'received'], ['MN-1', 1, 'superseded']]);
  });
  it('よその区画のファイルは断る', async () => {
    expect(await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001')], 1, '131041'))).toMatchObject({ accepted: false, applied: 0, issues: [{ code: 'E305', raw: '131041' }] });
    expect(await listed()).toEqual([]);
  });
  it('知らない人の通知は残して知らせ、もう一度届けても同じことを知らせる。疑いなしとは言えない', async () => {
    const file = noticeFile([noticeOf('MN-1', 'X-1', 'P00000099'), noticeOf('MN-2', 'A-2', 'P00000002')]);
    const first = await ward.deliver(file);
    expect(first).toMatchObject({ accepted: true, applied: 2, issues: [{ code: 'E-UNKNOWN', line: 3, raw: 'X-1' }] });
    expect((await ward.deliver(file)).issues).toEqual(first.issues);
    await open('MN-1');
    expect(await ward.query({ query: 'matchCase', noticeId: 'MN-1', by: '担当', purpose: '調査' })).toMatchObject({ materials: { resident: null, household: [], candidates: [], notifications: [] } });
    const decide = (facts: object) => ward.act({ act: 'decideMatch', noticeId: 'MN-1', by: '担当', why: '調査', ...facts } as Parameters<Ward['act']>[0]);
    expect((await decide({ decision: 'correct', reasonCode: 'other' })).refusals.map(({ code }) => code)).toEqual(['TSG-W197']);
    expect((await decide({ decision: 'wrongLink', corrections: [{ personKey: 'X-1', individualNumber: numberOf(31) }] })).refusals.map(({ code }) => code)).toEqual(['TSG-W110']);
  });
  it('別の人の適用期間を指す通知、同じ識別で内容の違う通知は、ファイルごと断る', async () => {
    expect(await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001'), noticeOf('MN-2', 'A-1', 'P00000002')]))).toMatchObject({ accepted: false, applied: 0, issues: [{ code: 'E-UNKNOWN', line: 4, field: 'personKey' }] });
    expect(await listed()).toEqual([]);
    await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001')]));
    expect(await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001', { verdict: 'H1' })], 2))).toMatchObject({ accepted: false, issues: [{ code: 'E-DUPKEY', raw: 'MN-1' }] });
  });
});

describe('一括処理結果の取り込み', () => {
  const decided = async () => {
    await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001')]));
    await open('MN-1');
    await ward.act({ act: 'decideMatch', noticeId: 'MN-1', by: '担当', decision: 'correct', why: '表記', reasonCode: 'notation' });
    return (await exportedToTerminal(ward)).names[0]!;
  };
  it('登録していない行、ほかのファイルの結果は断り、通知は動かない', async () => {
    const name = await decided();
    expect(await ward.deliver(terminalResultFile([resultRows(name, 'C00000009')]))).toMatchObject({ accepted: false, issues: [{ code: 'E-UNKNOWN', raw: 'C00000009' }] });
    expect(await ward.deliver(terminalResultFile([resultRows('clearance_131032_2025-05-20_9.csv', 'C00000001')]))).toMatchObject({ accepted: false, issues: [{ code: 'E-UNKNOWN' }] });
    expect(await listed()).toEqual([['MN-1', 1, 'decided']]);
  });
  it('同じ行の結果は一度だけ、違う結果が来れば断る', async () => {
    const name = await decided();
    await ward.deliver(terminalResultFile([resultRows(name, 'C00000001')]));
    expect(await ward.deliver(terminalResultFile([resultRows(name, 'C00000001')], 2))).toMatchObject({ accepted: true, applied: 0 });
    expect(await ward.deliver(terminalResultFile([resultRows(name, 'C00000001', { outcome: 'rejected', code: 'E-STATE' })], 3))).toMatchObject({ accepted: false, issues: [{ code: 'E-DUPKEY' }] });
    expect(await listed()).toEqual([['MN-1', 1, 'answered']]);
  });
});

describe('統合専用端末への一括ファイル', () => {
  it('受け取ったと言われるまで出し続け、異動情報と並べて古い順に出し、異動情報の送信の単位にはならない', async () => {
    await ward.deliver(noticeFile([noticeOf('MN-1', 'A-1', 'P00000001')]));
    await open('MN-1');
    await ward.act({ act: 'decideMatch', noticeId: 'MN-1', by: '担当', decision: 'correct', why: '表記', reasonCode: 'notation' });
    const { files: [cleared] } = await ward.run('exportTerminal');
    await ward.setClock('2025-05-21T17:00');
    const { files } = await ward.run('exportChanges');
    expect((await ward.outgoing()).map(({ name }) => name)).toEqual([cleared, ...files]);
    expect((await ward.query({ query: 'batches' })).batches).toHaveLength(1);
    await ward.taken(cleared!);
    await ward.taken(cleared!);
    expect((await ward.outgoing()).map(({ name }) => name)).toEqual(files);
    await expect(ward.taken('clearance_131032_2025-05-21_9.csv')).rejects.toMatchObject({ code: 'TSG-W006' });
  });
  it('決定がなければファイルを作らない', async () => {
    expect(await ward.run('exportTerminal')).toEqual({ job: 'exportTerminal', files: [], decisions: [] });
  });
});
