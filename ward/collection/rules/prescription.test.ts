import { describe, expect, it } from 'vitest';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { courseOf, prescription, type PrescriptionEvent, type PrescriptionQuestion } from './prescription.js';

const course = (events: readonly PrescriptionEvent[] = [], restart: PrescriptionQuestion['restart'] = 'delivery', exercisableOn: Day = '2025-06-30') => courseOf({ exercisableOn, events, restart });
const demand = { kind: 'demand', issuedOn: '2025-07-18', deliveredOn: '2025-07-22' } as const;

describe('時効', () => {
  it.each<[Day, string]>([['2027-06-29', 'running'], ['2027-06-30', 'running'], ['2027-07-01', 'complete']])('納期限 2025-06-30 の保険料は、%sに %s', (today, outcome) => {
    expect(prescription.apply({ exercisableOn: '2025-06-30', events: [], today, restart: 'delivery' }).outcome).toBe(outcome);
  });

  it('保険税の5年にはならない', () => {
    expect(prescription.apply({ exercisableOn: '2025-06-30', events: [], today: '2030-06-30', restart: 'delivery' }).outcome).toBe('complete');
  });

  it.each([['delivery', '2027-07-23'], ['issue', '2027-07-19'], ['afterTenDays', '2027-07-29']] as const)('督促からは改めて2年で、%s なら %s に消滅する', (restart, lapsesOn) => {
    expect(course([demand], restart).lapsesOn).toBe(lapsesOn);
  });

  it('届かなかった督促は更新しない', () => {
    expect(course([{ ...demand, deliveredOn: null }]).lapsesOn).toBe('2027-07-01');
    expect(course([{ ...demand, deliveredOn: null }], 'issue').lapsesOn).toBe('2027-07-19');
  });

  it('消滅した日からの督促や承認は、時効を戻さない。前の日なら戻る', () => {
    const acknowledged = (on: Day) => course([{ kind: 'acknowledgement', on }]).lapsesOn;
    expect([acknowledged('2027-06-30'), acknowledged('2027-07-01')]).toEqual(['2029-07-01', '2027-07-01']);
  });

  it('差押の間は完成せず、終わった日から改めて2年。取り消したら6か月だけ延びる', () => {
    const seizure = { kind: 'enforcement', from: '2026-02-10', isWithdrawn: false } as const;
    expect(course([{ ...seizure, endedOn: null }]).lapsesOn).toBeNull();
    expect(course([{ ...seizure, endedOn: '2028-01-31' }]).lapsesOn).toBe('2030-02-01');
    expect([course([{ ...seizure, endedOn: '2027-06-01', isWithdrawn: true }]).lapsesOn, course([{ ...seizure, endedOn: '2026-03-01', isWithdrawn: true }]).lapsesOn]).toEqual(['2027-12-02', '2027-07-01']);
    expect(prescription.apply({ exercisableOn: '2025-06-30', events: [{ ...seizure, endedOn: null }], today: '2035-01-01', restart: 'delivery' }).outcome).toBe('heldOff');
  });

  it('猶予の日数だけ先になる', () => {
    expect(course([{ kind: 'grace', from: '2026-01-01', through: '2026-06-30' }]).lapsesOn).toBe(addDays('2027-07-01', 181));
  });

  it('重なる差押や、差押の間の承認は、終わりの遅い方から数え、短くしない', () => {
    const long = { kind: 'enforcement', from: '2026-02-01', endedOn: '2027-06-01', isWithdrawn: false } as const;
    expect(course([long, { ...long, from: '2026-03-01', endedOn: '2026-04-01' }]).lapsesOn).toBe('2029-06-02');
    expect(course([long, { kind: 'acknowledgement', on: '2026-05-01' }]).lapsesOn).toBe('2029-06-02');
    expect(course([{ ...long, isWithdrawn: true }, { ...long, from: '2026-03-01', endedOn: null }]).lapsesOn).toBeNull();
  });

  it('猶予の間の承認は、猶予の終わった翌日から2年になる', () => {
    expect(course([{ kind: 'grace', from: '2026-01-01', through: '2026-06-30' }, { kind: 'acknowledgement', on: '2026-03-01' }]).lapsesOn).toBe('2028-07-01');
  });

  it('催告は6か月だけ完成を延ばし、その間の再度の催告は効かない。完成が先なら何も変えない', () => {
    const reminder = (on: Day) => ({ kind: 'reminder', on }) as const;
    expect([course([reminder('2027-06-01')]).lapsesOn, course([reminder('2027-06-01'), reminder('2027-11-01')]).lapsesOn, course([reminder('2027-06-01'), reminder('2027-12-02')]).lapsesOn, course([reminder('2025-08-01')]).lapsesOn]).toEqual(['2027-12-02', '2027-12-02', '2027-12-02', '2027-07-01']);
  });

  it('うるう日から数える時効は、応当日のない年の3月1日に消滅する', () => {
    expect(course([], 'delivery', '2024-02-28').lapsesOn).toBe('2026-03-01');
  });

  it('出来事は、渡した順によらず日の順に効く', () => {
    const events: readonly PrescriptionEvent[] = [demand, { kind: 'acknowledgement', on: '2026-05-01' }, { kind: 'grace', from: '2026-06-01', through: '2026-06-30' }];
    expect(course([...events].reverse())).toEqual(course(events));
    expect(course(events).steps).toEqual(['2025-06-30 の翌日から2年', '督促により 2025-07-23 から改めて2年', '債務の承認により 2026-05-02 から改めて2年', '2026-06-01〜2026-06-30 は猶予で進まない']);
  });
});
