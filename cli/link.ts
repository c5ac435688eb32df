import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultRules } from '../matching/judge/rules.js';
import { decisions, linkRules } from '../matching/link/decide.js';
import { command, print, printJson } from './define.js';
import { linkSides, type LinkedRow } from './link/run.js';
import { scannedSide, type ScannedSide } from './link/side.js';
import { openPeople } from './match/open.js';
import { sheetsIn } from './match/output.js';
import { alike } from './match/rewrite.js';
import { inOwnFolder } from './match/run.js';
import { countOf, labelsFor, labelsIn, scored, scoreText, type Kinds, type Score } from './match/truth.js';
import { redact } from '../harness/secrets.js';
import { madeFolder } from './running.js';

const columns = { 'links.csv': ['decision', '判断', 'rule', '規則', 'lineA', 'lineB', 'keyA', 'keyB', 'because', 'runnersUp'], 'rejected.csv': ['side', 'line', 'byte', 'field', '項目名', 'code', 'raw', 'why', 'cure'] } as const;
/** わざと: what a number would contradict is not counted, since no number is looked at. */
const counted = decisions.filter(([decision]) => decision !== 'conflict');
const [decisionJa, ruleJa] = [new Map<string, string>(decisions), new Map<string, string>(linkRules)];

export const link = command({
  command: 'link <a> <b>',
  describe: '二つの人のファイルを、個人番号を使わずに4情報(漢字氏名・カナ氏名・生年月日・性別・住所)で名寄せする',
  examples: [['$0 link people/people.csv people/people-corrupted.csv', '判断ごとの件数'], ['$0 link A.csv B.csv --out out/link --json', '結びつきと、人が確かめる組を書き出す']],
  options: (cli) => cli.positional('a', { type: 'string', demandOption: true, describe: 'ファイル(CSV・TSV・Parquet・totsugo layouts の個人のファイル)' })
    .positional('b', { type: 'string', demandOption: true, describe: '結びつける先を探すファイル' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' })
    .option('out', { type: 'string', describe: '結果を書くフォルダ' })
    .option('labels', { type: 'string', describe: '正解の表(people --corrupt の truth.csv)。-corrupted の隣にあれば自分で見つける。none で使わない' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' }),
  async run({ a, b, json, out, labels: named, profile }) {
    const labels = labelsFor(b, named);
    const folder = out === undefined ? undefined : await madeFolder(out);
    const need = ['name', 'nameKana', 'bornOn', 'sex', 'address'] as const;
    await inOwnFolder(async (temporary) => {
      const begun = performance.now();
      const sides = await alike(await openPeople(a, profile, need), await openPeople(b, profile, need), temporary, profile);
      const seed = randomBytes(8).readBigInt64LE();
      const [sideA, sideB] = sides.map(({ segment }) => scannedSide(segment, seed)) as [ScannedSide, ScannedSide];
      const read = performance.now();
      const rows: LinkedRow[] = [];
      const verdicts = Object.fromEntries(counted.map(([decision]) => [decision, 0]));
      linkSides(sideA, sideB, defaultRules, (row) => {
        verdicts[row.decision]! += 1;
        if (folder !== undefined || labels !== undefined) rows.push(row);
      });
      const compared = performance.now();
      const score = labels === undefined ? undefined : await scoreLinks(labels, rows, sideA, sideB);
      const begunWriting = performance.now();
      if (folder !== undefined) writeLinks(folder, rows, sideA, sideB, sides.map(({ issues }) => issues));
      const written = performance.now();
      const [before, after] = sides.map(({ rejected }) => rejected) as [number, number];
      const seconds = (from: number, until: number) => Number(((until - from) / 1000).toFixed(3));
      const summary = {
        rowsA: sideA.read + before, rowsB: sideB.read + after, rejectedA: sideA.rejected + before, rejectedB: sideB.rejected + after, pairs: verdicts['same']!, verdicts,
        seconds: { read: seconds(begun, read), compare: seconds(read, compared), write: seconds(begunWriting, written) }, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024), ...(score === undefined ? {} : { truth: score }),
      };
      for (const side of [sideA, sideB]) side.close();
      if (folder !== undefined) writeFileSync(join(folder, 'summary.json'), `${JSON.stringify({ ...summary, rules: defaultRules }, null, 1)}\n`);
      return json ? printJson(summary) : print(textOf(summary, score));
    });
  },
});

function writeLinks(folder: string, rows: readonly LinkedRow[], a: ScannedSide, b: ScannedSide, issues: readonly (readonly object[])[]): void {
  const sheets = sheetsIn(folder, columns);
  const told = (text: string) => redact(1, text);
  for (const { a: rowA, b: rowB, decision, rule, because, runnersUp } of [...rows].sort((x, y) => x.b - y.b)) {
    const [one, other] = [rowA === null ? null : a.record(rowA), b.record(rowB)];
    sheets['links.csv'].row([decision, decisionJa.get(decision)!, rule, ruleJa.get(rule)!, one?.line ?? null, other.line, told(one?.personKey ?? ''), told(other.personKey), because, runnersUp.map((row) => a.lineOf(row)).join(' ')]);
  }
  [[...issues[0]!, ...a.issues], [...issues[1]!, ...b.issues]].forEach((list, side) => {
    for (const { line, byte, field, ja, code, raw, why, cure } of list as typeof a.issues) sheets['rejected.csv'].row([side === 0 ? 'A' : 'B', line, byte, field, ja, code, told(raw), why, cure]);
  });
  for (const sheet of Object.values(sheets)) sheet.finish();
}

/** Pairs called the same against the pairs that are: what went to people counts as missed. A second record of one person is for people: `same` takes one. */
async function scoreLinks(path: string, rows: readonly LinkedRow[], a: ScannedSide, b: ScannedSide): Promise<Score> {
  const partner = new Map<string, string>();
  const [keysA, keysB] = [a.keys(), b.keys()];
  for (const { a: rowA, b: rowB, decision } of rows) if (decision === 'same' && rowA !== null) partner.set(keysB[rowB]!, keysA[rowA]!);
  const kinds: Kinds = {};
  let [found, all] = [0, 0];
  for await (const { keyA, keyB, kind, ja } of labelsIn(path)) {
    if (keyA === '' || keyB === '' || kind === 'twoNumbers') continue;
    const isFound = partner.get(keyB) === keyA;
    countOf(kinds, kind, ja, isFound);
    all += 1;
    if (isFound) found += 1;
  }
  return scored(kinds, found, partner.size, all);
}

function textOf(summary: { readonly rowsA: number; readonly rowsB: number; readonly rejectedA: number; readonly rejectedB: number; readonly verdicts: Readonly<Record<string, number>>; readonly seconds: { readonly read: number; readonly compare: number; readonly write: number }; readonly peakMemoryMB: number }, score: Score | undefined): string {
  const { rowsA, rowsB, rejectedA, rejectedB, verdicts, seconds, peakMemoryMB } = summary;
  const kinds = score === undefined ? [] : scoreText(score, rowsB, ({ n, missed }) => `${n}件のうち結べなかったもの ${missed}`);
  return [`A ${rowsA}行(読めない行 ${rejectedA})  B ${rowsB}行(読めない行 ${rejectedB})`, ...Object.entries(verdicts).map(([decision, count]) => `  ${decisionJa.get(decision)!}: ${count}`), `規則: ${defaultRules.id} ${defaultRules.version}  秒: 読み ${seconds.read} 比べ ${seconds.compare} 書き ${seconds.write}  最大メモリ ${peakMemoryMB}MB`, ...kinds].join('\n');
}
