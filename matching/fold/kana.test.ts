import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kanaLarge, kanaNotation, kanaSlips } from './kana.js';

const letters = fc.constantFrom(...Array.from('アイウエオカガキコソンシツッャュョヴヂジズヅーあがゔｶﾞﾟ゛゜ﾞ・ -－―\u3099\u309A Aa\u2500ｰ'));
const anyText = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' }));

test('カナの畳み方は二度かけても同じ', () => {
  fc.assert(fc.property(anyText, (text) => {
    const notation = kanaNotation(text);
    expect(kanaNotation(notation)).toBe(notation);
    expect(kanaLarge(kanaLarge(notation))).toBe(kanaLarge(notation));
  }), { numRuns: 2000 });
});

test('書き違いの関係は向きによらず、同じ文字列には書き違いがない', () => {
  const kana = fc.string({ unit: fc.constantFrom(...Array.from('アウオコゴソンシツジヂズヅーヲ')), minLength: 1, maxLength: 4 });
  fc.assert(fc.property(kana, kana, (a, b) => {
    expect(kanaSlips(a, b)).toEqual(kanaSlips(b, a));
    expect(kanaSlips(a, a)).toEqual(new Set());
  }), { numRuns: 2000 });
});

test('書き違いを二つたどった先は、書き違いではない(ヂとシ)', () => {
  expect(kanaSlips('ヂ', 'ジ')).toBeDefined();
  expect(kanaSlips('ジ', 'シ')).toBeDefined();
  expect(kanaSlips('ヂ', 'シ')).toBeUndefined();
});

test('長音は落とさない(オオノとオノ)', () => expect(kanaSlips('オオノ', 'オノ')).toBeUndefined());
