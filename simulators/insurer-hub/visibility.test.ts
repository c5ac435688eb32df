import { expect, it } from 'vitest';
import { visibilityOf, type Means } from './visibility.js';

const open = { visibleWhilePending: true };
const none = { isNotDisclosed: false, selfInfoBlocked: false };
const seen = (stopped: string, flags: Partial<typeof none> = {}, { state = 'clear', ended = false, means = 'number', parameters = open }: { state?: string; ended?: boolean; means?: Means; parameters?: typeof open } = {}) => {
  const { qualification, medical, address, because } = visibilityOf({ state, stopped }, { ...none, ...flags }, ended, means, parameters);
  return [qualification, medical, address, ...because].join(' ');
};

it('止めなければすべて見え、医療情報だけ、または両方を止められる', () => {
  expect(seen('none')).toBe('shown shown shown');
  expect(seen('medical')).toBe('shown stopped shown 本人確認で疑いがあり、医療情報を止めている');
  expect(seen('both')).toBe('stopped stopped stopped 本人確認で疑いがあり、資格情報と医療情報を止めている');
});

it('不開示該当は、疑いなしでも住所を隠す', () => {
  expect(seen('none', { isNotDisclosed: true })).toBe('shown shown stopped 不開示該当');
});

it('自己情報提供不可は、カードでは資格も見せず、証では医療情報だけを隠す', () => {
  expect(seen('none', { selfInfoBlocked: true })).toBe('stopped stopped stopped 自己情報提供不可');
  expect(seen('none', { selfInfoBlocked: true }, { means: 'card' })).toBe('shown stopped shown 自己情報提供不可');
});

it('資格が終われば医療情報は見せない', () => {
  expect(seen('none', {}, { ended: true })).toBe('shown stopped shown 資格が終わっている');
});

it('確認が済むまで見せない設定なら、未確認と照会中は見せない', () => {
  const closed = { visibleWhilePending: false };
  expect(['unchecked', 'enquired', 'clear'].map((state) => seen('none', {}, { state, parameters: closed }).split(' ')[0])).toEqual(['stopped', 'stopped', 'shown']);
});
