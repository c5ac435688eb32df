import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../../contracts/ward.js';
import { end, enter, exported, openWard, resident, start } from '../../ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-20T09:30');
  await enter(ward, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1), resident('A-2', 2), resident('A-3', 3)]));
});
const outcomes = (result: { decisions: { rule: string; outcome: string }[] }) => result.decisions.map(({ rule, outcome }) => `${rule}:${outcome}`);

describe('適用終了の届出', () => {
  it('社保加入は翌日に喪失し、証を回収する', async () => {
    const result = await enter(ward, end('joinEmployeeInsurance', '2025-05-10', ['A-2']));
    expect(outcomes(result)).toEqual(['lateness:inTime', 'applicationEnd:lost', 'nominalHead:insured']);
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toMatchObject({ ownLostOn: '2025-05-11', periods: [{ applicationEndOn: '2025-05-11', applicationEndReason: 'joinEmployeeInsurance' }] });
    expect((await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates).toMatchObject([{ state: 'recalled', reason: '適用終了' }]);
    expect((await ward.query({ query: 'household', personKey: 'A-1' })).insuredPersonKeys).toEqual(['A-1', 'A-3']);
  });
  it('県内転出は喪失日を付けない', async () => {
    await enter(ward, end('moveOutWithinPrefecture', '2025-05-10', ['A-1', 'A-2', 'A-3']));
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toMatchObject({ ownLostOn: null, periods: [{ applicationEndOn: '2025-05-10', applicationEndReason: 'moveOutWithinPrefecture' }] });
  });
  it('世帯主が社保に入ると擬制世帯主として残る', async () => {
    const result = await enter(ward, end('joinEmployeeInsurance', '2025-05-10', ['A-1']));
    expect(outcomes(result).at(-1)).toBe('nominalHead:nominal');
    expect(await ward.query({ query: 'household', personKey: 'A-1' })).toMatchObject({ headPersonKey: 'A-1', headKind: 'nominal', insuredPersonKeys: ['A-2', 'A-3'] });
  });
  it('世帯主が死亡して二人残れば世帯主変更の届出を求め、一人残ればその人が世帯主になる', async () => {
    expect(outcomes(await enter(ward, end('death', '2025-05-10', ['A-1']))).at(-1)).toBe('nominalHead:notificationNeeded');
    expect(outcomes(await enter(ward, end('joinEmployeeInsurance', '2025-05-12', ['A-3']))).at(-1)).toBe('nominalHead:lastMember');
    expect(await ward.query({ query: 'household', personKey: 'A-2' })).toMatchObject({ headPersonKey: 'A-2', headKind: 'insured', insuredPersonKeys: ['A-2'] });
  });
  it('一人でも終了できなければ全員を終了せず、理由を人ごとに出す', async () => {
    await enter(ward, end('death', '2025-05-09', ['A-3']));
    const result = await enter(ward, end('joinEmployeeInsurance', '2025-05-10', ['A-2', 'A-3', 'X-9']));
    expect(result.refusals.map(({ code, raw }) => [code, raw])).toEqual([['TSG-W141', 'A-3'], ['TSG-W110', 'X-9']]);
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toMatchObject({ ownLostOn: null, periods: [{ applicationEndOn: null }] });
  });
  it('転出は前もって届け出られ、その日までは被保険者である', async () => {
    const result = await enter(ward, end('moveOutWithinPrefecture', '2025-05-25', ['A-1'], { receivedOn: '2025-05-20' }));
    expect(outcomes(result)[0]).toBe('lateness:announced');
    expect(await ward.query({ query: 'household', personKey: 'A-2' })).toMatchObject({ headKind: 'insured', insuredPersonKeys: ['A-1', 'A-2', 'A-3'] });
    expect(await exported(ward)).toMatchObject({ households: [{ headKind: 'insured' }] });
    await ward.setClock('2025-05-24T00:30');
    await ward.run('checkAges');
    expect((await exported(ward)).names).toEqual([]);
    await ward.setClock('2025-05-25T00:30');
    await ward.run('checkAges');
    expect(await ward.query({ query: 'household', personKey: 'A-2' })).toMatchObject({ headPersonKey: 'A-1', headKind: 'nominal', insuredPersonKeys: ['A-2', 'A-3'] });
    expect(await exported(ward)).toMatchObject({ households: [{ headPersonKey: 'A-1', headKind: 'nominal', changeOn: '2025-05-25' }] });
    await ward.run('checkAges');
    expect((await exported(ward)).names).toEqual([]);
  });
  it('終了日を最後の日で書く区では、その日まで被保険者である', async () => {
    const other = await openWard('2025-05-10T09:30', { applicationEndConvention: 'dayBefore' });
    await enter(other, start('moveInFromOutside', '2025-04-01', [resident('A-1', 1)]));
    await enter(other, end('joinEmployeeInsurance', '2025-05-10', ['A-1']));
    expect(await other.query({ query: 'qualification', personKey: 'A-1' })).toMatchObject({ ownLostOn: '2025-05-11', periods: [{ applicationEndOn: '2025-05-10' }] });
    expect((await other.query({ query: 'household', personKey: 'A-1' })).insuredPersonKeys).toEqual(['A-1']);
    await other.setClock('2025-05-11T09:30');
    expect((await other.query({ query: 'household', personKey: 'A-1' })).insuredPersonKeys).toEqual([]);
  });
});
