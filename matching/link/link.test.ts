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
const told = (over: Partial<PersonItems>, clues = {}) => { const { decision, rule } = decide(person, { ...person, ...over }, defaultRules, clues); return `${rule} ${decision}`; };

test.each([
  ['書き方だけが違う', { name: '高橋 太郎', nameKana: 'ﾀｶﾊｼ ﾀﾛｳ', bornOn: '昭和50年1月5日', address: '架空区南台1-2-3' }, {}, 'R2 same'], ['カナの読みが違う', { nameKana: 'コウハシ　タロウ' }, {}, 'R3 same'], ['性別の誤り', { sex: '2' }, {}, 'R3 same'],
  ['住所が違い、氏名が珍しい', { address: elsewhere }, { expectedNamesakes: 0.001 }, 'R4 same'], ['住所が違い、多い氏名', { address: elsewhere }, { expectedNamesakes: 0.5 }, 'R4 clerical'], ['生年月日の1日違い', { bornOn: '1975-01-06' }, {}, 'R5 same'],
  ['父と同じ名', { bornOn: '1945-11-23' }, {}, 'R5 clerical'], ['改姓', { name: '鈴木　太郎', nameKana: 'スズキ　タロウ' }, {}, 'R6 same'], ['双子', { name: '髙橋　次郎', nameKana: 'タカハシ　ジロウ' }, {}, 'R7 different'],
  ['三項目だけ', { address: elsewhere, bornOn: '1945-11-23' }, {}, 'R8 clerical'], ['生年月日とカナだけ', { name: '山田　花子', sex: '2', address: elsewhere }, {}, 'R9 different'],
  ['確かな番号が違う五項目一致', {}, { numbers: ['1', '2'] }, 'R0 conflict'], ['確かな番号が違う', { address: elsewhere }, { numbers: ['1', '2'] }, 'R0 different'], ['番号が同じで両氏名が違う', { name: '山田　花子', nameKana: 'ヤマダ　ハナコ' }, { numbers: ['1', '1'] }, 'R1 conflict'], ['番号が同じで住所だけ違う', { address: elsewhere }, { numbers: ['1', '1'] }, 'R1 same'],
] as const)('%s組の判断は %4$s', (_, over, clues, expected) => expect(told(over, clues)).toBe(expected));

const sideOf = (people: readonly PersonItems[]): LinkSide => ({ count: people.length, items: (index) => people[index]! });
const linked = (a: readonly PersonItems[], b: readonly PersonItems[]) => linkRecords(sideOf(a), sideOf(b), defaultRules).map(({ a: one, decision }) => [one, decision]);

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
