import { describe, expect, it } from 'vitest';
import { cardUnusableFrom, elderlyBandFrom, isElderly, mainDocumentOn, validThrough } from './certificates.js';
import { notificationDueOn } from './notification-period.js';

const rules = { certificateValidity: '07-31', koukiLossRule: 'birthday' } as const;

describe('証類の決まり', () => {
  it('2024年12月1日までは被保険者証、2日からは資格確認書か資格情報のお知らせ', () => {
    expect([mainDocumentOn('2024-12-01', true), mainDocumentOn('2024-12-01', false)]).toEqual(['insuranceCard', 'insuranceCard']);
    expect([mainDocumentOn('2024-12-02', true), mainDocumentOn('2024-12-02', false)]).toEqual(['eligibilityInformation', 'eligibilityCertificate']);
  });
  it('発行済みの被保険者証は2025年12月1日まで', () => {
    expect(validThrough('insuranceCard', '1980-05-05', '2024-12-01', { ...rules, certificateValidity: '09-30' })).toBe('2025-09-30');
    expect(validThrough('insuranceCard', '1980-05-05', '2025-10-01', { ...rules, certificateValidity: '09-30' })).toBe('2025-12-01');
  });
  it('70歳の区分は誕生日の翌月から。1日生まれは誕生日の月から', () => {
    expect([elderlyBandFrom('1955-05-05'), elderlyBandFrom('1955-05-01'), elderlyBandFrom('1955-04-30'), elderlyBandFrom('1955-12-02')]).toEqual(['2025-06-01', '2025-05-01', '2025-05-01', '2026-01-01']);
  });
  it('70歳の区分は75歳の喪失日の前日まで', () => {
    expect([isElderly('1950-05-05', '2025-05-04', 'birthday'), isElderly('1950-05-05', '2025-05-05', 'birthday'), isElderly('1950-05-05', '2025-05-05', 'dayAfterBirthday')]).toEqual([true, false, true]);
  });
  it('有効期限は75歳の喪失日の前日を超えない', () => {
    expect(validThrough('eligibilityCertificate', '1950-12-10', '2025-08-01', rules)).toBe('2025-12-09');
    expect(validThrough('eligibilityCertificate', '1950-12-10', '2025-08-01', { ...rules, koukiLossRule: 'dayAfterBirthday' })).toBe('2025-12-10');
  });
  it('利用登録解除は申請の翌月末に反映し、使えなくなるのは翌々月1日', () => {
    expect([cardUnusableFrom('2025-04-01'), cardUnusableFrom('2025-04-30'), cardUnusableFrom('2025-01-31'), cardUnusableFrom('2025-11-10'), cardUnusableFrom('2024-12-31')])
      .toEqual(['2025-06-01', '2025-06-01', '2025-03-01', '2026-01-01', '2025-02-01']);
  });
  it('届出の期限は事実発生日から14日目', () => {
    expect([notificationDueOn('2025-04-01'), notificationDueOn('2024-02-20'), notificationDueOn('2025-02-20')]).toEqual(['2025-04-15', '2024-03-05', '2025-03-06']);
  });
});
