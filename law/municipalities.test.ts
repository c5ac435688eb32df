import { expect, test } from 'vitest';
import { isCorporateNumber, isInsurerNumber, isMunicipalityCode } from './check-digits.js';
import { municipalities, municipality, municipalityOfInsurer, UnknownMunicipality } from './municipalities.js';

test('東京都には特別区23・市26・町5・村8の62団体がある', () => {
  const count = (kind: string) => municipalities.filter((one) => one.kind === kind).length;
  expect([municipalities.length, count('ward'), count('city'), count('town'), count('village')]).toEqual([62, 23, 26, 5, 8]);
});

test('団体コードは6桁で検査数字が合い、重ならない', () => {
  expect(municipalities.filter((one) => !isMunicipalityCode(one.code))).toEqual([]);
  expect(new Set(municipalities.map((one) => one.code)).size).toBe(62);
});

test.each([['131016', '千代田区'], ['131024', '中央区'], ['131041', '新宿区'], ['131121', '世田谷区'], ['131130', '渋谷区'], ['131237', '江戸川区']])(
  '公開されている団体コード %s は%s', (code, ja) => expect(municipality(code).ja).toBe(ja));

test('名称とかなは重ならず、かなは全角カタカナで書く', () => {
  expect(new Set(municipalities.map((one) => one.ja)).size).toBe(62);
  expect(new Set(municipalities.map((one) => one.kana)).size).toBe(62);
  expect(municipalities.filter((one) => !/^[ァ-ヴー]+(ク|シ|マチ|ムラ)$/u.test(one.kana))).toEqual([]);
});

test('保険者番号は検証番号が合い、重ならず、特別区のほかは仮の番号と明かす', () => {
  expect(municipalities.filter((one) => !isInsurerNumber(one.insurerNumber))).toEqual([]);
  expect(new Set(municipalities.map((one) => one.insurerNumber)).size).toBe(62);
  expect(municipalities.filter((one) => (one.insurerNumberBasis.kind === 'derived') !== (one.kind === 'ward'))).toEqual([]);
  expect(municipalityOfInsurer('138016')?.ja).toBe('千代田区');
  expect(municipalityOfInsurer('138017')).toBeUndefined();
});

test('千代田区の法人番号は公開されている8000020131016', () => {
  expect(municipality('131016').corporateNumber).toBe('8000020131016');
  expect(municipalities.filter((one) => !isCorporateNumber(one.corporateNumber))).toEqual([]);
});

test('郡や島は住所にだけ現れる', () => {
  expect([municipality('133035').addressPrefix, municipality('133817').addressPrefix, municipality('131041').addressPrefix])
    .toEqual(['東京都西多摩郡瑞穂町', '東京都三宅島三宅村', '東京都新宿区']);
});

test('検査数字を誤った団体コードには正しいコードを示して断る', () => {
  expect(() => municipality('131040')).toThrow(new UnknownMunicipality('団体コード 131040 はありません。新宿区なら検査数字を含む6桁の 131041 を指定してください'));
  expect(() => municipality('999999')).toThrow(UnknownMunicipality);
});
