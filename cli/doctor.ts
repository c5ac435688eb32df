import { access, constants, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { checkDriver } from '../harness/connect/conformance.js';
import { storeHome } from '../store/homes.js';
import { command, print, printJson } from './define.js';
import { connectionOf } from './connection.js';
import { suiteOptions, type SuiteOptions } from './options.js';
import { chosenScenarios, profileOf } from './parts.js';

interface Finding { readonly ja: string; readonly ok: boolean; readonly found: string; readonly cure: string }

export const doctor = command({
  command: 'doctor',
  describe: '実行の前に、足りないものと設定の誤りを調べ、直し方を言う',
  examples: [['$0 doctor', 'この機械と同梱の部品'], ['$0 doctor --sut http:http://127.0.0.1:4700', '接続先の国保システムも']],
  options: (cli) => suiteOptions(cli).option('out', { type: 'string', default: 'out', describe: '報告を書くフォルダ' }).option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ json, out, ...options }) {
    const findings: Finding[] = [
      await look('Node.js 20.19 以上', '新しい Node.js を入れる', async () => {
        const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
        if (major < 20 || (major === 20 && minor < 19)) throw new Error(process.version);
        return process.version;
      }),
      await look('シナリオが読める', 'npm ci をやり直す', async () => `${(await chosenScenarios([])).length}本`),
      await look('世界の格納先に書ける', '--store の場所、権限、PostgreSQL の接続先を確かめる', async () => {
        const home = await storeHome(options.store);
        const database = await home.database('doctor');
        await database.drop();
        await home.close();
        return home.description;
      }),
      await look('ワイヤープロファイルが正しい', 'プロファイルの誤りを直す', async () => (await profileOf(options.profile)).id),
      await look('報告を書くフォルダに書ける', '--out に書けるフォルダを指定する', async () => {
        await mkdir(out, { recursive: true });
        await access(out, constants.W_OK);
        return out;
      }),
      await look('127.0.0.1 で待ち受けられる', 'ループバックを塞ぐ設定を見直す', listening),
    ];
    if (options.sut !== 'reference') findings.push(...await driverFindings(options.sut, options));
    if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    if (json) return printJson(findings);
    return print(findings.map(({ ja, ok, found, cure }) => `${ok ? '○' : '×'} ${ja}${found ? `: ${found}` : ''}${ok ? '' : `\n    → ${cure}`}`).join('\n'));
  },
});

async function look(ja: string, cure: string, find: () => Promise<string>): Promise<Finding> {
  return find().then((found) => ({ ja, ok: true, found, cure: '' }), (error: unknown) => ({ ja, ok: false, found: error instanceof Error ? error.message : String(error), cure }));
}

const listening = () => new Promise<string>((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => server.close(() => resolve('可')));
});

async function driverFindings(sut: string, options: Pick<SuiteOptions, 'seed' | 'profile' | 'token' | 'folder'>): Promise<readonly Finding[]> {
  const connection = connectionOf(sut, { home: await storeHome(undefined), profile: await profileOf(options.profile), seed: options.seed, name: 'doctor', token: options.token, folder: options.folder });
  const reached = await look(`接続先 ${sut} が答える`, 'URL・フォルダと、相手が動いているかを確かめる', async () => {
    const ward = await connection.open();
    const capabilities = await ward.capabilities();
    return `操作 ${capabilities.length}種`;
  });
  const checks = reached.ok ? await checkDriver(connection) : [];
  await connection.close();
  return [reached, ...checks.map(({ ja, ok, found, cure }) => ({ ja: `ドライバー: ${ja}`, ok, found, cure }))];
}
