import { expect, it, vi } from 'vitest';
import { assume } from '../law/define.js';
import { printed, type Mark } from './define.js';
import { fitted, leading, pointsPerMillimetre } from './fit.js';
import { at, bold, text } from './marks.js';
import { print } from './print.js';
import { readPdf } from './read.js';

const page = (...marks: readonly Mark[]) => printed<null>({ id: 'page', ja: '試験のための紙', basis: assume('試験'), title: () => '試験の紙', sheets: () => [marks] });
const line = (words: string) => page(text(at(10, 10, 190, 10), words, 10), bold(at(10, 30, 190, 10), words, 10));
const printedOn = (words: string, on: `${number}-${number}-${number}` = '2026-06-16') => print(line(words), [null], on);

it('同じ紙は、前に何を刷ったかによらず同じバイト列になり、日が違えば違う', async () => {
  const first = await printedOn('国保の資格と保険料');
  await printedOn('料険保と格資の保国を後から刷る');
  expect((await printedOn('国保の資格と保険料')).equals(first)).toBe(true);
  expect((await printedOn('国保の資格と保険料', '2026-06-17')).equals(first)).toBe(false);
  vi.resetModules();
  const again = await import('./print.js');
  await again.print(line('格料保国'), [null], '2026-06-16');
  expect((await again.print(line('国保の資格と保険料'), [null], '2026-06-16')).equals(first)).toBe(true);
});

it('刷った字は、細字も太字も、そのまま読み戻せる', async () => {
  const words = 'ABC xyz 0123 ー々〆髙﨑𠮷葛 ガギグパピプ ㈱①';
  expect(await readPdf(await printedOn(words))).toEqual([{ texts: [words, words], barcodes: [] }]);
});

it('部首と同じ形の字は、どちらを先に刷っても、字として読まれる', async () => {
  await printedOn('⼈⼝⽇➀');
  expect((await readPdf(await printedOn('人口日①')))[0]!.texts[0]).toBe('人口日①');
});

it.each([['\u{e000}', 'U+E000'], ['\t', 'U+0009'], ['\u{10ffff}', 'U+10FFFF'], ['\ud800', 'U+D800'], ['\u{fe00}', 'U+FE00']])('書体にない文字 %j は〔%s〕と刷る', async (character, code) => {
  expect((await readPdf(await printedOn(`前${character}後`)))[0]!.texts).toEqual([`前〔${code}〕後`, `前〔${code}〕後`, `〔${code}〕は、この書体に字形のない文字の符号です。`]);
});

it('収まらない文字列は、行に分け、小さくし、行頭に句読点も「様」も置かず、一字も失わない', () => {
  const widthOf = (words: string) => Array.from(words).length;
  for (const words of ['あ'.repeat(60), `${'亜'.repeat(37)} 様`, '見本、'.repeat(30), '前〔U+E000〕後'.repeat(9)]) {
    const mark = text(at(0, 0, 40, 12), words, 12) as Extract<Mark, { kind: 'text' }>;
    const { size, lines } = fitted(mark, widthOf);
    expect(lines.join('')).toBe(words);
    for (const one of lines) expect(widthOf(one) * size).toBeLessThanOrEqual(40 * pointsPerMillimetre);
    expect(lines.length * size * leading).toBeLessThanOrEqual(12 * pointsPerMillimetre + size);
    for (const one of lines.slice(1)) expect(one).not.toMatch(/^[ 様、〕]|^[U+E0]+〕/);
  }
});
it('空の文字列も、枠より大きな字も描ける', async () => {
  expect((await readPdf(await print(page(text(at(0, 0, 10, 2), '', 10), text(at(0, 10, 10, 2), '字', 50)), [null], '2026-06-16')))[0]!.texts).toEqual(['', '字']);
});
