import { expect, test } from 'vitest';
import type { Day } from '../../law/define.js';
import type { AssessmentMember } from './household.js';
import { specialCollection, type SpecialCollectionQuestion } from './rules/special-collection.js';

const months = { kind: 'count', count: 12 } as const;
const member = (ref: string, bornOn: Day, role: AssessmentMember['role'] = 'member'): AssessmentMember => ({ ref, role, age: { kind: 'born', bornOn }, insuredMonths: months, income: {}, isDeclared: true });
const pension = { annualPensionYen: 780_000, careCollection: 'special', carePremiumYen: 70_000 } as const;
const usual: SpecialCollectionQuestion = { fiscalYear: 2026, decidedOn: '2026-06-15', totalYen: 60_000, members: [member('P1', '1955-08-01', 'head'), member('P2', '1958-02-10')], pension, wantsDirectDebit: false };
const asked = (facts: Partial<SpecialCollectionQuestion>) => specialCollection.apply({ ...usual, ...facts }).outcome;
const withHead = (bornOn: Day, role: AssessmentMember['role'] = 'head') => asked({ members: [member('P1', bornOn, role), member('P2', '1958-02-10')] });
const withSpouse = (bornOn: Day) => asked({ members: [usual.members[0]!, member('P2', bornOn)] });

test('65〜74歳だけの世帯で、年金が足り、口座振替を望まなければ、特別徴収の候補になる', () => {
  expect([asked({}), asked({ members: [usual.members[0]!] })]).toEqual(['candidate', 'candidate']);
});

test('65歳に達する前の日の決定では候補でなく、達した日の決定なら候補になる', () => {
  expect([withSpouse('1961-06-17'), withSpouse('1961-06-16')]).toEqual(['memberTooYoung', 'candidate']);
});

test('世帯主が3月31日までに75歳になる年度は候補でなく、4月1日になるならその年度は候補になる', () => {
  expect([withHead('1952-03-31'), withHead('1952-04-01')]).toEqual(['headTurns75', 'candidate']);
});

test('擬制世帯主の世帯も、その月に世帯主が抜けた世帯も候補にならない', () => {
  const left = { ...usual.members[0]!, insuredMonths: { kind: 'period', acquiredOn: null, lostOn: '2026-06-10' } } as const;
  expect([withHead('1955-08-01', 'nominalHead'), asked({ members: [left, usual.members[1]!] })]).toEqual(['headNotInsured', 'headNotInsured']);
});

test('加入していない若い家族は妨げず、加入していれば一人でも妨げる', () => {
  const child = member('P3', '1990-01-01');
  expect([asked({ members: [...usual.members, { ...child, insuredMonths: { kind: 'months', months: [] } }] }), asked({ members: [...usual.members, child] })]).toEqual(['candidate', 'memberTooYoung']);
});

test.each([[179_999, 0, 'pensionTooSmall'], [180_000, 0, 'candidate'], [180_000, 90_000, 'candidate'], [180_000, 90_001, 'overHalf'], [180_001, 90_000, 'candidate'], [180_001, 90_001, 'overHalf']])('年金 %i円、国保と介護で %i円なら %s', (annualPensionYen, together, outcome) => {
  expect(asked({ totalYen: together, pension: { annualPensionYen, careCollection: 'special', carePremiumYen: 0 } })).toBe(outcome);
  expect(asked({ totalYen: 0, pension: { annualPensionYen, careCollection: 'special', carePremiumYen: together } })).toBe(outcome);
});

test('介護保険料が普通徴収なら候補でなく、通知がないうちは分からないと言い、口座振替の申出が先に立つ', () => {
  expect([asked({ pension: { ...pension, careCollection: 'ordinary' } }), asked({ pension: null }), asked({ wantsDirectDebit: true })]).toEqual(['careByOrdinary', 'pensionUnknown', 'directDebit']);
});
