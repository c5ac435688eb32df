import { examine } from '../harness/connect/examine.js';
import { failed, omitted, type Finding } from '../harness/connect/finding.js';
import { TotsugoProblem } from '../harness/problem.js';
import { codeOf } from '../harness/windows.js';
import { inMemory } from '../store/sqlite.js';
import { connectionOf } from './connection.js';
import { command, print, printJson, tellUser } from './define.js';
import { machineCheck, type Machine } from './machine-check.js';
import { numberModeOf, type SuiteOptions, suiteOptions } from './options.js';

type Group = 'machine' | 'sut';
interface Told extends Finding { readonly group: Group; readonly ok: boolean }

export const doctor = command({
  command: 'doctor',
  describe: '実行の前に、足りないものと誤りを調べ、誰のことかと直し方を言う(終了コードは run と同じ読み方)',
  examples: [['$0 doctor', 'この機械と同梱の部品'], ['$0 doctor --sut http:http://127.0.0.1:4700', '接続先の国保システムも(接続先は空にされる)'], ['$0 doctor --profile my.local.json', '電文プロファイルの誤りをすべて']],
  options: (cli) => suiteOptions(cli).option('out', { type: 'string', default: 'out', describe: '報告を書くフォルダ' }).option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ json, out, ...options }) {
    const machine = await machineCheck({ store: options.store, profile: options.profile, out, municipalityCode: codeOf(options.municipality) });
    const told = [...machine.findings.map((finding) => ofGroup('machine', finding)), ...options.sut === 'reference' ? [] : await systemFindings(options, machine)];
    process.exitCode = exitCodeOf(told);
    return json ? printJson(told) : print(textOf(told, options.sut));
  },
});

const ofGroup = (group: Group, finding: Finding): Told => ({ group, ...finding, ok: finding.verdict === 'pass' || finding.verdict === 'omit' || finding.verdict === 'warning' });

async function systemFindings(options: SuiteOptions, { profile, scenarios }: Machine): Promise<readonly Told[]> {
  const rest = { municipalityCode: codeOf(options.municipality), numberMode: numberModeOf(options.numberMode) };
  if (!profile || !scenarios) return [ofGroup('sut', omitted({ id: 'rest', ja: '接続先の検査' }, 'この機械の誤りを直してから行う'))];
  const connection = connectionOf(options.sut, { home: inMemory(), profile, seed: options.seed, name: 'doctor', token: options.token, folder: options.folder });
  if (connection.id !== 'manual') tellUser(`${options.sut} を調べています(接続先の国保システムは空にされます)`);
  try {
    return (await examine(connection, { scenarios, profile, ...rest })).map((finding) => ofGroup('sut', finding));
  } catch (error) {
    if (!(error instanceof TotsugoProblem)) throw error;
    return [ofGroup('machine', failed({ id: 'place', ja: `接続先 ${options.sut} を使える` }, error))];
  } finally {
    await connection.close();
  }
}

/** What a run with the same options would end with: 2 it would not begin, 4 our own trouble, 1 the system breaks the API, 3 stories would be 前提未達, 0 nothing in the way. */
function exitCodeOf(told: readonly Told[]): number {
  const open = told.filter(({ ok }) => !ok);
  const codes = new Set<number>(open.map(({ group, verdict, cause }) => (cause === '試験系' ? 4 : cause === '実装' ? 1 : group === 'machine' && verdict !== 'skip' ? 2 : 3)));
  return [2, 4, 1, 3].find((code) => codes.has(code)) ?? 0;
}

const signs: Readonly<Record<Finding['verdict'], string>> = { pass: '○', warning: '△', skip: '△', fail: '×', omit: '−' };
const longestList = 6;

function textOf(told: readonly Told[], sut: string): string {
  const lines = (group: Group) => told.filter((finding) => finding.group === group).map(({ ja, verdict, cause, found, cure, stories = [] }) => [
    `${signs[verdict]} ${cause ? `[${cause}] ` : ''}${ja}${found ? `: ${found}` : ''}`,
    ...(verdict === 'skip' && stories.length > 0 ? [`    ${stories.slice(0, longestList).join(' ')}${stories.length > longestList ? ` ほか${stories.length - longestList}本(--json ですべて)` : ''}`] : []),
    ...(cure ? [`    → ${cure}`] : []),
  ].join('\n'));
  const system = lines('sut');
  return ['この機械', ...lines('machine'), ...(system.length > 0 ? ['', `接続先 ${sut}`, ...system] : []), '', outcomeOf(told)].join('\n');
}

function outcomeOf(told: readonly Told[]): string {
  const count = (verdict: Finding['verdict']) => told.filter((finding) => finding.verdict === verdict).length;
  const skipsOf = (group: Group) => told.filter((finding) => finding.group === group && finding.verdict === 'skip').length;
  const faults = (['設定', '実装', '試験系'] as const).map((cause) => [cause, told.filter((finding) => finding.verdict === 'fail' && finding.cause === cause).length] as const).filter(([, number]) => number > 0);
  const parts = [
    faults.length > 0 ? `直すところ ${count('fail')}件(${faults.map(([cause, number]) => `${cause} ${number}`).join('・')})` : '直すところはない',
    ...(skipsOf('sut') > 0 ? [`前提未達を生む、ない操作 ${skipsOf('sut')}種`] : []), ...(skipsOf('machine') > 0 ? ['前提未達を生む、公開資料で分からない料率'] : []), ...(count('warning') > 0 ? [`警告 ${count('warning')}件`] : []), ...(count('omit') > 0 ? [`調べなかったもの ${count('omit')}件`] : []),
  ];
  return `まとめ: ${parts.join('、')}`;
}
