import { describe, expect, test } from 'vitest';
import type { Stretch } from '../../contracts/side-by-side.js';
import { fiveItems, type PersonItems } from '../person.js';
import { compareFive } from './five.js';
import { levelWords } from './level-words.js';
import { defaultRules } from './rules.js';
import { sideBySide } from './side-by-side.js';

const right = { name: '髙橋　健一', nameKana: 'タカハシ　ケンイチ', bornOn: '1975-08-09', sex: '1', address: '東京都港区芝公園一丁目5番25号' } satisfies PersonItems;
const drawn = (stretches: readonly Stretch[]) => stretches.map(({ text, difference: kind }) => (kind === 'character' ? `【${text}】` : kind ? `〈${text}〉` : text)).join('');
const rows = (member: PersonItems, resident: PersonItems) => sideBySide(member, resident, compareFive(member, resident, defaultRules));
const row = (item: keyof typeof right, value: string, own: PersonItems = right) => {
  const found = rows(own, { ...right, [item]: value }).find((one) => one.item === item)!;
  return [drawn(found.member), drawn(found.resident), found.answer?.level, found.answer?.word, found.answer?.counts];
};

describe('二つの記録を並べる', () => {
  test('五つの項目が、決まった順に、水準の言葉とともに並ぶ', () => {
    const found = rows(right, right);
    expect(found.map(({ ja, answer }) => `${ja} ${answer!.level} ${answer!.word} ${answer!.counts}`)).toEqual(['漢字氏名 K0 一致 equal', 'カナ氏名 N0 一致 equal', '生年月日 D0 一致 equal', '性別 S0 一致 equal', '住所 A0 一致 equal']);
    expect(found.map(({ member }) => drawn(member))).toEqual(['髙橋　健一', 'タカハシ　ケンイチ', '1975年8月9日', '男', '東京都港区芝公園一丁目5番25号']);
  });
  test('異体字は書き方の違いで、同じに数える', () => expect(row('name', '高橋　健一')).toEqual(['〈髙〉橋　健一', '〈高〉橋　健一', 'K2', '異体字', 'equal']));
  test('斎と斉は別の字で、人が確かめる', () => expect(row('name', '斉藤　実', { ...right, name: '斎藤　実' })).toEqual(['【斎】藤　実', '【斉】藤　実', 'K3', '似た字・表せない字', 'review']));
  test('生年月日は、違う年・月・日が丸ごと印になる', () => expect(row('bornOn', '1975-09-08')).toEqual(['1975年【8月】【9日】', '1975年【9月】【8日】', 'D2', '月と日が逆', 'differs']));
  test('元号で書いた同じ日は、書き方の違い', () => expect(row('bornOn', '昭和50年8月9日')[3]).toBe('表記の違い'));
  test('性別は丸ごと違う', () => expect(row('sex', '2')).toEqual(['【男】', '【女】', 'S9', '不一致', 'differs']));
  test('丁目を数字で書いた住所は、印が付いても書き方の違い', () => {
    const [member, , level, word, counts] = row('address', '東京都港区芝公園1-5-25');
    expect([level, word, counts]).toEqual(['A1', '表記の違い', 'equal']);
    expect(member).not.toContain('【');
  });
  test('住所のない側があれば、ある側の全部が違う', () => expect(row('address', '')).toEqual([`【${right.address}】`, '', 'AX', '住所がない', 'differs']));
  test('見分けにくい字の組だけが、字の組として残る', () => {
    const pairs = (a: string, b: string) => rows({ ...right, name: a }, { ...right, name: b })[0]!.pairs;
    expect(pairs('髙橋　太郎', '高橋　次郎')).toEqual([['髙', '高']]);
    expect(pairs('●橋', '髙橋')).toEqual([['●', '髙']]);
    expect(pairs('葛\u{e0100}西', '葛西')).toEqual([['葛\u{e0100}', '葛']]);
    expect(pairs('渡部', '渡辺')).toEqual([]);
    expect(pairs('ＡＢ', 'AB')).toEqual([]);
  });
  test('通称と一致した氏名には、印を付けない', () => {
    const resident = { ...right, name: 'SMITH MICHAEL', otherNames: [{ kind: 'commonName' as const, text: right.name }] };
    expect([rows(right, resident)[0]!].map(({ member, resident: theirs, answer }) => [drawn(member), drawn(theirs), answer!.level])).toEqual([['髙橋　健一', 'SMITH MICHAEL', 'KA']]);
  });
  test('相手の記録がなければ、こちらの値だけで、水準はない', () =>
    expect(sideBySide(right, null, null).map(({ member, resident, answer }) => [drawn(member) !== '', drawn(resident), answer])).toEqual(Array.from({ length: 5 }, () => [true, '', undefined])));
  test('どの水準にも、短い言葉がある', () => {
    const levels = Object.values(fiveItems).flatMap((comparer) => Object.keys(comparer.levels));
    expect(levels.filter((level) => !levelWords.has(level))).toEqual([]);
    expect([...levelWords.keys()].filter((level) => !levels.includes(level))).toEqual([]);
  });
});
