import { describe, expect, test } from 'vitest';
import { cite } from '../../law/define.js';
import type { Arrow } from '../../harness/results.js';
import { fixtureRun, secretNumber } from '../fixtures/small-run.js';
import { marked } from './checks.js';
import { widthOf, wrap } from './measure.js';
import { pageOf } from './page.js';
import { participants, sequence } from './sequence.js';

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

describe('折り返し', () => {
  test('どの行も幅に収まり、句読点で始まらない', () => {
    const lines = wrap('資格取得日を令和7年4月1日とし、資格確認書(有効期限つき)の交付を決めた。', 140, 12);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(widthOf(line, 12)).toBeLessThanOrEqual(140 + 12);
      expect(line).not.toMatch(/^[、。)]/);
    }
    expect(lines.join('')).toBe('資格取得日を令和7年4月1日とし、資格確認書(有効期限つき)の交付を決めた。');
  });
  test('行の長さをそろえ、一文字だけの行を残さない', () => expect(wrap('送信中に回線が切れる', 110, 12)).toEqual(['送信中に回', '線が切れる']));
  test('幅より長い英単語は途中で分ける', () => expect(wrap('x'.repeat(100), 100, 12).length).toBeGreaterThan(3));
});

describe('流れの図', () => {
  const scenario = { ...fixtureRun.scenarios[0]!, id: 'a.b', basis: [cite('法', '1条')] };
  const page = pageOf(fixtureRun, { lang: 'ja' });

  test('登場するものは窓口の側から並び、時計は登場しない', () =>
    expect(participants([arrow(1, '国保情報集約システム', '国保システム', 'exchange', 'x'), arrow(2, '業務日時', '業務日時', 'clock', '進める'), arrow(3, '住民等', '国保システム', 'step', '届出')])).toEqual(['住民等', '国保システム', '国保情報集約システム']));
  test('電文のある矢印だけがその電文へのリンクになる', () => {
    const svg = sequence(page, { ...scenario, arrows: [arrow(1, '住民等', '国保システム', 'step', '届出'), arrow(4, '国保システム', '国保情報集約システム', 'exchange', '送る', 4)] });
    expect([...svg.matchAll(/<a href="([^"]+)"/g)].map(([, to]) => to)).toEqual(['#x-a.b-4']);
    expect(svg).toContain('<g class="told">');
    expect(svg).toContain('<g class="wire">');
  });
  test('障害・判断・出来事・時計はそれぞれの形で描かれる', () => {
    const svg = sequence(page, { ...scenario, arrows: [arrow(1, '甲', '甲', 'fault', '返さない'), arrow(2, '職員', '職員', 'decision', '促す'), arrow(3, '甲', '甲', 'event', '受けた'), arrow(4, '業務日時', '業務日時', 'clock', '進める')] });
    expect([...svg.matchAll(/<g class="(fault|decision|event|clock)"/g)].map(([, kind]) => kind)).toEqual(['fault', 'decision', 'event', 'clock']);
  });
  test('行に分かれた矢印の言葉にも番号は残らない', () => {
    const svg = sequence(page, { ...scenario, arrows: [arrow(1, '甲', '乙', 'step', `番号${secretNumber}を送る`)] });
    expect(svg.replace(/<[^>]+>/g, '')).not.toMatch(/\d{6}/);
  });
  test('矢印がなければ図もない', () => expect(sequence(page, { ...scenario, arrows: [] })).toBe(''));
});
