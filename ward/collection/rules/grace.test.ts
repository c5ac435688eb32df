import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import { demand, type DemandQuestion } from './demand.js';
import { grace, type GraceQuestion } from './grace.js';
import { paymentPlan, type PaymentPlanQuestion } from './payment-plan.js';

describe('督促', () => {
  const asked = (facts: Partial<DemandQuestion>) => demand.apply({ dueOn: '2026-06-30', today: '2026-07-10', unpaidYen: 23_400, provisionalYen: 0, isInGrace: false, issuedOn: null, rules: { demandAfterDays: '20' }, ...facts }).outcome;

  it.each<[Day, string]>([['2026-06-30', 'notDue'], ['2026-07-01', 'toIssue'], ['2026-07-20', 'toIssue'], ['2026-07-21', 'late']])('納期限 2026-06-30 の未納は、%sに %s', (today, outcome) => {
    expect(asked({ today })).toBe(outcome);
  });
  it('40日とする市では、8月9日まで期限の内', () => {
    expect([asked({ today: '2026-08-09', rules: { demandAfterDays: '40' } }), asked({ today: '2026-08-10', rules: { demandAfterDays: '40' } })]).toEqual(['toIssue', 'late']);
  });
  it('速報だけでも発するのを控えるが、足りなければ発し、完納とはしない', () => {
    expect(asked({ awaitsAddressee: '宛てる人がいない' })).toBe('awaitsAddressee');
    expect([asked({ provisionalYen: 23_400 }), asked({ provisionalYen: 23_399 }), asked({ unpaidYen: 0 }), asked({ isInGrace: true })]).toEqual(['held', 'toIssue', 'paid', 'inGrace']);
  });
  it('発した督促状は一つで、指定期限は10日後', () => {
    expect([asked({ issuedOn: '2026-07-20', today: '2026-07-30' }), asked({ issuedOn: '2026-07-20', today: '2026-07-31' })]).toEqual(['issued', 'expired']);
  });
});

describe('猶予', () => {
  const asked = (facts: Partial<GraceQuestion>) => grace.apply({ kind: 'collection', dueOn: '2026-06-30', appliedOn: '2026-07-10', from: '2026-08-01', through: '2027-01-31', amountYen: 100_000, hasGround: true, hasSecurity: false, monthsBefore: 0, rules: { graceMonths: '6' }, ...facts }).outcome;

  it('徴収猶予は6か月まで。1年とする市では1年まで。理由がなければできない', () => {
    expect([asked({}), asked({ through: '2027-02-01' }), asked({ through: '2027-07-31', rules: { graceMonths: '12' } }), asked({ through: '2027-08-01', rules: { graceMonths: '12' } }), asked({ hasGround: false })]).toEqual(['granted', 'tooLong', 'granted', 'tooLong', 'noGround']);
    expect(asked({ monthsBefore: 6 })).toBe('tooLong');
  });
  it('換価の猶予は納期限から6か月以内に申請し、1年ずつ通じて2年まで', () => {
    const conversion = { kind: 'conversion', through: '2027-07-31' } as const;
    expect([asked({ ...conversion, appliedOn: '2026-12-31' }), asked({ ...conversion, appliedOn: '2027-01-01' })]).toEqual(['granted', 'tooLate']);
    expect([asked({ ...conversion, through: '2027-08-01' }), asked({ ...conversion, monthsBefore: 12 }), asked({ ...conversion, monthsBefore: 13 }), asked({ ...conversion, monthsBefore: 24, through: '2026-08-01' })]).toEqual(['tooLong', 'granted', 'tooLong', 'tooLong']);
  });
  it('換価の猶予の担保は、100万円までか3か月までなら要らない', () => {
    const large = { kind: 'conversion', through: '2027-07-31', amountYen: 1_000_001 } as const;
    expect([asked(large), asked({ ...large, amountYen: 1_000_000 }), asked({ ...large, through: '2026-10-31' }), asked({ ...large, through: '2026-11-01' }), asked({ ...large, hasSecurity: true })]).toEqual(['securityMissing', 'granted', 'granted', 'securityMissing', 'granted']);
  });
});

describe('分割納付', () => {
  const rows = [{ dueOn: '2026-08-31', yen: 5_000 }, { dueOn: '2026-09-30', yen: 5_000 }, { dueOn: '2026-11-02', yen: 5_000 }] as const;
  const asked = (today: Day, payments: PaymentPlanQuestion['payments'], missedInstallmentsAllowed: '0' | '1' | '2' = '1') => paymentPlan.apply({ rows, payments, today, rules: { missedInstallmentsAllowed } });
  const first = { receivedOn: '2026-08-31', yen: 5_000 } as const;

  it('約束の日の内は不履行でなく、翌日から不履行', () => {
    expect([asked('2026-08-31', []).outcome, asked('2026-09-01', []).outcome, asked('2026-09-01', [first]).outcome, asked('2026-09-01', [{ ...first, yen: 4_999 }]).outcome]).toEqual(['kept', 'missed', 'kept', 'missed']);
  });
  it('一度までは続け、二度目で取り消す。許さない区では一度で取り消す', () => {
    expect([asked('2026-10-01', [first]).outcome, asked('2026-10-01', []).outcome, asked('2026-09-01', [], '0').outcome]).toEqual(['missed', 'broken', 'broken']);
    expect(asked('2026-10-01', []).because).toEqual(['2026-08-31・2026-09-30 の分が足りない', '許すのは1回まで']);
  });
  it('まとめて先に納めれば約束どおりで、納め終われば終わる。取り消した後に納めても計画は戻らない', () => {
    expect([asked('2026-10-01', [{ ...first, yen: 10_000 }]).outcome, asked('2026-10-01', [{ ...first, yen: 15_000 }]).outcome, asked('2027-01-01', [{ receivedOn: '2026-12-01', yen: 15_000 }]).outcome]).toEqual(['kept', 'completed', 'broken']);
  });
});
