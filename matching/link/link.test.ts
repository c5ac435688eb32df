import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRules } from '../judge/rules.js';
import type { PersonItems } from '../person.js';
import { decide } from './decide.js';
import { folder } from './keys.js';
import { linkRecords, type LinkSide } from './link.js';
import { exampleFiles, examplePairs } from '../pairs.examples.js';

const person: PersonItems = { name: '髙橋　太郎', nameKana: 'タカハシ　タロウ', bornOn: '1975-01-05', sex: '1', address: '東京都架空区南台1丁目2番3号' };
const elsewhere = '大阪府見本市北台9-9-9';
const inTown = '東京都架空区北山3-3-3';
const renamed: Partial<PersonItems> = { name: '鈴木　太郎', nameKana: 'スズキ　タロウ' };
const town = { rows: 10_000 };
const told = (over: Partial<PersonItems>, clues = {}) => { const { decision, rule } = decide(person, { ...person, ...over }, defaultRules, clues); return `${rule} ${decision}`; };

test.each([
  ['書き方だけが違う', { name: '高橋 太郎', nameKana: 'ﾀｶﾊｼ ﾀﾛｳ', bornOn: '昭和50年1月5日', address: '架空区南台1-2-3' }, {}, 'R2 same'], ['カナの読みが違う', { nameKana: 'コウハシ　タロウ' }, {}, 'R3 same'], ['性別の誤り', { sex: '2' }, {}, 'R3 same'],
  ['町の中で住所が違い、氏名が珍しい', { address: inTown }, { ...town, expectedNamesakes: 0.001 }, 'R4 same'], ['住所が違い、多い氏名', { address: inTown }, { ...town, expectedNamesakes: 0.01 }, 'R4 clerical'], ['生年月日の1日違い', { bornOn: '1975-01-06' }, {}, 'R5 same'],
  ['住所が違い、氏名の多さを数えていない', { address: inTown }, {}, 'R4 clerical'], ['住所が違い、数えた一覧が1件足りない', { address: inTown }, { rows: 9_999, expectedNamesakes: 0 }, 'R4 clerical'], ['市区町村から違う住所', { address: elsewhere }, { ...town, expectedNamesakes: 0 }, 'R4 clerical'],
  ['住所のない側があり、氏名が珍しい', { address: '' }, { ...town, expectedNamesakes: 0 }, 'R4 same'],
  ['父と同じ名', { bornOn: '1945-11-23' }, {}, 'R5 clerical'], ['年の一の位だけ違う', { bornOn: '1970-01-05' }, {}, 'R5 same'], ['年の十の位だけ違う(10年差)', { bornOn: '1985-01-05' }, {}, 'R5 clerical'], ['年の十の位だけ違う(父と子)', { bornOn: '1945-01-05' }, {}, 'R5 clerical'], ['年の百の位だけ違う', { bornOn: '1875-01-05' }, {}, 'R5 clerical'],
  ['昭和と平成の取り違え', { bornOn: '2038-01-05' }, {}, 'R5 same'],
  ['改姓', renamed, town, 'R6 same'], ['改姓かもしれないが、数えた一覧が小さい', renamed, { rows: 9_999 }, 'R6 clerical'], ['改姓かもしれないが、数えていない', renamed, {}, 'R6 clerical'],
  ['改姓で、旧氏の登録がある', { ...renamed, otherNames: [{ kind: 'formerFamilyName', text: '髙橋', kana: 'タカハシ' }] }, {}, 'R2 same'], ['改姓で、旧氏の振り仮名はない', { ...renamed, otherNames: [{ kind: 'formerFamilyName', text: '髙橋' }] }, {}, 'R3 same'],
  ['名の漢字だけが同じで読みは違う', { name: '鈴木　太郎', nameKana: 'スズキ　モトオ' }, town, 'R8 clerical'], ['名の読みだけが同じで漢字は違う', { name: '鈴木　多朗', nameKana: 'スズキ　タロウ' }, town, 'R8 clerical'],
  ['双子', { name: '髙橋　次郎', nameKana: 'タカハシ　ジロウ' }, {}, 'R7 different'],
  ['三項目だけ', { address: elsewhere, bornOn: '1945-11-23' }, {}, 'R8 clerical'], ['生年月日とカナだけ', { name: '山田　花子', sex: '2', address: elsewhere }, {}, 'R9 different'],
  ['確かな番号が違う五項目一致', {}, { numbers: ['1', '2'] }, 'R0 conflict'], ['確かな番号が違う', { address: elsewhere }, { numbers: ['1', '2'] }, 'R0 different'], ['番号が同じで両氏名が違う', { name: '山田　花子', nameKana: 'ヤマダ　ハナコ' }, { numbers: ['1', '1'] }, 'R1 conflict'], ['番号が同じで住所だけ違う', { address: elsewhere }, { numbers: ['1', '1'] }, 'R1 same'],
] as const)('%s組は、書かれたとおりに判断する', (_, over, clues, expected) => expect(told(over, clues)).toBe(expected));

test('1月1日生まれは、一覧が大きくても氏名だけでは結ばない。1月2日生まれは結ぶ', () => {
  const bornOnDay = (bornOn: string, over: Partial<PersonItems>) => { const one = { ...person, bornOn }; const { decision, rule } = decide(one, { ...one, ...over }, defaultRules, { ...town, expectedNamesakes: 0 }); return `${rule} ${decision}`; };
  expect(['1935-01-01', '昭和10年1月1日', '1935-01-02'].map((day) => bornOnDay(day, renamed))).toEqual(['R6 clerical', 'R6 clerical', 'R6 same']);
  expect(['1935-01-01', '1935-01-02'].map((day) => bornOnDay(day, { address: inTown }))).toEqual(['R4 clerical', 'R4 same']);
});

test('人に回す理由は、数えた件数と必要な件数を言う', () => {
  const because = (over: Partial<PersonItems>, rows: number) => decide(person, { ...person, ...over }, defaultRules, { rows }).because;
  expect(because({ address: inTown }, 18)).toBe('住所のほかは一致するが、人数を数えた一覧が18件と小さく(10000件から判断する)、氏名が珍しいとはいえない');
  expect(because(renamed, 18)).toBe('生年月日・性別・住所と名が同じで姓が違うが、人数を数えた一覧が18件と小さく(10000件から判断する)、改姓か、同じ住所に住む別の人か(施設など)は決められない。旧氏の登録もない');
});

const sideOf = (people: readonly PersonItems[]): LinkSide => ({ count: people.length, items: (index) => people[index]! });
const linked = (a: readonly PersonItems[], b: readonly PersonItems[]) => linkRecords(sideOf(a), sideOf(b), defaultRules, { rows: 10_000, namesakes: () => 0 }).map(({ a: one, decision }) => [one, decision]);

describe('一番よい相手', () => {
  const brother: PersonItems = { ...person, name: '髙橋　次郎', nameKana: 'タカハシ　ジロウ', bornOn: '1978-03-03' };
  test('家族がいても本人と結ぶ', () => expect(linked([brother, person], [{ ...person, nameKana: 'ﾀｶﾊｼ ﾀﾛｳ' }, brother])).toEqual([[1, 'same'], [0, 'same']]));
  test('同じ近さの候補が二つあれば人が確かめる', () => expect(linked([person, { ...person, name: '高橋　太郎' }], [person])).toEqual([[0, 'clerical']]));
  test('一人に二つの記録が寄れば、どちらも人が確かめる', () => expect(linked([person], [person, { ...person, nameKana: 'ﾀｶﾊｼ ﾀﾛｳ' }]).map(([, decision]) => decision)).toEqual(['clerical', 'clerical']));
  test('双子は、双方が入れ替わらずに結ばれる', () => {
    const twin: PersonItems = { ...person, name: '髙橋　次郎', nameKana: 'タカハシ　ジロウ' };
    expect(linked([twin, person], [{ ...person, address: '架空区南台1-2-3' }, { ...twin, address: '架空区南台1-2-3' }])).toEqual([[1, 'same'], [0, 'same']]);
  });
  test('似た人がいなければ結ばない', () => expect(linked([person], [{ name: '山田　花子', nameKana: 'ヤマダ　ハナコ', bornOn: '1990-09-09', sex: '2', address: elsewhere }])).toEqual([[null, 'different']]));
});

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const aPerson: fc.Arbitrary<PersonItems> = fc.record({
  name: pick('髙橋　太郎', '高橋　太郎', '髙橋　次郎', '鈴木　太郎', ''), nameKana: pick('タカハシ　タロウ', 'ﾀｶﾊｼ ﾀﾛｳ', 'タカハシ　ジロウ', 'スズキ　タロウ', ''), bornOn: pick('1975-01-05', '昭和50年1月5日', '1975-05-01', ''), sex: pick('1', '2'),
  address: pick('東京都架空区南台1丁目2番3号', '架空区南台1-2-3', '架空区南台1-2-4', ''),
});
const people = fc.array(aPerson, { maxLength: 12 });

test('結果は記録の順にも向きにもよらず、同じ人とするのは一対一', () => {
  fc.assert(fc.property(people, people, (a, b) => {
    const same = (found: readonly (readonly [number | null, string])[]) => found.flatMap(([one, decision], index) => (decision === 'same' ? [[one!, index]] : [])).sort((x, y) => x[0]! - y[0]!);
    const plain = same(linked(a, b) as [number | null, string][]);
    expect(new Set(plain.map(([one]) => one)).size).toBe(plain.length);
    const turned = same(linked([...a].reverse(), [...b].reverse()) as [number | null, string][]).map(([one, index]) => [a.length - 1 - one!, b.length - 1 - index!]).sort((x, y) => x[0]! - y[0]!);
    expect(turned).toEqual(plain);
    expect((same(linked(b, a) as [number | null, string][]).map(([one, index]) => [index!, one!])).sort((x, y) => x[0]! - y[0]!)).toEqual(plain);
  }), { numRuns: 300 });
});

test('畳んで同じになる氏名・カナ・住所は、同じ鍵を持つ', () => {
  const fold = folder();
  const kinds = { names: 'name', kanjiVariants: 'name', kana: 'kana', addresses: 'address' } as const;
  const wrong = exampleFiles.flatMap(([file, kind]) => (kind in kinds ? examplePairs(file).filter(({ fold: folds, tier }) => folds === 'yes' && tier === 'core').filter(({ a, b }) => {
    const key = kinds[kind as keyof typeof kinds];
    const of = (text: string) => fold({ name: text, nameKana: text, address: text })[key];
    return of(a) !== of(b);
  }).map(({ id }) => id) : []));
  expect(wrong).toEqual([]);
});
