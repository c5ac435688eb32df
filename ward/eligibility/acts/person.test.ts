import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../../contracts/ward.js';
import { enter, exported, numberOf, openWard, personForm, resident, start } from '../../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-20T09:30');
  await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2, { cardUse: 'registered' }), resident('A-3', 3)]));
  await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('B-1', 11), resident('B-2', 12)], ['B-2']));
  await exported(ward);
});
const rowOf = async (personKey: string) => (await exported(ward)).persons.find((row) => row.personKey === personKey);

describe('個人の変更の届出', () => {
  it('氏名変更は新しい氏名と版で送る', async () => {
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-10', personKey: 'A-2', name: '試験 新姓' }));
    expect(await rowOf('A-2')).toMatchObject({ name: '試験 新姓', nameKana: 'シケン', changeReason: 'nameChange', operation: 'update', revision: 2 });
  });
  it('氏名変更に新しい氏名がない、または同じなら断る', async () => {
    expect(await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-10', personKey: 'A-2' }))).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W155' }] });
    expect(await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-10', personKey: 'A-2', name: '試験 2号' }))).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W153' }] });
  });
  it('個人番号変更は異動事由に個人番号変更と書いて送る', async () => {
    await enter(ward, personForm({ reason: 'individualNumberChange', occurredOn: '2025-05-10', personKey: 'A-2', individualNumber: numberOf(22) }));
    expect(await rowOf('A-2')).toMatchObject({ individualNumber: numberOf(22), changeReason: 'individualNumberChange', operation: 'update', revision: 2 });
  });
  it('擬制世帯主の個人番号変更も送る', async () => {
    await enter(ward, personForm({ reason: 'individualNumberChange', occurredOn: '2025-05-10', personKey: 'B-1', individualNumber: numberOf(21) }));
    expect(await rowOf('B-1')).toMatchObject({ memberKind: 'nominalHead', individualNumber: numberOf(21), changeReason: 'individualNumberChange', revision: 2 });
  });
  it('擬制世帯主の個人番号変更は、同じ日の氏名変更に隠れない', async () => {
    await enter(ward, personForm({ reason: 'individualNumberChange', occurredOn: '2025-05-10', personKey: 'B-1', individualNumber: numberOf(21) }));
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-12', personKey: 'B-1', name: '試験 新姓' }));
    expect(await rowOf('B-1')).toMatchObject({ name: '試験 新姓', individualNumber: numberOf(21), changeReason: 'individualNumberChange', revision: 3 });
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-14', personKey: 'B-1', name: '試験 旧姓' }));
    expect(await rowOf('B-1')).toMatchObject({ changeReason: 'nameChange', revision: 4 });
  });
  it('個人番号変更の番号がない、同じ、ほかの人の番号なら断る', async () => {
    const change = (individualNumber?: string) => enter(ward, personForm({ reason: 'individualNumberChange', occurredOn: '2025-05-10', personKey: 'A-2', ...(individualNumber ? { individualNumber } : {}) }));
    expect((await change()).refusals.map(({ code }) => code)).toEqual(['TSG-W155']);
    expect((await change(numberOf(2))).refusals.map(({ code }) => code)).toEqual(['TSG-W125']);
    expect((await change(numberOf(1))).refusals.map(({ code }) => code)).toEqual(['TSG-W121']);
  });
  it('マル学は元の世帯と期間のまま特例区分が付き、終われば外れる', async () => {
    await enter(ward, personForm({ reason: 'specialResidenceStart', occurredOn: '2025-05-10', personKey: 'A-3', specialResidenceKind: 'student', newAddress: '京都府京都市試験町1' }));
    expect(await rowOf('A-3')).toMatchObject({ householdKey: '00000001', specialResidenceKind: 'student', address: '京都府京都市試験町1', applicationEndOn: null, changeReason: 'specialResidenceStart', revision: 2 });
    await enter(ward, personForm({ reason: 'specialResidenceEnd', occurredOn: '2025-05-15', personKey: 'A-3' }));
    expect(await ward.query({ query: 'qualification', personKey: 'A-3' })).toMatchObject({ specialResidenceKind: null, periods: [{ applicationStartOn: '2025-04-01', applicationEndOn: null }] });
  });
  it('住所地特例は期間が続いたまま一人の世帯になる', async () => {
    const result = await enter(ward, personForm({ reason: 'specialResidenceStart', occurredOn: '2025-05-10', personKey: 'A-3', specialResidenceKind: 'institution', newAddress: '埼玉県試験市1' }));
    expect(result.householdKey).toBe('00000003');
    expect(await ward.query({ query: 'household', personKey: 'A-3' })).toMatchObject({ householdKey: '00000003', headPersonKey: 'A-3', headKind: 'insured', insuredPersonKeys: ['A-3'] });
    expect(await ward.query({ query: 'qualification', personKey: 'A-3' })).toMatchObject({ specialResidenceKind: 'institution', periods: [{ applicationStartOn: '2025-04-01', applicationEndOn: null }] });
    expect((await exported(ward)).households.map(({ householdKey }) => householdKey)).toEqual(['00000001', '00000003']);
  });
  it('利用登録解除は申請の印を送り、資格確認書を使えなくなる日に用意する', async () => {
    await enter(ward, personForm({ reason: 'cardUseCancellation', occurredOn: '2025-05-15', personKey: 'A-2' }));
    expect(await rowOf('A-2')).toMatchObject({ cardUseCancellation: true, changeReason: 'cardUseCancellation' });
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toMatchObject({ cardUseCancellation: true });
    const states = async () => (await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates.map(({ kind, state, issuedOn }) => [kind, state, issuedOn]);
    expect(await states()).toEqual([['eligibilityInformation', 'issued', '2025-05-20'], ['eligibilityCertificate', 'toIssue', '2025-07-01']]);
    await ward.setClock('2025-06-30T00:30');
    await ward.run('checkAges');
    expect((await states()).map(([, state]) => state)).toEqual(['issued', 'toIssue']);
    await ward.setClock('2025-07-01T00:30');
    await ward.run('checkAges');
    expect(await states()).toEqual([['eligibilityInformation', 'recalled', '2025-05-20'], ['eligibilityCertificate', 'issued', '2025-07-01']]);
  });
  it('利用登録のない人や二度目の解除は断る', async () => {
    const cancel = (personKey: string) => enter(ward, personForm({ reason: 'cardUseCancellation', occurredOn: '2025-05-15', personKey }));
    expect((await cancel('A-3')).refusals.map(({ code }) => code)).toEqual(['TSG-W170']);
    await cancel('A-2');
    expect((await cancel('A-2')).refusals.map(({ code }) => code)).toEqual(['TSG-W153']);
  });
  it('証の再交付は古い証を回収して新しい証を渡す', async () => {
    await enter(ward, personForm({ reason: 'certificateReissue', occurredOn: '2025-05-20', personKey: 'A-3' }));
    expect((await ward.query({ query: 'certificates', personKey: 'A-3' })).certificates.map(({ state, reason }) => [state, reason])).toEqual([['recalled', '再交付'], ['issued', '再交付']]);
  });
  it('登録のない人の届出は断る', async () => {
    expect((await enter(ward, personForm({ reason: 'certificateReissue', occurredOn: '2025-05-20', personKey: 'X-1' }))).refusals.map(({ code }) => code)).toEqual(['TSG-W110']);
  });
});
