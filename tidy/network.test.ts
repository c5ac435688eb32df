import { expect, test } from 'vitest';
import { sourceFile } from './define.js';
import { noEgress } from './network.js';

const found = (text: string) => noEgress.findings([sourceFile('harness/x.ts', text)]);

test('よその住所は、文でも、組み立てた文でも言う', () => {
  expect(found("await fetch('https://example.jp/check');")).toEqual(['harness/x.ts:1 example.jp に触れうる']);
  expect(found('const a = `wss://news.example.jp:9/${topic}`;')).toHaveLength(1);
  expect(found('const a = `${b} http://10.0.0.1`;')).toHaveLength(1);
});

test('この機械と、名前だけの住所には何も言わない', () => {
  expect(found("const a = ['http://127.0.0.1:4700', 'http://www.w3.org/2000/svg', `http://${host}`];")).toEqual([]);
});
