import { afterAll, beforeAll, expect, it } from 'vitest';
import { memberChange } from '../../contracts/insurer-hub/member-change.js';
import { hubBed } from './bed.examples.js';
import { A, memberRow, numberOf, residentOf } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

it('手で書いた被保険者異動情報のバイトを受け取り、決まったバイトの突合結果を出す', async () => {
  const desk = await bed.begin();
  const name = 'memberChange_131016_2025-05-12_1.csv';
  const bytes = Buffer.from([
    'header,memberChange,public-knowledge/interfaces@1.0.0,131016,2025-05-12,1',
    'historyKey,version,operation,municipalInsuredId,personKey,individualNumber,insurerNumber,householdKey,branchNumber,name,nameKana,bornOn,sex,address,headName,validFrom,validTo,acquiredOn,lostOn,lossReason,copayRatios,limitCategory,cardUseCancellation,isNotDisclosed,selfInfoBlocked',
    `MI-1/T1,1,register,MI-1,P1,${numberOf(1)},138016,24-1,01,"見本, 太郎",ミホン タロウ,1980-02-29,1,,見本 太郎,2025-04-01,,2025-04-01,,,2020-08-01/2029-07-31/030,B06,0,1,0`,
    'trailer,1',
  ].map((line) => `${line}\n`).join(''));
  expect(Buffer.from(desk.file(memberChange, A, 1, [memberRow(A, {
    n: 1, historyKey: 'MI-1/T1', municipalInsuredId: 'MI-1', householdKey: '24-1', name: '見本, 太郎', nameKana: 'ミホン タロウ', bornOn: '1980-02-29', sex: '1', address: null, headName: '見本 太郎', limitCategory: 'B06', isNotDisclosed: true,
  })]).bytes).toString()).toBe(bytes.toString());
  await desk.resident(numberOf(1), residentOf(memberRow(A, { n: 1 }), { name: '見本, 太郎', nameKana: 'ミホン タロウ', bornOn: '1980-02-28', sex: '1', address: '東京都千代田区架空町1' }));
  expect(await desk.put(A, { name, bytes })).toMatchObject({ status: 202 });
  await desk.overnight();
  const [result] = await desk.outbox(A);
  expect(Buffer.from(await desk.fetched(A, result!.name)).toString()).toBe([
    'header,hubResult,public-knowledge/interfaces@1.0.0,131016,2025-05-12,1', 'rowKind,fileName,outcome,receivedCount,storedCount,rejectedCount,code,line,fieldJa,historyKey,message,cure', `summary,${name},accepted,1,1,0,,,,,,`, 'trailer,1',
  ].map((line) => `${line}\n`).join(''));
  const [notice] = await desk.outbox(A, '/terminal/outbox');
  expect(notice!.name).toBe('matchNotice_131016_2025-05-13_1.csv');
  const noticeId = (await desk.shownNotices(A))[0].noticeId as string;
  expect(Buffer.from(await desk.fetched(A, notice!.name, '/terminal/outbox')).toString()).toBe([
    'header,matchNotice,public-knowledge/interfaces@1.0.0,131016,2025-05-13,1',
    'noticeId,historyKey,version,personKey,insurerPersonKey,enquiredOn,verdict,grade,nameLevel,nameKanaLevel,bornOnLevel,sexLevel,addressLevel,because,findings,identityFlag,stopped,answerBy,ruleSetId,policyId,residentName,residentNameKana,residentBornOn,residentSex,residentAddress',
    `${noticeId},MI-1/T1,1,P1,IPK0000000001,2025-05-12,H1,1,K0,N0,D3,S0,AX,生年月日: 1日違い、住所: 住所のない側がある,typing,2,both,2025-06-12,totsugo/five-items@1.4.0,anyMismatchStops,,,,,`,
    'trailer,1',
  ].map((line) => `${line}\n`).join(''));
});
