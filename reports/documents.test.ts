import { describe, expect, test } from 'vitest';
import { cite } from '../law/define.js';
import { layouts } from '../contracts/layouts.js';
import { catalogue } from './catalogue.js';
import { coverageTable, someStories } from './coverage-table.js';
import { fixtureRun } from './fixtures/small-run.js';
import { limitations } from './limitations.js';

describe('工程の表', () => {
  const text = coverageTable(fixtureRun.steps);
  test('全体の数を言い、工程のある業務だけを順に並べる', () => {
    expect(text).toContain('全4工程のうち 実施 2・対象外 1・未実施 1。');
    expect(text.split('\n').filter((line) => line.startsWith('## '))).toEqual(['## A 資格・賦課(2工程のうち 2)', '## C 収納・滞納(1工程のうち 0)', '## G 医療保険者等向け中間サーバー等への提供(1工程のうち 0)']);
  });
  test('一行は工程・内容・状態・電文の数・シナリオ(初めの三本と残りの数)か理由', () => {
    expect(text).toContain('| A-16 資格⑯ | 国保情報集約システムへ送る | 実施 | 2 | `eligibility.move-in`<br>`eligibility.leave-without-notice` |');
    const many = coverageTable([{ ...fixtureRun.steps.find(({ id }) => id === 'A-16')!, scenarios: ['a.1', 'a.2', 'a.3', 'a.4', 'a.5'] }]);
    expect(many).toContain('| `a.1`<br>`a.2`<br>`a.3` ほか2本 |');
    expect([someStories(['a.1', 'a.2', 'a.3']), someStories(['a.1', 'a.2', 'a.3', 'a.4'])]).toEqual(['a.1 a.2 a.3', 'a.1 a.2 a.3 ほか1本']);
    expect(text).toContain('| C-01 収納① | 口座振替の依頼を送る | 未実施 | 0 | 収納の相手方がまだない |');
  });
});

describe('実物との違い', () => {
  const text = limitations(fixtureRun.parties);
  test('相手方ごとに根拠・違い・仮定した設定を並べる', () => {
    expect(text).toContain('## 国保情報集約システム(`aggregator`)\n\n根拠: 別添1 事務の内容 資格継続業務\n\n- 画面は持たない\n');
    expect(text).toContain('| 取込の時刻 | `loadAt` | 21:00 | 仮定: 公開されていない |');
  });
  test('記号は文字として残る', () => expect(text).toContain('- &lt;script&gt;alert(1)&lt;/script&gt; \\]\\]&gt;'));
});

describe('目録', () => {
  const text = catalogue({
    layouts, parties: fixtureRun.parties,
    units: [{ id: 'premiumCap', ja: '賦課限度額', unit: '円', rows: [{ from: '2025-04-01', value: { medical: 660_000, support: 260_000 }, basis: cite('国民健康保険法施行令', '第29条の7') }], checkedThrough: '2026-03-31' }],
  });
  test('電文は向き・工程・根拠と、項目の型・必須・確かさを示す', () => {
    expect(text).toContain('### 資格情報(個人)ファイル(`qualificationPerson`)\n\n市区町村 → 相手方 · 工程 `E-1-2` `A-16` `D-1-1` `G-5-1` · 根拠: 別添1 事務の内容 資格継続業務 1-②');
    expect(text).toContain('| 個人番号 | `individualNumber` | 個人番号 | 必須 | 公開資料にある・個人番号(印で示す) |');
    expect(text).toContain('| 枝番 | `branchNumber` | 数字2桁 | 任意 | 公開資料から言える |');
    expect(text).toContain('相手方 → 市区町村');
  });
  test('相手方は障害と設定を示す', () => expect(text).toContain('| 処理結果を返さない | `silent` |'));
  test('法令の値は適用の日と根拠を示し、値がなければ見出しも置かない', () => {
    expect(text).toContain('| 2025-04-01から | medical: 660,000、support: 260,000 | 国民健康保険法施行令 第29条の7 |');
    expect(catalogue({ layouts, parties: [], units: [] })).not.toContain('法令の値');
  });
  test('同じ宣言からは同じ頁になる', () => expect(catalogue({ layouts, parties: fixtureRun.parties, units: [] })).toBe(catalogue({ layouts: [...layouts], parties: structuredClone(fixtureRun.parties), units: [] })));
});
