import type { ScenarioResult } from '../harness/results.js';
import { verdictWord } from '../reports/words.js';
import { readLedger, withLedger } from './known-issues.js';
import { command, print, tellUser } from './define.js';
import { suiteOptions } from './options.js';
import { allScenarios, chosenScenarios, profileOf } from './parts.js';
import { expectReports, reportIds, writeReports } from './reports.js';
import { runDayOf } from './run-day.js';
import { madeFolder } from './running.js';
import { signerOf } from './signature.js';
import { playSuite } from './suite.js';

export const run = command({
  command: 'run [ids..]',
  describe: 'シナリオを実行して判定し、報告を書く(終了コード 0 適合 / 1 不適合 / 2 使い方 / 3 前提未達のみ / 4 試験系の故障)',
  examples: [['$0 run', '全部を標準の国保システムに'], ['$0 run "eligibility.move-*" --seed 7', '選んで'], ['$0 run --sut http:http://127.0.0.1:4700', '自分のシステムに'], ['$0 run --known-issues known.json --report junit,ctrf', 'CIで']],
  options: (cli) => suiteOptions(cli).positional('ids', { type: 'string', array: true, default: [] as string[], describe: 'シナリオの id かグロブ。省略で全部' })
    .option('out', { type: 'string', default: 'out', describe: '報告を書くフォルダ' })
    .option('report', { type: 'string', default: reportIds.join(','), describe: '書く報告' })
    .option('known-issues', { type: 'string', describe: '既知の不適合の台帳(JSON)。台帳にあるのに適合したものも不適合とする' })
    .option('sign', { type: 'string', requiresArg: true, describe: '証跡の目録に署名するEd25519の秘密鍵(PEM)のファイル。確かめるのは totsugo verify' })
    .option('run-day', { type: 'string', defaultDescription: '日本の今日', describe: '台帳の期限と比べる日 YYYY-MM-DD。報告に書かれた日を渡せば、後日でも同じ判定になる' }),
  async run({ ids, out, report, knownIssues, runDay, lang, sign: keyFile, ...options }) {
    const sign = keyFile === undefined ? undefined : signerOf(keyFile);
    const ranOn = runDayOf(runDay, Boolean(knownIssues));
    const begun = performance.now();
    const since = () => Math.round(performance.now() - begun);
    const timings: Record<string, number> = {};
    let firstVerdict: number | undefined;
    const ledger = knownIssues ? await readLedger(knownIssues, (await allScenarios()).map(({ id }) => id)) : [];
    const scenarios = await chosenScenarios(ids);
    expectReports(report.split(','));
    await madeFolder(out);
    let done = 0;
    const told = (result: ScenarioResult, milliseconds: number) => {
      timings[result.id] = milliseconds;
      firstVerdict ??= since();
      done += 1;
      tellUser(`[${String(done).padStart(String(scenarios.length).length)}/${scenarios.length}] ${verdictWord(result.verdict, lang as 'ja' | 'en')} ${result.ja}${result.because ? `\n        ${result.because}` : ''}`);
    };
    const played = await playSuite(scenarios, { ...options, ids, knownIssues, runDay: ranOn } as never, told);
    const result = knownIssues ? withLedger(played, ledger, ranOn) : played;
    Object.assign(timings, { firstVerdict: firstVerdict ?? since(), suite: since() });
    const written = await writeReports(result, { out, wanted: report.split(','), lang: lang as 'ja' | 'en', timings, profile: await profileOf(options.profile), sign });
    await print(written.summary);
    process.exitCode = exitCodeOf(result.suite);
  },
});

/** 4 our own trouble, 1 some 不適合 or 要確認, 3 nothing but 前提未達, 0 all 適合. A skip among passes is not a pass either. */
export function exitCodeOf(suite: Readonly<Record<string, number>>): number {
  if (suite['error']! > 0) return 4;
  if (suite['fail']! + suite['review']! > 0) return 1;
  if (suite['skip']! > 0) return 3;
  return suite['pass']! + suite['warning']! > 0 ? 0 : 3;
}
