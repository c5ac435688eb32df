import { describe, expect, test } from 'vitest';
import { maskOf } from '../harness/secrets.js';
import { badge } from './badge.js';
import { ctrf } from './ctrf.js';
import { fixtureRun, secretNumber } from './fixtures/small-run.js';
import { junit } from './junit.js';
import { evidenceFiles, manifest } from './manifest.js';
import { markdown } from './markdown.js';
import { resultsJson } from './results-json.js';
import { summary } from './summary.js';

const ja = { lang: 'ja' } as const;
const token = maskOf(7, secretNumber);
const again = (id: string) => `npx totsugo run ${id} --seed 7 --sut http:http://127.0.0.1:4700 --municipality 新宿区`;
const note = '接続先のトークンは書いていない。環境変数 TOTSUGO_SUT_TOKEN か --token で渡す';

describe('results.json', () => {
  const results = JSON.parse(resultsJson.render(fixtureRun, ja));
  test('頭には版・種・試験対象・保管先・件数があり、時刻はない', () => {
    const { scenarios, ...head } = results;
    expect(scenarios).toHaveLength(5);
    expect(head).toEqual({
      tool: 'totsugo', version: '0.1.0', seed: 7, sut: 'http', system: { name: '試験用国保', version: '2.3.1' }, municipality: { code: '131041', name: '新宿区' }, store: 'sqlite :memory:', numberMode: 'shifted:3',
      profile: { id: 'public-knowledge', sha256: 'ab'.repeat(32), official: false },
      suite: { pass: 1, fail: 1, warning: 0, skip: 1, omit: 1, review: 0, error: 1 },
    });
  });
  test('適合のシナリオは確認と根拠を一文で持つ', () => {
    expect(results.scenarios[0]).toEqual({
      id: 'eligibility.move-in', ja: '県外からの転入は資格取得日から資格を得る', level: 'normal', covers: ['A-03', 'A-16'], verdict: 'pass',
      checks: [
        { ja: '資格取得日が転入日である', ok: true, expected: '2025-04-01', actual: '2025-04-01', basis: '国民健康保険法 第7条' },
        { ja: '氏名が化けない', ok: true, expected: '𠮷田\ue000', actual: '𠮷田\ue000', basis: '国民健康保険法 第7条' },
      ],
    });
  });
  test('適合でないシナリオは理由と原因を持つ', () => {
    expect(results.scenarios[2]).toEqual({
      id: 'collection.direct-debit', ja: '口座振替の結果を消し込む', level: 'normal', covers: ['C-01'], verdict: 'skip', checks: [],
      because: '接続先にこの操作がない: collection', cause: '設定',
    });
  });
});

describe('証跡', () => {
  const { exchanges } = JSON.parse(manifest.render(fixtureRun, ja));
  test('目録の一行は送受信・置き場所・長さ・ハッシュを示す', () => {
    expect(exchanges[0]).toEqual({
      n: 4, scenario: 'eligibility.move-in', at: '2025-04-02T20:00', from: '国保システム', to: '国保情報集約システム', what: '資格情報ファイルを送る', layout: null,
      path: 'eligibility.move-in/4-POST-files.json', bytes: 73, sha256: fixtureRun.scenarios[0]!.exchanges[0]!.sha256,
    });
  });
  test('電文の名前で証跡の外へは書けず、番号も名前に残らない', () => {
    expect(exchanges[1].path).toBe(`eligibility.leave-without-notice/etc-${token.replace('#', '-')}.txt`);
  });
  test('書くファイルは目録の順で、中身は電文そのもの', () => {
    expect(evidenceFiles(fixtureRun).map(({ path }) => path)).toEqual(exchanges.map(({ path }: { path: string }) => path));
    expect(evidenceFiles(fixtureRun)[0]!.bytes).toBe(fixtureRun.scenarios[0]!.exchanges[0]!.body);
  });
  test('渡されていく同じファイルは元の名で一つだけ置き、同じ名で中身の違うものと、数字だけの名のものは、番号のフォルダに分ける', () => {
    const [first, ...rest] = fixtureRun.scenarios;
    const file = (n: number, path: string, body: string) => ({ ...first!.exchanges[0]!, n, path, layout: 'processingResult', contentType: 'application/octet-stream', body: Buffer.from(body), bytes: body.length, sha256: body });
    const run = { ...fixtureRun, scenarios: [{ ...first!, exchanges: [file(1, 'a.csv', 'x'), file(2, 'a.csv', 'x'), file(3, 'a.csv', 'other'), file(4, 'A.csv', 'third'), file(5, '1', 'x'), { ...file(6, 'act confirmResult', '{}'), layout: null }] }, ...rest] };
    const paths = ['a.csv', 'a.csv', '3/a.csv', '4/A.csv', '5/1', '6-act-confirmResult'].map((name) => `eligibility.move-in/${name}`);
    expect(JSON.parse(manifest.render(run, ja)).exchanges.slice(0, 6).map(({ path }: { path: string }) => path)).toEqual(paths);
    expect(evidenceFiles(run).slice(0, 5).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([...new Set(paths)].map((path, i) => [path, ['x', 'other', 'third', 'x', '{}'][i]]));
  });
  test('届いた封書は一通ずつ文で置き、目録に届いた日と番号を載せ、12桁の数字は印に替える', () => {
    const [first, ...rest] = fixtureRun.scenarios;
    const sheet = (noticeId: string, line: string) => ({ noticeId, lines: ['見本 花子 様', line] });
    const run = { ...fixtureRun, scenarios: [{ ...first!, letters: [
      { deliveredOn: '2025-04-02', address: '新宿区架空町1', sheets: [sheet('7-1', '年額 100円'), sheet('7-2', secretNumber)] }, { deliveredOn: '2025-04-03', address: '新宿区架空町2', sheets: [sheet('8-1', '年額 200円')] },
    ] } as const, ...rest] };
    expect(JSON.parse(manifest.render(run, ja)).letters.map(({ sha256, bytes, ...letter }: { sha256: string; bytes: number }) => (/^[0-9a-f]{64}$/.test(sha256) && bytes > 80 ? letter : null))).toEqual([
      { scenario: 'eligibility.move-in', deliveredOn: '2025-04-02', noticeIds: ['7-1', '7-2'], path: 'eligibility.move-in/letters/1-2025-04-02.txt' }, { scenario: 'eligibility.move-in', deliveredOn: '2025-04-03', noticeIds: ['8-1'], path: 'eligibility.move-in/letters/2-2025-04-03.txt' },
    ]);
    expect(evidenceFiles(run).filter(({ path }) => path.includes('/letters/')).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
      ['eligibility.move-in/letters/1-2025-04-02.txt', `2025年4月2日 新宿区架空町1 に届いた封書\n\n見本 花子 様\n年額 100円\n\n――――\n\n見本 花子 様\n${token}\n`],
      ['eligibility.move-in/letters/2-2025-04-03.txt', '2025年4月3日 新宿区架空町2 に届いた封書\n\n見本 花子 様\n年額 200円\n'],
    ]);
  });
  test('長すぎて残さなかった電文にファイルはない', () => {
    const [first, ...rest] = fixtureRun.scenarios;
    const run = { ...fixtureRun, scenarios: [{ ...first!, exchanges: [{ ...first!.exchanges[0]!, body: new Uint8Array(), bytes: 5_000_000 }] }, ...rest] };
    expect(evidenceFiles(run)).toHaveLength(1);
    expect(JSON.parse(manifest.render(run, ja)).exchanges[0]).toMatchObject({ bytes: 5_000_000, isKept: false });
  });
});

describe('JUnit', () => {
  const xml = junit.render(fixtureRun, ja);
  test('領域ごとのスイートに件数が付く', () => {
    expect(xml.split('\n')[1]).toBe('<testsuites name="totsugo" tests="5" failures="1" errors="1" skipped="2" time="0">');
    expect(xml).toContain('<testsuite name="eligibility" tests="2" failures="1" errors="0" skipped="0" time="0">');
    expect(xml).toContain('<testsuite name="collection" tests="3" failures="0" errors="1" skipped="2" time="0">');
  });
  test('試した国保システムの名と版、区の名と団体コードが属性にある', () => {
    expect(xml).toContain('<property name="sut" value="http"/>\n      <property name="system" value="試験用国保"/>\n      <property name="systemVersion" value="2.3.1"/>\n      <property name="municipality" value="新宿区"/>\n      <property name="municipalityCode" value="131041"/>');
  });
  test('適合は中身のないテストケースになる', () => {
    expect(xml).toContain('<testcase classname="eligibility" name="eligibility.move-in 県外からの転入は資格取得日から資格を得る" time="0"/>');
  });
  test('不適合は確認ごとに期待・実際・根拠・再実行を書き、記号と制御文字は文字として残る', () => {
    expect(xml).toContain(`<failure message="喪失日が加入日である" type="実装">期待: 2025-05-01\n実際: 2025-05-02 &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; &quot; &#39; [U+0001][U+001B][31m =cmd|&#39; /C calc&#39;!A0 𠮷\ue000 [U+D800] ${token}\n根拠: 国民健康保険法 第7条\n再実行: ${again('eligibility.leave-without-notice')}\n${note}</failure>`);
  });
  test('前提未達と対象外は skipped、試験系の故障は error になる', () => {
    expect(xml).toContain('<skipped message="前提未達(設定): 接続先にこの操作がない: collection"/>');
    expect(xml).toContain('<skipped message="対象外: 保険料方式の団体には当たらない"/>');
    expect(xml).toContain(`<error message="試験系の故障(試験系): 何も確かめていない ${token}" type="error">再実行: ${again('collection.refund')}\n${note}</error>`);
  });
  test('XML 1.0 に使えない文字がない', () => {
    expect(xml).not.toMatch(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  });
});

describe('CTRF', () => {
  const { results, ...head } = JSON.parse(ctrf.render(fixtureRun, ja));
  test('形式の名前と版を名乗る', () => expect(head).toEqual({ reportFormat: 'CTRF', specVersion: '0.1.0', generatedBy: 'totsugo 0.1.0' }));
  test('件数は状態ごとに数え、時刻は0', () => {
    expect(results.summary).toEqual({
      tests: 5, passed: 1, failed: 2, pending: 0, skipped: 2, other: 0, suites: 2, start: 0, stop: 0,
      extra: { verdicts: { pass: 1, fail: 1, warning: 0, skip: 1, omit: 1, review: 0, error: 1 } },
    });
  });
  test('環境は試した国保システムの名と版、区の名と団体コードを言い、名のらないものには接続の種類だけを書く', () => {
    expect(results.environment).toMatchObject({ appName: '試験用国保', appVersion: '2.3.1', extra: { sut: 'http', municipality: { code: '131041', name: '新宿区' } } });
    expect(JSON.parse(ctrf.render({ ...fixtureRun, system: null }, ja)).results.environment).not.toHaveProperty('appVersion');
  });
  test('不適合は failed で、元の判定と理由と確認を持つ', () => {
    expect(results.tests[1]).toMatchObject({
      status: 'failed', rawStatus: 'fail', duration: 0, suite: ['eligibility'], tags: ['異常', 'A-16', 'E-01'], message: '不適合(実装): 1件の確認が期待と違う',
      steps: [{ name: '喪失日が加入日である', status: 'failed' }, { name: '世帯が残る', status: 'passed' }],
      extra: { rerun: again('eligibility.leave-without-notice'), rerunNotes: [note] },
    });
  });
});

describe('Markdown', () => {
  const text = markdown.render(fixtureRun, ja);
  test('見出しと件数の表から始まる', () => {
    expect(text.split('\n').slice(0, 7)).toEqual([
      '## ❌ 突合 — 4件中 1件 適合', '', '試験対象 試験用国保 2.3.1 (http) · 新宿区 (131041) · totsugo 0.1.0 · seed 7 · `sqlite :memory:` · プロファイル `public-knowledge`', '',
      '| 適合 | 不適合 | 前提未達 | 対象外 | 試験系の故障 |', '|--:|--:|--:|--:|--:|', '| 1 | 1 | 1 | 1 | 1 |',
    ]);
  });
  test('適合と対象外のシナリオは詳しく書かない', () => {
    expect(text).not.toContain('eligibility.move-in');
    expect(text).not.toContain('collection.local-tax');
  });
  test('表の中の記号は文字として残り、実行も改行もしない', () => {
    expect(text).toContain(`| 喪失日が加入日である | 2025-05-01 | 2025-05-02 &lt;script&gt;alert(1)&lt;/script&gt; \\]\\]&gt; &amp; " ' \\[U+0001\\]\\[U+001B\\]\\[31m =cmd\\|' /C calc'\\!A0 𠮷\ue000 \\[U+D800\\] ${token.replace('#', '\\#')} | 国民健康保険法 第7条 |`);
  });
  test('原因・対処・再実行の命令が続く', () => {
    expect(text).toContain('対処: 接続の設定を確かめる(totsugo doctor が足りないものと直し方を示す)\n\n```sh\nnpx totsugo run collection.direct-debit --seed 7 --sut http:http://127.0.0.1:4700 --municipality 新宿区\n# 接続先のトークンは書いていない。環境変数 TOTSUGO_SUT_TOKEN か --token で渡す\n```');
  });
  test('その場のための対処があれば、決まり文句でなくそれを言う', () => {
    const [first, second, third, ...rest] = fixtureRun.scenarios;
    const own = { ...fixtureRun, scenarios: [first!, second!, { ...third!, cure: '料率のそろう区で行う' }, ...rest] };
    expect([markdown.render(own, ja), summary.render(own, ja)].map((shown) => [shown.includes('対処: 料率のそろう区で行う\n'), shown.includes('接続の設定を確かめる')])).toEqual([[true, false], [true, false]]);
  });
  test('工程の充足で終わる', () => expect(text).toMatch(/別添1の4工程のうち 2 を実施、1 は理由を付けて対象外、1 は未実施。\n$/));
});

describe('バッジと要約', () => {
  test('対象外を除いた件数のうち適合の数を示す', () => {
    expect(badge.render(fixtureRun, ja)).toContain('aria-label="totsugo 適合 1/4"');
    expect(badge.render(fixtureRun, ja)).toContain('fill="#ce0000"');
  });
  test('全て適合なら緑、未達が残れば緑にならない', () => {
    const only = { ...fixtureRun, scenarios: fixtureRun.scenarios.slice(0, 1), suite: { pass: 1, fail: 0, warning: 0, skip: 0, omit: 0, review: 0, error: 0 } };
    expect(badge.render(only, ja)).toContain('#197a4b');
    expect(badge.render({ ...only, scenarios: [fixtureRun.scenarios[0]!, fixtureRun.scenarios[2]!], suite: { ...only.suite, skip: 1 } }, ja)).not.toContain('#197a4b');
  });
  test('要約は件数の後に適合でないシナリオを原因・最初の不一致・再実行とともに示す', () => {
    expect(summary.render(fixtureRun, ja).split('\n').slice(0, 3)).toEqual(['totsugo 0.1.0  seed 7  試験対象 試験用国保 2.3.1 (http)  新宿区 (131041)', 'シナリオ 5: 適合 1・不適合 1・前提未達 1・対象外 1・試験系の故障 1', '']);
    expect(summary.render(fixtureRun, ja)).toContain('前提未達 [設定]  collection.direct-debit  口座振替の結果を消し込む\n  理由: 接続先にこの操作がない: collection\n');
  });
  test('英語の要約は枠の言葉だけが英語になる', () => {
    expect(summary.render(fixtureRun, { lang: 'en' })).toContain('Precondition not met [configuration]  collection.direct-debit  口座振替の結果を消し込む\n  because: ');
  });
  test('端末を操る文字は見える形で出す', () => expect(summary.render(fixtureRun, ja)).not.toMatch(/[\u0001\u001b]/));
});
