import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { TotsugoProblem } from '../harness/problem.js';
import { digestOf } from '../reports/manifest.js';
import { command, print, printJson } from './define.js';
import { manifestName, signatureName } from './evidence.js';
import { checkerOf } from './signature.js';

/** Something that is not as the manifest says, with what to do about it. */
export interface Discrepancy { readonly path: string; readonly why: string; readonly cure: string }
/** absent: nobody signed · notChecked: no key was given · valid / invalid: what the key says. */
export type SignatureState = 'absent' | 'notChecked' | 'valid' | 'invalid';
export interface Verified { readonly ok: boolean; readonly exchanges: number; readonly letters: number; readonly files: number; readonly signature: SignatureState; readonly problems: readonly Discrepancy[] }

export const verify = command({
  command: 'verify <dir>',
  describe: '一回の実行の証跡が、目録・結果・署名のとおりに揃っているかを、通信せずに確かめる(終了コード 0 揃う / 1 食い違う / 2 使い方)',
  examples: [['$0 verify out', '報告のフォルダ'], ['$0 verify out --key public.pem --json', '署名もその公開鍵で確かめる']],
  options: (cli) => cli.positional('dir', { type: 'string', demandOption: true, describe: 'totsugo run が書いたフォルダ(--out)' })
    .option('key', { type: 'string', requiresArg: true, describe: '署名を確かめるEd25519の公開鍵(PEM)のファイル' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ dir, key, json }) {
    const verified = verifyFolder(dir, key === undefined ? undefined : checkerOf(key));
    process.exitCode = verified.ok ? 0 : 1;
    if (json) return printJson(verified);
    return print([...verified.problems.map(({ path, why, cure }) => `${path}: ${why}。${cure}`), sentenceOf(verified)].join('\n'));
  },
});

const signatureJa: Readonly<Record<SignatureState, string>> = { absent: '署名はない', notChecked: '署名は確かめていない(--key)', valid: '署名は鍵のとおり', invalid: '署名が鍵に合わない' };
const sentenceOf = ({ ok, exchanges, letters, files, signature, problems }: Verified): string =>
  `${ok ? '揃っている' : `${problems.length}件の食い違いがある`}: 電文 ${exchanges}件、封書 ${letters}通、ファイル ${files}。${signatureJa[signature]}`;

const placed = { path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/), scenario: z.string() };
const manifestForm = z.object({
  exchanges: z.array(z.object({ ...placed, isKept: z.boolean().optional() })), letters: z.array(z.object(placed)),
  results: z.object({ fileName: z.literal('results.json'), bytes: z.int().min(0), sha256: z.string() }),
});
type Manifest = z.infer<typeof manifestForm>;
const resultsForm = z.object({ suite: z.record(z.string(), z.int()), scenarios: z.array(z.object({ id: z.string(), verdict: z.string(), checks: z.array(z.object({ ok: z.boolean() })) })) });
type Results = z.infer<typeof resultsForm>;

/** Everything that is not as the manifest says, all at once. `isSigned`: whether a signature is of some bytes. */
export function verifyFolder(dir: string, isSigned?: (bytes: Uint8Array, signature: string) => boolean): Verified {
  const folder = join(dir, 'evidence');
  const bytes = readOr(join(folder, manifestName));
  if (bytes === null) throw new TotsugoProblem('TSG-U40', `${join(dir, 'evidence', manifestName)} がない`, 'totsugo run --out で書いたフォルダを指定する。目録は最後に書かれるので、途中で止まった実行にはない');
  const manifest = parsed(bytes, manifestForm);
  if (!manifest) throw new TotsugoProblem('TSG-U40', `${manifestName} が目録として読めない`, '書かれたままのフォルダを指定する。古い版の目録なら、その版で実行し直す');
  const signature = signatureOf(folder, bytes, isSigned);
  const wanted = [...manifest.exchanges.filter(({ isKept }) => isKept !== false), ...manifest.letters];
  const problems = [
    ...(signature === 'invalid' ? [{ path: `evidence/${signatureName}`, why: '目録の署名が、示された鍵のものでない', cure: '鍵が署名した人のものかを確かめる。合っていれば、目録か署名が後から変わっている' }] : []),
    ...(signature === 'absent' && isSigned ? [{ path: `evidence/${signatureName}`, why: '署名がない', cure: 'totsugo run --sign で署名した証跡を求める' }] : []),
    ...wanted.flatMap((one) => fileTrouble(folder, one)), ...strangers(folder, manifest), ...resultsTrouble(dir, manifest),
  ];
  return { ok: problems.length === 0, exchanges: manifest.exchanges.length, letters: manifest.letters.length, files: new Set(wanted.map(({ path }) => path)).size, signature, problems };
}

function signatureOf(folder: string, bytes: Buffer, isSigned: ((bytes: Uint8Array, signature: string) => boolean) | undefined): SignatureState {
  const signature = readOr(join(folder, signatureName));
  if (signature === null) return 'absent';
  if (!isSigned) return 'notChecked';
  return isSigned(bytes, signature.toString('utf8').trim()) ? 'valid' : 'invalid';
}

/** Nothing outside the folder is read, whatever the manifest says, and no link is followed. */
const isInside = (path: string): boolean => path !== '' && !path.startsWith('/') && !path.includes('\\') && !path.split('/').some((part) => part === '' || part === '.' || part === '..');

function fileTrouble(folder: string, { path, bytes, sha256 }: { readonly path: string; readonly bytes: number; readonly sha256: string }): readonly Discrepancy[] {
  const at = `evidence/${path}`;
  if (!isInside(path)) return [{ path: at, why: '証跡のフォルダの外を指している', cure: 'この目録を信じない' }];
  const content = readOr(join(folder, path));
  if (content === null) return [{ path: at, why: '目録にあるファイルがない', cure: '失われたか、除かれている。証跡の全部を求める' }];
  const found = digestOf(content);
  if (found.bytes !== bytes) return [{ path: at, why: `${bytes}バイトのはずが${found.bytes}バイトある`, cure: '後から変わっている。書かれたままのものを求める' }];
  return found.sha256 === sha256 ? [] : [{ path: at, why: 'SHA-256が目録と違う', cure: '後から変わっている。書かれたままのものを求める' }];
}

/** Files that no line of the manifest names. */
function strangers(folder: string, { exchanges, letters }: Manifest): readonly Discrepancy[] {
  const known = new Set([...exchanges, ...letters].map(({ path }) => path).concat(manifestName, signatureName));
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll(sep, '/')).filter((path) => !known.has(path)).sort()
    .map((path) => ({ path: `evidence/${path}`, why: '目録にないファイルである', cure: 'この実行のものではない。除くか、書かれたままのものを求める' }));
}

/** The verdicts are those the manifest was made with, and they say what their checks say. */
function resultsTrouble(dir: string, { exchanges, letters, results }: Manifest): readonly Discrepancy[] {
  const path = results.fileName;
  const bytes = readOr(join(dir, path));
  if (bytes === null) return [{ path, why: '判定がない', cure: '報告のフォルダの全部を求める' }];
  const changed = digestOf(bytes).sha256 === results.sha256 ? [] : [{ path, why: 'SHA-256が目録と違う', cure: '判定が後から変わっている。書かれたままのものを求める' }];
  const told = parsed(bytes, resultsForm);
  if (!told) return [...changed, { path, why: '結果として読めない', cure: '書かれたままのものを求める' }];
  const ids = new Set(told.scenarios.map(({ id }) => id));
  const lost = [...new Set([...exchanges, ...letters].map(({ scenario }) => scenario))].filter((id) => !ids.has(id));
  return [...changed, ...lost.map((id) => ({ path, why: `証跡にあるシナリオ ${id} の判定がない`, cure: '判定と証跡が別の実行のものでないかを確かめる' })), ...contradictions(path, told)];
}

function contradictions(path: string, { suite, scenarios }: Results): readonly Discrepancy[] {
  const cure = 'この結果を信じない';
  const passed = scenarios.filter(({ verdict, checks }) => verdict === 'pass' && (checks.length === 0 || checks.some(({ ok }) => !ok)));
  const miscounted = Object.entries(suite).filter(([verdict, count]) => scenarios.filter((one) => one.verdict === verdict).length !== count);
  return [
    ...passed.map(({ id }) => ({ path, why: `${id} は適合とあるのに、確認がないか、期待と違う確認がある`, cure })),
    ...miscounted.map(([verdict, count]) => ({ path, why: `${verdict} は${count}件とあるが、数えると違う`, cure })),
  ];
}

function readOr(path: string): Buffer | null {
  return existsSync(path) && lstatSync(path).isFile() ? readFileSync(path) : null;
}

function parsed<T>(bytes: Buffer, form: z.ZodType<T>): T | null {
  try {
    return form.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
