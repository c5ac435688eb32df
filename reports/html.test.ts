import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { noChange } from '../contracts/mailing/change.js';
import { installmentColumns, noPension } from '../contracts/mailing/installments.js';
import { premiumNotice, type PremiumNotice } from '../contracts/mailing/records.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { maskOf } from '../harness/secrets.js';
import { badge } from './badge.js';
import { ctrf } from './ctrf.js';
import { decoderOf } from './decode.js';
import { fixtureRun, secretNumber } from './fixtures/small-run.js';
import { largeRun } from './fixtures/large-run.js';
import { unpacked } from './fixtures/unpacked.js';
import { html } from './html.js';
import { htmlWithFont } from './html-file.js';
import { junit } from './junit.js';
import { manifest } from './manifest.js';
import { markdown } from './markdown.js';
import { resultsJson } from './results-json.js';
import { summary } from './summary.js';

const decode = decoderOf(bundledProfile());
const options = { lang: 'ja', decode } as const;
const barcode = '91912345012345678901234567890123456789012345';
const packedPage = html.render(fixtureRun, options);
const drawn = unpacked(packedPage);
const all = [html, resultsJson, manifest, junit, ctrf, markdown, badge, summary];

describe('すべての形式', () => {
  test.each(all.map((format) => [format.id, format] as const))('%s は同じ結果から同じバイトを作る', (_, format) => {
    expect(format.render(structuredClone(fixtureRun), options)).toBe(format.render(fixtureRun, options));
  });

  test.each(all.map((format) => [format.id, format] as const))('%s に12桁の番号は現れない', (_, format) => {
    for (const run of [fixtureRun, largeRun]) {
      const text = unpacked(format.render(run, options)).replace(/"sha256": "[0-9a-f]{64}"/g, '');
      expect(text.match(/(?<!\d)\d{12}(?!\d)/g)).toBeNull();
      const numbers = new Set(run.scenarios.flatMap(({ exchanges }) => exchanges.flatMap(({ body }) => Buffer.from(body).toString().match(/(?<!\d)\d{12}(?!\d)/g) ?? [])));
      expect(numbers.size).toBeGreaterThan(0);
      expect([...numbers].filter((number) => text.includes(number))).toEqual([]);
    }
  });

  test('埋め込まれた番号も、項目に分けて読めない本文には残らない', () => {
    expect(drawn).not.toContain(secretNumber);
    expect(unpacked(html.render(fixtureRun, { lang: 'ja' }))).not.toContain(secretNumber);
  });

  test('払込票の44桁はバイトまでそのまま示し、文章に埋もれた番号は桁が続いていても伏せる', () => {
    const notice: PremiumNotice = {
      noticeId: '2026-00000001', addressee: `9${secretNumber}様`, postalCode: null, addressLine1: `突合町${secretNumber}`, addressLine2: null, fiscalYear: 2026, kind: 'decision', medicalYen: 1, supportYen: 1, careYen: 1, childSupportYen: 1, totalYen: 4, months: 12, reductionTenths: '0',
      ...installmentColumns([{ dueOn: '2026-06-30', yen: 4, barcode }]), ...noChange, ...noPension,
    };
    const [first, ...rest] = fixtureRun.scenarios;
    const { bytes: body } = codecOf(bundledProfile(), premiumNotice).format({ municipalityCode: '131041', date: '2026-06-10', seq: 1 }, [notice]);
    const page = unpacked(html.render({ ...fixtureRun, scenarios: [{ ...first!, exchanges: [{ ...first!.exchanges[0]!, layout: 'premiumNotice', body, bytes: body.length }] }, ...rest] }, options));
    expect(page).toContain(`<code>installment1Barcode</code><td>${barcode}<td><td>`);
    expect(page).not.toContain(secretNumber);
    expect(page).toMatch(/<code>addressee<\/code><td>MN#[0-9a-f]{8}様<td><td>\d+<td><code>(?:•• ?)+<\/code>/);
    expect(page).toMatch(/<code>addressLine1<\/code><td>突合町MN#[0-9a-f]{8}<td><td>\d+<td><code>(?:•• ?)+<\/code>/);
  });

  test('番号の印はシナリオの世界の種で決まる', () => {
    const [first, ...rest] = fixtureRun.scenarios;
    const run = { ...fixtureRun, scenarios: [{ ...first!, worldSeed: 99 }, ...rest] };
    expect(unpacked(html.render(run, options))).toContain(`個人番号 <code>individualNumber</code> <b>${maskOf(99, secretNumber)}</b>`);
    expect(drawn).toContain(`個人番号 <code>individualNumber</code> <b>${maskOf(7, secretNumber)}</b>`);
  });
});

describe('HTML', () => {
  test('題名・版・種・プロファイルの断り書き・番号の断り書きがある', () => {
    expect(drawn).toContain('<title>適合性試験 報告書 — 試験用国保 2.3.1 · 新宿区 · totsugo 0.1.0</title>');
    expect(drawn).toContain('<dt>試験対象</dt><dd>試験用国保 2.3.1 <span class="quiet">http</span></dd>');
    expect(drawn).toContain('<dt>試験した区</dt><dd>新宿区 <span class="quiet">131041</span></dd>');
    expect(drawn).toContain('<strong>4件中 1件 適合</strong> <span>(ほかに対象外 1件)</span>');
    expect(drawn).toContain('公開情報に基づくプロファイルであり公式レイアウトではない。');
    expect(drawn).toContain('<code>shifted:3</code> 検査用数字をずらした番号。実在の個人番号にはならない。');
    expect(drawn).toContain('2025年4月1日 から 2025年6月1日 9:30');
  });

  test('期待と実際の違うところだけに印が付く', () => expect(drawn).toContain('<dt>期待</dt><dd><mark>2025年5月1日</mark></dd></div><div><dt>実際</dt><dd><mark>2025年5月2日'));

  test('届いた封書は、日とあて先の下に畳んだ文で示し、証跡の文へつなぐ', () => {
    const letter = { deliveredOn: '2025-04-02', address: '新宿区架空町1 <b>', sheets: [{ noticeId: 'R7-1-01', lines: ['見本 花子 様', `年額 <i> ${secretNumber}`] }] } as const;
    const page = unpacked(html.render({ ...fixtureRun, scenarios: [{ ...fixtureRun.scenarios[0]!, letters: [letter] }, ...fixtureRun.scenarios.slice(1)] }, options));
    expect(page).toContain('<h5>届いた封書 <span class="count">1</span></h5><details class="exchange letter"><summary><span class="n">1</span> <span class="route">2025年4月2日</span> <span class="what" lang="ja">新宿区架空町1 &lt;b&gt;</span></summary>');
    expect(page).toContain('<a href="evidence/eligibility.move-in/letters/1-2025-04-02.txt">文字だけ</a></p><pre tabindex="0" lang="ja">見本 花子 様\n年額 &lt;i&gt; MN#');
    expect([page.includes(secretNumber), drawn.includes('届いた封書')]).toEqual([false, false]);
  });
  test('同じ電文は一度だけ示し、後のものは前のものを指す', () => {
    const [first, ...rest] = fixtureRun.scenarios;
    const again = unpacked(html.render({ ...fixtureRun, scenarios: [{ ...first!, exchanges: [first!.exchanges[0]!, { ...first!.exchanges[0]!, n: 9 }] }, ...rest] }, options));
    expect(again).toContain('<p><a href="#x-eligibility.move-in-4">4 と同じ内容</a></p>');
    expect(again.split('<code>amountYen</code>').length).toBe(2);
  });

  test('長い本文は切り、切ったことと全体の長さを言う', () => {
    const [first, ...rest] = fixtureRun.scenarios;
    const body = Buffer.from('長い本文'.repeat(5_000));
    const long = unpacked(html.render({ ...fixtureRun, scenarios: [{ ...first!, exchanges: [{ ...first!.exchanges[0]!, body, bytes: body.length, contentType: 'text/plain' }] }, ...rest] }, options));
    expect(long).toContain('先頭 12000 文字だけを示す(全体は 20000 文字)。');
  });

  test('ページの中のリンクはすべて届き、id は重ならない', () => {
    const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.length).toBe(new Set(ids).size);
    const targets = [...drawn.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBeGreaterThan(15);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('外のものを一つも呼ばず、実行されるのは方針が名指すものだけ', () => {
    expect(drawn).not.toMatch(/\s(?:src|href|action)="(?!#|evidence\/|data:,")/);
    expect(drawn).not.toMatch(/<[^>]+\s(?:on\w+|style)=/);
    const [script] = [...drawn.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, source]) => source!);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(drawn)![1]!;
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script!).digest('base64')}'`);
  });

  test('英語では枠の言葉だけが変わり、題名は日本語のまま', () => {
    const english = html.render(fixtureRun, { lang: 'en', decode });
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('<strong>1 of 4 pass</strong>');
    expect(english).toContain('<h4 lang="ja">県外からの転入は資格取得日から資格を得る</h4>');
    expect(english).toContain('Precondition not met');
  });

  test('手元のプロファイルを公開情報に基づくとは言わない', () => {
    const local = html.render({ ...fixtureRun, profile: { ...fixtureRun.profile, id: 'local/aggregator@2026.1', note: 'ローカルのプロファイルに従う' } }, options);
    expect(local).not.toContain('公開情報に基づくプロファイル');
    expect(local).toContain('ローカルのプロファイルに従う');
  });
});

describe('書体を入れた報告書', () => {
  let page = '';
  beforeAll(async () => { page = await htmlWithFont(largeRun, options); });

  test('65シナリオ・900電文でも1.2MBに収まる', () => expect(Buffer.byteLength(page)).toBeLessThan(1_200_000));
  test('書体は data: として入り、二度作っても同じバイトになる', async () => {
    expect(page).toMatch(/@font-face\{font-family:'Totsugo Sans';font-weight:100 900;src:url\(data:font\/woff;base64,/);
    expect(await htmlWithFont(largeRun, options)).toBe(page);
  });
});
