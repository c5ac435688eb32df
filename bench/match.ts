import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePeople } from '../harness/people/write.js';

/**
 * 突合 and 名寄せ of a population against its corrupted copy, beside DuckDB on the same files and the least there is to do: reading
 * both and counting newlines. All in one run, each in a process of its own, as CPU seconds and as ratios to that least.
 * TOTSUGO_BENCH_ROWS chooses the size (default 1,000,000), TOTSUGO_BENCH_FOLDER keeps the files.
 */
export async function main(): Promise<object> {
  const rows = Number(process.env['TOTSUGO_BENCH_ROWS'] ?? 1_000_000);
  const folder = join(process.env['TOTSUGO_BENCH_FOLDER'] ?? 'out/bench-match', String(rows));
  const [a, b, labels] = ['people.csv', 'people-corrupted.csv', 'truth.csv'].map((name) => join(folder, name)) as [string, string, string];
  if (!existsSync(b)) {
    await mkdir(folder, { recursive: true });
    await writePeople({ seed: 7, municipalityCode: '131032', today: '2026-04-01', count: rows, out: folder, corrupt: 0.05 });
  }
  const floor = newlines([a, b]);
  const command = (...args: string[]) => timed('command.js', args);
  const match1 = command('match', a, b, '--json', '--labels', 'none', '--threads', '1');
  const match2 = command('match', a, b, '--json', '--labels', 'none', '--threads', '2');
  const link = command('link', a, b, '--json', '--labels', 'none');
  const ways = ['raw 1', 'raw 2', 'folded 2'] as const;
  const duckdb = rows <= 2_000_000 ? Object.fromEntries(ways.map((way) => [way, withRatio(JSON.parse(started('duckdb.js', [a, b, labels, ...way.split(' ')]).stdout) as Spent, floor)])) : {};
  const truth = Object.fromEntries((['match', 'link'] as const).map((name) => [name, command(name, a, b, '--json', '--labels', labels).answer.truth]));
  return { rows, floor, match1: withRatio(match1, floor), match2: withRatio(match2, floor), link: withRatio(link, floor), duckdb, ratioToDuckdb: ratiosTo(duckdb['raw 1'], { match1, match2 }), truth };
}

interface Spent { readonly wallSeconds: number; readonly cpuSeconds: number; readonly peakMB: number }
const rounded = (value: number) => Number(value.toFixed(3));
const withRatio = <T extends Spent>(spent: T, floor: Pick<Spent, 'cpuSeconds'>) =>
  ({ ...spent, wallSeconds: rounded(spent.wallSeconds), cpuSeconds: rounded(spent.cpuSeconds), peakMB: Math.round(spent.peakMB), ratioToFloor: rounded(spent.cpuSeconds / floor.cpuSeconds) });
const ratiosTo = (than: Spent | undefined, those: Readonly<Record<string, Spent>>) => (than ? Object.fromEntries(Object.entries(those).map(([name, { cpuSeconds }]) => [name, rounded(cpuSeconds / than.cpuSeconds)])) : {});

/** The best of three passes: what else runs on the machine can only add. */
function newlines(paths: readonly string[]): { readonly cpuSeconds: number; readonly lines: number } {
  const bytes = Buffer.alloc(1 << 20);
  const passes = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    let lines = 0;
    for (const path of paths) {
      const file = openSync(path, 'r');
      for (let got = readSync(file, bytes); got > 0; got = readSync(file, bytes)) for (let at = bytes.indexOf(10); at >= 0 && at < got; at = bytes.indexOf(10, at + 1)) lines += 1;
      closeSync(file);
    }
    const { user, system } = process.cpuUsage(before);
    return { cpuSeconds: rounded((user + system) / 1e6), lines };
  });
  return passes.sort((one, other) => one.cpuSeconds - other.cpuSeconds)[0]!;
}

interface Answer { readonly verdicts: Readonly<Record<string, number>>; readonly seconds: object; readonly truth?: object }
function timed(script: string, args: readonly string[]): Spent & { readonly answer: Answer } {
  const { stdout, stderr } = started(script, args);
  return { ...(JSON.parse(stderr.slice(stderr.lastIndexOf('\n') + 1)) as Spent), answer: JSON.parse(stdout) as Answer };
}

/** In a process of its own and from a file: what `node -e` is told would be told to its threads as well. */
function started(script: string, args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0 || stdout === '') throw new Error(`TSG-BENCH: ${script} ${args.join(' ')} が終わらなかった(${status}): ${stderr}`);
  return { stdout, stderr };
}
