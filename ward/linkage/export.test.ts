import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../contracts/ward.js';
import { end, enter, exported, idFile, numberOf, openWard, personForm, resident, resultFile, start } from '../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-20T17:00');
  await enter(ward, start('moveInWithinPrefecture', '2025-05-10', [resident('A-1', 1), resident('A-2', 2)], ['A-2']));
  await enter(ward, start('moveInFromOutside', '2025-05-10', [resident('B-1', 11), resident('B-2', 12)]));
});
const states = async () => (await ward.query({ query: 'batches' })).batches.map(({ batchId, state, confirmedBy, issueCodes }) => [batchId, state, confirmedBy, issueCodes.join(' ')]);

describe('異動情報の作成', () => {
  it('世帯と個人の対を作り、通番は送るたびに1ずつ上がる', async () => {
    expect((await exported(ward)).names).toEqual(['qualificationHousehold_131032_2025-05-20_1.csv', 'qualificationPerson_131032_2025-05-20_1.csv']);
    await enter(ward, end('joinEmployeeInsurance', '2025-05-12', ['B-2']));
    expect((await exported(ward)).names).toEqual(['qualificationHousehold_131032_2025-05-20_2.csv', 'qualificationPerson_131032_2025-05-20_2.csv']);
  });
  it('異動のあった世帯だけを、世帯の被保険者全員と擬制世帯主とともに送る', async () => {
    await exported(ward);
    await enter(ward, start('birth', '2025-05-15', [resident('A-3', 3, { bornOn: '2025-05-15' })], ['A-3'], { headPersonKey: 'A-1' }));
    const sent = await exported(ward);
    expect(sent.households.map(({ householdKey }) => householdKey)).toEqual(['00000001']);
    expect(sent.persons.map(({ personKey, memberKind, revision }) => [personKey, memberKind, revision])).toEqual([['A-1', 'nominalHead', 1], ['A-2', 'member', 1], ['A-3', 'member', 1]]);
  });
  it('何も異動がなければファイルを作らない', async () => {
    await exported(ward);
    expect(await ward.run('exportChanges')).toEqual({ job: 'exportChanges', files: [], decisions: [] });
    expect(await ward.outgoing()).toEqual([]);
  });
  it('終了した期間は一度送り、次の異動では送らない', async () => {
    await exported(ward);
    await enter(ward, end('joinEmployeeInsurance', '2025-05-12', ['B-2']));
    expect((await exported(ward)).persons).toMatchObject([{ personKey: 'B-2', applicationEndOn: '2025-05-13', lostOn: '2025-05-13', lossReason: 'joinEmployeeInsurance' }, { personKey: 'B-1' }]);
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-15', personKey: 'B-1', name: '試験 新姓' }));
    expect((await exported(ward)).persons.map(({ personKey }) => personKey)).toEqual(['B-1']);
  });
  it('全件は何度作っても同じ中身で、異動分を送った後の全件は新しいことを言わない', async () => {
    await exported(ward);
    await enter(ward, end('joinEmployeeInsurance', '2025-05-12', ['B-2']));
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-15', personKey: 'A-2', name: '試験 新姓' }));
    const delta = await exported(ward);
    const full = await exported(ward, 'exportAll');
    expect((await exported(ward, 'exportAll')).persons).toEqual(full.persons);
    expect(full.persons).toEqual(expect.arrayContaining(delta.persons));
    expect(full.households).toEqual(delta.households);
    expect(full.persons.map(({ personKey }) => personKey).sort()).toEqual(['A-1', 'A-2', 'B-1', 'B-2']);
    expect((await ward.run('exportChanges')).files).toEqual([]);
  });
  it('受け取ったと言われるまでファイルは出し続け、対の両方で引き渡し済みになる', async () => {
    const { files: [first, second] } = await ward.run('exportChanges');
    await ward.taken(first!);
    expect((await ward.outgoing()).map(({ name }) => name)).toEqual([second]);
    expect(await states()).toEqual([[null, 'exported', null, '']]);
    await ward.taken(second!);
    await ward.taken(second!);
    expect(await ward.outgoing()).toEqual([]);
    expect(await states()).toEqual([[null, 'handedOver', null, '']]);
    await expect(ward.taken('知らない.csv')).rejects.toMatchObject({ code: 'TSG-W006' });
  });
  it('引き渡し前に次の異動分ができても、古い順にどちらも出す', async () => {
    const first = await ward.run('exportChanges');
    await enter(ward, end('joinEmployeeInsurance', '2025-05-12', ['B-2']));
    const second = await ward.run('exportChanges');
    expect((await ward.outgoing()).map(({ name }) => name)).toEqual([...first.files, ...second.files]);
  });
  it('市町村被保険者IDを知ってからは、IDを添える', async () => {
    await ward.deliver(idFile([['MI-2', 'A-2']]));
    expect((await exported(ward)).persons.map(({ personKey, municipalInsuredId }) => [personKey, municipalInsuredId])).toEqual([['A-1', null], ['A-2', 'MI-2'], ['B-1', null], ['B-2', null]]);
  });
  it('県内転入では取得日を言わず、県外転入では言う', async () => {
    expect((await exported(ward)).persons.map(({ personKey, applicationStartReason, acquiredOn, acquisitionReason }) => [personKey, applicationStartReason, acquiredOn, acquisitionReason])).toEqual([
      ['A-1', null, null, null], ['A-2', 'moveInWithinPrefecture', null, null], ['B-1', 'moveInFromOutside', '2025-05-10', 'moveInFromOutside'], ['B-2', 'moveInFromOutside', '2025-05-10', 'moveInFromOutside'],
    ]);
  });
  it('前の世帯で終わった期間があっても、人の今の世帯の行が後に来る', async () => {
    await enter(ward, end('moveOutside', '2025-05-12', ['B-2'], { newAddressOn: '2025-05-12' }));
    await enter(ward, start('moveInFromOutside', '2025-05-15', [resident('B-2', 12)], ['B-2'], { headPersonKey: 'A-1' }));
    expect((await exported(ward, 'exportAll')).persons.filter(({ personKey }) => personKey === 'B-2').map(({ householdKey, applicationEndOn }) => [householdKey, applicationEndOn])).toEqual([['00000002', '2025-05-12'], ['00000001', null]]);
  });
});

describe('処理結果と再送', () => {
  it('拒否された送信は一覧に残り、再送すると新しい通番で同じ中身になる', async () => {
    await enter(ward, end('joinEmployeeInsurance', '2025-05-12', ['B-2']));
    const first = await exported(ward);
    expect(await ward.deliver(resultFile('BT-1', 'rejected', first.names, 'E107'))).toMatchObject({ accepted: true, layout: 'processingResult', records: 2, applied: 1 });
    expect(await states()).toEqual([['BT-1', 'rejected', null, 'E107']]);
    expect(await ward.act({ act: 'resend', personKeys: ['A-2', 'B-2'], why: '拒否のため' })).toMatchObject({ accepted: true });
    const again = await exported(ward);
    expect(again.names).toEqual(['qualificationHousehold_131032_2025-05-20_2.csv', 'qualificationPerson_131032_2025-05-20_2.csv']);
    expect(again.persons).toEqual(first.persons);
    expect(again.households).toEqual(first.households);
  });
  it('処理結果は名前のある人が一度だけ確認する', async () => {
    const { names } = await exported(ward);
    const confirm = (by: string) => ward.act({ act: 'confirmResult', batchId: 'BT-1', by });
    expect(await confirm('国保資格係 担当')).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W180' }] });
    await ward.deliver(resultFile('BT-1', 'accepted', names));
    expect(await confirm('国保資格係 担当')).toMatchObject({ accepted: true });
    expect(await confirm('別の人')).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W181' }] });
    expect(await states()).toEqual([['BT-1', 'accepted', '国保資格係 担当', '']]);
  });
  it('拒否された個人番号変更は、後の変更とともに送っても個人番号変更として伝わり、受理された後は残らない', async () => {
    await exported(ward);
    await enter(ward, personForm({ reason: 'individualNumberChange', occurredOn: '2025-05-15', personKey: 'A-2', individualNumber: numberOf(22) }));
    const { names } = await exported(ward);
    await ward.deliver(resultFile('BT-2', 'rejected', names, 'E107'));
    const rename = async (name: string) => {
      await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-16', personKey: 'A-2', name }));
      const sent = await exported(ward);
      return { names: sent.names, reason: sent.persons.find(({ personKey }) => personKey === 'A-2')!.changeReason };
    };
    const second = await rename('試験 新姓');
    expect(second.reason).toBe('individualNumberChange');
    await ward.deliver(resultFile('BT-3', 'accepted', second.names, null, 2));
    expect((await rename('試験 旧姓')).reason).toBe('nameChange');
  });
  it('送るもののない人、知らない人の再送は断る', async () => {
    expect((await ward.act({ act: 'resend', personKeys: ['X-1'], why: '試験' })).refusals.map(({ code }) => code)).toEqual(['TSG-W110']);
  });
  it('無効化した期間も、送ったことがあれば再送に含める', async () => {
    await exported(ward);
    await ward.act({ act: 'voidPeriod', personKey: 'B-2', applicationStartOn: '2025-05-10', why: '誤入力' });
    const first = await exported(ward);
    await ward.act({ act: 'resend', personKeys: ['B-1'], why: '拒否のため' });
    expect((await exported(ward)).persons).toEqual(first.persons);
    expect(first.persons.map(({ personKey, operation }) => [personKey, operation])).toEqual([['B-2', 'void'], ['B-1', 'register']]);
  });
});
