import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../../contracts/ward.js';
import { enter, exported, householdForm, openWard, resident, start } from '../../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-20T09:30');
  await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2), resident('A-3', 3)]));
  await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('B-1', 11), resident('B-2', 12)], ['B-2']));
  await exported(ward);
});
const household = (personKey: string) => ward.query({ query: 'household', personKey });

describe('世帯変更の届出', () => {
  it('世帯分離では適用期間が続いたまま世帯の識別と枝番が替わり、両方の世帯を送る', async () => {
    const result = await enter(ward, householdForm({ reason: 'householdSplit', occurredOn: '2025-05-10', personKeys: ['A-2', 'A-3'], headPersonKey: 'A-3', newAddress: '東京都港区試験二丁目2番2号' }));
    expect(result).toMatchObject({ accepted: true, householdKey: '00000003' });
    expect(await household('A-2')).toEqual({ householdKey: '00000003', headPersonKey: 'A-3', headKind: 'insured', insuredPersonKeys: ['A-2', 'A-3'], address: '東京都港区試験二丁目2番2号' });
    expect(await household('A-1')).toMatchObject({ householdKey: '00000001', headPersonKey: 'A-1', insuredPersonKeys: ['A-1'] });
    const sent = await exported(ward);
    expect(sent.households).toMatchObject([
      { householdKey: '00000001', changeReason: 'householdSplit', changeOn: '2025-05-10', operation: 'update', revision: 2 },
      { householdKey: '00000003', headPersonKey: 'A-3', changeReason: 'householdSplit', operation: 'register', revision: 1 },
    ]);
    expect(sent.persons.map(({ personKey, householdKey, periodKey, branchNumber, memberKind, revision, changeReason, applicationStartOn }) => [personKey, householdKey, periodKey, branchNumber, memberKind, revision, changeReason, applicationStartOn])).toEqual([
      ['A-1', '00000001', 'P00000001', '01', 'head', 1, 'moveInFromOutside', '2025-04-01'],
      ['A-2', '00000003', 'P00000002', '01', 'member', 2, 'householdSplit', '2025-04-01'],
      ['A-3', '00000003', 'P00000003', '02', 'head', 2, 'householdSplit', '2025-04-01'],
    ]);
    expect((await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates.map(({ state, reason }) => [state, reason])).toEqual([['recalled', '世帯分離'], ['issued', '世帯分離']]);
  });
  it('被保険者が全員、擬制世帯主を残して分かれると、元の世帯には被保険者がいない', async () => {
    await enter(ward, householdForm({ reason: 'householdSplit', occurredOn: '2025-05-10', personKeys: ['B-2'], headPersonKey: 'B-2' }));
    expect(await household('B-2')).toMatchObject({ householdKey: '00000003', headPersonKey: 'B-2', headKind: 'insured' });
    expect(await household('B-1')).toMatchObject({ householdKey: '00000002', insuredPersonKeys: [] });
    expect(await exported(ward)).toMatchObject({ households: [{ householdKey: '00000003' }], persons: [{ personKey: 'B-2' }] });
  });
  it('世帯合併では入った世帯の世帯員になり、枝番は先にいた人と重ならない', async () => {
    await enter(ward, householdForm({ reason: 'householdMerge', occurredOn: '2025-05-10', personKeys: ['B-2'], headPersonKey: 'A-1' }));
    expect(await household('B-2')).toMatchObject({ householdKey: '00000001', headPersonKey: 'A-1', insuredPersonKeys: ['A-1', 'A-2', 'A-3', 'B-2'] });
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'B-2')).toMatchObject({ householdKey: '00000001', branchNumber: '04', memberKind: 'member', changeReason: 'householdMerge' });
  });
  it('入る世帯の世帯員が新しい世帯主になる合併もある', async () => {
    await enter(ward, householdForm({ reason: 'householdMerge', occurredOn: '2025-05-10', personKeys: ['B-2'], headPersonKey: 'A-2' }));
    expect(await household('B-2')).toMatchObject({ householdKey: '00000001', headPersonKey: 'A-2', headKind: 'insured' });
    expect((await exported(ward)).persons.filter(({ personKey }) => personKey.startsWith('A')).map(({ personKey, memberKind, revision }) => [personKey, memberKind, revision])).toEqual([['A-1', 'member', 2], ['A-2', 'head', 2], ['A-3', 'member', 1]]);
  });
  it('分かれて戻った人は前と同じ枝番になる', async () => {
    await enter(ward, householdForm({ reason: 'householdSplit', occurredOn: '2025-05-10', personKeys: ['A-3'], headPersonKey: 'A-3' }));
    await enter(ward, householdForm({ reason: 'householdMerge', occurredOn: '2025-05-12', personKeys: ['A-3'], headPersonKey: 'A-1' }));
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-3')).toMatchObject({ householdKey: '00000001', branchNumber: '03', revision: 3 });
  });
  it('世帯主変更では前と後の世帯主の記録が版を重ねる', async () => {
    const result = await enter(ward, householdForm({ reason: 'headChange', occurredOn: '2025-05-10', personKeys: ['A-1', 'A-2', 'A-3'], headPersonKey: 'A-2' }));
    expect(result.accepted).toBe(true);
    const sent = await exported(ward);
    expect(sent.households).toMatchObject([{ headPersonKey: 'A-2', headKind: 'insured', changeReason: 'headChange' }]);
    expect(sent.persons.map(({ personKey, memberKind, revision }) => [personKey, memberKind, revision])).toEqual([['A-1', 'member', 2], ['A-2', 'head', 2], ['A-3', 'member', 1]]);
  });
  it('新しい擬制世帯主は届出に情報を添えて登録する', async () => {
    await enter(ward, householdForm({ reason: 'headChange', occurredOn: '2025-05-10', personKeys: ['A-1', 'A-2', 'A-3'], headPersonKey: 'A-9', residents: [resident('A-9', 9)] }));
    expect(await exported(ward)).toMatchObject({ households: [{ headPersonKey: 'A-9', headKind: 'nominal' }], persons: [{ personKey: 'A-9', memberKind: 'nominalHead' }, { personKey: 'A-1' }, { personKey: 'A-2' }, { personKey: 'A-3' }] });
  });
  it('転居では世帯の住所と全員の住所が替わる', async () => {
    await enter(ward, householdForm({ reason: 'addressWithinMunicipality', occurredOn: '2025-05-10', personKeys: ['B-2'], headPersonKey: 'B-1', newAddress: '東京都港区試験三丁目3番3号' }));
    const sent = await exported(ward);
    expect(sent.households).toMatchObject([{ householdAddress: '東京都港区試験三丁目3番3号', changeReason: 'addressWithinMunicipality' }]);
    expect(sent.persons.map(({ personKey, address, changeReason }) => [personKey, address, changeReason])).toEqual([
      ['B-1', '東京都港区試験三丁目3番3号', 'addressWithinMunicipality'], ['B-2', '東京都港区試験三丁目3番3号', 'addressWithinMunicipality'],
    ]);
  });
  it('断られた世帯変更は何も替えない', async () => {
    const result = await enter(ward, householdForm({ reason: 'householdSplit', occurredOn: '2025-05-10', personKeys: ['A-1'], headPersonKey: 'A-1' }));
    expect(result.refusals.map(({ code, raw }) => [code, raw])).toEqual([['TSG-W151', 'A-1']]);
    expect((await exported(ward)).names).toEqual([]);
  });
});
