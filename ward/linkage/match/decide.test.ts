import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffAct, Ward } from '../../../contracts/ward.js';
import { enter, exported, masked, numberOf, openWard, personForm, resident, start } from '../../ward-fixture.js';
import { exportedToTerminal, noticeFile, noticeOf, resultRows, terminalResultFile } from '../terminal-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-21T09:30');
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [
    resident('A-1', 1, { name: '試験 親', nameKana: 'シケン オヤ' }), resident('A-2', 2, { name: '試験 一郎', nameKana: 'シケン イチロウ', bornOn: '2015-01-01' }), resident('A-3', 3, { name: '試験 二郎', nameKana: 'シケン ジロウ', bornOn: '2015-01-01' }),
  ]));
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('B-1', 11, { name: '別人 花', nameKana: 'ベツジン ハナ', address: '東京都港区架空九丁目9番9号' })]));
  await exported(ward);
  await ward.deliver(noticeFile([noticeOf('MN-1', 'A-2', 'P00000002'), noticeOf('MN-2', 'A-3', 'P00000003'), noticeOf('MN-3', 'B-1', 'P00000004', { verdict: 'H1', bornOnLevel: 'D3', nameLevel: 'K0', nameKanaLevel: 'N0' })]));
});
const open = (noticeId: string, by = '担当 一') => ward.act({ act: 'openMatchCase', noticeId, by, purpose: '突合結果の調査' });
type Decide = Extract<StaffAct, { act: 'decideMatch' }>;
const decide = (noticeId: string, facts: Omit<Decide, 'act' | 'noticeId' | 'by' | 'why'>) => ward.act({ act: 'decideMatch', noticeId, by: '担当 一', why: '調べた結果', ...facts });
const states = async () => Object.fromEntries((await ward.query({ query: 'matchNotices' })).notices.map(({ noticeId, state }) => [noticeId, state]));
const codesOf = ({ refusals }: Awaited<ReturnType<typeof open>>) => refusals.map(({ code }) => code);
const swap = { decision: 'wrongLink' as const, corrections: [{ personKey: 'A-2', individualNumber: numberOf(3) }, { personKey: 'A-3', individualNumber: numberOf(2) }] };

describe('突合結果の調査', () => {
  it('調査を始めると、水準からの見立てが示され、始めた人が記録に残る', async () => {
    expect(await open('MN-1')).toMatchObject({ accepted: true, decisions: [{ rule: 'matchSuggestion', outcome: 'familyMixup' }] });
    expect((await ward.query({ query: 'accessLog' })).rows).toEqual([{ accessedAt: '2025-05-21T09:30', by: '担当 一', purpose: '突合結果の調査', noticeId: 'MN-1', action: 'openCase', personKey: 'A-2', items: ['突合結果'] }]);
    expect(await states()).toEqual({ 'MN-1': 'investigating', 'MN-2': 'received', 'MN-3': 'received' });
  });
  it('知らない通知、調査中の通知は、理由と直し方を言って断る', async () => {
    await open('MN-1');
    expect(codesOf(await open('MN-9'))).toEqual(['TSG-W190']);
    expect((await open('MN-1', '担当 二')).refusals).toMatchObject([{ code: 'TSG-W192', why: '2025-05-21T09:30 に 担当 一 が調査を始めている' }]);
  });
  it('始めていない通知の資料は見せず、記録も増えない', async () => {
    expect(await ward.query({ query: 'matchCase', noticeId: 'MN-1', by: '担当 一', purpose: '調査' })).toMatchObject({ state: 'received', materials: null, withheld: expect.stringContaining('調査を始めていない') });
    expect(await ward.query({ query: 'matchCase', noticeId: 'MN-9', by: '担当 一', purpose: '調査' })).toMatchObject({ state: null, materials: null });
    expect((await ward.query({ query: 'accessLog' })).rows).toEqual([]);
  });
  it('目的を言わない閲覧、空白だけの目的は受け付けない', async () => {
    await expect(ward.query({ query: 'matchCase', noticeId: 'MN-1', by: '担当 一', purpose: '' })).rejects.toMatchObject({ code: 'TSG-W002', pointers: ['/purpose'] });
    await expect(ward.query({ query: 'matchCase', noticeId: 'MN-1', by: '　', purpose: '　 ' })).rejects.toMatchObject({ code: 'TSG-W002', pointers: ['/by', '/purpose'] });
    await expect(ward.act({ act: 'openMatchCase', noticeId: 'MN-1', by: '担当 一', purpose: ' ' })).rejects.toMatchObject({ code: 'TSG-W002' });
    expect(await states()).toMatchObject({ 'MN-1': 'received' });
  });
  it('資料には住民記録、届出、世帯、区の中の似た人がそろい、個人番号は印だけ、見せた人は全員記録に残る', async () => {
    await open('MN-1');
    const answer = await ward.query({ query: 'matchCase', noticeId: 'MN-1', by: '担当 二', purpose: '双子か確かめる' });
    const { materials } = answer;
    expect(materials).toMatchObject({
      notice: { verdict: 'H2', nameLevel: 'K5', findings: [] }, suggestion: { outcome: 'familyMixup' }, resident: { personKey: 'A-2', numberToken: masked(numberOf(2)), isHousehold: true },
      notifications: [{ act: 'enterNotification.start.leaveEmployeeInsurance', recordedAt: '2025-05-21T09:30' }], household: [{ personKey: 'A-1' }, { personKey: 'A-3' }],
    });
    expect(materials!.candidates.map(({ personKey, isHousehold, outcome, because }) => [personKey, isHousehold, outcome, because[0]!.slice(0, 2)])).toEqual([['A-3', true, 'different', 'R7'], ['A-1', true, 'different', 'R9']]);
    expect(JSON.stringify(answer)).not.toMatch(/\d{12}/);
    expect((await ward.query({ query: 'accessLog' })).rows.filter(({ action }) => action === 'readCase').map(({ by, purpose, personKey }) => [by, purpose, personKey])).toEqual(['A-2', 'A-1', 'A-3'].map((personKey) => ['担当 二', '双子か確かめる', personKey]));
    expect((await ward.query({ query: 'accessLog', personKey: 'A-1' })).rows).toHaveLength(1);
  });
  it('不開示の人の住所は、資料にも記録の項目にも出ない', async () => {
    await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('D-1', 21, { name: '別人 花', nameKana: 'ベツジン ハナ', isNotDisclosed: true, address: '東京都港区秘密一丁目1番1号' })]));
    await open('MN-3');
    const answer = await ward.query({ query: 'matchCase', noticeId: 'MN-3', by: '担当 一', purpose: '調査' });
    expect(answer.materials!.candidates).toMatchObject([{ personKey: 'D-1', address: null, isNotDisclosed: true, nameLevel: 'K0', addressLevel: 'A4', outcome: 'same' }]);
    expect(JSON.stringify(answer)).not.toContain('秘密');
    expect((await ward.query({ query: 'accessLog', personKey: 'D-1' })).rows[0]!.items).not.toContain('住所');
  });
  it('通知が住基の値を見せるときは、その値で番号の持ち主を探す', async () => {
    await ward.deliver(noticeFile([noticeOf('MN-4', 'A-1', 'P00000001', { residentName: '別人 花', residentNameKana: 'ﾍﾞﾂｼﾞﾝ ﾊﾅ', residentBornOn: '1980-05-05', residentSex: '1', residentAddress: '港区架空９丁目９－９' })], 2));
    await open('MN-4');
    const { materials } = await ward.query({ query: 'matchCase', noticeId: 'MN-4', by: '担当 一', purpose: '調査' });
    expect(materials!.candidates.find(({ personKey }) => personKey === 'B-1')).toMatchObject({ isHousehold: false, outcome: 'same', nameLevel: 'K0', nameKanaLevel: 'N1', addressLevel: 'A1', because: expect.arrayContaining([expect.stringContaining('R2')]) });
  });
});

describe('突合結果についての決定', () => {
  it('紐付け誤りは関わる全員の番号を訂正として集約へ送り、端末には何も出さず、相手の通知も済む', async () => {
    await open('MN-1');
    expect(await decide('MN-1', swap)).toMatchObject({ accepted: true, decisions: expect.arrayContaining([expect.objectContaining({ rule: 'matchDecision', outcome: 'linkCorrected' })]) });
    expect(await states()).toEqual({ 'MN-1': 'decided', 'MN-2': 'superseded', 'MN-3': 'received' });
    expect((await exported(ward)).persons.map(({ personKey, individualNumber, operation, changeReason }) => [personKey, individualNumber, operation, changeReason])).toEqual([
      ['A-1', numberOf(1), 'register', 'leaveEmployeeInsurance'], ['A-2', numberOf(3), 'correct', 'correction'], ['A-3', numberOf(2), 'correct', 'correction'],
    ]);
    expect((await exportedToTerminal(ward)).names).toEqual([]);
    expect((await ward.query({ query: 'accessLog' })).rows.filter(({ action }) => action === 'decide').map(({ personKey, purpose, items }) => [personKey, purpose, items])).toEqual([['A-2', '調べた結果', ['individualNumber']], ['A-3', '調べた結果', ['individualNumber']]]);
  });
  it('片方だけの入れ替えは断り、通知も記録も動かない', async () => {
    await open('MN-1');
    expect(codesOf(await decide('MN-1', { decision: 'wrongLink', corrections: [swap.corrections[0]!] }))).toEqual(['TSG-W121']);
    expect(codesOf(await decide('MN-1', { decision: 'wrongLink', corrections: [{ personKey: 'B-1', individualNumber: numberOf(31) }] }))).toEqual(['TSG-W196']);
    expect(await states()).toEqual({ 'MN-1': 'investigating', 'MN-2': 'received', 'MN-3': 'received' });
    expect((await exported(ward)).persons).toEqual([]);
    expect((await ward.query({ query: 'accessLog' })).rows.map(({ action }) => action)).toEqual(['openCase']);
  });
  it('データ誤りは区の記録を訂正し、加入者情報の更新を一度だけ出す', async () => {
    await open('MN-3');
    expect(await decide('MN-3', { decision: 'dataError', changes: { bornOn: '1980-05-06' } })).toMatchObject({ accepted: true });
    expect((await exported(ward)).persons).toMatchObject([{ personKey: 'B-1', bornOn: '1980-05-06', operation: 'correct', changeReason: 'correction' }]);
    expect(await exportedToTerminal(ward)).toEqual({
      names: ['memberUpdate_131032_2025-05-21_1.csv'], clearances: [],
      updates: [{ updateId: 'U00000001', bundle: null, kind: 'fixAttributes', historyKey: 'MI-B-1/P00000004', version: 1, individualNumber: null, name: null, nameKana: null, bornOn: '1980-05-06', sex: null, address: null, why: '調べた結果', actor: '担当 一' }],
    });
    expect((await exportedToTerminal(ward)).names).toEqual([]);
  });
  it('番号の変更は個人番号変更として集約へ送り、加入者情報の更新も出す', async () => {
    await open('MN-3');
    expect(codesOf(await decide('MN-3', { decision: 'numberReplaced', corrections: [{ personKey: 'B-1', individualNumber: numberOf(31) }, { personKey: 'A-1', individualNumber: numberOf(32) }] }))).toEqual(['TSG-W196']);
    expect(await decide('MN-3', { decision: 'numberReplaced', corrections: [{ personKey: 'B-1', individualNumber: numberOf(31) }] })).toMatchObject({ accepted: true });
    expect((await exported(ward)).persons).toMatchObject([{ personKey: 'B-1', individualNumber: numberOf(31), operation: 'update', changeReason: 'individualNumberChange' }]);
    expect((await exportedToTerminal(ward)).updates).toMatchObject([{ kind: 'adoptNewNumber', individualNumber: numberOf(31), name: null }]);
  });
  it('正しいときは理由付き疑いなしだけを出し、集約へは何も送らない', async () => {
    await open('MN-1');
    expect(await decide('MN-1', { decision: 'correct', reasonCode: 'notation' })).toMatchObject({ accepted: true });
    expect((await exported(ward)).names).toEqual([]);
    expect(await exportedToTerminal(ward)).toMatchObject({ names: ['clearance_131032_2025-05-21_1.csv'], clearances: [{ clearanceId: 'C00000001', historyKey: 'MI-A-2/P00000002', version: 1, reasonCode: 'notation', reasonText: '調べた結果', actor: '担当 一' }] });
    expect(await states()).toEqual({ 'MN-1': 'decided', 'MN-2': 'received', 'MN-3': 'received' });
  });
  it('調査の前、二度目、要るもののない決定、余計なもののある決定は、理由をすべて言って断る', async () => {
    expect(codesOf(await decide('MN-1', { decision: 'correct', reasonCode: 'notation' }))).toEqual(['TSG-W191']);
    expect(codesOf(await decide('MN-9', { decision: 'correct', reasonCode: 'notation' }))).toEqual(['TSG-W190']);
    expect(codesOf(await decide('MN-1', { decision: 'correct' }))).toEqual(['TSG-W191', 'TSG-W195']);
    expect(codesOf(await decide('MN-1', { decision: 'dataError', corrections: swap.corrections, reasonCode: 'other' }))).toEqual(['TSG-W191', 'TSG-W195', 'TSG-W195', 'TSG-W195']);
    await open('MN-1');
    expect(codesOf(await decide('MN-1', { decision: 'dataError', changes: { name: '試験 一郎' } }))).toEqual(['TSG-W153']);
    await decide('MN-1', { decision: 'correct', reasonCode: 'residentConfirmed' });
    expect(codesOf(await decide('MN-1', { decision: 'correct', reasonCode: 'residentConfirmed' }))).toEqual(['TSG-W193']);
    expect(codesOf(await open('MN-1'))).toEqual(['TSG-W193']);
  });
  it('端末が受理すれば済み、断れば通知は職員に戻り、もう一度決められる', async () => {
    await open('MN-1');
    await open('MN-3');
    await decide('MN-1', { decision: 'correct', reasonCode: 'notation' });
    await decide('MN-3', { decision: 'correct', reasonCode: 'other' });
    const { names: [name] } = await exportedToTerminal(ward);
    expect(await ward.deliver(terminalResultFile([resultRows(name!, 'C00000001'), resultRows(name!, 'C00000002', { line: 4, outcome: 'rejected', code: 'E-STATE', message: '今の状態ではできない' })]))).toMatchObject({ accepted: true, applied: 2, issues: [] });
    expect(await states()).toMatchObject({ 'MN-1': 'answered', 'MN-3': 'returned' });
    expect((await ward.query({ query: 'matchNotices' })).notices.find(({ noticeId }) => noticeId === 'MN-3')).toMatchObject({ issueCodes: ['E-STATE'], decision: 'correct', decidedBy: '担当 一' });
    await open('MN-3', '担当 二');
    expect(await decide('MN-3', { decision: 'correct', reasonCode: 'other' })).toMatchObject({ accepted: true });
    expect(await exportedToTerminal(ward)).toMatchObject({ names: ['clearance_131032_2025-05-21_2.csv'], clearances: [{ clearanceId: 'C00000003' }] });
  });
  it('端末がファイルを丸ごと断れば全部が、読めない行だけを断ればその行の通知が、職員に返る', async () => {
    await open('MN-1');
    await open('MN-3');
    await decide('MN-1', { decision: 'correct', reasonCode: 'other' });
    await decide('MN-3', { decision: 'correct', reasonCode: 'other' });
    const { names: [whole] } = await exportedToTerminal(ward);
    const refused = { itemId: '-', outcome: 'rejected', message: '断る' } as const;
    expect(await ward.deliver(terminalResultFile([resultRows(whole!, '-', { ...refused, line: 0, code: 'E-LIMIT' })]))).toMatchObject({ accepted: true, applied: 1, issues: [] });
    expect(await states()).toMatchObject({ 'MN-1': 'returned', 'MN-3': 'returned' });
    for (const noticeId of ['MN-1', 'MN-3']) {
      await open(noticeId);
      await decide(noticeId, { decision: 'correct', reasonCode: 'other' });
    }
    const { names: [again] } = await exportedToTerminal(ward);
    await ward.deliver(terminalResultFile([resultRows(again!, 'C00000003'), resultRows(again!, '-', { ...refused, line: 4, code: 'E-FORMAT' })], 2));
    expect(await states()).toMatchObject({ 'MN-1': 'answered', 'MN-3': 'returned' });
    expect((await ward.query({ query: 'matchNotices' })).notices.flatMap(({ noticeId, issueCodes }) => (issueCodes.length > 0 ? [[noticeId, issueCodes]] : []))).toEqual([['MN-1', ['E-LIMIT']], ['MN-3', ['E-LIMIT', 'E-FORMAT']]]);
    expect(await ward.deliver(terminalResultFile([resultRows('clearance_131032_2025-05-01_9.csv', '-', { ...refused, line: 0, code: 'E-LIMIT' })], 3))).toMatchObject({ accepted: false, issues: [{ code: 'E-UNKNOWN' }] });
  });
  it('氏名変更の届出の後でも、出す行は通知の版を指す', async () => {
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-20', personKey: 'B-1', name: '新姓 花', nameKana: 'シンセイ ハナ' }));
    await open('MN-3');
    await decide('MN-3', { decision: 'correct', reasonCode: 'nameChangePending' });
    expect((await exportedToTerminal(ward)).clearances).toMatchObject([{ historyKey: 'MI-B-1/P00000004', version: 1 }]);
  });
});
