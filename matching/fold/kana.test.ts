import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kanaLarge, kanaNotation, kanaSlips } from './kana.js';
import { inOneWidth, inOneWidthByPatterns } from './width.js';

const letters = fc.constantFrom(...Array.from('アイウエオカガキコソンシツッャュョヴヂジズヅヽヾゝゞ＝=、,ーあがゔｶﾞﾟ゛゜ﾞ・ -－―\u3099\u309A Aa\u2500ｰ'));
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

test('そろった全角・半角の近道は、決まりどおりの道と同じになる', () => {
  const wideText = fc.string({ unit: fc.constantFrom(...Array.from('ｱｶｻﾀﾊﾊﾋｳﾜｦﾝｯｬｰﾞﾟ･ア ー゛ハカ　 Ａ１－～！A1-a髙\u3099\ufa19\u{e0100}')), maxLength: 12 });
  const byPatterns = (text: string) => inOneWidthByPatterns(text.replace(/[\s\u200b\ufeff\u30fb\u00b7\u2022\uff65=\uff1d\u30a0,\uff0c\u3001\uff64]+/gu, '').replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))).replace(/[a-z]+/g, (latin) => latin.toUpperCase());
  fc.assert(fc.property(fc.oneof({ weight: 3, arbitrary: wideText }, { weight: 1, arbitrary: anyText }), (text) => {
    expect(inOneWidth(text)).toBe(inOneWidthByPatterns(text));
    expect(kanaNotation(text)).toBe(byPatterns(text));
  }), { numRuns: 20_000 });
});
