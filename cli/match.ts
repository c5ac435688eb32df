import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDay } from '../law/day.js';
import type { Day } from '../law/define.js';
import { TotsugoProblem } from '../harness/problem.js';
import { defaultRules } from '../matching/judge/rules.js';
import { verdictJa } from '../matching/judge/verdict.js';
import { command, print, printJson } from './define.js';
import { checkModeOf } from './match/checks.js';
import { explainedText, explaining, isWritten } from './match/explain.js';
import { bytesIn, crewOf, threadsFor, type Crew } from './match/hands.js';
import { laidOut } from './match/laid-out.js';
import type { Matched } from './match/matched.js';
import { noOutput, outputTo } from './match/output.js';
import { openPeople } from './match/open.js';
import { usualWorkers } from './match/plan.js';
import { alike } from './match/rewrite.js';
import { inOwnFolder, matchSides, usualRowsAtOnce, type MatchOptions } from './match/run.js';
import { labelsFor, scoreText, scoreVerdicts, type Score } from './match/truth.js';
import { whole } from './options.js';
import { madeFolder } from './running.js';

export const match = command({
  command: 'match <a> <b>',
  describe: '二つの人のファイルを個人番号で突合する(Aは住基・J-LISの側、Bは確かめる記録)',
  examples: [['$0 match people/people.csv people/people-corrupted.csv', '判定ごとの件数'], ['$0 match A.csv B.csv --out out/match --json', '全一致でない組・不一致・読めない行を書き出す']],
  options: (cli) => cli.positional('a', { type: 'string', demandOption: true, describe: '照会される側(CSV・TSV・Parquet・totsugo layouts の個人のファイル)' })
    .positional('b', { type: 'string', demandOption: true, describe: '確かめる記録の側' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' })
    .option('out', { type: 'string', describe: '結果を書くフォルダ' })
    .option('threads', { ...whole('threads', '使うスレッド数', { min: 1, max: 7 }), default: usualWorkers() })
    .option('explain', { ...whole('explain', 'Bのこの行(ファイルの行番号)の判定と理由を示す', { min: 1 }) })
    .option('labels', { type: 'string', describe: '正解の表(people --corrupt の truth.csv)。-corrupted の隣にあれば自分で見つける。none で使わない' })
    .option('number-mode', { type: 'string', default: 'auto', describe: '検査用数字: auto | valid | shifted:k | none' })
    .option('today', { type: 'string', default: '2026-04-01', describe: '異動日からの日数を数える日' })
    .option('seed', { ...whole('seed', '個人番号の代わりに示す札の鍵。省くと毎回変わる') })
    .option('rows-at-once', { ...whole('rows-at-once', '一度に突合するAの行数。これを超えるとディスクで分けて突合する', { min: 1 }), default: usualRowsAtOnce })
    .option('verify-bytes', { type: 'boolean', default: false, describe: '指紋による近道を使わず、すべての組を比べる' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' }),
  async run(options) {
    if (!isDay(options.today)) throw new TotsugoProblem('TSG-U08', `--today ${options.today} は暦にない`, 'YYYY-MM-DD で書く');
    // Threads need as long to get ready as opening the files takes.
    const crew = crewOf(threadsFor(bytesIn(options.b), options.threads) - 1);
    await matchFiles({ ...options, today: options.today }, crew).finally(crew.dismiss);
  },
});

interface Request {
  readonly a: string; readonly b: string;
  readonly json: boolean; readonly out: string | undefined; readonly threads: number; readonly explain: number | undefined; readonly labels: string | undefined; readonly numberMode: string;
  readonly today: Day; readonly seed: number | undefined; readonly rowsAtOnce: number; readonly verifyBytes: boolean; readonly profile: string | undefined;
}

async function matchFiles({ a, b, json, out, threads, explain, labels: named, numberMode, today, seed, rowsAtOnce, verifyBytes, profile }: Request, crew: Crew): Promise<void> {
  const labels = labelsFor(b, named);
  const need = ['individualNumber', 'name', 'nameKana', 'bornOn', 'sex'] as const;
  const opened = [await openPeople(a, profile, need), await openPeople(b, profile, need)] as const;
  const folder = out === undefined ? undefined : await madeFolder(out);
  const verdictOf = new Map<string, string>();
  const listener = explain === undefined ? undefined : explaining(explain);
  const key = seed ?? randomInt(2 ** 47);
  const output = folder === undefined ? noOutput() : outputTo(folder, key);
  const sink: typeof output = { ...output, result: (one) => {
    if (labels !== undefined) verdictOf.set(one.keyB, one.verdict);
    listener?.result(one);
    output.result(one);
  }, refusal: (one) => {
    listener?.refusal(one);
    output.refusal(one);
  } };
  try {
    const { matched, explained, why } = await inOwnFolder(async (temporary) => {
      const sides = await alike(...opened, temporary, profile);
      const options = {
        workers: threads, rules: defaultRules, mode: checkModeOf(numberMode, [sides[0].segment]), seed: randomBytes(8).readBigInt64LE(), shortcut: !verifyBytes, today, rowsAtOnce,
        wanted: folder !== undefined || labels !== undefined || explain !== undefined ? 'results' : json ? 'counts' : 'findings',
      } satisfies MatchOptions;
      const found = await matchSides(...sides, options, sink, temporary, crew);
      const told = await listener?.told(async (line) => (opened[1].kind === 'parquet' ? line <= found.rowsB : isWritten(b, line, opened[1].kind === 'lines' ? opened[1].lineEnd : 'lf')));
      return { matched: found, explained: told, why: told ? explainedText(told, laidOut([sides[0].segment, sides[1].segment], told, { rules: defaultRules, seed: key })) : '' };
    });
    const score = labels === undefined ? undefined : await scoreVerdicts(labels, verdictOf);
    output.finish();
    const summary = summaryOf(matched, output.seconds(), score);
    if (folder !== undefined) writeFileSync(join(folder, 'summary.json'), `${JSON.stringify({ ...summary, findings: matched.findings, rules: matched.rules }, null, 1)}\n`);
    if (json) return await printJson({ ...summary, ...(explained ? { explained } : {}) });
    await print([textOf(matched, summary, score), ...(explained ? [why] : [])].join('\n'));
  } catch (error) {
    output.discard();
    throw error;
  }
}

function summaryOf(matched: Matched, write: number, truth: Score | undefined) {
  const { rowsA, rowsB, rejectedA, rejectedB, pairs, verdicts, seconds } = matched;
  const rounded = (value: number) => Number(value.toFixed(3));
  return {
    rowsA, rowsB, rejectedA, rejectedB, pairs, verdicts, seconds: { read: rounded(seconds.read), compare: rounded(Math.max(0, seconds.compare - write)), write: rounded(write) },
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024), ...(truth === undefined ? {} : { truth }),
  };
}

function textOf({ verdicts, findings, rules }: Matched, summary: ReturnType<typeof summaryOf>, score: Score | undefined): string {
  const counts = Object.entries(verdicts).filter(([, count]) => count > 0).map(([code, count]) => `  ${code.padEnd(3)} ${verdictJa.get(code)!}: ${count}`);
  const kinds = score === undefined ? [] : scoreText(score, summary.rowsB, ({ n, found, missed }) => `${n}件のうち見込みどおり ${found}、外れ ${missed}`);
  return [
    `A ${summary.rowsA}行(読めない行 ${summary.rejectedA})  B ${summary.rowsB}行(読めない行 ${summary.rejectedB})  組 ${summary.pairs}`, ...counts,
    `所見: X4 ${findings.X4}  X5 ${findings.X5}  双子の注意 ${findings.twinRisk}  説明のない住所差 ${findings.moveUnexplained}`,
    `規則: ${rules.id} ${rules.version}(字表 ${rules.foldTableId})  秒: 読み ${summary.seconds.read} 比べ ${summary.seconds.compare} 書き ${summary.seconds.write}  最大メモリ ${summary.peakMemoryMB}MB`, ...kinds,
  ].join('\n');
}
