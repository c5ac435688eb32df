import { describe, expect, it } from 'vitest';
import {
  acquiredOn, acquisitionDays, applicationEndOf, applicationStartsOn, firstDayOutsideOf, firstDayOutsideOfEnd, isKoukiDisabilityAge, koukiLossDay, lossDays, lostOn, type LossCause, type LossRules,
} from './acquisition-and-loss.js';

const rules: LossRules = { koukiLossRule: 'birthday', koukiDisabilityLossRule: 'sameDay' };
const literal: LossRules = { koukiLossRule: 'dayAfterBirthday', koukiDisabilityLossRule: 'nextDay' };

describe('資格の取得日と喪失日', () => {
  it('取得は当日。後期の障害認定の撤回だけが翌日で、県内転入は取得しない', () => {
    const days = Object.keys(acquisitionDays).map((cause) => [cause, acquiredOn(cause as keyof typeof acquisitionDays, '2025-02-28')]);
    expect(Object.fromEntries(days)).toEqual({
      moveInFromOutside: '2025-02-28', leaveEmployeeInsurance: '2025-02-28', leaveInsuranceSociety: '2025-02-28', birth: '2025-02-28', welfareEnd: '2025-02-28',
      koukiWithdrawal: '2025-03-01', exclusionEnd: '2025-02-28', otherAcquisition: '2025-02-28', moveInWithinPrefecture: null,
    });
    expect(applicationStartsOn('moveInWithinPrefecture', '2025-02-28')).toBe('2025-02-28');
  });
  it('喪失は翌日。生保・国保組合・居所不明は当日、県内転出は喪失しない(国保法8条)', () => {
    const days = Object.keys(lossDays).map((cause) => [cause, lostOn(cause as LossCause, { occurredOn: '2024-02-28' }, rules)]);
    expect(Object.fromEntries(days)).toEqual({
      moveOutside: '2024-02-29', joinEmployeeInsurance: '2024-02-29', joinInsuranceSociety: '2024-02-28', death: '2024-02-29', welfareStart: '2024-02-28', koukiAge75: '2024-02-28',
      koukiDisability: '2024-02-28', exclusionStart: '2024-02-29', whereaboutsUnknown: '2024-02-28', otherLoss: '2024-02-29', moveOutWithinPrefecture: null,
    });
  });
  it('設定により75歳到達と障害認定は翌日に喪失する', () => {
    expect(lostOn('koukiAge75', { occurredOn: '2025-05-05' }, literal)).toBe('2025-05-06');
    expect(lostOn('koukiDisability', { occurredOn: '2025-05-05' }, literal)).toBe('2025-05-06');
  });
  it('県外転出は新住所が同じ日に始まれば当日、翌日なら翌日に喪失する(国保法8条1項但書)', () => {
    expect(lostOn('moveOutside', { occurredOn: '2025-05-10', newAddressOn: '2025-05-10' }, rules)).toBe('2025-05-10');
    expect(lostOn('moveOutside', { occurredOn: '2025-05-10', newAddressOn: '2025-05-11' }, rules)).toBe('2025-05-11');
  });
  it('県内転出では転出日が外になった最初の日で、終了日の書き方は二通り', () => {
    const outside = firstDayOutsideOf('moveOutWithinPrefecture', { occurredOn: '2025-05-10' }, rules);
    expect([applicationEndOf(outside, 'sameDay'), applicationEndOf(outside, 'dayBefore')]).toEqual(['2025-05-10', '2025-05-09']);
    expect([firstDayOutsideOfEnd('2025-05-10', 'sameDay'), firstDayOutsideOfEnd('2025-05-09', 'dayBefore')]).toEqual([outside, outside]);
  });
  it('75歳の喪失日は誕生日か翌日。2月29日生まれは平年なら3月1日が誕生日', () => {
    expect([koukiLossDay('1950-05-05', 'birthday'), koukiLossDay('1950-05-05', 'dayAfterBirthday')]).toEqual(['2025-05-05', '2025-05-06']);
    expect(koukiLossDay('1952-02-29', 'birthday')).toBe('2027-03-01');
  });
  it('障害認定は65歳に達する日から75歳の誕生日の前日まで', () => {
    expect(['2025-05-03', '2025-05-04'].map((on) => isKoukiDisabilityAge('1960-05-05', on as '2025-05-03'))).toEqual([false, true]);
    expect(['2035-05-04', '2035-05-05'].map((on) => isKoukiDisabilityAge('1960-05-05', on as '2035-05-04'))).toEqual([true, false]);
  });
  it('どの日付の決まりにも根拠がある', () => {
    for (const { ja, basis } of [...Object.values(acquisitionDays), ...Object.values(lossDays)]) expect([ja, basis.kind]).not.toContain('unknown');
  });
});
