import { expect, test } from 'vitest';
import { fontCssFor } from './font.js';

const ranges = (css: string) => [...css.matchAll(/unicode-range:([^}]+)\}/g)].map(([, range]) => range);

test('使う文字の字形だけを、持っている区画ごとに入れる', async () => {
  const css = await fontCssFor('A資A');
  expect(ranges(css)).toEqual(['U+41', 'U+8cc7']);
});
test('外字と制御文字は書体に求めない', async () => expect(await fontCssFor('\ue000\u0001\n')).toBe(''));
test('拡張漢字の𠮷も入る', async () => expect(ranges(await fontCssFor('𠮷'))).toEqual(['U+20bb7']));
test('同じ文字からは順序によらず同じバイトになる', async () => expect(await fontCssFor('国保資格')).toBe(await fontCssFor('格資保国国')));
