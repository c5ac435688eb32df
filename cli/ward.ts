import { openWardServer } from './ward-server.js';
import { command, print } from './define.js';
import { whole } from './options.js';
import { untilSignal } from './running.js';

export const wardCommand = command({
  command: 'ward',
  describe: '標準の国保システム(試験される側の見本)を別のプロセスで動かす',
  examples: [['$0 ward --port 4700', 'Ward Driver API で'], ['$0 ward --folder drop', 'フォルダの受け渡しで']],
  options: (cli) => cli.option('port', { ...whole('port', 'Ward Driver API のポート(0 = 空いているもの。既定 4700、--folder だけのときは開かない)', { max: 65_535 }) })
    .option('token', { type: 'string', describe: 'Authorization: Bearer で求めるトークン' })
    .option('folder', { type: 'string', describe: '受け渡しのフォルダ' })
    .option('data', { type: 'string', describe: '記録を残すフォルダ(省略でメモリ)' })
    .option('seed', { ...whole('seed', '個人番号の代わりに示す記号の種'), default: 1 })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' }),
  async run({ port = undefined as number | undefined, token, folder, data, seed, profile }) {
    const stopped = untilSignal();
    const server = await openWardServer({ port: port ?? (folder ? null : 4700), token, folder, data, seed, profile });
    try {
      await print(server.addresses.join('\n'));
      await stopped;
    } finally {
      await server.close();
    }
  },
});
