import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, ageOn, ageReachedOn, birthday, dayNumber, dayOfNumber, daysBetween, isDay } from './day.js';

test('日の通し番号は暦どおりに往復する', () => {
  fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
    const day = dayOfNumber(number);
    expect([dayNumber(day), isDay(day)]).toEqual([number, true]);
    const date = new Date(number * 86_400_000);
    if (date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999) expect(day).toBe(date.toISOString().slice(0, 10));
  }));
});

test.each([['2024-02-29', true], ['2023-02-29', false], ['2100-02-29', false], ['2000-02-29', true], ['2026-04-31', false], ['2026-13-01', false], ['2026-4-1', false]])('%s が暦にあるか: %s', (text, real) => {
  expect(isDay(text)).toBe(real);
});

test('年齢には誕生日の前日に達する。1日生まれは前の月に達する', () => {
  expect(ageReachedOn('1986-05-01', 40)).toBe('2026-04-30');
  expect(ageReachedOn('1986-05-02', 40)).toBe('2026-05-01');
});

test('2月29日生まれの平年の誕生日は3月1日で、年齢には2月28日に達する', () => {
  expect([birthday('1952-02-29', 75), ageReachedOn('1952-02-29', 75)]).toEqual(['2027-03-01', '2027-02-28']);
  expect(birthday('1952-02-29', 76)).toBe('2028-02-29');
});

test('満年齢は誕生日に増える', () => {
  expect([ageOn('1951-05-10', '2026-05-09'), ageOn('1951-05-10', '2026-05-10')]).toEqual([74, 75]);
});

test('日数は向きを持つ', () => {
  expect([daysBetween('2026-05-10', '2026-05-12'), daysBetween('2026-05-12', '2026-05-10'), addDays('2026-12-31', 1)]).toEqual([2, -2, '2027-01-01']);
});
