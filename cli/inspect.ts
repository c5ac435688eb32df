import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inspectFile } from '../contracts/layouts.js';
import { TotsugoProblem } from '../harness/problem.js';
import { command, print, printJson } from './define.js';
import { profileOf } from './parts.js';

export const inspect = command({
  command: 'inspect <file>',
  describe: 'インターフェースファイルを読み解き、誤りをすべて挙げる(誤りがなければ終了コード0、あれば1)',
  examples: [['$0 inspect out/evidence/…/12/qualificationPerson_….csv', '中身と誤りを見る'], ['$0 inspect FILE --as qualificationPerson --profile local.json --json', '手元のプロファイルで読む']],
  options: (cli) => cli.positional('file', { type: 'string', demandOption: true, describe: 'ファイル' })
    .option('as', { type: 'string', describe: 'レイアウトの id(totsugo layouts)。省略すると名前と中身から決める' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ file, as, profile, json }) {
    const bytes = await readFile(file).catch(() => {
      throw new TotsugoProblem('TSG-U07', `${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
    });
    const seen = inspectFile({ name: basename(file), bytes: new Uint8Array(bytes), profile: await profileOf(profile), ...(as ? { as } : {}) });
    if (!seen.ok) process.exitCode = 1;
    if (json) return printJson(seen);
    const issues = seen.issues.map(({ code, line, byte, ja, raw, why, cure }) => `${line}行 ${byte}バイト目 ${ja}: ${why}(${code})\n    値: ${raw}\n    対処: ${cure}`);
    return print([`レイアウト: ${seen.layout ?? '不明'}  プロファイル: ${seen.profile}  記録: ${seen.records}件  誤り: ${seen.issues.length}件`, ...issues].join('\n'));
  },
});
