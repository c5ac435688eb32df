import { beforeEach, describe, expect, it } from 'vitest';
import { capabilities, type StaffAct, type Ward } from '../contracts/ward.js';
import { inMemory } from '../store/sqlite.js';
import { referenceWard } from './reference.js';
import { datesFile, enter, exported, idFile, masked, numberOf, openWard, profile, resident, start, startOf } from './ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-04-10T09:30');
});

describe('区のシステムの口', () => {
  it('届出を入力し、世帯と個人の対のファイルを作り、都道府県の日付を取り込む', async () => {
    const result = await enter(ward, start('moveInWithinPrefecture', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)], ['A-2']));
    expect(result).toMatchObject({ accepted: true, refusals: [], householdKey: '00000001' });
    const { households, persons } = await exported(ward);
    expect(households).toMatchObject([{ insurerNumber: '138032', householdKey: '00000001', headPersonKey: 'A-1', headKind: 'nominal', changeOn: '2025-04-01', changeReason: 'moveInWithinPrefecture', operation: 'register', revision: 1 }]);
    expect(persons).toMatchObject([
      { personKey: 'A-1', memberKind: 'nominalHead', periodKey: null, branchNumber: null, individualNumber: numberOf(1) },
      { personKey: 'A-2', memberKind: 'member', branchNumber: '01', periodKey: 'P00000001', applicationStartOn: '2025-04-01', acquiredOn: null, operation: 'register', revision: 1, individualNumber: numberOf(2) },
    ]);
    await ward.deliver(idFile([['MI-2', 'A-2']]));
    await ward.deliver(datesFile([{ municipalInsuredId: 'MI-2', version: 1 }]));
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toEqual({
      personKey: 'A-2', known: true, periods: [{ applicationStartOn: '2025-04-01', applicationStartReason: 'moveInWithinPrefecture', applicationEndOn: null, applicationEndReason: null, voided: false }],
      acquiredOn: '2019-04-01', lostOn: null, continuity: 'continued', municipalInsuredId: 'MI-2', issueCodes: [], ownAcquiredOn: null, ownLostOn: null, specialResidenceKind: null, cardUseCancellation: false,
    });
  });
  it('すべての能力を持つ', async () => {
    expect(await ward.capabilities()).toEqual(capabilities);
  });
  it('知らない人の照会には、知らないと答える', async () => {
    expect(await ward.query({ query: 'qualification', personKey: 'X-1' })).toMatchObject({ known: false, periods: [], acquiredOn: null });
    expect(await ward.query({ query: 'household', personKey: 'X-1' })).toEqual({ householdKey: null, headPersonKey: null, headKind: null, insuredPersonKeys: [], address: null });
    expect(await ward.query({ query: 'certificates', personKey: 'X-1' })).toEqual({ certificates: [] });
    expect(await ward.query({ query: 'history', personKey: 'X-1' })).toEqual({ rows: [] });
    expect(await ward.query({ query: 'batches' })).toEqual({ batches: [] });
  });
  it('reset で何も残らない区になる', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]));
    await exported(ward);
    await ward.reset(startOf('2025-06-01T09:00'));
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ known: false });
    expect(await ward.query({ query: 'batches' })).toEqual({ batches: [] });
    expect(await enter(ward, start('moveInFromOutside', '2025-05-01', [resident('B-1', 1)]))).toMatchObject({ accepted: true, householdKey: '00000001' });
  });
  it('始めていない区の操作は TSG-W001', async () => {
    const unopened = await referenceWard({ database: await inMemory().database('ward'), profile, masked });
    await expect(unopened.run('exportChanges')).rejects.toMatchObject({ code: 'TSG-W001' });
    await expect(unopened.setClock('2025-04-10T10:00')).rejects.toMatchObject({ code: 'TSG-W001' });
  });
  it('業務日時は戻らない。同じ時刻は受け、1分前は TSG-W007', async () => {
    await ward.setClock('2028-08-20T09:30');
    await ward.setClock('2028-08-20T09:30');
    await expect(ward.setClock('2028-08-20T09:29')).rejects.toMatchObject({ code: 'TSG-W007' });
  });
  it('形の違う入力は TSG-W002 で、場所を示し、値は示さない', async () => {
    const person = { ...resident('A-1', 1), individualNumber: '12345678901X' };
    const bad = { act: 'enterNotification', notification: { ...start('birth', '2025-04-01', [person]), occurredOn: '2025-02-30' } } as unknown as StaffAct;
    const error = await ward.act(bad).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'TSG-W002', pointers: ['/notification/occurredOn', '/notification/residents/0/individualNumber'] });
    expect((error as Error).message).not.toContain('12345678901');
    expect((error as Error).message).toContain('暦にある日付');
  });
  it('知らない設定は TSG-W003、使えない値は TSG-W004、わからない検査用数字の規則は TSG-W005。区は元のまま', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]));
    const reset = (facts: Partial<ReturnType<typeof startOf>>) => ward.reset({ ...startOf('2025-04-10T09:30'), ...facts });
    await expect(reset({ parameters: { kokiLossRule: 'birthday' } })).rejects.toMatchObject({ code: 'TSG-W003', pointers: ['/parameters/kokiLossRule'] });
    await expect(reset({ parameters: { koukiLossRule: 'someday' } })).rejects.toMatchObject({ code: 'TSG-W004', pointers: ['/parameters/koukiLossRule'] });
    await expect(reset({ numberMode: 'shifted:0' })).rejects.toMatchObject({ code: 'TSG-W005' });
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ known: true });
  });
  it('同時に来た届出も一つずつ受け付け、番号は重ならない', async () => {
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => enter(ward, start('moveInFromOutside', '2025-04-01', [resident(`A-${n}`, n)]))));
    expect(results.map(({ householdKey }) => householdKey)).toEqual(['00000001', '00000002', '00000003', '00000004', '00000005', '00000006']);
    expect((await exported(ward)).persons.map(({ periodKey }) => periodKey)).toEqual(['P00000001', 'P00000002', 'P00000003', 'P00000004', 'P00000005', 'P00000006']);
  });
  it('プロファイルの決まりが適用終了日の書き方を決め、開始の指定はそれに優先する', async () => {
    for (const [parameters, expected] of [[{}, '2025-04-05'], [{ applicationEndConvention: 'sameDay' }, '2025-04-06']] as const) {
      const local = await referenceWard({ database: await inMemory().database('ward'), profile: { ...profile, rules: { applicationEndConvention: 'dayBefore' } }, masked });
      await local.reset(startOf('2025-04-10T09:30', parameters));
      await enter(local, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]));
      await enter(local, { kind: 'end', notificationId: 'N-end', receivedOn: '2025-04-10', reason: 'joinEmployeeInsurance', occurredOn: '2025-04-05', personKeys: ['A-1'] });
      expect((await local.query({ query: 'qualification', personKey: 'A-1' })).periods).toMatchObject([{ applicationEndOn: expected }]);
    }
  });
});
