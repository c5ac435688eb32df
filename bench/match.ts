import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readSync, closeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writePeople } from '../harness/people/write.js';

/**
 * 突合 and 名寄せ of a population against its corrupted copy, beside DuckDB on the same files and the least there is to do: reading
 * both and counting newlines. All in one run, each in a process of its own, as CPU seconds and as ratios to that least.
 * TOTSUGO_BENCH_ROWS chooses the size (default 1,000,000), TOTSUGO_BENCH_FOLDER keeps the files.
 */
export async function main(): Promise<object> {
  const rows = Number(process.env['TOTSUGO_BENCH_ROWS'] ?? 1_000_000);
  const folder = join(process.env['TOTSUGO_BENCH_FOLDER'] ?? 'out/bench-match', String(rows));
  const [a, b] = [join(folder, 'people.csv'), join(folder, 'people-corrupted.csv')];
  if (!existsSync(b)) {
    await mkdir(folder, { recursive: true });
    await writePeople({ seed: 7, municipalityCode: '131032', today: '2026-04-01', count: rows, out: folder, corrupt: 0.05 });
  }
  const floor = newlines([a, b]);
  const match = (...options: string[]) => run('match', [a, b, '--json', '--labels', 'none', ...options]);
  const [one, two, link] = [match('--threads', '1'), match('--threads', '2'), run('link', [a, b, '--json', '--labels', 'none'])];
  const duck = rows <= 2_000_000 ? await duckdb(a, b) : null;
  const ratio = (seconds: number) => Number((seconds / floor.cpuSeconds).toFixed(2));
  return {
    rows, floor, match1: { ...one, ratioToFloor: ratio(one.cpuSeconds) }, match2: { ...two, ratioToFloor: ratio(two.cpuSeconds) }, link: { ...link, ratioToFloor: ratio(link.cpuSeconds) },
    ...(duck ? { duckdb: { ...duck, ratioToFloor: ratio(duck.cpuSeconds) }, ratioToDuckdb: { match1: Number((one.cpuSeconds / duck.cpuSeconds).toFixed(2)) } } : {}),
    truth: Object.fromEntries((['match', 'link'] as const).map((command) => [command, run(command, [a, b, '--json']).answer.truth])),
  };
}

function newlines(paths: readonly string[]): { readonly cpuSeconds: number; readonly lines: number } {
  const bytes = Buffer.alloc(1 << 20);
  const before = process.cpuUsage();
  let lines = 0;
  for (const path of paths) {
    const file = openSync(path, 'r');
    for (let got = readSync(file, bytes); got > 0; got = readSync(file, bytes)) for (let at = bytes.indexOf(10); at >= 0 && at < got; at = bytes.indexOf(10, at + 1)) lines += 1;
    closeSync(file);
  }
  return { cpuSeconds: secondsSince(before), lines };
}
const secondsSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return Number(((user + system) / 1e6).toFixed(3));
};

interface Answer { readonly verdicts: Readonly<Record<string, number>>; readonly seconds: object; readonly peakMemoryMB: number; readonly truth?: object }
/** The command as a user starts it; its CPU seconds are told by a small frame around it. */
function run(command: string, args: readonly string[]): { readonly cpuSeconds: number; readonly answer: Answer } {
  const frame = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write('CPU ' + (user + system) / 1e6); });
    const { main } = await import(${JSON.stringify(new URL('../cli.js', import.meta.url).href)}); await main(process.argv.slice(1).filter((one) => one !== '--'));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', frame, '--', command, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  const cpu = /CPU ([\d.]+)$/.exec(stderr)?.[1];
  if (cpu === undefined || stdout === '') throw new Error(`TSG-BENCH ${command} が終わらなかった: ${stderr}`);
  return { cpuSeconds: Number(Number(cpu).toFixed(3)), answer: JSON.parse(stdout) as Answer };
}

/** The same question in SQL: raw comparison of the five items of every pair with one number. */
async function duckdb(a: string, b: string): Promise<{ readonly cpuSeconds: number; readonly equal: string; readonly pairs: string }> {
  const before = process.cpuUsage();
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const table = (path: string) => `read_csv('${path.replaceAll("'", "''")}', all_varchar = true, header = true)`;
  const result = await connection.runAndReadAll(`select count(*) filter (where a.name = b.name and a.nameKana = b.nameKana and a.bornOn = b.bornOn and a.sex = b.sex and a.address = b.address) as same, count(*) as pairs
    from ${table(a)} a join ${table(b)} b using (individualNumber)`);
  const [row] = result.getRowObjects();
  return { cpuSeconds: secondsSince(before), equal: String(row!['same']), pairs: String(row!['pairs']) };
}
