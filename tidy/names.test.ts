import { expect, test } from 'vitest';
import { sourceFile } from './define.js';
import { names, properNouns, wordsOf } from './names.js';

const found = (text: string, path = 'ward/x.ts') => names.findings([sourceFile(path, text)]);

test('名は、大文字・下線・数字の境で言葉に分かれる', () => {
  expect(wordsOf('koukiAge75')).toEqual(['kouki', 'age', '75']);
  expect(wordsOf('ward_period')).toEqual(['ward', 'period']);
  expect(wordsOf('dataLinkPC')).toEqual(['data', 'link', 'pc']);
  expect(wordsOf('HTTPServer')).toEqual(['http', 'server']);
});

test('何も言わない名・略語・ローマ字・二つに取れる中間サーバーは言う', () => {
  for (const name of ['fileManager', 'dateUtil', 'handler', 'data', 'userInfoProcessor', 'reqBody', 'certNo', 'shikakuDate', 'tennyuOn', 'intermediateServer']) {
    expect(found(`const ${name} = 1;`), name).toHaveLength(1);
  }
  expect(found('interface A { readonly setaiKey: string }')).toEqual(['ward/x.ts:1 setaiKey: setai はローマ字']);
  expect(found('function f(msg: string) {}')).toEqual(['ward/x.ts:1 msg: msg は略語']);
});

test('ファイルとフォルダの名も同じ', () => {
  expect(found('', 'ward/utils/date.ts')).toHaveLength(1);
  expect(found('', 'ward/shikaku.ts')).toHaveLength(1);
});

test('固有名詞と、人の作った部品の名には何も言わない', () => {
  expect(properNouns).toEqual(['juki', 'jlis', 'kouki']);
  expect(found('const koukiLossRule = reply.data; const jukiNet = 1; const dataLinkPc = req.params;')).toEqual([]);
});
