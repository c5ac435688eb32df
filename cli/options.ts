import type { Argv } from 'yargs';
import { TotsugoProblem } from '../harness/problem.js';
import { defaultNumberMode, type NumberMode } from '../law/check-digits.js';

/** An option that takes a whole number from `min` to `max`. */
export const whole = (name: string, describe: string, { min = 0, max = Number.MAX_SAFE_INTEGER }: { readonly min?: number; readonly max?: number } = {}) => ({
  type: 'number' as const, describe, requiresArg: true,
  coerce: (value: number): number => {
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
    throw new TotsugoProblem('TSG-U14', `--${name} は${min}以上${max === Number.MAX_SAFE_INTEGER ? '' : `${max}以下`}の整数`, `例: --${name} ${Math.max(min, 1)}`);
  },
});

/** The ward that is tested when nobody names another, and its 個人番号. */
export const [usualMunicipality, usualNumberMode] = ['131032', 'shifted:3'] as const;

/** What every command that plays scenarios understands. */
export const suiteOptions = (cli: Argv) => cli
  .option('sut', { type: 'string', default: 'reference', describe: '試験する国保システム: reference | http:URL | folder:DIR | manual' })
  .option('token', { type: 'string', default: process.env['TOTSUGO_SUT_TOKEN'], defaultDescription: '環境変数 TOTSUGO_SUT_TOKEN', describe: '--sut http: の相手に示すトークン(Authorization: Bearer)' })
  .option('folder', { type: 'string', describe: '--sut manual で受け渡すフォルダ(既定 totsugo-manual)' })
  .option('seed', { ...whole('seed', '人・識別・障害を決める種'), default: 1 })
  .option('store', { type: 'string', describe: '世界の格納先: 省略でメモリ、フォルダ、または postgres://…' })
  .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
  .option('municipality', { type: 'string', default: usualMunicipality, describe: '試験する区の団体コードか名称' })
  .option('number-mode', { type: 'string', default: usualNumberMode, describe: "個人番号の検査用数字: shifted:k(実在しない番号) | valid(実在しうる番号)" })
  .option('workers', { ...whole('workers', '同時に実行する数。0 = 機械に合わせる(2まで)', { max: 64 }), default: 0 });

export interface SuiteOptions {
  readonly sut: string;
  readonly token?: string | undefined;
  readonly folder?: string | undefined;
  readonly seed: number;
  readonly store: string | undefined;
  readonly profile: string | undefined;
  readonly municipality: string;
  readonly numberMode: string;
  readonly workers: number;
  readonly knownIssues?: string | undefined;
  readonly runDay?: string | undefined;
}

export function numberModeOf(text: string): NumberMode {
  if (text === 'valid') return { kind: 'valid' };
  const by = /^shifted:([1-9])$/.exec(text)?.[1];
  if (by) return { kind: 'shifted', by: Number(by) as 1 };
  throw new TotsugoProblem('TSG-U06', `--number-mode ${text} が分からない`, `shifted:1〜shifted:9(既定 shifted:${defaultNumberMode.kind === 'shifted' ? defaultNumberMode.by : ''})か valid にする`);
}
