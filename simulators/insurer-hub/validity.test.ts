import { describe, expect, it } from 'vitest';
import { validityOf, type Candidate } from './validity.js';

const defaults = { validityWhileStopped: '4', severalActive: 'whenSameStart' } as const;
const record = (historyKey: string, validFrom: string, validTo: string | null = null, wish: Partial<Candidate> = {}): Candidate => ({ historyKey, person: historyKey, validFrom, validTo, isActive: validTo === null, isShown: true, ...wish });
const answer = (candidates: readonly Candidate[], { newer = false, means = 'number', ...wish }: Partial<Omit<typeof defaults, 'severalActive'>> & { severalActive?: 'whenSameStart' | 'always'; newer?: boolean; means?: 'number' | 'card' } = {}) => {
  const { validity, historyKey } = validityOf(candidates, newer, means, { ...defaults, ...wish });
  return `${validity} ${historyKey}`;
};

describe('資格有効性', () => {
  it('該当がなければ4', () => expect(answer([])).toBe('4 null'));
  it('止まっているものしかなければ設定の値', () => expect([answer([record('a', '2025-04-01', null, { isShown: false })]), validityOf([record('a', '2025-04-01', null, { isShown: false })], false, 'number', { ...defaults, validityWhileStopped: '2' }).validity]).toEqual(['4 null', '2']));
  it('有効なら1', () => expect(answer([record('a', '2025-04-01')])).toBe('1 a'));
  it('終わったものだけなら2で、いちばん後に終わったものを返す', () => expect(answer([record('a', '2020-04-01', '2021-04-01'), record('b', '2021-04-01', '2023-04-01'), record('c', '2019-04-01', '2020-04-01')])).toBe('2 b'));
  it('終わったが別に新しい資格があれば3', () => expect(answer([record('a', '2020-04-01', '2021-04-01')], { newer: true, means: 'card' })).toBe('3 a'));
  it('有効が二つで開始日が違えば新しいほう、同じなら5', () => expect([answer([record('a', '2025-04-01'), record('b', '2025-05-01')]), answer([record('a', '2025-04-01'), record('b', '2025-04-01')])]).toEqual(['1 b', '5 null']));
  it('設定により、開始日が違っても5', () => expect(answer([record('a', '2025-04-01'), record('b', '2025-05-01')], { severalActive: 'always' })).toBe('5 null'));
  it('証で照会して二人が該当すれば、開始日が違っても5', () => expect(answer([record('a', '2025-04-01'), record('b', '2025-05-01')], { means: 'card' })).toBe('5 null'));
  it('止まっている記録は数えない', () => expect(answer([record('a', '2025-04-01', null, { isShown: false }), record('b', '2025-04-01')])).toBe('1 b'));
});
