import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffAct, Ward } from '../../../contracts/ward.js';
import { end, enter, exported, numberOf, openWard, resident, start } from '../../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-20T09:30');
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-1', 1), resident('A-2', 2)]));
  await exported(ward);
});
const correct = (facts: Partial<Extract<StaffAct, { act: 'correctPeriod' }>>) => ward.act({ act: 'correctPeriod', personKey: 'A-2', applicationStartOn: '2025-04-01', why: '日付の誤り', ...facts });
const own = (personKey: string) => ward.query({ query: 'qualification', personKey });

describe('適用期間の訂正と無効化', () => {
  it('開始日の訂正では取得日も動き、同じ期間の識別の次の版を訂正として送る', async () => {
    expect(await correct({ newStartOn: '2025-04-02' })).toMatchObject({ accepted: true, householdKey: '00000001' });
    expect(await own('A-2')).toMatchObject({ ownAcquiredOn: '2025-04-02', periods: [{ applicationStartOn: '2025-04-02' }] });
    expect((await exported(ward)).persons).toMatchObject([
      { personKey: 'A-1', revision: 1 },
      { personKey: 'A-2', periodKey: 'P00000002', applicationStartOn: '2025-04-02', acquiredOn: '2025-04-02', operation: 'correct', changeReason: 'correction', revision: 2 },
    ]);
  });
  it('訂正の前の記録は消えず、今のものでないと示される', async () => {
    await correct({ newStartOn: '2025-04-02' });
    expect((await ward.query({ query: 'history', personKey: 'A-2' })).rows).toMatchObject([
      { operation: 'register', applicationStartOn: '2025-04-01', current: false },
      { operation: 'correct', applicationStartOn: '2025-04-02', current: true, reason: 'correction 日付の誤り' },
    ]);
  });
  it('終了日の訂正では喪失日も動く', async () => {
    await enter(ward, end('joinEmployeeInsurance', '2025-05-10', ['A-2']));
    await correct({ newEndOn: '2025-05-16' });
    expect(await own('A-2')).toMatchObject({ ownLostOn: '2025-05-16', periods: [{ applicationEndOn: '2025-05-16', applicationEndReason: 'joinEmployeeInsurance' }] });
  });
  it('県内転出の終了日を訂正しても喪失日は付かない', async () => {
    await enter(ward, end('moveOutWithinPrefecture', '2025-05-10', ['A-2']));
    await correct({ newEndOn: '2025-05-12' });
    expect(await own('A-2')).toMatchObject({ ownLostOn: null, periods: [{ applicationEndOn: '2025-05-12' }] });
  });
  it('終了の取消しで期間は続き、証を渡し直す', async () => {
    await enter(ward, end('death', '2025-05-10', ['A-2']));
    await correct({ newEndOn: null });
    expect(await own('A-2')).toMatchObject({ ownLostOn: null, periods: [{ applicationEndOn: null, applicationEndReason: null }] });
    expect((await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates.map(({ state }) => state)).toEqual(['recalled', 'issued']);
    expect(await enter(ward, end('joinEmployeeInsurance', '2025-05-15', ['A-2']))).toMatchObject({ accepted: true });
  });
  it('ほかの期間と重なる訂正、一日も続かない訂正は断り、何も替えない', async () => {
    await enter(ward, end('moveOutside', '2025-05-01', ['A-2'], { newAddressOn: '2025-05-01' }));
    await enter(ward, start('moveInFromOutside', '2025-05-10', [resident('A-2', 2)], ['A-2'], { headPersonKey: 'A-1' }));
    const before = await ward.query({ query: 'history', personKey: 'A-2' });
    expect((await correct({ newEndOn: '2025-05-11' })).refusals.map(({ code }) => code)).toEqual(['TSG-W134']);
    expect((await correct({ newEndOn: null })).refusals.map(({ code }) => code)).toEqual(['TSG-W130', 'TSG-W134']);
    expect((await correct({ newEndOn: '2025-04-01' })).refusals.map(({ code }) => code)).toEqual(['TSG-W135']);
    expect(await ward.query({ query: 'history', personKey: 'A-2' })).toEqual(before);
    expect(await correct({ newEndOn: '2025-05-10' })).toMatchObject({ accepted: true });
  });
  it('終わっていない期間に終了日だけを書くこと、同じ日付、ない期間は断る', async () => {
    expect((await correct({ newEndOn: '2025-05-01' })).refusals.map(({ code }) => code)).toEqual(['TSG-W161']);
    expect((await correct({ newStartOn: '2025-04-01' })).refusals.map(({ code }) => code)).toEqual(['TSG-W153']);
    expect((await correct({ applicationStartOn: '2025-04-02', newStartOn: '2025-04-03' })).refusals.map(({ code }) => code)).toEqual(['TSG-W160']);
    expect((await correct({ personKey: 'X-1', newStartOn: '2025-04-03' })).refusals.map(({ code }) => code)).toEqual(['TSG-W110']);
  });
  it('無効化した期間は無効化として送り、証を回収し、今の期間から消える', async () => {
    expect(await ward.act({ act: 'voidPeriod', personKey: 'A-2', applicationStartOn: '2025-04-01', why: '社保が続いていた' })).toMatchObject({ accepted: true });
    expect(await own('A-2')).toMatchObject({ known: true, periods: [], ownAcquiredOn: null });
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-2')).toMatchObject({ periodKey: 'P00000002', operation: 'void', changeReason: 'void', revision: 2, acquiredOn: null, acquisitionReason: null });
    expect((await ward.query({ query: 'history', personKey: 'A-2' })).rows.map(({ operation, current }) => [operation, current])).toEqual([['register', false], ['void', false]]);
    expect((await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates).toMatchObject([{ state: 'recalled' }]);
    expect(await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('A-2', 2)], ['A-2'], { headPersonKey: 'A-1' }))).toMatchObject({ accepted: true });
  });
  it('一度も送らないうちに無効化した期間は送らない', async () => {
    await enter(ward, start('birth', '2025-05-01', [resident('A-3', 3, { bornOn: '2025-05-01' })], ['A-3'], { headPersonKey: 'A-1' }));
    await ward.act({ act: 'voidPeriod', personKey: 'A-3', applicationStartOn: '2025-05-01', why: '誤入力' });
    expect((await exported(ward)).persons.map(({ personKey }) => personKey)).toEqual(['A-1', 'A-2']);
    expect((await exported(ward, 'exportAll')).persons.map(({ personKey }) => personKey)).toEqual(['A-1', 'A-2']);
  });
  it('個人番号の訂正は、その人のすべての期間を訂正として送る', async () => {
    await enter(ward, end('moveOutside', '2025-05-01', ['A-2'], { newAddressOn: '2025-05-01' }));
    await enter(ward, start('moveInFromOutside', '2025-05-10', [resident('A-2', 2)], ['A-2'], { headPersonKey: 'A-1' }));
    await exported(ward);
    expect(await ward.act({ act: 'correctIndividualNumber', corrections: [{ personKey: 'A-2', individualNumber: numberOf(22) }], why: '付番誤り' })).toMatchObject({ accepted: true, householdKey: '00000001' });
    expect((await exported(ward)).persons.filter(({ personKey }) => personKey === 'A-2').map((row) => [row.periodKey, row.individualNumber, row.operation, row.changeReason, row.revision])).toEqual([
      ['P00000002', numberOf(22), 'correct', 'correction', 3], ['P00000003', numberOf(22), 'correct', 'correction', 2],
    ]);
  });
  it('個人番号の訂正の後に同じ日の別の変更があっても、訂正として送る', async () => {
    await ward.act({ act: 'correctIndividualNumber', corrections: [{ personKey: 'A-2', individualNumber: numberOf(22) }], why: '付番誤り' });
    await enter(ward, { kind: 'person', notificationId: 'N-name', receivedOn: '2025-05-20', occurredOn: '2025-05-20', reason: 'nameChange', personKey: 'A-2', name: '試験 新姓' });
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-2')).toMatchObject({ name: '試験 新姓', individualNumber: numberOf(22), operation: 'correct', changeReason: 'correction', revision: 3 });
  });
  it('無効化した人の個人番号の訂正は、無効化のまま訂正の事由で伝える', async () => {
    await ward.act({ act: 'voidPeriod', personKey: 'A-2', applicationStartOn: '2025-04-01', why: '誤入力' });
    await exported(ward);
    await ward.act({ act: 'correctIndividualNumber', corrections: [{ personKey: 'A-2', individualNumber: numberOf(22) }], why: '付番誤り' });
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-2')).toMatchObject({ individualNumber: numberOf(22), operation: 'void', changeReason: 'correction', revision: 3 });
    expect(await own('A-2')).toMatchObject({ periods: [] });
  });
  it('個人番号の訂正も、同じ番号、検査用数字の誤り、ほかの人の番号は断る', async () => {
    const attempt = async (individualNumber: string) => (await ward.act({ act: 'correctIndividualNumber', corrections: [{ personKey: 'A-2', individualNumber }], why: '付番誤り' })).refusals.map(({ code }) => code);
    expect(await attempt(numberOf(2))).toEqual(['TSG-W125']);
    expect(await attempt(`${numberOf(2).slice(0, 11)}${(Number(numberOf(2)[11]) + 1) % 10}`)).toEqual(['TSG-W120']);
    expect(await attempt(numberOf(1))).toEqual(['TSG-W121']);
  });
});
