import { describe, expect, it } from 'vitest';
import { identityStates } from '../../../contracts/insurer-hub/codes.js';
import { matchResolution, type MemberStanding } from './match-resolution.js';

const standing = (facts: Partial<MemberStanding> = {}): MemberStanding => ({ version: 2, state: 'clear', isVoid: false, findings: [], differs: [], importNo: 8, ...facts });
const outcome = (said: MemberStanding | null, notice: { version?: number; importNo?: number } = {}) => matchResolution.apply({ version: 1, importNo: 5, ...notice, standing: said }).outcome;

describe('突合結果の解消の判定', () => {
  it('後の版が疑いなし・理由付き疑いなしなら解消、資格終了は職員に委ね、ほかの状態は解消でない', () => {
    expect(identityStates.map(([state]) => [state, outcome(standing({ state }))])).toEqual([
      ['unchecked', 'standing'], ['enquired', 'standing'], ['clear', 'resolved'], ['suspect', 'standing'], ['notified', 'standing'], ['investigating', 'standing'], ['correcting', 'standing'],
      ['clearedWithReason', 'resolved'], ['superseded', 'standing'], ['lapsed', 'byHand'],
    ]);
  });
  it('何も知らされていないことは、解消のしるしではない', () => expect(matchResolution.apply({ version: 1, importNo: 5, standing: null })).toMatchObject({ outcome: 'standing', because: ['この記録のその後を知らされていない'] }));
  it('通知より前の版のことは、この通知について何も言わない', () => expect([outcome(standing({ version: 3 }), { version: 4 }), outcome(standing({ version: 5 }), { version: 4 })]).toEqual(['standing', 'resolved']));
  it('同じ版なら、通知の後に届いたものだけが効き、後の版なら順は問わない', () => {
    expect([outcome(standing(), { version: 2, importNo: 9 }), outcome(standing(), { version: 2, importNo: 7 }), outcome(standing(), { version: 1, importNo: 9 })]).toEqual(['standing', 'resolved', 'resolved']);
  });
  it('疑いなしでも、無効化でも、区の記録と違えば職員に委ねる', () => {
    expect([outcome(standing({ differs: ['生年月日'] })), outcome(standing({ state: 'lapsed', isVoid: true, differs: ['無効化'] })), outcome(standing({ state: 'notified', differs: ['生年月日'] }))]).toEqual(['byHand', 'byHand', 'standing']);
  });
  it('X4・X5が残れば疑いなしでも解消でなく、無効化された記録は解消', () => {
    expect([outcome(standing({ findings: ['X4'] })), outcome(standing({ state: 'lapsed', isVoid: true }))]).toEqual(['standing', 'resolved']);
    expect(matchResolution.apply({ version: 1, importNo: 5, standing: standing({ findings: ['X4', 'X5'] }) }).because[0]).toContain('X4・X5が残る');
  });
});
