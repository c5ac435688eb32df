import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { TotsugoProblem } from '../harness/problem.js';
import { command, print, printJson, tellUser } from './define.js';
import { answer, differences, lineOf } from './premium/answer.js';
import { casesIn } from './premium/cases.js';
import { readCase, type PremiumCase } from './premium/household.js';
import type { InputIssue } from './premium/issues.js';

export const premium = command({
  command: 'premium <file>',
  describe: '世帯の所得と年齢から年間保険料を計算し、理由を示す(expected のある事例は見比べる)',
  examples: [
    ['$0 premium household.json', '一世帯の年額をJSONで'],
    ['$0 premium household.json --because', '人が読む文で、そこまでの計算も'],
    ['$0 premium vectors.json --text', '公表された計算例をすべて計算し、違えば終了コード1'],
    ['$0 premium - < cases.json', '標準入力から読む'],
  ],
  options: (cli) => cli.positional('file', { type: 'string', demandOption: true, describe: '事例のJSON(一つ、配列、または {rateSets, vectors})。形は docs/premium.md。- は標準入力' })
    .option('json', { type: 'boolean', default: true, describe: 'JSONで出す。一つの事例には一つの答え、並びには並び' })
    .option('text', { type: 'boolean', default: false, describe: 'JSONではなく、人が読む一行ずつで出す' })
    .option('because', { type: 'boolean', default: false, describe: '一行ずつに、計算の道筋も付ける' })
    .option('check', { type: 'boolean', describe: 'expected と見比べ、違えば終了コード1(--text と --because では、付けなくても見比べる。--no-check でやめる)' }),
  async run({ file, json: isWanted, text, because, check }) {
    const asJson = isWanted && !text && !because;
    const isCompared = check ?? !asJson;
    const { isOne, cases, issues } = readCases(parsed(await contentOf(file)));
    if (issues.length > 0) return refuse(issues, asJson);
    const answered = cases.map((one) => {
      const found = answer(one);
      return { one, found, differ: isCompared ? differences(one, found) : [] };
    });
    if (answered.some(({ differ }) => differ.length > 0)) process.exitCode = 1;
    if (!asJson) return print(answered.map(({ one, found, differ }) => lineOf(isCompared ? one : { ...one, expected: null }, found, differ, because)).join('\n'));
    const told = answered.map(({ one, found, differ }) => (isCompared && one.expected ? { ...found, differences: differ } : found));
    return printJson(isOne ? told[0] : told);
  },
});

const largestDocument = 64 * 1024 * 1024;

async function contentOf(file: string): Promise<string> {
  // yargs hands a lone `-` over as an empty text.
  const content = await (file === '-' || file === '' ? textOf(process.stdin) : readFile(file, 'utf8').catch(() => {
    throw new TotsugoProblem('TSG-U07', `${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
  }));
  if (content.length > largestDocument) throw new TotsugoProblem('TSG-U31', 'JSONの文書が64MBを超えている', 'いくつかのファイルに分ける');
  return content.replace(/^\ufeff/, '');
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new TotsugoProblem('TSG-U32', `JSONとして読めない(${error instanceof Error ? error.message.slice(0, 120) : ''})`, '形は docs/premium.md を見る');
  }
}

function readCases(document: unknown): { readonly isOne: boolean; readonly cases: readonly PremiumCase[]; readonly issues: readonly InputIssue[] } {
  const raw = casesIn(document);
  const read = raw.cases.map(readCase);
  return { isOne: raw.isOne, cases: read.flatMap(({ read: one }) => one ?? []), issues: [...raw.issues, ...read.flatMap(({ issues }) => issues)] };
}

/** Nothing is computed while anything is wrong. */
function refuse(issues: readonly InputIssue[], asJson: boolean): Promise<void> {
  process.exitCode = 2;
  tellUser([...issues.map(({ pointer, why, cure }) => `${pointer || '/'}: ${why}。${cure}`), `TSG-PREMIUM: 直すところが${issues.length}あるので、何も計算しなかった。上の箇所をすべて直す`].join('\n'));
  return asJson ? printJson({ issues }) : Promise.resolve();
}
