import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffAct, Ward } from '../../../contracts/ward.js';
import { end, enter, exported, numberOf, openWard, personForm, resident, start } from '../../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-20T09:30');
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-1', 1), resident('A-2', 2, { cardUse: 'registered' })]));
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('B-1', 11, { bornOn: '1979-03-03' })]));
  await exported(ward);
});
type Corrections = Extract<StaffAct, { act: 'correctIndividualNumber' }>['corrections'];
const correctNumbers = (...corrections: Corrections) => ward.act({ act: 'correctIndividualNumber', corrections, why: '取り違え' });
const correctItems = (facts: Omit<Extract<StaffAct, { act: 'correctResident' }>, 'act' | 'why' | 'personKey'>, personKey = 'A-2') => ward.act({ act: 'correctResident', personKey, why: '登録の誤り', ...facts });
const codesOf = ({ refusals }: Awaited<ReturnType<typeof correctNumbers>>) => refusals.map(({ code }) => code);
const sentNumbers = async () => (await exported(ward)).persons.map(({ personKey, individualNumber, operation, changeReason }) => [personKey, individualNumber, operation, changeReason]);

describe('個人番号の訂正は全員か、なしか', () => {
  it('二人の取り違えは一つの訂正で入れ替わり、二人とも訂正として送る', async () => {
    expect(await correctNumbers({ personKey: 'A-2', individualNumber: numberOf(11) }, { personKey: 'B-1', individualNumber: numberOf(2) })).toMatchObject({ accepted: true, refusals: [], householdKey: '00000001' });
    expect(await sentNumbers()).toEqual([['A-1', numberOf(1), 'register', 'leaveEmployeeInsurance'], ['A-2', numberOf(11), 'correct', 'correction'], ['B-1', numberOf(2), 'correct', 'correction']]);
  });
  it('三人の取り違えも一つの訂正で回る', async () => {
    expect(await correctNumbers({ personKey: 'A-1', individualNumber: numberOf(2) }, { personKey: 'A-2', individualNumber: numberOf(11) }, { personKey: 'B-1', individualNumber: numberOf(1) })).toMatchObject({ accepted: true });
    expect((await sentNumbers()).map(([personKey, number]) => [personKey, number])).toEqual([['A-1', numberOf(2)], ['A-2', numberOf(11)], ['B-1', numberOf(1)]]);
  });
  it('片方だけの入れ替えは、誰が持っているかを言って断り、何も替えない', async () => {
    const result = await correctNumbers({ personKey: 'A-2', individualNumber: numberOf(11) });
    expect(result).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W121', why: '宛名番号 A-2 の個人番号は宛名番号 B-1 で登録されている', cure: expect.stringContaining('全員を一つの訂正に書く') }] });
    expect(await sentNumbers()).toEqual([]);
  });
  it('一人でも直せないなら誰も直さず、理由をすべて言う', async () => {
    expect(codesOf(await correctNumbers({ personKey: 'A-1', individualNumber: numberOf(21) }, { personKey: 'A-2', individualNumber: numberOf(2) }, { personKey: 'X-1', individualNumber: numberOf(11) }))).toEqual(['TSG-W125', 'TSG-W110', 'TSG-W121']);
    expect(await sentNumbers()).toEqual([]);
  });
  it('一人を二度、一つの番号を二人に書く訂正は断る', async () => {
    expect(codesOf(await correctNumbers({ personKey: 'A-1', individualNumber: numberOf(21) }, { personKey: 'A-1', individualNumber: numberOf(22) }))).toEqual(['TSG-W126', 'TSG-W126']);
    expect(codesOf(await correctNumbers({ personKey: 'A-1', individualNumber: numberOf(21) }, { personKey: 'A-2', individualNumber: numberOf(21) }))).toEqual(['TSG-W122', 'TSG-W122']);
  });
});

describe('住民情報の訂正', () => {
  it('書いた項目だけを直し、その人のすべての期間を訂正として送る', async () => {
    await enter(ward, end('moveOutside', '2025-05-01', ['A-2'], { newAddressOn: '2025-05-01' }));
    await enter(ward, start('moveInFromOutside', '2025-05-10', [resident('A-2', 2, { cardUse: 'registered' })], ['A-2'], { headPersonKey: 'A-1' }));
    await exported(ward);
    expect(await correctItems({ nameKana: 'シケン ニゴウ', bornOn: '1980-05-06' })).toMatchObject({ accepted: true, householdKey: '00000001' });
    expect((await exported(ward)).persons.filter(({ personKey }) => personKey === 'A-2').map(({ name, nameKana, bornOn, sex, operation, changeReason, applicationStartOn }) => [name, nameKana, bornOn, sex, operation, changeReason, applicationStartOn])).toEqual([
      ['試験 2号', 'シケン ニゴウ', '1980-05-06', '1', 'correct', 'correction', '2025-04-01'], ['試験 2号', 'シケン ニゴウ', '1980-05-06', '1', 'correct', 'correction', '2025-05-10'],
    ]);
  });
  it('世帯主の住所の訂正は世帯の住所にも及び、証は渡し直さない', async () => {
    await correctItems({ address: '東京都港区試験二丁目2番2号' }, 'A-1');
    const { households, persons } = await exported(ward);
    expect(households).toMatchObject([{ householdKey: '00000001', householdAddress: '東京都港区試験二丁目2番2号', operation: 'correct', changeReason: 'correction' }]);
    expect(persons.map(({ personKey, address }) => [personKey, address])).toEqual([['A-1', '東京都港区試験二丁目2番2号'], ['A-2', '東京都港区試験一丁目1番1号']]);
    expect((await ward.query({ query: 'certificates', personKey: 'A-1' })).certificates.map(({ state }) => state)).toEqual(['issued']);
  });
  it('証に載る項目の訂正では証を渡し直し、利用登録解除で予定した資格確認書は失われない', async () => {
    await enter(ward, personForm({ reason: 'cardUseCancellation', occurredOn: '2025-05-15', personKey: 'A-2' }));
    await correctItems({ sex: '2' });
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-16', personKey: 'A-2', name: '試験 新姓' }));
    const { certificates } = await ward.query({ query: 'certificates', personKey: 'A-2' });
    expect(certificates.filter(({ state }) => state !== 'recalled').map(({ kind, issuedOn, state }) => [kind, issuedOn, state])).toEqual([['eligibilityInformation', '2025-05-20', 'issued'], ['eligibilityCertificate', '2025-07-01', 'toIssue']]);
  });
  it('生年月日の訂正が適用期間と合わなければ、理由を言って断る', async () => {
    expect(codesOf(await correctItems({ bornOn: '2025-04-02' }))).toEqual(['TSG-W131']);
    expect(codesOf(await correctItems({ bornOn: '1950-03-31' }))).toEqual(['TSG-W132']);
    expect(codesOf(await correctItems({ bornOn: '2025-05-21' }))).toEqual(['TSG-W131', 'TSG-W131']);
    expect(await correctItems({ bornOn: '1950-04-02' })).toMatchObject({ accepted: true });
  });
  it('知らない人、直すところのない訂正は断る', async () => {
    expect(codesOf(await correctItems({ name: '試験' }, 'X-1'))).toEqual(['TSG-W110']);
    expect(codesOf(await correctItems({}))).toEqual(['TSG-W153']);
    expect(codesOf(await correctItems({ name: '試験 2号', sex: '1' }))).toEqual(['TSG-W153']);
  });
});
