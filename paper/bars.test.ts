import { expect, it } from 'vitest';
import { assume, type Day } from '../law/define.js';
import { gs1Modules } from './bars.js';
import { printed } from './define.js';
import { at, barcode } from './marks.js';
import { print } from './print.js';
import { readPdf } from './read.js';
import { seen } from './seen.examples.js';

const on: Day = '2026-06-16';
/** Codes one below the other on sheets of ten. */
const codes = printed<readonly string[]>({
  id: 'codes', ja: '試験のための棒', basis: assume('試験'), title: () => '棒',
  sheets: (all) => Array.from({ length: Math.ceil(all.length / 10) }, (_, sheet) => all.slice(sheet * 10, sheet * 10 + 10).map((digits, i) => barcode(at(40, 10 + i * 28, 130, 12), digits))),
});
const slip = '91999999131130001234567260100026063000234004';

it('44桁は288の升目になる(両側の白20を含めて308)', () => {
  expect(gs1Modules(slip).reduce((sum, wide) => sum + wide, 0)).toBe(288);
});

it('二桁のどの組も、印刷した絵からも、紙の中の棒からも読み戻せる', async () => {
  const all = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));
  const rows = Array.from({ length: 5 }, (_, i) => all.slice(i * 20, i * 20 + 20).join(''));
  const backward = rows.map((row) => row.match(/\d\d/g)!.toReversed().join(''));
  const pdf = await print(codes, [[...rows, ...backward]], on);
  expect((await seen(pdf)).flatMap((page) => page.codes)).toEqual([...rows, ...backward]);
  expect((await readPdf(pdf)).flatMap(({ barcodes }) => barcodes)).toEqual([...rows, ...backward]);
});

it('印刷した絵は GS1-128 と認められる', async () => {
  const [page] = await seen(await print(codes, [[slip]], on));
  expect(page!.symbologies).toEqual([']C1']);
});

it('棒が一本欠けた紙からは、どの桁も読まない', async () => {
  const file = (await print(codes, [[slip]], on)).toString('latin1');
  const bars = file.match(/^\S+ \S+ \S+ \S+ re$/gm)!;
  for (const lost of [bars[3]!, bars[20]!, bars.at(-2)!]) {
    const [page] = await readPdf(Buffer.from(file.replace(lost, ' '.repeat(lost.length)), 'latin1'));
    expect(page!.barcodes).not.toContain(slip);
  }
});

it.each(['', '123', '12a4', '１２'])('「%s」は表さない', (digits) => { expect(() => gs1Modules(digits)).toThrow(RangeError); });
