import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eras, givenNames } from './given-names.js';
import { givenNameFor, otherSurname, surnameFor, twinNamesFor } from './names.js';
import { dice } from './random.js';
import { surnames, weightedSurnames } from './surnames.js';
import { inUsualForms, isUnsendable, ownGaiji, usualOf, variantsOf } from './variants.js';

const { from } = dice();
const readings = new Map(surnames.map((word) => [word.kanji, word.kanas]));
const keys = fc.nat(1_000_000);

test('姓は300、名は男女200ずつより多く、重ならない', () => {
  const given = (sex: '1' | '2') => eras.flatMap((era) => givenNames[sex][era].map(({ kanji }) => kanji));
  expect(readings.size).toBe(surnames.length);
  expect([readings.size >= 300, new Set(given('1')).size >= 200, new Set(given('2')).size >= 200]).toEqual([true, true, true]);
  expect([given('1').length - new Set(given('1')).size, given('2').length - new Set(given('2')).size]).toEqual([0, 0]);
});

test('読みはすべて全角カタカナで、どの漢字にも一つはある', () => {
  const words = [...surnames, ...(['1', '2'] as const).flatMap((sex) => eras.flatMap((era) => givenNames[sex][era]))];
  expect(words.filter(({ kanas }) => kanas.length === 0 || kanas.some((kana) => !/^[ァ-ヴー]+$/u.test(kana)))).toEqual([]);
});

test('抽選された姓のカナは、異体字や外字でもその姓の読みである', () => {
  fc.assert(fc.property(keys, fc.constantFrom([], ['variant'] as const, ['gaiji'] as const), (key, specials) => {
    const drawn = surnameFor(undefined, specials, from('surname', key));
    const usual = inUsualForms(drawn.kanji);
    const origin = Array.from(usual, (character) => ownGaiji.find((one) => one.character === character)?.standsFor ?? character).join('');
    expect(readings.get(drawn.kanji) ?? readings.get(usual) ?? readings.get(origin)).toContain(drawn.kana);
  }));
});

test('抽選された名のカナはその名の読みである', () => {
  fc.assert(fc.property(keys, fc.constantFrom('1', '2'), fc.integer({ min: 1930, max: 2026 }), (key, sex, year) => {
    const drawn = givenNameFor(sex, year, from('given', key));
    expect(eras.flatMap((era) => givenNames[sex][era]).find(({ kanji }) => kanji === drawn.kanji)?.kanas).toContain(drawn.kana);
  }));
});

test('多い姓ほどよく現れる', () => {
  const faker = from('frequency');
  const drawn = Array.from({ length: 20_000 }, () => faker.helpers.weightedArrayElement(weightedSurnames).kanji);
  const count = (kanji: string) => drawn.filter((one) => one === kanji).length;
  expect(count('佐藤')).toBeGreaterThan(count('吉田'));
  expect(count('吉田')).toBeGreaterThan(count('永井'));
});

test('外字を求めると姓に外字が、異体字を求めると異体字が入る', () => {
  fc.assert(fc.property(keys, (key) => {
    expect(surnameFor(undefined, ['gaiji'], from('gaiji', key)).kanji).toMatch(/[\uE000-\uF8FF]/u);
    expect(Array.from(surnameFor(undefined, ['variant'], from('variant', key)).kanji).some((character) => usualOf.has(character))).toBe(true);
  }));
});

test('髙橋・渡邉のような姓は形を保ち、読みは通常の姓から取る', () => {
  expect(surnameFor('髙橋', [], from(1))).toEqual({ kanji: '髙橋', kana: 'タカハシ', traits: ['variant'] });
  expect(surnameFor({ kanji: '架空', kana: 'カクウ' }, [], from(1))).toEqual({ kanji: '架空', kana: 'カクウ', traits: [] });
});

test('読みの分からない姓や外字にできない姓は直し方を示して断る', () => {
  expect(() => surnameFor('架空', [], from(1))).toThrow("姓「架空」の読みを知りません。surname を { kanji: '架空', kana: 'カナ' } の形で渡してください");
  expect(() => surnameFor('鈴木', ['gaiji'], from(1))).toThrow('姓「鈴木」には外字にできる字がありません');
});

test('同性の双子の名は同じ字で始まることが多く、読みは決して同じにならない', () => {
  fc.assert(fc.property(keys, fc.constantFrom('1', '2'), fc.integer({ min: 1956, max: 2026 }), (key, sex, year) => {
    const [one, other] = twinNamesFor([sex, sex], year, from('twins', key));
    expect([one.kanji === other.kanji, one.kana === other.kana]).toEqual([false, false]);
  }));
});

test('改姓では別の姓になる', () => {
  fc.assert(fc.property(keys, (key) => otherSurname('佐藤', from('married', key)).kanji !== '佐藤'));
});

test('異体字の表は一段で通常の字に戻り、外字は私用領域にある', () => {
  expect([...variantsOf].filter(([usual, variants]) => usualOf.has(usual) || variants.some((variant) => usualOf.get(variant) !== usual))).toEqual([]);
  expect(ownGaiji.filter(({ character }) => !isUnsendable(character))).toEqual([]);
  expect([isUnsendable('𠮷'), isUnsendable('髙')]).toEqual([true, false]);
});
