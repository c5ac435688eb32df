import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assume } from '../../law/define.js';
import { kanjiName } from '../kanji-name.js';
import { contestedPairs } from './contested.js';
import { familiarVariants } from './familiar-variants.js';
import { ContradictoryFold, foldTable, freeFold, inUsualForms, type VariantRows } from './kanji.js';
import { officialVariants } from './official-variants.js';
import { regularUseKanji } from './regular-use-kanji.examples.js';
import { inOneWidth } from './width.js';

const basis = assume('試験');
const rowsOf = (...rows: string[]): VariantRows => ({ id: 'test', ja: '試験の表', licence: '', basis, rows });
const tableOf = (...rows: string[]) => foldTable({ id: 'test', ja: '試験の表', licence: '', basis, sources: [rowsOf(...rows)] });
const forms = [...officialVariants, ...familiarVariants].flatMap(({ rows }) => rows.flatMap((row) => row.split(' ')));

describe('常用漢字', () => {
  test('常用漢字表の2,136字がそろっている', () => expect(new Set(regularUseKanji).size).toBe(2136));
  test('2,136字のどの二つも同じにならない(どの字も動かない)', () => {
    expect(regularUseKanji.filter((character) => freeFold.fold(character) !== character)).toEqual([]);
    expect(new Set(regularUseKanji.map((character) => inUsualForms(inOneWidth(character), freeFold))).size).toBe(2136);
  });
});

test('同じとみなされやすい別の字は、表では同じにならず、どの組も弱い一致に留まる', () => {
  for (const pair of contestedPairs) {
    const [one, other] = Array.from(pair);
    expect([inOneWidth(pair), freeFold.fold(one!), freeFold.fold(other!)], pair).toEqual([pair, one, other]);
    expect(kanjiName.compare({ text: one! }, { text: other! }).level, pair).toBe('K3');
  }
});

test('表は一段で畳み切る(二度畳んでも変わらない)', () => {
  for (const word of forms) for (const character of word) expect(freeFold.fold(freeFold.fold(character))).toBe(freeFold.fold(character));
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.constantFrom(...forms.flatMap((word) => Array.from(word))), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) }), (text) => {
    const once = inUsualForms(inOneWidth(text), freeFold);
    expect(inUsualForms(inOneWidth(once), freeFold)).toBe(once);
  }));
});

test('表の字は、文字幅をそろえても消えない', () => {
  for (const word of forms) for (const character of word) expect(inOneWidth(character)).toBe(character);
});

test('表にない字と、変わらなかった文字列は、そのまま返る', () => {
  expect(freeFold.fold('山')).toBe('山');
  expect(freeFold.sourceOf('山')).toBeUndefined();
  expect(freeFold.sourceOf('髙')).toBe('JIS X 0208で包摂された字形');
  expect(freeFold.sourceOf('澤')).toBe('常用漢字表');
});

test('同じ字を二つの字に畳む表は作れない', () => expect(() => tableOf('高髙', '橋髙')).toThrow(ContradictoryFold));
test('畳んだ先がまた畳まれる表は作れない', () => expect(() => tableOf('高髙', '髙𣘺')).toThrow(/またたたまれ|また畳まれる/));

test.each([
  ['㈱山田', '㈱山田', '㈱は㈱のまま'], ['①', '①', '①は①のまま'], ['ｶﾞ', 'ガ', '半角の濁点'], ['カ゛', 'ガ', '単独の濁点'], ['゛', '゛', '前に仮名のない濁点'], ['\uFA19', '神', '互換漢字'],
  ['\uFA11', '\uFA11', '分解されない﨑'], ['渡邉\u{E0100}', '渡邉', '字形選択子'], ['ＡＢ１', 'AB1', '全角英数字'], ['￣', '￣', '分解すると空白の生まれる記号'],
])('「%s」は文字幅をそろえると「%s」(%s)', (text, folded) => expect(inOneWidth(text)).toBe(folded));
