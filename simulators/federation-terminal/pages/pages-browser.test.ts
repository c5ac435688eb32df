import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../reports/fixtures/browser.js';
import { contrastFailures, cutOff, nameless, skippedHeadings } from '../../../reports/fixtures/page-checks.js';
import { inMemory } from '../../../store/sqlite.js';
import { A, B } from '../../aggregator/town.examples.js';
import { withTerminal } from '../desk.examples.js';

/** The browser, or why there is none: the tests below are then passed over by name. */
const opened: Browser | string = await openBrowser().catch((trouble: unknown) => String(trouble).split('\n')[0]!);
const noBrowser = typeof opened === 'string' ? `(ブラウザがないので行わない: ${opened})` : '';
afterAll(async () => { if (typeof opened !== 'string') await opened.close(); });

describe.skipIf(noBrowser !== '')(`国保総合PCを本物のブラウザで使う${noBrowser}`, () => {
  const browser = opened as Browser;

  test('キーボードだけで入り、候補を選び、理由を書いて確定指示し、翌朝の結果まで見る', () => withTerminal(inMemory(), async (desk) => {
    await desk.records(A, 1, { careMonth: '202603' });
    await desk.move([{ n: 1 }]);
    await desk.night();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
    page.on('request', (request) => { if (![desk.world.url, new URL('/font/', desk.world.url).href].some((ours) => request.url().startsWith(ours))) trouble.push(`request ${request.url()}`); });
    /** A page puts the focus where it wants it when it is drawn, which may be after it can be read. */
    const focused = (text: string) => page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, text);
    await page.goto(`${desk.at}/pages`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移る');
    await page.getByLabel('区市町村', { exact: true }).selectOption(B);
    await page.getByLabel('職員名').fill('試験 担当');
    await page.getByLabel('この区市町村の鍵').fill('違う鍵');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    // わざと: the browser itself notes the 403.
    trouble.length = 0;
    await focused('職員名がないか、この区市町村の鍵でない。');
    expect([await page.getByLabel('区市町村', { exact: true }).inputValue(), await page.getByLabel('職員名').inputValue(), await page.getByLabel('この区市町村の鍵').inputValue()]).toEqual([B, '試験 担当', '']);
    await page.getByLabel('この区市町村の鍵').fill(desk.keyOf(B));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '継続候補世帯リスト', level: 1 }).waitFor();
    await page.getByRole('link', { name: /見本1の世帯/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '転出元の世帯(千代田区)' }).waitFor();
    expect(await page.getByRole('region', { name: '転入後の世帯' }).isVisible()).toBe(true);
    await page.getByLabel('継続する').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('世帯主が同じで全員が移った');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('status').textContent()).toBe('確定指示を集約へ送った。結果は翌朝に届く。');
    await focused('確定指示を集約へ送った。結果は翌朝に届く。');
    expect((await desk.shown())[0]!.state).toBe('decided');
    await desk.night();
    await page.getByRole('link', { name: '継続候補世帯', exact: true }).click();
    await page.getByRole('cell', { name: /継続と確定し、月を引き継いだ\(1か月: 2026年3月\)/ }).waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => [...document.fonts].filter(({ family, status }) => family.includes('Noto Sans JP Variable') && status === 'loaded').length)).toBeGreaterThan(3);
    expect(trouble).toEqual([]);
    await page.close();
  }));

  test.each([[320, 'light'], [1280, 'light'], [1280, 'dark']] as const)('幅%i(%s)のどの画面でも、はみ出さず、名のない欄も、飛んだ見出しも、読みにくい色もない', (width, colorScheme) => withTerminal(inMemory(), async (desk) => {
    await desk.move([{ n: 1, name: '長い名'.repeat(12) }]);
    await desk.night();
    const { candidateKey } = (await desk.candidates())[0]!.candidate;
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(`${desk.at}/pages`);
    await page.getByLabel('区市町村', { exact: true }).selectOption(B);
    await page.getByLabel('職員名').fill('試験');
    await page.getByLabel('この区市町村の鍵').fill(desk.keyOf(B));
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: '継続候補世帯リスト', level: 1 }).waitFor();
    for (const path of ['', `/${B}`, `/${B}/candidates/${candidateKey}?told=W603`, `/${B}/print`]) {
      await page.goto(`${desk.at}/pages${path}`);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth) <= width, await page.evaluate(nameless), await page.evaluate(skippedHeadings), await page.evaluate(contrastFailures), await page.evaluate(cutOff)]).toEqual([path, true, [], [], [], []]);
    }
    await context.close();
  }));

  test('印刷では表だけが残り、スクリプトを止めた利用者でも指示できる', () => withTerminal(inMemory(), async (desk) => {
    await desk.move([{ n: 1 }]);
    await desk.night();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${desk.at}/pages`);
    await page.getByLabel('区市町村', { exact: true }).selectOption(B);
    await page.getByLabel('職員名').fill('試験');
    await page.getByLabel('この区市町村の鍵').fill(desk.keyOf(B));
    await page.getByRole('button').click();
    await page.getByRole('link', { name: /見本1の世帯/ }).click();
    await page.getByLabel('継続しない').check();
    await page.getByLabel('理由(必須)').fill('別の世帯');
    await page.getByRole('button').click();
    expect(await page.getByRole('status').textContent()).toContain('W603');
    await page.getByRole('link', { name: '印刷用のリスト' }).click();
    await page.waitForURL(/\/print$/);
    await page.emulateMedia({ media: 'print' });
    expect([await page.getByRole('table').isVisible(), await page.locator('header').isVisible(), await page.locator('.noprint').isVisible()]).toEqual([true, false, false]);
    await context.close();
  }));
});
