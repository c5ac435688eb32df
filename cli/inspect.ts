import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialectOf, loadDialect, bankDialects, type BankDialect } from '../contracts/bank/dialect.js';
import { inspectFile, type Inspection } from '../contracts/inspect.js';
import { jsonFaultJa } from '../contracts/json-syntax.js';
import { fileIssue, lineShape, shapeOf, withoutNumbers } from '../contracts/wire/trouble.js';
import { TotsugoProblem } from '../harness/problem.js';
import { decoderOf } from '../reports/decode.js';
import type { DecodedField, DecodedFile, DecodedLine } from '../reports/decoded.js';
import { command, print, printJson } from './define.js';
import { headed, roleJa } from './match/heading.js';
import { profileOf } from './parts.js';

export const inspect = command({
  command: 'inspect <file>',
  describe: 'インターフェースファイルを読み解き、誤りをすべて挙げる(誤りがなければ終了コード0、あれば1。注意だけなら0)',
  examples: [
    ['$0 inspect out/evidence/…/12/qualificationPerson_….csv', '中身と誤りを見る'], ['$0 inspect FILE --as qualificationPerson --profile local.json --json', '手元のプロファイルで読む'],
    ['$0 inspect FURIKAE.DAT', '全銀ファイルを記録ごとに読み、どの銀行の方言に合うかを見る'], ['$0 inspect RECEIPTC.UKE', 'レセプト電算をレコードごとに、項目のバイト位置とともに読む'], ['$0 inspect FURIKAE.DAT --as debitResult --dialect my-bank.json', '手元の方言で、結果のファイルとして読む'],
  ],
  options: (cli) => cli.positional('file', { type: 'string', demandOption: true, describe: 'ファイル' })
    .option('as', { type: 'string', describe: 'レイアウトの id(totsugo layouts)。省略すると名前と中身から決める' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
    .option('dialect', { type: 'string', describe: '銀行の方言の名(totsugo layouts)か、方言のファイル(JSON)。省略すると合うものを選ぶ' })
    .option('rows', { type: 'number', default: 50, describe: '示すデータの記録の数(受け付けない記録は、その先も3件まで示す)' })
    .option('tolerant', { type: 'boolean', default: false, describe: 'レセプト電算を緩く読み、推し量れるものは注意にとどめる' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ file, as, profile, dialect, rows, tolerant, json }) {
    const bytes = new Uint8Array(await readFile(file).catch(() => {
      throw new TotsugoProblem('TSG-U07', `${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
    }));
    const used = await profileOf(profile);
    const found = inspectFile({ name: basename(file), bytes, profile: used, isTolerant: tolerant, ...(as ? { as } : {}), ...(dialect ? { dialect: await dialectFrom(dialect) } : {}) });
    const seen = found.layout === null && bytes.length > 0 ? { ...found, issues: tableOfPeople(file, bytes) ?? found.issues } : found;
    if (!seen.ok) process.exitCode = 1;
    const decoded = seen.layout === null ? null : decoderOf(used)(seen.layout, { name: basename(file), bytes }, rows);
    if (json) return printJson(decoded ? { ...seen, lines: decoded.lines.map(lineJson), left: leftOf(decoded) } : seen);
    return print([summary(seen), ...seen.issues.map(issueText), ...(seen.dialects ?? []).map(dialectText), ...(decoded ? linesText(decoded) : [])].join('\n'));
  },
});

const itemsOfPeople = ['name', 'nameKana', 'bornOn', 'sex', 'address', 'individualNumber'] as const;
/** A table that says little more than what people are compared by belongs to other commands; no layout of an interface comes near it. */
function tableOfPeople(path: string, bytes: Uint8Array): Inspection['issues'] | null {
  const table = headed(path, Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)), bytes.length);
  if (table instanceof TotsugoProblem) return null;
  const items = itemsOfPeople.filter((item) => table.segment.shape.columns.includes(item)).map((item) => roleJa[item]);
  if (items.length < 3 || items.length * 2 < table.segment.titles.length) return null;
  return [fileIssue('E115', 'ファイル', lineShape(Buffer.from(bytes.subarray(0, table.segment.from))), `人の表(列 ${items.join('・')})で、インターフェースのファイルではない`, '二つの人の表は totsugo match(個人番号で突合)か totsugo link(名寄せ)で読む。インターフェースのファイルなら --as に totsugo layouts の id を書く', 1)];
}

const summary = ({ layout, profile, records, issues }: Inspection) => {
  const errors = issues.filter(({ code }) => code.startsWith('E')).length;
  return `レイアウト: ${layout ?? 'わからない'}  プロファイル: ${profile}  記録: ${records}件  誤り: ${errors}件${issues.length > errors ? `  注意: ${issues.length - errors}件` : ''}`;
};
const issueText = ({ code, line, byte, ja, raw, why, cure }: Inspection['issues'][number]) => `${line > 0 ? `${line}行 ` : ''}${byte > 0 ? `${byte}バイト目 ` : ''}${ja}: ${why}(${code})\n    値: ${raw}\n    対処: ${cure}`;
const dialectText = ({ id, ja, fits, troubles, because }: NonNullable<Inspection['dialects']>[number]) =>
  `方言 ${fits ? '○' : '×'} ${id} ${ja}${fits ? '' : `: ${because.join('。')}${troubles > because.length ? `(ほか。誤り${troubles}件)` : ''}`}`;

/** Bytes are counted from 1 everywhere: of a record within the file, of an item within its record, as the standards count them. */
function linesText(decoded: DecodedFile): readonly string[] {
  if (decoded.lines.length === 0) return [];
  const left = leftOf(decoded);
  return ['記録(バイトの位置は1から数える。記録はファイルの中、項目は記録の中の位置)', ...decoded.lines.map((one) => lineText(one, decoded.lines.some(({ record }) => record !== undefined))), ...(left > 0 ? [`このほかに${left}件(--rows で示す数を変える)`] : [])];
}
/** Data records that are not shown. */
const leftOf = ({ total, lines }: DecodedFile) => Math.max(0, total - lines.filter(({ kind }) => kind === 'row').length);
const kindJa: Readonly<Record<DecodedLine['kind'], string>> = { header: '見出し', row: 'データ', trailer: '末尾' };
const range = (from: number, size: number) => (size > 1 ? `${from}-${from + size - 1}` : String(from));
/** Where data records have a number of their own, head and end are told by their lines. */
const lineText = ({ line, record, kind, ja, offset, size, fields }: DecodedLine, isNumbered: boolean) => [
  `${record === undefined ? `${line}${isNumbered ? '行' : '件目'}` : `${record}件目(${line}行)`} ${ja ?? kindJa[kind]} ファイルの${range(offset + 1, size)}バイト目`,
  ...fields.map((field) => `    ${field.byte > 0 ? `${range(field.byte, field.raw.length)} ` : ''}${field.ja}: 「${covered(field, field.wire)}」${field.meaning && ` ${field.meaning}`}`),
].join('\n');
const lineJson = ({ line, record, kind, ja, offset, size, fields }: DecodedLine) => ({
  line, ...(record === undefined ? {} : { record }), kind, ja: ja ?? kindJa[kind], from: offset + 1, through: offset + size,
  fields: fields.map((field) => ({ field: field.id, ja: field.ja, from: field.byte, through: Math.max(field.byte, field.byte + field.raw.length - 1), value: covered(field, field.value), wire: covered(field, field.wire), meaning: field.meaning })),
});
/** わざと: what could be a 個人番号 is covered, even where another number belongs. */
const covered = ({ ja, secret, otherNumber }: DecodedField, text: string) => (secret ? shapeOf(ja, text) : otherNumber ? text : withoutNumbers(text));

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
  } catch {
    throw new TotsugoProblem('TSG-U20', `方言 ${name} が JSON として読めない: ${jsonFaultJa(text)}`, '括弧・引用符・コンマを直す');
  }
}
