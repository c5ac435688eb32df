import { openBed, type Bed } from '../harness/bed.js';
import { registerOffice } from '../harness/office.js';
import { TotsugoProblem } from '../harness/problem.js';
import { storeHome } from '../store/homes.js';
import { at, isDay } from '../law/day.js';
import { command, print } from './define.js';
import { documentation } from './documentation.js';
import { whole } from './options.js';
import { profileOf, simulators } from './parts.js';
import { claimed, untilSignal } from './running.js';
import { version } from './version.js';
import { numberModeOf } from './suite.js';

const loopback = ['127.0.0.1', '::1', 'localhost'];

export const serve = command({
  command: 'serve',
  describe: '関係者の模擬を一つのポートで動かす(世界ごとに /w/{世界}/{関係者})',
  examples: [['$0 serve', 'メモリの上で'], ['$0 serve --data worlds', '世界をフォルダに残す'], ['$0 serve --store postgres://user@127.0.0.1/totsugo', 'PostgreSQLに残す']],
  options: (cli) => cli.option('port', { ...whole('port', 'ポート(0 = 空いているもの)', { max: 65_535 }), default: 4600 })
    .option('host', { type: 'string', default: '127.0.0.1', describe: '待ち受けるアドレス。外に開くときは --token も要る' })
    .option('token', { type: 'string', describe: 'Authorization: Bearer で求める合言葉(16文字以上)' })
    .option('data', { type: 'string', describe: '世界を残すフォルダ' })
    .option('store', { type: 'string', describe: '世界を残すPostgreSQL postgres://…' })
    .option('world', { type: 'string', default: 'main', describe: 'なければ作る世界の名前' })
    .option('seed', { ...whole('seed', '作る世界の種'), default: 1 })
    .option('today', { type: 'string', default: '2026-04-01', describe: '作る世界の業務日' })
    .option('number-mode', { type: 'string', default: 'shifted:3', describe: '個人番号の検査用数字: shifted:k | valid' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
    .conflicts('data', 'store'),
  async run({ port, host, token, data, store, world, seed, today, numberMode, profile }) {
    if (!isDay(today)) throw new TotsugoProblem('TSG-U08', `--today ${today} は暦にない`, 'YYYY-MM-DD で書く');
    if (!loopback.includes(host) && (token ?? '').length < 16) throw new TotsugoProblem('TSG-U09', `--host ${host} は外から届く`, '16文字以上の --token を付けるか、--host を外す');
    const mode = numberModeOf(numberMode);
    const stopped = untilSignal();
    const release = await claimed(data ?? store);
    const bed = await openBed({
      home: await storeHome(data ?? store), profile: await profileOf(profile), simulators, host, port, token,
      extend: async (app, opened) => {
        documentation(app, opened, version);
        registerOffice(app, opened);
      },
    });
    try {
      if (!(await bed.has(world))) await bed.create({ id: world, seed, now: at(today, '09:30'), numberMode: mode });
      await print([`totsugo ${version} が ${bed.url} で動いています`, ...addresses(bed, world), `API の一覧: ${bed.url}/docs`, `世界の操作: ${bed.url}/w`].join('\n'));
      await stopped;
    } finally {
      await bed.close();
      await release();
    }
  },
});

const addresses = (bed: Bed, world: string) => simulators.map(({ id, ja }) => `  ${ja}: ${bed.url}/w/${world}/${id}`);
