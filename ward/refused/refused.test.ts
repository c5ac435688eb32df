import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActResult, Ward } from '../../contracts/ward.js';
import { datesFile, end, enter, exported, idFile, numberOf, openWard, resident, resultFile, start, startOf } from '../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-04-12T07:00');
  await enter(ward, start('moveInWithinPrefecture', '2025-04-01', [resident('A-1', 1)]));
});
const listed = async () => (await ward.query({ query: 'refused' })).refused;
const retake = (refusedId: string): Promise<ActResult> => ward.act({ act: 'retakeRefused', refusedId, by: '担当', why: '試験' });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('断ったファイル', () => {
  it('取り込んだものは一覧になく、断ったものは名・大きさ・SHA-256・日時・すべての指摘とともにある', async () => {
    await ward.deliver(idFile([['MI-1', 'A-1']]));
    const bytes = Buffer.from(Buffer.from(datesFile([{ municipalInsuredId: 'MI-1', version: 1 }, { municipalInsuredId: 'MI-2', version: 1 }]).bytes).toString().replaceAll('2019-04-01', '2019-04-31'));
    const { issues } = await ward.deliver({ name: 'qualificationDates_131032_2025-04-11_1.csv', bytes });
    expect(await listed()).toEqual([{
      refusedId: 'RF-1', kind: 'file', name: 'qualificationDates_131032_2025-04-11_1.csv', bytes: bytes.length, sha256: sha256(bytes), times: 1, refusedAt: '2025-04-12T07:00', acceptedAt: null, issues: issues.map((issue) => Object.fromEntries(Object.entries(issue).filter(([key]) => key !== 'byte'))),
    }]);
    expect(issues.map(({ code, line, raw }) => [code, line, raw])).toEqual([['E203', 3, '2019-04-31'], ['E203', 4, '2019-04-31']]);
  });
  it('空のファイルも、知らない名のファイルも残り、同じものは一行で、何度断ったかを数える', async () => {
    for (const bytes of [new Uint8Array(), new Uint8Array([1]), new Uint8Array([1])]) await ward.deliver({ name: 'メモ.txt', bytes });
    await ward.deliver({ name: '別.txt', bytes: new Uint8Array([1]) });
    expect((await listed()).map(({ refusedId, name, bytes, times }) => [refusedId, name, bytes, times])).toEqual([['RF-1', 'メモ.txt', 0, 1], ['RF-2', 'メモ.txt', 1, 2], ['RF-3', '別.txt', 1, 1]]);
  });
  it('わけがなくなってから受け付け直せば、届いたとおりに取り込む。二度は受け付け直せない', async () => {
    const twin = await openWard('2025-04-12T07:00');
    await enter(twin, start('moveInWithinPrefecture', '2025-04-01', [resident('A-1', 1)]));
    const { names } = await exported(twin);
    expect(await ward.deliver(resultFile('BT-9', 'accepted', names))).toMatchObject({ accepted: false, issues: [{ code: 'E105' }] });
    expect(await retake('RF-1')).toMatchObject({ accepted: false, refusals: [{ code: 'E105' }] });
    expect(await listed()).toMatchObject([{ times: 2, acceptedAt: null }]);
    await exported(ward);
    await ward.setClock('2025-04-13T07:00');
    expect(await retake('RF-1')).toMatchObject({ accepted: true, refusals: [], decisions: [{ outcome: 'taken' }] });
    expect((await ward.query({ query: 'batches' })).batches).toMatchObject([{ batchId: 'BT-9', state: 'accepted' }]);
    expect(await listed()).toMatchObject([{ times: 2, refusedAt: '2025-04-12T07:00', acceptedAt: '2025-04-13T07:00' }]);
    expect(await retake('RF-1')).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W391' }] });
  });
  it('送り手がもう一度届けて取り込まれたものにも、受け付けた日時が付く', async () => {
    const twin = await openWard('2025-04-12T07:00');
    await enter(twin, start('moveInWithinPrefecture', '2025-04-01', [resident('A-1', 1)]));
    const file = resultFile('BT-9', 'accepted', (await exported(twin)).names);
    await ward.deliver(file);
    await exported(ward);
    expect(await ward.deliver(file)).toMatchObject({ accepted: true });
    expect(await listed()).toMatchObject([{ name: file.name, times: 1, acceptedAt: '2025-04-12T07:00' }]);
  });
  it('空の状態から始めれば、一覧も空になる', async () => {
    await ward.deliver({ name: 'メモ.txt', bytes: new Uint8Array([1]) });
    await ward.reset(startOf('2025-04-12T07:00'));
    expect(await listed()).toEqual([]);
  });
});

describe('断った操作', () => {
  it('受け付けた操作は一覧になく、断った届出は指摘とともにあり、個人番号は見せない', async () => {
    expect(await enter(ward, start('moveInWithinPrefecture', '2025-04-20', [resident('C-1', 3)], ['C-1'], { notificationId: 'N-ahead' }))).toMatchObject({ accepted: false });
    const [one] = await listed();
    expect(one).toMatchObject({ refusedId: 'RF-1', kind: 'act', name: 'enterNotification', times: 1, issues: [{ code: 'TSG-W101', ja: '届出日', raw: '2025-04-20' }] });
    expect(JSON.stringify(one)).not.toContain(numberOf(3));
  });
  it('日が来てから受け付け直せば、書いてあったとおりの届出になる', async () => {
    await enter(ward, start('moveInWithinPrefecture', '2025-04-20', [resident('C-1', 3)], ['C-1'], { notificationId: 'N-ahead' }));
    await ward.setClock('2025-04-20T09:00');
    expect(await retake('RF-1')).toMatchObject({ accepted: true, refusals: [] });
    expect((await ward.query({ query: 'qualification', personKey: 'C-1' })).periods).toMatchObject([{ applicationStartOn: '2025-04-20' }]);
    expect(await listed()).toMatchObject([{ acceptedAt: '2025-04-20T09:00' }]);
  });
  it('同じ届出をもう一度入力して受け付けられても、受け付けた日時が付く', async () => {
    const form = end('joinEmployeeInsurance', '2025-04-15', ['A-1'], { notificationId: 'N-end' });
    await enter(ward, form);
    await ward.setClock('2025-04-15T09:00');
    expect(await enter(ward, form)).toMatchObject({ accepted: true });
    expect(await listed()).toMatchObject([{ name: 'enterNotification', times: 1, acceptedAt: '2025-04-15T09:00' }]);
  });
  it('ない識別は断り、断った受け付け直しは一覧に加わらない', async () => {
    for (const refusedId of ['RF-1', 'RF-0', 'x']) expect(await retake(refusedId)).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W390', raw: refusedId }] });
    expect(await listed()).toEqual([]);
  });
});
