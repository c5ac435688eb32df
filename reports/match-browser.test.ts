import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { usualMunicipality, usualNumberMode } from '../cli/options.js';
import { chosenScenarios } from '../cli/parts.js';
import { playHere } from '../cli/suite.js';
import { decoderOf } from './decode.js';
import { openBrowser } from './fixtures/browser.js';
import { contrastFailures, cutOff, nameless, openEverything, skippedHeadings } from './fixtures/page-checks.js';
import { fixtureRun } from './fixtures/small-run.js';
import { htmlWithFont } from './html-file.js';

/** Stories that were really played: what the hub compared in them is what the page shows. */
const stories = ['linkage.variant-kanji', 'linkage.unregistrable-character', 'linkage.cleared-with-reason', 'linkage.withheld-address-is-not-shown', 'linkage.typed-at-the-terminal', 'linkage.bulk-partly-refused'];
const folder = mkdtempSync(join(tmpdir(), 'totsugo-match-report-'));
const address = pathToFileURL(join(folder, 'report.html')).href;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let trouble: string[] = [];
let withheld = '';

beforeAll(async () => {
  const { results } = await playHere(await chosenScenarios(stories), { sut: 'reference', seed: 1, store: undefined, profile: undefined, municipality: usualMunicipality, numberMode: usualNumberMode, workers: 1 }, () => {});
  expect(results.map(({ verdict }) => verdict)).toEqual(stories.map(() => 'pass'));
  withheld = results.find(({ id }) => id.includes('withheld'))!.premise!.households[0]!.address;
  writeFileSync(join(folder, 'report.html'), await htmlWithFont({ ...fixtureRun, scenarios: results, suite: { ...fixtureRun.suite, pass: results.length, fail: 0, skip: 0, omit: 0, error: 0 } }, { lang: 'ja', decode: decoderOf(bundledProfile()) }));
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => context.close());

async function open(story: string, { width = 1280, scheme = 'light' }: { width?: number; scheme?: 'light' | 'dark' } = {}) {
  context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
  page = await context.newPage();
  trouble = [];
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(String(error)));
  await page.goto(`${address}#s-${story}`);
  await page.locator(`[id="s-${story}"] .flow`).waitFor({ state: 'visible' });
}
const card = (story: string) => page.locator(`[id="s-${story}"]`);
const view = (story: string, number: number) => page.locator(`[id="m-${story}-${number}"]`);
const marks = (story: string, number: number) => view(story, number).locator('mark').allTextContents();

test('止めた突合は開いていて、違う字だけが両側で印になり、疑いなしの突合は閉じている', async () => {
  await open('linkage.variant-kanji');
  expect(await view('linkage.variant-kanji', 2).getAttribute('open')).toBe('');
  expect(await marks('linkage.variant-kanji', 2)).toEqual(['〔違う字〕辺', '〔違う字〕部']);
  expect(await view('linkage.variant-kanji', 1).getAttribute('open')).toBe(null);
  expect(await marks('linkage.variant-kanji', 1)).toEqual(['〔書き方の違い〕高', '〔書き方の違い〕髙']);
  expect(trouble).toEqual([]);
});

test('印は色だけでなく、線でも見分けられる', async () => {
  await open('linkage.variant-kanji');
  const lineOf = (number: number) => view('linkage.variant-kanji', number).locator('mark').first().evaluate((mark) => { const { textDecorationLine, textDecorationStyle } = getComputedStyle(mark); return `${textDecorationLine} ${textDecorationStyle}`; });
  expect([await lineOf(1), await lineOf(2)]).toEqual(['underline dotted', 'underline double']);
});

test('表せない字は●として残り、相手の字とともに番号で示される', async () => {
  await open('linkage.unregistrable-character');
  expect(await view('linkage.unregistrable-character', 1).textContent()).toContain('● U+25CF ⇔ 𠮷 U+20BB7');
});

test('一覧から、キーボードだけでその突合へ行け、開いて見える', async () => {
  await open('linkage.variant-kanji');
  await card('linkage.variant-kanji').locator('.matches a').first().focus();
  await page.keyboard.press('Enter');
  await view('linkage.variant-kanji', 1).locator('table').waitFor({ state: 'visible' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^高橋　健一さんの突合: 表記差 M1/);
  await page.keyboard.press('Enter');
  expect(await view('linkage.variant-kanji', 1).getAttribute('open')).toBe(null);
});

test('突合は、それが起きた出来事のすぐ下に、日時の順に並ぶ', async () => {
  await open('linkage.cleared-with-reason');
  const before = await card('linkage.cleared-with-reason').locator('.flow > li.m').evaluateAll((rows) => rows.map((row) => { let at = row.previousElementSibling; while (at?.className === 'm') at = at.previousElementSibling; return at?.textContent ?? ''; }));
  expect(before.length).toBeGreaterThan(1);
  expect(before.every((text) => text.includes('件を突合した'))).toBe(true);
  const headings = await card('linkage.cleared-with-reason').locator('h5').allTextContents();
  expect(headings.slice(-3).map((text) => text.replace(/ \d+$/, ''))).toEqual(['突合(住基との照合)', '流れ', 'やり取りした電文']);
});

test('理由付き疑いなしを送ったことが、その後として電文とともに示される', async () => {
  await open('linkage.cleared-with-reason');
  const link = view('linkage.cleared-with-reason', 1).getByRole('link', { name: '理由付き疑いなし' });
  await link.click();
  await page.waitForFunction(() => document.querySelector(location.hash.replaceAll('.', '\\.'))?.hasAttribute('open'));
});

/** その後 of one 突合, line by line. */
const later = async (story: string, number: number): Promise<readonly string[]> => {
  const { innerHTML } = await view(story, number).evaluate((node) => ({ innerHTML: [...node.querySelectorAll('dt')].find(({ textContent }) => textContent === 'その後')?.nextElementSibling?.innerHTML ?? '' }));
  return innerHTML.split('<br>').map((line) => line.replaceAll(/<[^>]+>/g, '').replace(/^.*?日 \d+:\d+ (\d+ )?/, ''));
};
test('統合専用端末に一件ずつ告げたことも、断られたことも、その後として電文とともに示される', async () => {
  const story = 'linkage.typed-at-the-terminal';
  await open(story);
  expect(await later(story, 1)).toEqual(['加入者情報の更新を一件ずつ医療保険者等向け中間サーバー等へ送ったが、断られた。', '加入者情報の更新を一件ずつ医療保険者等向け中間サーバー等へ送り、受理された。', '次の突合で全一致、停止を解除。']);
  await view(story, 1).getByRole('link', { name: '加入者情報の更新' }).last().click();
  await page.waitForFunction(() => document.querySelector(location.hash.replaceAll('.', '\\.'))?.hasAttribute('open'));
  expect(trouble).toEqual([]);
});
test('一括の行が断られたことと、集約からの異動情報、区へのその後の知らせも、その後に示される', async () => {
  const story = 'linkage.bulk-partly-refused';
  await open(story);
  expect(await later(story, 4)).toEqual([
    '理由付き疑いなしを一括で医療保険者等向け中間サーバー等へ送ったが、断られた(E-STATE 今の状態ではできない)。', '理由付き疑いなしを一括で医療保険者等向け中間サーバー等へ送り、受理された。', '加入者情報(資格履歴)を統合専用端末へ送った。',
  ]);
  expect((await later(story, 3))[0]).toBe('被保険者異動情報を医療保険者等向け中間サーバー等へ送った。');
});
test('電話の幅でも、どちらの記録の値かが読める', async () => {
  await open('linkage.variant-kanji', { width: 390 });
  const label = (column: number) => view('linkage.variant-kanji', 2).locator(`.pairs tbody tr:nth-child(2) td:nth-child(${column})`).evaluate((cell) => { const { content, textIndent, display } = getComputedStyle(cell, '::before'); return [content, textIndent, display]; });
  expect([await label(2), await label(3)]).toEqual([['"加入者情報"', '0px', 'inline-block'], ['"J-LIS"', '0px', 'inline-block']]);
});
test('支援措置を受ける人の住所は、突合のどこにも出ない', async () => {
  await open('linkage.withheld-address-is-not-shown');
  const shown = await card('linkage.withheld-address-is-not-shown').locator('.match, .matches').allTextContents();
  expect(shown.join('')).toContain('支援措置のため示さない');
  expect(shown.join('')).not.toContain(withheld.slice(3, 9));
});

test.each([[390, 'light'], [390, 'dark'], [1280, 'light'], [1280, 'dark']] as const)('幅%i(%s)で、すべて開いても切れず、はみ出さず、読める', async (width, scheme) => {
  await open(stories[0]!, { width, scheme });
  await page.evaluate(openEverything);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  expect(await page.evaluate(cutOff)).toEqual([]);
  expect(await page.evaluate(contrastFailures)).toEqual([]);
  expect(await page.evaluate(nameless)).toEqual([]);
  expect(await page.evaluate(skippedHeadings)).toEqual([]);
  expect(trouble).toEqual([]);
});

test('狭い画面では、二つの記録が上下に並ぶ', async () => {
  await open('linkage.variant-kanji', { width: 390 });
  const cells = view('linkage.variant-kanji', 2).locator('tbody tr').nth(1).locator('td');
  const [member, resident] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
  expect(resident!.y).toBeGreaterThanOrEqual(member!.y + member!.height);
  expect(resident!.x).toBe(member!.x);
});

test('印刷では、突合の並びも紙に入る', async () => {
  await open('linkage.variant-kanji');
  await page.emulateMedia({ media: 'print' });
  expect(await view('linkage.variant-kanji', 2).locator('.pairs').isVisible()).toBe(true);
});
