import { openWardServer } from './ward-server.js';
import { command, print } from './define.js';
import { untilStopped } from './serve.js';

export const wardCommand = command({
  command: 'ward',
  describe: '標準の国保システム(試験される側の見本)を別のプロセスで動かす',
  examples: [['$0 ward --port 4700', 'Ward Driver API で'], ['$0 ward --folder drop', 'フォルダの受け渡しで']],
  options: (cli) => cli.option('port', { type: 'number', default: 4700, describe: 'Ward Driver API のポート(--folder だけのときは開かない)' })
    .option('folder', { type: 'string', describe: '受け渡しのフォルダ' })
    .option('data', { type: 'string', describe: '記録を残すフォルダ(省略でメモリ)' })
    .option('seed', { type: 'number', default: 1, describe: '個人番号の代わりに示す記号の種' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' }),
  async run({ port, folder, data, seed, profile }) {
    const server = await openWardServer({ port: folder ? null : port, folder, data, seed, profile });
    await print(server.addresses.join('\n'));
    await untilStopped(server);
  },
});
