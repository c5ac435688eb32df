import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedHash } from './keyed-hash.js';
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

test('鍵付きの要約は HMAC-SHA-256 の先頭64ビットと一致する', () => {
  const reference = (key: string, text: string) => createHmac('sha256', key).update(text).digest().subarray(0, 8).toString('hex');
  const ours = ({ high, low }: { high: number; low: number }) => high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
  const anyText = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('utf8'));
  fc.assert(fc.property(anyText, fc.array(anyText, { maxLength: 3 }), (key, texts) => {
    const hash = keyedHash(key);
    expect(texts.map((text) => ours(hash(text)))).toEqual(texts.map((text) => reference(key, text)));
  }));
  const longKey = '鍵'.repeat(40);
  const hash = keyedHash(longKey);
  const everySize = Array.from({ length: 300 }, (_, size) => '宛'.repeat(size));
  expect(everySize.map((text) => ours(hash(text)))).toEqual(everySize.map((text) => reference(longKey, text)));
});

test('識別・確率・記号は版が変わっても変わらない', () => {
  const { token, chance, masked } = secretsOf(7);
  expect([token('PP', '123456789012'), token('MI', '131032', 'x'), chance('a', 1), masked('123456789012')]).toEqual(['PP-B8E4NJX2Y8Z2', 'MI-X89FMFBN415W', 0.8848231384240073, 'MN#c3b5c68d']);
});
