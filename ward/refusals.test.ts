import { expect, test } from 'vitest';
import { refusals } from './refusals.js';

test('差し戻しの符号は、どれも一つの訳だけを言う', () => {
  const codes = Object.values(refusals).map(({ code }) => code as string);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
});
