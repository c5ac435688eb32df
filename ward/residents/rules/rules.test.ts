import { describe, expect, it, test } from 'vitest';
import { itemsToFollow, registerItems, type RegisterItems } from './register-items.js';
import { endReasonOf, registerRemoval, type RemovalQuestion } from './register-removal.js';

const own: RegisterItems = { name: '試験 花子', nameKana: 'シケン ハナコ', bornOn: '1990-05-20', sex: '2', address: '東京都港区試験1-1', isNotDisclosed: false };

describe('住民記録の反映', () => {
  test.each([
    ['同じ', {}, {}, 'same', {}],
    ['氏名が違う', {}, { name: '新姓 花子' }, 'follows', { name: '新姓 花子' }],
    ['住所と支援措置', {}, { address: '東京都港区試験2-2', isNotDisclosed: true }, 'follows', { address: '東京都港区試験2-2', isNotDisclosed: true }],
    ['生年月日も氏名も違う', {}, { bornOn: '1990-05-21', name: '別人' }, 'asks', {}],
    ['性別が違い、支援措置が付いた', {}, { sex: '1', address: '東京都港区試験2-2', isNotDisclosed: true }, 'asks', { isNotDisclosed: true }],
    ['区にだけ支援措置がある', { isNotDisclosed: true }, {}, 'same', {}],
    ['支援措置がなくなり住所が替わった', { isNotDisclosed: true }, { address: '東京都港区試験2-2' }, 'follows', { address: '東京都港区試験2-2' }],
  ] as const)('%s', (_, known, told, outcome, items) => {
    const question = { own: { ...own, ...known }, told: { ...own, ...told } };
    expect([registerItems.apply(question).outcome, itemsToFollow(question)]).toEqual([outcome, items]);
  });
});

describe('住民票の消除と資格', () => {
  const asked = (wish: Partial<RemovalQuestion>) => registerRemoval.apply({ removal: 'moveOut', residentUntil: '2026-05-10', isNhiNoted: true, isInsured: true, moveOutEnds: 'noted', ...wish }).outcome;
  test.each([
    ['住民票がある', { removal: null, residentUntil: null }, 'stays'], ['国保に入っていない', { isInsured: false }, 'notInsured'], ['死亡は付記がなくても', { removal: 'death', isNhiNoted: false }, 'ends'],
    ['付記のある転出', {}, 'ends'], ['付記のない転出', { isNhiNoted: false }, 'asks'], ['付記のない転出、事実で終える区', { isNhiNoted: false, moveOutEnds: 'all' }, 'ends'], ['職権消除は付記があっても', { removal: 'removed', moveOutEnds: 'all' }, 'asks'],
  ] as const)('%s', (_, wish, outcome) => expect(asked(wish)).toBe(outcome));
  it('転出先が同じ都道府県なら県内転出、分からなければ県外転出', () => {
    expect([endReasonOf('moveOut', '131121', '131032'), endReasonOf('moveOut', '141003', '131032'), endReasonOf('moveOut', null, '131032'), endReasonOf('death', null, '131032')]).toEqual(['moveOutWithinPrefecture', 'moveOutside', 'moveOutside', 'death']);
  });
});
