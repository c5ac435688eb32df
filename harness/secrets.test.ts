import { expect, test } from 'vitest';
import { redact, secretsOf } from './secrets.js';

test('識別は種と部品だけで決まり、聞く順序によらない', () => {
  const [a, b] = [secretsOf(7), secretsOf(7)];
  const first = a.token('PP', '131032', 'x');
  b.token('PP', 'ほかの人');
  expect(b.token('PP', '131032', 'x')).toBe(first);
  expect(first).toMatch(/^PP-[0-9A-HJKMNP-TV-Z]{12}$/);
  expect(secretsOf(8).token('PP', '131032', 'x')).not.toBe(first);
});

test('部品の切れ目が違えば別の識別になる', () => {
  const { token } = secretsOf(1);
  expect(token('MI', 'ab', 'c')).not.toBe(token('MI', 'a', 'bc'));
});

test('10万件の識別に重なりがない', () => {
  const { token } = secretsOf(1);
  expect(new Set(Array.from({ length: 100_000 }, (_, n) => token('MI', n))).size).toBe(100_000);
});

test('12桁の数字は種で決まる記号に替え、11桁と13桁はそのまま残す', () => {
  const text = redact(3, '番号 123456789012、電話 09012345678、口座 1234567890123');
  expect(text).toMatch(/^番号 MN#[0-9a-f]{8}、電話 09012345678、口座 1234567890123$/);
  expect(redact(3, '123456789012')).toBe(secretsOf(3).masked('123456789012'));
  expect(redact(4, '123456789012')).not.toBe(redact(3, '123456789012'));
});
