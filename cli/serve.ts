import { openBed, type Bed } from '../harness/bed.js';
import { registerOffice } from '../harness/office.js';
import { TotsugoProblem } from '../harness/problem.js';
import { codeOf } from '../harness/windows.js';
import { storeHome } from '../store/homes.js';
import { at, isDay } from '../law/day.js';
import { command, print, tellUser } from './define.js';
import { documentation } from './documentation.js';
import { landing } from './landing.js';
import { numberModeOf, whole } from './options.js';
import { profileOf, simulators } from './parts.js';
import { claimed, untilSignal } from './running.js';
import { tlsIn } from './tls.js';
import { tokensOf } from './tokens.js';
import { version } from './version.js';

const loopback = ['127.0.0.1', '::1', 'localhost'];

export const serve = command({
  command: 'serve',
  describe: '関係者の模擬を一つのポートで動かす(世界ごとに /w/{世界}/{関係者})',
  examples: [
    ['$0 serve', 'メモリの上で'], ['$0 serve --data worlds', '世界をフォルダに残す'], ['$0 serve --store postgres://user@127.0.0.1/totsugo', 'PostgreSQLに残す'],
    ['$0 serve --host 0.0.0.0 --tokens tokens.json --tls tls --mutual-tls', '外に開く'],
  ],
  options: (cli) => cli.option('port', { ...whole('port', 'ポート(0 = 空いているもの)', { max: 65_535 }), default: 4600 })
    .option('host', { type: 'string', default: '127.0.0.1', describe: '待ち受けるアドレス。外に開くときは --tokens も要る' })
    .option('tokens', { type: 'string', describe: '関係者ごとの合言葉のファイル(JSON)。なければ作り、一度だけ示す' })
    .option('municipality', { type: 'string', default: '131032', describe: '合言葉を作る市区町村の団体コードか名称(複数は , で区切る)' })
    .option('tls', { type: 'string', describe: 'TLSの証明書のフォルダ。なければ認証局・サーバー・クライアントの証明書を作る' })
    .option('mutual-tls', { type: 'boolean', default: false, describe: 'クライアント証明書も求める(--tls とともに)' })
    .option('data', { type: 'string', describe: '世界を残すフォルダ' })
    .option('store', { type: 'string', describe: '世界を残すPostgreSQL postgres://…' })
    .option('world', { type: 'string', default: 'main', describe: 'なければ作る世界の名前' })
    .option('seed', { ...whole('seed', '作る世界の種'), default: 1 })
    .option('today', { type: 'string', default: '2026-04-01', describe: '作る世界の業務日' })
    .option('number-mode', { type: 'string', default: 'shifted:3', describe: '個人番号の検査用数字: shifted:k | valid' })
    .option('profile', { type: 'string', describe: 'ワイヤープロファイルのファイル(JSON)' })
    .conflicts('data', 'store'),
  async run({ port, host, tokens, municipality, tls, mutualTls, data, store, world, seed, today, numberMode, profile }) {
    if (!isDay(today)) throw new TotsugoProblem('TSG-U08', `--today ${today} は暦にない`, 'YYYY-MM-DD で書く');
    if (!loopback.includes(host) && tokens === undefined) throw new TotsugoProblem('TSG-U09', `--host ${host} は外から届く`, '--tokens FILE を付ける(なければ作る)か、--host を外す');
    if (mutualTls && tls === undefined) throw new TotsugoProblem('TSG-U37', '--mutual-tls だけでは証明書がない', '--tls DIR も付ける(なければ作る)');
    const mode = numberModeOf(numberMode);
    const codes = municipality.split(',').map((name) => codeOf(name.trim()));
    if (!loopback.includes(host) && tls === undefined) tellUser(`--host ${host} では、合言葉も中身も暗号化されずに流れる。--tls DIR で暗号化する`);
    const stopped = untilSignal();
    const release = await claimed(data ?? store);
    let made: ReadonlyMap<string, string> = new Map();
    const bed = await openBed({
      home: await storeHome(data ?? store), profile: await profileOf(profile), simulators, host, port, tls: tls === undefined ? undefined : await tlsIn(tls, host, mutualTls, new Date()),
      tokens: tokens === undefined ? undefined : async (routes) => {
        const found = await tokensOf(tokens, routes, codes);
        ({ made } = found);
        return found.hashes;
      },
      extend: async (app, opened) => {
        landing(app, opened, version);
        documentation(app, opened, version);
        registerOffice(app, opened);
      },
    });
    try {
      if (await bed.has(world)) await bed.world(world);
      else await bed.create({ id: world, seed, now: at(today, '09:30'), numberMode: mode });
      await print([`totsugo ${version} が ${bed.url} で動いています`, ...addresses(bed, world), `はじめの頁: ${bed.url}/`, `API の一覧: ${bed.url}/docs`, `世界の操作: ${bed.url}/w`, ...shown(made, tokens)].join('\n'));
      await stopped;
    } finally {
      await bed.close();
      await release();
    }
  },
});

const addresses = (bed: Bed, world: string) => simulators.map(({ id, ja }) => `  ${ja}: ${bed.url}/w/${world}/${id}`);
const shown = (made: ReadonlyMap<string, string>, file: string | undefined) => (made.size === 0 ? [] : [
  `合言葉(示すのはこの一度だけ。${file} に残したのは SHA-256 だけ):`, ...[...made].map(([name, token]) => `  ${name.padEnd(24)} ${token}`),
]);
