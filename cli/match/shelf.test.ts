import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hashCounter, hashIndex } from './hash-index.js';
import { shelf, shelfIn } from './shelf.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-shelf-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Thing { readonly place: number; readonly text: string; readonly none: null }
const thing = (place: number): Thing => ({ place, text: '髙橋\n'.repeat(place % 700), none: null });

test('ファイルの棚は、置いた順の場所で、置いた途中でも後でも、同じものを返す', () => {
  const [memory, file] = [shelf<Thing>(), shelfIn<Thing>(join(folder, 'waiting'))];
  for (let place = 0; place < 3000; place += 1) {
    for (const one of [memory, file]) one.put(thing(place));
    if (place % 97 === 0) expect(file.at(place)).toEqual(memory.at(place));
  }
  expect([memory.size(), file.size()]).toEqual([3000, 3000]);
  for (const place of [2999, 0, 1500, 1499, 1, 2998]) expect(file.at(place)).toEqual(thing(place));
  for (let place = 0; place < 3000; place += 1) expect(file.at(place)).toEqual(memory.at(place));
  file.close();
});

test('ハッシュの索引は、置いた値だけを、置かれたハッシュの下にすべて返す', () => {
  const index = hashIndex(4000);
  const plain = new Map<number, number[]>();
  for (let value = 0; value < 4000; value += 1) {
    const hash = Math.imul(value % 2500, 0x9e3779b1) >>> 0;
    index.add(hash, value);
    plain.set(hash, [value, ...(plain.get(hash) ?? [])]);
  }
  const under = (hash: number) => { const found: number[] = []; index.each(hash, (value) => found.push(value)); return found; };
  for (const [hash, values] of plain) expect(under(hash)).toEqual(values);
  for (let other = 0; other < 20_000; other += 1) expect(under(other)).toEqual(plain.get(other) ?? []);
});

test('ハッシュの数えは、求められたハッシュだけを、来た回数だけ数える', () => {
  const hashes = Array.from({ length: 500 }, (_, value) => Math.imul(value, 0x9e3779b1) >>> 0);
  const counter = hashCounter(hashes.slice(0, 400));
  hashes.forEach((hash, index) => { for (let time = 0; time < index % 7; time += 1) counter.count(hash); });
  expect(hashes.map((hash) => counter.of(hash))).toEqual(hashes.map((_, index) => (index < 400 ? index % 7 : 0)));
});
