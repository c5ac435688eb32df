import { describe, expect, it } from 'vitest';
import type { Notification } from '../../contracts/notification.js';
import { planOf } from './plan.js';
import type { FaultName } from './tables.js';

const parameters = { lateDays: 30, againAfterDays: 1, wrongDayOffset: -1, withdrawAfterDays: 2 };
const form: Notification = { kind: 'end', notificationId: 'N-1', receivedOn: '2025-05-01', occurredOn: '2025-04-28', reason: 'joinEmployeeInsurance', personKeys: ['P1'] };
const planned = (...faults: FaultName[]) => planOf({ faults: new Set(faults), parameters }, form, '2025-05-07');

describe('住民等が届出を出すまで', () => {
  it('障害がなければ、言われた日にそのままの内容で一度出す', () => {
    expect(planned()).toEqual([{ notification: { ...form, receivedOn: '2025-05-07' }, handInOn: '2025-05-07', withdrawOn: null, mistake: '' }]);
  });
  it('届出の遅れでは届出日も遅れた日になり、事実発生日は変わらない', () => {
    const [late] = planned('late');
    expect(late).toMatchObject({ handInOn: '2025-06-06', notification: { receivedOn: '2025-06-06', occurredOn: '2025-04-28' }, mistake: '届出が30日遅れた' });
  });
  it('日付の誤記では事実発生日だけが違う', () => {
    expect(planned('wrongDay')).toMatchObject([{ handInOn: '2025-05-07', notification: { occurredOn: '2025-04-27' }, mistake: '事実発生日 2025-04-28 を 2025-04-27 と書いた' }]);
  });
  it('二重届出では同じ内容の届出が別の識別で次の日にも出る', () => {
    const [first, again] = planned('twice');
    expect(first!.notification.notificationId).toBe('N-1');
    expect(again).toMatchObject({ handInOn: '2025-05-08', notification: { notificationId: 'N-1-again', occurredOn: '2025-04-28', receivedOn: '2025-05-08' } });
  });
  it('取下げの日は届け出た日から数える。遅れて出せば取下げも遅れる', () => {
    expect(planned('withdrawn')[0]!.withdrawOn).toBe('2025-05-09');
    expect(planned('withdrawn', 'late')[0]!.withdrawOn).toBe('2025-06-08');
  });
});
