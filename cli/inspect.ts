import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialectOf, loadDialect, bankDialects, type BankDialect } from '../contracts/bank/dialect.js';
import { inspectFile, type Inspection } from '../contracts/inspect.js';
import { isBankLayout, isReceiptLayout, layoutOf } from '../contracts/layouts.js';
import { TotsugoProblem } from '../harness/problem.js';
import { decoderOf } from '../reports/decode.js';
import type { DecodedLine } from '../reports/decoded.js';
import { command, print, printJson } from './define.js';
import { profileOf } from './parts.js';

export const inspect = command({
  command: 'inspect <file>',
  describe: 'インターフェースファイルを読み解き、誤りをすべて挙げる(誤りがなければ終了コード0、あれば1)',
  examples: [
    ['$0 inspect out/evidence/…/12/qualificationPerson_….csv', '中身と誤りを見る'], ['$0 inspect FILE --as qualificationPerson --profile local.json --json', '手元のプロファイルで読む'],
    ['$0 inspect FURIKAE.DAT', '全銀ファイルを記録ごとに読み、どの銀行の方言に合うかを見る'], ['$0 inspect RECEIPTC.UKE', 'レセプト電算をレコードごとに、項目のバイト位置とともに読む'], ['$0 inspect FURIKAE.DAT --as debitResult --dialect my-bank.json', '手元の方言で、結果のファイルとして読む'],
  ],
  options: (cli) => cli.positional('file', { type: 'string', demandOption: true, describe: 'ファイル' })
    .option('as', { type: 'string', describe: 'レイアウトの id(totsugo layouts)。省略すると名前と中身から決める' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
    .option('dialect', { type: 'string', describe: '銀行の方言の名(totsugo layouts)か、方言のファイル(JSON)。省略すると合うものを選ぶ' })
    .option('rows', { type: 'number', default: 50, describe: '全銀ファイルとレセプト電算で示すレコードの数' })
    .option('tolerant', { type: 'boolean', default: false, describe: 'レセプト電算を緩く読み、推し量れるものは注意にとどめる' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ file, as, profile, dialect, rows, tolerant, json }) {
    const bytes = new Uint8Array(await readFile(file).catch(() => {
      throw new TotsugoProblem('TSG-U07', `${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
    }));
    const used = await profileOf(profile);
    const seen = inspectFile({ name: basename(file), bytes, profile: used, isTolerant: tolerant, ...(as ? { as } : {}), ...(dialect ? { dialect: await dialectFrom(dialect) } : {}) });
    if (!seen.ok) process.exitCode = 1;
    const layout = layoutOf(seen.layout)!;
    const lines = isBankLayout(layout) || isReceiptLayout(layout) ? decoderOf(used)(seen.layout, { name: basename(file), bytes }, rows)!.lines : null;
    if (json) return printJson(lines ? { ...seen, lines: lines.map(lineJson) } : seen);
    return print([summary(seen), ...seen.issues.map(issueText), ...(seen.dialects ?? []).map(dialectText), ...(lines ?? []).map(lineText)].join('\n'));
  },
});

const summary = ({ layout, profile, records, issues }: Inspection) => `レイアウト: ${layout}  プロファイル: ${profile}  記録: ${records}件  誤り: ${issues.length}件`;
const issueText = ({ code, line, byte, ja, raw, why, cure }: Inspection['issues'][number]) => `${line}行 ${byte}バイト目 ${ja}: ${why}(${code})\n    値: ${raw}\n    対処: ${cure}`;
const dialectText = ({ id, ja, fits, troubles, because }: NonNullable<Inspection['dialects']>[number]) =>
  `方言 ${fits ? '○' : '×'} ${id} ${ja}${fits ? '' : `: ${because.join('。')}${troubles > because.length ? `(ほか。誤り${troubles}件)` : ''}`}`;

/** Every item with its bytes within the record, from 1, as the standards count them. */
const lineText = ({ line, ja, offset, fields }: DecodedLine) => [`${line}件目 ${ja ?? ''} ファイルの${offset}バイト目から(先頭は0)`,
  ...fields.map(({ ja: name, byte, wire, meaning, raw }) => `    ${byte}-${byte + raw.length - 1} ${name}: 「${wire}」${meaning && ` ${meaning}`}`)].join('\n');
const lineJson = ({ line, kind, ja, offset, fields }: DecodedLine) => ({
  line, kind, ja, offset, fields: fields.map(({ id, ja: name, byte, value, wire, meaning, raw }) => ({ field: id, ja: name, from: byte, through: byte + raw.length - 1, value, wire, meaning })),
});

/** A bundled dialect by its name, or one of the reader's own bank from a file. */
async function dialectFrom(name: string): Promise<BankDialect> {
  const bundled = dialectOf(name);
  if (bundled) return bundled;
  const text = await readFile(name, 'utf8').catch(() => {
    throw new TotsugoProblem('TSG-U20', `方言「${name}」は同梱になく、ファイルとしても読めない`, `${bankDialects.map(({ id }) => id).join('・')} のいずれかか、方言のファイル(JSON)を書く`);
  });
  const dialect = loadDialect(parsed(name, text));
  if ('faults' in dialect) throw new TotsugoProblem('TSG-U20', `方言 ${name} に誤りがある:\n${dialect.faults.map(({ pointer, why }) => `  ${pointer}: ${why}`).join('\n')}\n`, '上の箇所をすべて直す');
  return dialect;
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TotsugoProblem('TSG-U20', `方言 ${name} が JSON として読めない: ${(error as Error).message}`, '括弧・引用符・コンマを直す');
  }
}
