import { describe, expect, it, test } from 'vitest';
import { nonRegisteredStates } from '../../../contracts/ward-non-registered.js';
import { payeeElsewhere } from './payee-elsewhere.js';

const outcomeOf = (facts: Partial<Parameters<typeof payeeElsewhere.apply>[0]>) => payeeElsewhere.apply({ isDead: false, isResident: false, elsewhere: null, ...facts }).outcome;

describe('給付の申請者の本人確認の判定', () => {
  test.each([
    ['asked', 'waits'], ['found', 'confirmed'], ['several', 'unsettled'], ['notFound', 'unfound'], ['dead', 'unfound'], ['removed', 'unfound'], ['numberReplaced', 'waits'], ['duplicate', 'unsettled'], ['isResident', 'unsettled'], ['refused', 'unfound'], ['merged', 'unfound'],
  ] as const)('住登外者の状態が %s なら %s', (elsewhere, outcome) => expect(outcomeOf({ elsewhere })).toBe(outcome));
  it('どの状態も判定する', () => expect(nonRegisteredStates.map(([elsewhere]) => payeeElsewhere.apply({ isDead: false, isResident: false, elsewhere }).because.length)).toEqual(nonRegisteredStates.map(() => 1)));
  it('住民だった人は、区の外の住所が確かめられなくても本人は知れている', () => expect([outcomeOf({ isResident: true, elsewhere: 'notFound' }), outcomeOf({ isResident: true }), outcomeOf({})]).toEqual(['here', 'here', 'here']));
  it('亡くなった人には、どこに住んでいても払わない', () => expect([outcomeOf({ isDead: true, isResident: true }), outcomeOf({ isDead: true, elsewhere: 'found' }), outcomeOf({ isDead: true, elsewhere: 'dead' })]).toEqual(['dead', 'dead', 'dead']));
});
