import { expect, it } from 'vitest';
import { matchVerdicts } from '../../contracts/insurer-hub/codes.js';
import { gradeOf, policyName, stopOf, type Policy } from './policy.js';

const every = matchVerdicts.map(([verdict]) => verdict);
const stops = (policy: Policy['policy'], addressOnly: Policy['addressOnly'], isMultiple: boolean) => Object.fromEntries(every.map((verdict) => [verdict, stopOf({ policy, addressOnly }, verdict, isMultiple)]));

it('anyMismatchStops は、一致と表記差のほかを、すべて両方とも止める', () => {
  expect(stops('anyMismatchStops', 'never', false)).toEqual({ M0: 'none', M1: 'none', M2: 'both', M2n: 'both', M3: 'both', H3: 'both', H2: 'both', H1: 'both', X1: 'both', X2: 'both', X3: 'both' });
});

it.each(['graded2023', 'gradedPermanent'] as const)('%s は、①で両方、②③で医療情報を止め、④は止めない', (policy) => {
  expect(stops(policy, 'always', false)).toEqual({ M0: 'none', M1: 'none', M2: 'medical', M2n: 'medical', M3: 'none', H3: 'medical', H2: 'medical', H1: 'both', X1: 'both', X2: 'both', X3: 'both' });
});

it.each([['always', false, 'medical'], ['always', true, 'medical'], ['ifMultipleActive', false, 'none'], ['ifMultipleActive', true, 'medical'], ['never', false, 'none'], ['never', true, 'none']] as const)('住所のみ差は、addressOnly が %s で複数資格が %s なら %s', (addressOnly, isMultiple, stopped) => {
  const plain = stops('graded2023', 'always', false);
  expect(stops('graded2023', addressOnly, isMultiple)).toEqual({ ...plain, M2: stopped, M2n: stopped });
});

it('公表された区分と、方針の名', () => {
  expect(every.map((verdict) => `${verdict}=${gradeOf(verdict)}`).join(' ')).toBe('M0=5 M1=5 M2=3 M2n=3 M3=4 H3=2 H2=2 H1=1 X1=none X2=none X3=none');
  expect([policyName({ policy: 'anyMismatchStops', addressOnly: 'always' }), policyName({ policy: 'graded2023', addressOnly: 'never' })]).toEqual(['anyMismatchStops', 'graded2023/never']);
});
