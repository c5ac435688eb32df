import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../../contracts/ward.js';
import { end, enter, householdForm, masked, numberOf, openWard, resident, start } from '../../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-04-20T09:30');
});
const codes = (result: { refusals: { code: string }[] }) => result.refusals.map(({ code }) => code);
const outcomes = (result: { decisions: { rule: string; outcome: string }[] }) => result.decisions.map(({ rule, outcome }) => `${rule}:${outcome}`);

describe('適用開始の届出', () => {
  it('社保離脱は事実発生日に取得と適用開始が同じ日で始まり、窓口で資格確認書を渡す', async () => {
    const result = await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-1', 1)], undefined, { receivedOn: '2025-04-10' }));
    expect(outcomes(result)).toEqual(['lateness:inTime', 'numberIdentity:newPerson', 'applicationStart:acquired', 'certificateKind:eligibilityCertificate', 'nominalHead:insured']);
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownAcquiredOn: '2025-04-01', acquiredOn: null, periods: [{ applicationStartOn: '2025-04-01', applicationEndOn: null }] });
    expect(await ward.query({ query: 'certificates', personKey: 'A-1' })).toEqual({ certificates: [{ certificateId: 'C-00000001', burdenRatio: null, mailing: null, kind: 'eligibilityCertificate', issuedOn: '2025-04-20', validThrough: '2025-07-31', state: 'issued', reason: '適用開始' }] });
  });
  it('届出が15日目でも受け付け、適用は事実発生日にさかのぼる', async () => {
    const result = await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-1', 1)], undefined, { receivedOn: '2025-04-16' }));
    expect(outcomes(result)[0]).toBe('lateness:late');
    expect(await ward.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownAcquiredOn: '2025-04-01' });
  });
  it('同じ個人番号が別の宛名番号にあれば拒み、両方の宛名番号を示し、番号は伏せる', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]));
    const result = await enter(ward, start('moveInFromOutside', '2025-04-02', [resident('B-9', 1)]));
    expect(result).toMatchObject({ accepted: false, householdKey: null });
    expect(result.refusals).toEqual([{
      code: 'TSG-W121', ja: '個人番号', raw: masked(numberOf(1)), why: '宛名番号 B-9 の個人番号は宛名番号 A-1 で登録されている', cure: '住民記録で同じ人かを調べ、誤っている側の個人番号を先に訂正する。互いに取り違えているなら、全員を一つの訂正に書く',
    }]);
    expect(JSON.stringify(result)).not.toContain(numberOf(1));
  });
  it('検査用数字の合わない番号、双子の取り違え、未来の届出日は一度にすべて断る', async () => {
    const bad = `${numberOf(3).slice(0, 11)}${(Number(numberOf(3)[11]) + 1) % 10}`;
    const result = await enter(ward, start('birth', '2025-04-10', [resident('A-1', 1), resident('A-2', 2, { bornOn: '2025-04-10' }), resident('A-3', 2, { bornOn: '2025-04-10' }), resident('A-4', 4, { individualNumber: bad, bornOn: '2025-04-10' })], ['A-2', 'A-3', 'A-4'], { receivedOn: '2025-04-21' }));
    expect(codes(result)).toEqual(['TSG-W101', 'TSG-W122', 'TSG-W122', 'TSG-W120']);
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toMatchObject({ known: false, periods: [] });
    expect((await ward.run('exportAll')).files).toEqual([]);
  });
  it('届出にいても開始も世帯主でもない人の情報は残さない', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)], ['A-1']));
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toMatchObject({ known: false });
  });
  it('同じ識別の届出は二度受け付けず、別の識別の二重届出も続いている期間で断る', async () => {
    const form = start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]);
    expect(codes(await enter(ward, form))).toEqual([]);
    expect(codes(await enter(ward, form))).toEqual(['TSG-W103']);
    expect(codes(await enter(ward, { ...form, notificationId: 'N-again' }))).toEqual(['TSG-W130']);
  });
  it('断られた届出は、直せば同じ識別で出し直せる', async () => {
    const form = start('moveInFromOutside', '2025-04-21', [resident('A-1', 1)], undefined, { receivedOn: '2025-04-20' });
    expect(codes(await enter(ward, form))).toEqual(['TSG-W102']);
    expect(codes(await enter(ward, { ...form, occurredOn: '2025-04-20' }))).toEqual([]);
  });
  it('世帯主の情報も登録もなければ開始できない', async () => {
    expect(codes(await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)], ['A-1', 'A-7'], { headPersonKey: 'A-9' })))).toEqual(['TSG-W111', 'TSG-W150']);
  });
  it('世帯主の世帯に加わり、擬制世帯主も自分の世帯を持つ', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)], ['A-2']));
    const result = await enter(ward, start('birth', '2025-04-10', [resident('A-3', 3, { bornOn: '2025-04-10' })], ['A-3'], { headPersonKey: 'A-1' }));
    expect(result.householdKey).toBe('00000001');
    expect(await ward.query({ query: 'household', personKey: 'A-1' })).toEqual({ householdKey: '00000001', headPersonKey: 'A-1', headKind: 'nominal', insuredPersonKeys: ['A-2', 'A-3'], address: '東京都港区試験一丁目1番1号' });
  });
  it('国保上の世帯主変更の後に元の擬制世帯主が加入すれば、世帯主に戻る', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)], ['A-2']));
    await enter(ward, householdForm({ reason: 'headChange', occurredOn: '2025-04-05', personKeys: ['A-2'], headPersonKey: 'A-2' }));
    expect(await ward.query({ query: 'household', personKey: 'A-2' })).toMatchObject({ headPersonKey: 'A-2', headKind: 'insured' });
    const result = await enter(ward, start('leaveEmployeeInsurance', '2025-04-10', [resident('A-1', 1)]));
    expect(outcomes(result).at(-1)).toBe('nominalHead:restored');
    expect(await ward.query({ query: 'household', personKey: 'A-2' })).toMatchObject({ householdKey: '00000001', headPersonKey: 'A-1', headKind: 'insured', insuredPersonKeys: ['A-1', 'A-2'] });
  });
  it('世帯員を世帯主とする届出は断る', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)]));
    expect(codes(await enter(ward, start('birth', '2025-04-10', [resident('A-3', 3, { bornOn: '2025-04-10' })], ['A-3'], { headPersonKey: 'A-2' })))).toEqual(['TSG-W156']);
  });
  it('県外へ出て戻った人は新しい世帯と期間で始まり、前の期間は残る', async () => {
    await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]));
    await enter(ward, end('moveOutside', '2025-04-10', ['A-1'], { newAddressOn: '2025-04-10' }));
    const result = await enter(ward, start('moveInFromOutside', '2025-04-10', [resident('A-1', 1, { name: '試験 改姓' })]));
    expect(result.householdKey).toBe('00000002');
    expect((await ward.query({ query: 'qualification', personKey: 'A-1' })).periods.map(({ applicationStartOn, applicationEndOn }) => [applicationStartOn, applicationEndOn])).toEqual([['2025-04-01', '2025-04-10'], ['2025-04-10', null]]);
  });
});
