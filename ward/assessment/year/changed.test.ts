import { describe, expect, it } from 'vitest';
import type { AssessmentMember } from '../household.js';
import { revisionReasonsBetween } from './changed.js';

const member = (ref: string, wish: Partial<AssessmentMember> = {}): AssessmentMember => ({
  ref, role: ref === 'P1' ? 'head' : 'member', age: { kind: 'born', bornOn: '1986-07-02' }, insuredMonths: { kind: 'count', count: 12 }, income: { otherIncomeYen: 1_000_000 }, isDeclared: true, ...wish,
});
const before = { members: [member('P1'), member('P2', { isFortyToCome: true })], relief: null };
const now = (first: Partial<AssessmentMember>, second: Partial<AssessmentMember> = {}) => ({ members: [member('P1', first), member('P2', { isFortyToCome: true, ...second })], relief: null });

describe('変更の理由', () => {
  it.each([
    ['加入する人が増えた', { ...before, members: [...before.members, member('P3')] }, ['insured']],
    ['加入する人が減り、その所得ももうない', { ...before, members: before.members.slice(0, 1) }, ['insured']],
    ['加入の月が変わった', now({ insuredMonths: { kind: 'count', count: 3 } }), ['insured']],
    ['所得が変わった', now({ income: { otherIncomeYen: 1_000_001 } }), ['income']],
    ['未申告の人が申告した', now({}, { isDeclared: false }), ['income']],
    ['非自発的失業の届出', now({ involuntaryUnemployment: { leftOn: '2026-05-31', reasonCode: '11' } }), ['relief']],
    ['条例による減免', { ...before, relief: { reason: '災害', yen: { medical: 1_000 } } }, ['relief']],
    ['40歳になった', { ...before, members: [member('P1'), member('P2')] }, ['age']],
    ['所得も月も届出も変わった', now({ income: {}, insuredMonths: { kind: 'count', count: 3 }, maternity: { bornOn: '2026-07-01', isMultiple: false } }), ['insured', 'income', 'relief']],
    ['事実は同じで、計算だけが変わった', before, ['recalculated']],
  ] as const)('%s', (_, facts, reasons) => expect(revisionReasonsBetween(before, facts)).toEqual(reasons));
});
