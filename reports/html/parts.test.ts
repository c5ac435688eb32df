import { describe, expect, test } from 'vitest';
import { cite } from '../../law/define.js';
import type { Arrow, ScenarioResult } from '../../harness/results.js';
import { fixtureRun, secretNumber } from '../fixtures/small-run.js';
import { marked } from './diff.js';
import { flow, participants } from './flow.js';
import { pageOf } from './page.js';

const same = (text: string) => text;
const arrow = (n: number, from: string, to: string, kind: Arrow['kind'], ja: string, exchange: number | null = null): Arrow => ({ n, at: '2025-04-01T09:30', from, to, kind, ja, exchange, steps: [] });

describe('違いの印', () => {
  test('日付は丸ごと、その前後の同じところには付かない', () =>
    expect(marked('{"on":"2025-04-01","kind":"new"}', '{"on":"2025-04-15","kind":"new"}', same)).toEqual(['{"on":"<mark>2025-04-01</mark>","kind":"new"}', '{"on":"<mark>2025-04-15</mark>","kind":"new"}']));
  test('離れた二か所の違いには別々に付く', () =>
    expect(marked('a=1, b=2, c=3', 'a=9, b=2, c=8', same)).toEqual(['a=<mark>1</mark>, b=2, c=<mark>3</mark>', 'a=<mark>9</mark>, b=2, c=<mark>8</mark>']));
  test('片方にしかないものに付く', () => expect(marked('[]', '["W101"]', same)).toEqual(['[]', '[<mark>"W101"</mark>]']));
  test('とても長い文でも終わる', () => expect(marked('あ '.repeat(3_000), 'い '.repeat(3_000), same)[0]).toMatch(/^<mark>/));
});

describe('流れ', () => {
  const scenario = { ...fixtureRun.scenarios[0]!, id: 'a.b', basis: [cite('法', '1条')], checks: [] };
  const page = pageOf(fixtureRun, { lang: 'ja' });
  const drawnOf = (arrows: readonly Arrow[], rest: Partial<ScenarioResult> = {}) => flow(page, { ...scenario, arrows, ...rest });

  test('登場するものは窓口の側から並び、時計は登場しない', () =>
    expect(participants([arrow(1, '国保情報集約システム', '国保システム', 'exchange', 'x'), arrow(2, '業務日時', '業務日時', 'clock', '進める'), arrow(3, '住民等', '国保システム', 'step', '届出')])).toEqual(['住民等', '国保システム', '国保情報集約システム']));
  test('矢印は始まる列と渡る列の数と向きを持ち、誰から誰へかが読める', () => {
    const drawn = drawnOf([arrow(1, '住民等', '国保システム', 'step', '届出'), arrow(4, '国保情報集約システム', '住民等', 'exchange', '送る', 4)]);
    expect(drawn).toMatch(/^<ol class="flow lanes l3" lang="ja"><li class="heads" aria-hidden="true"><span>住民等<\/span><span>国保システム<\/span><span>国保情報集約システム<\/span>/);
    expect(drawn).toContain('<li class="t r a1 s2"><time>09:30</time><div><b>1</b> <i>住民等 → 国保システム</i> <span>届出</span></div>');
    expect(drawn).toContain('<li class="w l a1 s3"><a href="#x-a.b-4"><b>4</b> <i>国保情報集約システム → 住民等</i> <span>送る</span></a>');
  });
  test('電文のある矢印だけがその電文へのリンクになる', () =>
    expect([...drawnOf([arrow(1, '住民等', '国保システム', 'step', '届出'), arrow(4, '国保システム', '国保情報集約システム', 'exchange', '送る', 4), arrow(5, '国保システム', '国保情報集約システム', 'exchange', '残らない', 5)]).matchAll(/<a href="([^"]+)"/g)].map(([, to]) => to)).toEqual(['#x-a.b-4']));
  test('同じ種類の電文は、何のファイルかとファイルの名で見分けられる', () => {
    const exchange = fixtureRun.scenarios[0]!.exchanges[0]!;
    const files = [['qualificationHousehold', '資格情報(世帯)ファイル'], ['qualificationPerson', '資格情報(個人)ファイル']] as const;
    const drawn = drawnOf(files.map((_, i) => arrow(i + 1, '国保システム', 'データ連携用PC', 'exchange', 'ファイルを渡す', i + 1)), { exchanges: files.map(([layout], i) => ({ ...exchange, n: i + 1, layout, path: `${layout}_131032_2026-05-12_1.csv`, status: i === 0 ? 202 : 409 })) });
    for (const [layout, ja] of files) expect(drawn).toMatch(new RegExp(`<span>${ja.replaceAll(/[()]/g, '\\$&')}</span>( <em>409</em>)? <small>${layout}_131032_2026-05-12_1.csv</small>`));
    expect(drawn.match(/<em>/g)).toHaveLength(1);
  });
  test('障害・判断・出来事・時計はそれぞれの形で描かれ、日が変われば日の行が立つ', () => {
    const drawn = drawnOf([arrow(1, '甲', '甲', 'fault', '返さない'), arrow(2, '職員', '職員', 'decision', '促す'), arrow(3, '甲', '甲', 'event', '受けた'), { ...arrow(4, '業務日時', '業務日時', 'clock', '2025-04-02 09:30 まで進める'), at: '2025-04-02T09:30' }]);
    expect([...drawn.matchAll(/<li class="([fdek])[ "]/g)].map(([, kind]) => kind)).toEqual(['f', 'd', 'e', 'k']);
    expect([...drawn.matchAll(/<li class="day">([^<]+)/g)].map(([, day]) => day)).toEqual(['2025年4月1日', '2025年4月2日']);
    expect(drawn).toContain('判断: 促す');
  });
  test('確認は、見たときの場所に立ち、期待と違ったものはその詳しい説明へ移れる', () => {
    const check = (ja: string, ok: boolean, after: number) => ({ ...fixtureRun.scenarios[0]!.checks[0]!, ja, ok, after });
    const drawn = drawnOf([arrow(1, '甲', '乙', 'step', 'その一'), arrow(2, '甲', '乙', 'step', 'その二')], { checks: [check('合う', true, 0), check('違う', false, 1)] });
    expect(drawn.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toMatch(/合う.*その一.*違う.*その二/);
    expect(drawn).toContain('× <a href="#f-a.b-2">確認: 違う</a>');
  });
  test('列の数に収まらないときは、列のない並びになる', () =>
    expect(drawnOf(Array.from({ length: 12 }, (_, i) => arrow(i + 1, `甲${i}`, `乙${i}`, 'step', 'x')))).toMatch(/^<ol class="flow" lang="ja"><li class="day">/));
  test('矢印の言葉にも番号は残らない', () => expect(drawnOf([arrow(1, '甲', '乙', 'step', `番号${secretNumber}を送る`)])).not.toContain(secretNumber));
  test('矢印がなければ流れもない', () => expect(drawnOf([])).toBe(''));
});
