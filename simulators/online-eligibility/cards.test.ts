import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { numberOf } from '../night-desk/desk.examples.js';
import { bySerial, held, hubSays, withClinic, type Clinic } from './clinic.examples.js';

const atClinic = <T>(play: (clinic: Clinic) => Promise<T>) => withClinic(inMemory(), play);
const registered = <T>(play: (clinic: Clinic) => Promise<T>) => atClinic(async (clinic) => {
  await clinic.hub(numberOf(1), hubSays('1'));
  await clinic.register('S-1', numberOf(1), '2030-02-03');
  return play(clinic);
});
const stopped = { qualification: 'stopped', medical: 'stopped', address: 'stopped' };

describe('利用登録', () => {
  it('登録を中間サーバーへ知らせ、二度目は同じ答えになる', () => atClinic(async (clinic) => {
    expect(await clinic.register('S-1', numberOf(1), '2030-02-03')).toMatchObject({ status: 201, body: { serial: 'S-1', state: 'registered', worksThrough: '2030-05-03' } });
    expect((await clinic.register('S-1', numberOf(1), '2030-02-03')).status).toBe(200);
    expect((await clinic.hubAsked()).filter(({ path }) => path === '/online/cards')[0]).toEqual({ path: '/online/cards', body: { individualNumber: numberOf(1), event: 'registered' } });
  }));

  it('別の人のシリアル番号、検査用数字の違う番号、期限切れの証明書、形の違う入力は拒む', () => atClinic(async (clinic) => {
    await clinic.register('S-1', numberOf(1));
    expect(await clinic.register('S-1', numberOf(2))).toMatchObject({ status: 409, body: { code: 'TSG-Q14' } });
    expect(await clinic.register('S-2', '123456789012')).toMatchObject({ status: 422, body: { code: 'TSG-Q12' } });
    expect(await clinic.register('S-2', numberOf(2), '2025-06-01')).toMatchObject({ status: 422, body: { code: 'TSG-Q13' } });
    expect(await clinic.register('S 2', numberOf(2))).toMatchObject({ status: 422, body: { code: 'TSG-Q10', issues: [{ field: 'serial' }] } });
  }));

  it('中間サーバーが断った登録は、その理由のまま断り、カードは使えない', () => atClinic(async (clinic) => {
    await clinic.hub(`card ${numberOf(1)}`, { code: 'E-STATE', why: '自己情報提供不可の人は利用登録できない', cure: '申し出る' });
    expect(await clinic.register('S-1', numberOf(1))).toMatchObject({ status: 409, body: { code: 'E-STATE' } });
    expect((await clinic.confirm(bySerial('S-1'))).code).toBe('TSG-Q21');
  }));

  it('返納したカードと、新しい証明書に替えた古いカードは使えない', () => registered(async (clinic) => {
    await clinic.register('S-2', numberOf(1));
    expect([(await clinic.confirm(bySerial('S-1'))).code, (await clinic.confirm(bySerial('S-2'))).code]).toEqual(['TSG-Q22', null]);
    expect((await clinic.giveBack('S-2')).status).toBe(204);
    expect((await clinic.confirm(bySerial('S-2'))).code).toBe('TSG-Q22');
    expect((await clinic.hubAsked()).filter(({ path }) => path === '/online/cards').at(-1)!.body).toEqual({ individualNumber: numberOf(1), event: 'removed' });
    expect((await clinic.giveBack('S-9')).status).toBe(404);
  }));

  it('証明書が切れても3か月は資格だけを示し、その翌日から使えない', () => atClinic(async (clinic) => {
    await clinic.hub(numberOf(1), hubSays('1'));
    await clinic.register('S-1', numberOf(1), '2025-11-30');
    await clinic.world.advance('2025-11-30T10:00');
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ code: null, result: { PharmacistsInfoConsFlg: '1' } });
    await clinic.world.advance('2025-12-01T10:00');
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ code: 'TSG-Q31', validity: '1', result: { Name: '髙橋 花子', PharmacistsInfoConsFlg: null } });
    await clinic.world.advance('2026-02-28T23:00');
    expect((await clinic.confirm(bySerial('S-1'))).validity).toBe('1');
    await clinic.world.advance('2026-03-01T00:10');
    expect((await clinic.confirm(bySerial('S-1'))).code).toBe('TSG-Q22');
    const removals = async () => (await clinic.hubAsked()).filter(({ body }) => 'event' in body && body.event === 'removed').length;
    expect(await removals()).toBe(0);
    await clinic.world.advance('2026-03-01T03:30');
    expect(await removals()).toBe(1);
    await clinic.overnight();
    expect(await removals()).toBe(1);
  }));

  it('使える期間の終わりは、設定で月の末日にもなる', () => atClinic(async (clinic) => {
    await clinic.set({ certificateGraceEnd: 'endOfMonth' });
    expect((await clinic.register('S-1', numberOf(1), '2025-11-15')).body).toMatchObject({ worksThrough: '2026-02-28' });
    expect((await clinic.register('S-2', numberOf(2), '2027-11-30')).body).toMatchObject({ worksThrough: '2028-02-29' });
    await clinic.set({ certificateGraceEnd: 'sameDay' });
    expect((await clinic.register('S-3', numberOf(3))).body).toMatchObject({ certificateThrough: '2030-06-02', worksThrough: '2030-09-02' });
  }));
});

describe('閲覧の記録', () => {
  it('誰の記録が誰に何まで見えたかを残し、個人番号は残さない', () => registered(async (clinic) => {
    await clinic.confirm(bySerial('S-1'));
    await clinic.hub(numberOf(1), hubSays('4', [held({ visibility: stopped, member: null })]));
    await clinic.overnight();
    await clinic.confirm(bySerial('S-1'));
    const base = { institution: '1312345678', means: 'myNumberCard', municipalityCode: '131032', historyKey: 'MI-1/T1', version: 1, insurerPersonKey: 'IPK0000000001' };
    expect(await clinic.reads('?historyKey=MI-1/T1')).toEqual([
      { ...base, at: '2025-06-02T10:15', confirmedOn: '2025-06-02', validity: '1', qualification: 'shown', medical: 'shown', address: 'shown' },
      { ...base, at: '2025-06-03T10:15', confirmedOn: '2025-06-03', validity: '4', qualification: 'withheld', medical: 'withheld', address: 'withheld' },
    ]);
    const arrows = JSON.stringify(await clinic.world.journal.arrows());
    expect(JSON.stringify(await clinic.reads()) + arrows).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
    expect(await clinic.reads('?historyKey=other')).toEqual([]);
  }));
});
