import type { Argv } from 'yargs';

/** What every command that plays scenarios understands. */
export const suiteOptions = (cli: Argv) => cli
  .option('sut', { type: 'string', default: 'reference', describe: '試験する国保システム: reference | http:URL | folder:DIR | manual' })
  .option('seed', { type: 'number', default: 1, describe: '人・識別・障害を決める種' })
  .option('store', { type: 'string', describe: '世界の格納先: 省略でメモリ、フォルダ、または postgres://…' })
  .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
  .option('municipality', { type: 'string', default: '131032', describe: '試験する区の団体コードか名称' })
  .option('number-mode', { type: 'string', default: 'shifted:3', describe: "個人番号の検査用数字: shifted:k(実在しない番号) | valid(実在しうる番号)" })
  .option('workers', { type: 'number', default: 0, describe: '同時に実行する数。0 = 機械に合わせる(2まで)' });

export interface SuiteOptions {
  readonly sut: string;
  readonly seed: number;
  readonly store: string | undefined;
  readonly profile: string | undefined;
  readonly municipality: string;
  readonly numberMode: string;
  readonly workers: number;
}
