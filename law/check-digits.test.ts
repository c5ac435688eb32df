import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkDigits, corporateNumberDigit, defaultNumberMode, individualNumberDigit, individualNumberOf, insurerNumberDigit, isCorporateNumber, isIndividualNumber,
  isInsurerNumber, isMunicipalityCode, isRealIndividualNumber, isResidentCode, municipalityCodeDigit, NotDigits, residentCodeDigit, residentCodeOf, type NumberMode,
} from './check-digits.js';

const digits = (size: number) => fc.stringMatching(new RegExp(`^\\d{${size}}$`));
const shifts = fc.integer({ min: 1, max: 9 }).map((by) => ({ kind: 'shifted', by }) as NumberMode);

test.each([
  ['12345678901', 8], ['98320567321', 4], ['21098765432', 0], ['11111111111', 8], ['99999999999', 6], ['10000000008', 0], ['10000000003', 0],
])('個人番号の本体 %s の検査用数字は %i', (body, digit) => expect(individualNumberDigit(body)).toBe(digit));

test.each([['1234567890', 3], ['0123456789', 2], ['9876543210', 3]])(
  '住民票コードの本体 %s の検査数字は %i', (body, digit) => expect(residentCodeDigit(body)).toBe(digit));

test.each([['180301018771', 1], ['000012050002', 7], ['000020130001', 8], ['000020131016', 8]])(
  '法人番号の基礎番号 %s の検査用数字は %i', (body, digit) => expect(corporateNumberDigit(body)).toBe(digit));

test.each([
  ['3312001', 5], ['0113001', 2], ['0101001', 6], ['13801', 6], ['13802', 4], ['13803', 2], ['13804', 0], ['13805', 7], ['13812', 3],
])('保険者番号の本体 %s の検証番号は %i', (body, digit) => expect(insurerNumberDigit(body)).toBe(digit));

test.each([
  ['13101', 6], ['13102', 4], ['13104', 1], ['13112', 1], ['13113', 0], ['13123', 7], ['13000', 1], ['01100', 2], ['01101', 1], ['47201', 8],
])('団体コードの本体 %s の検査数字は %i', (body, digit) => expect(municipalityCodeDigit(body)).toBe(digit));

test('番号として読むときは本体と検査用数字の両方を見る', () => {
  const body = '12345678901';
  expect([isRealIndividualNumber(`${body}8`), isRealIndividualNumber(`${body}9`), isRealIndividualNumber(body)]).toEqual([true, false, false]);
  expect([isInsurerNumber('138016'), isInsurerNumber('33120015'), isInsurerNumber('138017')]).toEqual([true, true, false]);
  expect([isCorporateNumber('8000020130001'), isCorporateNumber('7000020130001')]).toEqual([true, false]);
  expect([isMunicipalityCode('131016'), isMunicipalityCode('131017')]).toEqual([true, false]);
  expect([isResidentCode('12345678903', { kind: 'valid' }), isResidentCode('12345678903', defaultNumberMode)]).toEqual([true, false]);
});

test('公開されている見本 210987654321 は本物の検査用数字に合わない', () => expect(isRealIndividualNumber('210987654321')).toBe(false));

test('どれだけずらしても、ずらした個人番号は本物の規則に合わず、その規則では正しい', () => {
  fc.assert(fc.property(digits(11), shifts, (body, mode) => {
    const number = individualNumberOf(body, mode);
    return !isRealIndividualNumber(number) && isIndividualNumber(number, mode) && !isIndividualNumber(number, { kind: 'valid' });
  }));
});

test('ずらした住民票コードは本物の規則に合わない', () => {
  fc.assert(fc.property(digits(10), shifts, (body, mode) => !isResidentCode(residentCodeOf(body, mode), { kind: 'valid' })));
});

test('1桁の誤りのうち個人番号の検査をすり抜けるのは2%に満たない', () => {
  const missed = changedDigits('98320567321').filter(({ body, digit }) => individualNumberDigit(body) === digit);
  expect(missed.length / changedDigits('98320567321').length).toBeLessThan(0.02);
});

test('保険者番号の検証番号は1桁の誤りをすべて見つける', () => {
  fc.assert(fc.property(digits(5), fc.nat(4), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
    const changed = `${body.slice(0, at)}${(Number(body[at]) + by) % 10}${body.slice(at + 1)}`;
    return insurerNumberDigit(changed) !== insurerNumberDigit(body);
  }));
});

test('桁の足りない本体は値を見せずに断る', () => {
  expect(() => individualNumberDigit('1234567890')).toThrow(new NotDigits('個人番号の先頭11桁を半角数字で渡してください(渡されたのは10文字)'));
  expect(() => insurerNumberDigit('1380１')).toThrow(NotDigits);
});

test('どの番号にも根拠がある', () => {
  expect(checkDigits.map(({ id }) => id)).toEqual(['individualNumber', 'residentCode', 'corporateNumber', 'insurerNumber', 'municipalityCode']);
});

/** Every body that differs from the given one in one digit, with the digit of the original. */
function changedDigits(body: string) {
  const digit = individualNumberDigit(body);
  return Array.from(body).flatMap((old, at) => Array.from('0123456789').filter((other) => other !== old)
    .map((other) => ({ body: `${body.slice(0, at)}${other}${body.slice(at + 1)}`, digit })));
}
