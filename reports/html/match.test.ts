import { describe, expect, test } from 'vitest';
import { matchRun, released, stopping } from '../fixtures/match-run.js';
import { secretNumber } from '../fixtures/small-run.js';
import { unpacked } from '../fixtures/unpacked.js';
import { html } from '../html.js';
import { flow } from './flow.js';
import { matchList } from './match.js';
import { pageOf } from './page.js';

const page = pageOf(matchRun, { lang: 'ja' });
const scenario = matchRun.scenarios[0]!;
const drawn = flow(page, scenario);
const viewOf = (number: number) => /<details class="match[\s\S]*?<\/details>/g[Symbol.match](drawn)![number - 1]!;
const said = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('突合の並び', () => {
  test('止めるものがあれば開いていて、疑いなしなら閉じている', () => {
    expect(viewOf(1)).toMatch(/^<details class="match stops" id="m-eligibility\.move-in-1" open><summary><h6>渡辺　健一さんの突合: 氏名一方差 <code>M3<\/code><\/h6> <span class="stop both">資格情報と医療情報を停止<\/span>/);
    expect(viewOf(2)).toMatch(/^<details class="match" id="m-eligibility\.move-in-2"><summary>/);
  });
  test('違う字には印が付き、読み上げにも言葉で伝わる。見えない違いは記号になる', () => {
    expect(viewOf(1)).toContain('渡<mark class="character"><span class="spoken">〔違う字〕</span>辺</mark><mark class="writing"><span class="spoken">〔書き方の違い〕</span>□</mark>健一');
    expect(viewOf(1)).toContain('渡<mark class="character"><span class="spoken">〔違う字〕</span>部</mark>健一');
    expect(viewOf(1)).toContain('〔U+200B〕');
  });
  test('水準は言葉と符号で、見分けにくい字は番号つきで示す', () =>
    expect(viewOf(1)).toContain('<td><b>姓が不一致</b> <code>K4</code><br><small>姓が違い、名が同じ。違いに数える</small><br><small>髙 U+9AD9 ⇔ 高 U+9AD8</small>'));
  test('理由・止めるもの・次にすること・その後・規則が、この順に並ぶ', () => {
    expect([...viewOf(1).matchAll(/<dt>([^<]+)/g)].map(([, term]) => term)).toEqual(['判定の理由', '考えられること', '止めるもの', '次にすること', 'その後', '区に届くもの', '規則']);
    expect(said(viewOf(1))).toContain('2026年5月14日 3:00 次の突合 で全一致、停止を解除。');
    expect([...viewOf(2).matchAll(/<dt>([^<]+)/g)].map(([, term]) => term)).toEqual(['判定の理由', '止めるもの', '次にすること', '規則']);
  });
  test('ほかの区画や、ほかの記録に一件ずつ告げたこと、JSONでないものは、その後に出ない', () => {
    const tell = (n: number, code: string, body: string, status = 200) => ({ ...scenario.exchanges[0]!, n, at: '2026-05-12T09:30' as const, to: '中間サーバー', layout: null, path: `POST /insurer-hub/partitions/${code}/terminal/clearances`, status, body: Buffer.from(body) });
    const about = (historyKey: string) => JSON.stringify({ clearanceId: 'C1', historyKey });
    const drawnWith = (...exchanges: ReturnType<typeof tell>[]) => said(flow(page, { ...scenario, arrows: scenario.arrows.slice(0, -1), exchanges }));
    expect(drawnWith(tell(100, '131032', about('MI-1/T1')))).toContain('その後 2026年5月12日 9:30 100 理由付き疑いなし を一件ずつ中間サーバーへ送り、受理された。');
    expect(drawnWith(tell(100, '131032', about('MI-1/T1'), 409))).toContain('を一件ずつ中間サーバーへ送ったが、断られた。');
    for (const other of [tell(100, '131024', about('MI-1/T1')), tell(100, '131032', about('MI-1/T2')), tell(100, '131032', 'こわれた{'), tell(100, '131032', 'null'), tell(9, '131032', about('MI-1/T1'))]) expect(drawnWith(other)).not.toContain('その後');
  });
  test('印で切られた番号も、番号としては残らない', () => {
    const all = unpacked(html.render(matchRun, { lang: 'ja' }));
    expect(viewOf(1)).toMatch(/部屋 MN#[0-9a-f]{8}/);
    for (const text of [drawn, all]) expect(text).not.toMatch(new RegExp(`${secretNumber.slice(5)}|${secretNumber.slice(0, 5)}(?!\\d)`));
  });
  test('他人の書いた文字は、実行されない', () => expect(drawn).not.toContain('<script>alert'));
  test('一覧は、どの突合にも移れる', () => {
    const list = matchList(page, scenario);
    expect([...list.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['m-eligibility.move-in-1', 'm-eligibility.move-in-2']);
    expect(said(list)).toContain('渡辺 健一さん 港区 2026年5月12日 3:00 氏名一方差 M3 漢字氏名 資格情報と医療情報を停止');
    expect(matchList(page, matchRun.scenarios[2]!)).toBe('');
  });
  test('印の意味と、個人番号の札が何かを、一覧の下で一度だけ言う', () => {
    expect(matchList(page, scenario)).toContain('<mark class="character">違う字</mark> <mark class="writing">書き方の違い</mark>(□は全角の空白、␣は半角の空白)。MN#…は個人番号の代わりの札で、同じ番号は同じ札になる。');
    expect(drawn).not.toContain('class="legend');
    expect(said(viewOf(1))).toContain('閲覧停止の方針 一項目でも違えば両方を止める anyMismatchStops');
  });
  test('一晩に何人も止まるときは、初めの六人だけを開く', () => {
    const crowd = { ...scenario, arrows: [{ ...scenario.arrows.at(-1)!, matches: Array.from({ length: 9 }, (_, n) => (n === 0 ? released : stopping)) }] };
    expect(flow(page, crowd).match(/<details class="match/g)).toHaveLength(9);
    expect(flow(page, crowd).match(/<details class="match stops" id="[^"]+" open>/g)).toHaveLength(6);
  });
});
