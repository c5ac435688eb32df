import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { jsonFaultJa } from '../../contracts/json-syntax.js';
import { doubledKeys } from '../../contracts/wire/json-keys.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { command, print, printJson, tellUser } from '../define.js';
import { casesIn, type CaseForm, type RawCase } from './cases.js';
import { differencesOf, type Difference, type Expected } from './differences.js';
import type { InputIssue } from './issues.js';

interface Case { readonly id: string; readonly expected: Expected | null }

/** Declares a command that computes cases from a JSON file: how one is read, what it comes to, and how a line for people says it. */
export const caseCommand = <C extends Case, A extends object>(spec: {
  readonly command: 'premium' | 'benefit';
  readonly describe: string;
  readonly examples: readonly (readonly [line: string, ja: string])[];
  readonly fileJa: string;
  readonly form: CaseForm;
  readonly read: (raw: RawCase) => { readonly read: C | null; readonly issues: readonly InputIssue[] };
  readonly answer: (one: C) => A & { readonly because: readonly { readonly ja: string; readonly clause?: string }[] };
  readonly line: (one: C, answer: A) => string;
}) => command({
  command: `${spec.command} <file>`, describe: spec.describe, examples: spec.examples,
  options: (cli) => cli.positional('file', { type: 'string', demandOption: true, describe: `${spec.fileJa}。形は ${spec.form.page}。- は標準入力` })
    .option('json', { type: 'boolean', default: true, describe: 'JSONで出す。一つの事例には一つの答え、並びには並び' })
    .option('text', { type: 'boolean', default: false, describe: 'JSONではなく、人が読む一行ずつで出す' })
    .option('because', { type: 'boolean', default: false, describe: '一行ずつに、計算の道筋も付ける' })
    .option('check', { type: 'boolean', describe: 'expected と見比べ、違えば終了コード1(--text と --because では、付けなくても見比べる。--no-check でやめる)' }),
  async run({ file, json: isWanted, text, because, check }) {
    const asJson = isWanted && !text && !because;
    const isCompared = check ?? !asJson;
    const content = await contentOf(file);
    const raw = casesIn(parsed(content, spec.form), spec.form);
    const read = raw.cases.map(spec.read);
    const issues = [...doubledKeys(content), ...raw.issues, ...read.flatMap((one) => one.issues)];
    if (issues.length > 0) return refuse(issues, asJson, spec.command);
    const answered = read.flatMap(({ read: one }) => (one ? [{ one, found: spec.answer(one) }] : [])).map((each) => ({ ...each, differ: isCompared ? differencesOf(each.one.expected, each.found) : [] }));
    if (answered.some(({ differ }) => differ.length > 0)) process.exitCode = 1;
    if (!asJson) {
      return print(answered.map(({ one, found, differ }) => {
        const line = `${spec.line(one, found)}${isCompared && one.expected ? checkJa(differ) : ''}`;
        return because ? [line, ...found.because.map(({ ja, clause }) => `    ${ja}${clause === undefined ? '' : `  〔${clause}〕`}`)].join('\n') : line;
      }).join('\n'));
    }
    const told = answered.map(({ one, found, differ }) => (isCompared && one.expected ? { ...found, differences: differ } : found));
    return printJson(raw.isOne ? told[0] : told);
  },
});

const checkJa = (found: readonly Difference[]): string =>
  (found.length === 0 ? '  期待どおり' : `  期待と違う: ${found.map(({ key, expected, actual }) => `${key} 期待 ${expected} 計算 ${actual ?? 'なし'}`).join('、')}`);

const unreadable: Readonly<Record<string, string>> = { ENOENT: 'そのファイルはない', EISDIR: 'フォルダである', EACCES: '読む権限がない' };
const largestDocument = 64 * 1024 * 1024;

async function contentOf(file: string): Promise<string> {
  // yargs hands a lone `-` over as an empty text.
  const bytes = await (file === '-' || file === '' ? buffer(process.stdin) : readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new TotsugoProblem('TSG-U07', `${file} が読めない(${unreadable[error.code ?? ''] ?? error.code ?? ''})`, 'ファイルの場所と読み取り権限を確かめる');
  }));
  if (bytes.length > largestDocument) throw new TotsugoProblem('TSG-U31', 'JSONの文書が64MBを超えている', 'いくつかのファイルに分ける');
  if (!isUtf8(bytes)) throw new TotsugoProblem('TSG-U38', '文字コードが UTF-8 でない(Shift_JIS や UTF-16 かもしれない)', 'UTF-8 で保存し直す');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

function parsed(content: string, { page }: CaseForm): unknown {
  if (content.trim() === '') throw new TotsugoProblem('TSG-U32', 'JSONとして読めない(空である)', `形は ${page} を見る`);
  try {
    return JSON.parse(content);
  } catch {
    throw new TotsugoProblem('TSG-U32', `JSONとして読めない(${jsonFaultJa(content)})`, `形は ${page} を見る`);
  }
}

/** Nothing is computed while anything is wrong. */
function refuse(issues: readonly InputIssue[], asJson: boolean, name: string): Promise<void> {
  process.exitCode = 2;
  tellUser([...issues.map(({ pointer, why, cure }) => `${pointer || '/'}: ${why}。${cure}`), `TSG-${name.toUpperCase()}: 直すところが${issues.length}か所あるので、何も計算しなかった。上の箇所をすべて直す`].join('\n'));
  return asJson ? printJson({ issues }) : Promise.resolve();
}
