import { describe, expect, it } from 'vitest';
import { enter, exported, openWard, resident, start } from '../ward-fixture.js';

const family = [resident('A-1', 1, { bornOn: '1950-05-05' }), resident('A-2', 2, { bornOn: '1955-05-05' })];

describe('年齢到達などの日次判定', () => {
  it('75歳の誕生日に喪失し、前の日にはまだ喪失しない。残る人には擬制世帯主となる', async () => {
    const ward = await openWard('2025-05-04T00:30');
    await enter(ward, start('moveInFromOutside', '2025-04-01', family));
    await exported(ward);
    await ward.run('checkAges');
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownLostOn: null });
    await ward.setClock('2025-05-05T00:30');
    const { decisions } = await ward.run('checkAges');
    expect(decisions.map(({ rule, outcome }) => `${rule}:${outcome}`)).toEqual(['koukiAge:reached', 'nominalHead:nominal']);
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownLostOn: '2025-05-05', periods: [{ applicationEndOn: '2025-05-05', applicationEndReason: 'koukiAge75' }] });
    const sent = await exported(ward);
    expect(sent.households).toMatchObject([{ headPersonKey: 'A-1', headKind: 'nominal', changeReason: 'koukiAge75' }]);
    expect(sent.persons.map(({ personKey, memberKind, lostOn }) => [personKey, memberKind, lostOn])).toEqual([['A-1', 'member', '2025-05-05'], ['A-1', 'nominalHead', null], ['A-2', 'member', null]]);
  });
  it('喪失を翌日とする区では誕生日の翌日に喪失する', async () => {
    const ward = await openWard('2025-05-05T00:30', { koukiLossRule: 'dayAfterBirthday' });
    await enter(ward, start('moveInFromOutside', '2025-04-01', family));
    await ward.run('checkAges');
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownLostOn: null });
    await ward.setClock('2025-05-06T00:30');
    await ward.run('checkAges');
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownLostOn: '2025-05-06' });
  });
  it('判定が何日か止まっても、喪失日は変わらない。二度判定しても一度だけ', async () => {
    const ward = await openWard('2025-05-01T00:30');
    await enter(ward, start('moveInFromOutside', '2025-04-01', family));
    await ward.setClock('2025-05-20T00:30');
    await ward.run('checkAges');
    expect((await ward.run('checkAges')).decisions).toEqual([]);
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownLostOn: '2025-05-05' });
    expect((await ward.query({ query: 'history', personKey: 'A-1' })).rows).toHaveLength(2);
  });
  it('70歳の誕生日の翌月1日に負担割合のある高齢受給者証を渡す。まとめる区では負担割合のある資格確認書に替える', async () => {
    for (const [mode, before, kinds] of [['separate', ['eligibilityCertificate -'], ['eligibilityCertificate -', 'elderlyCertificate 020']], ['merged', ['eligibilityCertificate -'], ['eligibilityCertificate 020']]] as const) {
      const ward = await openWard('2025-05-31T00:30', { elderlyCertificateMode: mode });
      await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-2', 2, { bornOn: '1955-05-05' })]));
      await ward.run('checkAges');
      const documents = async () => (await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates.filter(({ state }) => state === 'issued').map(({ kind, burdenRatio }) => `${kind} ${burdenRatio ?? '-'}`);
      expect(await documents()).toEqual(before);
      await ward.setClock('2025-06-01T00:30');
      await ward.run('checkAges');
      await ward.run('checkAges');
      expect(await documents()).toEqual(kinds);
    }
  });
});
