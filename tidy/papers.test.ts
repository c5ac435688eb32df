import { expect, test } from 'vitest';
import { linksLead, lockNamesNoHost, marksLead, papersAreClean, versionsAreExact } from './papers.js';

/** Joined here, so that this page passes its own test. */
const joined = (...parts: readonly string[]) => parts.join('');
const clean = (text: string) => papersAreClean([{ path: 'a.md', text }]);

test('機械に固有の道筋と配り手の住所は言い、URLの一部は言わない', () => {
  expect(clean(joined('x\nsee /', 'home/taro/totsugo'))).toEqual([joined('a.md:2 機械に固有の道筋がある: /', 'home/taro')]);
  expect(clean(joined('"/', 'work/main"'))).toHaveLength(1);
  expect(clean(joined('https://registry', '.npmjs.org/zod'))).toHaveLength(1);
  expect(clean('https://example.jp/work/main /w/main/aggregator')).toEqual([]);
});

test('品と関わりのない語と、併合の印は言う', () => {
  expect(clean(joined('the assist', 'ant said'))).toHaveLength(1);
  expect(clean(`${'<'.repeat(7)} HEAD`)).toHaveLength(1);
  expect(clean('payment-agent, User-Agent, promptly')).toEqual([]);
});

test('鍵のファイルに住所があれば言う', () => {
  const at = (text: string) => lockNamesNoHost({ path: 'package-lock.json', text });
  expect(at('{\n "resolved": "https://example.jp/a.tgz"')).toEqual(['package-lock.json:2 配り手の住所がある']);
  expect(at('"url": "http://127.0.0.1:4873/a"')).toHaveLength(1);
  expect(at('"integrity": "sha512-a==", "funding": "https://github.com/a"')).toEqual([]);
});

test('幅のある版は言う', () => {
  expect(versionsAreExact({ path: 'package.json', text: '{"dependencies":{"a":"^1.0.0","b":"1.2.3"},"devDependencies":{"c":"latest"}}' })).toEqual(['package.json:1 a の版 ^1.0.0 が一つに決まらない', 'package.json:1 c の版 latest が一つに決まらない']);
});

test('先のないリンクは言う', () => {
  const paths = new Set(['docs/tour.md', 'docs/decisions/0001-x.md', 'README.md']);
  const text = '[a](tour.md) [b](../README.md#top) [c](https://x.jp/y) [d](#here) [e](decisions/)';
  expect(linksLead([{ path: 'docs/ci.md', text }], paths)).toEqual([]);
  expect(linksLead([{ path: 'docs/ci.md', text: '\n[x](../tour.md)' }], paths)).toEqual(['docs/ci.md:2 リンク先 ../tour.md がない']);
});

test('見出しのないところを指すリンクは言う', () => {
  const pages = [{ path: 'docs/ci.md', text: '## 2 `http`: the Way, there\n### 突合: 戻る道\n[a](#2-http-the-way-there)' }, { path: 'README.md', text: '\n[a](docs/ci.md#突合-戻る道) [b](docs/ci.md#3-gone) [c](x.txt#y)' }];
  expect(marksLead(pages)).toEqual(['README.md:2 見出し docs/ci.md#3-gone がない']);
});
