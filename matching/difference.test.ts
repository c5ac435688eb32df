import { describe, expect, test } from 'vitest';
import type { Stretch } from '../contracts/side-by-side.js';
import { charactersIn, difference } from './difference.js';
import { kanaLarge, kanaNotation } from './fold/kana.js';
import { freeFold, inUsualForms } from './fold/kanji.js';
import { inOneWidth, withoutSpaces } from './fold/width.js';

const signs = { character: '【】', writing: '〈〉' } as const;
/** 【】 another character, 〈〉 the same written otherwise. */
const drawn = (stretches: readonly Stretch[]) => stretches.map(({ text, difference: kind }) => (kind ? `${signs[kind][0]}${text}${signs[kind][1]}` : text)).join('');
const kanji = (text: string) => inUsualForms(withoutSpaces(inOneWidth(text)).toUpperCase(), freeFold);
const kana = (text: string) => kanaLarge(kanaNotation(text));
const both = (a: string, b: string, fold = kanji) => { const { one, other } = difference(a, b, fold); return [drawn(one), drawn(other)]; };

describe('字ごとの違い', () => {
  test.each<[string, string, string, [string, string], ((text: string) => string)?]>([
    ['同じ文字列に印はない', '渡辺　健一', '渡辺　健一', ['渡辺　健一', '渡辺　健一']],
    ['違う字だけに印が付く', '渡部　健一', '渡辺　健一', ['渡【部】　健一', '渡【辺】　健一']],
    ['異体字は書き方の違い', '髙橋　健一', '高橋　健一', ['〈髙〉橋　健一', '〈高〉橋　健一']],
    ['基本面の外の字は一字で、半分に切れない', '𠮷田　𩸽', '吉田　鮭', ['〈𠮷〉田　【𩸽】', '〈吉〉田　【鮭】']],
    ['字形選択子は前の字から離れない', '葛\u{e0100}西　花', '葛西　花', ['〈葛\u{e0100}〉西　花', '〈葛〉西　花']],
    ['●は別の字', '●橋　健一', '髙橋　健一', ['【●】橋　健一', '【髙】橋　健一']],
    ['外字は別の字', '\ue000橋', '髙橋', ['【\ue000】橋', '【髙】橋']],
    ['空白の有無と幅は書き方の違い', '高橋　健一', '高橋健一', ['高橋〈　〉健一', '高橋健一']],
    ['足りない字は、ある側だけに印が付く', '佐々木　一', '佐木　一', ['佐【々】木　一', '佐木　一']],
    ['片方が空なら、もう片方の全部が違う', '', '高橋', ['', '【高橋】']],
    ['全角と半角のカナは書き方の違い', 'タカハシ', 'ﾀｶﾊｼ', ['〈タカハシ〉', '〈ﾀｶﾊｼ〉'], kana],
    ['半角の濁点は前の字と一字', 'ﾜﾀﾅﾍﾞ', 'ワタナヘ', ['〈ﾜﾀﾅ〉【ﾍﾞ】', '〈ワタナ〉【ヘ】'], kana],
    ['結合文字の濁点も前の字と一字', 'カ\u3099ク', 'ガク', ['〈カ\u3099〉ク', '〈ガ〉ク'], kana],
    ['独立した濁点も前の字と一字', 'ナカ゛ノ', 'ナガノ', ['ナ〈カ゛〉ノ', 'ナ〈ガ〉ノ'], kana],
    ['小書きのカナは書き方の違い', 'シヨウイチ', 'ショウイチ', ['シ〈ヨ〉ウイチ', 'シ〈ョ〉ウイチ'], kana],
    ['名が違えば、そこだけに印が付く', 'タカハシ　タロウ', 'タカハシ　ジロウ', ['タカハシ　【タ】ロウ', 'タカハシ　【ジ】ロウ'], kana],
  ])('%s', (_, a, b, expected, fold) => {
    expect(both(a, b, fold)).toEqual(expected);
    expect(both(b, a, fold)).toEqual([expected[1], expected[0]]);
  });

  test('印を外せば、どちらも元の文字列に戻る', () => {
    for (const [a, b] of [['東京都港区芝公園1-5-25', '東京都港区芝大門２丁目５番'], ['\ud800崩れ', '崩れ\udc00'], ['あいうえお', 'えおかき']] as const) {
      const { one, other } = difference(a, b, kanji);
      expect([one, other].map((side) => side.map(({ text }) => text).join(''))).toEqual([a, b]);
    }
  });
  test('とても長い文でも終わる', () => {
    const { one, other } = difference(`東${'あ'.repeat(3_000)}`, `東${'い'.repeat(3_000)}`, kanji);
    expect([one.map(({ difference: kind }) => kind), other.map(({ difference: kind }) => kind)]).toEqual([[undefined, 'character'], [undefined, 'character']]);
  });
  test('向かい合う字の組がわかる', () => expect(difference('髙渡部', '高渡辺', kanji).pairs).toEqual([['髙', '高'], ['部', '辺']]));
  test('崩れた文字列の字も数える', () => expect(charactersIn('\ud800𠮷カ゛')).toEqual(['\ud800', '𠮷', 'カ゛']));
});
